"""A job's worker waits for its place, and what it was last heard of is never mistaken for a death."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from analytics import locks, progress, settings, workers

if TYPE_CHECKING:
    from pathlib import Path


class Awake(Exception):  # noqa: N818 - no error
    """Thrown instead of a second nap."""


def test_a_worker_waits_until_a_place_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [locks.take(tmp_path / f"place-{number}") for number in range(2)]
    naps = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) > 1:
            raise Awake
        assert held[1] is not None
        locks.release(held[1])

    monkeypatch.setattr(workers.time, "sleep", nap)
    monkeypatch.setattr(locks, "_TRIES", 1)
    with workers.place(tmp_path, 2):
        assert locks.held(tmp_path / "place-1")
    assert len(naps) == 1
    assert not locks.held(tmp_path / "place-1")
    assert held[0] is not None
    locks.release(held[0])


def test_a_worker_waits_for_its_turn_though_there_is_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = iter((False, False, True))
    naps = []
    monkeypatch.setattr(workers.time, "sleep", naps.append)
    with workers.place(tmp_path, 1, lambda: next(turns)):
        assert len(naps) == 2


def test_who_ends_between_two_looks_is_not_taken_for_dead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workers.tell(tmp_path, workers.State("writing"))

    def held(_path: Path) -> bool:
        workers.tell(tmp_path, workers.State("finished"))
        return False

    monkeypatch.setattr(locks, "held", held)
    seen = workers.look(tmp_path)
    assert seen is not None
    assert (seen.ended, seen.broken) == (True, False)


def test_a_step_is_told_when_it_begins_and_then_not_at_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(workers.time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(workers, "tell", lambda _folder, state: told.append((state.step, state.done)))

    def work() -> None:
        for step in ("reading", "writing"):
            for part in range(3):
                progress.step(step, part, 3)

    assert workers.done(tmp_path, work, fault="") == 0
    assert told == [("reading", 0), ("writing", 0), ("finished", 0)]


def test_the_place_of_a_job_is_never_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no job's name"):
        workers.folder_of(tmp_path, "../x")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    workers.write_whole(path, b"[1]")
    workers.write_whole(path, b"[2]")
    assert orjson.loads(path.read_bytes()) == [2]
    assert [one.name for one in tmp_path.iterdir()] == ["state.json"]


def test_what_another_server_swept_meanwhile_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").mkdir()
    monkeypatch.setattr(workers, "folders", lambda top: [top / "gone", top / "old"])
    monkeypatch.setattr(locks, "hand_over", lambda *_, **__: None)
    asked = settings.load()
    assert workers.submit(asked, tmp_path / "new", [], lambda: True, kept_seconds=-1)
    assert [one.name for one in tmp_path.iterdir()] == ["new"]


def test_the_last_word_is_the_work_s_own_where_it_gives_one(tmp_path: Path) -> None:
    assert workers.done(tmp_path, lambda: workers.State("finished", frozen="abc"), fault="") == 0
    seen = workers.look(tmp_path)
    assert seen is not None
    assert (seen.state.step, seen.state.frozen) == ("finished", "abc")
