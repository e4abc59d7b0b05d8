"""Works on one job in a process of its own: python -m analytics.ingest.work FOLDER [LOCK]."""

from __future__ import annotations

import logging
import os
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

from analytics import locks, progress, settings
from analytics.errors import Refused
from analytics.i18n import LANGUAGES, mark
from analytics.ingest import apart, desk, jobs, rechecking, report

if TYPE_CHECKING:
    from analytics.ingest.desk import Importing
    from analytics.ingest.jobs import Job
    from analytics.ingest.outcome import Outcome
    from analytics.progress import Step
    from analytics.settings import Settings

_LOG = logging.getLogger("yanzhen.work")
_NICENESS: Final = 10
_LOOK_AGAIN: Final = 0.2
_TELL_AGAIN: Final = 0.5
_FAULT: Final = mark(
    "The work on this file broke off because of a fault ({kind}). Start it again: what is stored already is not stored twice. If it breaks off again, the job's log says where."
)


def main(arguments: list[str]) -> int:
    """Hold the job's lock, wait in line, do the job; the exit status says whether it was done."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    folder = Path(arguments[0])
    held = int(arguments[1]) if arguments[1:] and arguments[1] else locks.take(folder / "lock")
    job = jobs.read_job(folder)
    if held is None or job is None:
        return 1
    os.set_inheritable(held, False)  # noqa: FBT003 - the system's own signature
    configured = settings.load()
    slot = _turn(configured, job)
    try:
        return _done(folder, job, configured)
    finally:
        locks.release(slot)


def _turn(configured: Settings, job: Job) -> int:
    """Wait until fewer than ``AT_ONCE`` earlier jobs are left, and hold one of as many places."""
    while True:
        if jobs.ahead(configured, job) < jobs.AT_ONCE:
            for place in range(jobs.AT_ONCE):
                held = locks.take(jobs.jobs_folder(configured) / f"place-{place}")
                if held is not None:
                    return held
        time.sleep(_LOOK_AGAIN)


def _done(folder: Path, job: Job, configured: Settings) -> int:
    try:
        with progress.listening(_Teller(folder)):
            progress.step("reading")
            _do(folder, job, configured)
    except Refused as refused:
        jobs.tell(folder, jobs.State("failed", error=refused.message, places=refused.places))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, the log and the page hear of it
        # The message may repeat what stands in the file, the places in the code do not.
        places = " < ".join(
            f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)
        )
        _LOG.error("%s at %s", type(error).__name__, places)
        jobs.tell(folder, jobs.State("failed", error=_FAULT, places={"kind": type(error).__name__}))
        return 1
    jobs.tell(folder, jobs.State("finished"))
    return 0


def _do(folder: Path, job: Job, configured: Settings) -> None:
    if job.kind == "check":
        while rechecking.recheck(configured, job.store):
            pass  # again: an import that came meanwhile relied on this check
        return
    importer = desk.importing()
    if job.kind == "undo":
        report.write_undone(folder, importer.undo(configured, job.store, job.batch))
        return
    path = jobs.upload(folder, job)
    sheets = (job.sheet,) if job.sheet else ()
    if job.kind == "accept":
        outcome = importer.accept(path, job.name, configured, job.store, job.by, sheets=sheets)
    else:
        outcome = importer.examine(path, job.name, configured, job.store, sheets=sheets)
        _mark(folder, path, job, outcome, importer)
    made = report.write(folder, outcome, importer.advice)
    if job.kind == "accept" or (made.refused and not made.sheets):
        path.unlink()  # the store keeps its own copy; what was refused must be mended and comes again as another file


def _mark(folder: Path, path: Path, job: Job, outcome: Outcome, importer: Importing) -> None:
    """Make the annotated copies, one a language; not of a file that nobody should pass on or that could not be read."""
    private = any(issue.code.startswith(report.PERSONAL) for issue in outcome.issues)
    if private or job.suffix == jobs.ARTICLE or not any(issue.cell or issue.row for issue in outcome.issues):
        return
    progress.step("marking")
    advice = {issue.code: importer.advice(issue.code) for issue in outcome.issues}
    for lang in LANGUAGES:
        target = folder / f"marked.{lang}.xlsx"
        if not apart.annotate(path, job.name, outcome.issues, lang, target=target, advice=advice):
            _LOG.warning("no annotated copy could be made within the limits")
            return


class _Teller:
    """Writes each step when it begins, and how much of it is done twice a second."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._step, self._told = folder, "", 0.0

    def __call__(self, step: Step, done: int, total: int) -> None:
        """Hear of a step."""
        now = time.monotonic()
        if step != self._step or now - self._told >= _TELL_AGAIN:
            self._step, self._told = step, now
            jobs.tell(self._folder, jobs.State(step, done, total))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
