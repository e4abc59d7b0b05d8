"""A file is worked on once, outside the server, in line, and again after a crash."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import orjson
import pytest

from analytics import locks, settings
from analytics.errors import Refused
from analytics.ingest import jobs, report
from analytics.ingest.draft import Draft, Issue, Reading
from analytics.ingest.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analytics.ingest.jobs import Job, Seen
    from analytics.settings import Settings

WORKER: Final = [sys.executable, "-m", "tests.ingest.faked_worker"]
DAY: Final = 24 * 3600


@pytest.fixture
def deployment_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a data folder of their own, and workers that use the importer for tests."""
    monkeypatch.setattr(jobs, "WORKER", WORKER)
    return replace(settings.load(), data_dir=tmp_path / "data", database_url="")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def submit(at: Settings, text: str, name: str = "表.csv", store: str = "published") -> Job:
    return jobs.examine(at, text.encode(), name=name, store=store)


def ended(at: Settings, job: Job) -> Seen:
    """Wait until nobody works on a job any more."""
    with (jobs.folder_of(at, job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    seen = jobs.look(at, job.id)
    assert seen is not None
    return seen


def left(at: Settings, job: Job) -> report.Report:
    found = report.read(jobs.folder_of(at, job.id))
    assert found is not None
    return found


def said(at: Settings, job: Job) -> str:
    return (jobs.folder_of(at, job.id) / "log").read_text(encoding="utf-8")


def test_an_uploaded_file_is_examined_accepted_and_undone(deployment_: Settings) -> None:
    examined = submit(deployment_, "10\nold 20\nwarning plain 表 B9\n")
    assert ended(deployment_, examined).state.step == "finished"
    found = left(deployment_, examined)
    assert (found.status, found.rows, found.new, found.changed) == ("accepted_with_warnings", 2, 1, 1)
    assert (found.changes[0].fact.value, found.changes[0].stored_value) == (20, 100)
    accepted = jobs.accept(deployment_, examined, by="王主任")
    assert ended(deployment_, accepted).state.step == "finished"
    assert left(deployment_, accepted).batch == 2
    assert not jobs.upload(jobs.folder_of(deployment_, accepted.id), accepted).exists()
    undone = jobs.undo(deployment_, batch=2, name="表.csv", store="published")
    assert ended(deployment_, undone).state.step == "finished"
    assert (left(deployment_, undone).status, left(deployment_, undone).rows) == ("undone", 2)


def test_clicking_again_or_in_a_second_tab_gives_the_running_job(deployment_: Settings, pipe: Path) -> None:
    first = submit(deployment_, f"wait {pipe}\n")
    with pipe.open("w", encoding="utf-8"):  # opens when the worker reads
        assert submit(deployment_, f"wait {pipe}\n", name="另一个名字.csv") == first
        seen = jobs.look(deployment_, first.id)
        assert seen
        assert (seen.alive, seen.ended, seen.state.step) == (True, False, "checking")
    assert ended(deployment_, first).state.step == "finished"
    # One worker only: a second one would wait at the pipe for ever, holding the lock.
    assert not locks.held(jobs.folder_of(deployment_, first.id) / "lock")


def test_another_store_is_another_job(deployment_: Settings) -> None:
    first, second = submit(deployment_, "1\n"), submit(deployment_, "1\n", store="demo")
    assert first.id != second.id
    assert [seen.job.id for seen in jobs.listed(deployment_, "demo")] == [second.id]
    for job in (first, second):
        ended(deployment_, job)


def test_a_finished_file_may_be_examined_again(deployment_: Settings) -> None:
    first = submit(deployment_, "1\n")
    ended(deployment_, first)
    second = submit(deployment_, "1\n")
    assert second.id == first.id
    assert second.submitted > first.submitted
    assert ended(deployment_, second).state.step == "finished"


def test_a_dead_worker_is_noticed_and_begun_again(deployment_: Settings, tmp_path: Path) -> None:
    job = submit(deployment_, f"7\ndie {tmp_path / 'died'}\n")
    seen = ended(deployment_, job)
    assert (seen.broken, seen.ended, seen.state.step) == (True, False, "checking")
    again = jobs.again(deployment_, seen.job)
    assert ended(deployment_, again).state.step == "finished"
    assert left(deployment_, again).rows == 1


def test_a_fault_is_told_without_what_stands_in_the_file(deployment_: Settings) -> None:
    job = submit(deployment_, "break 510104199001011234\n")
    seen = ended(deployment_, job)
    assert (seen.state.step, seen.state.places) == ("failed", {"kind": "RuntimeError"})
    assert "RuntimeError at workers.py" in said(deployment_, job)
    folder = jobs.folder_of(deployment_, job.id)
    repeated = [path.name for path in folder.iterdir() if b"510104199001011234" in path.read_bytes()]
    assert repeated == ["upload.csv"]


def test_a_refusal_is_told_in_its_own_words(deployment_: Settings) -> None:
    seen = ended(deployment_, submit(deployment_, "refuse\n"))
    assert seen.state.step == "failed"
    assert seen.state.error.startswith("The store cannot be read")


def test_of_a_refused_file_only_the_report_stays(deployment_: Settings) -> None:
    job = submit(deployment_, "5\nerror not-a-number 表 B5\n")
    ended(deployment_, job)
    folder = jobs.folder_of(deployment_, job.id)
    assert left(deployment_, job).refused
    assert not jobs.upload(folder, job).exists()
    with pytest.raises(Refused, match="Upload it again"):
        jobs.accept(deployment_, job, by="王主任")


def planted(where: Settings, letter: str, *, submitted: float, **state: Any) -> int:  # noqa: ANN401 - as the state has it
    """A job as a worker leaves it; gives the lock it holds."""
    folder = jobs.folder_of(where, letter * 32)
    folder.mkdir(parents=True)
    job = jobs.Job(letter * 32, "published", "examine", "表.csv", submitted=submitted)
    told = {"step": "reading", "at": time.time(), **state}
    (folder / "job.json").write_bytes(orjson.dumps(job))
    (folder / "state.json").write_bytes(orjson.dumps(told))
    held = locks.take(folder / "lock")
    assert held is not None
    return held


@pytest.fixture
def line(deployment_: Settings) -> Iterator[list[int]]:
    """Two living jobs, one finished, one dead, submitted in this order."""
    held = [planted(deployment_, "a", submitted=1), planted(deployment_, "b", submitted=2)]
    done, dead = planted(deployment_, "c", submitted=3, step="finished"), planted(deployment_, "d", submitted=4)
    locks.release(done)
    locks.release(dead)
    yield held
    for number in held:
        locks.release(number)


@pytest.mark.usefixtures("line")
def test_the_earlier_job_comes_first(deployment_: Settings) -> None:
    def ahead(submitted: float) -> int:
        return jobs.ahead(deployment_, jobs.Job("e" * 32, "published", "examine", "表.csv", submitted=submitted))

    assert [ahead(0.5), ahead(1.5), ahead(5)] == [0, 1, 2]


@pytest.mark.usefixtures("line")
def test_a_line_that_is_too_long_is_refused(deployment_: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_UNFINISHED", 1)
    with pytest.raises(Refused, match="2 files are waiting"):
        submit(deployment_, "1\n")


def test_what_nobody_worked_on_for_seven_days_is_swept(deployment_: Settings) -> None:
    now = time.time()
    for letter, days, step in (("a", 8, "finished"), ("b", 8, "reading"), ("c", 6, "finished")):
        locks.release(planted(deployment_, letter, submitted=1, step=step, at=now - days * DAY))
    working = planted(deployment_, "d", submitted=1, at=now - 8 * DAY)
    job = submit(deployment_, "1\n")
    locks.release(working)
    assert {path.name for path in jobs.jobs_folder(deployment_).iterdir()} - {"place-0"} == {"c" * 32, "d" * 32, job.id}
    ended(deployment_, job)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("../../etc/表.xlsx", "表.xlsx"),
        ("C:\\用户\\表.xlsx", "表.xlsx"),
        ("a\u202ecsv.exe\x07.xlsx", "acsv.exe.xlsx"),
        ("", "-"),
        ("x" * 200 + ".xlsx", "x" * 115 + ".xlsx"),
        ('evil"<b>.csv', 'evil"<b>.csv'),
    ],
)
def test_a_name_is_shown_as_text(raw: str, shown: str) -> None:
    assert jobs.display_name(raw) == shown


@pytest.mark.parametrize("name", ["表.exe", "表", ".csv/..", "表.csv\u200b.html"])
def test_other_files_are_refused_before_anything_is_written(deployment_: Settings, name: str) -> None:
    with pytest.raises(Refused, match="no workbook"):
        submit(deployment_, "1\n", name=name)
    assert not jobs.jobs_folder(deployment_).exists()


def test_a_file_that_is_too_large_is_refused(deployment_: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_BYTES", 2**20)
    with pytest.raises(Refused, match="larger than 1 MB"):
        jobs.examine(deployment_, bytes(2**20 + 1), name="表.csv", store="published")


def test_a_folder_that_cannot_be_written_is_a_sentence(deployment_: Settings) -> None:
    deployment_.data_dir.write_text("in the way", encoding="utf-8")
    with pytest.raises(Refused, match="NotADirectoryError"):
        submit(deployment_, "1\n")


def test_no_address_names_a_folder(deployment_: Settings) -> None:
    with pytest.raises(ValueError, match="no job's name"):
        jobs.look(deployment_, "../..")


def reading(number: int) -> Reading:
    return Reading(
        f"F{number}", "510100", "2024", "exam_registered", "all", number, "人", "=", str(number), "S1", f"表!D{number}"
    )


def test_figures_are_read_back_by_the_page(tmp_path: Path) -> None:
    draft = Draft("表.csv", "", tuple(map(reading, range(250))))
    made = report.write(tmp_path, Outcome(draft, ()), lambda _: "")
    assert report.read(tmp_path) == made
    pages = [report.facts(tmp_path, made, page) for page in range(len(made.offsets))]
    assert [len(page) for page in pages] == [100, 100, 50]
    assert [pages[place][0].value for place in range(3)] == [0, 100, 200]


def test_of_a_file_with_personal_data_no_figure_is_kept(tmp_path: Path) -> None:
    issue = Issue("personal-data", "error", "表!B2", "x", sheet="表", cell="B2")
    made = report.write(tmp_path, Outcome(Draft("表.csv", "", (reading(1),)), (issue,)), lambda _: "")
    assert made.offsets == ()
    assert not (tmp_path / "facts.jsonl").exists()
    assert [finding.code for finding in made.findings] == ["personal-data"]


@pytest.mark.parametrize(("named", "sheets"), [({"sheet": "二月"}, ("二月",)), ({"sheet": ""}, ()), ({}, ())])
def test_a_job_of_an_earlier_release_is_still_read(
    tmp_path: Path, named: dict[str, str], sheets: tuple[str, ...]
) -> None:
    told = {"id": "a", "store": "published", "kind": "examine", "name": "表.csv", **named}
    (tmp_path / "job.json").write_bytes(orjson.dumps(told))
    job = jobs.read_job(tmp_path)
    assert job is not None
    assert job.sheets == sheets


def test_the_same_file_with_other_sheets_is_another_job(deployment_: Settings) -> None:
    first = submit(deployment_, "1\nerror several-sheets 一月 A1\nerror several-sheets 二月 A1\n")
    ended(deployment_, first)
    assert left(deployment_, first).sheets == ("一月", "二月")
    one, both = (jobs.choose(deployment_, first, sheets=names) for names in (("二月",), ("一月", "二月")))
    assert len({first.id, one.id, both.id}) == 3
    assert ended(deployment_, both).job.sheets == ("一月", "二月")
    assert ended(deployment_, one).job.sheets == ("二月",)
