"""The checkup page: which figures do not agree, what is missing, and what people decided about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.contents import CHECKUP as PAGE
from pages.ui import checkup_choices, checkup_closed, checkup_view, completeness

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.ui.data import View

# What draws each section, by its key.
DRAWN: Final[dict[str, Callable[[View], None]]] = {
    "findings": checkup_view.show,
    "completeness": completeness.show,
    "closed": checkup_closed.show,
    "choices": checkup_choices.show,
}


def page() -> None:
    """Draw the page."""
    checkup_view.page(PAGE.sections, DRAWN)
