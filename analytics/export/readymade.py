"""Decks to begin with: what one region, several regions beside each other, or an exam year is reported with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.contents import EXAM
from analytics.i18n import mark
from analytics.store.decks import Pin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.regions import RegionTree
    from analytics.selection import Selection

MOST_BESIDE: Final = 5
TITLES: Final = {
    "region": mark("Work report of {region}"),
    "comparison": mark("{region} beside other regions"),
    "exam": mark("The exam year in {region}"),
}
_REGION: Final = (
    "trend:exam_registered,exam_sat,exam_passed",
    "growth:exam_registered",
    "siblings:exam_registered",
    "map:exam_registered",
    "ranking:exam_registered",
    "funnel:",
    "trend:certified_total,professionals_total,professionals_total_target",
    "siblings:certified_per_10k",
    "map:certified_per_10k",
    "map:station_coverage",
    "places:station_coverage",
    "trend:training_attendances",
    "ladder:professionals_total,certified_total,frontline_professionals,expert_pool_members,supervisors,senior_social_workers",
    "ledger:exam,certification,training,stations,workforce",
)


def region_report(tree: RegionTree, selection: Selection) -> tuple[Pin, ...]:
    """地区工作汇报: one region from registration to stations, with its place among its siblings."""
    parent = tree[selection.region].parent
    beside = (f"compare:{parent}",) if parent else ()
    return _pins((*_REGION[:-1], *beside, _REGION[-1]), selection)


def comparison(tree: RegionTree, selection: Selection, regions: Iterable[str]) -> tuple[Pin, ...]:
    """对比汇报: the selected region beside up to five others, then each by itself."""
    others = [code for code in dict.fromkeys(regions) if code in tree and code != selection.region][:MOST_BESIDE]
    beside = _pins((f"compare:{','.join(others)}", "siblings:exam_registered", "siblings:certified_per_10k"), selection)
    own = ("trend:exam_registered,exam_sat,exam_passed", "trend:certified_total,professionals_total")
    return (*beside, *(pin for code in (selection.region, *others) for pin in _pins(own, selection.at(code))))


def exam_year(_tree: RegionTree, selection: Selection) -> tuple[Pin, ...]:
    """考试年度分析: everything of the exam page, the funnel after the course."""
    keys = [card.key for card in EXAM.cards]
    return _pins((*keys[:4], "funnel:", *keys[4:]), selection)


def _pins(keys: Iterable[str], selection: Selection) -> tuple[Pin, ...]:
    return tuple(Pin(key, selection.region, selection.start, selection.end) for key in keys)
