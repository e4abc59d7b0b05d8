"""Checks 合计 and 小计 rows against the rows they add up; they are never stored."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import issue
from analytics.ingest.sheets.grid import column_of
from analytics.quantity import Quantity, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.sheets.facts import Found
    from analytics.regions import RegionTree

_PLACE: Final = re.compile(r"([A-Z]+)(\d+)$")
_Line = tuple[int, str, "Reading"]


def check(found: Found, tree: RegionTree) -> Iterator[Issue]:
    """Compare every total of a table with the sum of its parts, each period, measure and group by itself."""
    lines: dict[tuple[str, str, str], list[_Line]] = defaultdict(list)
    wanted = {_key(reading) for _kind, reading in found.totals}
    for kind, reading in [*found.totals, *(("", reading) for reading in found.readings if _key(reading) in wanted)]:
        lines[_key(reading)].append((_row(reading), kind, reading))
    gaps: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for period, measure, stratum, row in found.gaps:
        gaps[period, measure, stratum].append(row)
    for key, rows in lines.items():
        if MEASURES[key[1]].kind in (Kind.FLOW, Kind.STOCK):
            yield from _compared(sorted(rows, key=lambda line: line[0]), gaps[key], tree)


def _key(reading: Reading) -> tuple[str, str, str]:
    return reading.period, reading.measure, reading.stratum


def _row(reading: Reading) -> int:
    match = _PLACE.search(reading.cell)
    return int(match[2]) if match else 0


def _compared(rows: list[_Line], gaps: list[int], tree: RegionTree) -> Iterator[Issue]:
    parts = _topmost([reading for _row_number, kind, reading in rows if not kind], tree)
    for place, (row, kind, reading) in enumerate(rows):
        if not kind:
            continue
        if kind == "part":
            before, after = _until(rows[:place][::-1], tree), _until(rows[place + 1 :], tree)
            choices = [side for side in (before, after) if side]
        else:
            choices = [parts] if parts else []
        if choices:
            yield from _told(row, reading, choices, bool(gaps))


def _until(rows: list[_Line], tree: RegionTree) -> list[Reading]:
    """The rows next to a subtotal, up to the next total."""
    near: list[Reading] = []
    for _row_number, kind, reading in rows:
        if kind:
            break
        near.append(reading)
    return _topmost(near, tree)


def _topmost(readings: list[Reading], tree: RegionTree) -> list[Reading]:
    """Leave out regions whose own parent stands in the list too; a figure that stands twice counts once."""
    by_region = {reading.region_code: reading for reading in readings}
    return [
        reading
        for code, reading in by_region.items()
        if not any(above.code in by_region for above in tree.ancestors(code))
    ]


def _told(row: int, reading: Reading, choices: list[list[Reading]], gaps: bool) -> Iterator[Issue]:  # noqa: FBT001 - told apart once
    stated = Quantity(reading.value, reading.bound, reading.margin)
    sums = [total([Quantity(part.value, part.bound, part.margin) for part in parts]) for parts in choices]
    if any(stated.agrees(added) for added in sums):
        return
    match = _PLACE.search(reading.cell)
    column = column_of(match[1]) if match else 0
    places = {"total": f"{reading.value:,.15g}", "sum": f"{sums[0].value:,.15g}"}
    if gaps and sums[0].low <= stated.high:
        yield issue("total-unchecked", reading.sheet, row, column, **places)
    else:
        yield issue("total-mismatch", reading.sheet, row, column, **places)
