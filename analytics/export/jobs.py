"""Files asked for on a page: made once by a process of its own, followed from anywhere, gone after a day."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import orjson

from analytics import locks
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from analytics.settings import Settings

WORKER: list[str] = [sys.executable, "-m", "analytics.commands.making"]
AT_ONCE: Final = 1  # a file takes seconds, and with two cores the other is for readers
MOST_UNFINISHED: Final = 20
_KEPT_SECONDS: Final = 24 * 3600
# Where a worker cannot inherit its lock, it has this long to take it.
_STARTING_SECONDS: Final = 0 if locks.INHERITED else 30
_ENDED: Final = ("finished", "failed")


@dataclass(frozen=True)
class State:
    """How far a file has come; ``error`` is a catalogue entry with its places, ``at`` the time in seconds.

    Of a finished file ``frozen`` names the snapshot that keeps its figures, ``error`` says why there is none.
    """

    step: str = "waiting"
    done: int = 0
    total: int = 0
    error: str = ""
    places: dict[str, Any] = field(default_factory=dict)
    at: float = 0
    frozen: str = ""


@dataclass(frozen=True)
class Seen:
    """A file as it stands; what neither ended nor has a living worker was broken off."""

    id: str
    state: State
    alive: bool
    files: tuple[Path, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state.step in _ENDED or not self.alive


def submit(settings: Settings, arguments: Sequence[str], revision: int) -> str:
    """Have a file made by the command ``export``; the same asked of the same figures on one day is made once."""
    day = time.strftime("%Y-%m-%d")
    name = hashlib.sha256("\0".join([*arguments, str(revision), day]).encode()).hexdigest()[:32]
    folder = folder_of(settings, name)
    try:
        sweep(settings)
        folder.mkdir(parents=True, exist_ok=True)
        held = locks.take(folder / "lock")
        if held is None:
            return name
        try:
            seen = look(settings, name)
            if not (seen and seen.files):
                _room(settings)
                _begin(settings, folder, arguments, held)
        finally:
            locks.release(held)
    except OSError as error:
        message = mark(
            "The file could not be made ({kind}). Check that the data folder can be written and the disk has room."
        )
        raise Refused(message, kind=type(error).__name__) from error
    return name


def look(settings: Settings, name: str) -> Seen | None:
    """How a file stands, or nothing where it was never asked for or is gone."""
    return _seen(folder_of(settings, name))


def sweep(settings: Settings) -> None:
    """Remove what is older than a day and not being made."""
    for folder in list(_folders(settings)):
        with suppress(FileNotFoundError):  # another server swept it in this moment
            if time.time() - folder.stat().st_mtime > _KEPT_SECONDS:
                _swept(folder)


def _swept(folder: Path) -> None:
    held = locks.take(folder / "lock")
    if held is not None:
        try:
            shutil.rmtree(folder)
        finally:
            locks.release(held)


def folder_of(settings: Settings, name: str) -> Path:
    """Where a file is made; names are made here, never taken from an address."""
    if not (name.isascii() and name.isalnum()):
        message = f"no export's name: {name!r}"
        raise ValueError(message)
    return exports_folder(settings) / name


def exports_folder(settings: Settings) -> Path:
    """Where all files asked for are."""
    return settings.data_dir / "exports"


def read_arguments(folder: Path) -> list[str]:
    """What the command is to be run with."""
    found: list[str] = orjson.loads((folder / "order.json").read_bytes())
    return found


def tell(folder: Path, state: State) -> None:
    """Write how far a file has come."""
    part = folder / f"state.{os.getpid()}.part"
    part.write_bytes(orjson.dumps(asdict(replace(state, at=time.time())), default=str))
    part.replace(folder / "state.json")


def _room(settings: Settings) -> None:
    unfinished = sum(1 for folder in _folders(settings) if (seen := _seen(folder)) and not seen.ended)
    if unfinished >= MOST_UNFINISHED:
        raise Refused(mark("{count} files are being made already. Wait a little and ask again."), count=unfinished)


def _begin(settings: Settings, folder: Path, arguments: Sequence[str], held: int) -> None:
    shutil.rmtree(folder / "out", ignore_errors=True)
    (folder / "out").mkdir()
    (folder / "order.json").write_bytes(orjson.dumps(list(arguments)))
    tell(folder, State())
    environment = {"DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url}
    locks.hand_over(WORKER, folder, held, at=ROOT, environment=environment)


def _seen(folder: Path) -> Seen | None:
    try:
        state = State(**orjson.loads((folder / "state.json").read_bytes()))
    except FileNotFoundError:
        return None
    finished = state.step == "finished"
    files = tuple(sorted((folder / "out").iterdir())) if finished else ()
    starting = time.time() - state.at < _STARTING_SECONDS
    return Seen(folder.name, state, state.step not in _ENDED and (starting or locks.held(folder / "lock")), files)


def _folders(settings: Settings) -> Iterator[Path]:
    top = exports_folder(settings)
    return (folder for folder in top.iterdir() if folder.is_dir()) if top.is_dir() else iter(())
