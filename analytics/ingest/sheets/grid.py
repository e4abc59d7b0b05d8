"""A sheet as a grid that knows its merged cells."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from analytics.ingest.book import column_letters
from analytics.ingest.codes import issue
from analytics.ingest.sheets.plain import blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analytics.ingest.book import Sheet, Value
    from analytics.ingest.draft import Issue


class Grid:
    """Cells by row and column, both from 1; a merged cell shows its value everywhere it reaches."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.name = sheet.name
        self._rows = sheet.rows
        self._tall: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        for first, left, last, right in sheet.merged:
            # A merge over whole columns is decoration; nothing is read from it but its first rows.
            for row in range(first, min(last, first + 5000, len(self._rows)) + 1):
                for column in range(left, min(right, left + 300) + 1):
                    self._tall[row, column] = (first, left, last, right)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, number: int) -> list[Value]:
        """The cells of a row as they stand."""
        return self._rows[number - 1]

    def release(self, row: int) -> None:
        """Forget the cells of a row that nothing looks at again: what is made of a million takes their place in memory."""
        self._rows[row - 1] = []

    def own(self, row: int, column: int) -> Value:
        """What a cell itself holds."""
        cells = self._rows[row - 1] if row <= len(self._rows) else []
        return cells[column - 1] if column <= len(cells) else None

    def reader(self, columns: Sequence[int]) -> Callable[[int], tuple[Value, ...]]:
        """Give a quick way to read what some columns show, row after row."""
        if self._tall or not columns:
            return lambda row: tuple(self.shown(row, column) for column in columns)
        rows, pick = self._rows, itemgetter(*(column - 1 for column in columns))

        def read(row: int) -> tuple[Value, ...]:
            try:
                found = pick(rows[row - 1])
            except IndexError:
                return tuple(self.own(row, column) for column in columns)
            return found if len(columns) > 1 else (found,)

        return read

    def merge(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range a cell belongs to."""
        return self._tall.get((row, column))

    def shown(self, row: int, column: int) -> Value:
        """What a reader sees in a cell: for a part of a merged range, the range's value."""
        merge = self._tall.get((row, column)) if self._tall else None
        return self.own(merge[0], merge[1]) if merge else self.own(row, column)

    def width(self, first: int, last: int) -> int:
        """How many columns some rows use."""
        return max((len(self._rows[row - 1]) for row in range(first, min(last, len(self._rows)) + 1)), default=0)

    def filled(self, row: int) -> Iterator[tuple[int, Value]]:
        """The columns of a row that hold something themselves."""
        for column, value in enumerate(self._rows[row - 1], start=1):
            if not blank(value):
                yield column, value

    def visible(self, row: int) -> bool:
        """Whether a row is shown."""
        return row not in self.sheet.hidden_rows


def address(row: int, column: int) -> str:
    """A cell as a sheet names it: B5."""
    return f"{column_letters(column)}{row}"


def column_of(letters: str) -> int:
    """The number of a column written in letters: AB is 28; nothing is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def place_of(cell: str) -> tuple[int, int]:
    """The row and the column of a cell as a sheet names it."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), column_of(letters)


def hidden(grid: Grid, looked: Sequence[int]) -> list[Issue]:
    """Name the rows of a table that are not shown, and so not read."""
    rows = [row for row in looked if not grid.visible(row)]
    listed = ", ".join(map(str, rows[:10])) + ("…" if len(rows) > 10 else "")  # noqa: PLR2004 - enough to find them by
    return [issue("row-hidden", grid.name, rows[0], count=len(rows), rows=listed)] if rows else []
