"""What is wrong with a draft is collected with its place, not raised at the first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analytics.indicators import MEASURES
from analytics.ingest import rules
from analytics.ingest.draft import Draft, Issue
from tests.facts import draft, observe, tree


def codes(checked: Draft) -> list[str]:
    return [issue.code for issue in rules.check(checked, tree())]


def one(**changed: Any) -> Draft:  # noqa: ANN401 - any field of a reading
    made = draft(observe("exam_registered", "510000", y2024=100))
    return replace(made, readings=(made.readings[0]._replace(**changed),))


def test_a_sound_draft_has_no_issue() -> None:
    assert codes(one()) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"region_code": "999999"}, "unknown-region"),
        ({"region_code": ""}, "unknown-region"),
        ({"measure": "happiness"}, "unknown-measure"),
        ({"unit": "人次"}, "unit-clash"),
        ({"unit": "万人"}, "unit-clash"),
        ({"stratum": "level:emperor"}, "unknown-group"),
        ({"period": "unstated"}, "bad-period"),
        ({"period": "1999"}, "year-out-of-range"),
        ({"period": "2036"}, "year-out-of-range"),
        ({"period": ""}, "bad-period"),
        ({"value": -1.0}, "negative"),
        ({"bound": "≥"}, "bad-bound"),
        ({"bound": ""}, "bad-bound"),
        ({"bound": "?"}, "bad-bound"),
        ({"source_id": "S999"}, "unknown-source"),
    ],
)
def test_each_rule_names_its_fault(changed: dict[str, Any], code: str) -> None:
    (issue,) = rules.check(one(**changed), tree())
    assert (issue.code, issue.severity, issue.place) == (code, "error", "facts:1")
    assert str(issue).startswith(f"facts:1: {code} ")


@pytest.mark.parametrize("present", [True, False])
def test_a_merged_region_has_figures_to_the_end_of_its_years(*, present: bool) -> None:
    checked = replace(one(region_code="500105", period="2024"), present=present)
    assert codes(checked) == []
    (issue,) = rules.check(replace(checked, readings=(checked.readings[0]._replace(period="2025"),)), tree())
    assert issue.code == "unknown-region"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_finite_number_is_an_error(value: float) -> None:
    assert codes(one(value=value)) == ["not-a-number"]


@pytest.mark.parametrize(
    "measure", ["exam_pass_rate", "station_coverage_pct", "certified_share_pct", "volunteers_share_pct"]
)
def test_a_share_over_100_is_an_error(measure: str) -> None:
    assert codes(draft(observe(measure, y2024=100))) == []
    assert codes(draft(observe(measure, y2024=100.1))) == ["over-100"]


@pytest.mark.parametrize(
    "fact",
    [
        observe("exam_pass_rate_change_pp", y2024=-6.21),  # P142
        observe("exam_registered_growth_pct", y2025=128),  # P214
        observe("exam_registered_growth_pct", y2025=-3),
        observe("exam_registered_increase", y2025=-3),
    ],
    ids=["points", "growth over 100", "fall", "fewer"],
)
def test_a_change_may_be_negative_or_over_100(fact: Any) -> None:  # noqa: ANN401 - readings
    assert codes(draft(fact)) == []


def test_an_id_that_stands_twice_is_an_error_at_both_places() -> None:
    fact = observe("exam_registered", y2024=1)
    assert codes(draft(fact, fact)) == ["id-twice", "id-twice"]


def test_all_faults_of_a_draft_are_told_together() -> None:
    found = codes(one(region_code="x", measure="y", period="z", bound="!", source_id="q"))
    assert set(found) == {"unknown-region", "unknown-measure", "bad-period", "unknown-source"}


def test_issues_of_reading_come_first() -> None:
    told = Issue("not-a-number", "error", "figures.csv:7", "{value} is not a number.", (("value", "近"),))
    found = rules.check(replace(one(unit="人次"), issues=(told,)), tree())
    assert [issue.code for issue in found] == ["not-a-number", "unit-clash"]
    assert str(found[0]) == "figures.csv:7: not-a-number 近 is not a number."


def test_every_measure_is_accepted_in_its_own_unit() -> None:
    for measure in MEASURES:
        assert codes(draft(observe(measure, y2024=1))) == []
