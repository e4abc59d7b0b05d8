"""Rows of no region of the list that count in the total of one: its own offices (市本级, 省直), its zones (高新区), the corps (兵团)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.i18n import mark
from analytics.ingest.sheets import titles
from analytics.ingest.sheets.plain import plain
from analytics.regions import NOT_REPORTING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

UNTOTALLED: Final = mark(
    "{name} is no region of its own: write a row 全市 (全国, 全省) with the total of {parent}, or take the row out."
)
LEFT_OUT: Final = mark("{name} is no region of its own; the row was left out.")
NOWHERE: Final = mark(
    "{name} is no region of its own: take the row out, or say in the title whose it is and write a row with the total."
)
_OWN: Final = re.compile(
    "[省市州盟区县旗]?(?:本级|直属?(?:单位|机关|部门|机构)?)|[省市州盟区县旗][级属](?:单位|机关|部门)?"
)
_ZONE: Final = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:高新(?:技术(?:产业)?(?:开发)?)?区|经(?:济技术)?开(?:发)?区|经济(?:技术)?开发区|开发区|(?<!片)新区|(?:产业|工业|科技|生态)园区?|(?:旅游)?度假区|风景(?:名胜)?区|示范区|保税区|航空港区|空港区|临港区|港区|综保区|实验区|管理区|管委会)"
)
AVERAGE: Final = "row-average"
# A row that adds nothing to those it stands under.
_AVERAGE: Final = re.compile(
    "(?:[全各][国省市区县州盟旗地]|[\u4e00-\u9fff]{2,4}[省市州])?(?:平均(?:值|数|水平)?|均值)|average|mean"
)
_SUM: Final = re.compile("(?<=[省市县区州盟旗国])(?:合计|总计|共计)$")
_CORPS: Final = re.compile("(?:新疆)?(?:生产建设)?兵团")


def is_own(text: str, places: Places) -> bool:
    """Whether a row's label names the offices of a region itself, 市本级, a zone that is no county, 高新区, or the corps."""
    word = plain(text).removesuffix("考区")
    return bool(_OWN.fullmatch(word) or _CORPS.fullmatch(word) or (_ZONE.fullmatch(word) and not places.is_place(text)))


def is_average(text: str) -> bool:
    """Whether a row's label says that it is the average of others: 平均, 全省平均."""
    return bool(_AVERAGE.fullmatch(plain(text).lower()))


class Total(NamedTuple):
    """The region whose own offices rows may be of, and what gives its total: ``stored``, some row; ``needed``, something must."""

    code: str | None
    stored: str | None
    needed: bool


def totalled(table: Table, places: Places, texts: Iterable[str]) -> Total:
    """Which total rows of own offices count in, where the rows themselves name nothing above: that of the title's region.

    ``texts`` are the labels of the rows.
    """
    named = {plain(text) for text in texts}
    code = table.context.region or (places.tree.root if any(map(_CORPS.fullmatch, named)) else None)
    return Total(code, None, needed=not code) if not code or table.context.parts else total(code, places, named)


def total(code: str, places: Places, texts: Iterable[str], *, among: bool = False) -> Total:
    """Which total of a region rows of its own offices count in: that of a row 全市, or 合计 under rows of all its parts.

    Where rows name every part, their sum would be taken for the total, and one is needed. ``among`` others, it may be called 小计.
    """
    named = {plain(text) for text in texts}
    region = places.tree[code]
    parts = (part for part in places.tree.children(code) if part.code not in NOT_REPORTING)
    found = {places.below(text, code) for text in named}
    every = all(part.code in found for part in parts)
    summed = any(titles.is_total(text) and (among or "小计" not in text) for text in named)
    bare = {_SUM.sub("", text) for text in named}
    stated = bool(bare & {region.name, region.short}) or any(titles.is_whole(text, region.name) for text in bare)
    return Total(code, code if stated or (every and summed) else None, every)
