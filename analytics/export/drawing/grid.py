"""A figure as the sheet behind a chart: categories down, series across, an empty cell where nothing is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics.figures.spec import Figure, Mark, Series, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable

Slot = tuple[str, int]


@dataclass(frozen=True)
class Track:
    """One column of the sheet: a mark or nothing for each category; ``place`` chooses its colour."""

    name: str
    marks: tuple[Mark | None, ...]
    role: str
    place: int

    @property
    def values(self) -> tuple[float | None, ...]:
        """The numbers, none where there is no mark."""
        return tuple(None if mark is None else mark.value for mark in self.marks)


@dataclass(frozen=True)
class Grid:
    """Categories and tracks of one chart; ``lines`` are constants to compare with, by their labels."""

    categories: tuple[str, ...]
    tracks: tuple[Track, ...]
    lines: tuple[tuple[str, float], ...] = ()


def grid(figure: Figure, lang: str) -> Grid:
    """Lay out the series of a line, column, bar or funnel figure."""
    slots = _slots(figure)
    tracks = tuple(
        Track(series.name, tuple(marks.get(slot) for slot in slots), series.role, place)
        for place, series in enumerate(figure.series)
        for marks in _apart(series, figure.shape)
    )
    lines = tuple((one.label, one.value) for one in figure.references)
    made = Grid(tuple(label for label, _ in slots), tracks, lines)
    return _with_gaps(made, lang) if figure.shape is Shape.FUNNEL else made


def _with_gaps(made: Grid, lang: str) -> Grid:
    """A stage that is not published has an empty cell, and says so beside its name."""
    (track,) = made.tracks
    gaps = [one is not None and one.faint and not one.value for one in track.marks]
    words = "{label}（{text}）" if lang == "zh" else "{label} ({text})"
    categories = tuple(
        words.format(label=label, text=shown.text) if gap and shown else label
        for label, gap, shown in zip(made.categories, gaps, track.marks, strict=True)
    )
    marks = tuple(None if gap else one for gap, one in zip(gaps, track.marks, strict=True))
    return Grid(categories, (replace(track, marks=marks),))


def _apart(series: Series, shape: Shape) -> list[dict[Slot, Mark]]:
    """The marks by slot; a line that has two marks in a year needs a second series of its name."""
    by_slot = dict(zip(_keys(series.marks), series.marks, strict=True))
    if shape is not Shape.LINE:
        return [by_slot]
    times = sorted({time for _, time in by_slot})
    return [{(slot[0], 0): mark for slot, mark in by_slot.items() if slot[1] == time} for time in times]


def _keys(marks: Iterable[Mark]) -> list[Slot]:
    """Two marks of one label are two slots."""
    seen: dict[str, int] = {}
    made = []
    for one in marks:
        made.append((one.label, seen.get(one.label, 0)))
        seen[one.label] = seen.get(one.label, 0) + 1
    return made


def _slots(figure: Figure) -> list[Slot]:
    found = dict.fromkeys(slot for series in figure.series for slot in _keys(series.marks))
    if figure.shape is Shape.LINE:
        years = sorted({int(label) for label, _ in found})
        return [(str(year), 0) for year in range(years[0], years[-1] + 1)]
    if figure.shape is Shape.COLUMNS:
        return sorted(found, key=lambda slot: (int(slot[0].rstrip("月")), slot[1]))
    return list(found)
