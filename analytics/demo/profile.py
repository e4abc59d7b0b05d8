"""What sets one reporting region apart from another: its size, how urban it is and how far away."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.demo.apportion import apportion
from analytics.demo.targets import CHENGDU, COUNTED_TOWNSHIPS, SICHUAN, Course
from analytics.regions.tree import NOT_REPORTING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.demo.gazetteer import Township
    from analytics.regions import Region, RegionTree

STREET, TOWN, RURAL = 3.0, 1.3, 0.5
# The list of townships has none for some regions: as many as such a region has elsewhere.
USUAL: Final = {"county": 10, "prefecture": 32}
HIGHLAND: Final = ("513200", "513300", "54", "632", "62300")


@dataclass(frozen=True)
class Leaf:
    """A region that reports for itself.

    ``size`` is proportional to residents, ``urban`` the share of them in towns, ``pull`` how readily they register
    for the exam, ``remoteness`` runs from 0 (the capital's districts) to 1 (the highland counties).
    """

    code: str
    prefecture: str
    townships: int
    size: float
    urban: float
    pull: float
    remoteness: float


def chance(seed: int, *about: str) -> random.Random:
    """Give a stream of chance that belongs to one subject, whatever else is drawn."""
    return random.Random("/".join((str(seed), *about)))  # noqa: S311 - invented figures, not secrets


def provinces(tree: RegionTree) -> list[Region]:
    """Give the provinces that report under the mainland's statistics."""
    return [region for region in tree if region.level == "province" and region.code not in NOT_REPORTING]


def leaves(tree: RegionTree, province: str, townships: Mapping[str, Sequence[Township]], seed: int) -> list[Leaf]:
    """Describe the counties of a province, with the prefectures that have none."""
    below = (region for region in tree.descendants(province) if not tree.children(region.code))
    return [_leaf(tree, region, townships.get(region.code, ()), seed) for region in below]


def remoteness(tree: RegionTree, region: Region) -> float:
    """Tell how late a region gets what begins in the province's capital."""
    above = region.parent or region.code
    if above.startswith(HIGHLAND):
        return 1.0
    if tree[above].name.endswith(("自治州", "盟", "地区")):
        return 0.75
    capital = above[2:4] == "01"
    district = region.name.endswith("区") or region.level == "prefecture"
    return (0.0 if capital else 0.25) + (0.0 if district else 0.1 if region.name.endswith("市") else 0.2)


def scale(province: str, reporting: Sequence[Leaf]) -> float:
    """Give how large a province is beside Sichuan, by townships."""
    return 1.0 if province == SICHUAN else sum(leaf.townships for leaf in reporting) / COUNTED_TOWNSHIPS


def shared_out(
    total: int, capital: int, reporting: Sequence[Leaf], weights: Sequence[float], limits: Sequence[int] | None = None
) -> list[int]:
    """Apportion a province's total, of which its capital has a known part; only Chengdu's is known."""
    if not any(leaf.prefecture == CHENGDU for leaf in reporting):
        return apportion(total, weights, limits)
    inside = [weight if leaf.prefecture == CHENGDU else 0.0 for leaf, weight in zip(reporting, weights, strict=True)]
    outside = [weight - within for weight, within in zip(weights, inside, strict=True)]
    parts = apportion(capital, inside, limits), apportion(total - capital, outside, limits)
    return [one + other for one, other in zip(*parts, strict=True)]


def scaled(course: Course, year: int, factor: float) -> int:
    """Give a province's total from Sichuan's."""
    return round(course.at(year) * factor)


def _leaf(tree: RegionTree, region: Region, own: Sequence[Township], seed: int) -> Leaf:
    rng = chance(seed, region.code)
    count = len(own) or USUAL[region.level]
    streets = sum(one.is_street for one in own) / count if own else 0.3
    towns = sum(one.is_town for one in own) / count if own else 0.5
    distance = remoteness(tree, region)
    each = STREET * streets + TOWN * towns + RURAL * (1 - streets - towns)
    place = 1.25 if region.name.endswith("区") else 1.0
    thin = {1.0: 0.22, 0.75: 0.75}.get(distance, 1.0)
    urban = 0.28 + 0.6 * streets + 0.12 * towns - 0.08 * distance
    return Leaf(
        code=region.code,
        prefecture=region.parent or region.code,
        townships=count,
        size=count**0.8 * each * place * thin * rng.uniform(0.85, 1.18),
        urban=min(0.97, max(0.15, urban + rng.gauss(0, 0.03))),
        pull=(0.35 + urban) * (1.1 - 0.5 * distance) * rng.uniform(0.75, 1.3),
        remoteness=distance,
    )
