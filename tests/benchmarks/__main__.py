"""Measures Yanzhen: python -m tests.benchmarks [NAME…] [--seconds S] [--write]."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import report
from tests.benchmarks.bench import Bench
from tests.benchmarks.browser import cold
from tests.benchmarks.building import build
from tests.benchmarks.crowd import load100, load200, memory
from tests.benchmarks.exports import exports
from tests.benchmarks.imports import imports
from tests.benchmarks.nasty import nasty
from tests.benchmarks.stores import Shelf
from tests.benchmarks.timing import first, scale, warm
from tests.benchmarks.traffic import sizes
from tests.benchmarks.turning import turning

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.results import Result

_MEASUREMENTS: Final[dict[str, Callable[[Bench], list[Result]]]] = {
    "warm": warm,
    "first": first,
    "scale": scale,
    "load100": load100,
    "load200": load200,
    "bytes": sizes,
    "cold": cold,
    "turning": turning,
    "memory": memory,
    "build": build,
    "imports": imports,
    "nasty": nasty,
    "exports": exports,
}
# These compare demo stores of several sizes.
_SIZED: Final = ("scale", "build")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure Yanzhen.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(_MEASUREMENTS)}")
    parser.add_argument("--seconds", type=int, help="how long a load lasts")
    parser.add_argument("--write", action="store_true", help=f"write docs/{report.PAGE.name}")
    parser.add_argument(
        "--published", action="store_true", help="use the published store; scale and build are left out"
    )
    parser.add_argument("--stores", type=Path, help="keep the stores that are made in this folder, for the next run")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in _MEASUREMENTS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")
    return asked


def _measure(bench: Bench, names: list[str]) -> list[Result]:
    results = []
    for name in names:
        found = _MEASUREMENTS[name](bench)
        sys.stdout.write(report.text(found) + "\n")
        sys.stdout.flush()
        results += found
    return results


def main() -> int:
    """Measure what is asked; the exit status says whether every budget was held."""
    asked = _asked()
    names = [name for name in asked.names or _MEASUREMENTS if not (asked.published and name in _SIZED)]
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf((asked.stores or Path(folder)).resolve(), published=asked.published)
        results = _measure(Bench(shelf, asked.seconds), names)
    if asked.write:
        report.write(results)
    return 0 if all(result.held for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
