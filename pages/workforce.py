"""The workforce page: from new entrants to experts, agencies, volunteers and the service given."""

from __future__ import annotations

from analytics.contents import WORKFORCE as PAGE
from pages.ui import blocks


def page() -> None:
    """Draw the page."""
    blocks.show(PAGE)
