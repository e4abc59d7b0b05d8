"""The dictionary page: what every indicator counts, and every source."""

from __future__ import annotations

from analytics.contents import DICTIONARY as PAGE
from pages.ui import dictionary_view


def page() -> None:
    """Draw the page."""
    dictionary_view.show(PAGE)
