"""One administrative division of China as a value, with one change of its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["nation", "province", "prefecture", "county"]

NATION: Final = "100000"


@dataclass(frozen=True, slots=True)
class Region:
    """A division of the GB/T 2260 table; ``lon`` and ``lat`` are its label point, where one is known.

    ``since`` is its first year where others stood in its place before, ``until`` its last where it was merged into another:
    such a former region keeps its figures under its own code.
    """

    code: str
    name: str
    short: str
    name_en: str
    initials: str
    level: Level
    parent: str | None
    lon: float | None
    lat: float | None
    since: int | None = None
    until: int | None = None

    def stands(self, year: int) -> bool:
        """Whether there is such a region in a year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Change:
    """A code that gave way to another in ``year``; ``new_code`` is empty where nothing single took its place."""

    year: int
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str
