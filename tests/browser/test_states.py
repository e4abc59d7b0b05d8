"""What stands in the way of a store or a map is answered with what to do, and nothing on disk changes."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from tests.browser.conftest import Serve, Server, Visit

pytestmark = pytest.mark.browser

LEAK: Final = re.compile(r"Traceback|Error:|sqlite3|sqlalchemy|Exception|NoneType")
HAN: Final = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def copy(demo_store_folder: Path, tmp_path: Path) -> Path:
    """A data folder to spoil; its stores are one file each, with nothing waiting beside it."""
    for name in ("published.db", "demo.db"):
        with closing(sqlite3.connect(demo_store_folder / name)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(demo_store_folder / name, tmp_path)
    return tmp_path


def fingerprint(folder: Path) -> str:
    return hashlib.sha256((folder / "published.db").read_bytes()).hexdigest()


def answer(visit: Visit, at: Server, lang: str, region: str = "100000") -> str:
    """Open the overview and give its one sentence."""
    page = visit(f"/?lang={lang}&region={region}", at=at)
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(11)
    expect(page.get_by_test_id("stAlert")).to_have_count(1)
    assert not LEAK.search(page.locator("body").inner_text())
    said = page.get_by_test_id("stAlert").inner_text().strip()
    assert bool(HAN.search(said)) is (lang == "zh"), said
    return said


def test_a_folder_that_cannot_be_written(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    # Root may write anywhere, but nobody makes a folder inside a file.
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with serve(DATA_DIR=tmp_path / "file" / "data") as running:
        for lang in ("zh", "en"):
            assert "DATA_DIR" in answer(visit, running, lang)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def damaged(folder: Path) -> None:
    (folder / "published.db").write_bytes(hashlib.shake_256(b"damaged").digest(40_000))


def half(folder: Path) -> None:
    """Keep the first half of the file, as a full disk or a broken copy does."""
    whole = (folder / "published.db").read_bytes()
    (folder / "published.db").write_bytes(whole[: len(whole) // 2])


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "published.db")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(
    ("change", "words"),
    [(damaged, ("published.db", "published.db")), (half, ("init", "init")), (newer, ("9999", "newer"))],
    ids=["damaged", "half", "newer"],
)
def test_a_store_that_cannot_be_read_is_left_as_it_is(
    serve: Serve, visit: Visit, copy: Path, change: Callable[[Path], None], words: tuple[str, str]
) -> None:
    change(copy)
    before = fingerprint(copy)
    with serve(DATA_DIR=copy) as running:
        for lang, said in zip(("zh", "en"), words, strict=True):
            assert said in answer(visit, running, lang)
    assert fingerprint(copy) == before


def test_without_boundaries_the_page_stands_and_the_map_is_a_sentence(
    serve: Serve, visit: Visit, demo_store_folder: Path, tmp_path: Path
) -> None:
    with serve(DATA_DIR=demo_store_folder, MAP_DATA_DIR=tmp_path) as running:
        for lang in ("zh", "en"):
            assert "MAP_DATA_DIR" in answer(visit, running, lang)
            assert "MAP_DATA_DIR" in answer(visit, running, lang, "510000")


def test_the_boundaries_come_from_the_server_itself(
    server: Server, context: Callable[[str, bool], BrowserContext]
) -> None:
    asking = context("office", False).request  # noqa: FBT003 - light
    reply = asking.get(f"{server.url}/boundaries/provinces.geojson")
    assert reply.ok
    for outside in ("../published/figures.csv", "%2e%2e/published/figures.csv"):
        assert not asking.get(f"{server.url}/boundaries/{outside}").text().startswith("id")
