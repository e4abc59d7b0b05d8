"""What each nasty file of the tests costs before it is read or refused: python -m tests.benchmarks.nasty FOLDER."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from analytics import settings
from analytics.ingest import importing
from analytics.ingest.files import kinds
from tests.benchmarks.results import Result
from tests.benchmarks.servers import ROOT

if TYPE_CHECKING:
    from analytics.ingest.draft import Issue
    from tests.benchmarks.bench import Bench

_MADE_BY: Final = ("tests/ingest/files/test_hazards.py", "tests/ingest/files/test_text.py")
_SECONDS: Final = 3
_MOST_MB: Final = 256
_LISTED: Final = 10
_ENDINGS: Final = {"zip": ".xlsx", "ole": ".xls"}


def nasty(bench: Bench) -> list[Result]:
    """Every file that the tests of hazards make, examined in a process of its own."""
    with tempfile.TemporaryDirectory(dir=bench.shelf.folder) as name:
        folder = Path(name)
        environment = {**os.environ, "DATA_DIR": name, "DATABASE_URL": ""}
        python = [sys.executable, "-m"]
        subprocess.run([*python, "analytics", "init"], cwd=ROOT, env=environment, check=True, capture_output=True)
        making = [*python, "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={folder / 'made'}", *_MADE_BY]
        subprocess.run(making, cwd=ROOT, check=True, capture_output=True)
        measuring = [*python, "tests.benchmarks.nasty", str(folder / "made")]
        told = subprocess.run(measuring, cwd=ROOT, env=environment, check=True, capture_output=True).stdout
    costs = [json.loads(line) for line in told.splitlines()]
    slow, large = (sorted(costs, key=lambda one: -one[what]) for what in ("seconds", "mb"))
    where = f"{len(costs)} files; the processes that examine and read it, the first with the whole program loaded"
    return [
        Result(
            "import-nasty",
            "Processor time for a nasty file, worst file",
            f"≤ {_SECONDS} s",
            f"{slow[0]['seconds']:.1f} s ({slow[0]['file']})",
            slow[0]["seconds"] <= _SECONDS,
            f"{where}.",
            tuple(
                f"{one['file']} {one['seconds']:.1f} s, {', '.join(one['codes']) or 'read'}" for one in slow[:_LISTED]
            ),
        ),
        Result(
            "import-nasty-memory",
            "Most memory for a nasty file, worst file",
            f"≤ {_MOST_MB} MB",
            f"{large[0]['mb']:.0f} MB ({large[0]['file']})",
            large[0]["mb"] <= _MOST_MB,
            f"{where}; the larger of the two.",
            tuple(f"{one['file']} {one['mb']:.0f} MB, {', '.join(one['codes']) or 'read'}" for one in large[:_LISTED]),
        ),
    ]


def _examined(path: Path) -> dict[str, Any]:
    """Examine a file in a copy of this process; give what it cost and the codes of its errors."""
    reader, writer = os.pipe()
    number = os.fork()
    if not number:
        os.write(writer, json.dumps(_codes(path)).encode())
        os._exit(0)
    os.close(writer)
    _, status, used = os.wait4(number, 0)
    with os.fdopen(reader, "rb") as told:
        codes = json.loads(told.read()) if not status else ["died"]
    megabytes, seconds = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
    return {"file": path.parent.name, "seconds": seconds, "mb": megabytes, "codes": codes}


def _codes(path: Path) -> list[str]:
    """The codes of a file's errors; the tests keep their files without the endings they were given under."""
    with path.open("rb") as file:
        ending = _ENDINGS.get(kinds.kind(file.read(kinds.HEAD)), ".csv")
    issues = _issues(path, ending)
    if actual := next((dict(one.places)["actual"] for one in issues if one.code == "file-wrong-ending"), None):
        issues = _issues(path, str(actual))
    return sorted({issue.code for issue in issues if issue.severity == "error"})


def _issues(path: Path, ending: str) -> tuple[Issue, ...]:
    return importing.examine(path, f"nasty{ending}", settings.load(), settings.PUBLISHED).issues


if __name__ == "__main__":
    for one in sorted(Path(sys.argv[1]).rglob("*")):
        if one.is_file() and not one.parent.is_symlink():
            sys.stdout.write(json.dumps(_examined(one)) + "\n")
            sys.stdout.flush()
