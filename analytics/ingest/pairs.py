"""Rules for two figures of one region, period and group, of which one limits the other."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import ALL, MEASURES, RATIOS, Kind
from analytics.ingest.codes import issue
from analytics.ingest.readings import cell_of, exceeds, named, plainly, quantity, twice
from analytics.period import parse
from analytics.quantity import Quantity, divide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.indicators import Ratio
    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.readings import Figures

_FUNNEL: Final = ("exam_registered", "exam_approved", "exam_sat", "exam_passed")
_SURE: Final = ("townships_with_station", "townships")
_DOUBTFUL: Final = tuple(
    (ratio.numerator, ratio.denominator)
    for ratio in RATIOS.values()
    if ratio.maximum
    and not ratio.years_apart
    and ratio.numerator not in _FUNNEL
    and (ratio.numerator, ratio.denominator) != _SURE
)
# Whoever takes part attends at least once, nothing is held without anybody, and who is new is among all at the end.
_LEAST: Final = {
    "training_participants": "training_attendances",
    "training_runs": "training_attendances",
    "training_sessions": "training_attendances",
    "certified_new": "certified_total",
}
# What published rates follow from; a pass rate is of those who registered or of fewer, those who sat; without the other count it may be more, or less.
_OTHER_BASE: Final = {"pass_rate_registered": 1, "pass_rate_sat": -1}
DIVIDED: Final = {
    one.published: tuple(RATIOS[key] for key in (_OTHER_BASE if one.key in _OTHER_BASE else (one.key,)))
    for one in RATIOS.values()
    if one.published
}
# Published rates that stand at a moment, as what they are of does.
_OF_MOMENTS: Final = {
    *(one.published for one in RATIOS.values() if one.published and MEASURES[one.numerator].kind is Kind.STOCK),
    *("certified_share_pct", "community_workers_per_10k_urban"),
}
_SENIORS: Final = "senior_social_workers"
_MONTHS: Final = 12
_HUNDREDTH: Final = 0.005  # of a rate rounded to two decimals


def funnel(figures: Figures) -> Iterator[Issue]:
    """No stage of the exam exceeds an earlier one: passed, sat, approved, registered."""
    there = [measure for measure in _FUNNEL if measure in figures.measures]
    stages = {measure: there[:place] for place, measure in enumerate(there) if place}
    for (region, period, measure, stratum), reading in figures.by_key.items() if stages else ():
        for earlier in stages.get(measure, ()):
            limit = figures.get(region, period, earlier, stratum)
            if limit and reading.value > limit.value and exceeds(quantity(reading), quantity(limit)):
                yield _larger("funnel-grows", reading, limit)
                break


def _larger(code: str, reading: Reading, limit: Reading) -> Issue:
    labels = {"later": named(MEASURES[reading.measure].label), "earlier": named(MEASURES[limit.measure].label)}
    return issue(code, *cell_of(reading), **labels, value=reading.as_written, limit=limit.as_written)


def part_of_whole(figures: Figures) -> Iterator[Issue]:
    """Townships with a station are townships; other parts that exceed their whole are doubtful."""
    wholes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (part, whole), code in ((_SURE, "part-larger"), *((pair, "part-doubtful") for pair in _DOUBTFUL)):
        if {part, whole} <= figures.measures:
            wholes[part].append((whole, code))
    for (region, period, measure, stratum), reading in figures.by_key.items() if wholes else ():
        for whole, code in wholes.get(measure, ()):
            limit = figures.get(region, period, whole, stratum)
            if limit and reading.value > limit.value and exceeds(quantity(reading), quantity(limit)):
                yield _larger(code, reading, limit)


def least(figures: Figures) -> Iterator[Issue]:
    """What cannot be less than another figure is not: attendances than people, all holders than this year's new ones."""
    there = {part: whole for part, whole in _LEAST.items() if {part, whole} <= figures.measures}
    for (region, period, measure, stratum), part in figures.by_key.items() if there else ():
        if whole := there.get(measure):
            for when in _ends(period) if MEASURES[whole].kind is Kind.STOCK else (period,):
                found = figures.get(region, when, whole, stratum)
                if found and part.value > found.value and exceeds(quantity(part), quantity(found)):
                    labels = {"name": named(MEASURES[whole].label), "other": named(MEASURES[measure].label)}
                    numbers = {"value": found.as_written, "least": part.as_written}
                    yield issue("too-few", *cell_of(found), **labels, **numbers, place=part.place)


def rates(figures: Figures) -> Iterator[Issue]:
    """A published rate follows from the counts it may have been divided from, where the file has them."""
    there = {rate for rate in DIVIDED if rate in figures.measures}
    for (region, period, measure, stratum), reading in figures.by_key.items() if there else ():
        if measure not in there:
            continue
        made = [
            _Made(ratio, quotient, part, whole)
            for ratio in DIVIDED[measure]
            for when in _ends(period)
            if (part := figures.get(region, when, ratio.numerator, stratum))
            and (whole := figures.get(region, when, ratio.denominator, stratum))
            and (quotient := divide(quantity(part), quantity(whole), ratio.scale))
        ]
        if made and not _follows(reading, made):
            yield _does_not_follow(reading, min(made, key=lambda one: abs(one.quotient.value - reading.value)))


class _Made(NamedTuple):
    """What two counts beside a published rate give."""

    ratio: Ratio
    quotient: Quantity
    part: Reading
    whole: Reading


def _follows(reading: Reading, made: list[_Made]) -> bool:
    """Whether a rate is one of those its counts give, rounded or cut off, or may have another base than they name."""
    stated = Quantity(reading.value, reading.bound, 2 * reading.margin)
    # A cell holds 16 for 16.00.
    if any(stated.agrees(one.quotient) or abs(stated.value - one.quotient.value) <= _HUNDREDTH for one in made):
        return True
    sides = {_OTHER_BASE.get(one.ratio.key, 0) for one in made}
    side = sides.pop() if len(sides) == 1 else 0
    return all((stated.value - one.quotient.value) * side > 0 for one in made)


def _does_not_follow(reading: Reading, made: _Made) -> Issue:
    labels = {"name": named(MEASURES[reading.measure].label), "part": named(MEASURES[made.part.measure].label)}
    whole = {"whole": named(MEASURES[made.whole.measure].label), "divisor": made.whole.as_written}
    numbers = {"value": reading.as_written, "count": made.part.as_written}
    rate = plainly(round(made.quotient.value, 2))
    return issue("rate-off", *cell_of(reading), **labels, **whole, **numbers, rate=rate)


def one_moment(figures: Figures) -> Iterator[Issue]:
    """What stands at one moment has one value, 2024 or 2024-12, and so have the seniors, by themselves or among the holders."""
    ends = Counter(parse(period).end for period in figures.periods)
    several = {period for period in figures.periods if ends[parse(period).end] > 1 and ".." not in period}
    met: dict[tuple[str, tuple[int, int, int], str, str], Reading] = {}
    for (region, period, measure, stratum), reading in figures.by_key.items() if several else ():
        if period in several and (MEASURES[measure].kind is Kind.STOCK or measure in _OF_MOMENTS):
            first = met.setdefault((region, parse(period).end, measure, stratum), reading)
            yield from _unlike(first, reading, figures)
    for (region, period, measure, stratum), reading in figures.by_key.items() if _SENIORS in figures.measures else ():
        if (measure, stratum) == (_SENIORS, ALL):
            found = (figures.get(region, when, "certified_total", "level:senior") for when in _ends(period))
            for other in filter(None, found):
                first, again = sorted((other, reading), key=cell_of)
                yield from _unlike(first, again, figures)


def _unlike(first: Reading, again: Reading, figures: Figures) -> Iterator[Issue]:
    if first.source_id == again.source_id and not quantity(first).agrees(quantity(again)):
        yield twice(first, again, figures.tree)


@lru_cache(4096)
def _ends(period: str) -> tuple[str, ...]:
    """The periods a stock of a period's end may be filed under: for 2024 also its last quarter, month and day.

    None for several years: not all who were new in the first of them need be there at the end of the last.
    """
    span = parse(period)
    year, month, _day = span.end
    if span.start is None or span.start[0] != year:
        return ()
    quarter = (f"{year}-Q{month // 3}",) if month % 3 == 0 else ()
    whole = (str(year),) if month == _MONTHS else ()
    return (*whole, *quarter, f"{year}-{month:02}", f"{year}-{month:02}-{monthrange(year, month)[1]}")
