"""Addresses, moves and the frame around every page, as a reader meets them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Page, expect

from analytics.regions import box, view
from tests.browser.frame import MENU, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Fresh, Serve, Server, Visit

pytestmark = pytest.mark.browser

BOUNDARIES: Final = Path(__file__).parents[2] / "sample_data" / "boundaries"


# What stands for a page that is still to come, and what of it moves for ever.
WATCH: Final = """window.waiting = 0; window.moving = [];
setInterval(() => {
    window.waiting += document.querySelectorAll('[data-testid$="Skeleton"]').length;
    const endless = document.getAnimations().filter((one) => one.effect.getTiming().iterations === Infinity);
    window.moving.push(...endless.map((one) => one.effect.target.outerHTML.slice(0, 200)));
}, 20);"""


def framed(page: Page, lang: str, *steps: str) -> None:
    """Check that menu and path stand around the page."""
    entries = page.get_by_test_id("stSidebarNavLink")
    expect(entries).to_have_count(len(MENU[lang]))
    assert [one.split("\n")[-1].strip() for one in entries.all_inner_texts()] == MENU[lang]
    expect(path(page)).to_have_text(list(steps))


def title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_what_is_still_to_come_keeps_still(server: Server, fresh: Fresh) -> None:
    # Without a graphics card, drawing a pulse takes a processor core from the page itself.
    page = fresh(f"{server.url}/?region=510000&store=demo", WATCH)
    assert page.evaluate("window.waiting") > 0
    assert page.evaluate("window.moving") == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/exam?region=510000&lang=en", ("en", "Exam registration", "China", "Sichuan")),
        ("/stations", ("zh", "站点布局", "全国")),
    ],
)
def test_the_first_request_of_a_cold_server_is_framed(
    serve: Serve, demo_store_folder: Path, fresh: Fresh, address: str, shown: tuple[str, ...]
) -> None:
    lang, words, *steps = shown
    with serve(DATA_DIR=demo_store_folder) as cold:
        page = fresh(cold.url + address)
        framed(page, lang, *steps)
        title(page, words)
        assert page.url == cold.url + address
        assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[lang]


def point(code: str, width: float, height: float, within: str = "100000") -> tuple[float, float]:
    """Give where an area's middle lies on a map that just shows the nation or a province, from its top left."""
    name = "provinces.geojson" if within == "100000" else "prefectures.geojson"
    shapes = json.loads((BOUNDARIES / name).read_text(encoding="utf-8"))["features"]
    inside = [one for one in shapes if within == "100000" or one["properties"]["adcode"][:2] == within[:2]]
    lon, lat, zoom = view(box(inside), 432, 402)
    west, south, east, north = box([one for one in inside if one["properties"]["adcode"] == code])
    _, middle, _ = view((west, south, east, north), 1, 1)
    scale = 512 * 2**zoom / 360
    down = _north(lat) - _north(middle)
    return width / 2 + ((west + east) / 2 - lon) * scale, height / 2 + down * scale


def _north(lat: float) -> float:
    """Give a latitude's place on a Mercator map, in degrees of its width."""
    import math  # noqa: PLC0415

    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def click_area(page: Page, code: str, name: str, within: str = "100000") -> None:
    """Point at an area of the map until its tooltip names it, then click once."""
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    assert frame
    x, y = point(code, frame["width"], frame["height"], within)
    tooltip = page.locator(".deck-tooltip")
    page.mouse.move(frame["x"] + x, frame["y"] + y - 2)
    page.mouse.move(frame["x"] + x, frame["y"] + y)
    expect(tooltip.first).to_contain_text(name)
    page.mouse.click(frame["x"] + x, frame["y"] + y)


@pytest.mark.parametrize(
    ("within", "code", "name", "steps"),
    [
        ("100000", "510000", "四川", ["全国", "四川"]),
        ("510000", "513300", "甘孜", ["全国", "四川", "甘孜"]),
    ],
)
def test_one_click_on_the_map_moves_the_whole_view(
    visit: Visit, within: str, code: str, name: str, steps: list[str]
) -> None:
    page = visit(f"/?region={within}")
    click_area(page, code, name, within)
    expect(path(page)).to_have_text(steps)
    expect(page).to_have_url(re.compile(f"region={code}"))


def test_the_same_area_can_be_clicked_again_after_going_back(visit: Visit, settled: Callable[[Page], None]) -> None:
    page = visit("/")
    click_area(page, "510000", "四川")
    expect(path(page)).to_have_text(["全国", "四川"])
    settled(page)
    path(page).first.click()
    expect(path(page)).to_have_text(["全国"])
    settled(page)
    click_area(page, "510000", "四川")
    expect(path(page)).to_have_text(["全国", "四川"])


def test_a_click_on_a_bar_of_the_ranking_moves_the_whole_view(visit: Visit) -> None:
    page = visit("/exam?part=places")
    bar = page.locator(".st-key-chart-ranking-exam_registered-100000 .barlayer .point path").last
    bar.scroll_into_view_if_needed()
    bar.click(force=True)
    expect(page).to_have_url(re.compile(r"region=\d{2}0000"))
    expect(path(page)).to_have_count(2)


def test_a_copied_address_opens_the_same_view_elsewhere(visit: Visit, fresh: Fresh) -> None:
    first = visit("/?region=510000&years=2019-2024&lang=en&map=townships")
    framed(first, "en", "China", "Sichuan")
    other = fresh(first.url)
    framed(other, "en", "China", "Sichuan")
    assert other.url == first.url
    for page in (first, other):
        expect(page.get_by_test_id("stSliderThumbValue")).to_have_text(["2019", "2024"])
        expect(page.locator(".st-key-map_box").get_by_role("combobox")).to_have_value(re.compile("Townships"))
    headings = [page.get_by_role("heading").all_inner_texts() for page in (first, other)]
    assert headings[0] == headings[1]


@pytest.mark.parametrize(
    ("address", "steps", "mark"),
    [
        ("/?region=510100", ["全国", "四川"], ""),
        ("/?region=510100&years=2019-2025&store=demo", ["四川"], " 演示数据（模拟）"),
    ],
)
def test_back_and_forward_of_the_browser_move_the_view(
    visit: Visit, settled: Callable[[Page], None], address: str, steps: list[str], mark: str
) -> None:
    page = visit(address)
    path(page).nth(-2).click()
    expect(path(page)).to_have_text(steps)
    settled(page)
    page.get_by_test_id("stSidebarNavLink").nth(1).click()
    title(page, f"考试报名{mark}")
    expect(path(page)).to_have_text(steps)
    settled(page)
    page.go_back()
    title(page, f"总览{mark}")
    expect(path(page)).to_have_text(steps)
    page.go_forward()
    title(page, f"考试报名{mark}")
    expect(path(page)).to_have_text(steps)
    expect(page).to_have_title("雁阵：社会工作人才数据")  # said with the first run, and kept
    width = page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert width is not None
    assert width["width"] > 1000


def test_bad_parameters_are_named_and_the_page_is_still_shown(visit: Visit) -> None:
    page = visit("/?region=999999&years=abc&lang=xx")
    alerts = page.get_by_test_id("stAlert")
    expect(alerts).to_have_count(3)
    for said in alerts.all_inner_texts():
        assert said.strip().endswith("。")
    framed(page, "zh", "全国")
    expect(page.locator(".yz-tiles > div").first).to_be_visible()


def test_an_unknown_region_is_one_sentence(visit: Visit) -> None:
    page = visit("/exam?region=999999")
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    expect(page.get_by_test_id("stAlert")).to_contain_text("999999")
    framed(page, "zh", "全国")


def test_the_headline_and_the_start_of_the_first_chart_are_above_the_fold(visit: Visit) -> None:
    page = visit("/")
    numbers = page.locator(".yz-tiles > div").first.bounding_box()
    heading = page.get_by_role("heading", level=3).first.bounding_box()
    assert numbers
    assert numbers["y"] + numbers["height"] < 768
    assert heading
    assert heading["y"] + heading["height"] < 768
