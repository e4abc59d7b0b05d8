"""Makes one file that a page asked for, in a process of its own: python -m analytics.commands.making FOLDER [LOCK]."""

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
from analytics.export import jobs
from analytics.i18n import mark

if TYPE_CHECKING:
    from analytics.settings import Settings

_LOG = logging.getLogger("yanzhen.making")
_NICENESS: Final = 10
_LOOK_AGAIN: Final = 0.2
FAULT: Final = mark(
    "The file could not be made because of a fault ({kind}). Ask for it again; the log of the export says where."
)


def main(arguments: list[str]) -> int:
    """Hold the lock, wait for a place, make the file; the exit status says whether it is there."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    folder = Path(arguments[0])
    held = int(arguments[1]) if arguments[1:] and arguments[1] else locks.take(folder / "lock")
    if held is None:
        return 1
    os.set_inheritable(held, False)  # noqa: FBT003 - the system's own signature
    place = _place(settings.load())
    try:
        return _made(folder)
    finally:
        locks.release(place)


def _place(configured: Settings) -> int:
    """Wait until fewer than ``AT_ONCE`` files are being made, so that readers hardly notice."""
    while True:
        for place in range(jobs.AT_ONCE):
            held = locks.take(jobs.exports_folder(configured) / f"place-{place}")
            if held is not None:
                return held
        time.sleep(_LOOK_AGAIN)


def _made(folder: Path) -> int:
    from analytics.commands import export  # noqa: PLC0415 - while it waits it needs no libraries

    def told(step: str, done: int, total: int) -> None:
        jobs.tell(folder, jobs.State(step, done, total))

    try:
        with progress.listening(told):
            progress.step("gathering")
            made = export.make(export.parsed([*jobs.read_arguments(folder), f"--out={folder / 'out'}"]))
    except Refused as refused:
        jobs.tell(folder, jobs.State("failed", error=refused.message, places=refused.places))
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, the log and the page hear of it
        # The message may repeat a figure's words, the places in the code do not.
        places = " < ".join(
            f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)
        )
        _LOG.error("%s at %s", type(error).__name__, places)
        jobs.tell(folder, jobs.State("failed", error=FAULT, places={"kind": type(error).__name__}))
        return 1
    trouble = made.trouble
    told_ = {"error": trouble.message, "places": trouble.places} if trouble else {"frozen": made.frozen}
    jobs.tell(folder, jobs.State("finished", **told_))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
