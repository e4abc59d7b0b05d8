"""Pictures of every page, for people to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit, Walk

pytestmark = pytest.mark.browser

FOLDER: Final = Path(__file__).parents[2] / "build" / "screenshots"
REGIONS: Final = {"nation": "100000", "county": "330523"}
HIGHEST: Final = 8000


@pytest.mark.parametrize(("level", "dark"), [("nation", False), ("county", True)])
def test_every_page_has_its_picture_taken(
    visit: Visit,
    walk: Walk,
    settled: Callable[[Page], None],
    level: str,
    dark: bool,  # noqa: FBT001
) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = visit(f"/?region={REGIONS[level]}", dark=dark)
    for _ in walk(page):
        name = urlsplit(page.url).path.strip("/") or "overview"
        height = page.get_by_test_id("stMain").evaluate("(main) => main.scrollHeight")
        page.set_viewport_size({"width": 1366, "height": min(max(height, 768), HIGHEST)})
        settled(page)
        file = FOLDER / f"{name}_{level}_{'dark' if dark else 'light'}.png"
        page.screenshot(path=str(file))
        page.set_viewport_size({"width": 1366, "height": 768})
        assert file.stat().st_size > 10_000
