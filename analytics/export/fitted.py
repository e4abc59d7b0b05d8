"""Bars for a room: as many as can be read from the back row, and words for what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.figures.spec import Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.figures.spec import Figure

MOST: Final = 14


class Fitted(NamedTuple):
    """A figure as a slide shows it; ``said`` is how many bars of how many, ``rest`` names the others with their numbers."""

    figure: Figure
    said: str = ""
    rest: str = ""


def fitted(figure: Figure, lang: str) -> Fitted:
    """Shorten a ranking to its first bars, the selected region's among them; any other figure stays as it is."""
    marks = figure.series[0].marks if figure.shape is Shape.BARS else ()
    count = max(len(marks), len(figure.rows))
    if len(marks) <= MOST:
        return Fitted(figure)
    own = tuple(one for one in marks[MOST:] if one.region == figure.region)[:1]
    kept = (*marks[: MOST - len(own)], *own)
    message = mark("The first {shown} and {region}, of {count}") if own else mark("The first {shown} of {count}")
    places = {"region": own[0].label} if own else {}
    said = tr(lang, message, shown=MOST - len(own), count=count, **places)
    join = "；" if lang == "zh" else "; "
    others = join.join(
        [*(f"{one.label} {one.text}" for one in marks if one not in kept), *["…"] * (count > len(marks))]
    )
    rest = tr(lang, mark("The others: {listed}"), listed=others)
    return Fitted(replace(figure, series=(replace(figure.series[0], marks=kept), *figure.series[1:])), said, rest)
