"""Stores on disk for the tests that must hold on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from analytics.store import engine, schema, write
from tests.facts import tree
from tests.postgres import postgres_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

NUMBERS = count()
KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


def _with_regions(url: str) -> None:
    opened = engine.writer(url)
    schema.upgrade(opened)
    with Session(opened) as session, session.begin():
        write.put_regions(session, tree())
    opened.dispose()


class Files:
    """SQLite stores, each a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = folder / "ready.db"

    def empty(self) -> str:
        """Name a store that isn't there yet."""
        return f"sqlite:///{self._folder / f'store{next(NUMBERS)}.db'}"

    def ready(self) -> str:
        """Make a store with tables and regions and no figures."""
        if not self._ready.exists():
            _with_regions(f"sqlite:///{self._ready}")
        url = self.empty()
        shutil.copy(self._ready, str(make_url(url).database))
        return url


class Databases:
    """PostgreSQL stores, each a database of one cluster."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._ready = ""

    def _create(self, template: str) -> str:
        name = f"store{next(NUMBERS)}"
        opened = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with opened.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        opened.dispose()
        return name

    def _named(self, name: str) -> str:
        return make_url(self._url).set(database=name).render_as_string(hide_password=False)

    def empty(self) -> str:
        """Make a database without tables."""
        return self._named(self._create("template0"))

    def ready(self) -> str:
        """Make a store with tables and regions and no figures."""
        if not self._ready:
            self._ready = self._create("template0")
            _with_regions(self._named(self._ready))
        return self._named(self._create(self._ready))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    with postgres_url() as url:
        if url is None:
            pytest.skip("PostgreSQL is not installed here")
        yield Databases(url)


@pytest.fixture(params=KINDS)
def places(request: pytest.FixtureRequest) -> Files | Databases:
    """Where stores are made: SQLite files, then PostgreSQL databases."""
    found: Files | Databases = request.getfixturevalue("files" if request.param == "sqlite" else "databases")
    return found


@pytest.fixture
def empty(places: Files | Databases) -> str:
    """The URL of a store without tables."""
    return places.empty()


@pytest.fixture
def ready(places: Files | Databases) -> str:
    """The URL of a store with tables and regions and no figures."""
    return places.ready()


@pytest.fixture
def writer(ready: str) -> Iterator[Engine]:
    """A writer of a ready store."""
    opened = engine.writer(ready)
    yield opened
    opened.dispose()


@pytest.fixture
def reader(ready: str) -> Iterator[Engine]:
    """A reader of the same ready store."""
    opened = engine.reader(ready)
    yield opened
    opened.dispose()
