"""How long large files take from their bytes into the store, and whether readers wait meanwhile."""

from __future__ import annotations

import csv
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from sqlalchemy.orm import Session

from analytics.store import engine, read
from tests.benchmarks.choices import tree
from tests.benchmarks.results import Result, ms
from tests.benchmarks.servers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench

_HEADINGS: Final = ("地区代码", "地区", "年份", "指标", "数值", "单位", "来源")
_MEASURES: Final = (("报名人数", "人"), ("参考人数", "人"), ("通过人数", "人"), ("培训人次", "人次"))
_MONTHLY: Final = (("培训人次", "人次"), ("培训期数", "期"), ("培训场次", "场"))
_MOST: Final = 4
_MOST_MB: Final = 600
_LONGEST_WAIT: Final = 0.2
_ALONE: Final = {
    "python-calamine": (
        "from python_calamine import CalamineWorkbook",
        (
            "import sys; from python_calamine import CalamineWorkbook; "
            "CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
        ),
    ),
    "pandas": ("import pandas", "import sys, pandas; pandas.read_csv(sys.argv[1])"),
}


@dataclass(frozen=True)
class _Run:
    """One process: its seconds, the most memory it and its children held, and the longest wait of a reader meanwhile."""

    seconds: float
    peak_mb: float
    longest_wait: float


def imports(bench: Bench) -> list[Result]:
    """A 100,000-row workbook and a 1,000,000-row text file, end to end, against reading them alone."""
    with tempfile.TemporaryDirectory(dir=bench.shelf.folder) as name:
        folder = Path(name)
        _init(folder)
        workbook, text = folder / "rows.xlsx", folder / "rows.csv"
        _write_workbook(workbook, itertools.islice(_yearly(), 100_000))
        _write_text(text, itertools.islice(_by_month(), 1_000_000))
        return [
            *_measured(folder, workbook, "import-xlsx", "100,000-row workbook", "python-calamine"),
            *_measured(folder, text, "import-csv", "1,000,000-row text file", "pandas"),
        ]


def _measured(folder: Path, file: Path, name: str, what: str, reader: str) -> list[Result]:
    imported, program = _ALONE[reader]
    alone = _run([sys.executable, "-c", program, str(file)], folder)
    nothing = _run([sys.executable, "-c", imported], folder)
    ours = _run([sys.executable, "-m", "analytics", "import", str(file)], folder, watched=True)
    reading = max(alone.seconds - nothing.seconds, 0.01)
    ratio = ours.seconds / reading
    return [
        Result(
            name,
            f"Importing a {what}, end to end, against reading it with {reader} alone",
            f"≤ {_MOST}×",
            f"{ratio:.1f}× ({ours.seconds:.1f} s against {reading:.1f} s)",
            ratio <= _MOST,
            "The command in a process of its own: start, read, check, compare, accept with sums, into a copy of the "
            f"published store. {reader} alone: reading the same file, without its start.",
        ),
        Result(
            f"{name}-memory",
            f"Most memory of that import, {what}",
            f"≤ {_MOST_MB} MB",
            f"{ours.peak_mb:.0f} MB",
            ours.peak_mb <= _MOST_MB,
            "Resident memory of the command and the process that reads for it, together, looked at every 50 ms.",
        ),
        Result(
            f"{name}-readers",
            f"Longest wait of a reader of the store during that import, {what}",
            f"≤ {ms(_LONGEST_WAIT)}",
            ms(ours.longest_wait),
            ours.longest_wait <= _LONGEST_WAIT,
            "Every 20 ms one reader reads all figures of a region in a snapshot of its own.",
        ),
    ]


def _init(folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "analytics", "init"], cwd=ROOT, env=_env(folder), check=True, capture_output=True
    )


def _env(folder: Path) -> dict[str, str]:
    return {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": ""}


def _yearly() -> Iterator[tuple[Any, ...]]:
    counties = [region for region in tree() if region.level == "county"]
    for year, region in itertools.product(range(2015, 2026), counties):
        for place, (measure, unit) in enumerate(_MEASURES):
            value = 4000 - 1000 * place + int(region.code) % 97 + year - 2015
            yield int(region.code), region.name, year, measure, value, unit, "填报"


def _by_month() -> Iterator[tuple[Any, ...]]:
    counties = [region for region in tree() if region.level == "county"]
    for year, month, region in itertools.product(range(2015, 2026), range(1, 13), counties):
        for place, (measure, unit) in enumerate(_MONTHLY):
            yield (
                region.code,
                region.name,
                f"{year}-{month:02d}",
                measure,
                400 - 90 * place + int(region.code) % 37,
                unit,
                "填报",
            )


def _write_workbook(path: Path, rows: Iterator[tuple[Any, ...]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("数据")
        for number, row in enumerate(itertools.chain((_HEADINGS,), rows)):
            sheet.write_row(number, 0, row)


def _write_text(path: Path, rows: Iterator[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        writer.writerows(rows)


def _run(command: list[str], folder: Path, *, watched: bool = False) -> _Run:
    stop = threading.Event()
    waits: list[float] = [0.0]
    reading = threading.Thread(target=_read_on, args=(folder, stop, waits))
    if watched:
        reading.start()
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=_env(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        peak = 0.0
        while child.poll() is None:
            peak = max(peak, _resident_mb(child.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - begun
        said = child.stderr.read() if child.stderr else b""
    stop.set()
    if watched:
        reading.join()
    if child.returncode:
        message = f"{command[1:4]} ended with {child.returncode}: {said.decode()[-400:]}"
        raise RuntimeError(message)
    return _Run(seconds, peak, max(waits))


def _read_on(folder: Path, stop: threading.Event, waits: list[float]) -> None:
    opened = engine.reader(f"sqlite:///{folder / 'published.db'}")
    while not stop.is_set():
        begun = time.perf_counter()
        with Session(opened) as session:
            read.claims_of_region(session, "510000")
        waits.append(time.perf_counter() - begun)
        stop.wait(0.02)
    opened.dispose()


def _resident_mb(pid: int) -> float:
    """What a process and its children hold."""
    total = 0
    for one in (pid, *_children(pid)):
        try:
            total += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 2**20


def _children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [grand for child in map(int, listed) for grand in (child, *_children(child))]
