"""A writer that waits its turn, a reader that sees one moment and can change nothing."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from analytics.errors import Refused
from analytics.store import engine, read, schema
from analytics.store.models import SCHEMA, Observation
from tests.facts import observe, take

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.store.conftest import Files

ROW = {
    "figure_id": "one",
    "batch_id": 1,
    "region_code": "100000",
    "period": "2024",
    "year": 2024,
    "ends": "2024-12-31",
    "measure": "exam_registered",
    "stratum": "all",
    "value": 1.0,
    "standing": "current",
}


def pragma(opened: Engine, name: str) -> object:
    with opened.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Rule 1: the database itself holds one current claim to a cell.


def put(opened: Engine, **changed: object) -> None:
    with opened.begin() as connection:
        connection.execute(insert(Observation), [{**ROW, **changed}])


@pytest.fixture
def batch(writer: Engine) -> Engine:
    with Session(writer) as session, session.begin():
        take(session, observe("exam_passed", y2020=1))
    return writer


def test_a_second_current_claim_of_a_cell_is_refused_by_the_database(batch: Engine) -> None:
    put(batch)
    with pytest.raises(IntegrityError):
        put(batch, figure_id="two")
    for standing in ("alternate", "replaced", "withdrawn"):
        put(batch, figure_id=standing, standing=standing)
        put(batch, figure_id=f"another {standing}", standing=standing)
    for name, other in (
        ("period", "2023"),
        ("region_code", "510000"),
        ("measure", "exam_sat"),
        ("stratum", "level:senior"),
    ):
        put(batch, figure_id=name, **{name: other})


@pytest.mark.parametrize(
    "changed",
    [
        {"standing": "chosen"},
        {"bound": "?"},
        {"bound": ""},
        {"margin": -1},
        {"region_code": "000000"},
        {"source_id": "nobody"},
        {"batch_id": 99},
        {"value": None},
    ],
    ids=lambda changed: " ".join(f"{name} {value}" for name, value in changed.items()),
)
def test_a_row_that_cannot_be_is_refused_by_the_database(batch: Engine, changed: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        put(batch, **changed)


def test_a_figure_s_id_is_its_own(batch: Engine) -> None:
    put(batch)
    with pytest.raises(IntegrityError):
        put(batch, period="2023")


# Reading.


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "INSERT INTO revision (id, number) VALUES (7, 7)",
        "UPDATE region SET name = 'x'",
        "DROP TABLE observation",
        "CREATE TABLE more (id INTEGER)",
    ],
)
def test_a_reader_can_change_nothing(reader: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError), reader.begin() as connection:
        connection.execute(text(statement))


def test_a_reader_sees_one_moment(writer: Engine, reader: Engine) -> None:
    with Session(writer) as session, session.begin():
        take(session, observe("exam_passed", y2020=1), name="first")
    with Session(reader) as page:
        before = read.revision(page), read.extent(page).figures
        with Session(writer) as session, session.begin():
            take(session, observe("exam_passed", y2021=1), name="second")
        after = read.revision(page), read.extent(page).figures
    assert before == after == (1, 1)
    with Session(reader) as page:
        assert (read.revision(page), read.extent(page).figures) == (2, 2)


def test_a_reader_of_a_missing_file_makes_none(tmp_path: Path) -> None:
    opened = engine.reader(f"sqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(Refused, match=r"There is no store yet\. Run: python -m analytics init"):
        engine.check(opened)
    opened.dispose()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["雁阵 数据", "50%", "数据#1"])
def test_a_folder_may_have_any_name(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    url = f"sqlite:///{tmp_path / folder / 'store.db'}"
    writes, reads = engine.writer(url), engine.reader(url)
    try:
        schema.upgrade(writes)
        engine.check(reads)
        assert {one.name for one in (tmp_path / folder).iterdir()} >= {"store.db"}
    finally:
        writes.dispose()
        reads.dispose()


# SQLite's settings.


def test_a_sqlite_writer_waits_keeps_a_log_and_loses_nothing(files: Files) -> None:
    opened = engine.writer(files.ready())
    found = {name: pragma(opened, name) for name in ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")}
    opened.dispose()
    assert found == {"journal_mode": "wal", "busy_timeout": 30000, "foreign_keys": 1, "synchronous": 2}


def test_a_sqlite_reader_waits_and_only_reads(files: Files) -> None:
    opened = engine.reader(files.ready())
    found = {name: pragma(opened, name) for name in ("busy_timeout", "query_only")}
    opened.dispose()
    assert found == {"busy_timeout": 30000, "query_only": 1}


# Stores of other versions.


def test_a_store_of_this_version_passes(writer: Engine, reader: Engine) -> None:
    engine.check(reader)
    engine.check(writer)


def test_a_newer_store_is_refused_unchanged(writer: Engine, reader: Engine) -> None:
    with writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match=f"newer than this program .version 9999, known {SCHEMA}"):
        engine.check(reader)
    with pytest.raises(Refused, match="nothing was changed"):
        schema.upgrade(writer)
    with writer.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == ["9999"]
        assert connection.execute(text("SELECT count(*) FROM region")).scalar() == 3369


@pytest.mark.parametrize(
    "statement", ["UPDATE alembic_version SET version_num = '0000'", "DELETE FROM alembic_version"]
)
def test_an_older_store_is_refused_with_what_to_do(writer: Engine, reader: Engine, statement: str) -> None:
    with writer.begin() as connection:
        connection.execute(text(statement))
    with pytest.raises(Refused, match=r"older than this program .* Run: python -m analytics init"):
        engine.check(reader)


def test_a_store_without_tables_is_refused_with_what_to_do(empty: str) -> None:
    opened = engine.writer(empty)
    with opened.connect():
        pass
    with pytest.raises(Refused, match=r"The store has no tables yet\. Run: python -m analytics init"):
        engine.check(opened)
    opened.dispose()


@pytest.mark.parametrize(
    "content", [b"no database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 8000], ids=["text", "header"]
)
def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    before = digest(path)
    reads, writes = engine.reader(f"sqlite:///{path}"), engine.writer(f"sqlite:///{path}")
    with pytest.raises(Refused, match="damaged and was left as it is"):
        engine.check(reads)
    with pytest.raises(Refused, match="left as it is"):
        schema.upgrade(writes)
    reads.dispose()
    writes.dispose()
    assert digest(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]


def test_a_server_that_does_not_answer_is_said_to(tmp_path: Path) -> None:
    opened = engine.reader(f"postgresql+psycopg://nobody@/nothing?host={tmp_path}")
    with pytest.raises(Refused, match="Check DATABASE_URL"):
        engine.check(opened)
    opened.dispose()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="cannot be written"):
        engine.writable_folder(tmp_path / "file" / "data")
    engine.writable_folder(tmp_path / "new" / "data")
    assert list((tmp_path / "new" / "data").iterdir()) == []


@pytest.mark.parametrize("refused", ["9999", "0000"])
def test_a_refusal_is_said_in_chinese_too(files: Files, refused: str) -> None:
    opened = engine.writer(files.ready())
    with opened.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": refused})
    with pytest.raises(Refused) as told:
        engine.check(opened)
    opened.dispose()
    assert refused in told.value.text("zh")
    assert "版本" in told.value.text("zh")


def test_two_programs_may_begin_in_one_folder_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as together:
        list(together.map(engine.writable_folder, [tmp_path / "data"] * 800))
    assert list((tmp_path / "data").iterdir()) == []
