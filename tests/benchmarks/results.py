"""What a measurement found, beside what it must be."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Result:
    """One row of the table: ``notes`` are the figures behind it, ``how`` a sentence on how it was measured."""

    name: str
    what: str
    must: str
    measured: str
    held: bool
    how: str
    notes: tuple[str, ...] = ()


def worst(values: Mapping[str, float]) -> str:
    """Name the page with the largest value."""
    return max(values, key=lambda page: values[page])


def share(values: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of all stay at or below."""
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else values[0]


def ms(seconds: float) -> str:
    """Write a time in milliseconds, with a decimal where it is small."""
    value = seconds * 1000
    return f"{value:.1f} ms" if value < 10 else f"{value:.0f} ms"


def kb(count: float) -> str:
    """Write a number of bytes in kB."""
    value = count / 1000
    return f"{value:.1f} kB" if value < 10 else f"{value:.0f} kB"


def each(values: Mapping[str, float], write: Callable[[float], str] = ms) -> str:
    """Write the value of every page, largest first."""
    ordered = sorted(values.items(), key=lambda item: -item[1])
    return ", ".join(f"{page} {write(value)}" for page, value in ordered)
