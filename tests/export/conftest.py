"""Documents that tests of export share: gathered once from the published figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics import export, settings
from analytics.export import Wanted
from analytics.ingest import start
from analytics.selection import Selection
from analytics.store import engine
from tests.export import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.export import Document
    from analytics.export.means import Means
    from analytics.figures.build import Context

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """A session on published figures in a memory of their own: what it reads stays open beside other tests' sessions."""
    own = engine.writer(engine.IN_MEMORY)
    start.fill(own, settings.load().sample_data)
    with Session(own) as opened:
        yield opened
    own.dispose()


@pytest.fixture(scope="session")
def nation(session: Session) -> Context:
    """The nation in Chinese, traced."""
    return export.context(session, Selection())


@pytest.fixture(scope="session")
def exam(nation: Context) -> Document:
    """The exam page of the nation as a document."""
    return export.page(nation, Wanted("exam"), MADE)


@pytest.fixture(scope="session")
def means(nation: Context) -> Means:
    """What formats need beyond a document of the published figures."""
    return samples.means(nation)
