"""The region page: everything about one place, side by side with others."""

from __future__ import annotations

from analytics.contents import REGION as PAGE
from pages.ui import blocks, within


def page() -> None:
    """Draw the page beside the regions chosen for comparison."""
    blocks.show(PAGE, within.beside)
