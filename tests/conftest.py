"""What tests share: stores filled once, and pages that read the store a test names."""

from __future__ import annotations

import fcntl
import gc
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import pytest

from analytics import settings
from analytics.ingest import start
from analytics.store import engine, schema
from pages.ui import data, drawings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Engine

SETTINGS = ("DATA_DIR", "DATABASE_URL", "MAP_DATA_DIR", "MAP_APPROVAL_NO", "PPTX_TEMPLATE", "DOCX_TEMPLATE")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Load all tests without looking for garbage, and later look only among what came since: a fifth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 10, 100)  # as the server does
        gc.enable()


class Deployment(Protocol):
    """Lets pages read another deployment's settings while a test is inside it."""

    def __call__(self, **settings: str | Path) -> AbstractContextManager[None]:
        """Set the named settings, and unset the others, until the end of the ``with``."""


def forget() -> None:
    """Drop what pages keep for the process: settings, engine, boundaries, figures, drawings."""
    opened = vars(data)["_engine"]
    for store in settings.STORES if opened.cache_info().currsize else ():
        opened(store).dispose()
    for one in (*vars(data).values(), *vars(drawings).values()):
        if hasattr(one, "cache_clear"):
            one.cache_clear()


@contextmanager
def deployed(**wanted: str | Path) -> Iterator[None]:
    """Give the process the settings of one deployment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        for name, value in wanted.items():
            patch.setenv(name, str(value))
        forget()
        try:
            yield
        finally:
            forget()


@pytest.fixture(scope="session")
def deployment() -> Deployment:
    """Another deployment's settings, for a stretch of a test."""
    return deployed


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for all processes of a test run."""
    top = tmp_path_factory.getbasetemp()
    # The folders of pytest-xdist's workers lie side by side.
    folder = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def make_once(folder: Path, store: str) -> None:
    """Fill a store, or wait while another process of the test run does."""
    with (folder / f"{store}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with deployed(DATA_DIR=folder):
            start.make_ready(settings.load(), store)


@pytest.fixture(scope="session")
def store_folder(shared_folder: Path) -> Path:
    """A data folder whose store holds the published figures; read only, for all tests."""
    make_once(shared_folder, settings.PUBLISHED)
    return shared_folder


@pytest.fixture(scope="session")
def demo_store_folder(store_folder: Path) -> Path:
    """The same data folder, with the demo store beside; read only, for all tests."""
    make_once(store_folder, settings.DEMO)
    return store_folder


@pytest.fixture(scope="module")
def published(store_folder: Path) -> Iterator[Path]:
    """Pages read the published figures throughout a module's tests."""
    with deployed(DATA_DIR=store_folder):
        yield store_folder


@pytest.fixture(scope="session")
def store() -> Iterator[Engine]:
    """A store in memory with the published figures; read only, for all tests."""
    opened = engine.writer(engine.IN_MEMORY)
    start.fill(opened, settings.load().sample_data)
    yield opened
    opened.dispose()


@pytest.fixture
def empty_store() -> Iterator[Engine]:
    """A store in memory with tables and nothing in them."""
    opened = engine.writer(engine.IN_MEMORY)
    schema.upgrade(opened)
    yield opened
    opened.dispose()
