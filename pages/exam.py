"""The exam page: who registered, how fast that grows, and who passes."""

from __future__ import annotations

from analytics.contents import EXAM as PAGE
from pages.ui import blocks


def page() -> None:
    """Draw the page."""
    blocks.show(PAGE)
