"""The training page: sessions, attendances and people kept apart."""

from __future__ import annotations

from analytics.contents import TRAINING as PAGE
from pages.ui import blocks


def page() -> None:
    """Draw the page."""
    blocks.show(PAGE)
