"""Counts that run on, as 累计 says of them: from January to the end of their month, or since nobody says when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import issue
from analytics.ingest.sheets import moments, rowtimes, spans, timewords
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.indicators import Measure
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.context import Context
    from analytics.ingest.sheets.tables import Table

_WORD: Final = "累计"
_FEW: Final = 2
_LOOKED_AT: Final = 200
# In a line over several columns 累计 may belong to what is held or there, which is none of the counts that run on.
# What a figure is of whatever a line over it says.
_OF_YEAR: Final = re.compile("[当本]年度?新增|年度新增|当月|本月")
_IN_LINE: Final = re.compile("累计(?!持证|取得|取证|获证|拥有|建成|建站|建立|设立|成立|登记|注册)")
_FROM_JANUARY: Final = re.compile(
    r"(?:[本当全每各]年度?内?|年内|年度|年初(?:至今|以来|起)?|(?:19|20)\d{2}年度?|至本月[止底末]?)累计"
)
# 1—6月累计 over columns of months may be of their sum, 当月及累计 of only some columns.
_OF_THEIR_SUM: Final = re.compile("(?:\\d月份?|(?<!各)(?<!每)季度|半年)[止底末]?累计")
_OF_SOME: Final = re.compile("[本当][月季]|[及和与、含]累计")
_SINCE_JANUARY: Final = re.compile(r"(?<!\d)0?1月?[-~至到]\d{1,2}月")
_LATER: Final = re.compile(r"(?<!\d)(?:[2-9]|1[0-2])月?[-~至到](?:\d{4}年?)?\d{1,2}月|下半年|[二三]至[三四]季度")


class Heard(NamedTuple):
    """Who says 累计 of a figure: the text, its cell (no row where it is the sheet's or the file's name), and what kind of text it is."""

    text: str
    row: int
    column: int
    over: bool = False  # a line over the table
    label: bool = False  # the name of what a row counts


class Told:
    """What was read as running on, told once for a column with all of its periods."""

    def __init__(self, table: Table) -> None:
        self._sheet = table.grid.name
        self._at: dict[int, tuple[tuple[int, int], str, list[str]]] = {}

    def add(self, column: Column, found: str, title: str, at: tuple[int, int]) -> None:
        """Note what a column's title, or the first such label beside it, was read as."""
        known = self._at.setdefault(column.number, (at, title, []))[2]
        if found not in known:
            known.append(found)

    def issues(self) -> list[Issue]:
        """The warnings; of many periods the first and the last."""
        return [
            issue("running-total", self._sheet, *at, title=title, period=_listed(periods))
            for at, title, periods in self._at.values()
        ]


def _listed(periods: list[str]) -> str:
    return "、".join(periods) if len(periods) <= _FEW else f"{periods[0]}、…、{periods[-1]}"


def heard(table: Table, column: Column, measure: Measure, label: str, row: int) -> Heard | None:
    """Find what says 累计 of a figure that counts over time: its column's title, the ``label`` of its row, or a line over all."""
    if measure.kind is not Kind.FLOW or (measure.aliases and all(_WORD in name for name in measure.aliases)):
        return None
    if _WORD in plain(column.title):
        return Heard(column.title, *_cell(table, column.number))
    if _WORD in plain(label):
        return Heard(label, row, table.of("measure")[0].number, label=True)
    own = _OF_YEAR.search(plain(f"{column.title} {label}"))
    return None if own or _told_apart(table) else next(_over(table), None)


def _cell(table: Table, number: int) -> tuple[int, int]:
    said = (at for at in table.head.rows if _WORD in plain(shown(table.grid.shown(at, number))))
    at = next(said, table.head.lowest(table.grid, number))
    return (table.grid.merge(at, number) or (at, number))[:2]


def _told_apart(table: Table) -> bool:
    """Whether columns say themselves which of them run on: 培训人次 beside 累计培训人次."""
    flows = (c for c in table.figures if any(MEASURES[key].kind is Kind.FLOW for key in c.said.measures))
    return any(_WORD in plain(column.title) or column.said.within in timewords.RELATIVE for column in flows)


def _over(table: Table) -> Iterator[Heard]:
    context = table.context
    places = {line.text: (line.row, line.column) for line in context.lines if line.title}
    for text in _all_over(context):
        if _IN_LINE.search(plain(text)):
            yield Heard(text.strip(), *places.get(text, (0, 0)), over=True)


def _all_over(context: Context) -> tuple[str, ...]:
    """The lines over a table, and the names of its sheet and file."""
    return (*context.titles, *context.names)


def through(found: str, said: Heard, table: Table, column: Column, row: int, *, own: bool) -> str | None:
    """The months from January on that a figure of ``found`` runs over; nothing where that is not said.

    ``own`` says that row or column name ``found``; else the lines over the table do.
    """
    text = plain(said.text)
    january, summed = bool(_FROM_JANUARY.search(said.text)), bool(_OF_THEIR_SUM.search(text))
    if spans.is_of_years(found):
        return found
    if said.over and ((own and summed) or any(_OF_SOME.search(plain(one)) for one in _all_over(table.context))):
        return None
    times = (shown(table.grid.shown(row, one.number)) for one in table.of("period", "within"))
    written = [plain(one) for one in (column.title, *times)]
    if any(map(_SINCE_JANUARY.search, written)):
        return found
    # Beside months 全年 is what the year came to.
    of_months = _of_months(table) or column.said.within == "全年"
    if not january and unsaid(found, own=(own and not of_months) or _beside_stocks(table)):
        return None
    if said.over and _is_day(found) and not (january or summed):
        return None
    return None if any(map(_LATER.search, written)) else moments.relative("本年累计", found, moment=False)


def _beside_stocks(table: Table) -> bool:
    """Whether what there is stands beside: 社工站数 and 累计培训人次, which may both be of all years so far."""
    measures = [key for column in table.figures for key in column.said.measures]
    return any(MEASURES[key].kind is Kind.STOCK for key in measures)


def _of_months(table: Table) -> bool:
    """Whether a column tells months or quarters apart; 时段 may be of years only."""
    columns = table.of("within")
    mixed = [column.number for column in columns if rowtimes.spans(column)]
    cells = (table.grid.shown(row, number) for number in mixed for row in table.rows[:_LOOKED_AT])
    return len(mixed) < len(columns) or any(not (blank(value) or moments.year(value)) for value in cells)


def unsaid(found: str, *, own: bool) -> bool:
    """Whether 累计 may count from an earlier year on: in a row or column of a year (``own``), or to the end of one."""
    return found.endswith("-12-31") or (own and len(found) == len("2024"))


def _is_day(found: str) -> bool:
    return ".." not in found and len(found) == len("2024-01-01")
