"""Facts about the simulated store: its anchors, and that its figures belong together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from analytics import demo, period
from analytics.indicators import MEASURES, STRATA, Kind
from analytics.regions import Boundaries, RegionTree, read_tree

DATA = Path(__file__).parents[2] / "sample_data"
YEARS = range(2015, 2026)
LEVELS = ("level:assistant", "level:social_worker", "level:senior")
OWN = {"training_participants", "supervisors", "expert_pool_members", "beneficiaries"}
COLUMNS = {
    *("figure_id", "source_id", "region_code", "period", "year", "ends", "measure", "stratum", "value", "bound"),
    *("margin", "as_written", "inferred", "wording", "reason", "note", "place"),
}

Row = dict[str, Any]


class Demo:
    """Everything made for Sichuan, with its figures by measure, region, period and stratum."""

    def __init__(self) -> None:
        """Make it once."""
        self.nation = read_tree(DATA / "regions")
        own = [region for region in self.nation if region.code.startswith("51")]
        self.tree = RegionTree(
            [replace(region, parent=None) if region.code == "510000" else region for region in own],
            [change for change in self.nation.changes if change.old_code[:2] == change.new_code[:2] == "51"],
        )
        self.boundaries = Boundaries(DATA / "boundaries")
        self.townships = demo.townships(DATA / "regions" / "townships.csv")
        self.stations = demo.stations(self.tree, self.boundaries, self.townships)
        self.rows = list(demo.claims(self.tree, self.townships, self.stations))
        self.value = {(r["measure"], r["region_code"], r["period"], r["stratum"]): r["value"] for r in self.rows}
        self.counties = [region.code for region in self.tree if region.level == "county"]

    def total(self, measure: str, when: str, within: str = "51", stratum: str = "all") -> float:
        """Sum the counties whose codes begin with ``within``."""
        return sum(self.value[measure, code, when, stratum] for code in self.counties if code.startswith(within))


@pytest.fixture(scope="module")
def made() -> Demo:
    return Demo()


def test_sichuan_has_as_many_townships_as_published(made: Demo) -> None:
    assert len(made.counties) == 183
    assert sum(one.county.startswith("51") for one in made.townships) == 3101
    assert all("撤" not in one.name and one.segment < 400 for one in made.townships)


@pytest.mark.parametrize(
    ("measure", "when", "within", "expected"),
    [
        ("exam_registered", "2024", "51", 120000),
        ("exam_sat", "2023", "51", 106700),
        ("exam_sat", "2022", "51", 47004),
        ("exam_passed", "2023", "51", 23900),
        ("exam_passed", "2024", "51", 22992),
        ("certified_total", "2023-12", "51", 66800),
        ("resident_population", "2020-12", "51", 83674866),
        ("resident_population", "2021-12", "51", 83720000),
        ("urban_population", "2021-12", "51", 48407000),
        *(("townships", f"{year}-12", "51", 3101) for year in YEARS),
        ("townships_with_station", "2023-12", "51", 3101),
        ("sw_stations_and_points", "2023-12", "51", 14177),
        ("exam_registered", "2024", "5101", 54500),
        ("exam_registered", "2023", "5101", 36600),
        ("resident_population", "2021-12", "5101", 21192000),
        ("resident_population", "2023-12", "5101", 21403000),
        ("urban_population", "2023-12", "5101", 17229000),
    ],
)
def test_counties_add_up_to_what_is_published(made: Demo, measure: str, when: str, within: str, expected: int) -> None:
    assert made.total(measure, when, within) == expected


def test_rows_are_whole_and_of_the_dictionary(made: Demo) -> None:
    assert len({row["figure_id"] for row in made.rows}) == len(made.value) == len(made.rows)
    for row in made.rows:
        assert row.keys() == COLUMNS
        assert MEASURES[row["measure"]].kind in (Kind.FLOW, Kind.STOCK)
        assert row["stratum"] in STRATA
        assert row["value"] >= 0
        assert isinstance(row["value"], float)
        assert row["value"].is_integer()


def test_periods_fit_their_measures(made: Demo) -> None:
    monthly = {"training_attendances", "training_runs", "training_sessions"}
    for row in made.rows:
        stock = MEASURES[row["measure"]].kind is Kind.STOCK
        assert period.parse(row["period"]).is_year == (not stock and row["measure"] not in monthly)
        assert not stock or row["period"].endswith("-12")
        assert row["ends"] == (f"{row['period']}-12-31" if len(row["period"]) == 4 else f"{row['period']}-31")
        assert str(row["year"]) == row["period"][:4]


def test_every_county_reports_the_same_cells(made: Demo) -> None:
    cells = defaultdict(set)
    for measure, code, when, stratum in made.value:
        cells[code].add((measure, when, stratum))
    assert all(cells[code] == cells["510104"] for code in made.counties)
    months = {when for measure, when, _ in cells["510104"] if measure == "training_runs"}
    assert months == {f"{year}-{month:02d}" for year in YEARS for month in range(1, 13)}


def test_the_funnel_never_grows(made: Demo) -> None:
    stages = ("exam_registered", "exam_sat", "exam_passed", "certified_new")
    for code in made.counties:
        for year in map(str, YEARS):
            for stratum in ("all", *LEVELS):
                numbers = [made.value[stage, code, year, stratum] for stage in stages]
                assert numbers == sorted(numbers, reverse=True)
            assert (
                made.value["mock_exam_participants", code, year, "all"]
                <= made.value["exam_registered", code, year, "all"]
            )


@pytest.mark.parametrize("measure", ["exam_registered", "exam_sat", "exam_passed", "certified_new", "certified_total"])
def test_levels_add_up(made: Demo, measure: str) -> None:
    for code in made.counties:
        for year in YEARS:
            when = f"{year}-12" if measure == "certified_total" else str(year)
            levels = sum(made.value[measure, code, when, level] for level in LEVELS)
            assert levels == made.value[measure, code, when, "all"]


@pytest.mark.parametrize(
    ("stock", "flow", "stratum"),
    [
        *(("certified_total", "certified_new", stratum) for stratum in ("all", *LEVELS)),
        ("professionals_total", "professionals_new", "all"),
        ("sw_posts", "posts_new", "all"),
    ],
)
def test_stocks_follow_flows(made: Demo, stock: str, flow: str, stratum: str) -> None:
    for code in made.counties:
        for before, year in pairwise(YEARS):
            grown = made.value[stock, code, f"{before}-12", stratum] + made.value[flow, code, str(year), stratum]
            assert made.value[stock, code, f"{year}-12", stratum] == grown


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("certified_total", "professionals_total"),
        ("frontline_professionals", "professionals_total"),
        ("senior_social_workers", "certified_total"),
        ("urban_population", "resident_population"),
        ("volunteers", "resident_population"),
        ("townships_with_station", "townships"),
        ("service_agencies", "professionals_total"),
    ],
)
def test_no_part_is_larger_than_its_whole(made: Demo, part: str, whole: str) -> None:
    for code in made.counties:
        for year in YEARS:
            assert made.value[part, code, f"{year}-12", "all"] <= made.value[whole, code, f"{year}-12", "all"]


@pytest.mark.parametrize("measure", ["sw_stations", "sw_points", "station_staff", "volunteers", "sw_posts"])
def test_what_is_built_up_does_not_jump_back(made: Demo, measure: str) -> None:
    for before, year in pairwise(YEARS):
        assert made.total(measure, f"{before}-12") <= made.total(measure, f"{year}-12")


def test_a_month_without_courses_has_no_attendances(made: Demo) -> None:
    courses = {key[1:3]: value for key, value in made.value.items() if key[0] == "training_runs"}
    for (code, month), runs in courses.items():
        seats = made.value["training_attendances", code, month, "all"]
        sessions = made.value["training_sessions", code, month, "all"]
        assert (seats, sessions) == (0, 0) if not runs else seats >= 20 * runs and sessions >= runs
    assert 0 < sum(not runs for runs in courses.values()) < len(courses)
    assert made.total("training_runs", "2024-05") > 2 * made.total("training_runs", "2024-08")


def test_people_trained_are_no_more_than_attendances(made: Demo) -> None:
    for code in made.counties:
        for year in YEARS:
            seats = sum(made.value["training_attendances", code, f"{year}-{m:02d}", "all"] for m in range(1, 13))
            assert made.value["training_participants", code, str(year), "all"] <= seats


def test_only_overlapping_measures_are_told_by_parents(made: Demo) -> None:
    assert {m for m in OWN if MEASURES[m].adds_over_regions} == set()
    told = {row["measure"] for row in made.rows if row["region_code"] not in made.counties}
    assert told == OWN == {row["measure"] for row in made.rows if not MEASURES[row["measure"]].adds_over_regions}


def test_parents_lie_between_their_largest_child_and_the_sum(made: Demo) -> None:
    seen = 0
    for (measure, code, when, stratum), value in made.value.items():
        parts = [made.value.get((measure, child.code, when, stratum)) for child in made.tree.children(code)]
        if parts:
            known = [part for part in parts if part is not None]
            assert len(known) == len(parts)
            assert max(known) <= value <= sum(known)
            seen += 1
    assert seen == 22 * 11 * 4


def test_each_township_has_one_station(made: Demo) -> None:
    sichuan = {one.code: one for one in made.townships if one.code.startswith("51")}
    assert len(made.stations) == len({one["id"] for one in made.stations}) == 3101
    names = sorted((one["region_code"], one["name"]) for one in made.stations)
    assert names == sorted((one.county, f"{one.name}社工站") for one in sichuan.values())
    assert all(1 <= one["staff"] <= 8 for one in made.stations)


def test_stations_stand_inside_their_counties(made: Demo) -> None:
    for station in made.stations:
        feature = made.boundaries.outline(made.tree, station["region_code"])
        assert feature
        at = station["lon"], station["lat"]
        assert at == (round(at[0], 4), round(at[1], 4))
        assert inside(feature["geometry"], at), station
    assert len({(one["lon"], one["lat"]) for one in made.stations}) == 3101


def inside(geometry: dict[str, Any], at: tuple[float, float]) -> bool:
    """Whether a ray to the east leaves an outer ring but no hole of the same polygon."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return any(winds(outer, at) and not any(winds(hole, at) for hole in holes) for outer, *holes in polygons)


def winds(ring: list[list[float]], at: tuple[float, float]) -> bool:
    """Whether a point is inside a ring, by its winding number."""
    turns = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        left = (x2 - x1) * (at[1] - y1) - (at[0] - x1) * (y2 - y1)
        turns += (y1 <= at[1] < y2 and left > 0) - (y2 <= at[1] < y1 and left < 0)
    return turns != 0


def test_stations_open_from_the_capital_to_the_highlands(made: Demo) -> None:
    def middle(within: str) -> str:
        days = sorted(one["opened"] for one in made.stations if one["region_code"].startswith(within))
        return days[len(days) // 2]

    assert middle("510104") < middle("5107") < middle("5134") < middle("5133")
    years = [one["opened"][:4] for one in made.stations]
    assert (min(years), max(years)) == ("2017", "2023")
    assert years.count("2017") < years.count("2019") < years.count("2021")
    levels = [one["level"] for one in made.stations]
    assert 200 < levels.count("model") < 300
    assert 1500 < levels.count("standard") < 1720


def test_stations_counted_are_those_open(made: Demo) -> None:
    for code in made.counties:
        own = [one for one in made.stations if one["region_code"] == code]
        for year in YEARS:
            present = [one for one in own if one["opened"] <= f"{year}-12-31"]
            stock = [made.value[m, code, f"{year}-12", "all"] for m in ("sw_stations", "station_staff", "sw_points")]
            assert stock[:2] == [len(present), sum(one["staff"] for one in present)]
            assert made.value["townships_with_station", code, f"{year}-12", "all"] == stock[0]
            assert made.value["sw_stations_and_points", code, f"{year}-12", "all"] == stock[0] + stock[2]


def test_one_seed_makes_one_store(made: Demo) -> None:
    again = demo.claims(made.tree, made.townships, made.stations)
    assert list(islice(again, 20000)) == made.rows[:20000]
    assert demo.stations(made.tree, made.boundaries, made.townships) == made.stations
    other = demo.claims(made.tree, made.townships, made.stations, seed=1)
    assert list(islice(other, 100)) != made.rows[:100]


def test_the_nation_can_be_made_without_stations(made: Demo) -> None:
    rows = demo.claims(made.nation, made.townships, [], first_year=2023, last_year=2023)
    found = {(r["measure"], r["region_code"]): r["value"] for r in rows if r["stratum"] == "all" and r["value"] >= 0}
    leaves = {code for measure, code in found if measure == "exam_registered"}
    mainland = {r.code for r in made.nation if r.code[:2] not in {"10", "71", "81", "82"}}
    assert leaves == {code for code in mainland if not made.nation.children(code)}
    assert {"441900", "110101"} < leaves
    sichuan = {measure: sum(found[measure, code] for code in made.counties) for measure in ("exam_sat", "sw_stations")}
    assert sichuan == {"exam_sat": 106700, "sw_stations": 3101}
    assert found["beneficiaries", "440000"] < found["beneficiaries", "100000"]
    assert found["urban_population", "110101"] <= found["resident_population", "110101"]


def test_an_earlier_start_leaves_the_anchors_where_they_are(made: Demo) -> None:
    rows = [row for row in demo.claims(made.tree, made.townships, [], first_year=2008) if row["stratum"] == "all"]
    assert min(row["value"] for row in rows) >= 0
    counties = [row for row in rows if row["region_code"] in made.counties]
    held = sum(r["value"] for r in counties if (r["measure"], r["period"]) == ("certified_total", "2023-12"))
    places = sum(r["value"] for r in counties if (r["measure"], r["period"]) == ("sw_stations_and_points", "2023-12"))
    assert (held, places) == (66800, 14177)
    assert {row["year"] for row in rows} == set(range(2008, 2026))


def test_a_county_without_a_shape_has_its_stations_at_a_label_point(made: Demo) -> None:
    shapeless = next(r for r in made.nation if r.name == "和康县")
    township = demo.Township(f"{shapeless.code}100", "某镇", shapeless.code)
    (station,) = demo.stations(made.nation, made.boundaries, [township])
    above = [(r.lon, r.lat) for r in made.nation.path(shapeless.code)]
    assert (station["lon"], station["lat"]) in above


def test_the_source_says_that_nothing_is_real() -> None:
    assert demo.SOURCE["id"] == "DEMO"
    assert "模拟" in demo.SOURCE["publisher"]
    assert "不是真实统计" in demo.SOURCE["title"]
