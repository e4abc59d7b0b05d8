"""An import before it is accepted: readings at their places, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Issue:
    """What is wrong, at which place, with a stable code; ``message`` is a catalogue entry.

    ``sheet``, ``cell`` (as B5) and ``row`` (from 1) say where in a workbook; a line of a text file has only its row.
    """

    code: str
    severity: Severity
    place: str
    message: str
    places: tuple[tuple[str, object], ...] = ()
    sheet: str = ""
    cell: str = ""
    row: int = 0

    def __str__(self) -> str:
        """Write the issue in English, as the command line and the log do."""
        return f"{self.place}: {self.code} {self.message.format(**dict(self.places))}"


class Reading(NamedTuple):
    """One number as the file gives it, with where it stands. A tuple, because a file may hold a million.

    ``place`` is what a reader is told (figures.csv:12, or sheet!B5); ``sheet`` and ``cell`` are its parts in a workbook.
    """

    figure_id: str
    region_code: str
    period: str
    measure: str
    stratum: str
    value: float
    unit: str
    bound: str
    as_written: str
    source_id: str
    place: str
    margin: float = 0
    inferred: bool = False
    wording: str = ""
    reason: str = ""
    note: str = ""
    sheet: str = ""
    cell: str = ""


class StationReading(NamedTuple):
    """One station of a list: where it is, its level (model, standard, basic or as written), staff, day of opening."""

    region_code: str
    name: str
    level: str
    lon: float
    lat: float
    staff: int | None
    opened: str
    source_id: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Draft:
    """Everything one file holds, read but not yet stored.

    ``present`` says that region codes are those of today already, not those of each figure's year; ``ahead`` that it
    may hold targets of years to come. ``sheets`` are those that hold figures, where several do.
    """

    file_name: str
    sha256: str
    readings: tuple[Reading, ...]
    sources: tuple[dict[str, Any], ...] = ()
    events: tuple[dict[str, Any], ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    stations: tuple[StationReading, ...] = ()
    present: bool = False
    ahead: bool = False
    sheets: tuple[str, ...] = ()
