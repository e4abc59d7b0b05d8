"""Moving between pages: the new page stands at once where it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# What a browser counts as moved of its own accord, and what follows a click within half a second.
WATCH: Final = """() => { window.moved = []; new PerformanceObserver((list) => window.moved.push(
    ...list.getEntries().map((one) => one.value))).observe({type: 'layout-shift'}) }"""


def test_nothing_moves_as_the_pages_change(visit: Visit, settled: Callable[[Page], None]) -> None:
    page = visit("/exam?region=510000")
    page.evaluate(WATCH)
    for name in ("总览", "地区画像"):
        page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()
        page.get_by_role("heading", name=name).wait_for()
        settled(page)
    moved = page.evaluate("() => window.moved")
    assert sum(moved) < 0.02, moved
