"""Cells as they cross the pipe, and how they are named."""

from __future__ import annotations

from typing import Final

Plain = str | int | float | bool | None
# An Odd of book.py: row, column (both from 0), kind, value, text.
Strange = tuple[int, int, str, float | None, str]
# The number of a row from 0, its plain cells, its odd cells.
Row = tuple[int, list[Plain], list[Strange]]
# First row, first column, last row, last column, counted from 1.
Ranges = list[tuple[int, int, int, int]]

# From here on a float no longer holds every whole number.
_EXACT: Final = 2.0**53
_COLUMN: dict[bytes, int] = {}


def letters(column: int) -> str:
    """Write a column that counts from 0 as a sheet does."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column(name: bytes) -> int:
    """Give the column, from 0, of letters such as AB."""
    number = _COLUMN.get(name, 0)
    if not number:
        for letter in name:
            number = number * 26 + letter - 64
        _COLUMN[name] = number
    return number - 1


def whole(number: float) -> int | float:
    """Make a number an int where that is exact."""
    return int(number) if number.is_integer() and abs(number) < _EXACT else number
