"""The import page: upload, follow, look, accept, undo, and forms, with an importer for tests behind it."""

from __future__ import annotations

import fcntl
import os
import sys
import tomllib
from typing import TYPE_CHECKING, Final, cast

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import DeletedFile

from analytics import locks, settings
from analytics.i18n import LANGUAGES
from analytics.ingest import desk, jobs, work
from pages import imports
from pages.ui import data, imports_desk, imports_tables, imports_view
from tests.ingest import faked
from tests.pages.test_pages import LEAK, opened, sound, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from streamlit.runtime.uploaded_file_manager import UploadedFileRec
    from streamlit.testing.v1 import AppTest

    from analytics.ingest.jobs import Job
    from tests.conftest import Deployment

WORKER: Final = [sys.executable, "-m", "tests.ingest.faked_worker"]
HAND_OVER: Final = locks.hand_over
GOOD: Final = "5200\nold 120\nother 99\n"
BAD: Final = "5200\nerror not-a-number 表 B5\nwarning plain 表 C7\n"


@pytest.fixture
def office(
    deployment: Deployment, store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A data folder with the published store; the importer for tests stands behind the page, and works at once."""
    (tmp_path / "published.db").symlink_to(store_folder / "published.db")
    for place in (desk, imports_desk):
        monkeypatch.setattr(place, "importing", lambda: cast("desk.Importing", faked))
    monkeypatch.setattr(os, "nice", int)
    monkeypatch.setattr(locks, "hand_over", done_here)
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


def done_here(_command: Sequence[str], folder: Path, number: int, **_where: object) -> None:
    """Do a job without a process of its own; with one, see ``outside``, ``tests/ingest/test_jobs.py`` and the browser."""
    held = os.dup(number)
    work.main([str(folder), str(held)])
    os.close(held)


@pytest.fixture
def outside(office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with workers that are processes of their own."""
    monkeypatch.setattr(locks, "hand_over", HAND_OVER)
    monkeypatch.setattr(jobs, "WORKER", WORKER)
    return office


def page(**params: str) -> AppTest:
    return opened(imports.PAGE, **params)


def examined(text: str, name: str = "表.csv") -> Job:
    """A file looked at by its worker to the end."""
    return finished(imports_desk.examine(memoryview(text.encode()), name, "published"))


def finished(job: Job) -> Job:
    with (jobs.folder_of(data.configured(), job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    return job


def accepted(text: str = GOOD, name: str = "表.csv") -> Job:
    return finished(imports_desk.accept(examined(text, name), "王主任"))


def numbers(at: AppTest) -> dict[str, str]:
    return {one.label: one.value for one in at.metric}


def said(at: AppTest) -> str:
    return " ".join(words(at) + [str(one.value) for one in at.success]).replace("\\", "")


def part(at: AppTest, key: str) -> AppTest:
    """Open one list of the report."""
    box = next(one for one in at.get("button_group") if (one.key or "").startswith("import_list:"))
    return cast("AppTest", box.set_value(key).run())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", [section.key for section in imports.PAGE.sections])
@pytest.mark.usefixtures("office")
def test_every_section_opens_empty(section: str, lang: str) -> None:
    at = page(part=section, lang=lang)
    sound(at)
    assert at.info or at.get("download_button")
    assert [text for text in words(at) if LEAK.search(text)] == []


@pytest.mark.usefixtures("outside")
def test_an_upload_is_handed_to_a_worker_and_the_uploader_emptied() -> None:
    at = page()
    at.get("file_uploader")[0].upload("报名.csv", GOOD.encode()).run()
    sound(at)
    (entry,) = imports_desk.entries("published")
    assert entry.name == "报名.csv"
    finished(entry.examined.job)
    assert at.get("file_uploader")[0].value == []
    at.run()
    assert numbers(at) == {"新增数字": "2", "改变": "1", "不变": "0", "与其他来源不一": "1", "警告": "0"}
    assert "这份文件可以接收，共3个数字" in said(at)


@pytest.mark.usefixtures("office")
def test_the_server_keeps_no_upload_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    managers: list[MemoryUploadedFileManager] = []
    add = MemoryUploadedFileManager.add_file

    def noted(manager: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        managers.append(manager)
        add(manager, session_id, file)

    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", noted)
    at = page()
    at.get("file_uploader")[0].upload("报名.csv", GOOD.encode()).run()
    assert managers
    assert [file for one in managers for files in one.file_storage.values() for file in files] == []
    finished(imports_desk.entries("published")[0].examined.job)


def test_a_run_that_is_broken_off_hands_nothing_over_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit then calls again, with marks in place of the files it no longer holds."""
    state = {"slot": [DeletedFile("1")], "import_uploads": 3}
    monkeypatch.setattr(imports_view.st, "session_state", state)
    imports_view.uploaded("slot", "published")
    assert state == {"slot": [DeletedFile("1")], "import_uploads": 3}


def test_the_server_takes_files_as_large_as_the_importer_does() -> None:
    settings_ = tomllib.loads((settings.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings_["server"]["maxUploadSize"] * 2**20 == jobs.MOST_BYTES


@pytest.mark.usefixtures("office")
def test_the_annotated_copy_is_offered_in_the_reader_s_language() -> None:
    job = examined(BAD)
    assert [one.proto.label for one in page().get("download_button")] == ["下载标注问题的副本"]
    (jobs.folder_of(data.configured(), job.id) / "marked.zh.xlsx").unlink()
    assert not page().get("download_button")
    assert page(lang="en").get("download_button")


@pytest.mark.usefixtures("office")
def test_which_of_several_sheets_counts_is_chosen_on_the_page() -> None:
    first = examined("100\nerror several-sheets 一月 A1\nerror several-sheets 二月 A1\n")
    at = page()
    assert at.multiselect(key=f"sheets:{first.id}").value == ["一月", "二月"]
    at.multiselect(key=f"sheets:{first.id}").set_value([]).run()
    at.button(key=f"choose:{first.id}").click().run()
    assert "请至少选择一个工作表" in said(at)
    at.multiselect(key=f"sheets:{first.id}").set_value(["二月"]).run()
    at.button(key=f"choose:{first.id}").click().run()
    sound(at)
    (second,) = [entry.examined.job for entry in imports_desk.entries("published") if entry.examined.job.sheets]
    finished(second)
    assert (second.sheets, imports_desk.entries("published")[0].name) == (("二月",), "表.csv · 二月")
    at.run()
    assert numbers(at)["新增数字"] == "1"
    at.text_input(key="import_by").set_value("王主任").run()
    at.button(key=f"accept:{second.id}").click().run()
    finished(imports_desk.entries("published")[0].latest.job)
    assert imports_desk.entries("published")[0].accepted
    assert not imports_desk.entries("published")[1].accepted


def test_what_stands_in_the_way_of_an_upload_is_said_above_the_page(office: Path) -> None:
    (office / "jobs").write_text("in the way", encoding="utf-8")
    at = page()
    at.get("file_uploader")[0].upload("报名.csv", GOOD.encode()).run()
    assert not at.exception
    (error,) = at.error
    assert "文件无法处理" in error.value
    at.run()
    assert not at.error  # said once


@pytest.mark.usefixtures("outside")
def test_while_a_worker_is_busy_the_page_says_how_far_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    job = imports_desk.examine(memoryview(f"wait {tmp_path / 'pipe'}".encode()), "慢.csv", "published")
    with (tmp_path / "pipe").open("w", encoding="utf-8"):  # opens when the worker reads
        at = page()
        sound(at)
        assert "处理中" in at.selectbox(key="import_file").options[0]
        (progress,) = at.get("progress")
        assert progress.proto.text.replace("\\", "") == "慢.csv · 逐个核对数字"
        assert progress.proto.value == 40  # a third step begun at 30, half of its 20 done
        assert not at.metric
    finished(job)


@pytest.mark.usefixtures("office")
def test_a_refused_file_names_its_cells_as_text_and_cannot_be_accepted() -> None:
    job = examined(BAD, "坏_**x**.csv")
    at = page()
    (error,) = at.error
    assert "有1处错误须先改正" in error.value
    assert numbers(at) == {"读到的数字": "1", "错误": "1", "警告": "1"}
    assert at.button(key=f"accept:{job.id}").disabled
    shown = [one.value for one in at.markdown]
    # Worst first; what stands in the file is neither bold nor HTML.
    assert "**表 B5**" in shown[0]
    assert r"\*\*x\*\* \<b\>2\</b\>" in shown[0]
    assert "not-a-number" in shown[0]
    assert "**表 C7**" in shown[1]


@pytest.mark.usefixtures("office")
def test_many_problems_are_a_table_to_filter() -> None:
    job = examined("\n".join(f"{'error' if row % 4 else 'warning'} code-{row % 3} 表 B{row}" for row in range(1, 101)))
    at = page()
    (table,) = at.dataframe
    assert len(table.value) == 100
    assert table.value.columns.tolist() == ["级别", "工作表", "单元格", "问题", "怎么改", "代码"]
    assert "100行" in table.proto.alt
    slot = f"import_list:{job.id}"
    next(one for one in at.get("button_group") if one.key == f"{slot}:severity").set_value("warning").run()
    assert len(at.dataframe[0].value) == 25
    at.selectbox(key=f"{slot}:code").select("code-1").run()
    # Of the multiples of four up to 100, those that leave 1 when divided by 3: 4, 16, 28, … 100.
    assert not at.dataframe  # few enough to be read one by one
    assert [one.value.split("**")[1] for one in at.markdown] == [f"表 B{row}" for row in range(4, 101, 12)]


@pytest.mark.usefixtures("office")
def test_the_preview_shows_old_and_new_values_and_whose_they_are() -> None:
    examined(GOOD)
    at = page()
    row = at.dataframe[0].value.to_dict("records")
    publisher = data.reference("published", data.revision("published")).sources["S001"].publisher
    assert [(one["地区"], one["时期"], one["指标"], one["本文件"], one["库中"], one["单元格"]) for one in row] == [
        ("四川省成都市", "2024年", "报名人数", "120", "100", "表!D2")
    ]
    assert row[0]["库中来源"].startswith(publisher)
    at = part(at, "conflicts")
    assert at.dataframe[0].value["本文件"].tolist() == ["99"]
    at = part(at, "figures")
    assert at.dataframe[0].value["数值"].tolist() == ["5,200", "120", "99"]


@pytest.mark.usefixtures("office")
def test_the_preview_leads_to_the_pages_with_the_selection() -> None:
    examined(GOOD)
    at = part(page(lang="en"), "places")
    (links, regions) = [one.value for one in at.markdown]
    assert "(exam?region=510100&lang=en)" in links  # Chengdu and a district of it: the city holds both
    assert regions == "Regions: Chengdu, Jinjiang District"


@pytest.mark.usefixtures("office")
def test_a_long_file_is_shown_by_the_page() -> None:
    examined("\n".join(str(number) for number in range(1, 251)))
    at = part(page(), "figures")
    assert len(at.dataframe[0].value) == 100
    assert "第1—100个，共250个" in said(at)


@pytest.mark.usefixtures("office")
def test_accepting_needs_a_name_then_stores_once() -> None:
    job = examined(GOOD)
    at = page()
    at.button(key=f"accept:{job.id}").click().run()
    assert at.error[0].value == "请先填写经办人姓名，再确认入库。"
    assert faked.history(data.configured(), "published")[1:] == []
    at.text_input(key="import_by").set_value("王主任").run()
    at.button(key=f"accept:{job.id}").click().run()
    (entry,) = imports_desk.entries("published")
    assert entry.accepted is not None
    finished(entry.accepted.job)
    at.run()
    sound(at)
    assert "已作为第2次导入入库，共3个数字" in said(at)
    assert not [one for one in at.button if one.key == f"accept:{job.id}"]
    (batch,) = faked.history(data.configured(), "published")[1:]
    assert (batch.accepted_by, batch.file_name, batch.rows) == ("王主任", "表.csv", 3)


@pytest.mark.usefixtures("office")
def test_the_same_file_again_says_so() -> None:
    accepted()
    job = examined(GOOD)
    at = page()
    (info,) = at.info
    assert "同一份文件已在第2次导入时入库" in info.value
    assert not [one for one in at.button if one.key == f"accept:{job.id}"]


@pytest.mark.usefixtures("outside")
def test_a_broken_job_can_be_begun_again(tmp_path: Path) -> None:
    job = examined(f"7\ndie {tmp_path / 'died'}")
    at = page()
    assert "处理中途中断" in at.error[0].value
    at.button(key=f"again:{job.id}").click().run()
    finished(job)
    at.run()
    sound(at)
    assert numbers(at)["新增数字"] == "1"


@pytest.mark.usefixtures("office")
def test_a_failed_job_says_why_in_the_reader_s_language() -> None:
    examined("break 510104199001011234")
    at = page()
    assert "处理因程序故障中断（RuntimeError）" in at.error[0].value.replace("\\", "")
    assert "510104" not in said(at)


@pytest.mark.usefixtures("office")
def test_the_history_lists_imports_and_takes_one_back() -> None:
    accepted(GOOD, "甲.csv")
    accepted("8\n", "乙.csv")
    at = page(part="history")
    sound(at)
    rows = at.dataframe[0].value.to_dict("records")
    assert [(one["编号"], one["文件"], one["经办人"], one["状态"]) for one in rows] == [
        ("3", "乙.csv", "王主任", "在库"),
        ("2", "甲.csv", "王主任", "在库"),
        ("1", "随程序附带的数据", "—", "在库"),
    ]
    at.selectbox(key="import_batch").select(2).run()
    at.button(key="undo:2").click().run()
    assert "乙.csv (1)" in said(at)  # it touches the same cell and stays
    at.button(key="undo_yes").click().run()
    finished(imports_desk.undoing("published")[2].job)
    at = page(part="history")
    at.selectbox(key="import_batch").select(2).run()
    sound(at)
    assert "已撤出3个数字" in said(at)
    assert "已撤销" in at.dataframe[0].value["状态"].tolist()[1]
    at = page()
    at.selectbox(key="import_file").select_index(1).run()
    assert "后已撤销" in at.info[0].value


@pytest.mark.usefixtures("office")
def test_what_came_with_the_program_is_not_undone_here() -> None:
    at = page(part="history")
    assert "还没有人导入过文件" in at.info[0].value
    assert not [one for one in at.button if (one.key or "").startswith("undo")]


def test_only_files_kept_among_the_imports_are_given_out(office: Path) -> None:
    (office / "imports").mkdir()
    (office / "imports" / "a.csv").write_bytes(b"kept")
    (office / "secret.txt").write_bytes(b"secret")

    def kept(path: str) -> bytes | None:
        found = imports_desk.kept(faked.Batch(2, "a.csv", None, "x", 1, None, path))  # type: ignore[arg-type]
        return found() if found else None

    assert kept("imports/a.csv") == b"kept"
    assert [
        kept(path) for path in ("secret.txt", "imports/../secret.txt", str(office / "secret.txt"), "imports", "")
    ] == [None] * 5


@pytest.mark.usefixtures("office")
def test_a_form_is_for_the_selected_region_topic_and_years() -> None:
    at = page(part="templates", region="330500")
    assert "湖州市及5个下级地区，3年，共18行；需填5列" in said(at)
    at.selectbox(key="form_topic").select("stations").run()
    at.slider(key="form_years").set_range(2024, 2024).run()
    assert "1年，共6行；需填15列" in said(at)


@pytest.mark.usefixtures("office")
def test_a_link_cannot_name_a_folder_as_a_file() -> None:
    at = page(part="../..")
    sound(at)
    assert "part" not in at.query_params


@pytest.mark.parametrize(
    ("value", "bound", "shown"),
    [
        (1889000, "=", "1,889,000"),
        (120000, "<", "<120,000"),
        (300, "~", "≈300"),
        (34.4, "=", "34.4"),
        (0.125, ">", ">0.125"),
    ],
)
def test_numbers_are_shown_in_full_with_their_bound(value: float, bound: str, shown: str) -> None:
    assert imports_tables.amount(value, bound) == shown
