"""Columns that only the lines over the table explain: 期数 of training, 已建站数 of stations, 机构数 of agencies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import titles, words
from analytics.ingest.sheets.lines import TRADE
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from analytics.ingest.sheets.columns import Column

_TRAINED: Final = ("期数", "人次", "场次")
# What is done with courses that are counted: 举办期数.
_GIVEN: Final = re.compile("^(?:举办|开办|开展|组织|实际(?:完成|举办)?|已?完成)")
_NO_TRAINING: Final = re.compile("考试|报名|持证|志愿|活动|宣传|讲座|督导|比赛|竞赛|项目|服务(?!站|机构)")
_STATIONS: Final = re.compile("社工站|社会工作(?:服务)?站")
_BUILT: Final = re.compile(
    r"已?(?:建成?|设立?|有)?(?:的)?站点?(?:总?数量?|总?个数)(?:\(个\))?|已建成?(?:数量?|个数)?(?:\(个\))?|建成数(?:\(个\))?"
)
_AGENCIES: Final = re.compile("社工(?:服务)?机构|社会工作(?:服务)?机构")
_ALONE: Final = re.compile(r"机构(?:\([个家]\))?")
_COUNTED: Final = re.compile(r"(?:机构|单位)(?:总?数量?|总?个数)(?:\([个家]\))?|家数")


def read(columns: tuple[Column, ...], lines: Collection[str], *, measured: bool) -> tuple[Column, ...]:
    """Give columns the measures that the lines over a table tell of; ``measured`` says that these name a measure themselves."""
    if any(column.role == "measure" for column in columns):
        return columns
    about = "".join(map(plain, lines))
    training = not measured and "培训" in about and not _NO_TRAINING.search(about)
    made = tuple(_of_training(column) for column in columns) if training else columns
    stations, agencies = bool(_STATIONS.search(about)), bool(_AGENCIES.search(about))
    if stations and not agencies:
        made = tuple(_of(column, _BUILT, "sw_stations") for column in made)
    if agencies and not stations:
        return tuple(_of(column, _COUNTED, "service_agencies") for column in made)
    # 机构 beside 持证社工 under a title of the trade.
    of_trade = not stations and TRADE.search(about) and any(column.said.measures for column in made)
    return tuple(_of(column, _ALONE, "service_agencies") for column in made) if of_trade else made


def _of_training(column: Column) -> Column:
    last = plain(column.title.split()[-1]) if column.title.split() else ""
    word = next((one for one in _TRAINED if re.sub(r"\([^()]*\)$", "", last).endswith(one)), "")
    if not word or column.said.measures or column.said.strata:
        return column
    if _GIVEN.sub("", column.said.rest) not in ("", word, words.said(word).rest):
        return column
    key = titles.measure_names()[f"培训{word}"]
    return replace(column, role="figures", said=replace(column.said, measures=(key,), rest=""))


def _of(column: Column, named: re.Pattern[str], key: str) -> Column:
    """A column of things that is called by no name of its own, 机构数."""
    said = column.said
    if (
        column.role not in ("unknown", "", "value")
        or said.measures
        or said.strata
        or not named.fullmatch(plain(column.title))
    ):
        return column
    return replace(column, role="figures", said=replace(said, measures=(key,), rest=""))
