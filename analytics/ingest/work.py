"""Works on one job in a process of its own: python -m analytics.ingest.work FOLDER [LOCK]."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

from analytics import progress, settings, workers
from analytics.i18n import LANGUAGES, mark
from analytics.ingest import apart, desk, jobs, rechecking, report

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.ingest.desk import Importing
    from analytics.ingest.jobs import Job
    from analytics.ingest.outcome import Outcome
    from analytics.settings import Settings

_LOG = logging.getLogger("yanzhen.work")
_FAULT: Final = mark(
    "The work on this file broke off because of a fault ({kind}). Start it again: what is stored already is not stored twice. If it breaks off again, the job's log says where."
)


def main(arguments: list[str]) -> int:
    """Hold the job's lock, wait in line, do the job; the exit status says whether it was done."""
    folder = workers.begun(arguments)
    job = jobs.read_job(folder) if folder else None
    if folder is None or job is None:
        return 1
    configured = settings.load()
    with workers.place(folder.parent, jobs.AT_ONCE, lambda: jobs.ahead(configured, job) < jobs.AT_ONCE):
        return workers.done(folder, lambda: _do(folder, job, configured), fault=_FAULT)


def _do(folder: Path, job: Job, configured: Settings) -> None:
    progress.step("reading")
    if job.kind == "check":
        while rechecking.recheck(configured, job.store):
            pass  # again: an import that came meanwhile relied on this check
        return
    importer = desk.importing()
    if job.kind == "undo":
        report.write_undone(folder, importer.undo(configured, job.store, job.batch))
        return
    path = jobs.upload(folder, job)
    if job.kind == "accept":
        outcome = importer.accept(path, job.name, configured, job.store, job.by, sheets=job.sheets)
    else:
        outcome = importer.examine(path, job.name, configured, job.store, sheets=job.sheets)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
