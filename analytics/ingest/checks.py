"""Checks the figures of an imported draft against each other and against last year; every rule is named in ``RULES``."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, STRATA, Kind, Topic
from analytics.ingest import pairs
from analytics.ingest.codes import issue
from analytics.ingest.readings import Figures, cell_of, exceeds, named, plainly, quantity, what
from analytics.period import parse
from analytics.quantity import total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.readings import Key
    from analytics.regions import RegionTree

_MOMENT: Final = itemgetter(slice(2, 4))
_LEVELS: Final = tuple(key for key in STRATA if key.startswith("level:"))
_TENFOLD: Final = 10
_SMALL: Final = 100
# Several times what the largest region of each level has ever reported.
_MOST: Final = {"county": 300_000, "prefecture": 2_000_000, "province": 8_000_000, "nation": 50_000_000}
_FEW: Final = min(_MOST.values())
_TOPICS: Final = (Topic.EXAM, Topic.CERTIFICATION)


def days(figures: Figures) -> Iterator[Issue]:
    """What is counted over a span of time needs one: a day is when a table was made, or up to when it counts."""
    single = {period for period in figures.periods if ".." not in period and len(period) == len("2024-01-01")}
    for reading in figures.kept if single else ():
        if reading.period in single and MEASURES[reading.measure].kind is Kind.FLOW:
            single.remove(reading.period)
            label = named(MEASURES[reading.measure].label)
            yield issue("flow-of-day", *cell_of(reading), name=label, period=reading.period)


def levels(figures: Figures) -> Iterator[Issue]:
    """The three certificate levels come to the whole; of holders they may exceed it, for a person may hold two."""
    parted = figures.strata.intersection(_LEVELS)
    for (region, period, measure, stratum), whole in figures.by_key.items() if parted else ():
        if stratum != ALL or MEASURES[measure].kind not in (Kind.FLOW, Kind.STOCK):
            continue
        parts = [found for level in _LEVELS if (found := figures.get(region, period, measure, level))]
        if not parts:
            continue
        added, stated = total([quantity(part) for part in parts]), quantity(whole)
        places = {"sum": plainly(added.value), "whole": whole.as_written}
        if exceeds(added, stated):
            if MEASURES[measure].kind is Kind.FLOW:
                yield issue("parts-exceed", *cell_of(whole), what=what(whole, figures.tree), **places)
            elif _is_of_those_before(whole, parts):
                yield issue("whole-partial", *cell_of(whole), **places)
            else:
                yield issue("parts-overlap", *cell_of(whole), **places)
        elif len(parts) == len(_LEVELS) and exceeds(stated, added):
            yield issue("parts-short", *cell_of(whole), **places)


@lru_cache(4096)
def _year(when: str) -> int:
    return parse(when).year


def _is_of_those_before(whole: Reading, parts: list[Reading]) -> bool:
    """Whether a whole between its groups, 助理 中级 小计 高级, is the sum of those before it alone."""
    at = cell_of(whole)
    before = [part for part in parts if part.sheet == whole.sheet and cell_of(part) < at]
    return 0 < len(before) < len(parts) and total([quantity(part) for part in before]).agrees(quantity(whole))


def children(figures: Figures) -> Iterator[Issue]:
    """Regions below one that reports too come to no more than it, and where all of that year are there to no less."""
    inside: dict[Key, list[Reading]] = defaultdict(list)
    above = {code: parent for code in figures.regions if (parent := figures.tree[code].parent) in figures.regions}
    for (region, period, measure, stratum), reading in figures.by_key.items() if above else ():
        parent = above.get(region)
        if (
            parent
            and figures.tree[region].stands(_year(period))
            and MEASURES[measure].adds_over_regions
            and (parent, period, measure, stratum) in figures.by_key
        ):
            inside[parent, period, measure, stratum].append(reading)
    for key, parts in inside.items():
        whole = figures.by_key[key]
        added, stated = total([quantity(part) for part in parts]), quantity(whole)
        places = {"sum": plainly(added.value), "whole": whole.as_written}
        if exceeds(added, stated):
            yield issue("parts-exceed", *cell_of(whole), what=what(whole, figures.tree), **places)
        elif len(parts) == len(figures.tree.reporting_children(key[0], _year(key[1]))) and exceeds(stated, added):
            yield issue("parts-short", *cell_of(whole), **places)


@lru_cache(4096)
def _months_of(when: str) -> list[str]:
    """The months of a quarter, or of a span of months in one year: 2024-Q2, 2024-01..2024-06."""
    first, _, last = when.partition("..")
    if last and len(first) == len(last) == len("2024-06") and first[:4] == last[:4]:
        return (
            [f"{first[:5]}{month:02}" for month in range(int(first[5:]), int(last[5:]) + 1)] if "Q" not in when else []
        )
    quarter = int(when[-1]) if "Q" in when and not last else 0
    return [f"{when[:5]}{month:02}" for month in range(quarter * 3 - 2, quarter * 3 + 1)] if quarter else []


def months(figures: Figures) -> Iterator[Issue]:
    """Months, or quarters, come to no more than their year, quarter or span, and where all are there to no less."""
    inside: dict[tuple[Key, int], list[Reading]] = defaultdict(list)
    single = {when for when in figures.periods if len(when) == len("2024-06") and ".." not in when}
    years = {when for when in single if when[:4] in figures.periods}
    spans = {when for when in figures.periods if figures.periods.intersection(_months_of(when))}
    for (region, when, measure, stratum), reading in figures.by_key.items() if years or spans else ():
        if MEASURES[measure].kind is not Kind.FLOW:
            continue
        if when in years and (year := (region, when[:4], measure, stratum)) in figures.by_key:
            inside[year, 4 if "Q" in when else 12].append(reading)
        within = _months_of(when) if when in spans else []
        if parts := [part for month in within if (part := figures.get(region, month, measure, stratum))]:
            inside[(region, when, measure, stratum), len(within)] = parts
    for (key, needed), parts in inside.items():
        whole_year = figures.by_key[key]
        added, stated = total([quantity(part) for part in parts]), quantity(whole_year)
        places = {"sum": plainly(added.value), "whole": whole_year.as_written}
        if not exceeds(added, stated):
            if len(parts) == needed and exceeds(stated, added):
                yield issue("parts-short", *cell_of(whole_year), **places)
        elif MEASURES[key[2]].adds_over_regions:
            yield issue("parts-exceed", *cell_of(whole_year), what=what(whole_year, figures.tree), **places)
        else:
            yield issue("parts-overlap", *cell_of(whole_year), **places)


def too_many(figures: Figures) -> Iterator[Issue]:
    """Nobody counts more candidates or holders than a part of those who live in such a region."""
    for reading in (reading for reading in figures.kept if reading.value > _FEW):
        measure = MEASURES[reading.measure]
        most = _MOST.get(figures.tree[reading.region_code].level) if reading.region_code in figures.tree else None
        if most and measure.unit.zh in ("人", "人次") and measure.topic in _TOPICS and reading.value > most:
            yield issue("too-many", *cell_of(reading), value=reading.as_written, name=named(measure.label))


RULES: tuple[Callable[[Figures], Iterator[Issue]], ...] = (
    days,
    pairs.funnel,
    pairs.part_of_whole,
    pairs.least,
    pairs.rates,
    pairs.one_moment,
    levels,
    children,
    months,
    too_many,
)


def check(readings: Iterable[Reading], tree: RegionTree) -> tuple[tuple[Reading, ...], list[Issue]]:
    """Check readings against each other; give those to keep, one to a cell and source, and what is wrong."""
    figures = Figures(readings, tree)
    return figures.kept, [*figures.issues, *(found for rule in RULES for found in rule(figures))]


def tenfold(
    readings: Sequence[Reading], stored: Callable[[str, int], Mapping[tuple[str, str, str], float]]
) -> Iterator[Issue]:
    """Warn of counts ten times, or a tenth of, the year before, of this file or else of the store.

    ``stored`` gives the store's values of a measure in a year by region, period and group; asked year after year, so
    that a million figures need little memory.
    """
    groups: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    counted: dict[tuple[str, str], list[Reading]] = {}
    for when, measure in dict.fromkeys(map(_MOMENT, readings)):
        if MEASURES[measure].kind in (Kind.FLOW, Kind.STOCK) and ".." not in when:
            counted[when, measure] = groups[measure, int(when[:4])]
    for reading in readings:
        if (together := counted.get(_MOMENT(reading))) is not None:
            together.append(reading)
    for (measure, year), together in groups.items():
        before = dict(stored(measure, year - 1))
        before |= {(one.region_code, one.period, one.stratum): one.value for one in groups.get((measure, year - 1), ())}
        if before:
            yield from _jumps(together, before)


def _jumps(readings: list[Reading], before: Mapping[tuple[str, str, str], float]) -> Iterator[Issue]:
    for reading in readings:
        period = year_before(reading.period)
        value = before.get((reading.region_code, period, reading.stratum))
        if value and reading.value and max(value, reading.value) >= _SMALL:
            ratio = reading.value / value
            if ratio >= _TENFOLD or ratio * _TENFOLD <= 1:
                yield issue(
                    "tenfold", *cell_of(reading), value=reading.as_written, before=plainly(value), period=period
                )


@lru_cache(4096)
def year_before(period: str) -> str:
    """The same period a year earlier: 2024-06 is 2023-06."""
    return f"{int(period[:4]) - 1}{period[4:]}"
