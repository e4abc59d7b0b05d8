"""Work on uploaded files outside any reader's session: submitted once, followed from anywhere, begun again after a crash."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any, Final, Literal

import orjson

from analytics import locks
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.progress import Step
    from analytics.settings import Settings

Kind = Literal["examine", "accept", "undo", "check"]
MOST_BYTES: Final = 50 * 2**20
MOST_UNFINISHED: Final = 20
AT_ONCE: Final = 2
# A text with the figures taken from it is no upload; the page writes it.
ARTICLE: Final = ".json"
SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt")
WORKER: list[str] = [sys.executable, "-m", "analytics.ingest.work"]
_KEPT_SECONDS: Final = 7 * 24 * 3600
# Where a worker cannot inherit its lock, it has this long to take it.
_STARTING_SECONDS: Final = 0 if locks.INHERITED else 30
_LONGEST_NAME: Final = 120
_ENDED: Final = ("finished", "failed")


@dataclass(frozen=True)
class Job:
    """What is to be done with one file in one store; ``id`` follows from file, store and kind, so it is done once."""

    id: str
    store: str
    kind: Kind
    name: str
    sha256: str = ""
    suffix: str = ""
    by: str = ""
    sheet: str = ""
    batch: int = 0
    submitted: float = 0


@dataclass(frozen=True)
class State:
    """How far a job has come; ``error`` is a catalogue entry with its places, ``at`` the time in seconds."""

    step: Step = "waiting"
    done: int = 0
    total: int = 0
    error: str = ""
    places: dict[str, Any] = field(default_factory=dict)
    at: float = 0


@dataclass(frozen=True)
class Seen:
    """A job as it stands; one that has neither ended nor a living worker was broken off and can be begun again."""

    job: Job
    state: State
    alive: bool

    @property
    def ended(self) -> bool:
        """Whether its worker has said the last word."""
        return self.state.step in _ENDED

    @property
    def broken(self) -> bool:
        """Whether its worker died before the end."""
        return not self.ended and not self.alive


def display_name(raw: str) -> str:
    """The last part of a name as text to show: no control or direction marks, at most 120 characters."""
    last = PureWindowsPath(raw.replace("\0", "")).name
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    return shown[-_LONGEST_NAME:] or "-"


def examine(settings: Settings, content: bytes | memoryview, *, name: str, store: str) -> Job:
    """Have an uploaded file read, checked and compared; gives the running job where there is one."""
    shown = display_name(name)
    suffix = Path(shown).suffix.lower()
    if suffix not in (*SUFFIXES, ARTICLE):
        message = mark("{name} is no workbook or table this page reads ({types}).")
        raise Refused(message, name=shown, types=" ".join(SUFFIXES))
    if len(content) > MOST_BYTES:
        message = mark("{name} is larger than {most} MB. Split it into several files.")
        raise Refused(message, name=shown, most=MOST_BYTES // 2**20)
    digest = hashlib.sha256(content).hexdigest()
    job = Job(_id(f"{digest} ", store, "examine"), store, "examine", shown, digest, suffix)
    return _submit(settings, job, lambda folder: write_whole(upload(folder, job), content))


def choose(settings: Settings, examined: Job, *, sheet: str) -> Job:
    """Have an examined file of several sheets examined again, one of them being meant."""
    return _follow(settings, examined, replace(examined, sheet=sheet))


def accept(settings: Settings, examined: Job, *, by: str) -> Job:
    """Have an examined file stored; gives the running job where there is one."""
    return _follow(settings, examined, replace(examined, kind="accept", by=display_name(by)))


def _follow(settings: Settings, examined: Job, job: Job) -> Job:
    """Submit a job on the upload of another."""
    job = replace(job, id=_id(f"{job.sha256} {job.sheet}", job.store, job.kind))
    source = upload(folder_of(settings, examined.id), examined)
    return _submit(settings, job, lambda folder: _copy(source, upload(folder, job)))


def undo(settings: Settings, *, batch: int, name: str, store: str) -> Job:
    """Have one batch taken back; gives the running job where there is one."""
    job = Job(_id(str(batch), store, "undo"), store, "undo", display_name(name), batch=batch)
    return _submit(settings, job, lambda _folder: None)


def check(settings: Settings, *, store: str) -> Job:
    """Have a store's figures held against each other; gives the running job where there is one."""
    return _submit(settings, Job(_id("", store, "check"), store, "check", store), lambda _folder: None)


def again(settings: Settings, job: Job) -> Job:
    """Begin a job again whose worker died or failed; the uploaded file is still there."""
    return _submit(settings, job, lambda folder: _present(upload(folder, job)) if job.sha256 else None)


def look(settings: Settings, job_id: str) -> Seen | None:
    """How a job stands, or nothing where there is none (any more)."""
    return _seen(folder_of(settings, job_id))


def listed(settings: Settings, store: str) -> list[Seen]:
    """The jobs of a store, the latest first."""
    found = [seen for seen in map(_seen, _folders(settings)) if seen and seen.job.store == store]
    return sorted(found, key=lambda seen: seen.job.submitted, reverse=True)


def sweep(settings: Settings) -> None:
    """Remove what nobody has worked on for seven days."""
    for folder in list(_folders(settings)):
        seen = _seen(folder)
        touched = seen.state.at if seen else folder.stat().st_mtime
        if time.time() - touched > _KEPT_SECONDS and (held := locks.take(folder / "lock")) is not None:
            shutil.rmtree(folder)
            locks.release(held)


def jobs_folder(settings: Settings) -> Path:
    """Where all jobs are."""
    return settings.data_dir / "jobs"


def folder_of(settings: Settings, job_id: str) -> Path:
    """Where one job is; its name is made here, never taken from a file or an address."""
    if not (job_id.isascii() and job_id.isalnum()):
        message = f"no job's name: {job_id!r}"
        raise ValueError(message)
    return jobs_folder(settings) / job_id


def upload(folder: Path, job: Job) -> Path:
    """Where the uploaded file of a job is."""
    return folder / f"upload{job.suffix}"


def read_job(folder: Path) -> Job | None:
    """What a folder's job is to do."""
    found = _read(folder / "job.json")
    return Job(**found) if found else None


def tell(folder: Path, state: State) -> None:
    """Write how far a job has come."""
    write_whole(folder / "state.json", orjson.dumps(asdict(replace(state, at=time.time())), default=str))


def ahead(settings: Settings, job: Job) -> int:
    """How many jobs with a living worker were submitted before this one."""
    live = (seen.job for seen in map(_seen, _folders(settings)) if seen and not seen.ended and seen.alive)
    return sum((other.submitted, other.id) < (job.submitted, job.id) for other in live)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file so that a reader finds the old one or the new one, also after the power fails."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _id(what: str, store: str, kind: Kind) -> str:
    return hashlib.sha256(f"{kind} {store} {what}".encode()).hexdigest()[:32]


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(f"{target.name}.part")
    _present(source)
    shutil.copyfile(source, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _present(path: Path) -> None:
    if not path.is_file():
        raise Refused(mark("The uploaded file is not kept any more. Upload it again."))


def _submit(settings: Settings, job: Job, put: Callable[[Path], None]) -> Job:
    folder = folder_of(settings, job.id)
    try:
        sweep(settings)
        folder.mkdir(parents=True, exist_ok=True)
        held = locks.take(folder / "lock")
        if held is None:
            return read_job(folder) or job
        try:
            _room(settings)
            return _begun(settings, folder, replace(job, submitted=time.time()), put, held)
        finally:
            locks.release(held)
    except OSError as error:
        message = mark(
            "The file could not be worked on ({kind}); nothing was stored. Check that the data folder can be written and the disk has room."
        )
        raise Refused(message, kind=type(error).__name__) from error


def _room(settings: Settings) -> None:
    unfinished = sum(not seen.ended and seen.alive for seen in map(_seen, _folders(settings)) if seen)
    if unfinished > MOST_UNFINISHED:
        message = mark("{count} files are waiting already. Wait until some are done, then upload again.")
        raise Refused(message, count=unfinished)


def _begun(settings: Settings, folder: Path, job: Job, put: Callable[[Path], None], held: int) -> Job:
    put(folder)
    for left in ("outcome.json", "facts.jsonl", "marked.zh.xlsx", "marked.en.xlsx"):
        (folder / left).unlink(missing_ok=True)
    write_whole(folder / "job.json", orjson.dumps(asdict(job)))
    tell(folder, State())
    environment = {"DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.database_url}
    locks.hand_over(WORKER, folder, held, at=ROOT, environment=environment)
    return job


def _seen(folder: Path) -> Seen | None:
    job, found = read_job(folder), _read(folder / "state.json")
    if job is None or found is None:
        return None
    state = State(**found)
    starting = time.time() - job.submitted < _STARTING_SECONDS
    return Seen(job, state, state.step not in _ENDED and (starting or locks.held(folder / "lock")))


def _folders(settings: Settings) -> Iterator[Path]:
    top = jobs_folder(settings)
    return (folder for folder in top.iterdir() if folder.is_dir()) if top.is_dir() else iter(())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        return dict(orjson.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
