"""Says what may be combined with what: the one rule set that sums, ratios, changes and the dictionary page ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from analytics.i18n import mark, tr
from analytics.indicators.entries import INDICATORS, RATIOS
from analytics.indicators.model import PERSONS, Kind, Measure, Ratio, Topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.indicators.model import Indicator


class Operation(StrEnum):
    """What somebody wants to do with two indicators, or with the values of one."""

    ADD = "add"
    DIVIDE = "divide"
    CHANGE = "change"
    OVER_REGIONS = "regions"
    OVER_PERIODS = "periods"
    OVER_YEARS = "years"
    OVER_LEVELS = "levels"


OPERATIONS: Final = {
    Operation.ADD: mark("Add the two"),
    Operation.DIVIDE: mark("Divide the first by the second"),
    Operation.CHANGE: mark("Take the change from the second to the first"),
    Operation.OVER_REGIONS: mark("Add up regions of one level"),
    Operation.OVER_PERIODS: mark("Add up months or quarters of a year"),
    Operation.OVER_YEARS: mark("Add up years"),
    Operation.OVER_LEVELS: mark("Add up the levels of the certificate"),
}
_RATE: Final = mark(
    "{first} is a rate: rates are neither added nor averaged nor divided. Add the numerators and the denominators, and divide the sums."
)
_STANDARD: Final = mark("{first} is a standard, target or plan: it is compared with, never counted with.")
_UNITS: Final = mark(
    "{first} counts in {first_unit}, {second} in {second_unit}: different things do not add up, and no ratio of the two is defined."
)
_STOCK_AND_FLOW: Final = mark(
    "{first} is what happened during a period, {second} what there is at a moment: the moment's number already holds what came before."
)
_OVERLAP: Final = mark(
    "{first} and {second} count in the same unit, but nothing says that they are different {first_unit}: the same may be counted twice."
)
_NO_RATIO: Final = mark(
    "No ratio of {first} to {second} is defined: nothing says that those counted in the first belong to the second."
)
_ITSELF: Final = mark("{first} divided by itself says nothing.")
_OTHERS: Final = mark(
    "{first} and {second} are different indicators: a change is taken between two values of one indicator."
)
_ONE: Final = mark("{first} and {second} are different indicators: values of one are added up, not of two.")
_CLAIMED: Final = mark(
    "{first} is published by many with denominators that differ or are not stated, so two of its values make no change."
)
_REPEATED: Final = mark(
    "{first} may count the same one in several regions, so regions do not add up; a parent's own figure is needed."
)
_MOMENT: Final = mark(
    "{first} stands at a moment and takes the last value of a period: moments do not add up over time."
)
_AGAIN: Final = mark("{first} may count the same people again in another year, so years do not add up to people.")
_NO_LEVELS: Final = mark("{first} is not kept by level of the certificate.")


@dataclass(frozen=True)
class Refusal:
    """Why two indicators may not be combined, as a sentence of the catalogue and whom it is about."""

    message: str
    first: Indicator
    second: Indicator

    def text(self, lang: str) -> str:
        """Give the sentence in ``lang``."""
        first, second = tr(lang, self.first.label), tr(lang, self.second.label)
        units = [one.unit.text(lang) or "units" for one in (self.first, self.second)]
        return tr(lang, self.message, first=first, second=second, first_unit=units[0], second_unit=units[1])


def combinable(first: str, second: str, operation: Operation) -> Refusal | None:
    """Say why two indicators may not be combined; nothing where they may. Operations over values of one take it twice.

    An unknown key is a ``KeyError``.
    """
    return _judged(first, second, operation)


@cache
def _judged(first: str, second: str, operation: Operation) -> Refusal | None:
    a, b = INDICATORS[first], INDICATORS[second]
    if operation in _RULES:
        return _RULES[operation](a, b)
    if first != second:
        return Refusal(_ONE, a, b)
    return _countless(a) or _OVER[operation](a)


def _countless(one: Indicator) -> Refusal | None:
    """Why an indicator is never added: it is a rate or a standard."""
    if isinstance(one, Ratio) or one.kind is Kind.RATE:
        return Refusal(_RATE, one, one)
    return Refusal(_STANDARD, one, one) if one.kind is Kind.STANDARD else None


def _add(a: Indicator, b: Indicator) -> Refusal | None:
    if trouble := _countless(a) or _countless(b):
        return trouble
    if a.key == b.key:
        return _over_regions(a)
    if a.unit != b.unit:
        return _units(a, b)
    if isinstance(a, Measure) and isinstance(b, Measure) and a.kind is not b.kind:
        flow, stock = (a, b) if a.kind is Kind.FLOW else (b, a)
        return Refusal(_STOCK_AND_FLOW, flow, stock)
    return Refusal(_OVERLAP, a, b)


def _units(a: Indicator, b: Indicator) -> Refusal:
    return Refusal(_UNITS, a, b)


def _divide(a: Indicator, b: Indicator) -> Refusal | None:
    if any((ratio.numerator, ratio.denominator) == (a.key, b.key) for ratio in RATIOS.values()):
        return None
    if trouble := _countless(a) or _countless(b):
        return trouble
    if a.key == b.key:
        return Refusal(_ITSELF, a, a)
    return _units(a, b) if a.unit != b.unit else Refusal(_NO_RATIO, a, b)


def _change(a: Indicator, b: Indicator) -> Refusal | None:
    if a.key != b.key:
        return Refusal(_OTHERS, a, b)
    if isinstance(a, Measure) and a.kind is Kind.RATE:
        return Refusal(_CLAIMED, a, a)
    return Refusal(_STANDARD, a, a) if isinstance(a, Measure) and a.kind is Kind.STANDARD else None


def _over_regions(one: Indicator) -> Refusal | None:
    adds = isinstance(one, Measure) and one.adds_over_regions
    return None if adds else Refusal(_REPEATED, one, one)


def _over_periods(one: Indicator) -> Refusal | None:
    moment = isinstance(one, Measure) and one.kind is Kind.STOCK
    return Refusal(_MOMENT, one, one) if moment else None


def _over_years(one: Indicator) -> Refusal | None:
    if trouble := _over_periods(one):
        return trouble
    settled = isinstance(one, Measure) and one.adds_over_regions and one.topic is not Topic.EXAM
    return None if settled or one.unit != PERSONS else Refusal(_AGAIN, one, one)


def _over_levels(one: Indicator) -> Refusal | None:
    leveled = one.topic in (Topic.EXAM, Topic.CERTIFICATION)
    return _over_regions(one) if leveled else Refusal(_NO_LEVELS, one, one)


_RULES: Final[dict[Operation, Callable[[Indicator, Indicator], Refusal | None]]] = {
    Operation.ADD: _add,
    Operation.DIVIDE: _divide,
    Operation.CHANGE: _change,
}
_OVER: Final[dict[Operation, Callable[[Indicator], Refusal | None]]] = {
    Operation.OVER_REGIONS: _over_regions,
    Operation.OVER_PERIODS: _over_periods,
    Operation.OVER_YEARS: _over_years,
    Operation.OVER_LEVELS: _over_levels,
}
