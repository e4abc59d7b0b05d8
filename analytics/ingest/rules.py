"""Checks a draft before it is stored; every rule is a function named in ``RULES``."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.errors import Refused
from analytics.indicators import MEASURES, STRATA, Kind, Measure
from analytics.ingest import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.ingest.draft import Draft, Issue, Reading
    from analytics.regions import RegionTree

FIRST_YEAR: Final = 2000
# Targets are published years ahead; reports are not.
_PLANNED: Final = 9
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


def known_region(checked: Checked) -> Iterator[Issue]:
    """Every figure is about a region of the list, or one that became a single region of it."""
    for reading in checked.draft.readings:
        if not (checked.draft.present and reading.region_code in checked.tree) and not _is_region(
            reading, checked.tree
        ):
            yield _error(reading, "unknown-region", region=reading.region_code)


def _is_region(reading: Reading, tree: RegionTree) -> bool:
    try:
        tree.successor(reading.region_code, period.parse(reading.period).year)
    except Refused:
        return False
    except ValueError:
        return reading.region_code in tree
    return True


def known_measure(checked: Checked) -> Iterator[Issue]:
    """Every figure is of a measure and group of the dictionary, in the measure's own unit."""
    for reading in checked.draft.readings:
        measure = MEASURES.get(reading.measure)
        if measure is None:
            yield _error(reading, "unknown-measure", name=reading.measure)
        elif measure.unit.zh != reading.unit:
            yield _error(reading, "unit-clash", unit=reading.unit, name=measure.key, own=measure.unit.zh)
        if reading.stratum not in STRATA:
            yield _error(reading, "unknown-group", name=reading.stratum)


def known_period(checked: Checked) -> Iterator[Issue]:
    """Every period can be read and lies in a year that makes sense."""
    for reading in checked.draft.readings:
        last = date.today().year + (1 if checked.draft.present else _PLANNED)  # noqa: DTZ011 - the year people write
        try:
            read = period.parse(reading.period)
        except ValueError:
            yield _error(reading, "bad-period", text=reading.period)
            continue
        for year in dict.fromkeys((read.start[0] if read.start else read.year, read.year)):
            if not FIRST_YEAR <= year <= last:
                yield _error(reading, "year-out-of-range", year=year, first=FIRST_YEAR, last=last)
                break


def sensible_value(checked: Checked) -> Iterator[Issue]:
    """Counts are not negative, and shares do not exceed 100 percent."""
    for reading in checked.draft.readings:
        measure = MEASURES.get(reading.measure)
        if measure is None:
            continue
        if not math.isfinite(reading.value):
            yield _error(reading, "not-a-number", value=reading.value)
        if reading.value < 0 and not _may_fall(measure):
            yield _error(reading, "negative")
        if _is_share(measure) and reading.value > 100:  # noqa: PLR2004 - a share has a whole
            yield _error(reading, "over-100")
        if reading.bound not in ("=", "~", "<", ">"):
            yield _error(reading, "bad-bound", bound=reading.bound)


def _may_fall(measure: Measure) -> bool:
    return any(word in measure.key for word in _MAY_FALL)


def _is_share(measure: Measure) -> bool:
    return measure.unit.key == "percent" and measure.kind is Kind.RATE and not _may_fall(measure)


def own_id(checked: Checked) -> Iterator[Issue]:
    """Every figure has an id of its own, and its source is listed."""
    counted = Counter(reading.figure_id for reading in checked.draft.readings)
    sources = {source["id"] for source in checked.draft.sources}
    for reading in checked.draft.readings:
        if counted[reading.figure_id] > 1:
            yield _error(reading, "id-twice", name=reading.figure_id)
        if reading.source_id not in sources:
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
