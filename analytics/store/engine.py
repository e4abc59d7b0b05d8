"""Opens a store: a writer that waits its turn, a reader that sees one moment and can change nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Engine, NullPool, QueuePool, StaticPool, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store.models import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection

IN_MEMORY = "sqlite://"
NO_STORE = mark("There is no store yet. Run: python -m analytics init")
_WAIT_MS = 30_000
_READERS = 10


def _prepare(engine: Engine, pragmas: tuple[str, ...], begin: str) -> Engine:
    """Set the pragmas on connect and begin transactions by hand (pysqlite's own begin comes too late)."""

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def writer(url: str, *, wait_ms: int = _WAIT_MS) -> Engine:
    """Open a store for writing; a SQLite file is made where there is none.

    ``wait_ms`` is how long a change waits for another one to end before the database gives up.
    """
    if not url.startswith("sqlite"):
        return _patient(create_engine(url), wait_ms)
    if url == IN_MEMORY:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _prepare(engine, ("foreign_keys=ON",), "BEGIN")
    pragmas = (
        f"busy_timeout={wait_ms}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-16000",
    )
    return _prepare(create_engine(url, poolclass=NullPool), pragmas, "BEGIN IMMEDIATE")


def _patient(engine: Engine, wait_ms: int) -> Engine:
    """Let a server's connections wait for locks no longer than that."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever the server's driver gives
        connection.cursor().execute(f"SET lock_timeout = {int(wait_ms)}")
        connection.commit()

    return engine


def reader(url: str) -> Engine:
    """Open a store for reading; a missing file is refused, never made."""
    if not url.startswith("sqlite"):
        options = {"postgresql_readonly": True}
        return create_engine(
            url, pool_size=8, max_overflow=24, isolation_level="REPEATABLE READ", execution_options=options
        )
    path = make_url(url).database or ""
    # Readers take turns at the processor anyway: more connections only hold more pages of the file, and a crowd waits its turn.
    pragmas = (f"busy_timeout={_WAIT_MS}", "query_only=ON", "cache_size=-2000")
    engine = create_engine(
        url,
        creator=lambda: _read_only(path),
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=0,
        pool_use_lifo=True,  # the last one used knows most pages, and the others stay small
        pool_timeout=2 * _WAIT_MS / 1000,
    )
    return _prepare(engine, pragmas, "BEGIN")


def _read_only(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, check_same_thread=False)


def check(engine: Engine) -> None:
    """Refuse a store this code cannot read, with what to do about it."""
    try:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DatabaseError as error:
        raise _unreadable(engine, error) from error
    if found is None or found < SCHEMA:
        message = mark(
            "The store is older than this program (version {found}, needed {needed}). Run: python -m analytics init"
        )
        raise Refused(message, found=found or "-", needed=SCHEMA)
    if found > SCHEMA:
        message = mark(
            "The store is newer than this program (version {found}, known {needed}). Install the newer program; nothing was changed."
        )
        raise Refused(message, found=found, needed=SCHEMA)


def _unreadable(engine: Engine, error: DatabaseError) -> Refused:
    detail = str(error.orig)
    if "unable to open" in detail:
        return Refused(NO_STORE)
    if "no such table" in detail or "does not exist" in detail:
        return Refused("The store has no tables yet. Run: python -m analytics init")
    if engine.dialect.name != "sqlite":
        return Refused("The database does not answer. Check DATABASE_URL and that the server runs.")
    message = mark(
        "The store is damaged and was left as it is. Move {file} out of the data folder, or bring back a backup, then run: python -m analytics init"
    )
    return Refused(message, file=Path(engine.url.database or "").name)


def writable_folder(folder: Path) -> None:
    """Make the data folder; refuse one that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A file of its own: another program may begin in the same folder at the same moment.
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        message = mark(
            "The data folder {folder} cannot be written. Give write permission, or set DATA_DIR to another folder."
        )
        raise Refused(message, folder=folder) from error
