"""Horizontal bars and funnels as SVG, in the colours and with the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.export.pictures.charts import shown
from analytics.export.pictures.marks import block, rule, text, wide
from analytics.figures.bars import bar_colour
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.figures.spec import Figure

_LABELS: Final = 230
_FOOT: Final = 20
_SLIVER: Final = 0.012


@dataclass(frozen=True)
class _Bar:
    label: str
    value: float
    words: str
    colour: str


def bars(figure: Figure, _lang: str, width: int, height: int) -> str:
    """Draw marks in their order, against a reference line if there is one."""
    marks = figure.series[0].marks
    reference = figure.references[0] if figure.references else None
    split = reference.value if reference else None
    found = [_Bar(mark.label, mark.value, shown(mark), bar_colour(mark, split, figure.region, LIGHT)) for mark in marks]
    left, reach = _room(found, width, 12)
    foot = _FOOT if reference else 0
    drawn = ""
    if reference:
        x = left + reach * reference.value
        drawn = rule(x, 2, x, height - foot, colour=LIGHT.accent, width=1.5, dash="2 3")
        drawn += text(x, height - 5, reference.label, colour=LIGHT.accent, anchor="middle")
    return drawn + _drawn(found, left, reach, height - foot, 12)


def funnel(figure: Figure, lang: str, width: int, height: int) -> str:
    """Draw stages; an unknown one is a sliver that says so, a stock is faint."""
    marks = figure.series[0].marks
    largest = max(mark.value for mark in marks) or 1
    found = []
    for mark in marks:
        gap = mark.faint and not mark.value
        note = (f"（{mark.note}）" if lang == "zh" else f" ({mark.note})") if mark.note else ""
        colour = LIGHT.grid if gap else LIGHT.faint if mark.faint else LIGHT.line[0]
        found.append(_Bar(mark.label, largest * _SLIVER if gap else mark.value, shown(mark) + note, colour))
    left, reach = _room(found, width, 13)
    return _drawn(found, left, reach, height, 13)


def _room(found: Sequence[_Bar], width: int, size: float) -> tuple[float, float]:
    """Where bars begin, and how many pixels a unit is long, so that the text behind every bar fits."""
    left = 8 + min(_LABELS, max(wide(one.label, size) for one in found)) + 8
    room = width - left - 8
    fits = [(room - wide(one.words, size) - 12) / one.value for one in found if one.value > 0]
    largest = max((one.value for one in found), default=1) or 1
    return left, max(min([room / largest, *fits]), room * 0.15 / largest)


def _drawn(found: Sequence[_Bar], left: float, reach: float, height: float, size: float) -> str:
    step = (height - 6) / len(found)
    drawn = []
    for place, one in enumerate(found):
        top, middle = 3 + place * step + step * 0.15, 3 + (place + 0.5) * step + size * 0.36
        drawn.append(text(left - 8, middle, _short(one.label, size), size=size, anchor="end"))
        drawn.append(block(left, top, max(reach * one.value, 0), step * 0.7, one.colour))
        drawn.append(text(left + max(reach * one.value, 0) + 5, middle, one.words, size=size))
    return "".join(drawn)


def _short(label: str, size: float) -> str:
    while wide(label, size) > _LABELS:
        label = label.removesuffix("…")[:-1] + "…"
    return label
