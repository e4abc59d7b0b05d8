"""Rules about one number told twice: other sources, lost decimal points, headlines."""

from __future__ import annotations

import pytest

from analytics.claims.several import numbers
from analytics.quantity import Quantity
from tests.claims.cases import by, hint, of, one, said


def test_two_sources_of_one_figure() -> None:
    # P106 and P141 8381; P045 8.4万 and P164 8.6万; P005 nearly 60万 and P041 over 60万
    assert said("several_sources", "P106", "P141") == {"P106": "agrees"} or said("several_sources", "P106", "P141") == {
        "P141": "agrees"
    }
    assert list(said("several_sources", "P045", "P164").values()) == ["contradicts"]
    assert list(said("several_sources", "P005", "P041").values()) == ["contradicts"]
    # P019 over 80万, P006 nearly 82.9万
    assert list(said("several_sources", "P006", "P019").values()) == ["undecided"]


def test_a_bound_agrees_with_a_level_that_it_allows() -> None:
    # P008 over 100万 beside P014 149.9万, P092 18.9万 beside P117 188929
    assert list(said("several_sources", "P008", "P014").values()) == ["agrees"]
    assert list(said("several_sources", "P092", "P117").values()) == ["agrees"]


def test_a_lower_figure_may_leave_the_seniors_out() -> None:
    # P060 92.9万 = P068 72.5万 + P069 20.4万; P067 93.1万
    found = one("several_sources", "P060", "P067", "P068", "P069")
    assert (found.verdict, found.figures) == ("contradicts", ("P060", "P067"))
    assert hint(found) == "928,000 to 930,000 people is the sum of the levels known without the senior one"


def test_one_page_prints_two_growth_rates() -> None:
    assert said("several_sources", "P012", "P013") == {"P013": "contradicts"}


def test_an_inferred_year_is_not_held_against_another_source() -> None:
    changed = {"P045": {"inferred": True}}
    found = one("several_sources", "P045", "P164", changed=changed)
    assert found.verdict == "undecided"
    assert found.why is not None
    assert found.why.message == "the sources differ and do not all state the date"


def test_tenfold_of_another_claim() -> None:
    # P045 8.4万, and 84万 from another source
    also = {"P045": {"value": 840000, "source_id": "S037"}}
    found = one("tenfold", "P045", also=also)
    assert found.verdict == "contradicts"
    assert hint(found) == "it and another figure of 2018 differ 10-fold: a decimal point may be lost or added"
    assert by("tenfold", of("P045", "P164")) == []


def test_tenfold_of_the_years_beside_is_only_a_hint() -> None:
    # P001 29.93万 in 2016 and P003 42.45万 in 2018, with 331.8万 instead of P002 33.18万 between them
    found = one("tenfold", "P001", "P002", "P003", changed={"P002": {"value": 3318000, "margin": 500}})
    assert (found.verdict, hint(found)) == (
        "undecided",
        "the years beside it fit 331,750 to 331,850 people: a decimal point may be lost or added",
    )
    assert by("tenfold", of("P001", "P002", "P003")) == []
    found = one("tenfold", "P001", "P002", changed={"P002": {"value": 2993000, "margin": 500}})
    assert hint(found) == "it and another figure of 2016 differ 10-fold: a decimal point may be lost or added"


def test_a_headline_ten_times_its_text() -> None:
    # S055: 广州持证社工约37万人, P242 约3.7万
    found = one("headline", "P242")
    assert (found.verdict, found.stated, found.computed) == ("contradicts", 370000, (35150, 38850))
    assert hint(found) == "it and another figure of 2023 differ 10-fold: a decimal point may be lost or added"


@pytest.mark.parametrize("figure", ["P141", "P161", "P207", "P216", "S127", "P030", "P032", "P092"])
def test_a_headline_that_its_text_bears_out(figure: str) -> None:
    found = by("headline", of(figure))
    assert [(one.verdict.value, one.figures) for one in found] == [("agrees", (figure,))]


def test_a_headline_is_held_against_the_figure_nearest_to_it() -> None:
    # S014 逾70万人 speaks of P020 73.7万 certificates, not of P019 over 80万 registered.
    assert said("headline", "P019", "P020") == {"P020": "agrees"}


def test_a_headline_about_something_else_says_nothing() -> None:
    # S069 speaks of 13.5万 more residents, P306 of 2140.3万; S013 and S028 of what is not among the figures.
    assert by("headline", of("P306", "P014", "P091")) == []


def test_numbers_of_a_title_keep_their_bounds() -> None:
    title = "全年投入24.9亿元,建成1.7万余个社工站,配备4万余名社工,近90万人報考,逾70万人,合格率约7.28%"
    assert numbers(title) == [
        (Quantity(2490000000, "=", 5000000), "元"),
        (Quantity(17000, ">", 500), "个"),
        (Quantity(40000, ">", 5000), "人"),
        (Quantity(900000, "<", 5000), "人"),
        (Quantity(700000, ">", 5000), "人"),
        (Quantity(7.28, "~", 0.005), "%"),
    ]
