"""Stocks that a table itself adds up over years: what it calls 持证人数 may be those new in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import issue
from analytics.ingest.sheets import titles, written
from analytics.ingest.sheets.headings import REGIONS
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_SEEN_ROWS: Final = 50
_SEVERAL: Final = 2
_NEW: Final = re.compile("(?:[当本]年度?|年度)(?:合计|小计|总计|新增|增加)(?:人?数|持证(?:人数)?)?")
_CLOSE: Final = 1e-6


def issues(table: Table, figures: Sequence[Column]) -> Iterator[Issue]:
    """Ask about the first column of a stock whose figures some total of the table adds up over years."""
    stocks = [column for column in figures if _stock(column, table)]
    if not stocks or table.of("measure"):
        return
    told = (
        next((c for c in stocks if _added_down(table, c)), None)
        or _added_across(table, stocks)
        or _beside_new(table, stocks)
    )
    if told is not None:
        name = catalogue("zh").get(MEASURES[_stock(told, table)].label, "")
        row = table.head.lowest(table.grid, told.number)
        yield issue(
            "heading-unclear", table.grid.name, row, told.number, title=told.title, measures=f"{name}, 新增{name}"
        )


def _stock(column: Column, table: Table) -> str:
    """The stock that a column counts by its title or by the lines over the table, or nothing."""
    keys = column.said.measures or table.context.measures
    return keys[0] if len(keys) == 1 and MEASURES[keys[0]].kind is Kind.STOCK else ""


def _added_down(table: Table, column: Column) -> bool:
    """Whether 合计 under years comes to the sum of a column."""
    years = table.of("period")
    if len(years) != 1 or table.of(*REGIONS):
        return False
    rows = table.rows[: _SEEN_ROWS * 2]
    totals = [row for row in rows if titles.is_total(shown(table.grid.own(row, years[0].number)))]
    if len(totals) != 1:
        return False
    added = [_number(table, row, column.number) for row in rows if row < totals[0]]
    return _is_sum([one for one in added if one is not None], _number(table, totals[0], column.number))


def _added_across(table: Table, stocks: list[Column]) -> Column | None:
    """The first of the years whose figures a column 合计 adds up in every row."""
    timed = [column for column in stocks if column.said.period and not column.said.strata]
    wholes = [
        c
        for c in table.columns
        if titles.is_total(c.title.split()[-1] if c.title.split() else "") and not c.said.period
    ]
    if len({column.said.period for column in timed}) < _SEVERAL or len(timed) < _SEVERAL:
        return None
    rows = table.rows[:_SEEN_ROWS]
    for whole in wholes:
        sums = [
            (
                [one for c in timed if (one := _number(table, row, c.number)) is not None],
                _number(table, row, whole.number),
            )
            for row in rows
        ]
        if any(total for _parts, total in sums) and all(_is_sum(parts, total) for parts, total in sums if total):
            return timed[0]
    return None


def _beside_new(table: Table, stocks: list[Column]) -> Column | None:
    """Levels of nothing that their own titles name beside 当年合计 or 当年新增."""
    new = any(_NEW.fullmatch(plain(column.title)) for column in table.columns)
    return next((c for c in stocks if c.said.strata and not c.said.measures), None) if new else None


def _is_sum(parts: list[float], total: float | None) -> bool:
    return total is not None and len(parts) >= _SEVERAL and abs(sum(parts) - total) < _CLOSE


def _number(table: Table, row: int, column: int) -> float | None:
    value = table.grid.own(row, column)
    if isinstance(value, (int, float)):
        return float(value)
    try:
        read = written.read(value)
    except written.NoNumber:
        return None
    return float(read.value) if read else None
