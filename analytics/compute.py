"""Observations to results: series, ratios, growth, pooled shares, each still knowing the claims it came from."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics import period
from analytics.indicators import ALL, INDICATORS, MEASURES, Kind, Measure, Operation, Ratio, Topic, combinable
from analytics.quantity import Quantity, difference, divide, growth, total
from analytics.values import Book, Value, quantity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from analytics.values import Contested


_NEARLY = 0.995


def by_year(measure: Measure, values: list[Value]) -> dict[int, Value]:
    """One value a year: a flow's whole years, otherwise the last value of each year."""
    if measure.kind is Kind.FLOW:
        values = [value for value in values if period.parse(value.period).is_year]
    return {value.year: value for value in values if not period.parse(value.period).is_cumulative}


def series(found: Book, indicator: str, region: str, stratum: str = ALL) -> list[Value]:
    """Yearly values of an indicator, oldest first; years without a value are absent."""
    definition = INDICATORS[indicator]
    if isinstance(definition, Measure):
        return list(by_year(definition, found.at(indicator, region, stratum)).values())
    return _ratio_series(found, definition, region, stratum)


def _ratio_series(found: Book, ratio: Ratio, region: str, stratum: str) -> list[Value]:
    published = (
        by_year(MEASURES[ratio.published], found.at(ratio.published, region, stratum)) if ratio.published else {}
    )
    numerators = by_year(MEASURES[ratio.numerator], found.at(ratio.numerator, region, stratum))
    bottom_of = _bottoms(found, ratio, region, stratum)
    made = {
        year: value
        for year, top in numerators.items()
        if (bottom := bottom_of(top)) and (value := _divided(ratio, top, bottom))
    }
    years = sorted(published.keys() | made.keys())
    return [_with_claim(made.get(year), published.get(year), ratio, found.contested) for year in years]


def _bottoms(found: Book, ratio: Ratio, region: str, stratum: str) -> Callable[[Value], Value | None]:
    """What a numerator is divided by: the value of the same moment, or of the nearest year where people or places are counted."""
    measure = MEASURES[ratio.denominator]
    if measure.topic is Topic.BASE:
        yearly = by_year(measure, found.at(measure.key, region, ALL))
        return lambda top: _nearest(yearly, top.year, ratio.years_apart)
    moments = {_moment(value): value for value in found.at(measure.key, region, stratum)}
    return lambda top: moments.get(_moment(top))


def _moment(value: Value) -> tuple[tuple[int, ...], bool]:
    """The month in which a value ends, and whether it runs over a span."""
    when = period.parse(value.period)
    return when.end[:2], when.is_span


def _nearest(yearly: dict[int, Value], year: int, apart: int) -> Value | None:
    """The population or townships of the year nearest to another, sums of parts last."""
    near = [one for one in yearly if abs(one - year) <= apart]
    if not near:
        return None
    return yearly[min(near, key=lambda one: (yearly[one].rolled_up, abs(one - year), -one))]


def _divided(ratio: Ratio, top: Value, bottom: Value) -> Value | None:
    quantity = divide(top.quantity, bottom.quantity, ratio.scale)
    if quantity is None or quantity.bound == "?" or _says_nothing(quantity, ratio):
        return None
    return Value(
        ratio.key,
        top.region,
        top.period,
        top.year,
        top.stratum,
        quantity,
        (*top.claims, *bottom.claims),
        (*top.others, *bottom.others),
        disputed=top.disputed or bottom.disputed,
        computed=True,
    )


def _says_nothing(quantity: Quantity, ratio: Ratio) -> bool:
    """Whether a share exceeds its whole, so that its parts do not belong together, or is merely under it (不到100%)."""
    if ratio.maximum is None:
        return False
    return quantity.value > ratio.maximum or (quantity.bound == "<" and quantity.value >= ratio.maximum * _NEARLY)


def _with_claim(made: Value | None, published: Value | None, ratio: Ratio, contested: Contested) -> Value:
    """Prefer the computed ratio; a published one stands beside it, or alone."""
    if made is None:
        if published is None:
            message = f"neither parts nor claim of {ratio.key}"
            raise AssertionError(message)
        return published._replace(indicator=ratio.key)
    if published is None:
        return made
    behind = (claim.figure_id for claim in (*published.claims, *made.claims))
    clash = not (made.quantity.agrees(published.quantity) or contested.settled(*behind))
    return made._replace(others=(*made.others, *published.claims, *published.others), disputed=made.disputed or clash)


def same_period(found: Book, ratio: str, region: str, stratum: str) -> list[Value]:
    """A ratio of two flows of exactly the same period, spans and cumulated periods included."""
    definition = INDICATORS[ratio]
    if not isinstance(definition, Ratio):
        message = f"{ratio} is no ratio"
        raise TypeError(message)
    bottoms = {value.period: value for value in found.at(definition.denominator, region, stratum)}
    pairs = [(top, bottoms.get(top.period)) for top in found.at(definition.numerator, region, stratum)]
    return [value for top, bottom in pairs if bottom and (value := _divided(definition, top, bottom))]


def latest(values: Sequence[Value], until: int | None = None) -> Value | None:
    """The last value, no later than a year."""
    kept = [value for value in values if until is None or value.year <= until]
    return kept[-1] if kept else None


@dataclass(frozen=True)
class Change:
    """How a value differs from the year before: growth in percent, or points for a rate."""

    new: Value
    old: Value
    quantity: Quantity
    in_points: bool


def change(new: Value, old: Value) -> Change | None:
    """Compare two values of one indicator; None where the bounds leave no side known.

    Published rates are not compared: their denominators differ from source to source and are often unstated.
    """
    definition = INDICATORS[new.indicator]
    if isinstance(definition, Ratio) and not (new.computed and old.computed):
        return None
    if combinable(new.indicator, old.indicator, Operation.CHANGE):
        return None
    if not _same_season(new, old):
        return None
    in_points = definition.unit.key == "percent"
    made = difference(new.quantity, old.quantity) if in_points else growth(new.quantity, old.quantity)
    if made is None or made.bound == "?" or (made.bound == ">" and made.value < 0):
        return None
    return Change(new, old, made, in_points)


def _same_season(new: Value, old: Value) -> bool:
    """Whether two values are a whole year apart: a stock of April is not compared with one of December (同比)."""
    return new.claims[0].ends[5:7] == old.claims[0].ends[5:7]


def changes(values: Sequence[Value]) -> list[Change]:
    """The change of every value on the one of the year before; a gap of years gives none."""
    pairs = itertools.pairwise(values)
    return [made for old, new in pairs if new.year == old.year + 1 and (made := change(new, old))]


def fullest_year(
    by_region: Iterable[Sequence[Value]], until: int, among: Callable[[int], int] = lambda _year: 1
) -> int | None:
    """The year most regions report of as many as there were in it (``among``), the latest of several."""
    counted: dict[int, int] = defaultdict(int)
    for values in by_region:
        for value in values:
            if value.year <= until:
                counted[value.year] += 1
    return max(counted, key=lambda year: (counted[year] / among(year), year)) if counted else None


@dataclass(frozen=True)
class Pooled:
    """A ratio of several regions together, and of how many."""

    quantity: Quantity
    regions: int


def pooled(found: Book, ratio: str, regions: Iterable[str], year: int) -> Pooled | None:
    """Sum of numerators over sum of denominators of the regions that have both in a year."""
    values = [v for region in regions for v in series(found, ratio, region) if v.year == year and v.computed]
    definition = INDICATORS[ratio]
    if not values or not isinstance(definition, Ratio):
        return None
    tops = total([quantity_of(value.claims[0]) for value in values])
    bottoms = total([quantity_of(value.claims[1]) for value in values])
    quantity = divide(tops, bottoms, definition.scale)
    return Pooled(quantity, len(values)) if quantity and quantity.bound != "?" else None
