"""The dictionary page: what every indicator counts, and every source."""

from __future__ import annotations

from analytics.i18n import mark
from pages.ui import dictionary_view
from pages.ui.page import Card, Page, Section

PAGE = Page(
    path="dictionary",
    title=mark("Indicators and sources"),
    icon=":material/menu_book:",
    question=mark("What does each number count, and who says so?"),
    sections=(
        Section(
            "indicators",
            mark("Indicators"),
            (Card("dictionary:", wide=True),),
        ),
        Section(
            "sources",
            mark("Sources"),
            (Card("sources:", wide=True),),
        ),
    ),
)


def page() -> None:
    """Draw the page."""
    dictionary_view.show(PAGE)
