"""Every claim of the demo store, one county after the other."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from analytics.demo import coverage, exam, population, training, workforce
from analytics.demo.profile import Leaf, chance, leaves, provinces, scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analytics.demo.gazetteer import Township
    from analytics.demo.moments import Entry, Moment
    from analytics.regions import RegionTree

SOURCE_ID: Final = "DEMO"
# The same person may be counted in two counties, so a parent reports these for itself.
OVERLAPPING: Final = frozenset({"training_participants", "supervisors", "expert_pool_members", "beneficiaries"})

Parts = dict[tuple["Moment", str, str], list[int]]


class Overlaps:
    """What children said of measures that do not add up, kept until their parent reports."""

    def __init__(self, tree: RegionTree, seed: int) -> None:
        """Begin with nothing said."""
        self._tree = tree
        self._seed = seed
        self._parts: dict[str, Parts] = {}

    def hear(self, code: str, entry: Entry) -> None:
        """Keep one child's figure for its parent."""
        parent = self._tree[code].parent
        if parent:
            self._parts.setdefault(parent, {}).setdefault(entry[:3], []).append(entry[3])

    def told_by(self, code: str) -> Iterator[Entry]:
        """Tell a parent's own figures: fewer than its children's sum, no fewer than the largest of them."""
        rng = chance(self._seed, code, "overlap")
        for (when, measure, stratum), values in self._parts.pop(code, {}).items():
            largest, total = max(values), sum(values)
            entry = when, measure, stratum, largest + round((total - largest) * rng.uniform(0.86, 0.9))
            self.hear(code, entry)
            yield entry


def claims(
    tree: RegionTree, townships: Iterable[Township], stations: Iterable[dict[str, Any]], years: range, seed: int
) -> Iterator[dict[str, Any]]:
    """Give the rows of the observation table: a province's counties, its prefectures, itself, the nation last."""
    by_county: dict[str, list[Township]] = {}
    for one in townships:
        by_county.setdefault(one.county, []).append(one)
    placed: dict[str, list[dict[str, Any]]] = {}
    for station in stations:
        placed.setdefault(station["region_code"], []).append(station)
    overlaps = Overlaps(tree, seed)
    for province in provinces(tree):
        reporting = leaves(tree, province.code, by_county, seed)
        for leaf, entries in _counties(province.code, reporting, placed, years, seed):
            yield from _rows(leaf.code, entries, overlaps)
        parents = [region.code for region in tree.children(province.code) if tree.children(region.code)]
        for code in (*parents, province.code):
            yield from _rows(code, overlaps.told_by(code), None)
        if province.parent is None:
            return
    for region in tree:
        if region.level == "nation":
            yield from _rows(region.code, overlaps.told_by(region.code), None)


def _counties(
    province: str, reporting: Sequence[Leaf], placed: dict[str, list[dict[str, Any]]], years: range, seed: int
) -> Iterator[tuple[Leaf, Iterable[Entry]]]:
    """Work out a province's totals and hand them to its counties, then let each tell its own figures."""
    factor = scale(province, reporting)
    exams = exam.results(reporting, years, factor, seed)
    residents = population.census(reporting, years, factor, seed)
    counted = [coverage.counts(leaf, placed.get(leaf.code, []) if placed else None, years, seed) for leaf in reporting]
    points = coverage.points(reporting, counted, years, factor)
    for place, leaf in enumerate(reporting):
        yield (
            leaf,
            chain(
                exam.entries(exams[place]),
                training.entries(leaf, exams[place], seed),
                coverage.entries(leaf, counted[place], points[place]),
                workforce.entries(leaf, exams[place], residents[place], counted[place], seed),
                population.entries(residents[place]),
            ),
        )


def _rows(code: str, entries: Iterable[Entry], overlaps: Overlaps | None) -> Iterator[dict[str, Any]]:
    """Write entries as rows, numbered within their region."""
    for number, entry in enumerate(entries, 1):
        when, measure, stratum, value = entry
        if overlaps and measure in OVERLAPPING:
            overlaps.hear(code, entry)
        yield {
            "figure_id": f"D{code}-{number}",
            "source_id": SOURCE_ID,
            "region_code": code,
            "period": when.text,
            "year": when.year,
            "ends": when.ends,
            "measure": measure,
            "stratum": stratum,
            "value": float(value),
            "bound": "=",
            "margin": 0,
            "as_written": "",
            "inferred": False,
            "wording": "",
            "reason": "",
            "note": "",
            "place": "",
        }
