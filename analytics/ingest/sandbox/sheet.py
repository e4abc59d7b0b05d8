"""Reads the cells of one sheet of an OOXML workbook, exactly and as a stream.

Ordinary rows are cut apart by one regular expression, which is as fast as a compiled reader and keeps a sheet's far
corners from costing memory. A row it does not match to the last cell is read again by a real parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import xml
from analytics.ingest.sandbox.cells import COLUMNS
from analytics.ingest.sandbox.shapes import Shape
from analytics.ingest.sandbox.slow import Slow
from analytics.ingest.sandbox.values import written

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from analytics.ingest.sandbox.cells import Placed, Plain
    from analytics.ingest.sandbox.pieces import Row
    from analytics.ingest.sandbox.values import Readers

_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]{1,7}"([^>/]*)(?:/>|>(?:<f[^>]*>(?:[^<]*</f>)?)?<v[^>/]*>([^<]+)</v></c>'
    rb"|><is><t[^>/]*>([^<]*)</t></is></c>|></c>)"
)
_ROW: Final = re.compile(rb'<row r="([0-9]{1,7})"([^>]*)>')
_UNSEEN: Final = re.compile(rb"""\b(?:hidden=["'](?:1|true)["']|ht=["']0(?:\.0*)?["'])""")
_MERGED: Final = re.compile(rb"""<mergeCell\b[^>]*?\bref=["']([A-Z0-9:]{1,24})["']""")
_CONDITIONS: Final = re.compile(rb"""<(?:conditionalFormatting|cfRule)\b[^>]*?\b(sqref|dxfId)=["']([^"'<>]+)["']""")
_HEADERS: Final = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)\b[^>/]*>([^<]+)")
_UTF8: Final = re.compile(rb"encoding\s*=\s*['\"](?!utf-?8['\"])", re.IGNORECASE)
_HEAD: Final = 1 << 22
_LONGEST_ROW: Final = 1 << 24
_END: Final = b"</sheetData>"


class TooLong(Exception):  # noqa: N818 - the sheet is refused
    """One row takes more than all rows of an honest sheet."""


class Sheet:
    """The cells of a sheet, in one pass; what concerns whole rows, columns and ranges is known afterwards."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self.slow = Slow(readers)
        self._shape = Shape()

    def rows(self, blocks: Iterator[bytes]) -> Iterator[Row]:
        """Give the rows in the order of the file."""
        head = b""
        for block in blocks:
            head += block
            if b"<sheetData" in head or len(head) > _HEAD:
                break
        before, found, after = head.partition(b"<sheetData")
        if not found or b"<!" in before or _UTF8.search(before):
            yield from self.slow.document(head, blocks)
            return
        self.slow.read(before.rpartition(b"<cols>")[2].partition(b"</cols>")[0] if b"<cols>" in before else b"")
        opening, _, after = after.partition(b">")
        rest = after if opening.endswith(b"/") else (yield from self._data(after, blocks))
        self._merges(rest, blocks)

    def _data(self, buffer: bytes, blocks: Iterator[bytes]) -> Generator[Row, None, bytes]:
        """Give the rows of the data, and return what was read beyond it."""
        seen = 0
        while (end := buffer.find(_END, seen)) < 0:
            cut = buffer.rfind(b"<row", max(1, seen))
            if cut > 0:
                yield from self._piece(buffer[:cut])
                buffer = buffer[cut:]
            seen = max(0, len(buffer) - len(_END))
            if len(buffer) > _LONGEST_ROW:
                raise TooLong
            block = next(blocks, b"")
            if not block:
                raise EOFError
            buffer += block
        yield from self._piece(buffer[:end])
        return buffer[end:]

    def _piece(self, data: bytes) -> Iterator[Row]:
        """Give the rows of a piece that begins and ends between rows."""
        if data.count(b"<row") != data.count(b'<row r="'):
            yield from self.slow.read(data)
            return
        if b"hidden=" in data or b' ht="0' in data or b" ht='0" in data:
            for number, attributes in _ROW.findall(data):
                if _UNSEEN.search(attributes):
                    self.slow.hide(int(number))
        if _is_blank(data):
            self._pass(data)
            return
        # Rows may be struck through as a whole where any style is.
        if not self._readers.strikes and (alike := self._shape.rows(data)) is not None:
            for number, values in alike:
                self.slow.last = number - 1
                yield number - 1, values, []
        else:
            yield from self._one_by_one(data)

    def _one_by_one(self, data: bytes) -> Iterator[Row]:
        strikes = self._readers.strikes
        for chunk in data.split(b"</row>"):
            if strikes and self.slow.inherits(chunk):
                yield from self.slow.read(chunk[max(0, chunk.rfind(b"<row")) :] + b"</row>", hides=False)
            elif same := self._shape.row(chunk):
                self.slow.last = same[0] - 1
                yield same[0] - 1, same[1], []
            elif _is_blank(chunk):
                self._pass(chunk)
            else:
                yield from self._row(chunk)

    def _pass(self, data: bytes) -> None:
        """Keep the number of the last of some blank rows."""
        if found := _ROW.match(data, max(0, data.rfind(b"<row"))):
            self.slow.last = int(found[1]) - 1

    def _row(self, chunk: bytes) -> Iterable[Row]:
        head = chunk.rfind(b"<row")
        cells = _CELL.findall(chunk)
        found = _ROW.match(chunk, head)
        if not found or len(cells) != chunk.count(b"<c"):
            return self.slow.read(chunk[max(0, head) :] + b"</row>", hides=False)
        self._shape.learn(cells, self._readers)
        self.slow.last = number = int(found[1]) - 1
        values: list[Plain] = []
        odd: list[Placed] = []
        readers, columns = self._readers, COLUMNS
        width, strikes = 0, readers.strikes
        for name, attributes, raw, inline in cells:
            if raw:
                value = readers[attributes](raw)
            elif inline:
                value = readers.text(inline, attributes) if strikes else written(inline)
            else:
                continue
            if columns[name] != width:
                if columns[name] < width:
                    raise ValueError
                values += [None] * (columns[name] - width)
                width = columns[name]
            if isinstance(value, tuple):
                odd.append((number, width, value))
                values.append(None)
            else:
                values.append(value)
            width += 1
        return ((number, values, odd),)

    def _merges(self, rest: bytes, blocks: Iterator[bytes]) -> None:
        while True:
            block = next(blocks, b"")
            rest += block
            cut = rest.rfind(b"<") if block else len(rest)
            for ref in _MERGED.findall(rest[:cut]):
                self.slow.merge(ref.decode())
            for name, value in _CONDITIONS.findall(rest[:cut]):
                self.slow.condition({name.decode(): value.decode()})
            self.slow.headers += map(xml.text, _HEADERS.findall(rest[:cut]))
            rest = rest[cut:]
            if not block:
                return


def _is_blank(data: bytes) -> bool:
    """Tell whether no cell holds anything: neither value, nor text, nor formula."""
    return b"<v" not in data and b"<is" not in data and b"<f" not in data
