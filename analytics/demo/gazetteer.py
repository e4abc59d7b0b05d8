"""Townships and sub-districts as published, without those dissolved and the zones that only act like one."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

DISSOLVED: Final = "撤"
FIRST_TOWN: Final = 100
FIRST_RURAL: Final = 200
FIRST_ZONE: Final = 400


@dataclass(frozen=True)
class Township:
    """One township-level division; its nine-digit code begins with that of its county."""

    code: str
    name: str
    county: str

    @property
    def segment(self) -> int:
        """The last three digits, which tell a sub-district from a town and a rural township."""
        return int(self.code[6:9])

    @property
    def is_street(self) -> bool:
        """Whether it is a sub-district (街道)."""
        return self.segment < FIRST_TOWN

    @property
    def is_town(self) -> bool:
        """Whether it is a town (镇)."""
        return FIRST_TOWN <= self.segment < FIRST_RURAL


def townships(path: Path) -> list[Township]:
    """Read the divisions that count as townships from ``townships.csv``."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = [Township(row["code"], row["name"], row["county"]) for row in csv.DictReader(file)]
    return [one for one in read if DISSOLVED not in one.name and one.segment < FIRST_ZONE]
