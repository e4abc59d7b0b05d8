"""What changed between two freezings of the same figures: new, revised with the reason, dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.export.document import Document
    from analytics.figures.spec import Figure
    from analytics.provenance import Origin

Place = tuple[str, str, str, str]
_MORE: Final = re.compile(r"[\d.,万亿余多]| (?:m|b)illion")


@dataclass(frozen=True)
class Moved:
    """One number that is new, revised or gone; ``old`` or ``new`` is empty accordingly.

    ``title`` is the figure's finding. ``reason`` names the claims that brought the new number: why they are shown, else who published them and when.
    """

    figure: str
    region: str
    series: str
    label: str
    old: str
    new: str
    reason: str = ""
    title: str = ""


@dataclass(frozen=True)
class Changes:
    """Every difference between two documents, in the order of the newer one."""

    new: tuple[Moved, ...] = ()
    revised: tuple[Moved, ...] = ()
    dropped: tuple[Moved, ...] = ()

    @property
    def none(self) -> bool:
        """Whether every number is as it was."""
        return not (self.new or self.revised or self.dropped)


def changes(old: Document, new: Document) -> Changes:
    """Compare two documents number by number, by figure, region and label."""
    before: dict[Place, tuple[str, str]] = {}
    for figure in old.figures:
        for place, text in _numbers(figure):
            before.setdefault(place, (text, figure.title))
    seen: dict[Place, str] = {}
    fresh, revised = [], []
    earlier = {(origin.figure_id, origin.value) for figure in old.figures for origin in figure.origins}
    for figure in new.figures:
        brought = [one for one in figure.origins if (one.figure_id, one.value) not in earlier]
        for place, text in _numbers(figure):
            if place in seen:
                continue
            seen[place] = text
            if place not in before:
                fresh.append(Moved(*place, "", text, _reason(text, place, brought, new.lang), figure.title))
            elif before[place][0] != text:
                reason = _reason(text, place, brought, new.lang)
                revised.append(Moved(*place, before[place][0], text, reason, figure.title))
    gone = tuple(Moved(*place, was, "", "", title) for place, (was, title) in before.items() if place not in seen)
    return Changes(tuple(fresh), tuple(revised), gone)


def _numbers(figure: Figure) -> Iterator[tuple[Place, str]]:
    """Every number of a figure with its place: its marks, or the cells of a table by the head of row and column."""
    key = f"{figure.key}@{figure.region}"
    for series in figure.series:
        for mark in series.marks:
            yield (key, mark.region or figure.region, series.name, mark.label), mark.text
    if figure.series:
        return
    heads = _heads(figure.rows)
    for row in figure.rows:
        for title, cell in zip(figure.columns[heads:], row[heads:], strict=False):
            yield (key, figure.region, title, " · ".join(filter(None, row[:heads]))), cell


def _heads(rows: tuple[tuple[str, ...], ...]) -> int:
    """How many cells at the beginning of a row tell it apart from every other."""
    widest = max((len(row) for row in rows), default=1)
    return next((wide for wide in range(1, widest) if len({row[:wide] for row in rows}) == len(rows)), 1)


def _says(value: str, text: str) -> bool:
    """Whether a number with its unit begins with this very number, not with a longer one: 12人, not 120人, says 12."""
    return bool(text) and value.startswith(text) and not _MORE.match(value[len(text) :])


def _reason(text: str, place: Place, brought: list[Origin], lang: str) -> str:
    """What the claims that came since about this place or time say of themselves, those first that have this very number."""
    where = place[3]
    about = [one for one in brought if where and (one.where == where or one.when.startswith(where))]
    about = [one for one in about or brought if _says(one.value, text)] or about
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    said = dict.fromkeys(one.why or comma.join(filter(None, (one.publisher, one.published))) for one in about)
    return stop.join(filter(None, said))
