"""One file from its bytes into a store and out again, through the same door as the page and the command."""

from __future__ import annotations

import json
import shutil
import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy.orm import Session

from analytics import cli
from analytics.ingest import importing, start
from analytics.settings import PUBLISHED, ROOT, Settings
from analytics.store import digest, engine, read

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ["地区", "年份", "报名人数", "通过人数"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the published store."""
    folder = tmp_path_factory.mktemp("filled")
    start.make_ready(Settings(folder, "", ROOT / "sample_data" / "boundaries", ""))
    return folder


@pytest.fixture
def settings(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of it for one test, which commands use too."""
    folder = tmp_path / "data"
    shutil.copytree(filled, folder)
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return Settings(folder, "", ROOT / "sample_data" / "boundaries", "")


def workbook(folder: Path, *rows: list[object], name: str = "报表.xlsx") -> Path:
    """A workbook with the headings and some rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def content(settings: Settings) -> str:
    """The hash of all that a reader can see."""
    opened = engine.reader(settings.url(PUBLISHED))
    with Session(opened) as session:
        found = digest.content_hash(session)
    opened.dispose()
    return found


def shown(settings: Settings, region: str, measure: str, period: str) -> list[tuple[float, str]]:
    """The values of a cell with their standing, the current one first."""
    opened = engine.reader(settings.url(PUBLISHED))
    with Session(opened) as session:
        claims = read.claims(session, [measure], [region])
    opened.dispose()
    return [(claim.value, claim.standing) for claim in claims if claim.period == period]


def test_a_file_is_stored_whole_and_undone_whole(settings: Settings, tmp_path: Path) -> None:
    before = content(settings)
    path = workbook(tmp_path, ["会理市", 2024, 120, 20], ["会理县", 2019, "1.2万", "—"])
    outcome = importing.accept(path, path.name, settings, PUBLISHED, "张")
    assert (outcome.status, outcome.comparison.new) == ("accepted", 3)
    # 会理县 became 会理市 in 2021, so both rows are of one region, 513402.
    assert shown(settings, "513402", "exam_registered", "2024") == [(120, "current")]
    assert shown(settings, "513402", "exam_registered", "2019") == [(12_000, "current")]
    assert shown(settings, "513402", "exam_passed", "2019") == []
    (batch, *_rest) = importing.history(settings, PUBLISHED)
    assert (batch.number, batch.file_name, batch.accepted_by, batch.rows) == (outcome.batch, "报表.xlsx", "张", 3)
    assert (settings.data_dir / batch.kept_as).read_bytes() == path.read_bytes()
    importing.undo(settings, PUBLISHED, outcome.batch or 0)
    assert content(settings) == before


def test_a_correction_shows_old_and_new_and_undoing_it_brings_the_old_back(settings: Settings, tmp_path: Path) -> None:
    first = workbook(tmp_path, ["会理市", 2024, 120, 20], name="一.xlsx")
    importing.accept(first, first.name, settings, PUBLISHED, "")
    between = content(settings)
    second = workbook(tmp_path, ["会理市", 2024, 130, 20], name="二.xlsx")
    told = importing.examine(second, second.name, settings, PUBLISHED)
    (change,) = told.comparison.changed
    assert (change.stored_value, change.reading.value, change.reading.cell) == (120, 130, "C2")
    assert [(issue.code, issue.cell) for issue in told.issues] == [("changed", "C2")]
    assert told.comparison.unchanged == 1
    assert content(settings) == between  # examining stores nothing
    accepted = importing.accept(second, second.name, settings, PUBLISHED, "")
    assert shown(settings, "513402", "exam_registered", "2024") == [(130, "current")]
    importing.undo(settings, PUBLISHED, accepted.batch or 0)
    assert content(settings) == between


def test_only_sources_that_figures_come_from_are_listed(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "来源.csv"
    path.write_text("地区,年份,报名人数,来源\n会理市,2024,120,会理市委社会工作部\n", encoding="utf-8")
    outcome = importing.examine(path, path.name, settings, PUBLISHED)
    assert [source["title"] for source in outcome.draft.sources] == ["会理市委社会工作部"]


def test_the_same_file_again_stores_nothing(settings: Settings, tmp_path: Path) -> None:
    path = workbook(tmp_path, ["会理市", 2024, 120, 20])
    first = importing.accept(path, path.name, settings, PUBLISHED, "")
    before = content(settings)
    again = importing.accept(path, "另一个名字.xlsx", settings, PUBLISHED, "")
    assert (again.batch, again.already) == (None, first.batch)
    assert [issue.code for issue in again.issues] == ["already-stored"]
    assert content(settings) == before
    assert len(importing.history(settings, PUBLISHED)) == 2  # the published figures and this file


def test_one_bad_row_refuses_the_file_and_leaves_no_trace(settings: Settings, tmp_path: Path) -> None:
    before = content(settings)
    path = workbook(tmp_path, ["会理市", 2024, 120, 20], ["成都市", 2024, "不详人数", 5])
    outcome = importing.accept(path, path.name, settings, PUBLISHED, "")
    assert [(issue.code, issue.sheet, issue.cell, issue.row) for issue in outcome.issues] == [
        ("not-a-number", "Sheet", "C3", 3)
    ]
    assert list(importing.facts(outcome)) == []
    assert content(settings) == before
    assert not (settings.data_dir / "imports").exists()


def test_what_another_source_says_otherwise_is_told_and_kept_beside(settings: Settings, tmp_path: Path) -> None:
    # S047: 成都's registrations of 2024, 5.45万人 by the press, which ranks below what a unit reports itself.
    path = workbook(tmp_path, ["成都市", 2024, 50_000, "/"])
    outcome = importing.accept(path, path.name, settings, PUBLISHED, "")
    (conflict,) = outcome.comparison.conflicting
    assert (conflict.stored_value, conflict.reading.value) == (54_500, 50_000)
    assert outcome.status == "accepted_with_warnings"
    assert set(shown(settings, "510100", "exam_registered", "2024")) >= {(50_000, "current"), (54_500, "alternate")}


def test_ten_times_last_year_is_told(settings: Settings, tmp_path: Path) -> None:
    first = workbook(tmp_path, ["会理市", 2023, 120, 20], name="2023.xlsx")
    importing.accept(first, first.name, settings, PUBLISHED, "")
    second = workbook(tmp_path, ["会理市", 2024, 1200, 25], name="2024.xlsx")
    outcome = importing.examine(second, second.name, settings, PUBLISHED)
    assert [(issue.code, issue.cell) for issue in outcome.issues] == [("tenfold", "C2")]


def test_a_trial_run_does_not_claim_to_have_stored_anything(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(settings)
    good = str(workbook(tmp_path, ["会理市", 2024, 120, 20], name="好.xlsx"))
    assert cli.main(["import", "--dry-run", "--lang", "en", good]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "好.xlsx: would be accepted, nothing was stored",
        "  2 new, 0 changed, 0 unchanged, 0 differing from another source",
    ]
    assert content(settings) == before
    assert cli.main(["import", "--lang", "en", good]) == 0
    assert capsys.readouterr().out.startswith("好.xlsx: accepted\n")


def test_the_command_prints_an_object_a_file_and_its_exit_status_says_how_it_went(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(settings)
    good = workbook(tmp_path, ["会理市", 2024, 120, 20], name="好.xlsx")
    bad = workbook(tmp_path, ["朝阳区", 2024, 120, 20], name="坏.xlsx")
    assert cli.main(["import", "--dry-run", "--json", str(good)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["file"], told["status"], told["rows"]) == ("好.xlsx", "accepted", 2)
    assert told["facts"][0] | {"source": ""} == {
        "region": "513402",
        "period": "2024",
        "measure": "exam_registered",
        "stratum": "all",
        "value": 120,
        "bound": "=",
        "unit": "人",
        "sheet": "Sheet",
        "cell": "C2",
        "as_written": "120",
        "source": "",
    }
    assert content(settings) == before
    assert cli.main(["import", "--json", str(good), str(bad)]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["status"], second["status"]) == ("accepted", "refused")
    assert [(issue["code"], issue["cell"], issue["severity"]) for issue in second["issues"]] == [
        ("region-ambiguous", "A2", "error")
    ]
    assert content(settings) != before


def test_the_command_undoes_and_lists(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(settings)
    path = workbook(tmp_path, ["会理市", 2024, 120, 20])
    assert cli.main(["import", "--by", "李", str(path)]) == 0
    assert cli.main(["imports"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[-2].split("\t")[2:] == ["2", "报表.xlsx", "李"]
    assert cli.main(["undo", listed[-2].split("\t")[0]]) == 0
    assert content(settings) == before
    assert cli.main(["undo", "99"]) == 2
    assert "99" in capsys.readouterr().err


def test_another_store_is_named_by_its_path(settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "别处.db"
    shutil.copy(settings.data_dir / "published.db", other)
    before = content(settings)
    path = workbook(tmp_path, ["会理市", 2024, 120, 20])
    assert cli.main(["import", "--store", str(other), str(path)]) == 0
    assert content(settings) == before
    assert importing.history(settings, str(other))[0].rows == 2


@pytest.mark.usefixtures("settings")
def test_a_missing_store_or_file_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook(tmp_path, ["会理市", 2024, 120, 20])
    assert cli.main(["import", "--store", str(tmp_path / "none.db"), str(path)]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert cli.main(["import", "--json", str(tmp_path / "none.xlsx")]) == 1
    assert json.loads(capsys.readouterr().out)["issues"][0]["severity"] == "error"


def test_a_store_that_is_held_ends_no_other_file(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workbook(tmp_path, ["会理市", 2024, 120, 20], name="甲.xlsx")
    second = workbook(tmp_path, ["会东县", 2024, 130, 30], name="乙.xlsx")
    monkeypatch.setattr(importing, "writing", partial(importing.writing, wait_ms=1))
    keeping = importing.keep

    def keep(folder: Path, path: Path, sha256: str, suffix: str) -> str:
        if path == second:
            held.rollback()
        return keeping(folder, path, sha256, suffix)

    monkeypatch.setattr(importing, "keep", keep)
    held = sqlite3.connect(settings.data_dir / "published.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    assert cli.main(["import", "--lang", "en", str(first), str(second)]) == 2
    held.close()
    told = capsys.readouterr()
    assert told.err.startswith("甲.xlsx: Another program holds the store")
    assert told.out.startswith("乙.xlsx: accepted")
    assert [one.file_name for one in importing.history(settings, PUBLISHED)][:1] == ["乙.xlsx"]


def test_the_command_verifies_what_is_stored(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A minus before a zero is lost in the store, and no damage.
    path = workbook(tmp_path, ["会理市", 2024, 120, "-0"])
    assert cli.main(["import", str(path)]) in {0, 1}
    path = workbook(tmp_path, ["会理市", 2023, 120, 20], name="后.xlsx")
    assert cli.main(["import", str(path)]) == 0
    assert cli.main(["imports", "--verify"]) == 0
    capsys.readouterr()
    with sqlite3.connect(settings.data_dir / "published.db") as opened:
        opened.execute(
            "UPDATE observation SET value = 21 WHERE value = 20 AND period = '2023' AND region_code = '513402'"
        )
    opened.close()
    assert cli.main(["imports", "--verify", "--lang", "en"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "后.xlsx" in line
