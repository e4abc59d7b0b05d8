"""Lets few runs draw at a time, in the order in which they came.

Runs share one interpreter. Where ten take turns at it, each of the ten readers waits for all ten; where they queue, only
the last does.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# More than one, so that a run that waits for the disk holds up nobody.
_TURNS: Final = BoundedSemaphore(2)
_LONGEST = 0.5  # seconds: whoever has waited that long stands behind something slow, and draws beside it


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn, and hold it."""
    mine = _TURNS.acquire(timeout=_LONGEST)
    try:
        yield
    finally:
        if mine:
            _TURNS.release()
