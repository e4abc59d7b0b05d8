"""Walks through the menu: every page keeps the view, fits its screen, asks nobody else, and has its picture taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from analytics.i18n import tr
from tests.browser.frame import MENU, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Server, Visit, Walk

pytestmark = pytest.mark.browser

PICTURES: Final = Path(__file__).parents[2] / "build" / "screenshots"
HIGHEST: Final = 8000
WIDER: Final = """() => [document.documentElement, document.body,
    ...document.querySelectorAll('[data-testid="stMain"], [data-testid="stAppViewContainer"]'),
    ...document.querySelectorAll('[data-testid="stSidebar"][aria-expanded="true"] [data-testid="stSidebarContent"]')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.dataset.testid ?? one.tagName} ${one.scrollWidth} > ${one.clientWidth}`)"""


class Way(NamedTuple):
    """A walk: by which address it begins, what every page keeps of it, on which screen, and the name of its pictures."""

    address: str
    kept: dict[str, str]
    steps: list[str]
    size: str = "office"
    dark: bool = False
    pictures: str = ""


WAYS: Final = {
    "nation": Way("/", {}, ["全国"], pictures="nation_light"),
    "english": Way(
        "/?region=510000&years=2019-2024&lang=en",
        {"region": "510000", "years": "2019-2024", "lang": "en"},
        ["China", "Sichuan"],
    ),
    "county": Way(
        "/?region=330523",
        {"region": "330523"},
        ["全国", "浙江", "湖州", "安吉县"],
        size="meeting",
        dark=True,
        pictures="county_dark",
    ),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_page_keeps_the_view_fits_the_screen_and_asks_nobody_else(
    visit: Visit, server: Server, walk: Walk, settled: Callable[[Page], None], way: Way
) -> None:
    asked: list[str] = []
    lang = way.kept.get("lang", "zh")
    page = visit(way.address, size=way.size, dark=way.dark, watch=asked)
    asked += page.locator('link[rel*="icon"]').evaluate_all("all => all.map((one) => one.href)")
    if not way.kept:
        page.get_by_text(tr(lang, "Printed, with inset"), exact=True).click()
        expect(page.locator(".js-plotly-plot .geo2")).to_have_count(1)
    seen, wider = [], {}
    for name in walk(page):
        seen.append(name)
        expect(path(page)).to_have_text(way.steps)
        found = parse_qs(urlsplit(page.url).query)
        assert {key: found.get(key) for key in way.kept} == {key: [value] for key, value in way.kept.items()}
        wider[name] = page.evaluate(WIDER) + (_pictured(page, settled, way.pictures) if way.pictures else [])
    assert seen == MENU[lang]
    assert {name: found for name, found in wider.items() if found} == {}
    own = (server.url + "/", server.url.replace("http", "ws") + "/", f"blob:{server.url}/", "data:")
    assert any(one.startswith("ws") for one in asked)
    assert [one for one in asked if not one.startswith(own)] == []


def _pictured(page: Page, settled: Callable[[Page], None], name: str) -> list[str]:
    """Take a picture of the whole page on an office screen, for people to look at; give what is too wide on it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    assert before
    height = page.get_by_test_id("stMain").evaluate("(main) => main.scrollHeight")
    page.set_viewport_size({"width": 1366, "height": min(max(height, 768), HIGHEST)})
    settled(page)
    file = PICTURES / f"{urlsplit(page.url).path.strip('/') or 'overview'}_{name}.png"
    page.screenshot(path=str(file))
    wider: list[str] = page.evaluate(WIDER)
    page.set_viewport_size(before)
    assert file.stat().st_size > 10_000
    return wider


def test_nothing_scrolls_sideways_on_a_phone(visit: Visit, walk: Walk) -> None:
    page = visit("/", size="phone")
    # Wherever the menu lies on a phone, its entries are clicked where they are.
    wider = {name: page.evaluate(WIDER) for name in walk(page, hidden=True)}
    assert {name: found for name, found in wider.items() if found} == {}
    assert list(wider) == MENU["zh"]
