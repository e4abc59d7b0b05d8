"""Which nearest name a clerk may be told: never one that drops what was written, or that lies outside the title's region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.sheets.plain import plain
from analytics.regions.tree import UNKNOWN

if TYPE_CHECKING:
    from analytics.regions import RegionTree

BELOW: Final = mark("{name} lies below the county, the lowest level of which figures are kept.")
_TOWN: Final = re.compile("[\u4e00-\u9fff]{2,}(?:街道(?:办事处)?|镇|乡)")
_NAME: Final = re.compile("[\u4e00-\u9fff]{2,}")
# What stands in lists of regions and is none: 市辖区, 县直, 市本级.
_KIND: Final = re.compile("[全本各省市县区州]?[省市县区州]?(?:辖区?|直|直属|本级|属|级|外)?[省市县区州]?")
_LONG: Final = 5


def sound(refused: Refused, text: str, year: int | None, parent: str | None, tree: RegionTree) -> Refused:
    """A refusal with the nearest name below ``parent`` where it has one, and none that would make a wrong figure."""
    if "nearest" not in refused.places:
        return Refused(BELOW, name=text) if refused.message == UNKNOWN and _TOWN.fullmatch(plain(text)) else refused
    nearest = _below(text, year, parent, tree) if parent and parent != tree.root else str(refused.places["nearest"])
    if nearest and _is_slip(plain(text), nearest):
        return Refused(refused.message, **{**refused.places, "nearest": nearest})
    return Refused(BELOW if _TOWN.fullmatch(plain(text)) else UNKNOWN, name=text)


def _below(text: str, year: int | None, parent: str, tree: RegionTree) -> str:
    try:
        tree.resolve(plain(text), year=year, parent=parent)
    except Refused as refused:
        return str(refused.places.get("nearest", ""))
    return ""


def _is_slip(written: str, nearest: str) -> bool:
    if not _NAME.fullmatch(written) or _KIND.fullmatch(written) or len(nearest) < len(written):
        return False
    # A name may be a whole one whose province is written before it.
    return OSA.distance(written[-len(nearest) :], nearest) <= (1 if len(nearest) < _LONG else 2)
