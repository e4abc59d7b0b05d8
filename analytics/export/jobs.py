"""Files asked for on a page: made once by a process of its own, followed from anywhere, gone after a day."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import orjson

from analytics import workers
from analytics.errors import Refused
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analytics.settings import Settings

WORKER: list[str] = [sys.executable, "-m", "analytics.commands.making"]
AT_ONCE: Final = 1  # a file takes seconds, and with two cores the other is for readers
MOST_UNFINISHED: Final = 20
_KEPT_SECONDS: Final = 24 * 3600


@dataclass(frozen=True)
class Seen(workers.Seen):
    """What was asked for as it stands, and the files it gave."""

    files: tuple[Path, ...] = ()


def submit(settings: Settings, arguments: Sequence[str], revision: int) -> str:
    """Have a file made by the command ``export``; the same asked of the same figures on one day is made once."""
    name = workers.name_of(*arguments, str(revision), time.strftime("%Y-%m-%d"))
    folder = folder_of(settings, name)

    def prepare() -> bool:
        seen = look(settings, name)
        if seen and seen.files:
            return False
        _room(folder)
        shutil.rmtree(folder / "out", ignore_errors=True)
        (folder / "out").mkdir()
        workers.write_whole(folder / "order.json", orjson.dumps(list(arguments)))
        return True

    try:
        workers.submit(settings, folder, WORKER, prepare, kept_seconds=_KEPT_SECONDS)
    except OSError as error:
        message = mark(
            "The file could not be made ({kind}). Check that the data folder can be written and the disk has room."
        )
        raise Refused(message, kind=type(error).__name__) from error
    return name


def look(settings: Settings, name: str) -> Seen | None:
    """How a file stands, or nothing where it was never asked for or is gone."""
    folder = folder_of(settings, name)
    seen = workers.look(folder)
    if seen is None:
        return None
    files = tuple(sorted((folder / "out").iterdir())) if seen.state.step == "finished" else ()
    return Seen(seen.state, seen.alive, files)


def folder_of(settings: Settings, name: str) -> Path:
    """Where a file is made."""
    return workers.folder_of(settings.data_dir / "exports", name)


def read_arguments(folder: Path) -> list[str]:
    """What the command is to be run with."""
    found: list[str] = orjson.loads((folder / "order.json").read_bytes())
    return found


def _room(folder: Path) -> None:
    count = workers.unfinished(folder)
    if count >= MOST_UNFINISHED:
        raise Refused(mark("{count} files are being made already. Wait a little and ask again."), count=count)
