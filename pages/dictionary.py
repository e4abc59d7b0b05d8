"""The dictionary page: what every indicator counts, and every source."""

from __future__ import annotations

from analytics.contents import DICTIONARY as PAGE
from pages.ui import blocks


def page() -> None:
    """Draw the page."""
    blocks.show(PAGE)
