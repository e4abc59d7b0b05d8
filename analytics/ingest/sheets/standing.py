"""Whether the stations of a list stand open: what titles, remarks and columns of status say of closed and planned ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.codes import issue
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.tables import Table

_NOT_OPEN: Final = re.compile(
    "撤[销并站除]|关[闭停]|停[用运办]|暂停|注销|取消|作废|规划|计划|[拟待在未]建|拟设|筹[建备]|未(?:启用|运[行营]|投入|开放)|选址|合并|并入"
)
_NO: Final = ("", "否", "无", "未", "没有", "-", "/", "n", "no", "0")
_RUNS: Final = re.compile("是否.*(?:运[行营]|启用|开放|在用|正常|建成)")
_PLACE: Final = re.compile("地址|位置|住址|地点|路线")
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_LONGEST: Final = 40


def issues(table: Table, used: set[int], name: int) -> Iterator[Issue]:
    """Ask about lines, cells and names that may say of a station that it is no longer, or not yet, open.

    ``used`` are the columns that are read, ``name`` the one of names.
    """
    grid = table.grid
    for line in table.context.lines:
        if _NOT_OPEN.search(plain(line.text)):
            yield issue("station-not-open", grid.name, line.row, line.column, text=_short(line.text))
    beside = [column for column in table.columns if column.number not in used and not _PLACE.search(column.title)]
    for row in table.rows:
        if not grid.visible(row) or blank(grid.shown(row, name)):
            continue
        called = shown(grid.shown(row, name))
        if any(_NOT_OPEN.search(part) for part in _IN_BRACKETS.findall(plain(called))):
            yield issue("station-not-open", grid.name, row, name, text=_short(called))
        for column in beside:
            text = shown(grid.shown(row, column.number)).strip()
            if _is_closed(plain(column.title), plain(text).lower()):
                yield issue("station-not-open", grid.name, row, column.number, text=_short(text))


def _is_closed(title: str, text: str) -> bool:
    """Whether a cell says that a station is not open: 已撤销, a date under 撤销日期, 否 under 是否运行."""
    if _RUNS.search(title):
        return text in _NO[1:] or bool(_NOT_OPEN.search(text))
    return bool(_NOT_OPEN.search(text)) or (bool(_NOT_OPEN.search(title)) and text not in _NO)


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"
