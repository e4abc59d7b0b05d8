"""Rule 6: the dictionary says what may be divided by what, and every measure of the figures is in it."""

from __future__ import annotations

from collections import Counter

import pytest

from analytics import compute
from analytics.errors import Refused
from analytics.indicators import INDICATORS, MEASURES, RATIOS, STRATA, Kind, Measure, Ratio, measures_of
from tests.facts import claims, known, observe, published_book, rows

PERSONS, ATTENDANCES, COUNT, RUNS, TEAMS = "人", "人次", "个", "期", "支"

# What each ratio may divide, from DOMAIN: numerator, denominator, and the unit of the result.
PAIRS = {
    "pass_rate_registered": (PERSONS, PERSONS, "%"),
    "pass_rate_sat": (PERSONS, PERSONS, "%"),
    "attendance_rate": (PERSONS, PERSONS, "%"),
    "certified_per_10k": (PERSONS, PERSONS, "人/万人"),
    "certified_share": (PERSONS, PERSONS, "%"),
    "new_per_registered": (PERSONS, PERSONS, "%"),
    "conversion_of_new": (PERSONS, PERSONS, "%"),
    "attendances_per_run": (ATTENDANCES, RUNS, "人次/期"),
    "attendances_per_professional": (ATTENDANCES, PERSONS, "人次/百人"),
    "station_coverage": (COUNT, COUNT, "%"),
    "stations_per_100_townships": (COUNT, COUNT, "个/百个"),
    "staff_per_station": (PERSONS, COUNT, "人/站"),
    "volunteers_share": (PERSONS, PERSONS, "%"),
    "volunteers_per_team": (PERSONS, TEAMS, "人/支"),
}
SCALES = {"%": 100, "人/万人": 10_000, "个/百个": 100, "人次/百人": 100, "人次/期": 1, "人/站": 1, "人/支": 1}


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_a_ratio_divides_only_what_its_definition_says(ratio: Ratio) -> None:
    top, bottom = MEASURES[ratio.numerator], MEASURES[ratio.denominator]
    assert (top.unit.zh, bottom.unit.zh, ratio.unit.zh) == PAIRS[ratio.key]


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_a_ratio_s_scale_is_its_unit_s(ratio: Ratio) -> None:
    assert ratio.scale == SCALES[PAIRS[ratio.key][2]]


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_a_ratio_is_made_of_levels_not_of_rates(ratio: Ratio) -> None:
    kinds = {MEASURES[key].kind for key in (ratio.numerator, ratio.denominator)}
    assert kinds <= {Kind.FLOW, Kind.STOCK}
    if ratio.published:
        assert MEASURES[ratio.published].kind is Kind.RATE
        assert MEASURES[ratio.published].unit == ratio.unit


def test_no_ratio_crosses_persons_and_attendances_unseen() -> None:
    crossing = {
        key for key, ratio in RATIOS.items() if MEASURES[ratio.numerator].unit != MEASURES[ratio.denominator].unit
    }
    assert crossing == {
        "attendances_per_run",
        "attendances_per_professional",
        "staff_per_station",
        "volunteers_per_team",
    }


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_only_levels_add_over_regions(measure: Measure) -> None:
    if measure.adds_over_regions:
        assert measure.kind in (Kind.FLOW, Kind.STOCK)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_claim_is_of_something_in_the_dictionary(measure: Measure) -> None:
    assert not measure.claim_of or measure.claim_of in INDICATORS


@pytest.mark.parametrize(
    "key", ["training_participants", "expert_pool_members", "beneficiaries", "community_orgs_linked"]
)
def test_people_and_bodies_that_repeat_from_place_to_place_do_not_add(key: str) -> None:
    assert not MEASURES[key].adds_over_regions


def test_keys_are_their_own_and_everything_is_described() -> None:
    assert len(INDICATORS) == len(MEASURES) + len(RATIOS)
    for key, found in INDICATORS.items():
        assert found.key == key
        assert found.label
        assert found.definition.endswith(".")


def test_a_column_title_means_one_measure() -> None:
    counted = Counter(alias for measure in MEASURES.values() for alias in measure.aliases)
    assert not [alias for alias, number in counted.items() if number > 1]


def test_a_group_has_one_key_and_its_names_are_its_own_within_a_dimension() -> None:
    assert all(key == stratum.key for key, stratum in STRATA.items())
    counted = Counter((stratum.dimension, alias) for stratum in STRATA.values() for alias in stratum.aliases)
    assert not [alias for alias, number in counted.items() if number > 1]


def test_an_indicator_is_read_from_its_parts_and_its_claim() -> None:
    assert measures_of("exam_passed") == ("exam_passed",)
    assert measures_of("pass_rate_registered") == ("exam_passed", "exam_registered", "exam_pass_rate")
    assert measures_of("certified_share") == ("certified_total", "professionals_total")


def test_persons_given_for_attendances_are_refused() -> None:
    with pytest.raises(Refused, match="unit-clash 人 is not the unit of training_attendances"):
        known(observe("training_attendances", y2024=2465, unit="人"))


def test_sittings_course_runs_and_times_are_three_measures() -> None:
    assert [MEASURES[f"training_{name}"].unit.zh for name in ("sessions", "runs", "times")] == ["场", "期", "次"]
    for unit in ("场", "次"):
        with pytest.raises(Refused, match="unit-clash"):
            known(observe("training_runs", y2024=17, unit=unit))


def test_every_published_figure_is_of_a_measure_in_its_unit_and_of_a_known_group() -> None:
    for row in rows("figures"):
        assert MEASURES[row["measure"]].unit.zh == row["unit"], row
        assert row["stratum"] in STRATA, row


# Targets and plans.

TARGETS = {
    "S007", "S117", "S119", "P029", "P080", "P081", "P082", "P083", "P230", "P247", "P248", "P251", "P252", "P253",
    "P254",
}  # fmt: skip
RULES_OF_THE_EXAM = {f"P{number}" for number in (*range(257, 265), *range(267, 271))}


def test_targets_plans_and_rules_are_standards_and_nothing_else_is() -> None:
    # Rows whose period or note says target or plan, S117/S119's programme, and the marks, papers, cycles and fees.
    standards = {figure for figure, claim in claims().items() if MEASURES[claim.measure].kind is Kind.STANDARD}
    assert standards == TARGETS | RULES_OF_THE_EXAM


def test_a_target_is_no_value_of_what_it_aims_at() -> None:
    # P251 and P253 aim at 18 and 25 community workers, P252 at a share of 50 %, P254 at 600 professionals.
    found = published_book()
    assert not found.at("community_workers_per_10k_urban", "420000")
    assert not found.at("community_workers_per_10k_urban", "652300")
    assert not found.at("certified_share_pct", "420000", "population:community_workers")
    assert not found.at("professionals_total", "652300")
    assert [value.number for value in found.at("professionals_total_target", "652300")] == [600]


def test_targets_of_a_wider_plan_are_kept_apart() -> None:
    # P080 50万 and P081 145万 of 2011; P082 200万 and P083 300万 of the wider plan of 2010.
    found = published_book()
    assert [v.number for v in found.at("professionals_total_target", "100000")] == [500000, 1450000]
    assert [v.number for v in found.at("professionals_total_target", "100000", "plan:wider_talent_2010")] == [
        2000000,
        3000000,
    ]


def test_no_ratio_reads_a_standard() -> None:
    for ratio in RATIOS:
        assert all(MEASURES[key].kind is not Kind.STANDARD for key in measures_of(ratio))


def test_a_standard_is_never_compared_or_pooled() -> None:
    found = known(observe("station_coverage_target_pct", y2024=90, y2025=100))
    assert not compute.changes(compute.series(found, "station_coverage_target_pct", "100000"))
    assert compute.pooled(found, "station_coverage_target_pct", ["100000"], 2025) is None
