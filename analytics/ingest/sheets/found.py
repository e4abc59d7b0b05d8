"""What the tables of a sheet gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.ingest.draft import Issue, Reading


@dataclass
class Found:
    """What one table gave: readings, what its total rows and the columns that add up others say, and issues.

    ``apart`` are parts of totals that are of no region: 市本级.
    """

    readings: list[Reading] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    totals: list[tuple[str, Reading]] = field(default_factory=list)
    sums: list[Reading] = field(default_factory=list)
    apart: list[Reading] = field(default_factory=list)
    gaps: set[tuple[str, str, str, int]] = field(default_factory=set)
