"""The checkup page: what the store lacks."""

from __future__ import annotations

from analytics.i18n import mark
from pages.ui import choices, completeness
from pages.ui.page import Page, Section

PAGE = Page(
    path="checkup",
    title=mark("Data checkup"),
    icon=":material/fact_check:",
    question=mark("Who has reported, what is missing, and how old is what there is?"),
    sections=(Section("completeness", mark("Completeness"), ()),),
)


def page() -> None:
    """Draw the page."""
    completeness.show(choices.viewed())
