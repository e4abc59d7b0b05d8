"""The frame of a chart: its value axis with the unit over it, and the names of its series."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.export.pictures.marks import block, rule, text, wide
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOOT: Final = 24
_RIGHT: Final = 16
_LINE: Final = 18
_TICKS: Final = 6
_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Frame:
    """Where the plot of a chart stands in its picture, and which values it reaches from ``low`` to ``high``."""

    left: float
    top: float
    right: float
    bottom: float
    low: float
    high: float

    def y(self, value: float) -> float:
        """How far down a value stands."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


def ticks(low: float, high: float) -> list[float]:
    """Round values between two others, seven at the most."""
    rough = (high - low) / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(one * size for one in _STEPS if one * size >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [round(step * place, 10) for place in range(first, math.floor(high / step + 1e-9) + 1)]


def framed(
    low: float, high: float, unit: str, names: Sequence[tuple[str, str]], size: tuple[int, int]
) -> tuple[Frame, str]:
    """Lay out a chart of a size in pixels: unit and names of the series (with their colours) on top, values at the left."""
    width, height = size
    found = ticks(low, high)
    written = [f"{value:,.10g}".replace("-", "−") for value in found]
    left = 8 + max(wide(one) for one in written) + 6
    named, lines = _names(names, left + max(0, wide(unit) + 12 - left) if unit else 8, width)
    frame = Frame(left, 12 + _LINE * max(lines, 1), width - _RIGHT, height - _FOOT, low, high)
    drawn = [
        rule(frame.left, frame.y(value), frame.right, frame.y(value), colour=LIGHT.grid)
        + text(frame.left - 6, frame.y(value) + 4, words, colour=LIGHT.muted, anchor="end")
        for value, words in zip(found, written, strict=True)
    ]
    return frame, text(8, 18, unit, colour=LIGHT.muted) + named + "".join(drawn)


def _names(names: Sequence[tuple[str, str]], left: float, width: int) -> tuple[str, int]:
    """The series by name, in as many lines as they need."""
    drawn, x, line = [], left, 1
    for name, colour in names:
        need = 20 + wide(name) + 16
        if x > left and x + need > width:
            x, line = left, line + 1
        y = 18 + _LINE * (line - 1)
        drawn.append(block(x, y - 9, 14, 9, colour) + text(x + 20, y, name))
        x += need
    return "".join(drawn), line if names else 0
