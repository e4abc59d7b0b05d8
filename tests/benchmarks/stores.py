"""Makes demo stores of a given size, and times how they are made."""

from __future__ import annotations

import argparse
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy.orm import Session

from analytics import demo
from analytics.ingest import simulated
from analytics.regions import Boundaries, RegionTree
from analytics.store import engine, intake, schema, write
from analytics.store.models import Batch, Source
from tests.benchmarks.choices import CHENGDU, Store, tree
from tests.benchmarks.servers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from analytics.regions import Region

DEMO: Final = "demo"
_YEARS: Final = (2008, 2026)
# What the made-up data hold for a county over these years, near enough to choose how many counties make a size.
_PER_COUNTY = 1600
_CHUNK = 10_000
Row = dict[str, Any]


@dataclass
class Shelf:
    """The stores of one run, each made when first asked for; ``published`` gives the published one for all."""

    folder: Path
    published: bool = False
    _made: dict[int, Store] = field(default_factory=dict)

    def store(self, size: int) -> Store:
        """A data folder with a store of about that many observations."""
        if size not in self._made:
            self._made[size] = self._make(size)
        return self._made[size]

    def says(self, store: Store) -> str:
        """How many observations a store holds, in words."""
        with closing(sqlite3.connect(store.file)) as connection:
            count = connection.execute("SELECT count(*) FROM observation").fetchone()[0]
        return f"store with {round(count, -3):,} observations"

    def _make(self, size: int) -> Store:
        folder = self.folder / ("published" if self.published else str(size))
        folder.mkdir(parents=True, exist_ok=True)
        if self.published:
            return Store(folder)
        if not Store(folder, DEMO).file.exists():
            timed("accept", folder, size)
        return Store(folder, DEMO)


@dataclass(frozen=True)
class Timed:
    """One way of making a store: how long it took, how many rows it made, and the most memory it held."""

    seconds: float
    rows: int
    peak_mb: float


def timed(way: str, folder: Path, size: int) -> Timed:
    """Run one way of making a store in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.stores", way, str(folder), str(size)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    return Timed(float(told[0]), int(told[1]), float(told[2]))


def make(folder: Path, size: int) -> Path:
    """Build ``demo.db`` with about so many observations, accepted as the program accepts its own demo figures."""
    path = folder / f"{DEMO}.db"
    opened = engine.writer(f"sqlite:///{path}")
    stations, claims = _figures(size)
    _prepare(opened)
    with Session(opened) as session, session.begin():
        write.accept(
            session,
            file_name=simulated.NAME,
            # The program's own mark, so that a server finds its demo store made and leaves it as it is.
            sha256=simulated._digest(ROOT / "sample_data" / "regions"),  # noqa: SLF001
            claims=map(intake.given, claims),
            sources=[demo.SOURCE],
            stations=stations,
        )
    opened.dispose()
    return path


def _figures(size: int) -> tuple[list[Row], Iterator[Row]]:
    """The stations of a store, and its claims as they are made."""
    part = _part(size)
    townships = demo.townships(ROOT / "sample_data" / "regions" / "townships.csv")
    stations = demo.stations(part, Boundaries(ROOT / "sample_data" / "boundaries"), townships)
    first, last = _YEARS
    return stations, demo.claims(part, townships, stations, first_year=first, last_year=last)


def _prepare(opened: Engine) -> None:
    schema.upgrade(opened)
    with Session(opened) as session, session.begin():
        write.put_regions(session, tree())


def _part(size: int) -> RegionTree:
    """The nation with as many counties as make a size: Chengdu's first, then Sichuan's, then the others."""
    whole = tree()
    counties = sorted((node for node in whole if node.level == "county"), key=_nearness)
    kept = {node.code for node in counties[: max(1, size // _PER_COUNTY)]}
    for node in counties:
        if node.code in kept:
            kept |= set(_above(whole, node))
    return RegionTree((node for node in whole if node.code in kept), whole.changes)


def _nearness(county: Region) -> tuple[bool, bool, str]:
    return county.parent != CHENGDU, not county.code.startswith("51"), county.code


def _above(whole: RegionTree, node: Region) -> Iterator[str]:
    while node.parent is not None:
        yield node.parent
        node = whole[node.parent]


def _generate(_folder: Path, size: int) -> int:
    return sum(1 for _ in _figures(size)[1])


def _insert(folder: Path, size: int) -> int:
    """Plain ``executemany`` of the rows into the table of an empty store, in one transaction."""
    path = folder / "plain.db"
    opened = engine.writer(f"sqlite:///{path}")
    _prepare(opened)
    with Session(opened) as session, session.begin():
        session.add(Source(**demo.SOURCE))
        session.add(
            Batch(id=1, file_name="plain", sha256="", accepted_at=datetime.now(UTC).replace(tzinfo=None), rows=0)
        )
    opened.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-64000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        count = _put(connection, _figures(size)[1])
        connection.execute("COMMIT")
    return count


def _put(connection: sqlite3.Connection, claims: Iterator[Row]) -> int:
    statement, count = "", 0
    while chunk := [
        {**claim, "batch_id": 1, "standing": "current", "rolled_up": 0} for claim in islice(claims, _CHUNK)
    ]:
        if not statement:
            holes = ", ".join(f":{name}" for name in chunk[0])
            statement = f"INSERT INTO observation ({', '.join(chunk[0])}) VALUES ({holes})"  # noqa: S608 - our own columns
        connection.executemany(statement, chunk)
        count += len(chunk)
    return count


def _accept(folder: Path, size: int) -> int:
    with closing(sqlite3.connect(make(folder, size))) as connection:
        return int(connection.execute("SELECT count(*) FROM observation").fetchone()[0])


_WAYS: Final = {"generate": _generate, "insert": _insert, "accept": _accept}


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=_WAYS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int)
    asked = parser.parse_args()
    started = time.perf_counter()
    count = _WAYS[asked.way](asked.folder, asked.size)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds} {count} {peak}\n")


if __name__ == "__main__":
    _main()
