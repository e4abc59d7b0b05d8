"""Due dates follow the exam calendar; the dates are worked out from the rows of ``calendar.csv`` named beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from analytics.completeness import Calendar
from analytics.indicators import MEASURES, Kind, Topic
from analytics.store import read
from analytics.store.models import ExamEvent
from tests.facts import published

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 22)


def event(name: str, start: str, scope: str = "全国", end: str = "", part: str = "") -> ExamEvent:
    return ExamEvent(
        id=f"{name} {start} {scope}",
        batch_id=1,
        year=int(start[:4]),
        event=name,
        start=start,
        end=end,
        scope=scope,
        status="published",
        part_of_month=part,
    )


def calendar(*events: ExamEvent) -> Calendar:
    return Calendar(events, TODAY)


def known() -> Sequence[ExamEvent]:
    with published() as session:
        return tuple(read.exam_events(session))


@pytest.mark.parametrize(
    ("measure", "year", "due"),
    [
        ("exam_registered", 2024, date(2024, 7, 16)),  # C012: until 16 June
        ("exam_sat", 2025, date(2025, 6, 24)),  # C021: until 25 May
        ("exam_approved", 2020, date(2020, 12, 1)),  # C004: until 1 November
        ("exam_passed", 2023, date(2023, 9, 10)),  # C010: 11 August
        ("exam_passed", 2024, date(2024, 9, 9)),  # C013: early August, so the 10th
        ("exam_passed", 2025, date(2025, 8, 30)),  # C022: late July, so the 31st
        ("exam_passed", 2022, None),  # no results among C006 and C007
        ("exam_registered", 2019, None),  # nothing of 2019
        ("certified_total", 2024, date(2025, 3, 31)),
        ("certified_new", 2019, date(2020, 3, 31)),
        ("training_attendances", 2023, date(2024, 3, 31)),
        ("resident_population", 2024, None),
        ("townships", 2024, None),
        ("exam_pass_rate", 2024, None),
        ("exam_registered_increase", 2024, None),
        ("professionals_total_target", 2024, None),
    ],
)
def test_published_calendar(measure: str, year: int, due: date | None) -> None:
    assert Calendar(tuple(known()), TODAY).due(measure, year) == due


def test_the_national_date_goes_before_a_later_one_of_a_province() -> None:
    events = event("results", "2024-08-10"), event("results", "2024-09-20", "广东")
    assert calendar(*events).due("exam_passed", 2024) == date(2024, 9, 9)


def test_without_a_national_date_the_latest_of_any_region_counts() -> None:
    events = event("results", "2024-08-10", "四川"), event("results", "2024-08-20", "广东")
    assert calendar(*events).due("exam_passed", 2024) == date(2024, 9, 19)


def test_a_month_alone_is_its_last_day() -> None:
    assert calendar(event("exam", "2023-02")).due("exam_registered", 2023) == date(2023, 3, 30)


def test_the_year_of_the_exam_counts_not_the_year_of_the_day() -> None:
    assert calendar(event("exam", "2024-06-16")).due("exam_registered", 2023) is None


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_count_but_denominators_is_due_once_the_exam_year_is_known(measure: object) -> None:
    full = calendar(event("exam", "2024-06-16"), event("results", "2024-08-10"))
    asked = measure.kind in (Kind.FLOW, Kind.STOCK) and not measure.claim_of  # type: ignore[attr-defined]
    wanted = asked and measure.topic is not Topic.BASE  # type: ignore[attr-defined]
    assert (full.due(measure.key, 2024) is not None) == wanted  # type: ignore[attr-defined]
