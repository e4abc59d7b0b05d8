"""Columns of other people than the one kind a title speaks of, who may be counted among these: 社区工作者人数 behind 报名人数."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, Kind, Topic
from analytics.ingest.sheets.plain import blank, plain

if TYPE_CHECKING:
    from analytics.indicators import Measure
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_PEOPLE: Final = ("人", "人次")
_FEW: Final = 2
# What a title speaks of, and what makes it speak of more than that.
_SPOKEN: Final = {
    Topic.EXAM: re.compile("考试|报名|报考|参考|合格|通过"),
    Topic.TRAINING: re.compile("培训|参训"),
    Topic.CERTIFICATION: re.compile("持证|取证"),
}
_TRADE: Final = re.compile("(?:社会工作|社工)(?:专业)?人才(?:队伍)?(?=持证|考试|培训|报名)")
_MORE: Final = re.compile(
    "人才|队伍|站|机构|社区|志愿|督导|岗位|工作情况|基本|发展|概况|总体|综合|事业|主要|指标|台账|数据|资源|配备"
)


def of_one(table: Table, column: Column) -> str:
    """The column of people of whom another column may count only some, because the title speaks of nobody else.

    Nothing where some row counts more of them: those are surely not among the others. Of the holders behind candidates, and of
    professionals, it is known what they are.
    """
    topics = _spoken(table)
    found = [MEASURES[key] for key in column.said.measures]
    if len(topics) != 1 or len(found) != 1 or column.said.strata or not _may_be_among(found[0], topics):
        return ""
    before = [one for one in table.figures if one.number < column.number]
    wholes = [one for one in before if any(_counts(MEASURES[key], topics) for key in one.said.measures)]
    return next((one.title for one in wholes if _is_never_more(table, column, one)), "")


def of_title(table: Table, measures: tuple[str, ...]) -> str:
    """The title that speaks of one kind of people only, among whom those a row counts may be."""
    topics, found = _spoken(table), [MEASURES[key] for key in measures]
    among = len(topics) == 1 and len(found) == 1 and _may_be_among(found[0], topics)
    return next((text for text in table.context.titles if text.strip()), "") if among else ""


def are_ranks(table: Table) -> bool:
    """Whether every column of figures counts from 1 to the number of its rows, as ranks do, and nothing else."""
    columns = [[table.grid.own(row, column.number) for row in table.rows] for column in table.figures]
    held = [sorted(value for value in values if isinstance(value, (int, float))) for values in columns]
    return bool(held) and all(len(one) > _FEW and one == list(range(1, len(one) + 1)) for one in held)


def _spoken(table: Table) -> set[Topic]:
    title = "".join(_TRADE.sub("", plain(text)) for text in table.context.titles)
    return set() if _MORE.search(title) else {topic for topic, named in _SPOKEN.items() if named.search(title)}


def _may_be_among(measure: Measure, topics: set[Topic]) -> bool:
    others = {Topic.EXAM, Topic.TRAINING, Topic.BASE, *topics}
    candidates = topics == {Topic.EXAM} and measure.topic is Topic.CERTIFICATION
    wider = measure.key.startswith("professionals") or measure.kind not in (Kind.STOCK, Kind.FLOW)
    return measure.unit.zh == "人" and measure.topic not in others and not (candidates or wider)


def _counts(measure: Measure, topics: set[Topic]) -> bool:
    return measure.topic in topics and measure.unit.zh in _PEOPLE


def _is_never_more(table: Table, column: Column, whole: Column) -> bool:
    """Whether no row counts more in one column than in the other, and some row counts in both."""
    pairs = [(table.grid.own(row, column.number), table.grid.own(row, whole.number)) for row in table.rows]
    held = [(part, all_) for part, all_ in pairs if not (blank(part) or blank(all_))]
    numbers = [(a, b) for a, b in held if isinstance(a, (int, float)) and isinstance(b, (int, float))]
    return bool(held) and len(numbers) == len(held) and all(part <= all_ for part, all_ in numbers)
