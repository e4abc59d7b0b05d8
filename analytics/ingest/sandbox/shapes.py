"""Reads rows that look like the row before: one match gives all their cells, three times as fast as cell by cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from analytics.ingest.sandbox.cells import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ingest.sandbox.cells import Plain
    from analytics.ingest.sandbox.values import Reader, Readers

# Name of the column, attributes, value, text in the cell itself.
Cell = tuple[bytes, bytes, bytes, bytes]

_LONGEST: Final = 8_192
_ROW: Final = rb'<row r="([0-9]{1,7})"[^>]*>'
_CELL: Final = rb'<c r="%s[0-9]{1,7}"%s><v>([^<]+)</v></c>'


class Shape:
    """The columns and attributes of the cells of the last row that was read cell by cell."""

    def __init__(self) -> None:
        self._sign: list[tuple[bytes, bytes]] = []
        self._match: Callable[[bytes], re.Match[bytes] | None] | None = None
        self._readers: list[Reader] = []

    def row(self, chunk: bytes) -> tuple[int, list[Plain]] | None:
        """Give the number of a row, from 1, and its values, if it looks like the last and has no odd cell."""
        if not self._match or not (found := self._match(chunk)):
            return None
        number, *raws = found.groups()
        values: list[Any] = [reader(raw) for reader, raw in zip(self._readers, raws, strict=True)]
        return None if tuple in map(type, values) else (int(number), values)

    def learn(self, cells: list[Cell], readers: Readers) -> None:
        """Remember how a row looks; two that look alike, full from column A on, make the shape of those to come."""
        sign = [(name, attributes) for name, attributes, _, _ in cells]
        if sign != self._sign:
            self._sign, self._match = sign, None
            return
        full = all(raw and COLUMNS[name] == at for at, (name, _, raw, _) in enumerate(cells))
        if self._match or not full or sum(len(attributes) for _, attributes in sign) > _LONGEST:
            return
        pattern = b"".join(_CELL % (name, re.escape(attributes)) for name, attributes in sign)
        self._match = re.compile(_ROW + pattern).fullmatch
        self._readers = [readers[attributes] for _, attributes in sign]
