"""People in the work, agencies and volunteers of every county, and the service they give."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.demo.moments import whole_year, year_end
from analytics.demo.profile import chance
from analytics.indicators import ALL

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from analytics.demo.coverage import Counts
    from analytics.demo.exam import Results
    from analytics.demo.moments import Entry
    from analytics.demo.population import Census
    from analytics.demo.profile import Leaf

# Of ten thousand residents, professionals without a certificate and how many of them join in a year.
OTHERS: Final = 1.9
JOIN: Final = 0.48
# Of ten thousand residents, agencies, posts, volunteers and so on in 2020, each with its growth a year.
AGENCIES: Final = (0.16, 0.09)
POSTS: Final = (0.35, 0.08)
NEW_COMMUNITY_WORKERS: Final = (0.42, 0.07)
VOLUNTEERS: Final = (1450.0, 0.06)


class Grown(NamedTuple):
    """The stocks a year leaves to the next."""

    others: int
    posts: int


def entries(leaf: Leaf, exams: Results, residents: Census, stations: Counts, seed: int) -> Iterator[Entry]:
    """Tell the workforce of one county; its level wanders a little from year to year and never jumps."""
    rng = chance(seed, leaf.code, "workforce")
    level = rng.uniform(0.8, 1.25) * (0.7 + 0.5 * leaf.urban)
    first = min(exams)
    people = residents[first].all / 10_000
    grown = Grown(round(people * level * _grown((OTHERS, 0.08), first)), round(people * level * _grown(POSTS, first)))
    for year, levels in exams.items():
        level *= 1 + rng.uniform(-0.015, 0.02)
        size = residents[year].all / 10_000 * level
        held, certified = sum(one.held for one in levels), sum(one.certified for one in levels)
        joined, opened = _whole(size * JOIN, rng), _whole(size * _grown(POSTS, year) * 0.12, rng)
        grown = Grown(grown.others + joined, grown.posts + opened)
        yield from _people(year, held + grown.others, certified + joined, levels[-1].held, rng)
        yield from _posts(year, grown.posts, opened, leaf.townships, rng)
        yield from _community(year, size, residents[year].urban / 10_000 * level, rng)
        yield from _volunteers(year, min(size, residents[year].all / 5000), rng)
        yield from _service(year, stations[year].staff, size, rng)


def _people(year: int, total: int, new: int, seniors: int, rng: random.Random) -> Iterator[Entry]:
    stock, flow = year_end(year), whole_year(year)
    yield stock, "professionals_total", ALL, total
    yield flow, "professionals_new", ALL, new
    yield stock, "frontline_professionals", ALL, int(total * rng.uniform(0.685, 0.705))
    yield stock, "senior_social_workers", ALL, seniors
    yield flow, "supervisors", ALL, _whole(new * 0.02, rng)
    yield stock, "expert_pool_members", ALL, _whole(2 + total * 0.004, rng)


def _posts(year: int, posts: int, opened: int, townships: int, rng: random.Random) -> Iterator[Entry]:
    yield year_end(year), "sw_posts", ALL, posts
    yield whole_year(year), "posts_new", ALL, opened
    yield (
        year_end(year),
        "reserve_cadres",
        ALL,
        round(townships * (14 + 0.8 * max(0, year - 2015)) * rng.uniform(0.95, 1.05)),
    )


def _community(year: int, size: float, urban: float, rng: random.Random) -> Iterator[Entry]:
    yield year_end(year), "service_agencies", ALL, round(size * _grown(AGENCIES, year))
    new = urban * _grown(NEW_COMMUNITY_WORKERS, year) * rng.uniform(0.85, 1.15)
    yield whole_year(year), "community_workers_new", ALL, _whole(new, rng)


def _volunteers(year: int, size: float, rng: random.Random) -> Iterator[Entry]:
    volunteers = round(size * _grown(VOLUNTEERS, year))
    activities = round(volunteers * 0.035 * rng.uniform(0.85, 1.15))
    yield year_end(year), "volunteers", ALL, volunteers
    yield year_end(year), "volunteer_teams", ALL, math.ceil(volunteers / 140)
    yield whole_year(year), "volunteer_activities", ALL, activities
    yield whole_year(year), "volunteer_attendances", ALL, round(activities * rng.uniform(11, 16))


def _service(year: int, staff: int, size: float, rng: random.Random) -> Iterator[Entry]:
    served = round((staff * 620 + size * 25) * rng.uniform(0.88, 1.12))
    yield whole_year(year), "service_attendances", ALL, served
    yield whole_year(year), "beneficiaries", ALL, int(served * rng.uniform(0.25, 0.4))
    yield whole_year(year), "requests_resolved", ALL, round(served * rng.uniform(0.04, 0.07))


def _grown(course: tuple[float, float], year: int) -> float:
    """Give the level of a year from that of 2020 and its growth."""
    return course[0] * (1 + course[1]) ** (year - 2020)


def _whole(number: float, rng: random.Random) -> int:
    return int(number + rng.random())
