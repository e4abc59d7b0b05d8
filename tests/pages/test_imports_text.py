"""The section for figures from text: an article is pasted, its figures looked through, taken, stored and checked."""

from __future__ import annotations

import fcntl
import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest

from analytics.errors import Refused
from analytics.i18n import LANGUAGES
from analytics.ingest import jobs
from analytics.ingest.text import propose
from pages import imports
from pages.ui import data, imports_candidates, imports_desk
from tests.pages.test_pages import LEAK, opened, sound, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from analytics.ingest.text import Candidate
    from tests.conftest import Deployment

TEXT: Final = "2024年，成都市报考人数5.56万人，较上年增加1.79万人。*注*[链接](x) 电话13812345678。近年来累计培训8.9万人次。2025年，成都市计划新增持证社工5000人。"


@pytest.fixture
def office(deployment: Deployment, store_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own with the published store."""
    shutil.copy(store_folder / "published.db", tmp_path / "published.db")
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


def page(lang: str = "zh") -> AppTest:
    return opened(imports.PAGE, part="text", lang=lang)


def pasted(lang: str = "zh", **changed: str) -> AppTest:
    """The page after an article was pasted and looked through."""
    at = page(lang)
    said = {"publisher": "红星新闻网", "title": "成都社会工作", "date": "2025年3月5日"} | changed
    for name in ("publisher", "title", "date"):
        at.text_input(key=f"text_{name}").set_value(said[name])
    at.text_area(key="text_text").set_value(said.get("text", TEXT))
    return at.button(key="text_find").click().run()


def finished() -> jobs.Job:
    """The latest job, once its worker is done."""
    job = jobs.listed(data.configured(), "published")[0].job
    with (jobs.folder_of(data.configured(), job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    return job


def ticked(at: AppTest, edits: dict[int, dict[str, Any]]) -> AppTest:
    """The page after some cells of the table were changed and the preview was asked for."""
    (key,) = [one.key for one in at.data_editor if one.key]
    at.session_state[key] = {"edited_rows": edits, "added_rows": [], "deleted_rows": []}
    return at.button(key="text_preview").click().run()


def said(at: AppTest) -> str:
    return " ".join(words(at) + [str(one.value) for one in at.success]).replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.usefixtures("office")
def test_figures_are_shown_in_their_text_and_none_is_ticked(lang: str) -> None:
    at = pasted(lang)
    sound(at)
    (table,) = at.data_editor
    assert list(table.value["take"]) == [False, False, False]
    assert list(table.value["measure"])[:2] == ["exam_registered", "exam_registered_increase"]
    assert list(table.value["period"].fillna("?")) == ["2024", "2024", "?"]
    assert "【5.56万人】" in table.value["context"][0]
    assert "13812345678" not in said(at)
    assert [text for text in words(at) if LEAK.search(text)] == []


@pytest.mark.usefixtures("office")
def test_what_an_article_writes_is_shown_as_text() -> None:
    (shown,) = [
        one.value for one in pasted().markdown if "background[" in str(one.value) and "成都市报考" in str(one.value)
    ]
    assert r"\*注\*\[链接\](x)" in shown
    assert r":green-background[5\.56万人]" in shown
    assert r":orange-background[8\.9万人次]" in shown
    assert ":gray-background[5000人]" in shown


@pytest.mark.parametrize("missing", ["publisher", "title", "date"])
@pytest.mark.usefixtures("office")
def test_a_text_without_its_source_is_not_looked_through(missing: str) -> None:
    at = pasted(**{missing: "  "})
    assert len(at.error) == 1
    assert len(at.data_editor) == 0


@pytest.mark.parametrize("text", ["", "字" * 20_001])
@pytest.mark.usefixtures("office")
def test_no_text_and_too_much_of_it_are_refused_with_a_sentence(text: str) -> None:
    assert len(pasted(text=text).error) == 1


@pytest.mark.usefixtures("office")
def test_a_text_without_figures_is_said_to_have_none() -> None:
    assert len(pasted(text="今天天气很好，我们开了第3次会。").warning) == 1


def test_ticked_figures_are_previewed_accepted_and_checked_at_once(office: Path) -> None:
    at = ticked(pasted(), {0: {"take": True}, 1: {"take": True}})
    finished()
    at.run()
    sound(at)
    assert "可以接收" in said(at)
    assert next(one.value for one in at.metric) == "2"
    at.text_input(key="import_by").set_value("王主任")
    (accept,) = [one for one in at.button if (one.key or "").startswith("accept:")]
    accept.click().run()
    job = finished()
    at.run()
    sound(at)
    assert "已作为第2次导入入库，共2个数字" in said(at)
    # Another source says 5.45万人, and the increase of 1.79万人 is the same in both.
    assert ":orange-badge" in said(at)
    assert ":green-badge" in said(at)
    (kept,) = (office / "imports").iterdir()
    assert kept.name == f"{job.sha256}.json"
    assert b"13812345678" not in kept.read_bytes()
    assert imports_desk.entries("published") == []
    assert len(imports_desk.entries("published", texts=True)) == 1


@pytest.mark.usefixtures("office")
def test_nothing_ticked_and_open_parts_are_refused_with_a_sentence() -> None:
    at = pasted()
    assert len(ticked(at, {}).error) == 1
    assert len(ticked(at, {2: {"take": True}}).error) == 1
    assert jobs.listed(data.configured(), "published") == []


def candidates() -> tuple[Candidate, ...]:
    return propose(TEXT, data.all_regions(), title="成都社会工作", published="2025-03-05")


@pytest.mark.usefixtures("published")
def test_an_editor_says_what_is_open_and_corrects_what_is_not() -> None:
    edits = {2: {"take": True, "period": "截至2025年3月"}, 0: {"take": True, "region": "510000", "period": "2023年"}}
    (first, second) = imports_candidates.chosen(candidates(), edits, "zh")
    assert (first.region, first.period, first.measure, first.stratum) == ("510000", "2023", "exam_registered", "all")
    assert (second.period, second.measure) == ("2025-03", "training_attendances")
    assert TEXT[first.start : first.end] == "5.56万人"
    assert (first.number, second.number) == (1, 3)


@pytest.mark.parametrize(
    "edit", [{"period": None}, {"region": None}, {"period": "近年"}, {"measure": "exam_pass_rate"}, {"stratum": ""}]
)
@pytest.mark.usefixtures("published")
def test_what_is_not_said_or_does_not_fit_is_refused(edit: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        imports_candidates.chosen(candidates(), {0: {"take": True, **edit}}, "zh")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("..2025-03", "..2025-03"),
        ("2021-01..2024-07", "2021-01..2024-07"),
        ("2024年6月", "2024-06"),
        ("2024年底", "2024-12"),
        ("2024年上半年", "2024-01..2024-06"),
        ("soon", ""),
    ],
)
def test_periods_are_written_as_stored_or_in_words(written: str, stored: str) -> None:
    assert imports_candidates.stored(written) == stored
