"""Work on uploaded files outside any reader's session: submitted once, followed from anywhere, begun again after a crash."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final, Literal

import orjson

from analytics import workers
from analytics.errors import Refused
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable

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
_LONGEST_NAME: Final = 120


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
    sheets: tuple[str, ...] = ()
    batch: int = 0
    submitted: float = 0


@dataclass(frozen=True)
class Seen(workers.Seen):
    """A job as it stands."""

    job: Job


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
    return _submit(settings, job, lambda folder: workers.write_whole(upload(folder, job), content))


def choose(settings: Settings, examined: Job, *, sheets: tuple[str, ...]) -> Job:
    """Have an examined file of several sheets examined again, these being meant."""
    return _follow(settings, examined, replace(examined, sheets=sheets))


def accept(settings: Settings, examined: Job, *, by: str) -> Job:
    """Have an examined file stored; gives the running job where there is one."""
    return _follow(settings, examined, replace(examined, kind="accept", by=display_name(by)))


def _follow(settings: Settings, examined: Job, job: Job) -> Job:
    """Submit a job on the upload of another."""
    chosen = "\n".join(job.sheets)
    job = replace(job, id=_id(f"{job.sha256} {chosen}", job.store, job.kind))
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
    found = [seen for seen in map(_seen, workers.folders(jobs_folder(settings))) if seen and seen.job.store == store]
    return sorted(found, key=lambda seen: seen.job.submitted, reverse=True)


def jobs_folder(settings: Settings) -> Path:
    """Where all jobs are."""
    return settings.data_dir / "jobs"


def folder_of(settings: Settings, job_id: str) -> Path:
    """Where one job is."""
    return workers.folder_of(jobs_folder(settings), job_id)


def upload(folder: Path, job: Job) -> Path:
    """Where the uploaded file of a job is."""
    return folder / f"upload{job.suffix}"


def read_job(folder: Path) -> Job | None:
    """What a folder's job is to do."""
    try:
        told = orjson.loads((folder / "job.json").read_bytes())
    except FileNotFoundError:
        return None
    # Jobs of an earlier release named one sheet, or none.
    one = told.pop("sheet", "")
    return Job(**told | {"sheets": tuple(told.get("sheets") or filter(None, (one,)))})


def ahead(settings: Settings, job: Job) -> int:
    """How many jobs with a living worker were submitted before this one."""
    live = (seen.job for seen in map(_seen, workers.folders(jobs_folder(settings))) if seen and seen.alive)
    return sum((other.submitted, other.id) < (job.submitted, job.id) for other in live)


def _id(what: str, store: str, kind: Kind) -> str:
    return workers.name_of(kind, store, what)


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
    job = replace(job, submitted=time.time())

    def prepare() -> bool:
        _room(folder)
        put(folder)
        for left in ("outcome.json", "facts.jsonl", "marked.zh.xlsx", "marked.en.xlsx"):
            (folder / left).unlink(missing_ok=True)
        workers.write_whole(folder / "job.json", orjson.dumps(asdict(job)))
        return True

    try:
        begun = workers.submit(settings, folder, WORKER, prepare, kept_seconds=_KEPT_SECONDS)
    except OSError as error:
        message = mark(
            "The file could not be worked on ({kind}); nothing was stored. Check that the data folder can be written and the disk has room."
        )
        raise Refused(message, kind=type(error).__name__) from error
    return job if begun else read_job(folder) or job


def _room(folder: Path) -> None:
    count = workers.unfinished(folder)
    if count >= MOST_UNFINISHED:
        message = mark("{count} files are waiting already. Wait until some are done, then upload again.")
        raise Refused(message, count=count)


def _seen(folder: Path) -> Seen | None:
    job, found = read_job(folder), workers.look(folder)
    return Seen(found.state, found.alive, job) if job and found else None
