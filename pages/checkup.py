"""The checkup page: what the store lacks."""

from __future__ import annotations

from analytics.contents import CHECKUP
from pages.ui import choices, completeness

PAGE = CHECKUP


def page() -> None:
    """Draw the page."""
    completeness.show(choices.viewed())
