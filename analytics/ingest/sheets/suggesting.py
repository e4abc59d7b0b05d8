"""Which nearest name a clerk may be told: never one that drops what was written, or that lies outside the title's region."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.sheets.plain import plain
from analytics.regions.naming import AUTONOMOUS
from analytics.regions.tree import NEAREST, UNKNOWN

if TYPE_CHECKING:
    from analytics.regions import RegionTree

BELOW: Final = mark("{name} lies below the county, the lowest level of which figures are kept.")
_TOWN: Final = re.compile("[\u4e00-\u9fff]{2,}(?:街道(?:办事处)?|镇|乡)")
_NAME: Final = re.compile("[\u4e00-\u9fff]{2,}")
# What stands in lists of regions and is none: 市辖区, 县直, 市本级.
_KIND: Final = re.compile("[全本各省市县区州]?[省市县区州]?(?:辖区?|直|直属|本级|属|级|外)?[省市县区州]?")
_LONG: Final = 5
# What two regions far from each other are called.
_ALSO: Final = {"巴州": ("511902", "652800")}


def sound(refused: Refused, text: str, year: int | None, parent: str | None, tree: RegionTree) -> Refused:
    """A refusal with the nearest name below ``parent`` where it has one, and none that would make a wrong figure."""
    if refused.message not in (NEAREST, UNKNOWN):
        return refused
    if len(meant := abbreviated(text, parent, tree) or _within_city(text, parent, tree)) == 1:
        return Refused(NEAREST, name=text, nearest=tree.name(meant[0], "zh"))
    if "nearest" not in refused.places:
        return Refused(BELOW, name=text) if refused.message == UNKNOWN and _TOWN.fullmatch(plain(text)) else refused
    nearest = _below(text, year, parent, tree) if parent and parent != tree.root else str(refused.places["nearest"])
    if nearest and _is_slip(plain(text), nearest):
        return Refused(refused.message, **{**refused.places, "nearest": nearest})
    return Refused(BELOW if _TOWN.fullmatch(plain(text)) else UNKNOWN, name=text)


def abbreviated(text: str, parent: str | None, tree: RegionTree) -> tuple[str, ...]:
    """The autonomous regions and banners below ``parent`` that letters of their names may stand for: 科右中旗, 喀左县; told, never taken."""
    word = plain(text)
    letters = re.compile(".*".join(map(re.escape, word)))
    within = tree.descendants(parent) if parent else tree
    named = (one for one in within if one.name.endswith("旗") or AUTONOMOUS.fullmatch(one.name))
    return tuple(one.code for one in named if letters.fullmatch(one.name))


def _within_city(text: str, parent: str | None, tree: RegionTree) -> tuple[str, ...]:
    """The regions of a city that letters of their names may stand for: 托县 is 托克托县 below 呼和浩特市, and nothing is told elsewhere."""
    if parent is None or tree[parent].level != "prefecture" or len(word := plain(text)) < len("托县"):
        return ()
    letters = re.compile(".*".join(map(re.escape, word)))
    return tuple(one.code for one in tree.descendants(parent) if letters.fullmatch(one.name))


def also(text: str) -> tuple[str, ...]:
    """The regions that a short name may mean by usage, wherever it stands, if more than one."""
    return _ALSO.get(text, ())


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
