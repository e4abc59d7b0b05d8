"""How long a large store takes to build."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import stores
from tests.benchmarks.results import Result

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench

_SIZE = 4_000_000
_MOST = 4


def build(bench: Bench) -> list[Result]:
    """Building a large store against plain inserts of the same rows."""
    with tempfile.TemporaryDirectory(dir=bench.shelf.folder) as folder:
        generated, plain, accepted = (
            stores.timed(way, Path(folder), _SIZE) for way in ("generate", "insert", "accept")
        )
    inserting, accepting = plain.seconds - generated.seconds, accepted.seconds - generated.seconds
    ratio = accepting / inserting
    return [
        Result(
            "build",
            "Building a 4-million-observation store, against plain executemany of the same rows into the same table",
            f"≤ {_MOST}×",
            f"{ratio:.1f}× ({accepting:.0f} s against {inserting:.0f} s)",
            ratio <= _MOST,
            "Each in a process of its own; the time to make up the rows is taken off both. Plain: sqlite3 executemany into "
            "a store with its indexes, one transaction, with the settings of our writer. Ours: checks, standings and sums as well.",
            (
                (
                    f"{plain.rows:,} rows made up in {generated.seconds:.0f} s; with sums the store holds {accepted.rows:,}; "
                    f"most memory {plain.peak_mb:.0f} MB plain, {accepted.peak_mb:.0f} MB ours"
                ),
            ),
        )
    ]
