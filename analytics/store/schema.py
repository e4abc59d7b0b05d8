"""Brings a store's tables to this program's version with Alembic, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store.guard import guarded

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> bool:
    """Create or upgrade the tables; say whether anything changed. A newer or damaged store is refused untouched."""
    with guarded(), engine.begin() as connection:
        config = _config(connection)
        script = ScriptDirectory.from_config(config)
        found = MigrationContext.configure(connection).get_current_revision()
        known = {revision.revision for revision in script.walk_revisions()}
        if found is not None and found not in known:
            message = mark(
                "The store is newer than this program (version {found}, known {needed}). Install the newer program; nothing was changed."
            )
            raise Refused(message, found=found, needed=script.get_current_head())
        command.upgrade(config, "head")
        return found != script.get_current_head()
