"""Runs that draw at the same time: two, and whoever has waited long enough."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from pages.ui import turns

LONG = 60  # seconds: a test that gets there has failed


def test_a_third_run_waits_until_one_of_two_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONGEST", LONG)
    entered, first_may_end = Event(), Event()

    def third() -> bool:
        with turns.turn():
            entered.set()
            return first_may_end.is_set()

    with ThreadPoolExecutor() as pool, turns.turn():
        with turns.turn():
            waiting = pool.submit(third)
            assert not entered.is_set()
            first_may_end.set()
        assert waiting.result(LONG)


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
