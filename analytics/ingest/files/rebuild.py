"""Makes sheets again of what the throw-away process says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.ingest.book import Odd, Sheet, Value, column_letters
from analytics.ingest.files.codes import issue
from analytics.ingest.masks import masked
from analytics.ingest.sandbox import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.draft import Issue

# Texts repeat within a table; so many are remembered, then remembering begins anew.
_REMEMBERED: Final = 1 << 16
_NAMED: Final = 5
Merged = tuple[int, int, int, int]


class Rebuilt:
    """The sheets and issues of a file so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[Sheet] = []
        self.issues: list[Issue] = []
        self._texts: dict[str, str] = {}
        self._rows: list[list[Value]] = []
        self._head: tuple[str, bool] = ("", False)

    @property
    def refused(self) -> bool:
        """Tell whether any issue is an error."""
        return any(found.severity == "error" for found in self.issues)

    def hear(self, said: list[Any]) -> None:
        """Take in one piece of what the process says."""
        match said:
            case ["sheet", title, is_hidden]:
                self._head, self._rows = (title, is_hidden), []
            case ["rows", first, columns, lengths, odd]:
                self._take(first, columns, lengths, odd)
            case ["end", merged, hidden_rows, hidden_columns, struck]:
                self._close([tuple(span) for span in merged], hidden_rows, hidden_columns, struck)
            case ["issue", code, sheet, cell, row, places]:
                shown = {key: masked(text) if isinstance(text, str) else text for key, text in places.items()}
                self.issues.append(issue(code, name=self.name, sheet=sheet, cell=cell, row=row, **shown))

    def _take(self, first: int, columns: list[Any], lengths: list[int], odd: list[Any]) -> None:
        """Append rows that come as columns; the number of the first counts from 0."""
        self._rows += ([] for _ in range(first - len(self._rows)))
        if len(self._texts) > _REMEMBERED:
            self._texts.clear()
        rows: list[list[Value]] = list(map(list, zip(*map(self._column, columns), strict=True)))
        for row, length in zip(rows, lengths, strict=False):
            del row[length:]
        for number, column, (kind, value, text, *shows) in odd:
            rows[number - first][column] = Odd(kind, value, self._texts.setdefault(text, text), *shows)
        self._rows += rows

    def _column(self, column: list[Any]) -> Iterable[Value]:
        """Give the cells of a column; equal texts become one object."""
        values: list[Any]
        values, places = column
        if not places:
            return values
        same = self._texts.setdefault
        return map([same(text, text) for text in values].__getitem__, places)

    def _close(
        self, merged: list[Any], hidden_rows: list[list[int]], hidden_columns: list[list[int]], struck: list[Any]
    ) -> None:
        title, is_hidden = self._head
        self._uncover(title, merged)
        wide = max(map(len, self._rows), default=0)
        self.sheets.append(
            Sheet(
                name=title,
                rows=self._rows,
                hidden=is_hidden,
                hidden_rows=_numbers(hidden_rows, len(self._rows)),
                hidden_columns=_numbers(hidden_columns, wide),
                merged=tuple(merged),
                struck=tuple(map(tuple, struck)),
            )
        )
        self._rows = []

    def _uncover(self, title: str, merged: list[Merged]) -> None:
        """Drop the values that lie under merged ranges, unseen, and say so."""
        if sum(_area(span, len(self._rows)) for span in merged) > len(self._rows) * limits.COLUMNS:
            self.issues.append(issue("file-damaged", name=self.name, sheet=title))
            return
        cells: list[str] = []
        for top, left, bottom, right in merged:
            for number in range(top, min(bottom, len(self._rows)) + 1):
                row = self._rows[number - 1]
                for column in range(left + (number == top), min(right, len(row)) + 1):
                    if row[column - 1] is not None:
                        row[column - 1] = None
                        cells.append(f"{column_letters(column)}{number}")
        if cells:
            named = ", ".join(cells[:_NAMED]) + (" …" if len(cells) > _NAMED else "")
            said = issue("covered-values", name=self.name, sheet=title, cell=cells[0], count=len(cells), cells=named)
            self.issues.append(said)


def _area(span: Merged, rows: int) -> int:
    top, left, bottom, right = span
    return max(0, min(bottom, rows) - top + 1) * max(0, min(right, limits.COLUMNS) - left + 1)


def _numbers(spans: list[list[int]], last: int) -> frozenset[int]:
    """Give the numbers of ranges, as far as the sheet holds values."""
    return frozenset(number for first, end in spans for number in range(first, min(end, last) + 1))
