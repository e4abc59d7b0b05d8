"""The checkup page: which figures do not agree, what is missing, and what people decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.contents import Page, Section
from analytics.i18n import mark
from pages.ui import checkup_choices, checkup_closed, checkup_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.ui.data import View

# Each section with what draws it.
SECTIONS: tuple[tuple[Section, Callable[[View], None]], ...] = (
    (Section("findings", mark("Findings"), ()), checkup_view.show),
    (Section("closed", mark("Closed findings"), ()), checkup_closed.show),
    (Section("choices", mark("Chosen claims"), ()), checkup_choices.show),
)
PAGE = Page(
    path="checkup",
    title=mark("Data checkup"),
    icon=":material/fact_check:",
    question=mark("Which figures do not agree with each other, and what was decided about them?"),
    sections=tuple(section for section, _ in SECTIONS),
)


def page() -> None:
    """Draw the page."""
    checkup_view.page(SECTIONS)
