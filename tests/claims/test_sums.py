"""Rules about wholes and parts, and about stocks, on published figures."""

from __future__ import annotations

from analytics import claims
from analytics.regions import NATION
from tests import facts
from tests.claims.cases import by, hint, of, one, said

PROVINCES = [f"P{number}" for number in range(317, 348)]
CENSUS = [f"P{number}" for number in range(272, 303)]


def test_a_nation_is_the_sum_of_its_provinces() -> None:
    found = one("children", "P348", *PROVINCES)
    assert (found.verdict, found.stated, found.computed) == ("agrees", 38642, (38642, 38642))
    found = one("children", "P348", *PROVINCES, changed={"P331": {"value": 1825}})
    assert (found.verdict, found.computed) == ("contradicts", (38654, 38654))
    assert hint(found) == "the parts are 12 more than the whole: some may be counted twice"


def test_the_census_counts_people_of_no_province() -> None:
    # 1411778724 − 1409778724: servicemen
    found = one("children", "P271", *CENSUS)
    assert (found.verdict, hint(found)) == (
        "contradicts",
        "the whole is 2,000,000 people more than its parts: some may belong to none of them",
    )


def test_some_children_are_no_sum() -> None:
    # P171–P174 of Huzhou's five: 3042 + 3780 + 3981 + 3365 = 14168 of 22391
    found = one("children", "P169", "P171", "P172", "P173", "P174")
    assert found.verdict == "undecided"
    assert found.why is not None
    assert dict(found.why.places) == {"known": 4, "all": 5}
    assert hint(found) == "the parts that are known leave 8,223 people for the others"


def test_some_children_already_exceed_their_parent() -> None:
    found = one("children", "P169", "P171", "P172", changed={"P171": {"value": 30420}})
    assert (found.verdict, found.computed.low) == ("contradicts", 34200)


def test_levels_make_up_all() -> None:
    # 16228 + 6001 + 162 = 22391
    ids = ("P169", "P175", "P176", "P177")
    assert said("levels", *ids) == {"P169": "agrees"}
    found = one("levels", *ids, changed={"P177": {"value": 1620}})
    assert (found.verdict, found.computed) == ("contradicts", (23849, 23849))
    # P067 93.1万 − P068 72.5万 − P069 20.4万 leaves the seniors
    found = one("levels", "P067", "P068", "P069")
    assert (found.verdict, hint(found)) == (
        "undecided",
        "the parts that are known leave 500 to 3,500 people for the others",
    )


def test_a_whole_ten_times_its_levels_lost_a_point() -> None:
    found = one("levels", "P169", "P175", "P176", "P177", changed={"P169": {"value": 223910}})
    assert hint(found) == "it would fit at 22,391 people: a decimal point may be lost or added"


def test_before_2019_two_levels_are_all() -> None:
    # P185 4478 + P186 2110 = P184 6588 in 2016; the same of 2020 lacks the seniors.
    ids = ("P184", "P185", "P186")
    assert said("levels", *ids) == {"P184": "agrees"}
    assert said("levels", *ids, changed={key: {"period": "2020"} for key in ids}) == {"P184": "undecided"}


def test_stated_parts_make_up_their_whole() -> None:
    # P201 4383 + P202 2764 = P200 7147
    assert said("parts", "P200", "P201", "P202") == {"P200": "agrees"}
    assert said("parts", "P200", "P201", "P202", changed={"P202": {"value": 2674}}) == {"P200": "contradicts"}
    assert said("parts", "P200", "P201") == {"P200": "undecided"}


def test_a_group_is_no_more_than_all() -> None:
    # S072 153 community workers among S055 535 who hold a certificate; P187 5898 first-time of P184 6588
    assert said("parts", "S055", "S072") == {"S072": "agrees"}
    assert said("parts", "P184", "P187", changed={"P187": {"value": 8958}}) == {"P187": "contradicts"}
    assert said("parts", "S055", "S072", changed={"S055": {"bound": "<"}}) == {"S072": "undecided"}
    # S033 3400 teams of associations and firms are among S036 40282.
    assert said("parts", "S033", "S036") == {"S033": "agrees"}


def monthly(year: float, months: int = 12) -> dict[str, str]:
    told = {f"2024-{month:02}": 100 for month in range(1, months + 1)}
    with facts.store(facts.observe("training_runs", at={"2024": year, **told})) as session:
        return {finding.period: finding.verdict.value for finding in by("months", claims.check(session, facts.tree()))}


def test_a_year_is_the_sum_of_its_months() -> None:
    assert monthly(1200) == {"2024": "agrees"}
    assert monthly(1210) == {"2024": "contradicts"}
    assert monthly(1210, months=11) == {"2024": "undecided"}
    assert monthly(1090, months=11) == {"2024": "contradicts"}


def test_what_was_new_lies_between_two_stocks() -> None:
    # P064 151.6万 − P062 116.1万 = P065 35.5万
    assert said("stock_and_new", "P062", "P064", "P065") == {"P065": "agrees"}
    wrong = {"P065": {"value": 255000, "margin": 500}}
    assert said("stock_and_new", "P062", "P064", "P065", changed=wrong) == {"P065": "contradicts"}
    # S055 535 − S060 198 = 337 at the end of 2023
    found = one("stock_and_new", "S055", "S060")
    assert (found.verdict, hint(found)) == ("undecided", "with the other figure, 2023-12 would be 337 people")


def test_professionals_may_have_left() -> None:
    # S054 1699 after 1200 is 499 more, S059 576 came; after 1100 it is 599 more
    for before, verdict in ((1200, "undecided"), (1100, "contradicts"), (1123, "agrees")):
        also = {"S054": {"period": "2023-12", "value": before}}
        assert said("stock_and_new", "S054", "S059", also=also) == {"S059": verdict}


def test_rounded_stocks_leave_room_for_what_was_new() -> None:
    # P050 32.7万 − P048 28.8万 = 3.9万 ± 0.1万, stated P051 3.8万 ± 0.05万
    assert said("stock_and_new", "P048", "P050", "P051") == {"P051": "agrees"}


def test_a_stock_may_repeat_the_one_before() -> None:
    # P020 73.7万 in April 2022 is P058 73.7万 of December 2021.
    found = one("repeated_stock", "P020", "P058")
    assert (found.verdict, found.figures) == ("undecided", ("P020", "P058"))
    assert hint(found) == "the figure equals that of 2021-12: the label may be newer than the figure"
    # The same under December 2022, although P061 19.2万 were new that year
    later = {"P020": {"period": "2022-12"}}
    assert said("repeated_stock", "P020", "P058", "P061", changed=later) == {"P020": "contradicts"}
    none = {**later, "P061": {"value": 0}}
    assert said("repeated_stock", "P020", "P058", "P061", changed=none) == {"P020": "agrees"}


def test_levels_may_repeat_the_whole_of_an_earlier_date() -> None:
    # P087 33.2万 + P088 10.7万 of July 2019 = P052 43.9万 of December 2018
    found = one("repeated_stock", "P052", "P087", "P088")
    assert (found.verdict, found.figures) == ("undecided", ("P087", "P088", "P052"))
    assert hint(found) == "its levels add up to the whole of 2018-12: the label may be newer than the figures"


def test_sums_the_store_made_itself_are_not_checked_against_their_parts() -> None:
    found = of(*PROVINCES)
    assert not [one for one in by("children", found) if one.region == NATION]
