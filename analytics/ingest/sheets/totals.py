"""Checks 合计 and 小计 rows against the rows they add up; none is stored but the one of a region, 全省."""

from __future__ import annotations

from collections import defaultdict
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import issue
from analytics.ingest.pairs import DIVIDED
from analytics.ingest.sheets.grid import column_of, place_of
from analytics.quantity import Quantity, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.sheets.found import Found
    from analytics.regions import RegionTree

_Key = tuple[str, str, str]
_NAMED: Final = 5
# What is of no region, 市本级 or a township, lies in none that stands in the list.
_APART: Final = "apart "


class _Line(NamedTuple):
    """One row of one figure: a part, a total of its ``kind`` (part or whole), or a gap, which has no reading."""

    row: int
    kind: str
    reading: Reading | None


def check(found: Found, tree: RegionTree, beside: Sequence[Found] = ()) -> Iterator[Issue]:
    """Compare every total of a table with the sum of its parts, each period, measure and group by itself.

    ``beside`` is what was found in the other blocks of a list that is wrapped into several side by side.
    """
    if not found.totals:
        return
    wanted = {_key(reading) for _kind, reading in found.totals}
    stated = {reading.cell for _kind, reading in found.totals}
    parts = [reading for reading in found.readings if reading.cell not in stated]
    apart = [one._replace(region_code=f"{_APART}{one.cell}") for one in found.apart]
    lines: dict[_Key, list[_Line]] = defaultdict(list)
    for kind, reading in [*found.totals, *(("", reading) for reading in (*parts, *apart))]:
        if _key(reading) in wanted:
            lines[_key(reading)].append(_Line(place_of(reading.cell)[0], kind, reading))
    for period, measure, stratum, row in found.gaps:
        if (period, measure, stratum) in wanted:
            lines[period, measure, stratum].append(_Line(row, "", None))
    unread = _unread(found)
    for key, rows in lines.items():
        if _is_sum(key[1]):
            wrapped = [line for one in beside for line in _beside(one, key)]
            told = _compared(sorted(rows, key=lambda line: line.row), wrapped, tree, unread)
            yield from (_of_hidden(issue, found) for issue in told)
    if not unread:
        yield from _unstored(found, parts)


def _beside(found: Found, key: _Key) -> Iterator[_Line]:
    """The parts, and the gaps, of one figure in another block."""
    stated = {reading.cell for _kind, reading in found.totals}
    yield from (_Line(0, "", one) for one in found.readings if _key(one) == key and one.cell not in stated)
    yield from (_Line(0, "", None) for gap in found.gaps if gap[:3] == key)


def _unstored(found: Found, parts: list[Reading]) -> Iterator[Issue]:
    """Name the totals that are left out although no other figures of the table come to them."""
    measures = {reading.measure for reading in parts}
    stored = {reading.cell for reading in found.readings}
    made = {rate for rate, of in DIVIDED.items() if any({one.numerator, one.denominator} <= measures for one in of)}
    keys = {_key(reading) for reading in parts} | {gap[:3] for gap in found.gaps}
    lost = [
        reading
        for _kind, reading in found.totals
        if reading.cell not in stored
        and not (_key(reading) in keys if _is_sum(reading.measure) else reading.measure in made)
    ]
    if lost:
        cells = ", ".join(reading.cell for reading in lost[:_NAMED]) + (" …" if len(lost) > _NAMED else "")
        yield issue("total-unstored", lost[0].sheet, *place_of(lost[0].cell), cells=cells)


def _is_sum(measure: str) -> bool:
    return MEASURES[measure].kind in (Kind.FLOW, Kind.STOCK)


def _of_hidden(told: Issue, found: Found) -> Issue:
    """Say of a total that is more than the rows shown that others are hidden."""
    rows = next((dict(known.places)["rows"] for known in found.issues if known.code == "row-hidden"), None)
    if told.code != "total-mismatch" or rows is None:
        return told
    row, column = int(told.cell.lstrip(ascii_uppercase)), column_of(told.cell.rstrip(digits))
    return issue("total-hidden", told.sheet, row, column, rows=rows, **dict(told.places))


def _key(reading: Reading) -> _Key:
    return reading.period, reading.measure, reading.stratum


def _unread(found: Found) -> set[int]:
    """The columns where a cell could not be read; column 0 stands for whole rows that could not."""
    figures = {
        place_of(reading.cell)[1] for reading in (*found.readings, *(reading for _kind, reading in found.totals))
    }
    columns = {column_of(told.cell.rstrip("0123456789")) for told in found.issues if told.severity == "error"}
    return {column if column in figures else 0 for column in columns}


def _compared(lines: list[_Line], beside: list[_Line], tree: RegionTree, unread: set[int]) -> Iterator[Issue]:
    wholes = sum(line.kind == "whole" for line in lines)
    for at, line in enumerate(lines):
        if line.reading is None or not line.kind:
            continue
        # 小计 adds up the rows next to it on one side; so does 合计 where a table has several.
        stops = ("part", "whole") if line.kind == "part" else ("whole",)
        near = [_until(lines[:at][::-1], stops), _until(lines[at + 1 :], stops)]
        choices = near if line.kind == "part" else [[*beside, *lines], lines, *(near if wholes > 1 else [])]
        sums = [_Sum.of(choice, tree) for choice in choices if any(not part.kind for part in choice)]
        if sums:
            hidden = bool(unread & {0, place_of(line.reading.cell)[1]})
            yield from _told(line.reading, sums, hidden=hidden, some=_lists_some(line.reading, lines, tree))


def _lists_some(whole: Reading, lines: list[_Line], tree: RegionTree) -> bool:
    """Whether a row of a region, 全省, stands beside less than half of its parts, as in an excerpt: their sum it cannot be.

    Where most are listed, a row may be missing or mistyped, which only a person can tell.
    """
    if whole.region_code not in tree:
        return False
    parts = {part.code for part in tree.reporting_children(whole.region_code, int(whole.period[:4]))}
    return 2 * len(parts & {line.reading.region_code for line in lines if line.reading}) < len(parts)


def _until(lines: Sequence[_Line], stops: tuple[str, ...]) -> list[_Line]:
    """The rows up to the next total."""
    end = next((place for place, line in enumerate(lines) if line.kind in stops), len(lines))
    return list(lines[:end])


class _Sum(NamedTuple):
    """What some rows come to, and whether one of them has no number."""

    value: Quantity
    gaps: bool

    @classmethod
    def of(cls, lines: Sequence[_Line], tree: RegionTree) -> _Sum:
        parts = _topmost([line.reading for line in lines if line.reading and not line.kind], tree)
        added = total([Quantity(part.value, part.bound, part.margin) for part in parts])
        return cls(added, any(line.reading is None for line in lines))


def _topmost(readings: list[Reading], tree: RegionTree) -> list[Reading]:
    """Leave out regions whose own parent stands in the list too; a figure that stands twice counts once."""
    by_region = {reading.region_code: reading for reading in readings}
    return [
        reading
        for code, reading in by_region.items()
        if code.startswith(_APART) or not any(above.code in by_region for above in tree.ancestors(code))
    ]


def _told(reading: Reading, sums: list[_Sum], *, hidden: bool, some: bool) -> Iterator[Issue]:
    """Say where a total agrees with none of its sums.

    ``hidden`` says that a part was refused, which is told already, ``some`` that parts of its region are not listed.
    """
    stated = Quantity(reading.value, reading.bound, reading.margin)
    if any(stated.agrees(added.value) for added in sums):
        return
    at = (reading.sheet, *place_of(reading.cell))
    places = {"total": f"{reading.value:,.15g}", "sum": f"{sums[0].value.value:,.15g}"}
    short = sums[0].value.low <= stated.high
    if short and hidden:
        return
    if short and (sums[0].gaps or some):
        yield issue("total-unchecked", *at, **places)
    elif short or MEASURES[reading.measure].adds_over_regions:
        yield issue("total-mismatch", *at, **places)
    else:
        yield issue("parts-overlap", *at, sum=places["sum"], whole=places["total"])
