"""Imports in processes of their own that are killed at given moments; run as a module, one JSON object a line.

Started apart, because a process that runs tests may hold what must not be forked.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from analytics.store import engine, intake, write
from analytics.store.digest import content_hash
from analytics.store.models import Region

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

YEARS = range(2021, 2025)
MEASURE = "exam_registered"
STEPS = 5_000  # of SQLite's machine, between two looks at the clock


def claims(codes: list[str], name: str, value: float) -> list[dict[str, Any]]:
    """A figure of every county in every year."""
    return [
        {
            "figure_id": f"{name}-{code}-{year}",
            "source_id": "S",
            "region_code": code,
            "period": str(year),
            "year": year,
            "ends": f"{year}-12-31",
            "measure": MEASURE,
            "value": value,
        }
        for year in YEARS
        for code in codes
    ]


def accept(session: Session, name: str, codes: list[str], value: float) -> int:
    """Take in a file of that many counties."""
    source = {"id": "S", "publisher": "x", "grade": "reported", "published": "2025"}
    return write.accept(
        session,
        file_name=name,
        sha256=name,
        claims=map(intake.given, claims(codes, name, value)),
        sources=[source],
        kept_as="x",
    )


def counties(session: Session) -> list[str]:
    """The codes of all counties."""
    return list(session.scalars(select(Region.code).where(Region.level == "county").order_by(Region.code)))


def ticking(path: Path, tick: Callable[[], None]) -> Engine:
    """A writer that ticks as it works, and writes to the disk all the while instead of at the end."""
    opened = engine.writer(f"sqlite:///{path}")

    @event.listens_for(opened, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - sqlite3's own
        connection.execute("PRAGMA cache_size=-200")
        connection.set_progress_handler(tick, STEPS)

    return opened


def work(path: Path, codes: list[str], *, moment: int | None) -> int:
    """Import a file that replaces and adds; die at a moment, or right after the commit where it never comes."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    opened = ticking(path, tick)
    with Session(opened) as session, session.begin():
        accept(session, "second", codes, 2)
    if moment is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    opened.dispose()
    return ticks


def digest(path: Path) -> str:
    """What a reader sees of a store, opened anew."""
    opened = engine.writer(f"sqlite:///{path}")
    with Session(opened) as session:
        found = content_hash(session)
    opened.dispose()
    return found


def main(ready: Path, folder: Path, count: int) -> None:
    """Kill so many imports, each of a fresh copy of a store, one of them after its commit."""
    first, victim = folder / "first.db", folder / "victim.db"
    shutil.copy(ready, first)
    opened = engine.writer(f"sqlite:///{first}")
    with Session(opened) as session, session.begin():
        codes = counties(session)
        accept(session, "first", codes[:100], 1)
    opened.dispose()
    shutil.copy(first, victim)
    whole = work(victim, codes, moment=None)
    say(before=digest(first), after=digest(victim), ticks=whole)
    chance = random.Random(7)  # noqa: S311 - the same moments in every run
    for moment in [*(chance.randrange(1, whole) for _ in range(count - 1)), 2 * whole]:
        for name in ("victim.db", "victim.db-wal", "victim.db-shm"):
            (folder / name).unlink(missing_ok=True)
        shutil.copy(first, victim)
        child = os.fork()
        if not child:
            work(victim, codes, moment=moment)
        _, status = os.waitpid(child, 0)
        say(moment=moment, signal=os.WTERMSIG(status), found=digest(victim))


def say(**told: object) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
