"""Years that stand as lines over the rows of each: 2021年, under it the regions of 2021."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import times
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from analytics.ingest.sheets.context import Line
    from analytics.ingest.sheets.tables import Table

_YEAR: Final = re.compile(
    r"\(?(?:[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十]\)|\d[、.](?!\d{2}年))?((?:19|20)\d{2})年度?(?:情况|数据)?[):]?"
)
_TIMES: Final = ("period", "within")


def split(table: Table) -> list[Table]:
    """The parts of a table, each under its year, where every row stands under one and nothing else says when it is of.

    Lines of the same year, or of one that the title does not speak of, are left to be asked about.
    """
    named = [(line, match[1]) for line in table.asides if (match := _YEAR.fullmatch(plain(line.text)))]
    over = frozenset[str]().union(*(near.years for near in table.context.times))
    years = [year for _line, year in named]
    timed = any(column.role in _TIMES or column.said.period or column.said.within for column in table.columns)
    if not named or timed or len(set(years)) < len(years) or (over and not over.issuperset(years)):
        return [table]
    if len(over) == 1 or any(near.spans or near.parts or near.days for near in table.context.times):
        return [table]
    if not table.rows or table.rows[0] < named[0][0].row:
        return [table]
    ends = [*(line.row for line, _year in named[1:]), table.rows[-1] + 1]
    return [_under(table, line, end) for (line, _year), end in zip(named, ends, strict=True)]


def _under(table: Table, line: Line, end: int) -> Table:
    """The rows from a line that names their year to the next one."""
    around = table.context
    own = replace(
        around, times=(times.of((line.text,)), times.Times(), times.Times()), several=None, lines=(*around.lines, line)
    )
    return replace(
        table,
        rows=tuple(row for row in table.rows if line.row < row < end),
        context=own,
        asides=tuple(one for one in table.asides if line.row < one.row < end),
    )
