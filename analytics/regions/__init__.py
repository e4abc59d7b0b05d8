"""The administrative divisions of China: their names, codes through the years and boundaries."""

from __future__ import annotations

from analytics.regions.boundaries import Boundaries, box, view
from analytics.regions.region import NATION, Change, Level, Region
from analytics.regions.tree import NOT_REPORTING, RegionTree, read_tree

__all__ = [
    "NATION",
    "NOT_REPORTING",
    "Boundaries",
    "Change",
    "Level",
    "Region",
    "RegionTree",
    "box",
    "read_tree",
    "view",
]
