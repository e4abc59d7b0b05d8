"""Opens a store for one piece of work and closes it again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from analytics.settings import STORES
from analytics.store import engine
from analytics.store.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.settings import Settings

# A large import before this one may take its time.
PATIENCE_MS: Final = 120_000


def url(settings: Settings, store: str) -> str:
    """Where a store is: one of the program's own by name, another SQLite file by its path."""
    return settings.url(store) if store in STORES else f"sqlite:///{store}"


@contextmanager
def reading(settings: Settings, store: str) -> Iterator[Session]:
    """One moment of a store; what this code cannot read is refused."""
    opened = engine.reader(url(settings, store))
    try:
        engine.check(opened)
        with Session(opened) as session:
            yield session
    finally:
        opened.dispose()


@contextmanager
def writing(settings: Settings, store: str, *, wait_ms: int = PATIENCE_MS) -> Iterator[Session]:
    """One transaction; whatever is raised inside leaves the store as it was."""
    opened = engine.writer(url(settings, store), wait_ms=wait_ms)
    try:
        with guarded(), Session(opened) as session, session.begin():
            yield session
    finally:
        opened.dispose()
