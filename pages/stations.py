"""The stations page: how many townships have a station, where, and where not."""

from __future__ import annotations

from analytics.contents import STATIONS as PAGE
from pages.ui import blocks, within


def page() -> None:
    """Draw the page with the stations open by the end of a chosen year."""
    blocks.show(PAGE, within.moment)
