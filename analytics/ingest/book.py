"""A workbook as read: sheets of cells, before anything in them is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from analytics.ingest.draft import Issue


class Odd(NamedTuple):
    """A cell that is not plainly a text or a number.

    ``number``: a number whose format changes what is seen (%, ‰, 万 or other letters); ``text`` is the format.
    ``date``: ``value`` is the serial number the cell holds, or ``None``; ``text`` the date in ISO form; ``shows`` is year or
    month where the format shows no more of it.
    ``error``: ``text`` is #DIV/0! or the like. ``formula``: no result was stored; ``text`` is the formula.
    """

    kind: Literal["number", "date", "error", "formula"]
    value: float | None
    text: str
    shows: str = ""


Value = str | int | float | bool | Odd | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``rows[0]`` is row 1 and ``rows[0][0]`` cell A1. Rows may be of different lengths.

    ``merged`` are first row, first column, last row, last column; these and the hidden rows and columns count from 1.
    Only the first cell of a merged range holds a value. ``struck`` are ranges of cells that are struck through.
    """

    name: str
    rows: list[list[Value]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    struck: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """One file: its name as text to show, its sheets in order, and what the reading found wrong with the file."""

    name: str
    sha256: str
    suffix: str
    sheets: tuple[Sheet, ...]
    issues: tuple[Issue, ...] = field(default=())


def column_letters(column: int) -> str:
    """Write a column that counts from 1 as a sheet does: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
