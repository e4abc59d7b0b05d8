"""One administrative division of China as a value, with one change of its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["nation", "province", "prefecture", "county"]

NATION: Final = "100000"


@dataclass(frozen=True, slots=True)
class Region:
    """A division of the GB/T 2260 table; ``lon`` and ``lat`` are its label point, where one is known."""

    code: str
    name: str
    short: str
    name_en: str
    initials: str
    level: Level
    parent: str | None
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A code that gave way to another in ``year``; ``new_code`` is empty where nothing single took its place."""

    year: int
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str
