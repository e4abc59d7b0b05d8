"""What may not be combined is refused with the reason: the forbidden combinations of the domain, one by one."""

from __future__ import annotations

import pytest

from analytics.i18n import LANGUAGES, catalogue
from analytics.indicators import INDICATORS, MEASURES, RATIOS, Kind, Operation, combinable

ADD, DIVIDE, CHANGE = Operation.ADD, Operation.DIVIDE, Operation.CHANGE
REGIONS, PERIODS, YEARS, LEVELS = (
    Operation.OVER_REGIONS,
    Operation.OVER_PERIODS,
    Operation.OVER_YEARS,
    Operation.OVER_LEVELS,
)


def why(first: str, second: str, operation: Operation) -> str:
    """Give the sentence; nothing where the combination is sound."""
    refusal = combinable(first, second, operation)
    return refusal.text("en") if refusal else ""


@pytest.mark.parametrize(
    ("first", "second", "operation", "reason"),
    [
        # Persons, attendances, sessions, sites and townships are different units.
        ("training_attendances", "training_participants", ADD, "counts in attendances"),
        ("training_runs", "training_sessions", ADD, "counts in course runs"),
        ("volunteer_attendances", "volunteers", DIVIDE, "no ratio of the two"),
        ("training_attendances", "exam_passed", DIVIDE, "no ratio of the two"),
        # A stock already holds what flowed into it.
        ("certified_total", "certified_new", ADD, "already holds"),
        ("certified_new", "certified_total", ADD, "already holds"),
        # Same unit, overlapping people or places.
        ("community_workers_total", "professionals_total", ADD, "counted twice"),
        ("exam_registered", "exam_sat", ADD, "counted twice"),
        ("sw_stations", "sw_points", ADD, "counted twice"),
        # Rates and targets.
        ("exam_pass_rate", "exam_pass_rate", ADD, "is a rate"),
        ("pass_rate_registered", "pass_rate_registered", REGIONS, "Add the numerators and the denominators"),
        ("pass_rate_registered", "pass_rate_registered", LEVELS, "is a rate"),
        ("certified_growth_pct", "certified_growth_pct", YEARS, "is a rate"),
        ("professionals_total_target", "professionals_total", ADD, "target or plan"),
        ("exam_pass_mark", "exam_pass_mark", REGIONS, "target or plan"),
        # Quotients nobody defined: stations are not townships with one, agencies are not people.
        ("sw_stations_and_points", "townships", DIVIDE, "No ratio"),
        ("townships_with_station", "sw_stations", DIVIDE, "No ratio"),
        ("certified_total", "community_workers_total", DIVIDE, "No ratio"),
        ("certified_new", "exam_passed", DIVIDE, "No ratio"),
        ("community_workers_total", "resident_population", DIVIDE, "No ratio"),
        ("exam_registered", "exam_passed", DIVIDE, "No ratio"),  # the right way round is passed by registered
        ("exam_sat", "exam_sat", DIVIDE, "by itself"),
        # The two pass rates are never mixed; published ones have unstated denominators.
        ("pass_rate_registered", "pass_rate_sat", CHANGE, "different indicators"),
        ("exam_pass_rate", "exam_pass_rate", CHANGE, "not stated"),
        ("exam_pass_mark", "exam_pass_mark", CHANGE, "target or plan"),
        # Over regions: people who may stand in several.
        ("training_participants", "training_participants", REGIONS, "several regions"),
        ("expert_pool_members", "expert_pool_members", REGIONS, "several regions"),
        ("community_orgs_linked", "community_orgs_linked", REGIONS, "several regions"),
        ("exam_registered", "exam_passed", REGIONS, "different indicators"),
        # Over time: stocks never, exam years not to people.
        ("certified_total", "certified_total", PERIODS, "last value"),
        ("certified_total", "certified_total", YEARS, "last value"),
        ("townships", "townships", YEARS, "last value"),
        ("exam_registered", "exam_registered", YEARS, "another year"),
        ("training_participants", "training_participants", YEARS, "another year"),
        # Levels are of the exam and its certificate.
        ("training_attendances", "training_attendances", LEVELS, "not kept by level"),
    ],
)
def test_a_forbidden_combination_is_refused_with_its_reason(
    first: str, second: str, operation: Operation, reason: str
) -> None:
    assert reason in why(first, second, operation)


@pytest.mark.parametrize(
    ("measure", "operation"),
    [
        ("exam_registered", REGIONS),
        ("exam_registered", ADD),
        ("exam_registered", LEVELS),
        ("certified_total", REGIONS),
        ("certified_total", LEVELS),
        ("certified_total", CHANGE),
        ("certified_new", YEARS),
        ("training_attendances", PERIODS),
        ("training_attendances", YEARS),
        ("pass_rate_registered", CHANGE),
    ],
)
def test_what_the_domain_allows_is_not_refused(measure: str, operation: Operation) -> None:
    assert combinable(measure, measure, operation) is None


@pytest.mark.parametrize("ratio", RATIOS.values(), ids=RATIOS)
def test_every_ratio_may_be_divided_and_only_that_way_round(ratio: object) -> None:
    numerator, denominator = ratio.numerator, ratio.denominator  # type: ignore[attr-defined]
    assert combinable(numerator, denominator, DIVIDE) is None
    assert combinable(denominator, numerator, DIVIDE) is not None


def test_regions_add_up_exactly_where_the_entry_says_so() -> None:
    adding = {key for key in INDICATORS if combinable(key, key, REGIONS) is None}
    assert adding == {key for key, measure in MEASURES.items() if measure.adds_over_regions}


def test_only_flows_add_up_over_the_periods_of_a_year() -> None:
    adding = {key for key in INDICATORS if combinable(key, key, PERIODS) is None}
    assert adding == {key for key, measure in MEASURES.items() if measure.kind is Kind.FLOW}


def test_two_different_indicators_are_never_added() -> None:
    keys = list(INDICATORS)
    assert all(combinable(a, b, ADD) for a in keys for b in keys if a != b)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reason_names_both_in_the_reader_s_language(lang: str) -> None:
    refusal = combinable("training_attendances", "training_participants", ADD)
    assert refusal is not None
    said = refusal.text(lang)
    for key in ("training_attendances", "training_participants"):
        label = MEASURES[key].label
        assert catalogue(lang).get(label, label) in said
    assert "{" not in said


def test_an_unknown_indicator_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        combinable("happiness", "happiness", ADD)
