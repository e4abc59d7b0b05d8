"""Files that one process at a time holds; the system lets go of them when that process ends, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


def hand_over(command: Sequence[str], folder: Path, number: int, *, at: Path, environment: Mapping[str, str]) -> None:
    """Start a process that outlives this one, holds the folder's lock on and writes what it says into the folder's log.

    Its arguments are the folder and the number it holds the lock by, empty where it must take the lock itself.
    """
    options: dict[str, Any] = (
        {"start_new_session": True, "pass_fds": (number,)}
        if INHERITED
        else {"creationflags": getattr(subprocess, "DETACHED_PROCESS", 0)}
    )
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own program; nothing a person gave is on the line
            [*command, str(folder), str(number if INHERITED else "")],
            cwd=at,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **options,
        )
    # Whoever started it hears of its end, or it would stay in the system's list.
    threading.Thread(target=process.wait, daemon=True).start()
