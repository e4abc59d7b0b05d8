"""What a page shows where the reader has chosen nothing, on the screen and in files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.regions import RegionTree

_FAIR: Final = 0.3


def indicator(offered: Sequence[str], known: Callable[[str], int], places: int) -> str:
    """The first indicator that a fair part of so many places publish, else the first that any does.

    ``known`` counts the places that publish one, and is asked no more often than needed.
    """
    found = {}
    for key in offered:
        found[key] = known(key)
        if found[key] >= places * _FAIR:
            return key
    return next((key for key in offered if found[key]), offered[0])


def places(tree: RegionTree, region: str) -> int:
    """How many places a map of a region shows: its parts, or its siblings and itself where it has none."""
    return len(tree.children(region) or tree.children(tree[region].parent or region))


def moment(opened: tuple[int, int], ends: str, until: int) -> int:
    """The year by whose end stations are shown open: the last that is known, no later than ``until``.

    ``opened`` are the first and last year in which one opened, ``ends`` is the last period of the store.
    """
    return min(max(opened[1], int(ends[:4] or 0)), until)
