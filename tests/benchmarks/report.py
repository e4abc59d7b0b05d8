"""Writes what was found, for the terminal and for docs/performance.md."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.servers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.results import Result

PAGE: Final = ROOT / "docs" / "performance.md"
_INTRODUCTION = """\
# Performance

Measured by `make bench`, which writes this page. Everything below comes from one run on one machine, with the server,
its readers and the browser sharing it; what compares is a ratio within the run.
"""


def text(results: Iterable[Result]) -> str:
    """The table for a terminal."""
    lines = []
    for result in results:
        lines.append(f"{result.name:<18} {_verdict(result):<7} {result.measured:<60} must {result.must}")
        lines += [f"{'':<18} {note}" for note in result.notes]
    return "\n".join(lines)


def write(results: Sequence[Result]) -> None:
    """Write docs/performance.md."""
    parts = [_INTRODUCTION, *_machine(), "", *_table(results), "", _sum(results), "", "## How", "", *_notes(results)]
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _verdict(result: Result) -> str:
    return "held" if result.held else "MISSED"


def _machine() -> list[str]:
    versions = f"Python {platform.python_version()}, Streamlit {version('streamlit')}"
    return [
        f"- Machine: {_processor()}, {len(os.sched_getaffinity(0))} cores, {_memory_gb():.0f} GB",
        f"- Programs: {versions}",
        f"- Date: {datetime.now(UTC).date().isoformat()}",
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _table(results: Iterable[Result]) -> list[str]:
    rows = [f"| {one.what} | {one.must} | {one.measured} | {_bold(one)} |" for one in results]
    return ["| What | Must | Measured | |", "|---|---|---|---|", *rows]


def _bold(result: Result) -> str:
    return "held" if result.held else "**missed**"


def _sum(results: Sequence[Result]) -> str:
    missed = [result.name for result in results if not result.held]
    if not missed:
        return f"All {len(results)} budgets are held."
    return f"{len(missed)} of {len(results)} budgets are missed: {', '.join(missed)}."


def _notes(results: Iterable[Result]) -> list[str]:
    lines = []
    for result in results:
        lines.append(f"- **{result.name}**: {result.how}")
        lines += [f"  - {note}" for note in result.notes]
    return lines
