"""Reads the curated published figures of ``sample_data/published`` into a draft."""

from __future__ import annotations

import csv
import hashlib
import io
import math
from typing import TYPE_CHECKING, Any

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.draft import Draft, Issue, Reading
from analytics.ingest.numbers import margin

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("figures.csv", "sources.csv", "calendar.csv", "choices.csv")


def digest(folder: Path) -> str:
    """The SHA-256 of the four files, by which a store knows that it has taken them in."""
    found = hashlib.sha256()
    for name in FILES:
        found.update(_bytes(folder / name))
    return found.hexdigest()


def read(folder: Path) -> Draft:
    """Read the four files of a folder; a number that is none becomes an issue at its line."""
    tables = {name: _table(folder / name) for name in FILES}
    reasons = {row["figure_id"]: row["reason"] for row in tables["choices.csv"]}
    readings: list[Reading] = []
    issues: list[Issue] = []
    for line, row in enumerate(tables["figures.csv"], start=2):
        place = f"figures.csv:{line}"
        try:
            readings.append(_reading(row, place, reasons))
        except ValueError:
            issues.append(Issue("not-a-number", "error", place, "{value} is not a number.", (("value", row["value"]),)))
    return Draft(
        file_name="published",
        sha256=digest(folder),
        readings=tuple(readings),
        sources=tuple(_source(row) for row in tables["sources.csv"]),
        events=tuple(_event(row) for row in tables["calendar.csv"]),
        issues=tuple(issues),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = mark("The file {name} is missing from sample_data/published. Bring the folder back from the release.")
        raise Refused(message, name=path.name) from error


def _table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_bytes(path).decode("utf-8"), newline="")))


def _finite(text: str) -> float:
    """Read a number; ``ValueError`` for what is none, infinities included."""
    value = float(text)
    if not math.isfinite(value):
        message = f"not a number: {text}"
        raise ValueError(message)
    return value


def _reading(row: dict[str, str], place: str, reasons: dict[str, str]) -> Reading:
    return Reading(
        figure_id=row["figure_id"],
        region_code=row["region_code"],
        period=row["period"],
        measure=row["measure"],
        stratum=row["stratum"],
        value=_finite(row["value"]),
        unit=row["unit"],
        bound=row["bound"],
        as_written=row["as_written"],
        source_id=row["source_id"],
        place=place,
        margin=margin(row["value"], row["as_written"]),
        inferred=row["inferred"] == "1",
        wording=row["wording"],
        reason=reasons.get(row["figure_id"], ""),
        note=row["note"],
    )


def _source(row: dict[str, str]) -> dict[str, Any]:
    return {"id": row["source_id"], **{key: row[key] for key in ("publisher", "title", "published", "url", "grade")}}


def _event(row: dict[str, str]) -> dict[str, Any]:
    same = {key: row[key] for key in ("event", "start", "end", "scope", "status", "part_of_month")}
    return {**same, "id": row["event_id"], "year": int(row["year"]), "url": row["source_url"]}
