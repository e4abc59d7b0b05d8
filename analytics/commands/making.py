"""Makes one file that a page asked for, in a process of its own: python -m analytics.commands.making FOLDER [LOCK]."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from analytics import progress, workers
from analytics.export import jobs
from analytics.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

FAULT: Final = mark(
    "The file could not be made because of a fault ({kind}). Ask for it again; the log of the export says where."
)


def main(arguments: list[str]) -> int:
    """Hold the lock, wait for a place, make the file; the exit status says whether it is there."""
    folder = workers.begun(arguments)
    if folder is None:
        return 1
    with workers.place(folder.parent, jobs.AT_ONCE):
        return workers.done(folder, lambda: _make(folder), fault=FAULT)


def _make(folder: Path) -> workers.State:
    from analytics.commands import export  # noqa: PLC0415 - while it waits it needs no libraries

    progress.step("gathering")
    made = export.make(export.parsed([*jobs.read_arguments(folder), f"--out={folder / 'out'}"]))
    if made.trouble:
        return workers.State("finished", error=made.trouble.message, places=made.trouble.places)
    return workers.State("finished", frozen=made.frozen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
