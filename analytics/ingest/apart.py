"""Annotates a workbook in a throw-away process with limits on memory and time: python -m analytics.ingest.apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from analytics.ingest.draft import Issue
from analytics.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MEMORY: Final = 768 * 2**20
_PROCESSOR_SECONDS: Final = 20
_SECONDS: Final = 25


def annotate(
    path: Path, name: str, issues: Sequence[Issue], lang: str, *, target: Path, advice: Mapping[str, str]
) -> bool:
    """Write the annotated copy of a file; ``False`` where it cannot be made within the limits."""
    files = {"path": str(path), "name": name, "target": str(target)}
    asked = {**files, "lang": lang, "issues": list(issues), "advice": advice, "memory": _MEMORY}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "analytics.ingest.apart"],
            cwd=ROOT,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            input=orjson.dumps(asked, default=str),
            stdout=subprocess.DEVNULL,
            # A library may repeat what stands in the file.
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0 and target.exists()


def main() -> int:
    """Do what standard input asks for."""
    from analytics.ingest import annotate as marker  # noqa: PLC0415 - openpyxl, which the worker itself need not load

    asked: dict[str, Any] = orjson.loads(sys.stdin.buffer.read())
    _limit(asked["memory"])
    issues = [Issue(**{**one, "places": tuple(map(tuple, one["places"]))}) for one in asked["issues"]]
    made = marker.annotate(Path(asked["path"]), issues, asked["lang"], name=asked["name"], advice=asked["advice"])
    if made is None:
        return 1
    target = Path(asked["target"])
    part = target.with_suffix(".part")
    part.write_bytes(made)
    part.replace(target)
    return 0


def _limit(memory: int) -> None:
    """Windows knows no such limits; there the time allowed is the only one."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_SECONDS, _PROCESSOR_SECONDS))


if __name__ == "__main__":
    sys.exit(main())
