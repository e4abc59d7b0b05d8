"""Rows of what a region's own offices hold, 市本级 or 省直, which is no region but counts in the region's total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.i18n import mark
from analytics.ingest.sheets import titles
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

UNTOTALLED: Final = mark(
    "{name} is no region of its own: name every part of {parent} and write a row 全市 (全省, 全县) with the total, or take the row out."
)
NOWHERE: Final = mark(
    "{name} is no region of its own: take the row out, or say in the title whose it is and write a row with the total."
)
_OWN: Final = re.compile(
    "[省市州盟区县旗]?(?:本级|直属?(?:单位|机关|部门|机构)?)|[省市州盟区县旗][级属](?:单位|机关|部门)?"
)


def is_own(text: str) -> bool:
    """Whether a row's label names the offices of a region itself: 市本级, 省直单位."""
    return bool(_OWN.fullmatch(plain(text)))


def totalled(table: Table, places: Places, columns: Iterable[Column]) -> tuple[str | None, str | None]:
    """The region whose own offices a row may be of, and whose total some row is: 全市, or 合计 under rows of all its parts."""
    code = table.context.region
    if not code or table.context.parts:
        return code, None
    numbers = [column.number for column in columns]
    texts = {shown(table.grid.shown(row, number)).strip() for row in table.rows for number in numbers}
    region = places.tree[code]
    named = {plain(text) for text in texts}
    every = all(named & {part.name, part.short} for part in places.tree.children(code))
    summed = any(titles.is_total(text) and "小计" not in text for text in texts)
    stated = bool(named & {region.name, region.short}) or any(titles.is_whole(text, region.name) for text in texts)
    return code, code if stated or (every and summed) else None
