"""An importer for tests of the page and its workers: what a file says decides what becomes of it.

A line ``error CODE SHEET CELL``, ``warning CODE SHEET CELL``, ``old VALUE``, ``other VALUE``, ``break``, ``refuse``,
``wait PIPE`` (until somebody opens its other end) or ``die PATH`` (once) does what it says; any other line is a figure.
Accepted files are listed in a file beside the stores.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from analytics import progress
from analytics.errors import Refused
from analytics.ingest.draft import Draft, Issue, Reading
from analytics.ingest.outcome import Change, Comparison, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.draft import Severity
    from analytics.settings import Settings

# Sentences the catalogue has in both languages.
UNREADABLE = (
    "The store cannot be read at the moment. Load the page again; if it stays so, run: python -m analytics init"
)
SEVERAL_SHEETS = "several-sheets"
SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning"}
MESSAGE = "{value} is not a number."
ADVICE = "No region has the code {code}."


@dataclass(frozen=True)
class Batch:
    """One accepted file."""

    number: int
    file_name: str
    accepted_at: datetime
    accepted_by: str
    rows: int
    undone_at: datetime | None
    kept_as: str
    sha256: str = ""

    @property
    def cells(self) -> int:
        """Every figure of a later file counts as one of the same cells."""
        return self.rows


@dataclass(frozen=True)
class Undone:
    """One file taken out."""

    batch: int
    file_name: str
    rows: int
    depends: tuple[Batch, ...]


def examine(path: Path, name: str, settings: Settings, store: str, *, sheets: Sequence[str] = ()) -> Outcome:
    progress.step("checking", 1, 2)
    lines = path.read_text(encoding="utf-8").splitlines()
    readings: list[Reading] = []
    issues: list[Issue] = []
    turns: dict[str, list[Change]] = {"old": [], "other": []}
    for row, line in enumerate(lines, start=1):
        word, *rest = line.split()
        if word == "break":
            raise RuntimeError(line)
        if word == "refuse":
            raise Refused(UNREADABLE)
        if word == "wait":
            with open(rest[0], encoding="utf-8") as gate:  # noqa: PTH123 - a pipe; opening it waits for its other end
                gate.read()
        elif word == "die":
            _die_once(Path(rest[0]))
        elif word in SEVERITIES and sheets and rest[0] == SEVERAL_SHEETS:
            continue
        elif word in SEVERITIES:
            places = (("value", f"**x** <b>{row}</b>"),)
            issues.append(
                Issue(rest[0], SEVERITIES[word], f"{rest[1]}!{rest[2]}", MESSAGE, places, rest[1], rest[2], row)
            )
        else:
            reading = _reading(row, rest[0] if word in turns else word)
            readings.append(reading)
            if word in turns:
                turns[word].append(Change(reading, 100, "=", "F1", "S001"))
    progress.step("comparing")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    already = next(
        (one.number for one in _batches(settings, store) if one.sha256 == digest and not one.undone_at), None
    )
    compared = Comparison(
        len(readings) - len(turns["old"]),
        0,
        tuple(turns["old"]),
        tuple(turns["other"]),
        ("510100", "510104"),
        ("exam_registered",),
    )
    several = tuple(issue.sheet for issue in issues if issue.code == SEVERAL_SHEETS)
    draft = Draft(name, digest, tuple(readings), sheets=several)
    return Outcome(draft, tuple(issues), compared, None, already)


def _die_once(done: Path) -> None:
    if not done.exists():
        done.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _reading(row: int, text: str) -> Reading:
    number = float(text) if text.replace(".", "").isdigit() else 1
    return Reading(
        f"F{row}",
        "510100",
        "2024",
        "exam_registered",
        "all",
        number,
        "人",
        "=",
        text,
        "S001",
        f"表!D{row}",
        sheet="表",
        cell=f"D{row}",
    )


def accept(path: Path, name: str, settings: Settings, store: str, by: str, *, sheets: Sequence[str] = ()) -> Outcome:
    found = examine(path, name, settings, store, sheets=sheets)
    if found.status == "refused" or found.already:
        return found
    progress.step("storing", 1, 1)
    batches = _batches(settings, store)
    kept = settings.data_dir / "imports" / f"{found.draft.sha256}{path.suffix}"
    kept.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, kept)
    made = Batch(
        len(batches) + 2,
        name,
        datetime(2026, 3, 4, 1, 30),  # noqa: DTZ001 - as the store keeps it
        by,
        len(found.draft.readings),
        None,
        f"imports/{kept.name}",
        found.draft.sha256,
    )
    _keep(settings, store, [*batches, made])
    return replace(found, batch=made.number)


def undo(settings: Settings, store: str, batch: int) -> Undone:
    batches = _batches(settings, store)
    gone = next(one for one in batches if one.number == batch)
    _keep(settings, store, [replace(one, undone_at=one.accepted_at) if one is gone else one for one in batches])
    return Undone(batch, gone.file_name, gone.rows, tuple(depends(settings, store, batch)))


def depends(settings: Settings, store: str, batch: int) -> list[Batch]:
    return [one for one in _batches(settings, store) if one.number > batch and not one.undone_at]


def history(settings: Settings, store: str) -> list[Batch]:
    own = Batch(1, store, datetime(2026, 1, 2, 3, 4), "", 4321, None, "")  # noqa: DTZ001 - as the store keeps it
    return [own, *_batches(settings, store)]


def advice(code: str) -> str:
    return "" if code == "plain" else "Check disk space."


def _path(settings: Settings, store: str) -> Path:
    return settings.data_dir / f"faked-{store}.json"


def _batches(settings: Settings, store: str) -> list[Batch]:
    path = _path(settings, store)
    found: list[dict[str, Any]] = orjson.loads(path.read_bytes()) if path.exists() else []
    return [
        Batch(**{**one, **{key: one[key] and datetime.fromisoformat(one[key]) for key in ("accepted_at", "undone_at")}})
        for one in found
    ]


def _keep(settings: Settings, store: str, batches: list[Batch]) -> None:
    _path(settings, store).write_bytes(orjson.dumps([asdict(one) for one in batches]))
