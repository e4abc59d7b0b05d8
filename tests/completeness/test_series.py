"""Ages count whole months; series break where scope, office or publisher change."""

from __future__ import annotations

from datetime import date

from analytics import values
from analytics.completeness import Break, Reason, ages, breaks
from analytics.indicators import MEASURES
from analytics.store import read
from tests.facts import Facts, known, observe, published, published_book, sources, store

HUZHOU, NATION, JIAXING, SHANGHAI = "330500", "100000", "330400", "310000"
TODAY = date(2026, 11, 22)
ONE, TWO = "official 2020-12-31", "media 2021-12-31"


def aged(*facts: Facts, today: date = TODAY) -> list[tuple[str, str, int]]:
    return [(age.measure, age.value.period, age.months) for age in ages(known(*facts), HUZHOU, today)]


def broken(*facts: Facts) -> list[tuple[str, int, int, Reason]]:
    with store(*facts) as session:
        found = breaks(values.load(session, MEASURES, None), HUZHOU, read.sources(session))
    return told(found)


def told(found: list[Break]) -> list[tuple[str, int, int, Reason]]:
    return [(one.measure, one.old.year, one.new.year, one.reason) for one in found]


# Ages.


def test_the_newest_figure_of_each_measure_and_the_oldest_of_these_first() -> None:
    facts = (
        observe("certified_total", HUZHOU, at={"2024-04": 5, "2025-12": 7}),
        observe("exam_registered", HUZHOU, y2024=5, y2023=4),
    )
    # December 2024 to November 2026: 23 months; December 2025: 11.
    assert aged(*facts) == [("exam_registered", "2024", 23), ("certified_total", "2025-12", 11)]


def test_a_period_that_has_not_ended_is_of_this_month() -> None:
    assert aged(observe("exam_registered", HUZHOU, y2026=5)) == [("exam_registered", "2026", 0)]


def test_targets_do_not_age() -> None:
    assert aged(observe("professionals_total_target", HUZHOU, y2015=5)) == []


def test_the_oldest_national_figure() -> None:
    # P089: 120万 professionals in July 2019, 88 months before November 2026.
    first = ages(published_book(), NATION, TODAY)[0]
    assert (first.measure, first.value.claims[0].figure_id, first.months) == ("professionals_total", "P089", 88)


# Breaks.


def test_one_publisher_over_all_years_breaks_nothing() -> None:
    assert broken(observe("exam_registered", HUZHOU, y2020=5, y2021=6, y2023=7, source=ONE)) == []


def test_two_publishers_in_neighbouring_years_break_a_series() -> None:
    facts = (
        observe("exam_registered", HUZHOU, y2020=5, source=ONE),
        observe("exam_registered", HUZHOU, y2021=6, source=TWO),
    )
    assert broken(*facts) == [("exam_registered", 2020, 2021, Reason.SOURCE)]


def test_one_who_states_both_years_and_agrees_joins_them() -> None:
    facts = (
        observe("exam_registered", HUZHOU, y2020=5, source=ONE),
        observe("exam_registered", HUZHOU, y2020=5, y2021=6, source=TWO),
    )
    assert broken(*facts) == []


def test_one_who_states_both_years_and_disagrees_does_not() -> None:
    facts = (
        observe("exam_registered", HUZHOU, y2020=5, source=ONE),
        observe("exam_registered", HUZHOU, y2020=9, y2021=6, source=TWO),
    )
    assert broken(*facts) == [("exam_registered", 2020, 2021, Reason.SOURCE)]


def test_2024_is_another_office_even_where_one_publisher_tells_both_years() -> None:
    facts = observe("exam_registered", HUZHOU, y2023=5, y2024=6, y2025=7, source=ONE)
    assert broken(facts) == [("exam_registered", 2023, 2024, Reason.OFFICE)]
    assert broken(observe("sw_stations", HUZHOU, y2023=5, y2024=6, source=ONE)) == []


def test_simulated_figures_have_one_office() -> None:
    assert broken(observe("exam_registered", HUZHOU, y2023=5, y2024=6, source="simulated 2025-01-01")) == []


def test_another_certificate_is_another_scope() -> None:
    local = observe("certified_total", HUZHOU, stratum="certificate:jiaxing", y2018=9, source=ONE)
    whole = observe("certified_total", HUZHOU, y2019=5, source=ONE)
    assert broken(local, whole) == [("certified_total", 2018, 2019, Reason.SCOPE)]
    both = observe("certified_total", HUZHOU, y2018=4, source=ONE)
    assert broken(local, both, whole) == []


def test_parts_of_the_whole_are_no_scope_of_their_own() -> None:
    group = observe("exam_registered", HUZHOU, stratum="population:first_time", y2018=9, source=ONE)
    assert broken(group, observe("exam_registered", HUZHOU, y2019=5, source=TWO)) == []


def test_national_registrations_break_twice() -> None:
    # P035 of 2015 is from 233网校 only; P001 to P010 are one page's for 2016 to 2025; 2024 is another office.
    with published() as session:
        found = breaks(published_book(), NATION, read.sources(session))
    assert [one for one in told(found) if one[0] == "exam_registered"] == [
        ("exam_registered", 2015, 2016, Reason.SOURCE),
        ("exam_registered", 2023, 2024, Reason.OFFICE),
    ]


def test_certificates_of_jiaxing_and_shanghai_change_scope() -> None:
    # P200-P202 by certificate in 2017, P206 all in 2019; P161 the Shanghai certificate of 2008, P160 all in 2017.
    for region, years in ((JIAXING, (2017, 2019)), (SHANGHAI, (2008, 2017))):
        found = [one for one in breaks(published_book(), region, sources()) if one.reason is Reason.SCOPE]
        assert told(found) == [("certified_total", *years, Reason.SCOPE)]
