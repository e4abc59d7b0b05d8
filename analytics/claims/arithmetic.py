"""Interval arithmetic on written precision and bounds, and the verdict two intervals allow.

Every operation includes: for any true values inside the given intervals the true result lies inside the computed one.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.quantity import Quantity

# What floating-point arithmetic may lose, as a share of the larger number.
_SLACK = 1e-9


class Verdict(StrEnum):
    """What a check says: both can be true and say the same, they cannot, or it cannot be told."""

    CONTRADICTS = "contradicts"
    UNDECIDED = "undecided"
    AGREES = "agrees"


class Interval(NamedTuple):
    """Where a true value may lie, both ends included; an open side is infinite."""

    low: float
    high: float

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.low > -math.inf and self.high < math.inf

    @property
    def middle(self) -> float:
        """The point halfway; of an interval with one open side, the end that is known."""
        if self.bounded:
            return (self.low + self.high) / 2
        return self.low if self.low > -math.inf else self.high

    def meets(self, other: Interval) -> bool:
        """Whether one value may lie in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low <= high + _room(low, high)

    def holds(self, other: Interval) -> bool:
        """Whether every value of the other lies here."""
        return self.low <= other.low + _room(other.low) and other.high <= self.high + _room(other.high)

    def plus(self, other: Interval) -> Interval:
        """Add."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """Subtract."""
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: float) -> Interval:
        """Multiply by a number that is not negative."""
        return Interval(self.low * factor, self.high * factor) if factor else Interval(0, 0)

    def over(self, other: Interval) -> Interval:
        """Divide by what is not negative; a divisor that may be nothing leaves a side open."""
        if other.high <= 0:
            return ANY
        small, large = max(other.low, 0), other.high
        return Interval(
            _quotient(self.low, large if self.low >= 0 else small),
            _quotient(self.high, small if self.high >= 0 else large),
        )


ANY = Interval(-math.inf, math.inf)


def _room(*values: float) -> float:
    return _SLACK * max((abs(value) for value in values if math.isfinite(value)), default=0)


def _quotient(value: float, divisor: float) -> float:
    if divisor == 0:
        return math.copysign(math.inf, value) if value else 0.0
    return value / divisor if math.isfinite(divisor) or math.isfinite(value) else ANY.high


def interval(quantity: Quantity, least: float = -math.inf) -> Interval:
    """Where the true value of a written quantity may lie, not under ``least``."""
    return Interval(max(quantity.low, least), quantity.high)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds them all; there must be one."""
    lows, highs = zip(*intervals, strict=True)
    return Interval(min(lows), max(highs))


def growth(new: Interval, old: Interval) -> Interval:
    """Percentage change of a level on an earlier one: new ÷ old × 100 − 100."""
    ratio = new.over(old)
    return Interval(ratio.low * 100 - 100, ratio.high * 100 - 100)


def growth_by(increase: Interval, new: Interval) -> Interval:
    """Percentage change from an increase and the new level: increase ÷ (new − increase) × 100."""
    low = _grown(increase.low, new.high if increase.low >= 0 else new.low)
    return Interval(
        low if math.isfinite(low) else -100, _grown(increase.high, new.low if increase.high >= 0 else new.high)
    )


def _grown(increase: float, new: float) -> float:
    old = new - increase
    if math.isnan(old) or old <= 0:
        return math.inf
    return increase / old * 100 if math.isfinite(old) else (0.0 if math.isfinite(increase) else -100.0)


def grown(old: Interval, percent: Interval) -> Interval:
    """The level that a percentage change makes of an earlier one."""
    factor = Interval(max(percent.low / 100 + 1, 0), max(percent.high / 100 + 1, 0))
    return Interval(_product(old.low, factor.low), _product(old.high, factor.high))


def _product(one: float, other: float) -> float:
    return one * other if one and other else 0.0


def shrunk(new: Interval, percent: Interval) -> Interval:
    """The earlier level that a percentage change leads back to: new ÷ (1 + change)."""
    return new.over(Interval(percent.low / 100 + 1, percent.high / 100 + 1))


def equal(stated: Interval, computed: Interval, *, sided: bool) -> Verdict:
    """Whether a stated value is the computed one; ``sided`` says that a bare bound (近、余) went into the computing.

    Intervals that do not meet contradict. Those that meet agree, unless a bare bound leaves too much open: then every
    value the computing allows must be one that was stated.
    """
    if not stated.meets(computed):
        return Verdict.CONTRADICTS
    if sided or not computed.bounded:
        sure = stated.holds(computed)
    elif stated.bounded:
        sure = True
    else:
        sure = stated.holds(Interval(computed.middle, computed.middle))
    return Verdict.AGREES if sure else Verdict.UNDECIDED


def at_most(part: Interval, whole: Interval) -> Verdict:
    """Whether a part is no more than its whole: surely, surely not, or it cannot be told."""
    if part.low > whole.high + _room(part.low, whole.high):
        return Verdict.CONTRADICTS
    if part.high <= whole.low + _room(part.high, whole.low):
        return Verdict.AGREES
    return Verdict.UNDECIDED
