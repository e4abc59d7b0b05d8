"""Writes what was read to standard output, a line of JSON at a time, and stops a file that grows too large.

Rows cross the pipe as columns, a column of few different texts as these and their places: that is quicker to write,
shorter, and quicker to make rows of again than the rows themselves.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn

import orjson

from analytics.ingest.sandbox import hidden, limits
from analytics.ingest.sandbox.cells import letters
from analytics.ingest.sandbox.struck import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.ingest.sandbox.cells import Piece, Plain, Ranges

# Short columns are written by their texts whatever these are.
_FEW: Final = 64
_TEXTS: Final = frozenset((str, type(None)))


class Stop(Exception):  # noqa: N818 - no error: what is wrong was written already, and the reading ends
    """Reading ends here; the issue that says why was written."""


class Out:
    """The way out of the process."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written = self._cells = self._empty = 0
        self._name = ""
        self.struck = Spans()

    def _send(self, data: bytes) -> None:
        self._written += len(data)
        if self._written > limits.OUTPUT:
            self._written = 0
            self.refuse("file-too-heavy")
        self._stream.write(data)
        self._stream.write(b"\n")

    def issue(self, code: str, *, cell: str = "", row: int = 0, **places: object) -> None:
        """Say what is wrong, in the sheet at hand if there is one."""
        self._send(orjson.dumps(["issue", code, self._name, cell, row, places]))

    def refuse(self, code: str, *, cell: str = "", row: int = 0, **places: object) -> NoReturn:
        """Say what is wrong and end the reading."""
        self.issue(code, cell=cell, row=row, **places)
        raise Stop

    def sheet(self, name: str, pieces: Iterable[Piece], *, is_hidden: bool = False) -> bool:
        """Write the rows of one sheet, piece after piece; a sheet without values is not written."""
        self._name = hidden.strip(name)
        self.struck = Spans()
        found = hidden.Found()
        begun = False
        varied: set[int] = set()
        for first, rows, odd in pieces:
            if not begun:
                self._send(orjson.dumps(["sheet", self._name, is_hidden]))
                begun = True
            wide = max(map(len, rows))
            if wide > limits.COLUMNS:
                self._too_wide(first, rows, wide)
            self._cells += sum(map(len, rows)) + len(rows)
            if wide > limits.USUAL_COLUMNS:
                self._empty += sum(row.count(None) + row.count("") for row in rows)
            if self._empty > limits.EMPTY or self._cells > limits.CELLS or first + len(rows) > limits.ROWS:
                self.refuse("file-too-heavy")
            data = _dumped(first, rows, odd, varied)
            if hidden.suspect(data) and found.clean(first, rows):
                data = _dumped(first, rows, odd, varied)
            self._send(data)
        if found.count:
            self.issue("hidden-characters", cell=found.cells[0], count=found.count, cells=found.said())
        return begun

    def end(
        self,
        merged: Ranges = (),
        hidden_rows: Sequence[tuple[int, int]] = (),
        hidden_columns: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Close a sheet with what is known of it as a whole; ranges count from 1, and both ends belong to them."""
        if len(merged) + len(hidden_rows) + len(hidden_columns) > limits.RANGES:
            self.refuse("file-too-heavy")
        self._send(orjson.dumps(["end", merged, hidden_rows, hidden_columns, self.struck.found]))
        self._name = ""

    def close(self) -> None:
        """Say that nothing is missing."""
        self._stream.write(b'["done"]\n')
        self._stream.flush()

    def _too_wide(self, first: int, rows: list[list[Plain]], wide: int) -> NoReturn:
        """Refuse a sheet for its first value beyond the last column allowed; ``wide`` is the widest row."""
        used = [any(column) for column in zip_longest(*(map(_is_filled, row) for row in rows))]
        at = next((at for at in range(limits.COLUMNS, wide) if used[at]), wide - 1)
        number = next(number for number, row in enumerate(rows, start=first + 1) if len(row) > at)
        near = any(used[at - limits.FAR_COLUMNS : at])
        code = "too-many-columns" if near else "cell-far-away"
        self.refuse(code, cell=f"{letters(at)}{number}", columns=limits.COLUMNS)


def _is_filled(value: Plain) -> bool:
    return value is not None


def _dumped(first: int, rows: list[list[Plain]], odd: Sequence[object], varied: set[int]) -> bytes:
    """Write a piece; ``varied`` keeps the columns of the sheet whose texts were found to be mostly different."""
    lengths = list(map(len, rows))
    columns = [_column(at, column, varied) for at, column in enumerate(zip_longest(*rows))]
    ragged = lengths if min(lengths) < len(columns) else []
    return orjson.dumps(["rows", first, columns, ragged, odd])


def _column(at: int, values: Sequence[Plain], varied: set[int]) -> tuple[Sequence[Plain], Sequence[int]]:
    """Give the different texts of a column and the place of each row among them; other columns as they are.

    Empty texts, as text files hold them, become ``None``.
    """
    if not _TEXTS.issuperset(map(type, values)):
        return values, ()
    if at not in varied:
        texts = dict.fromkeys(values)
        if len(texts) * 2 < len(values) + _FEW:
            places = dict(zip(texts, range(len(texts)), strict=True))
            return [text or None for text in texts], list(map(places.__getitem__, values))
        varied.add(at)
    return ([text or None for text in values] if "" in values else values), ()
