"""The demo store in the browser: marked on every page, reached by a switch and by a link, its stations on a map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext

    from tests.browser.conftest import Server, Visit, Walk

pytestmark = pytest.mark.browser


FETCHED: Final = "() => performance.getEntriesByType('resource').some((one) => one.name.includes('/geo/stations/'))"


# What later requests of the same address brought over the network: nothing, the browser has it.
LATER: Final = """() => performance.getEntriesByType('resource')
    .filter((one) => one.name.includes('/geo/stations/')).slice(1).map((one) => one.transferSize)"""


# Where something is done before anything is drawn: files taken in, decks made, figures checked.
ACTING: Final = ("汇报", "数据导入", "数据体检")


def steps(page: Page) -> list[str]:
    return page.locator(".st-key-path_box button").all_inner_texts()


@pytest.mark.parametrize("region", ["510000", "510104"])
def test_every_page_of_the_demo_store_is_marked_and_full(visit: Visit, walk: Walk, region: str) -> None:
    page = visit(f"/?store=demo&region={region}")
    for name in walk(page):
        expect(page.get_by_role("heading", level=1)).to_contain_text("演示数据（模拟）")
        expect(page).to_have_url(re.compile("store=demo"))
        if name in ACTING:
            continue
        drawn = page.locator(
            '[data-testid="stPlotlyChart"], [data-testid="stDeckGlJsonChart"], [data-testid="stDataFrame"]'
        )
        assert drawn.count(), name
        expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_a_switch_leads_to_the_demo_store_and_back(visit: Visit, settled: Callable[[Page], None]) -> None:
    page = visit("/exam?region=330500")
    page.get_by_text("演示数据", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("演示数据（模拟）")
    settled(page)
    assert steps(page) == ["四川"]
    page.get_by_text("公开数据", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("考试报名")
    settled(page)
    expect(page).not_to_have_url(re.compile("store"))
    expect(page.get_by_text("演示数据（模拟）")).to_have_count(0)


def test_stations_are_fetched_once_and_years_move_along_them(
    visit: Visit, server: Server, settled: Callable[[Page], None]
) -> None:
    asked: list[str] = []
    page = visit("/stations?store=demo", watch=asked)
    page.wait_for_function(FETCHED)
    rows = [one for one in asked if "/geo/stations/" in one]
    assert len(rows) == 1
    assert len(page.request.get(rows[0]).json()) == 3101
    expect(page.get_by_role("heading", name="3,101个社工站")).to_be_visible()
    slider = page.locator('.st-key-moment_box [role="slider"], .st-key-moment_box input').first
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("at=20"))
    settled(page)
    expect(page.get_by_role("heading", name="3,101个社工站")).to_have_count(0)
    assert {one for one in asked if "/geo/stations/" in one} == set(rows)
    assert not any(page.evaluate(LATER))
    assert all(one.startswith((server.url, server.url.replace("http", "ws"), "blob:", "data:")) for one in asked)


def test_what_is_not_there_is_not_found(server: Server, context: Callable[[str, bool], BrowserContext]) -> None:
    asking = context("office", False).request  # noqa: FBT003 - light
    for place in (
        "geo/outlines/999999.geojson",
        "geo/outlines/..%2f..%2fapp.geojson",
        "geo/stations/other/1/510000.json",
        "geo/stations/demo/1/330500.json",
        "geo/stations/demo/1/510000.json?lang=xx",
        "geo/stations/demo/1/510000.json?theme=../x",
    ):
        assert asking.get(f"{server.url}/{place}").status in (400, 404), place


def test_a_county_far_away_is_typed(visit: Visit) -> None:
    page = visit("/dictionary")
    box = page.locator('.st-key-region_box input, .st-key-region_box [role="combobox"]').first
    box.click()
    page.keyboard.type("安吉县")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=330523"))


def test_a_name_of_several_places_is_answered_with_the_candidates(visit: Visit) -> None:
    page = visit("/dictionary")
    box = page.locator('.st-key-region_box input, .st-key-region_box [role="combobox"]').first
    box.click()
    page.keyboard.type("鼓楼区")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("南京市")
    expect(page).not_to_have_url(re.compile("region="))


def test_one_button_tells_where_the_headlines_come_from(visit: Visit) -> None:
    page = visit("/exam?store=demo")
    page.locator(".st-key-page_acts").get_by_text("数据出处").click()
    body = page.get_by_role("dialog")
    expect(body).to_contain_text("演示数据（模拟）")
    expect(body).to_contain_text("报名人数")
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()
