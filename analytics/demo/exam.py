"""The exam of every county and year: a funnel that narrows at each level, with certificates that pile up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.demo import targets
from analytics.demo.apportion import apportion
from analytics.demo.moments import whole_year, year_end
from analytics.demo.profile import chance, scaled, shared_out
from analytics.indicators import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.demo.moments import Entry
    from analytics.demo.profile import Leaf

LEVELS: Final = ("level:assistant", "level:social_worker", "level:senior")
STAGES: Final = ("exam_registered", "exam_sat", "exam_passed", "certified_new")
SHARES: Final = (0.70, 0.295, 0.005)
# The senior exam was first held in 2019.
FIRST_SENIOR: Final = 2019
# How much more or less than the average of a stage goes on to the next: sat, passed, certified, by level.
ONWARD: Final = ((1.0, 1.0, 1.02), (1.08, 0.82, 1.4), (1.0, 0.99, 0.4))
# How far one county's rate may lie from its province's, by stage.
SPREAD: Final = (0.02, 0.22, 0.008)
HELD_SHARES: Final = (0.735, 0.265)


class Funnel(NamedTuple):
    """One county, year and level, and what is held at the end of it."""

    registered: int
    sat: int
    passed: int
    certified: int
    held: int


Results = dict[int, tuple[Funnel, ...]]


def results(reporting: Sequence[Leaf], years: range, factor: float, seed: int) -> list[Results]:
    """Work out the exams of a province's counties, in their order; ``factor`` is its size beside Sichuan."""
    held = _held_before(reporting, years.start, factor)
    rngs = [chance(seed, leaf.code, "exam") for leaf in reporting]
    drift = [rng.gauss(0, 0.02) for rng in rngs]
    made: list[Results] = [{} for _ in reporting]
    for year in years:
        weights = [
            leaf.size * leaf.pull * math.exp(trend * (year - 2020) + rng.gauss(0, 0.06))
            for leaf, trend, rng in zip(reporting, drift, rngs, strict=True)
        ]
        rates = [[1 + rng.uniform(-spread, spread) for rng in rngs] for spread in SPREAD]
        levels = _year(reporting, year, factor, weights, rates)
        for level, stages in enumerate(levels):
            held[level] = [sum(pair) for pair in zip(held[level], stages[-1], strict=True)]
        for place, one in enumerate(made):
            one[year] = tuple(
                Funnel._make(stage[place] for stage in (*stages, held[level])) for level, stages in enumerate(levels)
            )
    return made


def entries(county: Results) -> Iterator[Entry]:
    """Tell the exams of one county and the certificates held in it."""
    for year, levels in county.items():
        summed = [sum(column) for column in zip(*levels, strict=True)]
        for stratum, values in zip((ALL, *LEVELS), (summed, *levels), strict=True):
            when = whole_year(year)
            for measure, value in zip(STAGES, values, strict=False):
                yield when, measure, stratum, value
            yield year_end(year), "certified_total", stratum, values[-1]


def _held_before(reporting: Sequence[Leaf], year: int, factor: float) -> list[list[int]]:
    """Give what the counties hold at the start of a year, by level."""
    total = round(targets.held_before(year) * factor)
    seniors = round(total * 0.001) if year > FIRST_SENIOR else 0
    weights = [leaf.size * leaf.pull for leaf in reporting]
    parts = (*apportion(total - seniors, HELD_SHARES), seniors)
    return [apportion(part, weights) for part in parts]


def _year(
    reporting: Sequence[Leaf], year: int, factor: float, weights: list[float], rates: list[list[float]]
) -> list[list[list[int]]]:
    """Give the counties' numbers of one year as level, stage, county."""
    levels = _registered(reporting, year, factor, weights)
    for stage, course in enumerate((targets.SAT, targets.PASSED, targets.CERTIFIED)):
        reached = [sum(stages[-1]) for stages in levels]
        onward = [number * ONWARD[stage][level] for level, number in enumerate(reached)]
        parts = apportion(scaled(course, year, factor), onward, reached)
        for part, stages in zip(parts, levels, strict=True):
            before = stages[-1]
            wanted = [number * rate for number, rate in zip(before, rates[stage], strict=True)]
            stages.append(apportion(part, wanted, before))
    return levels


def _registered(reporting: Sequence[Leaf], year: int, factor: float, weights: list[float]) -> list[list[list[int]]]:
    """Share registrations out to counties, then each county's to levels, so that both sums are exact."""
    total = scaled(targets.REGISTERED, year, factor)
    counties = shared_out(total, targets.CHENGDU_REGISTERED.at(year), reporting, weights)
    senior_share = SHARES[2] if year >= FIRST_SENIOR else 0.0
    seniors = apportion(round(total * senior_share), [float(number) for number in counties], counties)
    rest = [number - senior for number, senior in zip(counties, seniors, strict=True)]
    middle_share = SHARES[1] / (SHARES[0] + SHARES[1])
    middle = [round(number * middle_share) for number in rest]
    assistants = [number - some for number, some in zip(rest, middle, strict=True)]
    return [[assistants], [middle], [seniors]]
