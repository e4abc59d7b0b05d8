"""Sums children into parents that have no figure of their own, only where every child reports."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from analytics.indicators import MEASURES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.regions import RegionTree

_UPWARD = ("prefecture", "province", "nation")


def _bound(bounds: set[str]) -> str:
    if bounds == {"="}:
        return "="
    if bounds <= {"=", ">"}:
        return ">"
    return "<" if bounds <= {"=", "<"} else "~"


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
                by_region[parent] = row = _sum(parent, [part for part in parts if part])
                made.append(row)
    return made


def _sum(parent: str, parts: list[Mapping[str, Any]]) -> dict[str, Any]:
    first = parts[0]
    same = {key: first[key] for key in ("period", "year", "ends", "measure", "stratum", "batch_id")}
    return {
        **same,
        "figure_id": f"R-{first['measure']}-{parent}-{first['period']}-{first['stratum']}",
        "region_code": parent,
        "value": sum(part["value"] for part in parts),
        "margin": sum(part["margin"] for part in parts),
        "bound": _bound({part["bound"] for part in parts}),
        "inferred": any(part["inferred"] for part in parts),
        "note": str(len(parts)),
    }
