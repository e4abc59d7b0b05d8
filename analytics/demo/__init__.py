"""A simulated store for demonstrations: plausible figures for every county, made from a fixed seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.demo import reporting, sites
from analytics.demo.gazetteer import Township, townships

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.regions import Boundaries, RegionTree

__all__ = ["FIRST_YEAR", "LAST_YEAR", "SEED", "SOURCE", "Township", "claims", "stations", "townships"]

SOURCE: Final[dict[str, Any]] = {
    "id": reporting.SOURCE_ID,
    "publisher": "演示数据（模拟）",
    "title": "由程序按固定种子生成，不是真实统计",
    "published": "",
    "url": "",
    "grade": "simulated",
}
SEED: Final = 20260101
FIRST_YEAR: Final = 2015
LAST_YEAR: Final = 2025


def stations(
    tree: RegionTree, boundaries: Boundaries, townships: Iterable[Township], *, seed: int = SEED
) -> list[dict[str, Any]]:
    """Give one station for each township as rows of the station table, ``batch_id`` left to the caller.

    A county without a polygon has its stations at its label point, or at that of the nearest region above with one.
    """
    return sites.sites(tree, boundaries, townships, seed)


def claims(
    tree: RegionTree,
    townships: Iterable[Township],
    stations: Iterable[dict[str, Any]],
    *,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    seed: int = SEED,
) -> Iterator[dict[str, Any]]:
    """Give the rows of the observation table as they are made, ``batch_id`` left to the caller.

    Counties report, and prefectures without counties; of measures that add up, no parent does. ``stations`` may be
    empty: they are then counted from the usual course of their opening.
    """
    return reporting.claims(tree, townships, stations, range(first_year, last_year + 1), seed)
