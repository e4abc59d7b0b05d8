"""Lines between the rows of a table: whether they say something of the rows under them."""

from __future__ import annotations

import heapq
import re
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, Kind
from analytics.ingest.sheets import context, lines, units, within, words
from analytics.ingest.sheets.headings import REGIONS
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.context import Line
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

_LABELS: Final = ("period", "within", "measure", "stratum")
_NUMBER: Final = re.compile(
    r"^\(?(?:[一二三四五六七八九十]{1,3}[、.)]|\d{1,2}[、.)](?!\d))|^第[一二三四五六七八九十]部分"
)
# An indicator that nobody filled in, and no title of those under it.
_INDICATOR: Final = re.compile(r"(?:[数率量额]|人次|时长|占比|比例)(?:\([^()]*\))?$")
_SELF: Final = re.compile("本级|[省市县区州]直|直属")
# What makes figures others than they look, wherever it stands.
_SURELY: Final = re.compile(
    "(?:以下|下列|下表)[^,。;]{0,6}(?:目标|计划|任务|预计|估计|上年|去年|同期|未审核|未核实|待核|暂)|^\\(?(?:目标|计划|任务|估计|预计)数?\\)?:?$|^(?:去年|上年)同期(?:数|情况)?:?$|单位:[十百千万亿]"
)
_NEW: Final = re.compile("新增|净增|新建|新设")
_TOTAL: Final = re.compile("(?:合计|总计|总体|汇总)(?:情况)?")
# What is no count of those under it, or of them in another unit.
_OF_COUNTS: Final = re.compile("增长率|增幅|增速|占比|比重|排名|人均|[同环]比|去年|上年")
_AREA: Final = re.compile("[区县市州盟旗省片部圈层带组原域岸](?:\\([^()]*\\))?$")
_LONG: Final = 12
_OTHER: Final = re.compile("其[他它余]")


def asides(found: Iterable[Line], columns: tuple[Column, ...], places: Places) -> tuple[Line, ...]:
    """The lines that say more than a label without figures does: 2023年 or 民政系统 in the column of regions, but not 主城区."""
    labels = {column.number for column in columns if column.role in _LABELS}
    regions = {column.number for column in columns if column.role in REGIONS}
    return tuple(
        line
        for line in found
        if line.title
        and (
            _SURELY.search(plain(line.text))
            or (line.column not in labels and context.says_something(line.text))
            or (line.column in regions and _is_no_area(line.text, places))
        )
    )


def _is_no_area(text: str, places: Places) -> bool:
    """Whether a line in the column of regions is of something else than where the rows under it are."""
    word = _NUMBER.sub("", plain(text)).strip(":()")
    if len(word) > _LONG or places.is_place(word) or lines.AREAS.fullmatch(word) or _AREA.search(word):
        return False
    told = _NEW.search(word) or _OF_COUNTS.search(word) or _SELF.search(word) or "部分" in word
    return bool(told or lines.in_title(word, places, trade=True))


def titled(
    grid: Grid, rows: Iterable[Iterable[int]], columns: tuple[Column, ...], places: Places
) -> Iterator[tuple[int, int, str]]:
    """The labels without figures in a column of indicators, 一、社区工作者, that may narrow those under them; with their cells.

    Lists whose rows name their regions have no such titles. ``rows`` are those of figures and the lines between them, each from the top.
    """
    label = next((column.number for column in columns if column.role == "measure"), None)
    if label is None or any(column.role in REGIONS for column in columns):
        return
    figures = [column.number for column in columns if column.role in ("figures", "value")]
    title: tuple[int, str] | None = None
    under: set[str] = set()
    for row in heapq.merge(*rows):
        text = shown(grid.shown(row, label))
        if any(not blank(grid.own(row, number)) for number in figures):
            under |= {*words.said(text).measures}
        elif text.strip():
            if title and narrows(title[1], under, places):
                yield title[0], label, title[1]
            title, under = (None if _is_unfilled(text) else (row, text)), set()
    if title and narrows(title[1], under, places):
        yield title[0], label, title[1]


def _is_unfilled(text: str) -> bool:
    """Whether a label is the name of an indicator without its figure, 孵化组织数, and no title."""
    return not _NUMBER.match(plain(text)) and bool(_INDICATOR.search(plain(text)))


def _is_stock(key: str) -> bool:
    return MEASURES[key].kind is Kind.STOCK


def _are_seniors_of(under: set[str], over: tuple[str, ...]) -> bool:
    """Whether 高级社会工作师 stands under candidates or trainees, of whom they may be."""
    return "senior_social_workers" in under and any(MEASURES[key].kind is Kind.FLOW for key in over)


def narrows(text: str, under: set[str], places: Places) -> bool:
    """Whether a title over indicators, or left of one, may say of whom or of when they are."""
    word = _NUMBER.sub("", plain(text)).strip(":")
    if not under or not word or _TOTAL.fullmatch(word):
        return False
    if _OTHER.match(word):
        return any(_is_stock(key) and within.counts_people((key,)) for key in under)
    said = words.said(word)
    people = within.counts_people(tuple(under))
    if said.measures and not said.rest and not said.period and not said.within:
        return (people and not within.counts_people(said.measures)) or _are_seniors_of(under, said.measures)
    unit = units.read(word)
    if (unit and unit.scale > 1) or _OF_COUNTS.search(word):
        return True
    if (people and within.of_holders(word)) or (_NEW.search(word) and any(map(_is_stock, under))):
        return True
    groups = [one for one in said.strata if people or one.startswith("level:")]
    told = said.period or said.within or said.scope or places.in_title(word) or words.in_sentence(word).rest
    return bool(groups or told or _SELF.search(word) or lines.in_title(word, places, trade=True))
