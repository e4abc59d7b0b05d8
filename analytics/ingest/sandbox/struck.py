"""Keeps which cells of a sheet are struck through: what was crossed out is not what the sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox.cells import letters

if TYPE_CHECKING:
    from analytics.ingest.sandbox.cells import Odd, Placed, Plain, Struck

_PAIR: Final = 2


def mark(value: Plain | Odd | Struck) -> Struck:
    """Mark what a cell holds as struck through, once, until ``Spans`` takes the mark off."""
    return value if isinstance(value, tuple) and len(value) == _PAIR else ("struck", value)


class Spans:
    """The struck cells of a sheet that hold something, as ranges: first row and column, last row and column, from 1."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, int, int]] = []
        self.count = 0
        self._last: dict[tuple[int, int], int] = {}

    def named(self) -> list[str]:
        """Give the ranges as a sheet names them."""
        corners = ((f"{letters(left - 1)}{top}", f"{letters(right - 1)}{low}") for top, left, low, right in self.found)
        return [":".join(dict.fromkeys(pair)) for pair in corners]

    def take(self, values: list[Plain], odd: list[Placed]) -> list[Placed]:
        """Put the values of struck cells of a row back into it and keep their places; give the cells that are odd."""
        if all(len(cell[2]) != _PAIR for cell in odd):
            return odd
        kept: list[Placed] = []
        columns: list[int] = []
        for row, column, value in odd:
            inner = value[1] if len(value) == _PAIR else value
            if len(value) == _PAIR and inner is not None and str(inner).strip():
                columns.append(column)
            if isinstance(inner, tuple):
                kept.append((row, column, inner))
            else:
                values[column] = inner
        self._keep(odd[0][0] + 1, sorted(columns))
        return kept

    def _keep(self, row: int, columns: list[int]) -> None:
        """Join neighbours in a row, and rows under each other that are struck from and to the same columns."""
        self.count += len(columns)
        runs: list[tuple[int, int]] = []
        for column in columns:
            if runs and runs[-1][1] == column:
                runs[-1] = runs[-1][0], column + 1
            else:
                runs.append((column + 1, column + 1))
        last, self._last = self._last, {}
        for left, right in runs:
            at = last.get((left, right), -1)
            if at >= 0 and self.found[at][2] == row - 1:
                self.found[at] = (self.found[at][0], left, row, right)
            else:
                at = len(self.found)
                self.found.append((row, left, row, right))
            self._last[left, right] = at
