"""Sums children into parents that have no figure of their own, only where every child reports."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from analytics.indicators import MEASURES, Kind
from analytics.quantity import Quantity, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.regions import RegionTree

_UPWARD = ("prefecture", "province", "nation")


def rows(current: Iterable[Mapping[str, Any]], tree: RegionTree) -> list[dict[str, Any]]:
    """Give the rolled-up observations for the current claims of one store, children before parents."""
    cells: dict[tuple[str, str, str], dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for claim in current:
        measure = MEASURES.get(claim["measure"])
        if measure and measure.adds_over_regions and measure.kind in (Kind.FLOW, Kind.STOCK):
            cells[claim["measure"], claim["period"], claim["stratum"]][claim["region_code"]] = claim
    made: list[dict[str, Any]] = []
    for by_region in cells.values():
        made.extend(_climb(by_region, tree))
    return made


def _climb(by_region: dict[str, Mapping[str, Any]], tree: RegionTree) -> list[dict[str, Any]]:
    made = []
    for level in _UPWARD:
        parents = {tree[code].parent for code in by_region} - {None} - by_region.keys()
        for parent in sorted(code for code in parents if code and tree[code].level == level):
            parts = [by_region.get(child.code) for child in tree.reporting_children(parent)]
            if all(parts):
                row = _sum(parent, [part for part in parts if part])
                if row:
                    by_region[parent] = row
                    made.append(row)
    return made


def _sum(parent: str, parts: list[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Add up parts; none where bounds point both ways, because such a sum is known by no side."""
    first = parts[0]
    whole = total([Quantity(part["value"], part["bound"], part["margin"]) for part in parts])
    if whole.bound == "?":
        return None
    same = {key: first[key] for key in ("period", "year", "ends", "measure", "stratum", "batch_id")}
    return {
        **same,
        "figure_id": f"R-{first['measure']}-{parent}-{first['period']}-{first['stratum']}",
        "region_code": parent,
        "value": whole.value,
        "margin": whole.margin,
        "bound": whole.bound,
        "inferred": any(part["inferred"] for part in parts),
        "note": str(len(parts)),
    }
