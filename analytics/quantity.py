"""Numbers that know how exactly they are known: bounds and written precision carried through arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass

_ABOUT = 0.05


@dataclass(frozen=True)
class Quantity:
    """A value with its bound: ``=`` exact, ``~`` about, ``<`` just under, ``>`` over, ``?`` known by no side.

    ``margin`` is half the last written unit.
    """

    value: float
    bound: str = "="
    margin: float = 0

    @property
    def low(self) -> float:
        """The least the true value may be."""
        if self.bound in "<?":
            return -math.inf
        return self.value - (
            max(self.margin, abs(self.value) * _ABOUT) if self.bound == "~" else self.margin * (self.bound == "=")
        )

    @property
    def high(self) -> float:
        """The most the true value may be."""
        if self.bound in ">?":
            return math.inf
        return self.value + (
            max(self.margin, abs(self.value) * _ABOUT) if self.bound == "~" else self.margin * (self.bound == "=")
        )

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be true: their intervals meet, and not only at an end that one of them denies (近 and 余)."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        slack = 1e-9 * max(abs(self.value), abs(other.value))
        if abs(high - low) > slack:
            return high > low
        return not any(part.bound in "<>" and part.value == low for part in (self, other))


def _joined(first: str, second: str) -> str:
    """Join the bounds of two parts that both push the result the same way; an approximate part makes no sure bound."""
    sides = {first, second}
    if "?" in sides or {"<", ">"} <= sides or ("~" in sides and sides & {"<", ">"}):
        return "?"
    for bound in "<>~":
        if bound in sides:
            return bound
    return "="


_TURNED = {"=": "=", "~": "~", "<": ">", ">": "<", "?": "?"}


def total(parts: list[Quantity]) -> Quantity:
    """Add up quantities."""
    bound = "="
    for part in parts:
        bound = _joined(bound, part.bound)
    return Quantity(sum(part.value for part in parts), bound, sum(part.margin for part in parts))


def divide(numerator: Quantity, denominator: Quantity, scale: float = 1) -> Quantity | None:
    """Divide two quantities that are not negative; nothing is divided by zero."""
    if denominator.value <= 0:
        return None
    value = numerator.value / denominator.value * scale
    margin = (numerator.margin * scale + abs(value) * denominator.margin) / denominator.value
    return Quantity(value, _joined(numerator.bound, _TURNED[denominator.bound]), margin)


def growth(new: Quantity, old: Quantity) -> Quantity | None:
    """Percentage change of a level on an earlier one (同比); no base, no growth."""
    ratio = divide(new, old, 100)
    return ratio and Quantity(ratio.value - 100, ratio.bound, ratio.margin)


def difference(new: Quantity, old: Quantity) -> Quantity:
    """How much more, in the unit of both; for rates, percentage points."""
    return Quantity(new.value - old.value, _joined(new.bound, _TURNED[old.bound]), new.margin + old.margin)
