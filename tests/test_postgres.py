"""The throw-away PostgreSQL really is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.postgres import find_programs, postgres_url

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(find_programs() is None, reason="PostgreSQL is not installed here"),
]


def test_a_cluster_answers_in_utf8_and_is_removed_afterwards() -> None:
    with postgres_url() as url:
        assert url is not None
        folder = Path(str(make_url(url).query["host"]))
        engine = create_engine(url)
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT char_length('雁阵')")) == 2
            assert connection.scalar(text("SHOW fsync")) == "off"
        engine.dispose()
        assert folder.exists()
    assert not folder.exists()


def test_two_clusters_live_side_by_side() -> None:
    with postgres_url() as one, postgres_url() as other:
        assert one != other


def test_a_failing_test_leaves_nothing_behind() -> None:
    folders: list[Path] = []

    def fail() -> None:
        with postgres_url() as url:
            folders.append(Path(str(make_url(str(url)).query["host"])))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert not folders[0].exists()
