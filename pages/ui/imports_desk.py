"""What the import page asks for: files under way, their reports, the history, and the importer behind them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from analytics.ingest import accept as accept_
from analytics.ingest import desk, jobs, report
from pages.ui import data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analytics.claims import Finding
    from analytics.ingest.desk import Depends, Past
    from analytics.ingest.jobs import Job, Seen
    from analytics.ingest.report import Fact, Report
    from pages.ui.data import View

importing = desk.importing  # a test puts its own here
MOST_FILES: Final = 10
_LISTED: Final = 30


@dataclass(frozen=True)
class Entry:
    """One uploaded file: how its examination stands, and its acceptance where somebody asked for it since."""

    examined: Seen
    accepted: Seen | None = None

    @property
    def latest(self) -> Seen:
        """The job that says how the file stands."""
        return self.accepted or self.examined

    @property
    def key(self) -> str:
        """The file's name for widgets."""
        return self.examined.job.id

    @property
    def name(self) -> str:
        """The file's name for people, with the sheets that were chosen."""
        job = self.examined.job
        return " · ".join((job.name, *job.sheets))


def entries(store: str, *, texts: bool = False) -> list[Entry]:
    """The files of the last days in a store, the latest first; or the texts that figures were taken from."""
    found = jobs.listed(data.configured(), store)
    accepted = {(seen.job.sha256, seen.job.sheets): seen for seen in found if seen.job.kind == "accept"}
    made = []
    for seen in found:
        if seen.job.kind == "examine" and (seen.job.suffix == jobs.ARTICLE) is texts:
            later = accepted.get((seen.job.sha256, seen.job.sheets))
            made.append(Entry(seen, later if later and later.job.submitted >= seen.job.submitted else None))
    return made[:_LISTED]


def undoing(store: str) -> dict[int, Seen]:
    """The undo jobs of a store by batch."""
    return {seen.job.batch: seen for seen in jobs.listed(data.configured(), store) if seen.job.kind == "undo"}


def examine(content: memoryview, name: str, store: str) -> Job:
    """Submit an uploaded file."""
    return jobs.examine(data.configured(), content, name=name, store=store)


def choose(examined: Job, sheets: tuple[str, ...]) -> Job:
    """Submit an examined file again, some of its sheets being meant."""
    return jobs.choose(data.configured(), examined, sheets=sheets)


def accept(examined: Job, by: str) -> Job:
    """Submit the acceptance of an examined file."""
    return jobs.accept(data.configured(), examined, by=by)


def undo(past: Past, store: str) -> Job:
    """Submit the undo of a batch."""
    return jobs.undo(data.configured(), batch=past.number, name=past.file_name, store=store)


def again(job: Job) -> Job:
    """Submit a job once more."""
    return jobs.again(data.configured(), job)


def look(job_id: str) -> Seen | None:
    """How a job stands."""
    return jobs.look(data.configured(), job_id)


def folder(seen: Seen) -> Path:
    """Where a job is."""
    return jobs.folder_of(data.configured(), seen.job.id)


def outcome(seen: Seen) -> Report | None:
    """What a finished job left."""
    return _read(folder(seen), seen.state.at) if seen.state.step == "finished" else None


@lru_cache(maxsize=32)
def _read(place: Path, _finished: float) -> Report | None:
    return report.read(place)


def facts(seen: Seen, page: int) -> list[Fact]:
    """One page of a file's figures."""
    found = outcome(seen)
    return report.facts(folder(seen), found, page) if found and found.offsets else []


def findings(entry: Entry, view: View) -> tuple[Finding, ...]:
    """What the claim checks find about the stored figures of an import, contradictions first."""
    seen = entry.latest
    found = outcome(seen)
    pages = range(len(found.offsets)) if found else ()
    touched = frozenset((fact.measure, fact.region) for page in pages for fact in facts(seen, page))
    return data.findings(view, seen.job.sha256[: accept_.ID_LENGTH], touched)


def marked(entry: Entry, lang: str) -> partial[bytes] | None:
    """What gives the annotated copy of a file, if one was made."""
    path = folder(entry.examined) / f"marked.{lang}.xlsx"
    return partial(path.read_bytes) if path.exists() else None


def history(store: str) -> tuple[Past, ...]:
    """The batches of a store, the latest first."""
    found = importing().history(data.configured(), store)
    return tuple(sorted(found, key=lambda past: past.number, reverse=True))


def gone(found: list[Entry], store: str) -> frozenset[int]:
    """The batches that were undone; asked only where a file was accepted."""
    if not any(entry.accepted for entry in found):
        return frozenset()
    return frozenset(past.number for past in history(store) if past.undone_at)


def depends(past: Past, store: str) -> Sequence[Depends]:
    """Which later imports touch the cells of a batch."""
    return importing().depends(data.configured(), store, past.number)


def kept(past: Past) -> partial[bytes] | None:
    """What gives the kept file of a batch, if it lies where kept files lie."""
    top = (data.configured().data_dir / "imports").resolve()
    path = (data.configured().data_dir / past.kept_as).resolve()
    inside = bool(past.kept_as) and path.is_relative_to(top) and path.is_file()
    return partial(path.read_bytes) if inside else None


def local(moment: datetime) -> str:
    """A moment kept in UTC as the server's clock shows it."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def when(seconds: float) -> str:
    """The time of day, with the date where it is not today's."""
    then = time.localtime(seconds)
    same = time.strftime("%Y%m%d", then) == time.strftime("%Y%m%d")
    return time.strftime("%H:%M" if same else "%m-%d %H:%M", then)
