"""A file asked for on a page is made once, by a process of its own, and is gone after a day."""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

import pytest

from analytics import locks, settings, workers
from analytics.commands import making
from analytics.errors import Refused
from analytics.export import jobs

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.settings import Settings
    from tests.conftest import Deployment

ASKED = ("--page=exam", "--region=100000", "--years=2008-2026", "--store=published", "--lang=zh", "--format=csv")
NAME = "全国_考试报名_2008-2026_"


@pytest.fixture
def here(published: Path, tmp_path: Path, deployment: Deployment) -> Settings:
    """A deployment whose store is a link to the published figures, with room for its own exports."""
    (tmp_path / "published.db").symlink_to(published / "published.db")
    with deployment(DATA_DIR=tmp_path):
        return settings.load()


@pytest.fixture
def here_only(here: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The same where the worker only holds its lock for ever: nothing is made."""
    monkeypatch.setattr(jobs, "WORKER", ["sleep", "0", "#"])
    return here


def done(here: Settings, name: str) -> jobs.Seen:
    """Wait until nobody works on a file any more."""
    with (jobs.folder_of(here, name) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
    seen = jobs.look(here, name)
    assert seen is not None
    return seen


def test_a_file_is_made_outside_and_found_again(here: Settings) -> None:
    name = jobs.submit(here, ASKED, 1)
    seen = done(here, name)
    assert [path.name.startswith(NAME) for path in seen.files] == [True, True]
    first = seen.files[0].stat().st_mtime_ns
    assert jobs.submit(here, ASKED, 1) == name
    assert done(here, name).files[0].stat().st_mtime_ns == first
    assert jobs.submit(here, ASKED, 2) != name


def test_what_cannot_be_made_is_said_by_its_sentence(here: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(here.data_dir))
    monkeypatch.setattr(os, "nice", int)  # the tests after this one are not to wait behind every other process
    folder = jobs.folder_of(here, "a" * 32)
    (folder / "out").mkdir(parents=True)
    (folder / "order.json").write_bytes(b'["--page=nix", "--format=csv"]')
    assert making.main([str(folder)]) == 1
    seen = jobs.look(here, "a" * 32)
    assert seen is not None
    assert (seen.state.step, seen.files) == ("failed", ())
    assert Refused(seen.state.error, **seen.state.places).text("zh").startswith("没有“nix”这个页面")


def test_a_dead_worker_is_seen_and_the_file_asked_for_again(here_only: Settings) -> None:
    name = jobs.submit(here_only, ASKED, 1)
    seen = done(here_only, name)
    assert (seen.state.step, seen.broken, seen.files) == ("waiting", True, ())
    before = seen.state.at
    jobs.submit(here_only, ASKED, 1)
    assert done(here_only, name).state.at > before


def test_after_a_day_files_are_gone_unless_they_are_being_made(here_only: Settings) -> None:
    old, busy, new = (jobs.folder_of(here_only, letter * 32) for letter in "abc")
    for folder, hours in ((old, 25), (busy, 25), (new, 23)):
        folder.mkdir(parents=True)
        (folder / "lock").touch()
        os.utime(folder, (time.time() - hours * 3600,) * 2)
    held = locks.take(busy / "lock")
    assert held is not None
    name = jobs.submit(here_only, ASKED, 1)
    locks.release(held)
    assert {folder.name for folder in old.parent.iterdir()} == {busy.name, new.name, name}


def test_too_many_at_once_are_asked_to_wait(here_only: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_UNFINISHED", 1)
    folder = jobs.folder_of(here_only, "d" * 32)
    folder.mkdir(parents=True)
    workers.tell(folder, workers.State("writing"))
    held = locks.take(folder / "lock")
    assert held is not None
    with pytest.raises(Refused, match="1 files are being made"):
        jobs.submit(here_only, ASKED, 1)
    locks.release(held)
