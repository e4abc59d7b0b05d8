"""One social-work station for every township: where it stands, when it opened, who works there."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from analytics.demo.interior import spread
from analytics.demo.profile import chance, provinces, remoteness

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from analytics.demo.gazetteer import Township
    from analytics.demo.interior import Point
    from analytics.regions import Boundaries, Region, RegionTree

# Share of all stations open at the end of each year: a slow start, then the rush of the provincial plan.
FIRST_OPENED: Final = 2017
OPEN: Final = (0.02, 0.055, 0.13, 0.40, 0.74, 0.94, 1.0)
LEVELS: Final = (("model", 0.08), ("standard", 0.60), ("basic", 1.0))
# A station is ready to be counted before the year's books close.
DAYS: Final = 350


def open_share(year: int) -> float:
    """Give the share of stations open at the end of a year."""
    place = year - FIRST_OPENED
    return 0.0 if place < 0 else OPEN[min(place, len(OPEN) - 1)]


def sites(tree: RegionTree, boundaries: Boundaries, townships: Iterable[Township], seed: int) -> list[dict[str, Any]]:
    """Give one station for each township of the tree's reporting provinces.

    A station stands inside its county's polygon; a county without one has all its stations at the county's label
    point, or at that of the nearest region above which has one.
    """
    by_county: dict[str, list[Township]] = {}
    for one in townships:
        if one.county in tree:
            by_county.setdefault(one.county, []).append(one)
    made = []
    for province in provinces(tree):
        counties = [region for region in tree.descendants(province.code) if region.code in by_county]
        opened = _opened(tree, counties, by_county, seed)
        for county in counties:
            own = by_county[county.code]
            points = _points(tree, boundaries, county, len(own), seed)
            rng = chance(seed, county.code, "staff")
            made += [_station(one, at, opened[one.code], rng) for one, at in zip(own, points, strict=True)]
    return made


def _station(township: Township, at: Point, opened: str, rng: random.Random) -> dict[str, Any]:
    drawn = rng.random()
    level = next(name for name, up_to in LEVELS if drawn < up_to)
    return {
        "id": f"D{township.code}",
        "region_code": township.county,
        "name": f"{township.name}社工站",
        "level": level,
        "lon": at[0],
        "lat": at[1],
        "staff": _staff(level, street=township.is_street, rng=rng),
        "opened": opened,
    }


def _staff(level: str, *, street: bool, rng: random.Random) -> int:
    usual = {"model": 4.6, "standard": 2.7, "basic": 1.7}[level] + (1.2 if street else 0.0)
    return min(8, max(1, round(rng.gauss(usual, 0.8))))


def _opened(
    tree: RegionTree, counties: Sequence[Region], by_county: dict[str, list[Township]], seed: int
) -> dict[str, str]:
    """Open a province's stations in the order of their townships' remoteness, a little shuffled."""
    order: list[tuple[float, str]] = []
    for county in counties:
        rng = chance(seed, county.code, "opened")
        distance = remoteness(tree, county)
        order += [(distance + rng.gauss(0, 0.12) - 0.05 * one.is_street, one.code) for one in by_county[county.code]]
    return {code: _day((place + 0.5) / len(order)) for place, (_, code) in enumerate(sorted(order))}


def _day(share: float) -> str:
    """Give the day by which this share of the stations is open."""
    place = bisect_left(OPEN, share)
    before = OPEN[place - 1] if place else 0.0
    within = (share - before) / (OPEN[place] - before)
    return (date(FIRST_OPENED + place, 1, 8) + timedelta(days=int(within * DAYS))).isoformat()


def _points(tree: RegionTree, boundaries: Boundaries, county: Region, count: int, seed: int) -> list[Point]:
    feature = boundaries.outline(tree, county.code)
    if feature:
        return spread(feature, count, chance(seed, county.code, "points"))
    known = [(region.lon, region.lat) for region in tree.path(county.code)]
    return [next((lon, lat) for lon, lat in reversed(known) if lon is not None and lat is not None)] * count
