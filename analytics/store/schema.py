"""Brings a store's tables to this program's version with Alembic, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store.guard import guarded
from analytics.store.models import SCHEMA

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # noqa: PLC0415 - as in _migrate

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _migrate(connection: Connection, found: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - a fifth of a second and 12 MB, for nothing at most starts
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    config = _config(connection)
    if found is not None and found not in {
        one.revision for one in ScriptDirectory.from_config(config).walk_revisions()
    }:
        message = mark(
            "The store is newer than this program (version {found}, known {needed}). Install the newer program; nothing was changed."
        )
        raise Refused(message, found=found, needed=SCHEMA)
    command.upgrade(config, "head")


def upgrade(engine: Engine) -> bool:
    """Create or upgrade the tables; say whether anything changed. A newer or damaged store is refused untouched."""
    with guarded(), engine.begin() as connection:
        found = _version(connection)
        if found != SCHEMA:
            _migrate(connection, found)
        return found != SCHEMA
