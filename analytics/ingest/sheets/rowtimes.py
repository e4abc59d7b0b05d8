"""When the figures of a row are: what its cells of time say, joined; the names of what it counts apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.book import Odd
from analytics.ingest.sheets import agreeing, moments, times, titles
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.wheres import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column

    Columns = Mapping[str, tuple[Column, ...]]
    Cells = Mapping[int, Value]

TOTAL_PASSED_OVER: Final = "total-passed-over"
TWICE: Final = mark("The row says both {first} and {second}.")
_DATES: Final = re.compile(f"日期|date|年月|时间|时点|截[至止]日|{times.COUNTED_ON}")
# Titles over whole years and parts of them alike.
_SPANS: Final = re.compile("(?:统计|报告|数据)?(?:时段|时间段|期间|周期)|时间范围")
# The month in which candidates sit beside the year of the figures.
_OF_EXAM: Final = re.compile("考试|报考|报名")
_QUARTERS: Final = ("一季度", "二季度", "三季度", "四季度")
_NUMBERED: Final = {"半年": ("上半年", "下半年"), "季": _QUARTERS, "quarter": _QUARTERS}
_ANY_YEAR: Final = "2000"


def said(columns: Columns, cells: Cells, faults: list[Fault]) -> tuple[str | None, str]:
    """The period of a row; or the part of a year alone where no cell names the year."""
    period, part = _period(columns["period"], cells, faults), ""
    for column, value in _parts(columns, cells):
        named = moments.part_of_year(value) or _month_of(value) or (moments.year(value) if spans(column) else None)
        inner = moments.within_year(value, period[:4] if period else _ANY_YEAR)
        if named and not (period or part):
            period = named
        elif period and (inner or named):
            period = _both(period, inner or named or "", column, faults)
        elif inner:
            part = _narrower(part, shown(value), column, faults)
        else:
            faults.append(Fault(column.number, "bad-period", {"text": shown(value)}))
    return (None, part) if part else (period, "")


def day(columns: Columns, cells: Cells) -> str:
    """The date that was read as its year."""
    found = (moments.cell(cells[column.number]) for column in columns["period"])
    return next((day for day, assumed in found if day and assumed), "")


def sums(columns: Columns, cells: Cells) -> list[Fault]:
    """A row that adds up the periods of others: 合计 where a year or a month should stand."""
    texts = ((column, shown(cells[column.number])) for column in (*columns["period"], *columns["within"]))
    return [Fault(c.number, TOTAL_PASSED_OVER, {"text": text}) for c, text in texts if titles.is_total(text)]


def spans(column: Column) -> bool:
    """Whether a column is of years and of parts of them alike: 时段."""
    return bool(_SPANS.fullmatch(plain(column.title)))


def _period(columns: tuple[Column, ...], cells: Cells, faults: list[Fault]) -> str | None:
    found = ""
    for column in columns:
        value = cells[column.number]
        if blank(value) or titles.is_total(shown(value)) or moments.is_part(value):
            continue
        read, assumed = moments.cell(value)
        if read is None:
            faults.append(Fault(column.number, "bad-period", {"text": shown(value)}))
            continue
        if assumed and not _DATES.fullmatch(plain(column.title)):
            read = read[:4] if "月" not in column.title else read[:7]
            faults.append(Fault(column.number, assumed, {"text": shown(value), "period": read}))
        if len(columns) > 1 and _OF_EXAM.match(plain(column.title)):
            read = read[:4]
        found = _both(found, read, column, faults)
    return found or None


def _parts(columns: Columns, cells: Cells) -> list[tuple[Column, Value]]:
    """The cells of a row that say a part of a year, or a whole one under 时段; 1-6月 may stand under 时间 too."""
    told = [(column, cells[column.number]) for column in columns["within"]]
    told += [(column, value) for column in columns["period"] if moments.is_part(value := cells[column.number])]
    return [
        (column, _numbered(column, value))
        for column, value in told
        if not (blank(value) or titles.is_total(shown(value)))
    ]


def _month_of(value: Value) -> str:
    """The month that a workbook keeps as its first day, where 月份 is asked for: 2024-06-01."""
    found, _assumed = moments.cell(value) if isinstance(value, Odd) else ("", None)
    return found[:7] if found and found.endswith("-01") and len(found) == len("2024-06-01") else ""


def _numbered(column: Column, value: Value) -> Value:
    """The quarter or half that a bare number under 季度 or 半年 is, which would be a month elsewhere."""
    name = next((parts for title, parts in _NUMBERED.items() if title in plain(column.title).lower()), ())
    word = plain(shown(value)).removesuffix(".0").removeprefix("0")
    if not name or not word.isdecimal():
        return value
    return name[int(word) - 1] if 0 < int(word) <= len(name) else f"{column.title}{word}"


def _both(found: str, read: str, column: Column, faults: list[Fault]) -> str:
    """Join what two columns say of a row's time: 2024 and 2024-06; the last day of a year is that year."""
    both = agreeing.narrower(found, read) if found else read
    if both is None:
        faults.append(Fault(column.number, "period-clash", {"message": Refused(TWICE, first=found, second=read)}))
    return both or found


def _narrower(part: str, read: str, column: Column, faults: list[Fault]) -> str:
    """Of two parts of a year whose year is not in the row, the one within the other: 二季度 and 6月."""
    if not part:
        return read
    written = {moments.within_year(one, _ANY_YEAR) or "": one for one in (read, part)}
    both = agreeing.narrower(*written) if len(written) > 1 else next(iter(written))
    if both is None:
        faults.append(Fault(column.number, "period-clash", {"message": Refused(TWICE, first=part, second=read)}))
    return written.get(both or "", part)
