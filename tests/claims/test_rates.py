"""Rules about rates: shares, pass rates, figures per head, points, coverage and the order of the funnel."""

from __future__ import annotations

import pytest

from tests.claims.cases import hint, one, said


def test_a_share_is_its_numerator_over_its_denominator() -> None:
    # S060 198 ÷ S059 576 = 34.375 %, stated S061 34.4 %
    assert said("share", "S059", "S060", "S061") == {"S061": "agrees"}
    assert said("share", "S059", "S060", "S061", changed={"S061": {"value": 43.4}}) == {"S061": "contradicts"}
    found = one("share", "S059", "S061")
    # 576 × 34.35 % and 576 × 34.45 %
    assert (found.verdict, hint(found)) == (
        "undecided",
        "with the other figure, New certificate holders would be 198 people",
    )


def test_shandong_covers_more_townships_than_it_has() -> None:
    # S128 1825 ÷ P331 1813 = 100.66 %, stated S129 100 %; 1813 + T370000-quasi 40 = 1853
    ids = ("S128", "S129", "P331", "T370000-quasi")
    share, coverage = one("share", *ids), one("coverage", *ids)
    assert (share.verdict, coverage.verdict) == ("contradicts", "contradicts")
    assert share.computed == (pytest.approx(100.6619, abs=1e-4), pytest.approx(100.6619, abs=1e-4))
    expected = "with 40 units like townships, which are counted apart, there would be 1,853 townships"
    assert (hint(share), hint(coverage)) == (expected, expected)


def test_a_coverage_may_be_by_stations() -> None:
    # P227 755 stations ÷ P340 1510 townships = 50.0 %, stated P228 50 %
    found = one("share", "P227", "P228", "P340")
    assert (found.verdict, hint(found)) == (
        "agrees",
        "it fits Township social-work stations ÷ Townships and sub-districts",
    )
    # P231 1739 ÷ 95.29 % = 1824.95, the 1825 of S128 and not the 1813 of P331
    found = one("share", "P231", "P232", "P331")
    assert (found.verdict, hint(found)) == ("undecided", "if it is by stations, 1,739, there would be 1,825 townships")


def test_no_part_is_over_its_whole() -> None:
    # P244 176 of P361 176 townships; P217 2204 of P216 over 9900; S074 over 8700 of S073 over 10000
    assert said("coverage", "P244", "P361") == {"P244": "agrees"}
    assert said("coverage", "P216", "P217") == {"P217": "agrees"}
    assert said("coverage", "S073", "S074") == {"S074": "undecided"}
    assert said("coverage", "P244", "P361", changed={"P244": {"value": 177}}) == {"P244": "contradicts"}


def test_a_pass_rate_says_its_denominator() -> None:
    # P100 6666 ÷ P099 37622 = 17.718 %, stated P101 17.72 %
    found = one("pass_rate", "P099", "P100", "P101")
    assert (found.verdict, hint(found)) == ("agrees", "it fits Candidates who passed ÷ Exam registrations")
    # by 30000 who sat it would be 22.22 %
    sat = {"P099": {"measure": "exam_sat", "value": 30000}}
    found = one("pass_rate", "P099", "P100", "P101", changed={"P101": {"value": 22.22, "margin": 0.005}}, also=sat)
    assert (found.verdict, hint(found)) == ("agrees", "it fits Candidates who passed ÷ Candidates who sat")


def test_a_pass_rate_above_that_by_registration_may_be_by_attendance() -> None:
    changed = {"P101": {"value": 22.22, "margin": 0.005}}
    found = one("pass_rate", "P099", "P100", "P101", changed=changed)
    assert found.verdict == "undecided"
    assert found.why is not None
    assert found.why.message == "it may be by those who sat the exam, whose number is not known"
    # Below it no denominator helps: those who sat are no more than those who registered.
    assert said("pass_rate", "P099", "P100", "P101", changed={"P101": {"value": 7.28, "margin": 0.005}}) == {
        "P101": "contradicts"
    }
    sat = {"P099": {"measure": "exam_sat", "value": 36000}}
    assert said("pass_rate", "P099", "P100", "P101", changed=changed, also=sat) == {"P101": "contradicts"}


def test_a_pass_rate_without_those_who_passed_cannot_be_told() -> None:
    # P036 17.15 % in 2015; P015 23万 newly certified ÷ P014 149.9万 = 15.3 % fits P016, P051 3.8万 ÷ 33.18万 = 11.5 % proves nothing
    assert said("pass_rate", "P035", "P036") == {"P036": "undecided"}
    assert said("pass_rate", "P014", "P015", "P016") == {"P016": "agrees"}
    assert said("pass_rate", "P040", "P059", "P022") == {"P040": "undecided"}


def test_a_pass_rate_of_another_year_is_known_by_it() -> None:
    # P101 under 2023, where 5000 of 37622 passed
    others = {"P099": {"period": "2023"}, "P100": {"period": "2023", "value": 5000}}
    found = one("pass_rate", "P099", "P100", "P101", changed={"P101": {"period": "2023"}}, also=others)
    assert (found.verdict, hint(found)) == (
        "undecided",
        "in 2024 the rate was 17.72%: it may belong to that year",
    )


def test_per_head_is_by_any_population_stated_near_enough() -> None:
    # S034 over 390万 ÷ P306 2140.3万 = 18.22 % or more, stated S035 18 % (17.5 to 18.5)
    assert said("per_capita", "S034", "S035", "P306") == {"S035": "undecided"}
    exact = {"S034": {"bound": "="}}
    assert said("per_capita", "S034", "S035", "P306", changed=exact) == {"S035": "agrees"}
    twice = {"S034": {"bound": "=", "value": 7800000}}
    assert said("per_capita", "S034", "S035", "P306", changed=twice) == {"S035": "contradicts"}


def test_huzhou_per_head_says_which_population_it_would_take() -> None:
    # P181 3.06万 (30550 to 30650) ÷ P182 87 per 万, published without its population
    found = one("per_capita", "P181", "P182")
    assert (found.verdict, hint(found)) == (
        "undecided",
        "with the other figure, Resident population would be 3,511,494 to 3,522,989 people",
    )


def test_a_change_of_a_rate_is_in_points() -> None:
    # P142 −6.21 points, P134 16.33 %: 22.54 % the year before
    assert said("points", "P134", "P142") == {"P142": "undecided"}
    for before, verdict in ((22.54, "agrees"), (20.0, "contradicts")):
        also = {"P134": {"period": "2023", "value": before, "margin": 0.005}}
        assert said("points", "P134", "P142", also=also) == {"P142": verdict}


def test_a_per_cent_that_fits_only_as_points_is_named() -> None:
    # S081 6.3 % or points, S032 43.8 %: 37.5 % before is 6.3 points and 16.8 %; 41.2 % before is 6.3 %
    place = {"region_code": "510100", "period": "2025"}
    share = {"S032": {"period": "2025"}, "S081": {**place, "inferred": False}}
    for before, verdict in ((37.5, "contradicts"), (41.2, "agrees")):
        also = {"S032": {"period": "2024", "value": before, "margin": 0.05}}
        found = one("points", "S032", "S081", changed=share, also=also)
        assert found.verdict == verdict
        if before == 37.5:
            assert hint(found) == "it fits only as percentage points: 6.2 to 6.4 points"
            assert found.computed.low == pytest.approx((43.75 / 37.55 - 1) * 100)


def test_pudong_leaves_both_readings_open() -> None:
    assert said("points", "S075", "S081") == {"S081": "undecided"}


def test_the_funnel_narrows() -> None:
    # P100 6666 ≤ P099 37622; S002 nearly 12万 sat, so P103 22992 passed are told from P102 about 12万 registered
    assert said("funnel", "P099", "P100") == {"P100": "agrees"}
    found = one("funnel", "P099", "P100", changed={"P100": {"value": 66660}})
    assert (found.verdict, hint(found)) == ("contradicts", "")
    exact = {"P100": {"value": 376220}}
    assert hint(one("funnel", "P099", "P100", changed=exact)) == (
        "it would fit at 37,622 people: a decimal point may be lost or added"
    )
    assert said("funnel", "S002", "P103") == {"P103": "undecided"}


def test_groups_of_the_funnel_are_not_mixed() -> None:
    # P205 16604 who sat, earlier candidates included, are more than P204 1.6万 registered and deny nothing.
    assert said("funnel", "P204", "P205") == {}
