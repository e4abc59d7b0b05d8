"""Checks the figures of an imported draft against each other and against last year; every rule is named in ``RULES``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, RATIOS, STRATA, Kind
from analytics.ingest.codes import issue
from analytics.ingest.sheets.grid import column_of
from analytics.quantity import Quantity, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from analytics.ingest.draft import Issue, Reading
    from analytics.regions import RegionTree

Key = tuple[str, str, str, str]
_FUNNEL: Final = ("exam_registered", "exam_approved", "exam_sat", "exam_passed")
_WITHIN: Final = (("townships_with_station", "townships"), ("townships_with_station", "sw_stations_and_points"))
_LEVELS: Final = tuple(key for key in STRATA if key.startswith("level:"))
_TENFOLD: Final = 10
_SMALL: Final = 100
_DOUBTFUL: Final = tuple(
    (ratio.numerator, ratio.denominator)
    for ratio in RATIOS.values()
    if ratio.maximum and not ratio.years_apart and ratio.numerator not in _FUNNEL
)


class Figures:
    """The readings of one file by what they are about, one to a cell; ``tree`` says which regions contain which."""

    def __init__(self, readings: Iterable[Reading], tree: RegionTree) -> None:
        self.tree = tree
        self.issues: list[Issue] = []
        self.by_key: dict[Key, Reading] = {}
        self.kept: list[Reading] = []
        seen: dict[tuple[Key, str], Reading] = {}
        for reading in readings:
            key = (reading.region_code, reading.period, reading.measure, reading.stratum)
            first = seen.setdefault((key, reading.source_id), reading)
            if first is reading:
                self.kept.append(reading)
                self.by_key.setdefault(key, reading)
            else:
                self.issues.append(_twice(first, reading, tree))

    def get(self, region: str, period: str, measure: str, stratum: str) -> Reading | None:
        """The reading of a cell, or nothing."""
        return self.by_key.get((region, period, measure, stratum))


def quantity(reading: Reading) -> Quantity:
    """A reading's value with its bound and written precision."""
    return Quantity(reading.value, reading.bound, reading.margin)


def _at(reading: Reading) -> tuple[str, int, int]:
    letters = reading.cell.rstrip("0123456789")
    return reading.sheet, int(reading.cell[len(letters) :] or 0), column_of(letters)


def _about(reading: Reading, tree: RegionTree) -> str:
    group = "" if reading.stratum == ALL else f" {_zh(STRATA[reading.stratum].label)}"
    return f"{tree.full_name(reading.region_code, 'zh')} {reading.period} {_zh(MEASURES[reading.measure].label)}{group}"


def _zh(label: str) -> str:
    return catalogue("zh").get(label, label)


def _plain(value: float) -> str:
    return f"{value:,.15g}"


def _twice(first: Reading, again: Reading, tree: RegionTree) -> Issue:
    if (first.value, first.bound) == (again.value, again.bound):
        return issue("twice-same", *_at(again), first=first.place)
    return issue("twice-different", *_at(again), first=first.place, value=first.as_written, what=_about(again, tree))


def funnel(figures: Figures) -> Iterator[Issue]:
    """No stage of the exam exceeds an earlier one: passed, sat, approved, registered."""
    for (region, period, measure, stratum), reading in figures.by_key.items():
        if measure in _FUNNEL[1:]:
            for earlier in _FUNNEL[: _FUNNEL.index(measure)]:
                limit = figures.get(region, period, earlier, stratum)
                if limit and quantity(reading).low > quantity(limit).high:
                    yield issue(
                        "funnel-grows",
                        *_at(reading),
                        later=_zh(MEASURES[measure].label),
                        value=reading.as_written,
                        earlier=_zh(MEASURES[earlier].label),
                        limit=limit.as_written,
                    )
                    break


def part_of_whole(figures: Figures) -> Iterator[Issue]:
    """Townships with a station are townships; other parts that exceed their whole are doubtful."""
    pairs = [
        *((pair, "parts-exceed") for pair in _WITHIN[:1]),
        *((p, "parts-overlap") for p in _DOUBTFUL if p not in _WITHIN),
    ]
    wholes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (part, whole), code in pairs:
        wholes[part].append((whole, code))
    for (region, period, measure, stratum), reading in figures.by_key.items():
        for whole, code in wholes.get(measure, ()):
            limit = figures.get(region, period, whole, stratum)
            if limit and quantity(reading).low > quantity(limit).high:
                about = {"what": _about(reading, figures.tree)} if code == "parts-exceed" else {}
                yield issue(code, *_at(reading), sum=reading.as_written, whole=limit.as_written, **about)


def levels(figures: Figures) -> Iterator[Issue]:
    """The three certificate levels come to the whole; of holders they may exceed it, for a person may hold two."""
    for (region, period, measure, stratum), whole in figures.by_key.items():
        if stratum != ALL or MEASURES[measure].kind not in (Kind.FLOW, Kind.STOCK):
            continue
        parts = [found for level in _LEVELS if (found := figures.get(region, period, measure, level))]
        if not parts:
            continue
        added, stated = total([quantity(part) for part in parts]), quantity(whole)
        places = {"sum": _plain(added.value), "whole": whole.as_written}
        if added.low > stated.high:
            if MEASURES[measure].kind is Kind.FLOW:
                yield issue("parts-exceed", *_at(whole), what=_about(whole, figures.tree), **places)
            else:
                yield issue("parts-overlap", *_at(whole), **places)
        elif len(parts) == len(_LEVELS) and added.high < stated.low:
            yield issue("parts-short", *_at(whole), **places)


def children(figures: Figures) -> Iterator[Issue]:
    """Regions below one that reports too come to no more than it, and where all are there to no less."""
    inside: dict[Key, list[Reading]] = defaultdict(list)
    for (region, period, measure, stratum), reading in figures.by_key.items():
        parent = figures.tree[region].parent
        if parent and MEASURES[measure].adds_over_regions and (parent, period, measure, stratum) in figures.by_key:
            inside[parent, period, measure, stratum].append(reading)
    for key, parts in inside.items():
        whole = figures.by_key[key]
        added, stated = total([quantity(part) for part in parts]), quantity(whole)
        places = {"sum": _plain(added.value), "whole": whole.as_written}
        if added.low > stated.high:
            yield issue("parts-exceed", *_at(whole), what=_about(whole, figures.tree), **places)
        elif len(parts) == len(figures.tree.reporting_children(key[0])) and added.high < stated.low:
            yield issue("parts-short", *_at(whole), **places)


RULES: tuple[Callable[[Figures], Iterator[Issue]], ...] = (funnel, part_of_whole, levels, children)


def check(readings: Iterable[Reading], tree: RegionTree) -> tuple[tuple[Reading, ...], list[Issue]]:
    """Check readings against each other; give those to keep, one to a cell and source, and what is wrong."""
    figures = Figures(readings, tree)
    return tuple(figures.kept), [*figures.issues, *(found for rule in RULES for found in rule(figures))]


def tenfold(readings: Iterable[Reading], stored: Mapping[Key, float]) -> Iterator[Issue]:
    """Warn of counts ten times, or a tenth of, the year before; ``stored`` gives last year's of the store."""
    own = {(r.region_code, r.period, r.measure, r.stratum): r.value for r in readings}
    for reading in readings:
        if MEASURES[reading.measure].kind not in (Kind.FLOW, Kind.STOCK) or ".." in reading.period:
            continue
        before = (reading.region_code, year_before(reading.period), reading.measure, reading.stratum)
        value = own.get(before, stored.get(before))
        if value and reading.value and max(value, reading.value) >= _SMALL:
            ratio = reading.value / value
            if ratio >= _TENFOLD or ratio * _TENFOLD <= 1:
                yield issue("tenfold", *_at(reading), value=reading.as_written, before=_plain(value), period=before[1])


def year_before(period: str) -> str:
    """The same period a year earlier: 2024-06 is 2023-06."""
    return f"{int(period[:4]) - 1}{period[4:]}"
