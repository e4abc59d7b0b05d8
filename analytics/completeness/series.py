"""Says of a region's series how old they are and where they break."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.indicators import ALL, MEASURES, STRATA, Kind, Topic
from analytics.store.models import Grade
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from analytics.store.models import Source
    from analytics.values import Book, Value

# From this year the Party's social-work departments publish these figures; before it, civil affairs did.
OFFICE_CHANGED: Final = 2024
_OFFICE_TOPICS: Final = (Topic.EXAM, Topic.CERTIFICATION, Topic.WORKFORCE)
# Groups that stand for the whole in their source's own counting; the others are parts of a whole.
_SCOPES: Final = (
    ALL,
    *(key for key, one in STRATA.items() if one.dimension in ("certificate", "coverage")),
    "population:with_earlier",
)
_MONTHS: Final = 12


class Reason(StrEnum):
    """Why two neighbouring figures of a series are not simply comparable."""

    OFFICE = "office"
    SCOPE = "scope"
    SOURCE = "source"


@dataclass(frozen=True)
class Age:
    """The newest figure of a measure, and how many whole months ago its period ended."""

    measure: str
    value: Value
    months: int


@dataclass(frozen=True)
class Break:
    """Two neighbouring figures of one measure and what lies between them."""

    measure: str
    old: Value
    new: Value
    reason: Reason


def ages(found: Book, region: str, today: date) -> list[Age]:
    """How old the newest figure of every measure but standards is, the oldest first; sums are as old as their parts."""
    newest: dict[str, Value] = {}
    for (measure, place, _), values in found.values.items():
        if place != region or MEASURES[measure].kind is Kind.STANDARD:
            continue
        last = values[-1]
        if measure not in newest or _rank(last) > _rank(newest[measure]):
            newest[measure] = last
    made = [Age(measure, value, _months(value, today)) for measure, value in newest.items()]
    order = {measure: place for place, measure in enumerate(MEASURES)}
    return sorted(made, key=lambda age: (-age.months, order[age.measure]))


def _rank(value: Value) -> tuple[str, bool]:
    return value.claims[0].ends, value.stratum == ALL


def _months(value: Value, today: date) -> int:
    """Whole months since the period ended; a period that has not ended is of this month."""
    year, month, _ = period.parse(value.period).end
    return max(0, (today.year - year) * _MONTHS + today.month - month)


def breaks(found: Book, region: str, sources: Mapping[str, Source]) -> list[Break]:
    """Where a region's counts change their scope, their office or their source from one known year to the next.

    There is no break of source where one publisher states both years and agrees with what is shown.
    """
    made: list[Break] = []
    for measure in MEASURES.values():
        if measure.counted and measure.topic is not Topic.BASE:
            made.extend(_of_measure(found, measure.key, region, sources))
    return made


def _of_measure(found: Book, measure: str, region: str, sources: Mapping[str, Source]) -> Iterator[Break]:
    by_year = _by_year(found, measure, region)
    years = sorted(by_year)
    for before, after in itertools.pairwise(years):
        scopes = [scope for scope in _SCOPES if scope in by_year[before] and scope in by_year[after]]
        if not scopes:
            yield Break(measure, _first(by_year[before]), _first(by_year[after]), Reason.SCOPE)
            continue
        old, new = by_year[before][scopes[0]], by_year[after][scopes[0]]
        reason = _between(old, new, sources)
        if reason:
            yield Break(measure, old, new, reason)


def _by_year(found: Book, measure: str, region: str) -> dict[int, dict[str, Value]]:
    """The figure of each known year by scope: whole years of a flow, the last moment of a stock."""
    flow = MEASURES[measure].kind is Kind.FLOW
    made: dict[int, dict[str, Value]] = {}
    for scope in _SCOPES:
        for value in found.at(measure, region, scope):
            when = period.parse(value.period)
            if not when.is_cumulative and (when.is_year or not flow):
                made.setdefault(value.year, {})[scope] = value
    return made


def _first(scopes: Mapping[str, Value]) -> Value:
    return next(scopes[scope] for scope in _SCOPES if scope in scopes)


def _between(old: Value, new: Value, sources: Mapping[str, Source]) -> Reason | None:
    told = _told(old), _told(new)
    if not all(told) or _simulated(told[0] | told[1], sources):
        return None
    if old.year < OFFICE_CHANGED <= new.year and MEASURES[old.indicator].topic in _OFFICE_TOPICS:
        return Reason.OFFICE
    publishers = [{sources[one].publisher for one in side} for side in told]
    return None if publishers[0] & publishers[1] else Reason.SOURCE


def _told(value: Value) -> frozenset[str]:
    """The sources whose claims agree with the figure shown."""
    shown = value.quantity
    agreeing = (one for one in (*value.claims, *value.others) if shown.agrees(quantity_of(one)))
    return frozenset(one.source_id for one in agreeing if one.source_id)


def _simulated(ids: frozenset[str], sources: Mapping[str, Source]) -> bool:
    return all(sources[one].grade == Grade.SIMULATED for one in ids)
