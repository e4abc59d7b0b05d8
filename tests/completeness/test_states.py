"""Every state and every doubt of a cell, each from facts in a line."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.completeness import Calendar, Cell, Doubt, State, cell, cells, lacking
from analytics.store.models import ExamEvent
from tests.facts import Facts, known, observe, published_book

HUZHOU, WUXING, NANXUN, SICHUAN = "330500", "330502", "330503", "510000"
DISTRICTS = ("330502", "330503", "330521", "330522", "330523")
EXAM = ExamEvent(
    id="x", batch_id=1, year=2024, event="exam", start="2024-06-15", end="2024-06-16", scope="全国", status="published"
)
LATE = date(2026, 11, 22)


def seen(
    *facts: Facts, measure: str = "exam_registered", region: str = HUZHOU, year: int = 2024, today: date = LATE
) -> Cell:
    return cell(known(*facts), measure, region, year, Calendar((EXAM,), today))


# Without a figure.


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2024, 7, 15), State.WAITING),
        (date(2024, 7, 16), State.WAITING),  # the due date itself: 16 June and 30 days
        (date(2024, 7, 17), State.OVERDUE),
    ],
)
def test_a_missing_figure_is_overdue_the_day_after_it_was_due(today: date, state: State) -> None:
    found = seen(observe("exam_registered", SICHUAN, y2024=1), today=today)
    assert (found.state, found.due, found.filled) == (state, date(2024, 7, 16), False)


def test_where_no_due_date_is_known_a_missing_figure_is_only_missing() -> None:
    found = seen(observe("exam_registered", SICHUAN, y2023=1), year=2023)
    assert (found.state, found.due) == (State.MISSING, None)


# With one.


def test_a_region_s_own_exact_figure_is_reported() -> None:
    found = seen(observe("exam_registered", HUZHOU, y2024=22391))
    assert (found.state, found.doubts, found.sources) == (State.REPORTED, (), ("official 2024-12-31",))


def test_an_approximate_figure_is_a_level_all_the_same() -> None:
    assert seen(observe("exam_registered", HUZHOU, y2024=22000, bound="~")).state is State.REPORTED


def test_a_nought_is_a_report() -> None:
    assert seen(observe("exam_registered", HUZHOU, y2024=0)).state is State.REPORTED


def test_a_sum_of_all_parts_is_summed_and_has_no_source_of_its_own() -> None:
    found = seen(*(observe("exam_registered", code, y2024=10) for code in DISTRICTS))
    assert (found.state, found.sources) == (State.SUMMED, ())


def test_parts_that_do_not_all_report_leave_the_whole_missing() -> None:
    found = seen(*(observe("exam_registered", code, y2024=10) for code in DISTRICTS[:-1]))
    assert found.state is State.OVERDUE


def test_a_year_of_twelve_months_is_the_region_s_own() -> None:
    months = {f"2024-{month:02}": 5.0 for month in range(1, 13)}
    found = seen(observe("training_attendances", WUXING, at=months), measure="training_attendances", region=WUXING)
    assert (found.state, found.doubts) == (State.REPORTED, ())


@pytest.mark.parametrize("bound", ["<", ">"])
def test_a_bare_bound_is_provisional(bound: str) -> None:
    found = seen(observe("exam_registered", HUZHOU, y2024=22000, bound=bound))
    assert (found.state, found.doubts) == (State.PROVISIONAL, (Doubt.BOUND,))


@pytest.mark.parametrize("when", ["2024-01..2024-06", "2024-Q2", "2023..2024", "..2024-12"])
def test_a_flow_of_another_period_than_the_year_is_provisional(when: str) -> None:
    found = seen(observe("training_attendances", HUZHOU, at={when: 5}), measure="training_attendances")
    assert (found.state, found.doubts) == (State.PROVISIONAL, (Doubt.PERIOD,))


def test_months_one_to_six_are_provisional() -> None:
    months = {f"2024-{month:02}": 5.0 for month in range(1, 7)}
    found = seen(observe("training_attendances", WUXING, at=months), measure="training_attendances", region=WUXING)
    assert found.state is State.PROVISIONAL
    assert found.value is not None
    assert (found.value.period, found.value.number) == ("2024-01..2024-06", 30)


def test_a_whole_year_goes_before_a_part_of_it() -> None:
    found = seen(
        observe("training_attendances", HUZHOU, at={"2024": 50, "2023..2024": 80}), measure="training_attendances"
    )
    assert (found.state, found.value and found.value.number) == (State.REPORTED, 50)


@pytest.mark.parametrize(
    ("when", "doubts"), [("2024-12", ()), ("2024", ()), ("2024-12-31", ()), ("2024-04", (Doubt.EARLY,))]
)
def test_a_stock_is_of_the_year_s_end_or_provisional(when: str, doubts: tuple[Doubt, ...]) -> None:
    found = seen(observe("certified_total", HUZHOU, at={when: 5}), measure="certified_total")
    assert found.doubts == doubts


def test_the_last_stock_of_a_year_counts() -> None:
    found = seen(observe("certified_total", HUZHOU, at={"2024-04": 5, "2024-12": 7}), measure="certified_total")
    assert (found.state, found.value and found.value.number) == (State.REPORTED, 7)


def test_a_census_in_november_is_the_year_s_population() -> None:
    found = seen(observe("resident_population", HUZHOU, at={"2020-11-01": 5}), measure="resident_population", year=2020)
    assert found.state is State.REPORTED


def test_a_group_alone_is_provisional_and_the_whole_goes_before_it() -> None:
    group = observe("exam_registered", HUZHOU, stratum="population:first_time", y2024=5)
    assert seen(group).doubts == (Doubt.GROUP,)
    assert seen(group, observe("exam_registered", HUZHOU, y2024=9)).doubts == ()


def test_two_sources_are_named_the_one_shown_first() -> None:
    found = seen(
        observe("exam_registered", HUZHOU, y2024=9, source="media 2024-06-01"),
        observe("exam_registered", HUZHOU, y2024=10, source="official 2024-08-01"),
    )
    assert found.repeated
    assert found.sources == ("official 2024-08-01", "media 2024-06-01")


def test_a_matrix_holds_every_region_and_year_once_and_tells_who_is_lacking() -> None:
    found = known(observe("exam_registered", WUXING, y2024=5), observe("exam_registered", NANXUN, y2023=5))
    matrix = cells(found, ["exam_registered"], [WUXING, NANXUN], [2023, 2024], Calendar((EXAM,), LATE))
    assert {key[1:]: one.state for key, one in matrix.items()} == {
        (WUXING, 2023): State.MISSING,
        (WUXING, 2024): State.REPORTED,
        (NANXUN, 2023): State.REPORTED,
        (NANXUN, 2024): State.OVERDUE,
    }
    assert [(one.region, one.year) for one in lacking(matrix.values())] == [(WUXING, 2023), (NANXUN, 2024)]


# As published.


def test_an_inferred_year_is_provisional() -> None:
    # S093: 590 holders in 鹤山, year not stated, inferred 2024.
    found = cell(published_book(), "certified_total", "440784", 2024, Calendar((EXAM,), LATE))
    assert (found.state, found.doubts) == (State.PROVISIONAL, (Doubt.INFERRED,))


def test_several_doubts_are_all_told() -> None:
    # S074: over 8,700 holders in 浦东, year inferred.
    found = cell(published_book(), "certified_total", "310115", 2024, Calendar((EXAM,), LATE))
    assert found.doubts == (Doubt.INFERRED, Doubt.BOUND)


def test_zhejiang_2018_is_told_twice() -> None:
    # P045 84000 of 人民日报 (S019) and P164 86000 of the province (S037).
    found = cell(published_book(), "exam_registered", "330000", 2018, Calendar((EXAM,), LATE))
    assert found.sources == ("S037", "S019")
    assert found.value is not None
    assert found.value.disputed
