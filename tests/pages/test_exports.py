"""The export menu asks for what is on the page, follows it, and offers what was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analytics import settings, workers
from analytics.export import formats, jobs
from pages.ui import exports

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Deployment

FRAME = settings.ROOT / "pages" / "ui" / "frame.py"


@pytest.fixture
def folder(published: Path, tmp_path: Path, deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, whose workers do nothing."""
    (tmp_path / "published.db").symlink_to(published / "published.db")
    monkeypatch.setattr(jobs, "WORKER", ["sleep", "0", "#"])
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


def opened(page: str, **params: str) -> AppTest:
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params.update(params)
    at._page_hash = calc_hash(page)  # noqa: SLF001
    return at.run()


def asked(folder: Path) -> list[str]:
    (found,) = (folder / "exports").glob("*/order.json")
    return orjson.loads(found.read_bytes())


def menu(at: AppTest) -> AppTest:
    """Open the menu; a click inside it runs the whole script here, not the window alone, which closes it."""
    (acts,) = _acts(at)
    return acts.set_value("export").run()


def _acts(at: AppTest) -> list[Any]:
    return [one for one in at.get("button_group") if one.key == "page_acts"]


def test_the_menu_asks_for_what_is_seen(folder: Path) -> None:
    at = opened("exam", region="510000", years="2015-2025", part="places")
    menu(at)
    assert not at.exception
    assert at.radio(key="export_part").options == ["整页", "只要“各地情况”"]
    at.radio(key="export_part").set_value("只要“各地情况”")
    at.button(key="export_make").click().run()
    assert asked(folder) == [
        "--page=exam",
        "--region=510000",
        "--years=2015-2025",
        "--store=published",
        "--lang=zh",
        "--choice=",
        "--freeze",
        "--section=places",
        f"--format={next(iter(formats.FORMATS))}",
    ]


def test_a_choice_on_the_page_is_exported_with_it(folder: Path) -> None:
    at = opened("", map="certified_total", lang="en")
    menu(at)
    at.button(key="export_make").click().run()
    assert {"--page=overview", "--choice=certified_total", "--lang=en"} <= set(asked(folder))


def test_a_broken_off_file_is_said_to_be(folder: Path) -> None:
    at = opened("exam")
    menu(at)
    at.button(key="export_make").click().run()
    assert [one.value for one in menu(at).error] == ["文件生成中断，请重新生成。"]
    assert folder.exists()


def test_a_made_file_is_offered_with_its_size(folder: Path) -> None:
    at = opened("exam")
    menu(at)
    at.button(key="export_make").click().run()
    (order,) = (folder / "exports").glob("*/order.json")
    (order.parent / "out" / "甲_乙.xlsx").write_bytes(b"x" * 2048)
    workers.tell(order.parent, workers.State("finished"))
    (found,) = menu(at).get("download_button")
    assert found.proto.label.replace("\\", "") == "下载甲_乙.xlsx（2 kB）"


def test_a_page_without_figures_has_no_button(folder: Path) -> None:
    assert folder.exists()
    assert _acts(opened("imports")) == []


@pytest.mark.parametrize(("count", "said"), [(12, "12 B"), (51_300, "50 kB"), (3_400_000, "3.2 MB")])
def test_sizes_in_words(count: int, said: str) -> None:
    assert exports.size(count) == said
