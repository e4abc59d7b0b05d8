"""The certification page: from registration to certificate, and how many hold one."""

from __future__ import annotations

from analytics.contents import CERTIFICATION as PAGE
from pages.ui import blocks


def page() -> None:
    """Draw the page."""
    blocks.show(PAGE)
