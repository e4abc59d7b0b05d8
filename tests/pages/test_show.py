"""The presenter's page gets every slide finished; a deck is frozen as it is shown, a snapshot stays as it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analytics.errors import Refused
from analytics.selection import Selection
from analytics.store import decks
from analytics.store.decks import Pin
from pages.ui import present_desk, show
from pages.ui.server import middleware
from tests.facts import observe, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analytics.store.decks import Deck
    from tests.conftest import Deployment

STORE = "published"
KEYS = ("trend:exam_registered", "map:exam_registered", "ranking:exam_registered", "ledger:exam", "funnel:")


@pytest.fixture
def meeting(deployment: Deployment, store_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own with the published figures, to keep decks in."""
    shutil.copy(store_folder / "published.db", tmp_path)
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


@pytest.fixture
def deck(meeting: Path) -> Deck:
    assert meeting
    pins = [Pin(key, "100000", 2008, 2026, note=f"备注{key}") for key in KEYS]
    pins.append(Pin("map:townships", "510000", 2008, 2026, headline="四川的乡镇"))
    return present_desk.save(STORE, decks.fresh("汇报<b>", Selection(), pins, speaker="王主任"))


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=show.routes(), middleware=middleware()), follow_redirects=False)


def slides(client: TestClient, name: str, **more: str) -> dict[str, object]:
    answer = client.get("/show/slides.json", params={"present": name, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = orjson.loads(answer.content)
    return found


def test_every_slide_comes_finished_with_its_words(client: TestClient, deck: Deck) -> None:
    found = slides(client, deck.id)
    made = found["slides"]
    assert isinstance(made, list)
    assert [one["kind"] for one in made] == ["chart", "chart", "chart", "table", "chart", "map"]
    assert made[0]["title"] == "2025年全国报名人数223.6万人，同比增长18.4%"
    assert made[0]["note"] == "备注trend:exam_registered"
    assert made[0]["foot"].startswith("来源：")
    assert (made[5]["title"], made[5]["edited"]) == ("四川的乡镇", True)
    assert "天地图" in made[5]["foot"]
    assert [asked for asked, _ in made[1]["questions"] if "没有数据" in asked] == ["哪些地区没有数据？"]
    assert (found["title"], found["speaker"], found["simulated"], found["notice"]) == ("汇报<b>", "王主任", "", "")


def test_showing_a_deck_freezes_it_once(client: TestClient, deck: Deck) -> None:
    first, again = slides(client, deck.id), slides(client, deck.id)
    (kept,) = present_desk.snapshots(STORE, deck)
    assert first["present"] == again["present"] == kept.id


def test_a_snapshot_shows_the_same_after_the_data_changed(client: TestClient, deck: Deck) -> None:
    name = str(slides(client, deck.id)["present"])
    before = slides(client, name)["slides"]
    with present_desk._changing(STORE) as session:  # noqa: SLF001 - an import, made here without its worker
        take(session, observe("exam_registered", y2026=2500000, source="official 2026-08-01"), name="later")
    assert slides(client, name)["slides"] == before
    assert slides(client, deck.id)["slides"] != before


def test_a_wall_freezes_nothing_and_notices_new_data(client: TestClient, deck: Deck) -> None:
    found = slides(client, deck.id, wall="20")
    assert present_desk.snapshots(STORE, deck) == ()
    now = {"present": deck.id}
    assert orjson.loads(client.get("/show/now.json", params=now).content) == found["now"]
    with present_desk._changing(STORE) as session:  # noqa: SLF001 - an import, made here without its worker
        take(session, observe("exam_registered", y2026=2500000, source="official 2026-08-01"), name="later")
    changed = orjson.loads(client.get("/show/now.json", params=now).content)
    assert changed != found["now"]
    present_desk.save(STORE, replace(deck, title="另一题"))
    assert orjson.loads(client.get("/show/now.json", params=now).content) != changed


def test_a_store_that_cannot_be_written_is_shown_all_the_same(
    client: TestClient, deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise Refused(decks.UNKNOWN, id="x")

    monkeypatch.setattr(present_desk, "freeze", held)
    found = slides(client, deck.id)
    assert found["present"] == deck.id
    assert str(found["notice"]).startswith("未能冻结：")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("meeting")
def test_what_is_not_there_is_a_sentence(client: TestClient, lang: str) -> None:
    answer = client.get("/show/slides.json", params={"present": "<b>", "lang": lang})
    assert answer.status_code == 404
    said = answer.json()["error"]
    assert ("没有编号" in said) is (lang == "zh")


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/?present=abc&slide=2&lang=en", "show?present=abc&slide=2&lang=en"),
        ("/exam?snapshot=abc", "show?present=abc"),
        ("/show", "present"),
    ],
)
def test_links_lead_to_the_presenters_page(client: TestClient, asked: str, there: str) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (307, there)


def test_the_page_carries_the_policy_and_its_parts_come_from_here(client: TestClient) -> None:
    page = client.get("/show?present=abc&lang=zh")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert '<html lang="zh-CN"' in page.text
    for name, kind in (("show.js", "text/javascript"), ("show.css", "text/css"), ("plotly.js", "text/javascript")):
        part = client.get(f"/show/{name}")
        assert (part.status_code, part.headers["content-type"].partition(";")[0]) == (200, kind)
    assert client.get("/show/show.py").status_code == 404
