"""An import before it is accepted: readings at their places, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Issue:
    """What is wrong, at which place, with a stable code; ``message`` is a catalogue entry."""

    code: str
    severity: Literal["error", "warning"]
    place: str
    message: str
    places: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Write the issue in English, as the command line and the log do."""
        return f"{self.place}: {self.code} {self.message.format(**dict(self.places))}"


@dataclass(frozen=True)
class Reading:
    """One number as the file gives it, with where it stands."""

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


@dataclass(frozen=True)
class Draft:
    """Everything one file holds, read but not yet stored."""

    file_name: str
    sha256: str
    readings: tuple[Reading, ...]
    sources: tuple[dict[str, Any], ...] = ()
    events: tuple[dict[str, Any], ...] = ()
    issues: tuple[Issue, ...] = field(default=())
