"""What became of one file: its facts, what is wrong with it, and what accepting it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from analytics.ingest.draft import Draft, Issue, Reading

Status = Literal["accepted", "accepted_with_warnings", "refused"]


@dataclass(frozen=True)
class Change:
    """A figure the store already holds from the same source with another value, or from another source."""

    reading: Reading
    stored_value: float
    stored_bound: str
    stored_figure: str
    stored_source: str


@dataclass(frozen=True)
class Comparison:
    """What accepting a draft would do, cell by cell.

    ``changed`` replaces a value of the same source; ``conflicting`` stands beside another source's different value.
    A reading may be new from its source and conflict with another; it is then counted in both.
    """

    new: int = 0
    unchanged: int = 0
    changed: tuple[Change, ...] = ()
    conflicting: tuple[Change, ...] = ()
    regions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """One file, examined or accepted; ``batch`` is its number once stored, ``already`` that of the same file before."""

    draft: Draft
    issues: tuple[Issue, ...]
    comparison: Comparison = Comparison()
    batch: int | None = None
    already: int | None = None

    @property
    def status(self) -> Status:
        """Refused by any error; warnings are for the reader to see."""
        severities = {issue.severity for issue in self.issues}
        return "refused" if "error" in severities else "accepted_with_warnings" if severities else "accepted"
