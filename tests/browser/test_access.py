"""Without a mouse, and for a screen reader: keys reach everything, and axe-core finds nothing serious in our content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST_TABS: Final = 60
REACHED: Final = {
    "menu": '[data-testid="stSidebarNavLink"]',
    "region": '.st-key-region_box input, .st-key-region_box [role="combobox"]',
    "years": '.st-key-years_slider input, .st-key-years_slider [role="slider"]',
    "language": '[class*="st-key-language"] button, [class*="st-key-language"] input',
    "path": ".st-key-path_box button",
    "origins": '[class*="st-key-more-"] button',
}
# What Streamlit itself draws and no setting changes, by rule and place.
STREAMLIT_S_OWN: Final = {
    ("list", '[data-testid="stSidebarNav"]'): "the menu wraps the entries of a group in a div",
    ("listitem", '[data-testid="stSidebarNav"]'): "the same",
}
FIND: Final = """async (context) => {
    const found = await axe.run(context, {resultTypes: ['violations']});
    return found.violations
        .filter((one) => ['serious', 'critical'].includes(one.impact))
        .flatMap((one) => one.nodes.map((node) => ({
            rule: one.id, impact: one.impact, target: node.target.flat().join(' '),
            html: node.html.slice(0, 300), why: node.failureSummary,
        })));
}"""
WITHIN: Final = "([target, place]) => Boolean(document.querySelector(target)?.closest(place))"


FOCUSED: Final = (
    "([place, words]) => document.activeElement.matches(place) && document.activeElement.innerText.includes(words)"
)


def press_tab_to(page: Page, place: str, words: str = "") -> None:
    """Press Tab, and the arrow keys within a group of buttons, until what matches has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        for _ in range(4 if words and page.evaluate(FOCUSED, [place, ""]) else 1):
            if page.evaluate(FOCUSED, [place, words]):
                return
            if words:
                page.keyboard.press("ArrowRight")
    pytest.fail(f"Tab never reached {place}")


def test_tab_reaches_menu_choosers_path_and_the_buttons_of_a_card(visit: Visit) -> None:
    page = visit("/training?region=510100")
    missing = set(REACHED)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        missing -= {
            name for name in missing if page.evaluate("(place) => document.activeElement.matches(place)", REACHED[name])
        }
        if not missing:
            break
    assert missing == set()


def test_the_keyboard_s_place_in_the_menu_and_on_a_map_is_seen(visit: Visit) -> None:
    page = visit("/?region=510000")
    for place in (REACHED["menu"], '[data-testid="stDeckGlJsonChart"] *'):
        press_tab_to(page, place)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", place


def test_initials_typed_in_the_region_chooser_move_the_view(visit: Visit) -> None:
    page = visit("/dictionary")
    press_tab_to(page, REACHED["region"])
    page.keyboard.type("cds")
    # 承德, 常德 and 成都 all begin so, and 北京 does not: it goes when the list has been searched.
    offered = page.get_by_role("option")
    expect(offered.filter(has_text="北京市")).to_have_count(0)
    chosen = offered.filter(has_text="成都市")
    expect(chosen).to_have_count(1)
    reached = page.locator('[role="option"][data-focused]')
    expect(reached).to_have_count(1)
    places = offered.all_text_contents()
    steps = places.index(chosen.text_content() or "") - places.index(reached.text_content() or "")
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    expect(chosen).to_have_attribute("data-focused", "true")  # the list may follow the keys late
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=510100"))
    expect(page.locator(".st-key-path_box button")).to_have_text(["全国", "四川", "成都"])


def test_where_from_opens_with_enter_and_closes_with_escape(visit: Visit, settled: Callable[[Page], None]) -> None:
    page = visit("/training?region=510100&part=places")
    press_tab_to(page, REACHED["origins"], "数据出处")
    page.keyboard.press("Enter")
    body = page.get_by_role("dialog")
    expect(body).to_be_visible()
    expect(body).to_contain_text(re.compile(r"[A-Z]\d{2,}"))  # a figure's own id
    settled(page)
    page.keyboard.press("Escape")
    expect(body).to_be_hidden()


def test_a_step_of_the_path_moves_with_enter(visit: Visit) -> None:
    page = visit("/dictionary?region=510100")
    press_tab_to(page, REACHED["path"])
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-path_box button")).to_have_text(["全国"])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_in_our_content(
    visit: Visit,
    settled: Callable[[Page], None],
    dark: bool,  # noqa: FBT001 - from the parameters
) -> None:
    page = visit("/", dark=dark)
    page.evaluate(AXE_SCRIPT)
    links, found = page.get_by_test_id("stSidebarNavLink"), {}
    found["/"] = serious(page)
    page.locator('.st-key-region_box input, .st-key-region_box [role="combobox"]').first.click()
    page.keyboard.type("四川省")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=510000"))
    links.filter(has_text="考试报名").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("考试报名")
    settled(page)
    found[page.url] = serious(page)
    page.locator('[class*="st-key-language"]').get_by_text("English", exact=True).click()
    expect(page).to_have_url(re.compile("lang=en"))
    links.filter(has_text="Indicators and sources").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indicators and sources")
    settled(page)
    found[page.url] = serious(page)
    assert len(found) == 3
    assert {address: ours for address, ours in found.items() if ours} == {}


def serious(page: Page) -> list[str]:
    """Give what axe finds serious, without what Streamlit itself draws."""
    found: list[dict[str, Any]] = page.evaluate(
        FIND, {"include": [['[data-testid="stMain"]'], ['[data-testid="stSidebar"]']]}
    )
    return [
        f"{one['rule']} ({one['impact']}): {one['html']}\n{one['why']}"
        for one in found
        if not any(
            rule == one["rule"] and page.evaluate(WITHIN, [one["target"], place]) for rule, place in STREAMLIT_S_OWN
        )
    ]
