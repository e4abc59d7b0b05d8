"""Checks a draft before it is stored; every rule is a function named in ``RULES``."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics import period
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import MEASURES, STRATA, Kind, Measure
from analytics.ingest.draft import Draft, Issue, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.regions import RegionTree

_FIRST_YEAR, _LAST_YEAR = 2000, 2035
_MAY_FALL = ("growth", "change", "increase")


@dataclass(frozen=True)
class Checked:
    """What rules look at: the draft and the regions it may speak of."""

    draft: Draft
    tree: RegionTree


def _error(reading: Reading, issue: str, message: str, **places: object) -> Issue:
    return Issue(issue, "error", reading.place, message, tuple(places.items()))


def known_region(checked: Checked) -> Iterator[Issue]:
    """Every figure is about a region of the list, or one that became a single region of it."""
    for reading in checked.draft.readings:
        if not _is_region(reading, checked.tree):
            yield _error(reading, "unknown-region", mark("No region has the code {code}."), code=reading.region_code)


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
            yield _error(
                reading, "unknown-measure", mark("{name} is no measure of the dictionary."), name=reading.measure
            )
        elif measure.unit.zh != reading.unit:
            yield _error(
                reading, "unit-clash", mark("{unit} is not the unit of {name}."), unit=reading.unit, name=measure.key
            )
        if reading.stratum not in STRATA:
            yield _error(reading, "unknown-group", mark("{name} is no known group."), name=reading.stratum)


def known_period(checked: Checked) -> Iterator[Issue]:
    """Every period can be read and lies in a year that makes sense."""
    for reading in checked.draft.readings:
        try:
            year = period.parse(reading.period).year
        except ValueError:
            year = 0
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            yield _error(reading, "bad-period", mark("{text} is no period between 2000 and 2035."), text=reading.period)


def sensible_value(checked: Checked) -> Iterator[Issue]:
    """Counts are not negative, and shares do not exceed 100 percent."""
    for reading in checked.draft.readings:
        measure = MEASURES.get(reading.measure)
        if measure is None:
            continue
        if not math.isfinite(reading.value):
            yield _error(reading, "not-a-number", mark("{value} is not a number."), value=reading.value)
        if reading.value < 0 and not _may_fall(measure):
            yield _error(reading, "negative", mark("A count cannot be negative."))
        if _is_share(measure) and reading.value > 100:  # noqa: PLR2004 - a share has a whole
            yield _error(reading, "over-100", mark("A share cannot exceed 100 percent."))
        if reading.bound not in ("=", "~", "<", ">"):
            yield _error(reading, "bad-bound", mark("{bound} is no bound."), bound=reading.bound)


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
            yield _error(reading, "id-twice", mark("The id {name} stands twice."), name=reading.figure_id)
        if reading.source_id not in sources:
            yield _error(reading, "unknown-source", mark("No source has the id {name}."), name=reading.source_id)


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
