"""What the arithmetic computes holds every true result, and a verdict is never surer than its intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.claims.arithmetic import (
    ANY,
    Interval,
    Verdict,
    at_most,
    equal,
    grown,
    growth,
    growth_by,
    hull,
    interval,
    shrunk,
)
from analytics.quantity import Quantity

INF = math.inf


@dataclass(frozen=True)
class Inside:
    """An interval with a true value somewhere in it."""

    interval: Interval
    true: Fraction


@st.composite
def inside(draw: st.DrawFn, least: int = 0) -> Inside:
    true = Fraction(draw(st.integers(least * 1000, 10**12)), 1000)
    below, above = (Fraction(draw(st.integers(0, 10**9)), 1000) for _ in range(2))
    low = float(max(true - below, Fraction(least))) if draw(st.booleans()) else float(true)
    high = draw(st.sampled_from([float(true + above), INF]))
    return Inside(Interval(min(low, float(true)), max(high, float(true))), true)


COUNTS = inside()
POSITIVE = inside(1)
CHANGES = inside(-90)


def covers(made: Interval, exact: Fraction) -> bool:
    room = 1e-9 * max(1.0, abs(float(exact)), *(abs(end) for end in made if math.isfinite(end)))
    return made.low - room <= float(exact) <= made.high + room


@given(COUNTS, COUNTS)
def test_a_sum_holds_every_true_sum(one: Inside, other: Inside) -> None:
    assert covers(one.interval.plus(other.interval), one.true + other.true)


@given(COUNTS, COUNTS)
def test_a_difference_holds_every_true_difference(one: Inside, other: Inside) -> None:
    assert covers(one.interval.minus(other.interval), one.true - other.true)


@given(CHANGES, COUNTS)
def test_a_quotient_holds_every_true_quotient(top: Inside, bottom: Inside) -> None:
    assume(bottom.true > 0)
    assert covers(top.interval.over(bottom.interval), top.true / bottom.true)


@given(COUNTS, POSITIVE)
def test_a_growth_holds_every_true_growth(new: Inside, old: Inside) -> None:
    assert covers(growth(new.interval, old.interval), (new.true / old.true - 1) * 100)


@given(CHANGES, COUNTS)
def test_a_growth_by_an_increase_holds_every_true_one(increase: Inside, new: Inside) -> None:
    assume(new.true > increase.true)
    assert covers(growth_by(increase.interval, new.interval), increase.true / (new.true - increase.true) * 100)


@given(COUNTS, CHANGES)
def test_a_level_led_on_or_back_by_a_growth_is_held(level: Inside, percent: Inside) -> None:
    factor = 1 + percent.true / 100
    assert covers(grown(level.interval, percent.interval), level.true * factor)
    assert covers(shrunk(level.interval, percent.interval), level.true / factor)


@given(COUNTS, COUNTS)
def test_a_hull_holds_both(one: Inside, other: Inside) -> None:
    both = hull([one.interval, other.interval])
    assert both.holds(one.interval)
    assert both.holds(other.interval)


@given(one=COUNTS, below=st.floats(0, 1e6), above=st.floats(0, 1e6), sided=st.booleans())
def test_two_intervals_of_one_true_value_never_contradict(
    one: Inside, below: float, above: float, *, sided: bool
) -> None:
    other = Interval(float(one.true) - below, float(one.true) + above)
    assert equal(one.interval, other, sided=sided) is not Verdict.CONTRADICTS
    assert equal(other, one.interval, sided=sided) is not Verdict.CONTRADICTS


@given(COUNTS, COUNTS)
def test_a_part_within_its_whole_never_contradicts(one: Inside, other: Inside) -> None:
    part, whole = sorted((one, other), key=lambda each: each.true)
    assert at_most(part.interval, whole.interval) is not Verdict.CONTRADICTS
    if part.true < whole.true * Fraction(999, 1000):
        assert at_most(whole.interval, part.interval) is not Verdict.AGREES


@given(COUNTS, COUNTS)
def test_more_room_never_makes_a_contradiction(one: Inside, other: Inside) -> None:
    assume(one.interval.meets(other.interval))
    wider = Interval(other.interval.low - 1, other.interval.high + 1)
    assert one.interval.meets(wider)
    assert equal(one.interval, wider, sided=True) is not Verdict.CONTRADICTS


@pytest.mark.parametrize(
    ("stated", "computed", "sided", "verdict"),
    [
        # S049 49 % against 17900 ÷ (54500 − 17900) = 48.9 %
        pytest.param(Interval(48.5, 49.5), Interval(48.5, 49.3), False, "agrees", id="within rounding"),
        # P043 27.6 % against 42.45 ÷ 33.18 = 27.94 %
        pytest.param(Interval(27.55, 27.65), Interval(27.9, 27.98), False, "contradicts", id="apart"),
        # S035 18 % against more than 390万 ÷ 2140.3万 = 18.22 %
        pytest.param(Interval(17.5, 18.5), Interval(18.22, INF), True, "undecided", id="from a bound"),
        # S003 26 % against nearly 12万 ÷ 10.67万 − 1 = 12.5 % at most
        pytest.param(Interval(25.5, 26.5), Interval(-100, 12.5), True, "contradicts", id="beyond a bound"),
        # P093 over 25 %
        pytest.param(Interval(25, INF), Interval(25.9, 26.1), False, "agrees", id="a stated bound that holds"),
        pytest.param(Interval(25, INF), Interval(24.8, 25.1), False, "undecided", id="a stated bound on the edge"),
        pytest.param(Interval(1, 2), ANY, True, "undecided", id="nothing known"),
    ],
)
def test_verdicts(stated: Interval, computed: Interval, verdict: str, *, sided: bool) -> None:
    assert equal(stated, computed, sided=sided).value == verdict


def test_what_a_written_quantity_leaves_open() -> None:
    assert interval(Quantity(54500, "=", 50)) == (54450, 54550)
    assert interval(Quantity(120000, "<", 5000), 0) == (0, 120000)
    assert interval(Quantity(68000, ">", 500)) == (68000, INF)
    assert interval(Quantity(37000, "~", 500)) == (35150, 38850)


def test_nothing_is_known_of_what_is_divided_by_nothing() -> None:
    assert Interval(1, 2).over(Interval(0, 0)) == ANY
    assert Interval(1, 2).over(Interval(0, 4)) == (0.25, INF)
    assert Interval(-2, 2).over(Interval(0, 4)) == (-INF, INF)


def test_the_middle_of_an_open_interval_is_its_known_end() -> None:
    assert Interval(2, 4).middle == 3
    assert Interval(2, INF).middle == 2
    assert Interval(-INF, 4).middle == 4
