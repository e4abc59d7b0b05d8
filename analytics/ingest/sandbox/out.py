"""Writes what was read to standard output, a line of JSON at a time, and stops a file that grows too large."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

import orjson

from analytics.ingest.sandbox import hidden, limits
from analytics.ingest.sandbox.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sandbox.cells import Plain, Ranges, Row, Strange

_CHUNK: Final = 20_000
# Fewer blank rows than this are written as such; a longer gap begins a new piece.
_BRIDGED: Final = 100


class Stop(Exception):  # noqa: N818 - no error: what is wrong was written already, and the reading ends
    """Reading ends here; the issue that says why was written."""


class Out:
    """The way out of the process."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written = self._cells = 0
        self._rows: list[list[Plain]] = []
        self._odd: list[Strange] = []
        self._first = self._pending = 0
        self.chunk = _CHUNK
        self.sheets = 0
        self.name = ""

    def _send(self, data: bytes) -> None:
        self._written += len(data) + 1
        if self._written > limits.OUTPUT:
            self._rows.clear()
            self._written = 0
            self.refuse("file-too-heavy")
        self._stream.write(data)
        self._stream.write(b"\n")

    def issue(self, code: str, *, cell: str = "", row: int = 0, **places: object) -> None:
        """Say what is wrong, in the sheet at hand if there is one."""
        self._send(orjson.dumps(["issue", code, self.name, cell, row, places]))

    def refuse(self, code: str, *, cell: str = "", row: int = 0, **places: object) -> None:
        """Say what is wrong and end the reading."""
        self.issue(code, cell=cell, row=row, **places)
        raise Stop

    def sheet(self, name: str, rows: Iterable[Row], *, is_hidden: bool = False) -> bool:
        """Write the rows of one sheet, which come in ascending order; a sheet without values is not written."""
        name = hidden.strip(name)
        self.name = name
        last = -1
        self._hidden = hidden.Found()
        for number, values, odd in rows:
            while values and values[-1] is None:
                values.pop()
            if odd:
                self._widen(values, odd)
            if not values:
                continue
            if number != last + 1:
                self._gap(number, last, values)
            if last < 0:
                self._send(orjson.dumps(["sheet", name, is_hidden]))
                self.sheets += 1
            if number - last > _BRIDGED or self._pending > self.chunk:
                self._flush(number)
            self._rows += ([] for _ in range(number - self._first - len(self._rows)))
            last = number
            self._keep(number, values, odd)
        self._flush(0)
        if self._hidden.count:
            self.issue(
                "hidden-characters", cell=self._hidden.cells[0], count=self._hidden.count, cells=self._hidden.said()
            )
        return last >= 0

    def end(self, merged: Ranges, hidden_rows: list[tuple[int, int]], hidden_columns: list[tuple[int, int]]) -> None:
        """Close a sheet with what is known of it as a whole; ranges count from 1, and both ends belong to them."""
        self._send(orjson.dumps(["end", merged, hidden_rows, hidden_columns]))
        self.name = ""

    def drop(self) -> None:
        """Forget what is not yet written, to have room to say so."""
        self._rows.clear()
        self._odd.clear()

    def close(self) -> None:
        """Say that nothing is missing."""
        self._send(b'["done"]')
        self._stream.flush()

    def _widen(self, values: list[Plain], odd: list[Strange]) -> None:
        needed = max(cell[1] for cell in odd) + 1
        values.extend([None] * (needed - len(values)))

    def _keep(self, number: int, values: list[Plain], odd: list[Strange]) -> None:
        if len(values) > limits.COLUMNS:
            self._too_wide(number, values, odd)
        self._pending += len(values) + 1
        self._cells += len(values) + 1
        if self._cells > limits.CELLS or number >= limits.ROWS:
            self.refuse("file-too-heavy")
        self._rows.append(values)
        if odd:
            self._odd += odd

    def _too_wide(self, number: int, values: list[Plain], odd: list[Strange]) -> None:
        filled = sorted({at for at, value in enumerate(values) if value is not None} | {cell[1] for cell in odd})
        before = -1
        for column in filled:
            if column >= limits.COLUMNS:
                cell = f"{letters(column)}{number + 1}"
                code = "cell-far-away" if column - before > limits.FAR_COLUMNS else "too-many-columns"
                self.refuse(code, cell=cell, columns=limits.COLUMNS)
            before = column

    def _gap(self, number: int, last: int, values: list[Plain]) -> None:
        if number <= last:
            self.refuse("file-damaged")
        if number - last > limits.FAR_ROWS:
            column = next((at for at, value in enumerate(values) if value is not None), len(values) - 1)
            self.refuse("cell-far-away", cell=f"{letters(column)}{number + 1}", columns=limits.COLUMNS)

    def _flush(self, first: int) -> None:
        if self._rows:
            data = self._dumped()
            if hidden.suspect(data):
                self._hidden.clean(self._first, self._rows)
                data = self._dumped()
            self._send(data)
            self._rows.clear()
            self._odd.clear()
        self._first, self._pending = first, 0

    def _dumped(self) -> bytes:
        return orjson.dumps(["rows", self._first, self._rows, self._odd])
