"""Rule 1: which of several claims about one cell is shown."""

from __future__ import annotations

import itertools

import pytest

from analytics.store.models import Grade, Standing
from analytics.store.standing import published_on, settle
from tests.facts import known, observe, of_year

NATION = "100000"


def shown(*facts: object) -> tuple[float, str]:
    value = of_year(known(*facts), "exam_registered", NATION, 2024)  # type: ignore[arg-type]
    return value.number, value.claims[0].source_id or ""


@pytest.mark.parametrize(("better", "worse"), list(itertools.pairwise(Grade)))
def test_a_better_grade_wins_over_any_date(better: Grade, worse: Grade) -> None:
    facts = (
        observe("exam_registered", y2024=1, source=f"{worse} 2025-12-31"),
        observe("exam_registered", y2024=2, source=f"{better} 2020"),
    )
    assert shown(*facts) == shown(*reversed(facts)) == (2, f"{better} 2020")


def test_grades_are_ordered_from_the_publisher_outwards() -> None:
    assert list(Grade) == ["official", "reported", "dataset", "media", "reposted", "unofficial", "simulated"]


def test_a_level_wins_over_a_bound_of_the_same_grade_and_any_date() -> None:
    # P014 and P008
    facts = (
        observe("exam_registered", y2024=1000000, bound=">", source="unofficial 2025-05"),
        observe("exam_registered", y2024=1499000, source="unofficial 2024-08-22"),
    )
    assert shown(*facts)[0] == 1499000


def test_a_bound_of_a_better_grade_wins_over_a_level() -> None:
    facts = (
        observe("exam_registered", y2024=1000000, bound=">", source="media 2025-05"),
        observe("exam_registered", y2024=1499000, source="unofficial 2024-08-22"),
    )
    assert shown(*facts)[0] == 1000000


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2024-08-22", "2024-08-21"),
        ("2024-08", "2024-08-21"),
        ("2024", "2024-06-15"),
        ("2025-01-01", "2024"),
        ("2001", ""),
    ],
)
def test_the_later_of_one_grade_wins(later: str, earlier: str) -> None:
    facts = (
        observe("exam_registered", y2024=1, source=f"media {earlier}"),
        observe("exam_registered", y2024=2, source=f"media {later}"),
    )
    assert shown(*facts) == shown(*reversed(facts)) == (2, f"media {later}")


def test_a_person_s_choice_wins_over_everything() -> None:
    facts = (
        observe("exam_registered", y2024=1, source="official 2025"),
        observe("exam_registered", y2024=2, source="unofficial 2010", bound="<", reason="seen the register"),
    )
    assert shown(*facts) == (2, "unofficial 2010")


def test_of_one_day_the_narrower_writing_wins() -> None:
    facts = (
        observe("exam_registered", y2024=189000, written="18.9万"),
        observe("exam_registered", y2024=188929, written="188929人"),
    )
    assert shown(*facts)[0] == 188929


def test_the_rest_stay_as_alternates() -> None:
    facts = [observe("exam_registered", y2024=number, source=f"media 2024-0{number}") for number in range(1, 5)]
    value = of_year(known(*facts), "exam_registered", NATION, 2024)
    assert (value.number, sorted(claim.value for claim in value.others)) == (4, [1, 2, 3])


def test_settling_gives_every_claim_a_standing_and_one_is_current() -> None:
    claims = [
        {"figure_id": name, "source_id": "s", "reason": "", "bound": "=", "margin": 0} for name in ("b", "a", "c")
    ]
    assert settle(claims, {"s": ("media", "2024")}) == {
        "a": Standing.CURRENT,
        "b": Standing.ALTERNATE,
        "c": Standing.ALTERNATE,
    }
    assert settle([], {}) == {}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-08-22", (2024, 8, 22)),
        ("2024-08", (2024, 8, 31)),
        ("2024", (2024, 12, 31)),
        ("", (0, 0, 0)),
        ("n.d.", (0, 0, 0)),
        ("2024-08-22T10:00", (2024, 8, 22)),
    ],
)
def test_an_unstated_day_counts_as_the_last_and_an_unstated_year_as_never(
    text: str, date: tuple[int, int, int]
) -> None:
    assert published_on(text) == date
