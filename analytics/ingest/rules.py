"""Checks a draft before it is stored; every rule is a function named in ``RULES``."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from analytics import period
from analytics.errors import Refused
from analytics.indicators import MEASURES, STRATA, Kind, Measure
from analytics.ingest import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from analytics.ingest.draft import Draft, Issue, Reading
    from analytics.regions import RegionTree

FIRST_YEAR: Final = 2000
# Targets are published years ahead; reports are not.
_PLANNED: Final = 9
_BOUNDS: Final = frozenset("=~<>")
_MAY_FALL = ("growth", "change", "increase")


@dataclass(frozen=True)
class Checked:
    """What rules look at: the draft and the regions it may speak of."""

    draft: Draft
    tree: RegionTree


def _error(reading: Reading, code: str, **places: object) -> Issue:
    """An issue at a reading's place, be it a line of a release file or a cell."""
    row = int(reading.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)
    return replace(codes.issue(code, **places), place=reading.place, sheet=reading.sheet, cell=reading.cell, row=row)


def _wrong(checked: Checked, of: Callable[[Reading], Hashable], right: Callable[[Any], bool]) -> Iterator[Reading]:
    """The readings of which something is not right; what a million of them share is looked at once."""
    bad = {value for value in set(map(of, checked.draft.readings)) if not right(value)}
    return (reading for reading in checked.draft.readings if bad and of(reading) in bad)


def known_region(checked: Checked) -> Iterator[Issue]:
    """Every figure is about a region of the list that was not yet merged into another, or one that became a single region of it."""

    def known(place: tuple[str, str]) -> bool:
        region = checked.tree.get(place[0]) if checked.draft.present else None
        return bool(region and region.until is None) or _is_region(*place, checked.tree)

    for reading in _wrong(checked, attrgetter("region_code", "period"), known):
        yield _error(reading, "unknown-region", region=reading.region_code)


def _is_region(code: str, stated: str, tree: RegionTree) -> bool:
    try:
        tree.successor(code, period.parse(stated).year)
    except Refused:
        return False
    except ValueError:
        return code in tree
    return True


def known_measure(checked: Checked) -> Iterator[Issue]:
    """Every figure is of a measure and group of the dictionary, in the measure's own unit."""

    def known(said: tuple[str, str, str]) -> bool:
        measure = MEASURES.get(said[0])
        return measure is not None and measure.unit.zh == said[1] and said[2] in STRATA

    for reading in _wrong(checked, attrgetter("measure", "unit", "stratum"), known):
        measure = MEASURES.get(reading.measure)
        if measure is None:
            yield _error(reading, "unknown-measure", name=reading.measure)
        elif measure.unit.zh != reading.unit:
            yield _error(reading, "unit-clash", unit=reading.unit, name=measure.key, own=measure.unit.zh)
        if reading.stratum not in STRATA:
            yield _error(reading, "unknown-group", name=reading.stratum)


def known_period(checked: Checked) -> Iterator[Issue]:
    """Every period can be read and lies in years that make sense."""
    last = date.today().year + (1 if checked.draft.present and not checked.draft.ahead else _PLANNED)  # noqa: DTZ011 - the year people write

    def outside(text: str) -> int | None:
        read = period.parse(text)
        return next((year for year in ((read.start or read.end)[0], read.year) if not FIRST_YEAR <= year <= last), None)

    def sensible(text: str) -> bool:
        try:
            return outside(text) is None
        except ValueError:
            return False

    for reading in _wrong(checked, attrgetter("period"), sensible):
        try:
            yield _error(reading, "year-out-of-range", year=outside(reading.period), first=FIRST_YEAR, last=last)
        except ValueError:
            yield _error(reading, "bad-period", text=reading.period)


def sensible_value(checked: Checked) -> Iterator[Issue]:
    """Counts are not negative, and shares do not exceed 100 percent."""
    limits = {key: (_may_fall(measure), _is_share(measure)) for key, measure in MEASURES.items()}
    for reading in checked.draft.readings:
        if reading.measure not in limits:
            continue
        may_fall, share = limits[reading.measure]
        if not math.isfinite(reading.value):
            yield _error(reading, "not-a-number", value=reading.value)
        if reading.value < 0 and not may_fall:
            yield _error(reading, "negative")
        if share and reading.value > 100:  # noqa: PLR2004 - a share has a whole
            yield _error(reading, "over-100")
        if reading.bound not in _BOUNDS:
            yield _error(reading, "bad-bound", bound=reading.bound)


def _may_fall(measure: Measure) -> bool:
    return any(word in measure.key for word in _MAY_FALL)


def _is_share(measure: Measure) -> bool:
    return measure.unit.key == "percent" and measure.kind is Kind.RATE and not _may_fall(measure)


def own_id(checked: Checked) -> Iterator[Issue]:
    """Every figure has an id of its own, unless it gets one when it is stored, and its source is listed."""
    ids = Counter(reading.figure_id for reading in checked.draft.readings)
    twice = {one for one, count in ids.items() if one and count > 1}
    for reading in checked.draft.readings if twice else ():
        if reading.figure_id in twice:
            yield _error(reading, "id-twice", name=reading.figure_id)
    sources = {source["id"] for source in checked.draft.sources}
    for reading in _wrong(checked, attrgetter("source_id"), sources.__contains__):
        yield _error(reading, "unknown-source", name=reading.source_id)


RULES: tuple[Callable[[Checked], Iterator[Issue]], ...] = (
    known_region,
    known_measure,
    known_period,
    sensible_value,
    own_id,
)


def check(draft: Draft, tree: RegionTree) -> list[Issue]:
    """Collect what is wrong with a draft, reading issues first."""
    checked = Checked(draft, tree)
    return [*draft.issues, *(issue for rule in RULES for issue in rule(checked))]
