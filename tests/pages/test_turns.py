"""Runs that draw at the same time: two, and whoever has waited long enough."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event

import pytest

from pages.ui import turns

LONG = 60  # seconds: a test that gets there has failed


class Watched:
    """Two turns that note who found one free."""

    def __init__(self) -> None:
        """All are free."""
        self.turns = BoundedSemaphore(2)
        self.found_free: list[bool] = []
        self.third_came = Event()

    def acquire(self, timeout: float) -> bool:
        """Take a turn as is done, noting whether one is free at once."""
        free = self.turns.acquire(blocking=False)
        self.found_free.append(free)
        if not free:
            self.third_came.set()
        return free or self.turns.acquire(timeout=timeout)

    def release(self) -> None:
        """Give a turn back."""
        self.turns.release()


def test_a_third_run_waits_until_one_of_two_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    watched, entered = Watched(), Event()
    monkeypatch.setattr(turns, "_TURNS", watched)
    monkeypatch.setattr(turns, "_LONGEST", LONG)

    def third() -> None:
        with turns.turn():
            entered.set()

    with ThreadPoolExecutor() as pool, turns.turn():
        with turns.turn():
            waiting = pool.submit(third)
            assert watched.third_came.wait(LONG)
            assert not entered.is_set()
        waiting.result(LONG)
    assert watched.found_free == [True, True, False]


def test_behind_slow_runs_one_draws_beside_them_and_leaves_their_turns_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST", 0)
    with turns.turn(), turns.turn(), turns.turn():
        pass
    with turns.turn(), turns.turn():
        assert not turns._TURNS.acquire(blocking=False)  # noqa: SLF001 - two were given back, not three


def test_a_run_that_breaks_off_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST", 0)
    with pytest.raises(KeyError), turns.turn():
        raise KeyError
    with turns.turn(), turns.turn():
        assert not turns._TURNS.acquire(blocking=False)  # noqa: SLF001 - as above
