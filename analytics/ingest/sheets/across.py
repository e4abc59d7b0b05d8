"""Checks columns that add up others of their row: 合计 beside months, quarters, years, groups or regions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import ALL, MEASURES, Kind
from analytics.ingest.book import column_letters
from analytics.ingest.codes import issue
from analytics.ingest.sheets import moments, titles, words
from analytics.ingest.sheets.grid import place_of
from analytics.ingest.sheets.plain import plain, shown
from analytics.period import parse
from analytics.quantity import Quantity, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_SEVERAL: Final = 2
# Labels repeat: further down a list are those of its first rows.
_LOOKED_AT: Final = 200
_ADDED: Final = re.compile("合计|小计|共计|总计|累计")
_OF_WHICH: Final = re.compile("其中|^#")
_YEAR: Final = "2000"  # stands for the year no title names


class Sum(NamedTuple):
    """A column that adds up others: ``choices`` are the numbers of columns it may add up, one of which must come to it.

    ``kind`` is what they tell apart (time, group or place); ``least`` says that it may count more than they do;
    ``column`` is read with their titles and not stored, where it is none of the figures itself.
    """

    number: int
    kind: str
    choices: tuple[tuple[int, ...], ...]
    least: bool = False
    column: Column | None = None


def find(table: Table) -> list[Sum]:
    """Find the columns of a table that add up others."""
    columns = [_as_group(c, table) for c in table.figures if not c.said.rest]
    parts = [c for c in columns if not _is_total(c)]
    wholes = [c for c in table.of("figures", "value", "unknown") if _is_total(c) or c.said.within == "全年"]
    found: list[Sum] = []
    for whole in wholes:
        if whole.said.rest and not titles.is_total(whole.said.rest):
            continue
        timed = [c for c in columns if c not in wholes or _time(c)]
        over = _over_time(whole, timed, wholes, flows=_counts_flows(whole, table)) or _over_places(whole, parts)
        groups = _over_groups(whole, parts, wholes)
        found += [one for one in (over, groups) if one]
    return found


def _as_group(column: Column, table: Table) -> Column:
    """A column whose title names a measure or a group, 高级社会工作师, as one of the groups that stand beside it."""
    beside = any(other.said.strata and not other.said.measures for other in table.figures if other is not column)
    if not (column.said.either and beside and table.context.measures):
        return column
    return replace(column, said=replace(column.said, measures=(), either=False))


def _is_total(column: Column) -> bool:
    return titles.is_total(column.title) or any(map(titles.is_total, column.title.split()))


def _time(column: Column) -> str:
    return column.said.period or column.said.within


def _groups(column: Column) -> tuple[str, ...]:
    return tuple(stratum for stratum in column.said.strata if stratum != ALL)


def _counts_flows(whole: Column, table: Table) -> bool:
    """Whether a column surely counts what happens over a time, of which a sum of months is the year's."""
    measures = whole.said.measures or table.context.measures
    for column in table.of("measure"):
        labels = {shown(table.grid.shown(row, column.number)) for row in table.rows[:_LOOKED_AT]}
        heard = [words.said(label) for label in labels if label.strip()]
        measures = () if any(one.rest for one in heard) else tuple(key for one in heard for key in one.measures)
    return bool(measures) and all(MEASURES[one].kind is Kind.FLOW for one in measures)


def _over_time(whole: Column, columns: Sequence[Column], wholes: Sequence[Column], *, flows: bool) -> Sum | None:
    """A total over the months, quarters or years of the same figures."""
    alike = (_groups(whole), whole.place)
    timed = [c for c in columns if c is not whole and _time(c) and (_groups(c), c.place) == alike]
    measures = {c.said.measures for c in timed}
    measured = measures.pop() if len(measures) == 1 and not whole.said.measures else whole.said.measures
    timed = [c for c in timed if c.said.measures == measured]
    year = next((c.said.period[:4] for c in (whole, *timed) if c.said.period), _YEAR)
    months = {c.number: _months(c, year) for c in (whole, *timed)}
    own = months[whole.number]
    parts = [c for c in timed if months[c.number] and (not own or months[c.number] < own)]
    # Quarters between their months are sums of them, too.
    parts = [c for c in parts if not any(months[other.number] < months[c.number] for other in parts)]
    if len(parts) < _SEVERAL:
        return None
    counted = frozenset[int]().union(*(months[c.number] for c in parts))
    added = _ADDED.search(plain(whole.title))
    if own and (not added or (own == counted and (flows or whole.said.period))):
        return Sum(whole.number, "time", (_numbers(parts),), least=own != counted)
    near = _run(whole, parts, wholes) if "小计" in plain(whole.title) else ()
    choices = (near,) if near else (_numbers(parts),)
    later = "累计" in plain(whole.title) and (min(counted) % 12 != 0 or len(parts[0].said.period) == len(_YEAR))
    return Sum(whole.number, "time", choices, later, replace(whole, role="figures", said=parts[0].said))


def _months(column: Column, year: str) -> frozenset[int]:
    """The months a title speaks of, counted from year nought; those of an unsaid year are of ``year``."""
    said = column.said
    found = said.period if not said.within else moments.within_year(said.within, said.period[:4] or year)
    if not found:
        return frozenset()
    span = parse(found)
    first, last = span.start or span.end, span.end
    return frozenset(range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]))


def _run(whole: Column, parts: Sequence[Column], wholes: Sequence[Column]) -> tuple[int, ...]:
    """The parts between a subtotal and the total before it."""
    before = max((c.number for c in wholes if c.number < whole.number), default=0)
    return tuple(c.number for c in parts if before < c.number < whole.number)


def _over_groups(whole: Column, parts: Sequence[Column], wholes: Sequence[Column]) -> Sum | None:
    """A total over the groups of one kind; it is stored as the figure of all, but not where it stands between them."""
    alike = (whole.said.measures, _time(whole), whole.place)
    grouped = [c for c in parts if _groups(c) and (c.said.measures, _time(c), c.place) == alike]
    kinds = {group.partition(":")[0] for c in grouped for group in _groups(c)}
    if _groups(whole) or len(grouped) < _SEVERAL or len(kinds) > 1:
        return None
    before, numbers = _run(whole, grouped, wholes), _numbers(grouped)
    if _ADDED.search(plain(whole.title)) and before and whole.number < numbers[-1]:
        return Sum(whole.number, "group", (before, numbers), column=replace(whole, role="figures"))
    least = any(_OF_WHICH.search(plain(c.title)) for c in grouped) or not _ADDED.search(plain(whole.title))
    return Sum(whole.number, "group", (_numbers(grouped),), least=least)


def _over_places(whole: Column, parts: Sequence[Column]) -> Sum | None:
    """A total over regions."""
    alike = (whole.said.measures, _time(whole), _groups(whole))
    placed = [c for c in parts if c.place and (c.said.measures, _time(c), _groups(c)) == alike]
    if whole.place or len(placed) < _SEVERAL or (whole.said.scope and not _ADDED.search(plain(whole.title))):
        return None
    # 全省合计 under a title of the province is a figure of the province.
    column = None if whole.said.scope else replace(whole, role="figures")
    return Sum(whole.number, "place", (_numbers(placed),), column=column)


def _numbers(columns: Sequence[Column]) -> tuple[int, ...]:
    return tuple(column.number for column in columns)


def check(sums: Sequence[Sum], readings: Iterable[Reading], told: Sequence[Issue]) -> Iterator[Issue]:
    """Compare every total with the columns it adds up; rows with a cell that could not be read are left alone."""
    if not sums:
        return
    at = {place_of(reading.cell): reading for reading in readings}
    unread = {place_of(one.cell)[0] for one in told if one.severity == "error" and one.cell}
    for row in sorted({row for row, _column in at} - unread):
        for one in sums:
            whole = at.get((row, one.number))
            choices = [[at.get((row, number)) for number in choice] for choice in one.choices]
            if whole and any(part for choice in choices for part in choice) and adds(one, whole.measure):
                yield from _compared(one, whole, choices)


def adds(one: Sum, measure: str) -> bool:
    """Whether figures of a measure can be added so at all: what stands at a moment does not add up over time."""
    kind = MEASURES[measure].kind
    return kind is Kind.FLOW or (kind is Kind.STOCK and one.kind != "time")


def _compared(one: Sum, whole: Reading, choices: Sequence[Sequence[Reading | None]]) -> Iterator[Issue]:
    stated = Quantity(whole.value, whole.bound, whole.margin)
    added = [total([Quantity(p.value, p.bound, p.margin) for p in choice if p]) for choice in choices]
    if any(stated.agrees(each) for each in added):
        return
    row, number = place_of(whole.cell)
    more = stated.low > added[0].high
    places = {"total": f"{whole.value:,.15g}", "sum": f"{added[0].value:,.15g}"}
    if more and (one.least or None in choices[0]):
        if not one.least:
            yield issue("total-unchecked", whole.sheet, row, number, **places)
    elif not more and (not MEASURES[whole.measure].adds_over_regions or _may_hold_two(one, whole)):
        yield issue("parts-overlap", whole.sheet, row, number, sum=places["sum"], whole=places["total"])
    else:
        letters = ", ".join(map(column_letters, one.choices[0]))
        yield issue("total-across", whole.sheet, row, number, columns=letters, **places)


def _may_hold_two(one: Sum, whole: Reading) -> bool:
    """Whether one person may be in several groups: who holds two certificates."""
    return one.kind == "group" and MEASURES[whole.measure].kind is Kind.STOCK
