"""Whether the stations of a list stand open: what titles, remarks and columns of status say of closed and planned ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.codes import issue
from analytics.ingest.sheets.plain import blank, plain, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.tables import Table

_ENDED: Final = "撤[销并站除]|裁撤|拆除|关[闭停]|停[用运办业]|暂停|[中终]止|停止|注销|取消|作废|废[止弃]|闲置|空置"
_TO_COME: Final = (
    "规划(?!局|和自然|与自然|自然|[处科院馆])|计划|预计|[拟待在未]建|拟设|筹[建备]|建设中|施工|装修|选址"
    "|(?<!是否)(?:尚?未|待)(?:正式)?(?:启用|运[行营]|投[入用]|开[放站]|挂牌)|尚未"
)
_MOVED: Final = "合并(?!表)|并入|整合[至到进]|迁[出往至]"
_NOT_OPEN: Final = re.compile(f"{_ENDED}|{_TO_COME}|{_MOVED}")
# What says that such stations are not among those listed, or that one is not closed.
_HARMLESS: Final = re.compile(f"(?:不含|不包括|剔除)[^,。;()]*|(?<!尚)未(?:{_ENDED}|{_MOVED})|十[三四五]五规划")
_OURS: Final = re.compile("社工|社会工作(?:服务)?(?:站|室|点)|双百")
_OTHER_PLACES: Final = re.compile(
    "文明实践|志愿(?:者)?服务|养老|日间照料|党群|退役军人|便民|卫生|警务|司法|救助|妇女|儿童|未成年人|残疾人|康复|文化站|社会组织孵化"
)
_NO: Final = ("", "否", "无", "未", "没有", "-", "/", "×", "x", "n", "no", "0")
_RUNS: Final = re.compile("是否.*(?:运[行营]|启用|开放|在用|正常|建成)")
_ELSEWHERE: Final = re.compile("地址|位置|住址|地点|路线|单位|机构")
# Titles of which any answer but none says it: 撤销日期, 是否停用, but not 计划服务人次.
_ANSWERED: Final = re.compile("日期|时间|年月|年份|是否")
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")


def issues(table: Table, used: set[int], name: int) -> Iterator[Issue]:
    """Ask about lines, cells and names that may say of a station that it is no longer, or not yet, open.

    ``used`` are the columns that are read and can say nothing of it, ``name`` the one of names.
    """
    grid = table.grid
    named = [(0, 0, text) for text in table.context.names]
    for row, number, text in (*((line.row, line.column, line.text) for line in table.context.lines), *named):
        if _says_not(plain(text)):
            yield issue("station-not-open", grid.name, row, number, text=quoted(text))
    beside = [column for column in table.columns if column.number not in used and not _ELSEWHERE.search(column.title)]
    for row in table.rows:
        if not grid.visible(row) or blank(grid.shown(row, name)):
            continue
        called = shown(grid.shown(row, name))
        if any(_says_not(part) for part in _IN_BRACKETS.findall(plain(called))):
            yield issue("station-not-open", grid.name, row, name, text=quoted(called))
        for column in beside:
            text = shown(grid.shown(row, column.number)).strip()
            if _is_closed(plain(column.title), plain(text).lower()):
                yield issue("station-not-open", grid.name, row, column.number, text=quoted(text))


def others(table: Table, name: int) -> Iterator[Issue]:
    """Ask about lists of agencies, and of other places than social-work stations, in their titles or their names."""
    grid, head = table.grid, table.head.rows[0]
    around = [(line.row, line.column, line.text) for line in table.context.lines if line.title]
    for row, number, text in (*around, (0, 0, table.context.names[0])):
        if _is_other(plain(text)):
            yield issue("station-other", grid.name, row, number, text=quoted(text))
    title = shown(grid.shown(head, name))
    if "机构" in title and not any(_OURS.search(plain(text)) for *_at, text in around):
        yield issue("station-other", grid.name, head, name, text=quoted(title))
    for row in table.rows:
        called = shown(grid.shown(row, name))
        if grid.visible(row) and _is_other(plain(called)):
            yield issue("station-other", grid.name, row, name, text=quoted(called))


def _is_other(text: str) -> bool:
    """Whether a text names another kind of place, and no social work: 文明实践站, 志愿服务站."""
    return bool(_OTHER_PLACES.search(text)) and not _OURS.search(text)


def _is_closed(title: str, text: str) -> bool:
    """Whether a cell says that a station is not open: 已撤销, a date under 撤销日期, 否 under 是否运行."""
    if _RUNS.search(title):
        return text in _NO[1:] or _says_not(text)
    if _ANSWERED.search(title) and _NOT_OPEN.search(title):
        return text not in _NO and bool(_HARMLESS.sub("", text))
    return _says_not(text)


def _says_not(text: str) -> bool:
    return bool(_NOT_OPEN.search(_HARMLESS.sub("", text)))
