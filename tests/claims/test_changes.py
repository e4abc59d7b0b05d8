"""Rules about changes: growth, increase, multiple, and the previous level, on published figures."""

from __future__ import annotations

import pytest

from tests.claims.cases import by, hint, of, one, said

SIX = pytest.approx


def test_growth_agrees_contradicts_or_lacks_a_level() -> None:
    # P010 223.6万 ÷ P009 188.9万 − 1 = 18.37 %: of the two rates on one page, P012 18.37 % holds and P013 23.66 % does not.
    assert said("growth", "P009", "P010", "P012", "P013") == {"P012": "agrees", "P013": "contradicts"}
    assert said("growth", "P213", "P214") == {"P214": "undecided"}


def test_a_growth_is_computed_with_its_interval_and_its_implied_level() -> None:
    found = one("growth", "P009", "P010", "P013")
    # 2235500 ÷ 1889500 and 2236500 ÷ 1888500
    assert (found.stated, found.computed) == (23.66, (SIX(18.3117, abs=1e-4), SIX(18.4273, abs=1e-4)))
    assert found.figures == ("P013", "P010", "P009")
    assert found.measures == ("exam_registered_growth_pct", "exam_registered")
    # 2235500 ÷ 1.23665 and 2236500 ÷ 1.23655
    assert hint(found) == "it would need 1,807,706 to 1,808,661 people in 2024"


def test_chongqing_2025_says_what_2024_would_be() -> None:
    # P213 over 6.8万, P214 128 %: 68000 ÷ 2.285 = 29759
    assert hint(one("growth", "P213", "P214")) == "with the other figure, 2024 would be 29,759 people or more"


def test_sichuan_2024_was_given_the_growth_of_the_nation() -> None:
    # S002 近12万 ÷ S113 10.67万 − 1 is 12.5 % at most, not S003 26 %; S001 188.9万 ÷ P014 149.9万 − 1 = 26.0 %
    found = one("growth", "S002", "S003", "S113", "S001", "P014")
    assert found.verdict == "contradicts"
    assert found.computed.high == SIX(12.5176, abs=1e-3)
    assert hint(found) == ("Exam registrations of China changed by 25.94 to 26.09% in 2024: the rate may belong there")


def test_a_growth_filed_under_the_wrong_year_is_known_by_its_own() -> None:
    # P086: 53.1万 ÷ 43.9万 − 1 = 20.96 % (530500 ÷ 439500 to 531500 ÷ 438500) is the growth of 2019, not of 2020: 66.9万 ÷ 53.1万 − 1 = 26.0 %
    found = one("growth", "P086", "P052", "P054", "P056", changed={"P086": {"period": "2020"}})
    assert found.verdict == "contradicts"
    assert hint(found) == "in 2019-12 the change was 20.71 to 21.21%: the rate may belong to that year"


def test_a_growth_cut_off_is_told_from_a_wrong_one() -> None:
    # P086 as 20.9 %: 20.957 % cut off after one digit, not rounded
    found = one("growth", "P086", "P075", "P070", changed={
        "P086": {"value": 34.6, "margin": 0.05, "period": "2015"}, "P070": {"value": 206000, "margin": 0},
    })  # fmt: skip
    # 206000 ÷ 152985 − 1 = 34.653 %
    assert (found.verdict, hint(found)) == ("contradicts", "it would fit if 34.65% had been cut off, not rounded")


def test_nation_2021_fits_one_of_two_sources_of_the_year_before() -> None:
    # P022 82.9万, P023 36 %: 82.9 ÷ 1.36 = 60.96, over 60万 as P041 has it and not under, as P005 has it.
    found = one("growth", "P022", "P023", "P005", "P041")
    assert found.verdict == "undecided"
    assert "after 600,000 people or more" in hint(found)
    assert said("growth", "P022", "P023", "P005") == {"P023": "contradicts"}


def test_a_stock_grows_from_the_same_month_of_the_year_before() -> None:
    # P086 20.96 %: P054 53.1万 ÷ P052 43.9万; a stock of July is no base.
    assert said("growth", "P086", "P054", "P052") == {"P086": "agrees"}
    assert said("growth", "P086", "P054", "P052", changed={"P052": {"period": "2018-07"}}) == {"P086": "undecided"}


def test_previous_level_is_new_less_increase() -> None:
    # S047 5.45万 − S048 1.79万 = 3.66万; 1.79 ÷ 3.66 = 48.9 %, stated S049 49 %
    found = one("previous_level", "S047", "S048", "S049")
    assert found.verdict == "agrees"
    # 17850 ÷ (54550 − 17850) and 17950 ÷ (54450 − 17950)
    assert found.computed == (SIX(48.6376, abs=1e-4), SIX(49.1781, abs=1e-4))
    # P207 31324 − P208 4700; 4700 ÷ 26624 = 17.65 %, stated P209 about 17.7 %
    assert said("previous_level", "P207", "P208", "P209") == {"P209": "agrees"}


def test_dingxi_2024_follows_from_what_was_new() -> None:
    # S056 51.3 % = 576 ÷ (1699 − 576); S057 58.8 % = 198 ÷ (535 − 198)
    assert said("previous_level", "S054", "S055", "S056", "S057", "S059", "S060") == {
        "S056": "agrees",
        "S057": "agrees",
    }
    exchanged = {"S056": {"value": 58.8, "margin": 0.05}}
    assert said("previous_level", "S054", "S059", "S056", changed=exchanged) == {"S056": "contradicts"}
    # Of over 198 new ones, the growth is 58.8 % or more.
    assert said("previous_level", "S055", "S060", "S057", changed={"S060": {"bound": ">"}}) == {"S057": "undecided"}


def test_increase_is_the_difference_of_two_levels() -> None:
    # P208 4700 more than in 2014, which P207 31324 puts at 26624
    found = one("increase", "P207", "P208")
    assert (found.verdict, hint(found)) == ("undecided", "with the other figure, 2014 would be 26,624 people")
    for level, verdict in ((26624, "agrees"), (26264, "contradicts")):
        before = {"P207": {"period": "2014", "value": level}}
        assert said("increase", "P207", "P208", also=before) == {"P208": verdict}


def test_an_increase_of_ten_times_as_many_lost_a_point() -> None:
    before = {"P207": {"period": "2014", "value": 26624}}
    found = one("increase", "P207", "P208", changed={"P208": {"value": 47000}}, also=before)
    assert hint(found) == "it would fit at 4,700 people: a decimal point may be lost or added"


def test_a_multiple_is_new_over_old() -> None:
    # S113 10.67万 ÷ S114 2.27 = 47004 in 2022
    found = one("fold", "S113", "S114")
    assert (found.verdict, hint(found)) == ("undecided", "with the other figure, 2022 would be 46,879 to 47,130 people")
    for level, verdict in ((47000, "agrees"), (84000, "contradicts")):
        assert said("fold", "S113", "S114", also={"S113": {"period": "2022", "value": level}}) == {"S114": verdict}


def test_a_multiple_may_be_meant_as_an_increase_of_so_many_times() -> None:
    # 106700 ÷ 32630 = 3.27: 增长2.27倍
    found = one("fold", "S113", "S114", also={"S113": {"period": "2022", "value": 32630}})
    assert hint(found) == "it would fit as an increase of so many times: the multiple is 3.27 times"


def test_about_is_given_the_benefit_of_the_doubt() -> None:
    # P102 about 12万 in 2024; after 10万 it grew by 14 to 26 %, and twice as far by 8 to 32 %
    before = {"P102": {"period": "2023", "value": 100000, "bound": "="}}
    for growth, verdict in ((20, "agrees"), (30, "undecided"), (40, "contradicts")):
        also = {**before, "P093": {"region_code": "510000", "value": growth, "bound": "=", "margin": 0.5}}
        assert list(said("growth", "P102", also=also).values()) == [verdict]


def test_a_date_that_was_inferred_contradicts_no_other_source() -> None:
    # P231 is inferred for 2022; a growth said elsewhere would not be held against it.
    levels = {"P045": {"value": 50000, "period": "2017", "inferred": True, "source_id": "S037"}}
    growth = {"P043": {"region_code": "330000"}}
    found = by("growth", of("P045", also={**levels, **growth}))
    assert [(finding.verdict.value, finding.why.message) for finding in found if finding.why] == [
        ("undecided", "the sources differ and do not all state the date")
    ]
