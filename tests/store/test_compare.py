"""What would come in, beside what is stored: new, the same, another value, another source's other value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.ingest.accept import compare
from analytics.ingest.outcome import Comparison
from tests.facts import draft, observe, store, take, tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.facts import Facts

KEY = "exam_registered"
UNIT, PRESS = "reported 2025", "media 2025"


def against(session: Session, *facts: Facts) -> Comparison:
    return compare(session, draft(*facts, name="incoming"), tree())


def test_an_empty_store_makes_everything_new() -> None:
    with store() as session:
        found = against(session, observe(KEY, y2023=1, y2024=2), observe("exam_passed", "510000", y2024=1))
    assert found == Comparison(new=3, regions=("100000", "510000"), measures=("exam_passed", "exam_registered"))


def test_new_unchanged_and_changed_are_told_apart_cell_by_cell() -> None:
    with store(observe(KEY, y2022=1, y2023=2, y2024=3, source=UNIT)) as session:
        found = against(session, observe(KEY, y2023=2, y2024=4, y2025=5, source=UNIT))
    assert (found.new, found.unchanged, found.conflicting) == (1, 1, ())
    (change,) = found.changed
    assert (change.reading.period, change.reading.value, change.stored_value) == ("2024", 4, 3)
    assert (change.stored_bound, change.stored_source) == ("=", UNIT)
    assert change.stored_figure == "exam_registered/100000/2024/all/reported 2025/3="


@pytest.mark.parametrize(
    ("change", "new"),
    [({"region": "510000"}, 1), ({"stratum": "level:senior"}, 1), ({"source": PRESS}, 1), ({}, 0)],
)
def test_a_cell_is_measure_region_period_and_group_and_a_source_its_own(change: dict[str, str], new: int) -> None:
    with store(observe(KEY, y2024=3, source=UNIT)) as session:
        found = against(session, observe(KEY, y2024=3, **{"source": UNIT, **change}))  # type: ignore[arg-type]
    assert (found.new, found.unchanged) == (new, 1 - new)


def test_another_bound_is_a_change() -> None:
    with store(observe(KEY, y2024=3, source=UNIT)) as session:
        found = against(session, observe(KEY, y2024=3, bound=">", source=UNIT))
    assert [(one.reading.bound, one.stored_bound) for one in found.changed] == [(">", "=")]


def test_what_cannot_be_true_together_with_another_source_conflicts() -> None:
    # 5.45万 is 54,450 to 54,550: 54,500 agrees, 54,600 does not; over 54,000 agrees with both.
    stored = (
        observe(KEY, y2023=54500, written="5.45万人", source=PRESS),
        observe(KEY, y2024=54500, written="5.45万人", source=PRESS),
        observe(KEY, y2025=54000, bound=">", source=PRESS),
    )
    with store(*stored) as session:
        found = against(session, observe(KEY, y2023=54500, y2024=54600, y2025=54600, source=UNIT))
    assert (found.new, found.changed) == (3, ())
    assert [(one.reading.period, one.stored_value, one.stored_source) for one in found.conflicting] == [
        ("2024", 54500, PRESS)
    ]


def test_a_change_may_conflict_too_and_the_shown_claim_is_named() -> None:
    stored = (
        observe(KEY, y2024=3, source=UNIT),
        observe(KEY, y2024=7, source="unofficial 2025"),
        observe(KEY, y2024=8, source="official 2024"),
    )
    with store(*stored) as session:
        found = against(session, observe(KEY, y2024=4, source=UNIT))
    assert [one.stored_value for one in found.changed] == [3]
    assert [one.stored_value for one in found.conflicting] == [8]


def test_replaced_claims_and_sums_are_not_compared_with() -> None:
    counties = ("330902", "330903", "330921", "330922")
    with store(*(observe(KEY, code, y2024=1, source=UNIT) for code in counties)) as session:
        take(session, observe(KEY, counties[0], y2024=2, source=UNIT), name="later")
        again = against(session, observe(KEY, counties[0], y2024=1, source=UNIT))
        total = against(session, observe(KEY, "330900", y2024=99, source=UNIT))
    assert [(one.reading.value, one.stored_value) for one in again.changed] == [(1, 2)]
    assert (total.new, total.conflicting) == (1, ())


def test_a_figure_under_an_old_code_is_compared_with_its_successor_s() -> None:
    # 会理县 513425 became 会理市 513402 in 2021.
    with store(observe("certified_total", "513402", y2020=90, source=UNIT)) as session:
        found = against(session, observe("certified_total", "513425", y2020=90, source=UNIT))
    assert (found.unchanged, found.regions) == (1, ())


def test_what_is_compared_is_what_accepting_does() -> None:
    before, after = observe(KEY, y2022=1, y2023=2, source=UNIT), observe(KEY, y2023=3, y2024=4, source=UNIT)
    with store(before) as session:
        assert against(session, after).new == 1
        take(session, after, name="incoming")
        assert against(session, after) == Comparison(unchanged=2)
