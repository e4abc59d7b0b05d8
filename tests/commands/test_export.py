"""The command exports a page, says in one sentence why it does not, and leaves nothing half done."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import openpyxl
import orjson
import pytest
from pptx import Presentation
from sqlalchemy.orm import Session

from analytics import cli, settings
from analytics.commands import export as command
from analytics.export import gather
from analytics.selection import Selection
from analytics.store import decks, engine
from analytics.store.decks import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Deployment


@pytest.fixture(autouse=True)
def _here(published: Path) -> None:
    """The command reads the published figures."""
    assert published


def run(*arguments: str) -> int:
    return cli.main(["export", *arguments])


def test_a_page_of_a_region_by_name_becomes_a_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sichuan.xlsx"
    asked = ("--page", "exam", "--region", "四川省", "--years", "2015-2025", "--format", "xlsx", "--out", str(out))
    assert run(*asked) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert openpyxl.load_workbook(out).worksheets[0]["A1"].value == "四川省考试报名情况"


def test_in_english_with_one_section(tmp_path: Path) -> None:
    out = tmp_path / "x.html"
    assert run("--page=exam", "--section=places", "--lang=en", "--format=html", f"--out={out}") == 0
    page = out.read_text(encoding="utf-8")
    assert "Place by place" in page
    assert "Course over time" not in page


def test_a_store_at_a_path_is_told_by_its_sources(demo_store_folder: Path, tmp_path: Path) -> None:
    for name, simulated in (("demo", True), ("published", False)):
        out = tmp_path / f"{name}.csv"
        store = demo_store_folder / f"{name}.db"
        assert run("--page=exam", f"--store={store}", "--format=csv", f"--out={out}") == 0
        assert (",true" in out.read_text(encoding="utf-8-sig").splitlines()[1]) is simulated


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--page=exams", "--format=csv"), "没有“exams”这个页面可导出"),
        (("--page=exam", "--format=doc"), "没有“doc”这种格式"),
        (("--page=exam", "--format=csv", "--region=某某省"), "某某省"),
        (("--page=exam", "--format=csv", "--years=2030-2031"), "“2030-2031”不是年份"),
        (("--page=exam", "--format=csv", "--years=2025-2015"), "“2025-2015”不是年份"),
        (("--page=exam", "--format=csv", "--section=x"), "没有“x”这一部分"),
        (("--page=exam", "--format=csv", "--store=no/such.db"), ""),
    ],
)
def test_what_cannot_be_exported_is_one_sentence_and_2(
    asked: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*asked, f"--out={tmp_path / 'x'}") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_export_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--page=exam", "--section=course", "--region=650121", "--years=2008-2009", "--format=csv")
    assert run(*asked, f"--out={tmp_path / 'x'}") == 1
    assert "没有可导出的内容" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--page=exam", "--format=csv", f"--out={tmp_path / 'none' / 'x.csv'}") == 2
    assert "未能写出" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are of other systems")
def test_a_full_disk_leaves_no_half_written_file(published: Path, tmp_path: Path, deployment: Deployment) -> None:
    """A limit of the size of files stands for the full disk: the system refuses to write more in the same way."""
    assert deployment
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from analytics import cli; raise SystemExit(cli.main())"
    )
    out = tmp_path / "x.xlsx"
    asked = ["export", "--page=exam", "--format=xlsx", f"--out={out}"]
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, *asked],
        cwd=settings.ROOT,
        env={**os.environ, "DATA_DIR": str(published)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def meeting(store_folder: Path, tmp_path: Path, deployment: Deployment) -> Iterator[tuple[str, str]]:
    """A store with one presentation and a snapshot of it, by their ids."""
    shutil.copy(store_folder / "published.db", tmp_path / "published.db")
    with deployment(DATA_DIR=tmp_path):
        opened = engine.writer(settings.load().url("published"))
        with Session(opened) as session, session.begin():
            pins = (
                Pin("trend:exam_registered", "100000", 2018, 2025),
                Pin("ranking:exam_passed", "100000", 2024, 2024),
            )
            deck = decks.save(session, decks.fresh("年度会", Selection(), pins))
            made = gather.deck(gather.context(session, Selection()), deck, datetime(2026, 11, 22, tzinfo=UTC))
            known = {"name": made.name, "made": made.made, "revision": made.revision, "store": "published"}
            decks.freeze(session, **known, document=made.to_json(), deck=deck.id)
        opened.dispose()
        yield deck.id, made.name


def test_a_presentation_and_its_snapshot_become_the_same_slides(meeting: tuple[str, str], tmp_path: Path) -> None:
    written = []
    for name in meeting:
        out = tmp_path / f"{name}.pptx"
        assert run(f"--deck={name}", "--format=pptx", f"--out={out}") == 0
        shown = [
            shape.text_frame.text
            for slide in Presentation(out).slides
            for shape in slide.shapes
            if shape.has_text_frame
        ]
        written.append([text for text in shown if "2026" not in text])
    assert written[0] == written[1]
    assert any("全国报名人数" in text for text in written[0])


def test_an_unknown_presentation_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--deck=nope", "--format=pptx", f"--out={tmp_path / 'x'}") == 2
    assert "nope" in capsys.readouterr().err


@pytest.fixture
def own(store_folder: Path, tmp_path: Path, deployment: Deployment) -> Iterator[Path]:
    """A copy of the published store that a test may change."""
    folder = tmp_path / "own"
    folder.mkdir()
    shutil.copy(store_folder / "published.db", folder / "published.db")
    with deployment(DATA_DIR=folder):
        yield folder / "published.db"


def test_a_frozen_page_is_written_again_whatever_changed(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--page=exam", "--section=course", "--format=csv")
    first, later, again = (tmp_path / name for name in ("a.csv", "b.csv", "c.csv"))
    assert run(*asked, "--freeze", f"--out={first}") == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(first), f"{first}-metadata.json"]
    name = told.err.removeprefix("已冻结，编号").removesuffix("。\n")
    # The description beside it states the same digest.
    described = orjson.loads((tmp_path / "a.csv-metadata.json").read_bytes())
    assert described["dc:identifier"].startswith(name)
    with sqlite3.connect(own) as connection:
        connection.execute("DELETE FROM observation WHERE measure = 'exam_registered' AND period = '2025'")
    assert run(*asked, f"--out={later}") == 0
    assert run(f"--deck={name}", "--format=csv", f"--out={again}") == 0
    assert later.read_bytes() != first.read_bytes()
    assert again.read_bytes() == first.read_bytes()


def test_what_cannot_be_frozen_is_written_and_says_so(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_WAIT_MS", 0)
    held = sqlite3.connect(own, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    out = tmp_path / "x.csv"
    assert run("--page=exam", "--format=csv", "--freeze", f"--out={out}") == 0
    held.close()
    assert out.exists()
    assert capsys.readouterr().err.startswith("未能冻结：")
