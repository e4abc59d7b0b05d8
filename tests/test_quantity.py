"""Rule 8: bounds and written precision go through all arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.quantity import Quantity, difference, divide, growth, total

COUNTS = st.integers(1, 10**9).map(float)
SHARES = st.floats(0, 1)
FINE = st.floats(0, 0.1)
BOUNDS = st.sampled_from("=~<>?")
QUANTITIES = st.builds(
    Quantity, st.integers(-(10**6), 10**9).map(float), BOUNDS, st.sampled_from([0, 0.05, 0.5, 50, 5000])
)
ROOM = 1 + 1e-9


@dataclass(frozen=True)
class Rounded:
    """A count written to within ``share`` of itself, and where in that room (0 to 1) the exact one lies."""

    value: float
    share: float
    place: float

    @property
    def quantity(self) -> Quantity:
        """The count as it was written."""
        return Quantity(self.value, "=", self.value * self.share)

    @property
    def exact(self) -> float:
        """The count as it is."""
        return self.value * (1 - self.share + 2 * self.share * self.place)


@dataclass(frozen=True)
class Bounded:
    """A count with a bound, and how far (0 to 1) the exact one lies beyond it."""

    value: float
    bound: str
    place: float

    @property
    def quantity(self) -> Quantity:
        """The count as it was written."""
        return Quantity(self.value, self.bound)

    @property
    def exact(self) -> float:
        """The count as it is."""
        return self.value * {"=": 1, "<": 1 - 0.9 * self.place, ">": 1 + 9 * self.place}[self.bound]


ROUNDED = st.builds(Rounded, COUNTS, FINE, SHARES)
BOUNDED = st.builds(Bounded, COUNTS, st.sampled_from("=<>"), SHARES)


def test_chengdu_2024_5_45_wan_means_fifty_either_way() -> None:
    # S047: 5.45万人
    assert (Quantity(54500, "=", 50).low, Quantity(54500, "=", 50).high) == (54450, 54550)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("=", 120000, 120000),
        ("<", -math.inf, 120000),
        (">", 120000, math.inf),
        ("~", 114000, 126000),
        ("?", -math.inf, math.inf),
    ],
)
def test_what_a_bound_leaves_open(bound: str, low: float, high: float) -> None:
    assert (Quantity(120000, bound).low, Quantity(120000, bound).high) == (low, high)


def test_chengdu_2024_growth_follows_from_its_increase() -> None:
    # S047 5.45万 registered, S048 1.79万 more than before, S049 49 %: 17900 / (54500 - 17900) = 48.9 %
    before = difference(Quantity(54500, "=", 50), Quantity(17900, "=", 50))
    assert (before.value, before.margin) == (36600, 100)
    made = growth(Quantity(54500, "=", 50), before)
    assert made is not None
    assert made.value == pytest.approx(48.907, abs=5e-4)
    assert made.agrees(Quantity(49, "=", 0.5))
    assert not made.agrees(Quantity(51, "=", 0.5))


def test_nation_2021_growth_on_nearly_600000_is_a_lower_bound() -> None:
    # P005 近60万 in 2020, P022 82.9万 in 2021: 82.9 / 60 = 1.38167
    made = growth(Quantity(829000, "=", 500), Quantity(600000, "<", 5000))
    assert made is not None
    assert (made.bound, round(made.value, 1)) == (">", 38.2)


def test_nation_2020_growth_to_nearly_600000_is_an_upper_bound() -> None:
    # P004 55.37万 in 2019, P005 近60万 in 2020: 60 / 55.37 = 1.08362
    made = growth(Quantity(600000, "<", 5000), Quantity(553700, "=", 50))
    assert made is not None
    assert (made.bound, round(made.value, 1)) == ("<", 8.4)


def test_bounds_that_pull_apart_leave_nothing_known() -> None:
    # P041 60万余 in 2020 over P005 近60万 says nothing about growth on either side
    for new, old in (("<", "<"), (">", ">")):
        made = growth(Quantity(829000, new), Quantity(600000, old))
        assert made is not None
        assert made.bound == "?"
    assert total([Quantity(1, "<"), Quantity(1, ">")]).bound == "?"
    assert difference(Quantity(2, ">"), Quantity(1, ">")).bound == "?"


def test_an_unknown_side_stays_unknown() -> None:
    for made in (
        divide(Quantity(1, "?"), Quantity(2)),
        divide(Quantity(1), Quantity(2, "?")),
        growth(Quantity(1, "?"), Quantity(2)),
    ):
        assert made is not None
        assert made.bound == "?"


def test_nothing_is_divided_by_nothing() -> None:
    assert divide(Quantity(5), Quantity(0)) is None
    assert growth(Quantity(5), Quantity(0)) is None
    assert divide(Quantity(5), Quantity(-1)) is None


def test_a_sum_is_as_coarse_as_its_parts_together() -> None:
    assert total([Quantity(54500, "=", 50), Quantity(63000, "=", 500)]) == Quantity(117500, "=", 550)
    assert total([]) == Quantity(0)
    assert total([Quantity(1), Quantity(2, ">")]).bound == ">"
    assert total([Quantity(1), Quantity(2, "~")]).bound == "~"


@given(ROUNDED, ROUNDED)
def test_a_ratio_covers_every_exact_quotient(top: Rounded, bottom: Rounded) -> None:
    made = divide(top.quantity, bottom.quantity, 100)
    assert made is not None
    exact = top.exact / bottom.exact * 100
    # The margin is of first order; what it leaves out is the share of the denominator's own margin.
    assert abs(exact - made.value) <= made.margin / (1 - bottom.share) * ROOM + 1e-9 * made.value


@given(ROUNDED, ROUNDED)
def test_a_growth_covers_every_exact_growth(new: Rounded, old: Rounded) -> None:
    made = growth(new.quantity, old.quantity)
    assert made is not None
    exact = (new.exact / old.exact - 1) * 100
    assert abs(exact - made.value) <= made.margin / (1 - old.share) * ROOM + 1e-9 * (made.value + 100)


@given(ROUNDED, ROUNDED)
def test_a_difference_covers_every_exact_difference(new: Rounded, old: Rounded) -> None:
    made = difference(new.quantity, old.quantity)
    assert abs(new.exact - old.exact - made.value) <= made.margin + 1e-9 * (new.value + old.value)


def test_a_rounded_nothing_is_not_exactly_nothing() -> None:
    # 0.0万 may be up to 499 people, so the share of 1,000 may be up to 49.9 %.
    made = divide(Quantity(0, "=", 500), Quantity(1000), 100)
    assert made is not None
    assert made.margin == pytest.approx(50)


@given(BOUNDED, BOUNDED)
def test_a_bound_of_a_ratio_lies_on_the_right_side(top: Bounded, bottom: Bounded) -> None:
    made = divide(top.quantity, bottom.quantity)
    assert made is not None
    exact = top.exact / bottom.exact
    if made.bound == "<":
        assert exact <= made.value * ROOM
    elif made.bound == ">":
        assert exact * ROOM >= made.value
    elif made.bound == "=":
        assert exact == pytest.approx(made.value)
    else:
        assert top.bound == bottom.bound != "="


@given(QUANTITIES, QUANTITIES)
def test_two_quantities_agree_both_ways_round(one: Quantity, other: Quantity) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(QUANTITIES)
def test_a_quantity_agrees_with_itself(one: Quantity) -> None:
    assume(one.bound not in "<>")
    assert one.agrees(one)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param(Quantity(600000, "<", 5000), Quantity(600000, ">", 5000), False, id="P005 and P041"),
        pytest.param(Quantity(829000, "=", 500), Quantity(829000, "<", 500), True, id="P022 and P006"),
        pytest.param(Quantity(829000, "=", 500), Quantity(800000, ">", 5000), True, id="P022 and P019"),
        pytest.param(Quantity(1499000, "=", 500), Quantity(1000000, ">", 5000), True, id="P014 and P008"),
        pytest.param(Quantity(931000, "=", 500), Quantity(929000, "=", 500), False, id="P067 and P060"),
        pytest.param(Quantity(189000, "=", 500), Quantity(188929), True, id="P092 and P117"),
        pytest.param(Quantity(84000, "=", 500), Quantity(86000, "=", 500), False, id="P045 and P164"),
        pytest.param(Quantity(890000, "~", 5000), Quantity(890000, "~", 5000), True, id="P007 and P021"),
    ],
)
def test_published_claims_about_one_cell(one: Quantity, other: Quantity, *, agree: bool) -> None:
    assert one.agrees(other) is agree
