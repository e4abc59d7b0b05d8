"""The readings of one file by what they are about, and what the rules that hold them against each other share."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, STRATA
from analytics.ingest.codes import issue
from analytics.ingest.sheets.grid import place_of
from analytics.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.draft import Issue, Reading
    from analytics.regions import RegionTree

# Region, period, measure and group, which stand side by side in a reading: a slice is the quickest key.
Key = tuple[str, str, str, str]
_KEY: Final = itemgetter(slice(1, 5))
_NOISE: Final = 1e-9


class Figures:
    """The readings of one file by what they are about, one to a cell; ``tree`` says which regions contain which.

    ``regions``, ``periods``, ``measures`` and ``strata`` tell rules first whether a million readings can hold anything.
    """

    def __init__(self, readings: Iterable[Reading], tree: RegionTree) -> None:
        self.tree = tree
        self.issues: list[Issue] = []
        self.kept = tuple(readings)
        self.by_key: dict[Key, Reading] = dict(zip(map(_KEY, self.kept), self.kept, strict=True))
        if len(self.by_key) < len(self.kept):
            self._keep_one()
        self.regions, self.periods, self.measures, self.strata = (
            set(map(itemgetter(place), self.by_key)) for place in range(4)
        )

    def _keep_one(self) -> None:
        """Keep one reading to a cell and source, the first or the more exact one, and tell of the others."""
        self.by_key.clear()
        others: dict[tuple[Key, str], Reading] = {}
        for reading in self.kept:
            key = _KEY(reading)
            first = self.by_key.setdefault(key, reading)
            if first.source_id != reading.source_id:
                first = others.setdefault((key, reading.source_id), reading)
            if first is not reading:
                self.issues.append(twice(first, reading, self.tree))
                if reading.margin < first.margin and reading.value == first.value:
                    if self.by_key[key] is first:
                        self.by_key[key] = reading
                    else:
                        others[key, reading.source_id] = reading
        self.kept = (*self.by_key.values(), *others.values())

    def get(self, region: str, period: str, measure: str, stratum: str) -> Reading | None:
        """The reading of a cell, or nothing."""
        return self.by_key.get((region, period, measure, stratum))


def quantity(reading: Reading) -> Quantity:
    """A reading's value with its bound and written precision."""
    return Quantity(reading.value, reading.bound, reading.margin)


def cell_of(reading: Reading) -> tuple[str, int, int]:
    """Where a reading stands: sheet, row and column."""
    return reading.sheet, *place_of(reading.cell)


def what(reading: Reading, tree: RegionTree) -> str:
    """Say in Chinese what a reading is of."""
    group = "" if reading.stratum == ALL else f" {named(STRATA[reading.stratum].label)}"
    return (
        f"{tree.full_name(reading.region_code, 'zh')} {reading.period} {named(MEASURES[reading.measure].label)}{group}"
    )


def named(label: str) -> str:
    """The Chinese name of a measure or group."""
    return catalogue("zh").get(label, label)


def plainly(value: float) -> str:
    """Write a sum without the noise of its last bit."""
    return f"{value:,.15g}"


def twice(first: Reading, again: Reading, tree: RegionTree) -> Issue:
    """Tell, at the second, that two readings are of the same figure."""
    if (first.value, first.bound) == (again.value, again.bound):
        return issue("twice-same", *cell_of(again), first=first.place)
    return issue("twice-different", *cell_of(again), first=first.place, value=first.as_written, what=what(again, tree))


def exceeds(part: Quantity, whole: Quantity) -> bool:
    """Whether a part is surely more than its whole, whatever was rounded; sums of fractions are not exact."""
    return part.low - whole.high > _NOISE * max(abs(part.value), abs(whole.value))
