"""What is shown where nothing was chosen."""

from __future__ import annotations

import pytest

from analytics.figures import usual
from tests.facts import tree


@pytest.mark.parametrize(
    ("known", "chosen"),
    [
        ({"a": 7, "b": 21}, "a"),  # 7 of 21 are a third
        ({"a": 6, "b": 21}, "b"),
        ({"a": 0, "b": 2, "c": 1}, "b"),  # none is fair: the first that anybody publishes
        ({"a": 0, "b": 0}, "a"),
    ],
)
def test_a_map_opens_on_what_a_fair_part_of_the_places_publishes(known: dict[str, int], chosen: str) -> None:
    assert usual.indicator(tuple(known), known.__getitem__, 21) == chosen


def test_no_more_is_looked_at_than_needed() -> None:
    asked: list[str] = []
    assert usual.indicator(("a", "b", "c"), lambda key: asked.append(key) or 21, 21) == "a"  # type: ignore[func-returns-value]
    assert asked == ["a"]


def test_a_region_without_parts_is_seen_among_its_siblings() -> None:
    # Huzhou has 2 districts and 3 counties; Anji is one of them.
    assert [usual.places(tree(), code) for code in ("330500", "330523")] == [5, 5]


@pytest.mark.parametrize(
    ("opened", "ends", "until", "year"),
    [
        ((2016, 2023), "2025-12", 2026, 2025),  # no station opened later, and that is known
        ((2016, 2023), "2025-12", 2024, 2024),
        ((2016, 2023), "", 2026, 2023),
    ],
)
def test_stations_are_shown_at_the_last_moment_that_is_known(
    opened: tuple[int, int], ends: str, until: int, year: int
) -> None:
    assert usual.moment(opened, ends, until) == year
