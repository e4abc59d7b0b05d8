"""Cells as they cross the pipe, and how they are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

Plain = str | int | float | bool | None
# An Odd of book.py: kind, value, text, and what a date's format shows of it if that is not the day.
Odd = tuple[str, float | None, str] | tuple[str, float | None, str, str]
# A cell that is struck through, wholly or in part, until its place is known.
Struck = tuple[Literal["struck"], Plain | Odd]
# Row and column of an odd cell, both from 0, and what it is.
Placed = tuple[int, int, Odd | Struck]
# The number of the first row from 0, the rows from there on, the odd cells in them; the first and last row hold something.
Piece = tuple[int, list[list[Plain]], list[Placed]]
# First row, first column, last row, last column, counted from 1.
Ranges = Sequence[tuple[int, int, int, int]]

# From here on a float no longer holds every whole number.
_EXACT: Final = 2.0**53


def letters(column: int) -> str:
    """Write a column that counts from 0 as a sheet does."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class _Columns(dict[bytes, int]):
    def __missing__(self, name: bytes) -> int:
        number = 0
        for letter in name:
            number = number * 26 + letter - 64
        self[name] = number - 1
        return number - 1


# The column, from 0, of letters such as AB.
COLUMNS: Final = _Columns()


def whole(number: float) -> int | float:
    """Make a number an int where that is exact."""
    return int(number) if number.is_integer() and abs(number) < _EXACT else number
