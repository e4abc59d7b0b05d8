"""The overview: headline numbers, the map of one chosen indicator, and what moved."""

from __future__ import annotations

from analytics.contents import OVERVIEW as PAGE
from pages.ui import blocks, within


def page() -> None:
    """Draw the page with its paragraph and the chosen indicator in its map and ranking."""
    blocks.show(PAGE, lambda: within.indicator(PAGE.offered), read_out=True)
