"""The migrations make exactly the tables that the models describe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from analytics.store import engine, models, schema
from analytics.store.undo import undo, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@pytest.fixture
def opened(empty: str) -> Iterator[Engine]:
    made = engine.writer(empty)
    yield made
    made.dispose()


def test_models_and_migrations_do_not_differ(opened: Engine) -> None:
    schema.upgrade(opened)
    with opened.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_one_current_claim_index_is_partial(opened: Engine) -> None:
    schema.upgrade(opened)
    (found,) = [one for one in inspect(opened).get_indexes("observation") if one["name"] == "one_current_claim"]
    assert found["unique"]
    assert found["column_names"] == ["measure", "region_code", "period", "stratum"]
    where = found["dialect_options"][f"{opened.dialect.name}_where"]
    assert "standing" in str(where)
    assert "current" in str(where)


def test_upgrading_twice_changes_nothing(opened: Engine) -> None:
    assert schema.upgrade(opened) is True
    assert schema.upgrade(opened) is False


def test_the_code_knows_its_newest_migration(opened: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_current_head() == models.SCHEMA
    schema.upgrade(opened)
    engine.check(opened)


def test_a_failing_migration_leaves_nothing(opened: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LookupError

    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_table", _after(4, fail))
        with pytest.raises(LookupError):
            schema.upgrade(opened)
    assert inspect(opened).get_table_names() == []
    assert schema.upgrade(opened) is True
    with opened.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM observation")).scalar() == 0


def _after(number: int, fail: object) -> object:
    """Let some tables be made, then fail."""
    from alembic import op  # noqa: PLC0415 - the real one, before it is replaced

    real, made = op.create_table, []

    def create(*arguments: object, **more: object) -> object:
        made.append(1)
        return fail() if len(made) > number else real(*arguments, **more)  # type: ignore[operator]

    return create


OLD_ROWS = (
    "INSERT INTO region (code, name, short, name_en, initials, level) VALUES ('510000', '四川省', '四川', 'Sichuan', 'scs', 'province')",
    "INSERT INTO source (id, publisher, title, published, url, grade) VALUES ('S1', 'x', '', '2024', '', 'official')",
    "INSERT INTO batch (id, file_name, sha256, accepted_at, rows) VALUES (1, 'f', 's', '2024-01-01 00:00:00', 2)",
)
OLD_FIGURE = text(
    "INSERT INTO observation (figure_id, batch_id, source_id, region_code, period, year, ends, measure, stratum, value,"
    " bound, margin, as_written, standing, inferred, rolled_up, wording, reason, note, place) VALUES (:name, 1, 'S1',"
    " '510000', :name, :year, :ends, 'exam_registered', 'all', 1, '=', 0, '', 'current', :no, :no, '', '', '', '')"
)


def test_a_store_of_the_first_version_is_brought_up_with_its_figures(opened: Engine) -> None:
    with opened.begin() as connection:
        command.upgrade(schema._config(connection), "0001")  # noqa: SLF001 - an older program's store
        for statement in OLD_ROWS:
            connection.execute(text(statement))
        years = [{"name": str(year), "year": year, "ends": f"{year}-12-31", "no": False} for year in (2023, 2024)]
        connection.execute(OLD_FIGURE, years)
    assert schema.upgrade(opened) is True
    with opened.connect() as connection:
        assert connection.execute(text("SELECT measure, figures, first_year, last_year, ends FROM tally")).all() == [
            ("exam_registered", 2, 2023, 2024, "2024-12-31")
        ]
        assert connection.execute(text("SELECT count(*) FROM observation WHERE NOT covered")).scalar() == 2
    assert schema.upgrade(opened) is False


SECOND_ROWS = (
    *OLD_ROWS,
    "INSERT INTO source (id, publisher, title, published, url, grade) VALUES ('S2', 'unused', '', '', '', 'media')",
    "INSERT INTO batch (id, file_name, sha256, accepted_at, rows) VALUES (2, 'g', 't', '2024-01-02 00:00:00', 0)",
    (
        "INSERT INTO station (id, batch_id, region_code, name, level, lon, lat, opened)"
        " VALUES ('D1', 1, '510000', 'x', 'basic', 104, 30, '2024-01-01')"
    ),
)


def test_a_store_of_the_second_version_is_brought_up_and_back(opened: Engine) -> None:
    with opened.begin() as connection:
        command.upgrade(schema._config(connection), "0002")  # noqa: SLF001 - an older program's store
        for statement in SECOND_ROWS:
            connection.execute(text(statement))
        connection.execute(OLD_FIGURE, [{"name": "2024", "year": 2024, "ends": "2024-12-31", "no": False}])
    assert schema.upgrade(opened) is True
    with opened.connect() as connection:
        # The source with a figure was named by that figure's batch, the one without by the latest.
        assert connection.execute(text("SELECT source_id, batch_id FROM naming ORDER BY source_id")).all() == [
            ("S1", 1),
            ("S2", 2),
        ]
        assert connection.execute(text("SELECT name, standing, source_id FROM station")).all() == [
            ("x", "current", None)
        ]
        assert connection.execute(text("SELECT accepted_by, kept_as, content FROM batch")).all() == [("", "", "")] * 2
    with Session(opened) as session, session.begin():
        assert verify(session) == []
        assert undo(session, 1).rows == 2
        assert [row.id for row in session.scalars(select(models.Source))] == ["S2"]
    with opened.begin() as connection:
        command.downgrade(schema._config(connection), "0002")  # noqa: SLF001 - back to it
    found = inspect(opened)
    assert "naming" not in found.get_table_names()
    assert not {"standing", "source_id"} & {column["name"] for column in found.get_columns("station")}
    assert not {"kept_as", "content"} & {column["name"] for column in found.get_columns("batch")}
    assert schema.upgrade(opened) is True


def test_decks_come_with_the_fifth_version_and_go_with_it(opened: Engine) -> None:
    schema.upgrade(opened)
    assert {"deck", "snapshot"} <= set(inspect(opened).get_table_names())
    with opened.begin() as connection:
        command.downgrade(schema._config(connection), "0003")  # noqa: SLF001 - back to before
    assert not {"deck", "snapshot"} & set(inspect(opened).get_table_names())
    assert schema.upgrade(opened) is True
