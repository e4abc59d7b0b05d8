"""Figures of persons that may be counted within something smaller: holders inside agencies, stations or a column before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, RATIOS, Topic
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_PART: Final = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,2}[、.)])?其中")
_HOLDERS: Final = re.compile("机构|社工站|社会工作(?:服务)?站|站点|社工室")
_PERSONS: Final = re.compile("人才|持证|考试|报名|队伍|社会工作者|社工(?!站|机构|服务|室|组织)")
# Persons of agencies or stations, where nothing stands between the two words: 社工机构持证社工, not 社工机构、持证社工.
_INSIDE: Final = re.compile(
    "(?:机构|社工站|服务站|站点|社工室|单位|社会组织|企业|协会)(?:内|中|的|所属|在职|从业|专职|工作|驻站|人员|员工|职工|人才|社工|社会工作者)*(?:持证|报名|报考|参考|考试|合格|通过)"
)
_COUNTED: Final = (Topic.EXAM, Topic.CERTIFICATION)
_PAIRS: Final = {(ratio.numerator, ratio.denominator) for ratio in RATIOS.values()}


def whole(table: Table, column: Column) -> str:
    """What a column of persons may be a part of, in the words of the sheet; nothing where it counts them all."""
    if not column.said.measures or column.said.strata or not _counts_persons(column):
        return ""
    if _PART.match(plain(column.title)):
        return _part_of(table, column)
    lines = [plain(text) for text in (*table.context.titles, table.grid.name)]
    holders = [text for text in lines if _HOLDERS.search(text) and ":" not in text]
    inside = next((text for text in holders if _INSIDE.search(text)), "")
    return inside or (holders[0] if holders and not any(map(_PERSONS.search, lines)) else "")


def _counts_persons(column: Column) -> bool:
    measures = [MEASURES[key] for key in column.said.measures]
    return any(one.topic in _COUNTED or one.key.startswith("professionals") for one in measures)


def _part_of(table: Table, column: Column) -> str:
    """The column before one called 其中, unless what it counts is known to have such a part: 专业人才 and 持证人数."""
    before = [other for other in table.columns if other.number < column.number and not _PART.match(plain(other.title))]
    last = before[-1] if before else None
    if last is None or last.role not in ("figures", "value", "unknown") or not last.title:
        return ""
    keys = last.said.measures if last.role == "figures" else ()
    of_one = any((mine, key) in _PAIRS or _same(mine, key) for mine in column.said.measures for key in keys)
    alone = last.role == "value" or bool(last.said.period)
    return "" if of_one or (alone and not keys) else last.title


def _same(first: str, second: str) -> bool:
    return MEASURES[first].topic is MEASURES[second].topic
