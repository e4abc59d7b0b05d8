"""The page for meetings: decks of pinned figures, shown full screen, frozen and handed over."""

from __future__ import annotations

from analytics.contents import Page
from analytics.i18n import mark
from pages.ui import present_view

PAGE = Page(
    path="present",
    title=mark("Presentations"),
    icon=":material/present_to_all:",
    question=mark("Which figures go into the meeting, in which order and words?"),
    sections=(),
)


def page() -> None:
    """Draw the page."""
    present_view.show()
