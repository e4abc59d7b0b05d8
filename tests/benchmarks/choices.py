"""Which pages, regions and links are measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.regions import read_tree
from tests.benchmarks.servers import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.regions import RegionTree

PAGES: Final = {
    "overview": "",
    "exam": "exam",
    "certification": "certification",
    "training": "training",
    "stations": "stations",
    "workforce": "workforce",
    "region": "region",
    "dictionary": "dictionary",
}
BOX: Final = "region_box"
EMPTY_BOX: Final = "option_box"
START: Final = "510000"
CHENGDU: Final = "510100"
ELSEWHERE: Final = "110101"
DRAWN: Final = 200
_YEARS = "2015-2025"


@dataclass(frozen=True)
class Store:
    """A data folder, and the URL parameter that chooses its store; the published one needs none."""

    folder: Path
    name: str = ""

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / f"{self.name or 'published'}.db"

    def link(self, region: str) -> str:
        """The query of a selection."""
        chosen = f"region={region}&years={_YEARS}&lang=zh"
        return f"{chosen}&store={self.name}" if self.name else chosen


@lru_cache(maxsize=1)
def tree() -> RegionTree:
    """All regions of the program."""
    return read_tree(ROOT / "sample_data" / "regions")


def label(code: str) -> str:
    """What the chooser shows for a region."""
    return tree().choice(code, "zh")


@lru_cache(maxsize=1)
def drawn() -> tuple[str, ...]:
    """The regions that readers of a load test choose among: Sichuan's, without the one they begin with."""
    return tuple(code for code in _sichuan() if code != START)[:DRAWN]


def unseen(place: int) -> list[str]:
    """Two prefectures and four counties that only the page at this place is measured with."""
    prefectures = [code for code in _sichuan() if tree()[code].level == "prefecture"]
    counties = [code for code in _sichuan() if tree()[code].level == "county"]
    return [
        prefectures[2 * place],
        *counties[place::20][:2],
        prefectures[2 * place + 1],
        *counties[place + 10 :: 20][:2],
    ]


def _sichuan() -> list[str]:
    return [region.code for region in tree() if region.code.startswith("51")]
