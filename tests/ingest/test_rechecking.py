"""After an import or an undo the findings are those of the new figures, and no check waits in the way of another change."""

from __future__ import annotations

import fcntl
import shutil
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from analytics.claims import kept
from analytics.ingest import importing, jobs, rechecking, start
from analytics.settings import PUBLISHED, ROOT, Settings
from analytics.store.opening import reading, writing
from tests.facts import observe, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HUILI = "513402"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the published store."""
    folder = tmp_path_factory.mktemp("filled")
    start.make_ready(Settings(folder, "", ROOT / "sample_data" / "boundaries", ""))
    return folder


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> Settings:
    """A copy of it for one test."""
    shutil.copytree(filled, tmp_path / "data")
    return Settings(tmp_path / "data", "", ROOT / "sample_data" / "boundaries", "")


def found(settings: Settings, region: str = HUILI) -> list[tuple[str, str, float]]:
    with reading(settings, PUBLISHED) as session:
        assert kept.due(session) is None
        told = [one.finding for one in kept.kept(session).findings]
    return [(one.rule, one.verdict.value, one.stated) for one in told if one.region == region]


def later(settings: Settings, name: str, value: float) -> None:
    """An import that somebody else makes: more passed than registered."""
    with writing(settings, PUBLISHED) as session:
        registered = observe("exam_registered", HUILI, y2024=100) if name == "first" else ()
        take(session, registered, observe("exam_passed", HUILI, y2024=value), name=name)


def test_an_import_is_checked_with_its_acceptance_and_forgotten_with_its_undo(
    settings: Settings, tmp_path: Path
) -> None:
    before = found(settings, "100000")
    assert found(settings) == []
    book = openpyxl.Workbook()
    for row in (["地区", "年份", "报名人数", "通过人数"], ["会理市", 2024, 120, 20], ["会理市", 2023, 90, 10]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "甲.xlsx")
    outcome = importing.accept(tmp_path / "甲.xlsx", "甲.xlsx", settings, PUBLISHED, "张")
    assert outcome.batch
    with reading(settings, PUBLISHED) as session:
        assert kept.due(session) is None
        (here,) = [one for one in kept.kept(session).agreeing if one.region == HUILI]
        assert here.found == 2  # 20 of 120 and 10 of 90
    importing.undo(settings, PUBLISHED, outcome.batch)
    assert found(settings, "100000") == before
    with reading(settings, PUBLISHED) as session:
        assert not [one for one in kept.kept(session).agreeing if one.region == HUILI]


def test_a_check_overtaken_by_imports_is_made_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    later(settings, "first", 110)
    overtaking = iter((120, 130, 140))
    make: Callable[..., Any] = kept.make

    def overtaken(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever ``make`` takes
        made = make(*arguments, **more)
        if value := next(overtaking, None):
            later(settings, f"later {value}", value)
        return made

    monkeypatch.setattr(kept, "make", overtaken)
    assert rechecking.recheck(settings, PUBLISHED) is True
    assert found(settings) == [("funnel", "contradicts", 140)]
    assert rechecking.recheck(settings, PUBLISHED) is False


def test_a_worker_checks_what_is_due(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(settings.data_dir))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    later(settings, "first", 110)
    job = jobs.check(settings, store=PUBLISHED)
    with (jobs.folder_of(settings, job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    seen = jobs.look(settings, job.id)
    assert seen
    assert seen.state.step == "finished"
    assert found(settings) == [("funnel", "contradicts", 110)]


def test_after_a_large_import_a_worker_checks_what_it_touched(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecking, "_LARGE", 2)
    book = openpyxl.Workbook()
    for row in (["地区", "年份", "指标", "数值"], *(["会理市", 2024, name, 120] for name in ("报名人数", "通过人数"))):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "甲.xlsx")
    outcome = importing.accept(tmp_path / "甲.xlsx", "甲.xlsx", settings, PUBLISHED, "张")
    assert outcome.batch
    (seen,) = jobs.listed(settings, PUBLISHED)
    assert seen.job.kind == "check"
    with (jobs.folder_of(settings, seen.job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    with reading(settings, PUBLISHED) as session:
        assert kept.due(session) is None
        (here,) = [one for one in kept.kept(session).agreeing if one.region == HUILI]
        assert here.found == 1  # 120 of 120 passed


def test_what_was_never_checked_is_left_to_a_person(tmp_path: Path) -> None:
    settings = Settings(tmp_path, "", ROOT / "sample_data" / "boundaries", "")
    start.make_ready(settings)
    with writing(settings, PUBLISHED) as session:
        session.execute(kept.delete(kept.Checkup))
    later(settings, "first", 110)
    rechecking.follow(settings, PUBLISHED, 1)
    with reading(settings, PUBLISHED) as session:
        assert kept.kept(session).checked_at is None
