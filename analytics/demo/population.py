"""Residents of every county, and how many of them live in towns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.demo import targets
from analytics.demo.moments import year_end
from analytics.demo.profile import chance, scaled, shared_out
from analytics.indicators import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.demo.moments import Entry
    from analytics.demo.profile import Leaf


class Residents(NamedTuple):
    """One county's residents at the end of a year."""

    all: int
    urban: int


Census = dict[int, Residents]


def census(reporting: Sequence[Leaf], years: range, factor: float, seed: int) -> list[Census]:
    """Count the residents of a province's counties, in their order."""
    growth = [chance(seed, leaf.code, "growth").gauss(0.004 * (0.5 - leaf.remoteness), 0.003) for leaf in reporting]
    made: list[Census] = [{} for _ in reporting]
    for year in years:
        weights = [leaf.size * (1 + g) ** (year - 2020) for leaf, g in zip(reporting, growth, strict=True)]
        residents = shared_out(
            scaled(targets.RESIDENTS, year, factor), targets.CHENGDU_RESIDENTS.at(year), reporting, weights
        )
        towns = [number * leaf.urban for number, leaf in zip(residents, reporting, strict=True)]
        # Even the capital's inner districts keep a few villages.
        limits = [int(number * 0.995) for number in residents]
        urban = shared_out(
            scaled(targets.URBAN, year, factor), targets.CHENGDU_URBAN.at(year), reporting, towns, limits
        )
        for one, everyone, some in zip(made, residents, urban, strict=True):
            one[year] = Residents(everyone, some)
    return made


def entries(county: Census) -> Iterator[Entry]:
    """Tell the residents of one county."""
    for year, residents in county.items():
        yield year_end(year), "resident_population", ALL, residents.all
        yield year_end(year), "urban_population", ALL, residents.urban
