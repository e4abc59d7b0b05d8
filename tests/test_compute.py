"""The rules for numbers (ARCHITECTURE), each with the published case that shows it.

Expected values are worked out by hand from the rows of ``sample_data/published/figures.csv`` named beside them.
"""

from __future__ import annotations

import pytest

from analytics import compute, period
from analytics.indicators import INDICATORS, MEASURES, Kind
from analytics.quantity import Quantity
from analytics.regions import NATION
from tests.facts import claims, known, observe, of_year, published_book, tree, yearly

SICHUAN, CHENGDU, DINGXI, SHANDONG, HUNAN = "510000", "510100", "621100", "370000", "430000"
ZHEJIANG, HUZHOU, JIAXING, GUANGZHOU, HAINAN = "330000", "330500", "330400", "440100", "460000"
WUXING, NANXUN, DEQING, CHANGXING, ANJI = "330502", "330503", "330521", "330522", "330523"

# P099-P140: registered and passed in 2024 of the fourteen provinces that publish both.
FOURTEEN = {
    "430000": (37622, 6666),
    "510000": (120000, 22992),
    "360000": (44187, 8381),
    "330000": (304000, 58734),
    "120000": (20977, 4054),
    "370000": (112154, 25258),
    "440000": (188929, 35729),
    "650000": (55818, 4065),
    "640000": (13622, 2208),
    "530000": (46564, 6603),
    "420000": (60463, 12618),
    "150000": (41588, 6792),
    "450000": (32600, 5111),
    "350000": (76000, 13948),
}


# Rule 1: several claims, one current.


def test_2021_registrations_are_the_ones_a_person_chose() -> None:
    found = of_year(published_book(), "exam_registered", NATION, 2021)
    assert found.number == 829000
    assert [claim.figure_id for claim in found.claims] == ["P022"]
    assert found.claims[0].reason
    assert {claim.figure_id for claim in found.others} == {"P006", "P019"}
    assert {claim.standing for claim in found.others} == {"alternate"}


def test_2021_claims_agree_because_bounds_deny_nothing() -> None:
    # P022 82.9万, P006 近82.9万, P019 80余万: all three can be true.
    assert not of_year(published_book(), "exam_registered", NATION, 2021).disputed


def test_2023_registrations_are_the_level_not_the_bound() -> None:
    # P014 149.9万 (2024-08) and P008 突破100万 (2025-05) are of one grade: the level says more.
    found = of_year(published_book(), "exam_registered", NATION, 2023)
    assert (found.number, found.claims[0].figure_id) == (1499000, "P014")
    assert [claim.figure_id for claim in found.others] == ["P008"]
    assert not found.disputed


def test_2022_stock_shows_the_better_grade_and_is_disputed() -> None:
    # P067 93.1万 is reposted, P060 92.9万 unofficial: 2000 apart where the writing leaves 500 either way.
    found = of_year(published_book(), "certified_total", NATION, 2022)
    assert (found.number, found.claims[0].figure_id) == (931000, "P067")
    assert [claim.figure_id for claim in found.others] == ["P060"]
    assert found.disputed


def test_2020_nearly_and_over_600000_deny_each_other() -> None:
    # P005 近60万 (2025-05) against P041 60万余 (2023-01): one grade, the later is shown.
    found = of_year(published_book(), "exam_registered", NATION, 2020)
    assert (found.number, found.quantity.bound, found.claims[0].figure_id) == (600000, "<", "P005")
    assert found.disputed


def test_guangdong_2024_shows_the_later_of_two_equal_grades() -> None:
    # P117 188929 (2024, no day: end of the year) and P092 18.9万 (2024-06-15), both reposted; they agree.
    found = of_year(published_book(), "exam_registered", "440000", 2024)
    assert (found.number, found.claims[0].figure_id) == (188929, "P117")
    assert not found.disputed


def test_every_published_cell_has_exactly_one_current_claim() -> None:
    standings: dict[tuple[str, ...], list[str]] = {}
    for claim in claims().values():
        standings.setdefault(claim.cell, []).append(claim.standing)
    assert {tuple(sorted(found)).count("current") for found in standings.values()} == {1}


# Rule 2: ratios divide sums.


def test_fourteen_provinces_pooled_pass_rate_is_18_46_not_17_49() -> None:
    registered, passed = (sum(parts) for parts in zip(*FOURTEEN.values(), strict=True))
    assert (registered, passed) == (1154524, 213159)
    found = published_book()
    pooled = compute.pooled(found, "pass_rate_registered", [child.code for child in tree().children(NATION)], 2024)
    assert pooled is not None
    assert round(pooled.quantity.value, 2) == round(213159 / 1154524 * 100, 2) == 18.46
    rates = [of_year(found, "pass_rate_registered", code, 2024).number for code in FOURTEEN]
    assert round(sum(rates) / len(rates), 2) == 17.49


def test_the_pooled_rate_is_only_about_because_four_parts_are() -> None:
    # P102, P108, P135, P138 are rounded registrations, marked ~.
    pooled = compute.pooled(published_book(), "pass_rate_registered", FOURTEEN, 2024)
    assert pooled is not None
    assert pooled.quantity.bound == "~"
    assert pooled.regions == 14


@pytest.mark.parametrize(("code", "parts"), FOURTEEN.items())
def test_a_province_s_rate_is_its_own_parts_and_matches_what_was_published(code: str, parts: tuple[int, int]) -> None:
    found = of_year(published_book(), "pass_rate_registered", code, 2024)
    assert found.computed
    assert found.number == pytest.approx(parts[1] / parts[0] * 100)
    assert "exam_pass_rate" in {claim.measure for claim in found.others}
    assert not found.disputed


def test_only_regions_with_both_parts_are_pooled() -> None:
    found = known(
        observe("exam_registered", HUNAN, y2024=1000),
        observe("exam_passed", HUNAN, y2024=200),
        observe("exam_registered", SICHUAN, y2024=9000),
        observe("exam_pass_rate", SHANDONG, y2024=90),
    )
    pooled = compute.pooled(found, "pass_rate_registered", [HUNAN, SICHUAN, SHANDONG], 2024)
    assert pooled is not None
    assert (pooled.quantity, pooled.regions) == (Quantity(20), 1)
    assert compute.pooled(found, "pass_rate_registered", [SICHUAN, SHANDONG], 2024) is None
    assert compute.pooled(found, "pass_rate_registered", [HUNAN], 2023) is None


def test_24_provinces_are_not_divided_by_the_nation() -> None:
    # P017 273126 passed in 24 provinces; 188.9万 registered in 31. P018 only claims "more than 14.46 %".
    found = of_year(published_book(), "pass_rate_registered", NATION, 2024)
    assert not found.computed
    assert (found.number, found.quantity.bound, found.claims[0].figure_id) == (14.46, ">", "P018")
    assert not yearly(published_book(), "pass_rate_registered", NATION, "coverage:24_provinces")


def test_groups_are_never_divided_by_the_whole() -> None:
    # S080 and S076: community workers of Pudong, 1327 of 8055; nothing is known of all of Pudong.
    assert yearly(published_book(), "pass_rate_registered", "310115", "population:community_workers") == {
        2024: pytest.approx(16.474, abs=5e-4)
    }
    assert not yearly(published_book(), "pass_rate_registered", "310115")


# Rule 3: flows and stocks over time.


def test_2022_stock_is_december_not_april() -> None:
    # P067 93.1万 (2022-12), P020 73.7万 (2022-04).
    found = of_year(published_book(), "certified_total", NATION, 2022)
    assert (found.number, found.period) == (931000, "2022-12")
    assert [value.number for value in published_book().at("certified_total", NATION) if value.year == 2022] == [
        737000,
        931000,
    ]


def test_a_stock_takes_the_last_value_of_a_year_and_is_never_added() -> None:
    found = known(observe("certified_total", at={"2023-03": 10, "2023-12": 14, "2023-07": 12, "2024-01": 15}))
    assert yearly(found, "certified_total") == {2023: 14, 2024: 15}


def test_national_stock_by_year() -> None:
    # P079, P075, P070, P048, P050, P052, P085, P056, P058, P067, P062, P064
    assert yearly(published_book(), "certified_total") == {
        2012: 80000,
        2014: 152985,
        2015: 206000,
        2016: 288000,
        2017: 327000,
        2018: 439000,
        2019: 531000,
        2020: 669000,
        2021: 737000,
        2022: 931000,
        2023: 1161000,
        2024: 1516000,
    }


def test_a_stock_of_april_is_no_year_before_one_of_december() -> None:
    # P178 about 22000 in 2024-04, P181 3.06万 in 2025-12: twenty months, so +39 % is no change on the year before (同比).
    assert not compute.changes(compute.series(published_book(), "certified_total", HUZHOU))


def test_a_share_of_stocks_divides_one_date() -> None:
    # P085 53.1万 certified at 2019-12, P089 120万 professionals at 2019-07; the dictionary says "same region and date".
    assert 2019 not in yearly(published_book(), "certified_share")


# Rule 5: only whole years of a flow make a yearly series.


def test_cumulated_and_span_figures_are_in_no_yearly_series() -> None:
    # S031 8.9万人次 up to 2025-03, S018 three sittings in April and May 2024, S004 40 people 2023-2024.
    found = published_book()
    assert [value.period for value in found.at("training_attendances", CHENGDU, "population:community_workers")] == [
        "..2025-03"
    ]
    assert not yearly(found, "training_attendances", CHENGDU, "population:community_workers")
    assert not yearly(found, "training_sessions", "510113", "population:community_workers")
    assert not yearly(found, "talent_cultivated", "510104")
    assert yearly(found, "training_attendances", DINGXI) == {2024: 2465}  # S070


def test_months_and_quarters_of_a_flow_are_no_year() -> None:
    found = known(
        observe("training_attendances", at={"2023": 900, "2024-01": 80, "2024-Q2": 200, "2024-07..2024-09": 5})
    )
    assert yearly(found, "training_attendances") == {2023: 900}


@pytest.mark.parametrize("measure", [m.key for m in MEASURES.values() if m.kind is Kind.FLOW])
def test_every_yearly_value_of_a_published_flow_is_of_a_whole_year(measure: str) -> None:
    found = published_book()
    for key, region, stratum in found.values:
        if key == measure:
            for value in compute.series(found, measure, region, stratum):
                assert period.parse(value.period).is_year, value


def test_the_same_span_divides_itself() -> None:
    # S031 89000 attendances and S030 218 course runs, both up to 2025-03.
    (value,) = compute.same_period(published_book(), "attendances_per_run", CHENGDU, "population:community_workers")
    assert value.number == pytest.approx(408.257, abs=5e-4)
    assert value.period == "..2025-03"


# Rule 7: missing is not zero.


def test_a_year_without_a_figure_is_absent() -> None:
    found = known(observe("exam_registered", y2020=100, y2022=150, y2023=300))
    assert yearly(found, "exam_registered") == {2020: 100, 2022: 150, 2023: 300}
    assert [
        (made.new.year, made.quantity.value)
        for made in compute.changes(compute.series(found, "exam_registered", NATION))
    ] == [(2023, 100)]


def test_zhejiang_has_no_growth_over_six_silent_years() -> None:
    # P164 86000 in 2018, P108 about 304000 in 2024, nothing between.
    values = compute.series(published_book(), "exam_registered", ZHEJIANG)
    assert [value.year for value in values] == [2018, 2024]
    assert not compute.changes(values)


def test_nothing_known_is_nothing_shown() -> None:
    found = known(observe("exam_registered", y2024=1))
    assert not compute.series(found, "exam_passed", NATION)
    assert not compute.series(found, "pass_rate_registered", NATION)
    assert not compute.series(found, "exam_registered", SICHUAN)


def test_a_published_nought_is_a_value() -> None:
    found = known(observe("exam_passed", y2023=0, y2024=10), observe("exam_registered", y2023=50, y2024=50))
    assert yearly(found, "exam_passed") == {2023: 0, 2024: 10}
    assert yearly(found, "pass_rate_registered") == {2023: 0, 2024: 20}
    assert not compute.changes(compute.series(found, "exam_passed", NATION))


# Rule 8: bounds and precision.


def test_national_growth_by_year() -> None:
    # P035 196900, P001 299300, P002 331800, P042 424500, P004 553700, P005 <600000, P022 829000, P021 ~890000,
    # P014 1499000, S001 1889000, P010 2236000: each over the one before.
    made = compute.changes(compute.series(published_book(), "exam_registered", NATION))
    assert [(one.new.year, one.quantity.bound, round(one.quantity.value, 1)) for one in made] == [
        (2016, "=", 52.0),
        (2017, "=", 10.9),
        (2018, "=", 27.9),
        (2019, "=", 30.4),
        (2020, "<", 8.4),
        (2021, ">", 38.2),
        (2022, "~", 7.4),
        (2023, "~", 68.4),
        (2024, "=", 26.0),
        (2025, "=", 18.4),
    ]
    assert not any(one.in_points for one in made)


def test_conflicting_bounds_give_no_growth() -> None:
    found = known(observe("exam_registered", bound="<", y2023=100), observe("exam_registered", bound="<", y2024=200))
    assert not compute.changes(compute.series(found, "exam_registered", NATION))


def test_conflicting_bounds_give_no_ratio() -> None:
    # P032 over 40000 staff, P030 over 17000 stations in 2021.
    assert 2021 not in yearly(published_book(), "staff_per_station")


def test_sichuan_2024_sat_under_120000_makes_a_lower_bound() -> None:
    # P103 22992 passed, S002 近12万 sat: 22992 / 120000 = 19.16 %
    found = of_year(published_book(), "pass_rate_sat", SICHUAN, 2024)
    assert (round(found.number, 2), found.quantity.bound) == (19.16, ">")


def test_the_written_precision_goes_into_a_rate() -> None:
    # S115 2.39万 of S113 10.67万: 22.399 %, and 50/23900 + 50/106700 of it either way.
    found = of_year(published_book(), "pass_rate_sat", SICHUAN, 2023)
    assert found.number == pytest.approx(22.399, abs=5e-4)
    assert found.quantity.margin == pytest.approx(22.399 * (50 / 23900 + 50 / 106700), rel=1e-3)


def test_nation_10_7_certificates_per_10000_residents() -> None:
    # P064 151.6万 of P271 1411778724 residents: 10.738
    found = of_year(published_book(), "certified_per_10k", NATION, 2024)
    assert found.number == pytest.approx(10.7382, abs=5e-5)
    assert [claim.figure_id for claim in found.claims] == ["P064", "P271"]


def test_the_population_is_the_nearest_within_five_years() -> None:
    # S043 4.06万余 at 2025-03 over P306 2140.3万 at 2023-12, not the census: 18.97
    found = of_year(published_book(), "certified_per_10k", CHENGDU, 2025)
    assert (round(found.number, 2), found.quantity.bound) == (18.97, ">")
    assert [claim.figure_id for claim in found.claims] == ["S043", "P306"]
    assert 2014 not in yearly(published_book(), "certified_per_10k")  # six years before the census


# Rule 9: claims of growth, points, published rates.


def test_a_growth_without_levels_stays_a_claim() -> None:
    # S049 49 % of Chengdu: the level of 2023 was never published.
    found = published_book()
    assert not compute.changes(compute.series(found, "exam_registered", CHENGDU))
    assert [value.number for value in found.at("exam_registered_growth_pct", CHENGDU)] == [49]
    assert yearly(found, "exam_registered", CHENGDU) == {2024: 54500}


def test_the_change_of_a_rate_is_in_points() -> None:
    found = known(observe("exam_registered", y2023=1000, y2024=1000), observe("exam_passed", y2023=250, y2024=180))
    (made,) = compute.changes(compute.series(found, "pass_rate_registered", NATION))
    assert made.in_points
    assert made.quantity.value == pytest.approx(-7)


def test_published_rates_are_not_compared() -> None:
    # P038 26.60 % (2018) and P039 20 % (2019) come from one school that names no denominator.
    values = compute.series(published_book(), "pass_rate_registered", NATION)
    assert {2018: 26.6, 2019: 20}.items() <= {value.year: value.number for value in values}.items()
    assert not compute.changes(values)


def test_a_computed_rate_is_not_compared_with_a_published_one() -> None:
    found = known(
        observe("exam_pass_rate", y2023=25),
        observe("exam_registered", y2024=1000),
        observe("exam_passed", y2024=180),
    )
    assert yearly(found, "pass_rate_registered") == {2023: 25, 2024: 18}
    assert not compute.changes(compute.series(found, "pass_rate_registered", NATION))


def test_a_stored_rate_or_target_has_no_growth() -> None:
    still = [measure.key for measure in MEASURES.values() if measure.kind in (Kind.RATE, Kind.STANDARD)]
    found = known(*(observe(measure, y2023=1, y2024=2) for measure in still))
    for measure in still:
        values = compute.series(found, measure, NATION)
        assert len(values) == 2
        assert not compute.changes(values)


def test_a_published_rate_stands_beside_the_computed_one_and_may_dispute_it() -> None:
    facts = observe("exam_registered", y2024=1000), observe("exam_passed", y2024=180)
    found = of_year(
        known(*facts, observe("exam_pass_rate", y2024=26, written="26%")), "pass_rate_registered", NATION, 2024
    )
    assert (found.number, found.computed, found.disputed) == (18, True, True)
    assert [claim.measure for claim in found.others] == ["exam_pass_rate"]


# Huzhou 2024.


def test_huzhou_levels_add_to_the_whole() -> None:
    # P175 16228, P176 6001, P177 162; P169 22391
    found = published_book()
    levels = [
        yearly(found, "exam_registered", HUZHOU, f"level:{name}")[2024]
        for name in ("assistant", "social_worker", "senior")
    ]
    assert levels == [16228, 6001, 162]
    assert sum(levels) == yearly(found, "exam_registered", HUZHOU)[2024] == 22391


def test_huzhou_areas_do_not_add_to_the_whole_because_one_is_silent() -> None:
    # P171-P174; Wuxing published nothing: 14168 of 22391
    found = published_book()
    areas = {
        code: yearly(found, "exam_registered", code).get(2024) for code in (WUXING, NANXUN, DEQING, CHANGXING, ANJI)
    }
    assert areas == {WUXING: None, NANXUN: 3042, DEQING: 3780, CHANGXING: 3981, ANJI: 3365}
    assert sum(filter(None, areas.values())) == 14168


def test_huzhou_per_10000_is_as_published_where_no_population_is_known() -> None:
    # P179 64.23 and P182 87; no population of Huzhou is in the figures.
    values = compute.series(published_book(), "certified_per_10k", HUZHOU)
    assert [(value.year, value.number, value.computed) for value in values] == [(2024, 64.23, False), (2025, 87, False)]


# Dingxi 2024.


def test_dingxi_growth_follows_from_its_new_people() -> None:
    # S054 1699 with S059 576 new, so 1123 before: 51.3 % (S056); S055 535 with S060 198 new, so 337: 58.8 % (S057)
    found = published_book()
    for stock, new, claim, before in (
        ("professionals_total", "professionals_new", "professionals_growth_pct", 1123),
        ("certified_total", "certified_new", "certified_growth_pct", 337),
    ):
        level, added = yearly(found, stock, DINGXI)[2024], yearly(found, new, DINGXI)[2024]
        assert level - added == before
        assert round(added / before * 100, 1) == yearly(found, claim, DINGXI)[2024]


def test_dingxi_conversion_is_198_of_576() -> None:
    found = of_year(published_book(), "conversion_of_new", DINGXI, 2024)
    assert found.number == pytest.approx(34.375)
    assert found.computed
    assert not found.disputed  # S061 34.4 %


def test_dingxi_says_198_twice_and_is_not_disputed() -> None:
    # S060 and S065 give the same cell the same number.
    found = of_year(published_book(), "certified_new", DINGXI, 2024)
    assert found.number == 198
    assert {claim.figure_id for claim in (*found.claims, *found.others)} == {"S060", "S065"}
    assert not found.disputed


# Coverage.


def test_shandong_2023_shows_the_published_100_because_1825_of_1813_cannot_be() -> None:
    # S128 1825 townships with a station, P331 1813 townships, S129 全覆盖
    found = of_year(published_book(), "station_coverage", SHANDONG, 2023)
    assert (found.number, found.computed, found.claims[0].figure_id) == (100, False, "S129")


def test_guangzhou_2023_covers_176_of_176() -> None:
    # P244 and P361
    found = of_year(published_book(), "station_coverage", GUANGZHOU, 2023)
    assert (found.number, found.computed) == (100, True)


def test_hunan_2019_is_not_divided_by_the_townships_of_2023() -> None:
    # P233 1940 in 2019, P334 1948 in 2023
    assert not yearly(published_book(), "station_coverage", HUNAN)


def test_stations_and_points_together_are_no_coverage() -> None:
    # S111 14177 stations and points of Sichuan over P339 3101 townships would be 457 %.
    assert yearly(published_book(), "sw_stations_and_points", SICHUAN) == {2023: 14177}
    assert not yearly(published_book(), "stations_per_100_townships", SICHUAN)


# Kinds and origins.


def test_inferred_years_say_so() -> None:
    # S092: year not stated; inferred 2024
    assert of_year(published_book(), "professionals_total", "440784", 2024).inferred
    assert not of_year(published_book(), "professionals_total", DINGXI, 2024).inferred


def test_a_computed_value_knows_all_its_claims() -> None:
    found = of_year(published_book(), "pass_rate_registered", HUNAN, 2024)
    assert [claim.figure_id for claim in found.claims] == ["P100", "P099"]
    assert [claim.figure_id for claim in found.others] == ["P101"]


def test_the_fullest_year_is_the_latest_of_several() -> None:
    found = known(
        observe("exam_registered", HUNAN, y2022=1, y2023=1, y2024=1),
        observe("exam_registered", SICHUAN, y2022=1, y2023=1),
    )
    series = [compute.series(found, "exam_registered", code) for code in (HUNAN, SICHUAN)]
    assert compute.fullest_year(series, 2025) == 2023
    assert compute.fullest_year(series, 2022) == 2022
    assert compute.fullest_year(series, 2021) is None


def test_the_latest_value_is_no_later_than_asked() -> None:
    values = compute.series(published_book(), "exam_registered", NATION)
    last, before = compute.latest(values), compute.latest(values, 2016)
    assert last is not None
    assert before is not None
    assert (last.year, before.year, compute.latest(values, 2014)) == (2025, 2016, None)


def test_hainan_passes_no_year_it_did_not_publish() -> None:
    # P218 893 at 2020-12, P217 2204 at 2022-12
    values = compute.series(published_book(), "certified_total", HAINAN)
    assert {value.year: value.number for value in values} == {2020: 893, 2022: 2204}
    assert not compute.changes(values)


def test_every_indicator_can_be_computed_for_every_region_that_publishes() -> None:
    found = published_book()
    regions = {region for _, region, _ in found.values}
    for indicator in INDICATORS:
        for region in regions:
            for value in compute.series(found, indicator, region):
                assert value.claims
                assert value.quantity.bound in "=~<>"
                assert value.quantity.margin >= 0
