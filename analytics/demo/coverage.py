"""Stations, their points and staff, counted at the end of every year."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.demo import targets
from analytics.demo.apportion import apportion
from analytics.demo.moments import whole_year, year_end
from analytics.demo.profile import chance, scaled
from analytics.demo.sites import open_share
from analytics.indicators import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.demo.moments import Entry
    from analytics.demo.profile import Leaf

Station = dict[str, Any]


class Count(NamedTuple):
    """What one county has at the end of a year; ``models`` are the year's new ones."""

    stations: int
    staff: int
    models: int


Counts = dict[int, Count]
Points = dict[int, int]


def counts(leaf: Leaf, stations: Sequence[Station] | None, years: range, seed: int) -> Counts:
    """Count a county's stations by the day they opened; without a list of them, from the usual course."""
    return _usual(leaf, years, seed) if stations is None else _counted(stations, years)


def points(reporting: Sequence[Leaf], counted: Sequence[Counts], years: range, factor: float) -> list[Points]:
    """Give each county its points of a province's total; points never close and need a station to belong to."""
    made: list[Points] = [{} for _ in reporting]
    present = [0] * len(reporting)
    for year in years:
        wanted = scaled(targets.POINTS, year, factor) - sum(present)
        weights = [
            one[year].stations * leaf.size / leaf.townships for leaf, one in zip(reporting, counted, strict=True)
        ]
        present = [sum(pair) for pair in zip(present, apportion(wanted, weights), strict=True)]
        for one, number in zip(made, present, strict=True):
            one[year] = number
    return made


def entries(leaf: Leaf, counted: Counts, below: Points) -> Iterator[Entry]:
    """Tell the stations of one county."""
    for year, count in counted.items():
        when = year_end(year)
        yield when, "townships", ALL, leaf.townships
        yield when, "sw_stations", ALL, count.stations
        yield when, "townships_with_station", ALL, count.stations
        yield when, "station_staff", ALL, count.staff
        yield when, "sw_points", ALL, below[year]
        yield when, "sw_stations_and_points", ALL, count.stations + below[year]
        yield whole_year(year), "demo_stations", ALL, count.models


def _counted(stations: Sequence[Station], years: range) -> Counts:
    made = {}
    for year in years:
        present = [one for one in stations if int(one["opened"][:4]) <= year]
        models = sum(one["level"] == "model" and int(one["opened"][:4]) == year for one in present)
        made[year] = Count(len(present), sum(one["staff"] for one in present), models)
    return made


def _usual(leaf: Leaf, years: range, seed: int) -> Counts:
    # Remote counties stay behind the province's course until it ends at full coverage.
    lag = 0.5 + 1.6 * leaf.remoteness
    staff = chance(seed, leaf.code, "staff").uniform(2.0, 3.2)
    made = {}
    for year in years:
        now, before = (math.floor(leaf.townships * open_share(y) ** lag) for y in (year, year - 1))
        made[year] = Count(now, round(now * staff), round((now - before) * 0.08))
    return made
