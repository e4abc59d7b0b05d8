"""One command makes a store ready, twice over, and says what stands in the way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.cli import main
from analytics.errors import Refused
from analytics.ingest.start import fill, make_ready
from analytics.settings import ROOT, Settings
from analytics.store import engine, read
from analytics.store.models import Batch, ExamEvent, Observation, Region
from tests.facts import SAMPLE, rows, store

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session as Opened


def settings(folder: Path, **more: object) -> Settings:
    return Settings(folder, "", SAMPLE / "boundaries", "", **more)  # type: ignore[arg-type]


def counts(session: Opened) -> list[int | None]:
    tables = (Batch, Region, Observation, ExamEvent)
    return [session.scalar(select(func.count()).select_from(table)) for table in tables]


def test_making_ready_twice_is_one_batch(tmp_path: Path) -> None:
    first = make_ready(settings(tmp_path / "new" / "folder"))
    again = make_ready(settings(tmp_path / "new" / "folder"))
    assert first == again
    opened = engine.reader(settings(tmp_path / "new" / "folder").url("published"))
    with Session(opened) as session:
        batches, regions, observations, events = counts(session)
        assert (batches, regions, events) == (1, 3369, len(rows("calendar")))
        rolled = session.scalar(select(func.count()).select_from(Observation).where(Observation.rolled_up))  # type: ignore[arg-type]
        assert (observations or 0) - (rolled or 0) == len(rows("figures"))
        assert read.revision(session) == 1
    opened.dispose()


def test_the_command_says_where_the_store_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["init"]) == 0
    assert capsys.readouterr().out == f"The store is ready: {tmp_path}\n"
    assert (tmp_path / "published.db").exists()


def test_a_refusal_is_one_sentence_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "file" / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["init"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert "set DATA_DIR to another folder" in said.err


def test_a_damaged_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "published.db"
    path.write_bytes(b"this is no database" * 1000)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(Refused, match="left as it is"):
        make_ready(settings(tmp_path))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in tmp_path.iterdir()] == ["published.db"]


def test_missing_figures_leave_no_half_filled_store(tmp_path: Path) -> None:
    empty = tmp_path / "sample"
    (empty / "published").mkdir(parents=True)
    with pytest.raises(Refused, match="is missing from sample_data/published"):
        make_ready(settings(tmp_path / "data", sample_data=empty))
    opened = engine.reader(settings(tmp_path / "data").url("published"))
    with Session(opened) as session:
        assert counts(session) == [0, 0, 0, 0]
    opened.dispose()
    make_ready(settings(tmp_path / "data"))


def test_a_store_with_other_batches_still_takes_the_published_figures() -> None:
    with store() as session:
        bound = session.get_bind()
        assert fill(bound, ROOT / "sample_data") == 1  # type: ignore[arg-type]
        assert counts(session)[0] == 1
