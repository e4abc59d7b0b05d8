"""The presenter's page under a clicker: every key, the overview, the speaker's window, and turns that wait for nothing."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from analytics.selection import Selection
from analytics.store import decks
from analytics.store.decks import Pin
from pages.ui import present_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.browser.conftest import Serve, Server
    from tests.conftest import Deployment

pytestmark = pytest.mark.browser

KEYS: Final = ("trend:exam_registered", "map:exam_registered", "ranking:exam_registered", "ledger:exam", "funnel:")
LAST: Final = len(KEYS)


@pytest.fixture(scope="module")
def hall(
    serve: Serve, deployment: Deployment, demo_store_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str]]:
    """A server of its own with a deck, and the deck's id."""
    folder = tmp_path_factory.mktemp("hall")
    for name in ("published.db", "demo.db"):
        shutil.copy(demo_store_folder / name, folder)
    with deployment(DATA_DIR=folder):
        pins = [Pin(key, "100000", 2008, 2026, note=f"备注{place}") for place, key in enumerate(KEYS, start=1)]
        deck = present_desk.save("published", decks.fresh("会议汇报", Selection(), pins))
    with serve(DATA_DIR=folder) as running:
        yield running, deck.id


@pytest.fixture
def page(hall: tuple[Server, str], context: Callable[[str, bool], BrowserContext]) -> Iterator[Page]:
    """The deck opened by its link, every slide drawn."""
    server, deck = hall
    opened = context("meeting", False).new_page()  # noqa: FBT003 - light
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{server.url}/?present={deck}")
    expect(opened.locator("body[data-ready=all]")).to_have_count(1)
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith((server.url + "/", "data:", f"blob:{server.url}/"))] == []


def shown(page: Page) -> Locator:
    return page.locator(".slide.on h1")


def at(page: Page, place: int) -> None:
    """Check that one slide is on, the cover being nought."""
    expect(page.locator(".slide.on")).to_have_count(1)
    expect(page).to_have_url(re.compile(rf"slide={place}(&|$)"))
    if place:
        expect(page.locator(".slide.on .page")).to_have_text(f"{place} / {LAST}")
    else:
        expect(shown(page)).to_have_text("会议汇报")


def test_every_key_of_a_clicker_turns_the_slides(page: Page) -> None:
    at(page, 0)
    place = 0
    for key, by in (
        ("ArrowRight", 1),
        ("ArrowDown", 1),
        ("PageDown", 1),
        ("Space", 1),
        ("ArrowLeft", -1),
        ("ArrowUp", -1),
        ("PageUp", -1),
    ):
        page.keyboard.press(key)
        place += by
        at(page, place)
    page.keyboard.press("End")
    at(page, LAST)
    page.keyboard.press("ArrowRight")
    at(page, LAST)
    page.keyboard.press("Home")
    at(page, 0)
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    at(page, 3)


def test_black_overview_and_leaving(page: Page) -> None:
    page.keyboard.press("b")
    expect(page.locator(".black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".black")).to_have_count(0)
    page.keyboard.press("o")
    expect(page.locator(".thumb")).to_have_count(LAST + 1)
    page.locator(".thumb").nth(2).click()
    at(page, 2)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/present\?deck="))


def test_a_turn_asks_the_server_for_nothing(page: Page) -> None:
    """Every slide is drawn before the first turn, so that none waits for a busy server."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for place in range(1, LAST + 1):
        page.evaluate("() => { delete document.body.dataset.turned; }")
        page.keyboard.press("ArrowRight")
        expect(page.locator("body[data-turned]")).to_have_count(1)
        at(page, place)
    # The browser itself looks for the page's icon whenever its address changes.
    assert {url.rpartition("/")[2] for url in asked if not url.startswith(("data:", "blob:"))} <= {"mark.png"}


def test_charts_and_maps_answer_clicks(page: Page) -> None:
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    at(page, 3)
    page.locator(".slide.on .barlayer .point path").first.click(force=True)
    detail = page.locator(".slide.on .detail")
    expect(detail).to_be_visible()
    expect(detail.locator("a")).to_have_attribute("href", re.compile(r"region=\d{6}"))
    page.keyboard.press("ArrowLeft")
    at(page, 2)
    page.locator(".slide.on .geo .choroplethlayer path").nth(22).click(force=True)
    expect(detail).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide.on .detail")).to_have_count(0)


def test_the_speakers_window_follows_and_leads(page: Page) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    notes = opening.value
    expect(notes.locator(".notes h1").first).to_have_text("会议汇报")
    # The window that opened it hands it the words: a busy server is not waited for.
    assert [url for url in asked if "slides.json" in url] == []
    page.keyboard.press("ArrowRight")
    expect(notes.locator(".notes .text")).to_have_text("备注1")
    notes.keyboard.press("ArrowRight")
    at(page, 2)
    expect(notes.locator(".notes dt").filter(has_text="没有数据")).to_have_count(1)
    notes.close()
