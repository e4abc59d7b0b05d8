"""Work done by processes of their own: each job a folder with its state, lock and log, followed from anywhere."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from analytics import locks, progress
from analytics.errors import Refused
from analytics.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analytics.progress import Step
    from analytics.settings import Settings

_LOG = logging.getLogger("yanzhen.workers")
# Where a worker cannot inherit its lock, it has this long to take it.
_STARTING_SECONDS: Final = 0 if locks.INHERITED else 30
_ENDED: Final = ("finished", "failed")
_NICENESS: Final = 10
_LOOK_AGAIN: Final = 0.2
_TELL_AGAIN: Final = 0.5


@dataclass(frozen=True)
class State:
    """How far a job has come; ``error`` is a catalogue entry with its places, ``at`` the time in seconds.

    Of a finished export ``frozen`` names the snapshot that keeps its figures, ``error`` says why there is none.
    """

    step: Step = "waiting"
    done: int = 0
    total: int = 0
    error: str = ""
    places: dict[str, Any] = field(default_factory=dict)
    at: float = 0
    frozen: str = ""


@dataclass(frozen=True)
class Seen:
    """A job as it stands; ``alive`` while more is to come of it."""

    state: State
    alive: bool

    @property
    def ended(self) -> bool:
        """Whether its worker has said the last word."""
        return self.state.step in _ENDED

    @property
    def broken(self) -> bool:
        """Whether its worker died before the end, so that it can be begun again."""
        return not self.ended and not self.alive


def name_of(*what: str) -> str:
    """A job's name, which follows from what is asked, so that it is done once."""
    return hashlib.sha256("\0".join(what).encode()).hexdigest()[:32]


def folder_of(top: Path, name: str) -> Path:
    """Where one job is; its name is made here, never taken from a file or an address."""
    if not (name.isascii() and name.isalnum()):
        message = f"no job's name: {name!r}"
        raise ValueError(message)
    return top / name


def folders(top: Path) -> list[Path]:
    """The folders of all jobs of one sort."""
    return [folder for folder in top.iterdir() if folder.is_dir()] if top.is_dir() else []


def look(folder: Path) -> Seen | None:
    """How a job stands, or nothing where there is none (any more)."""
    state = _told(folder)
    if state is None or state.step in _ENDED:
        return Seen(state, alive=False) if state else None
    starting = state.step == "waiting" and time.time() - state.at < _STARTING_SECONDS
    if starting or locks.held(folder / "lock"):
        return Seen(state, alive=True)
    # It may have ended since its state was read.
    return Seen(_told(folder) or state, alive=False)


def _told(folder: Path) -> State | None:
    try:
        return State(**orjson.loads((folder / "state.json").read_bytes()))
    except FileNotFoundError:
        return None


def tell(folder: Path, state: State) -> None:
    """Write how far a job has come."""
    write_whole(folder / "state.json", orjson.dumps(asdict(replace(state, at=time.time())), default=str))


def unfinished(folder: Path) -> int:
    """How many jobs beside this one are waiting or being done."""
    others = (look(other) for other in folders(folder.parent) if other != folder)
    return sum(seen.alive for seen in others if seen)


def submit(
    settings: Settings, folder: Path, worker: Sequence[str], prepare: Callable[[], bool], *, kept_seconds: float
) -> bool:
    """Start a worker on a job, unless one is at it already; gives whether none was.

    ``prepare`` puts into the folder what the worker needs, and says whether there is anything to do.
    """
    _sweep(folder.parent, kept_seconds)
    folder.mkdir(parents=True, exist_ok=True)
    held = locks.take(folder / "lock")
    if held is None:
        return False
    try:
        if prepare():
            tell(folder, State())
            environment = {"DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url}
            locks.hand_over(worker, folder, held, at=ROOT, environment=environment)
    finally:
        locks.release(held)
    return True


def _sweep(top: Path, kept_seconds: float) -> None:
    """Remove what nobody has worked on for so long."""
    for folder in folders(top):
        with suppress(FileNotFoundError):  # another server swept it in this moment
            seen = look(folder)
            touched = seen.state.at if seen else folder.stat().st_mtime
            if time.time() - touched > kept_seconds:
                _remove(folder)


def _remove(folder: Path) -> None:
    held = locks.take(folder / "lock")
    if held is not None:
        try:
            shutil.rmtree(folder)
        finally:
            locks.release(held)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file so that a reader finds the old one or the new one, also after the power fails."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def begun(arguments: list[str]) -> Path | None:
    """A worker's first step: the folder on its command line, its lock held; nothing where another worker holds it."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    folder = Path(arguments[0])
    held = int(arguments[1]) if arguments[1:] and arguments[1] else locks.take(folder / "lock")
    if held is None:
        return None
    os.set_inheritable(held, False)  # noqa: FBT003 - the system's own signature
    return folder


@contextmanager
def place(top: Path, at_once: int, turn: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Wait until it is a worker's turn and fewer than ``at_once`` others are at work, and be counted as one of them."""
    held = None
    while held is None:
        if turn():
            taken = (locks.take(top / f"place-{number}") for number in range(at_once))
            held = next((one for one in taken if one is not None), None)
        if held is None:
            time.sleep(_LOOK_AGAIN)
    try:
        yield
    finally:
        locks.release(held)


def done(folder: Path, work: Callable[[], State | None], *, fault: str) -> int:
    """Do a job, telling each step and how it ended; ``fault`` is what is said of an error of the program's own.

    Where ``work`` gives a state, that is the last word. Gives the worker's exit status.
    """
    try:
        with progress.listening(_Teller(folder)):
            last = work()
    except Refused as refused:
        tell(folder, State("failed", error=refused.message, places=refused.places))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, the log and the page hear of it
        # The message may repeat what stands in a file, the places in the code do not.
        places = " < ".join(
            f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)
        )
        _LOG.error("%s at %s", type(error).__name__, places)
        tell(folder, State("failed", error=fault, places={"kind": type(error).__name__}))
        return 1
    tell(folder, last or State("finished"))
    return 0


class _Teller:
    """Writes each step when it begins, and how much of it is done twice a second."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._step, self._told = folder, "", 0.0

    def __call__(self, step: Step, done: int, total: int) -> None:
        """Hear of a step."""
        now = time.monotonic()
        if step != self._step or now - self._told >= _TELL_AGAIN:
            self._step, self._told = step, now
            tell(self._folder, State(step, done, total))
