"""Documents that tests of export share: gathered once from the published figures."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics import export, settings
from analytics.export import Wanted
from analytics.export.means import Means
from analytics.regions import Boundaries
from analytics.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from analytics.export import Document
    from analytics.figures.build import Context

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def session(store: Engine) -> Iterator[Session]:
    """A session on the published figures in memory."""
    with Session(store) as opened:
        yield opened


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
    return Means(nation.tree, Boundaries(settings.load().map_data_dir))
