"""Tells whoever listens how far a piece of work has come."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Step = Literal[
    "waiting",
    "reading",
    "checking",
    "comparing",
    "storing",
    "rechecking",
    "marking",
    "gathering",
    "writing",
    "finished",
    "failed",
]

_LISTENER: ContextVar[Callable[[Step, int, int], None] | None] = ContextVar("listener", default=None)


def step(name: Step, done: int = 0, total: int = 0) -> None:
    """Say which step has begun, or how much of it is done; nothing happens where nobody listens."""
    listener = _LISTENER.get()
    if listener:
        listener(name, done, total)


@contextmanager
def listening(listener: Callable[[Step, int, int], None]) -> Iterator[None]:
    """Hear every step of what runs inside."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
