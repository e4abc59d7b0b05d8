"""Columns of printed tables: how wide each is, and which hold numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.drawing.words import longest, numeric, width

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = 5.0
SLACK: Final = 1.06
_MOSTLY: Final = 0.6
_LONG: Final = 1.3


def shares(columns: Sequence[str], rows: Sequence[Sequence[str]], wide: float, size: float) -> tuple[float, ...]:
    """Share out the width: short columns get what they need, long ones the rest by the square root of their length."""
    needs = [max(width(cell, size) for cell in cells) * SLACK + 2 * GAP for cells in zip(columns, *rows, strict=True)]
    if sum(needs) <= wide:
        return tuple(need * wide / sum(needs) for need in needs)
    fair = wide / len(needs)
    short = sum(need for need in needs if need <= fair)
    weights = [need**0.5 for need in needs if need > fair]
    shared = [need if need <= fair else (wide - short) * need**0.5 / sum(weights) for need in needs]
    floors = [
        min(need, max(_unbroken(cell, size, fair * _LONG) for cell in cells) * SLACK + 2 * GAP)
        for need, cells in zip(needs, zip(columns, *rows, strict=True), strict=True)
    ]
    return _raised(shared, floors, wide)


def _unbroken(cell: str, size: float, most: float) -> float:
    """The longest part of a cell that should not break; an address may."""
    found = longest(cell, size)
    return found if found <= most else 0.0


def _raised(shared: Sequence[float], floors: Sequence[float], wide: float) -> tuple[float, ...]:
    """Give columns the room of their longest word, at the cost of those that have more than that."""
    raised = [max(one, floor) for one, floor in zip(shared, floors, strict=True)]
    spare = sum(one - floor for one, floor in zip(raised, floors, strict=True))
    over = sum(raised) - wide
    if over <= 0 or spare < over:
        return tuple(shared if over > 0 else raised)
    return tuple(one - over * (one - floor) / spare for one, floor in zip(raised, floors, strict=True))


def mostly_numbers(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, so that it stands right."""
    return bool(cells) and sum(numeric(one) for one in cells) >= _MOSTLY * len(cells)
