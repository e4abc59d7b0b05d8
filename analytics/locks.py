"""Files that one process at a time holds; the system lets go of them when that process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Whoever asks whether a file is held holds it for a moment, so one refusal is not yet an answer.
_TRIES: Final = 5
_PAUSE: Final = 0.01
# A process started by the holder holds on with it; elsewhere it must take the file itself.
INHERITED: Final = sys.platform != "win32"


def take(path: Path) -> int | None:
    """Hold a file, made where missing; give the number it is held by, or ``None`` while another process holds it."""
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    for attempt in range(_TRIES):
        if _take(number):
            return number
        if attempt < _TRIES - 1:
            time.sleep(_PAUSE)
    os.close(number)
    return None


def _take(number: int) -> bool:
    with suppress(BlockingIOError, PermissionError):  # held by another
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def release(number: int) -> None:
    """Let go of a file; a process that inherited it goes on holding it."""
    os.close(number)


def held(path: Path) -> bool:
    """Whether some process holds a file."""
    if not path.exists():
        return False
    number = take(path)
    if number is None:
        return True
    release(number)
    return False
