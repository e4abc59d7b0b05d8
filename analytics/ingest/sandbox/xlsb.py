"""Reads .xlsb workbooks. Not seen here: the text of formulas, and whether one was ever computed."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import beside, formats, limits
from analytics.ingest.sandbox.biff import ERRORS, unpacked
from analytics.ingest.sandbox.cells import letters, whole
from analytics.ingest.sandbox.pieces import gather
from analytics.ingest.sandbox.relations import relations
from analytics.ingest.sandbox.struck import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.archive import Archive
    from analytics.ingest.sandbox.cells import Odd, Placed, Plain
    from analytics.ingest.sandbox.out import Out
    from analytics.ingest.sandbox.pieces import Row

_DAMAGED = (struct.error, ValueError, KeyError, IndexError, EOFError, StopIteration)
_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_F_TEXT, _F_NUMBER, _F_BOOL, _F_ERROR, _ITEM = 8, 9, 10, 11, 19
_FORMAT, _FONT, _XF, _COLUMNS, _SETTINGS, _SHEET, _MERGED, _STYLES, _STYLES_END = (
    44,
    43,
    47,
    60,
    153,
    156,
    176,
    617,
    618,
)
_DATA_END: Final = 146
_HEADERS, _COMMENT = 479, 635
_HIDDEN_ROW: Final = 0x10
_STRUCK: Final = 0x08
_LAST_COLUMN: Final = 0x3FFF


def read(archive: Archive, out: Out) -> None:
    """Write all worksheets."""
    try:
        _Workbook(archive, out).write()
    except _DAMAGED:
        out.refuse("file-damaged")


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part; kinds and sizes are written in sevens of bits."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | data[at] << 7
            at += 1
        size = shift = 0
        while True:
            size |= (data[at] & 0x7F) << shift
            shift += 7
            at += 1
            if not data[at - 1] & 0x80:
                break
        if at + size > len(data):
            raise EOFError
        yield kind, data[at : at + size]
        at += size


def _string(record: bytes, at: int) -> tuple[str, int]:
    """Give a text that stands with its length before it, and where it ends."""
    (length,) = struct.unpack_from("<I", record, at)
    if length == 0xFFFFFFFF:  # noqa: PLR2004 - how the format writes that there is none
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(record):
        raise EOFError
    return record[at + 4 : end].decode("utf-16-le"), end


class _Workbook:
    def __init__(self, archive: Archive, out: Out) -> None:
        self.archive, self.out = archive, out
        path = next(part for kind, part in relations(archive, "").values() if kind == "officeDocument")
        self.parts = relations(archive, path)
        first = dict(reversed(self.parts.values()))
        self.since_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []
        for kind, record in _records(archive.read(path)):
            if kind == _SETTINGS:
                self.since_1904 = bool(record[0] & 1)
            elif kind == _SHEET:
                key, end = _string(record, 8)
                self.sheets.append((_string(record, end)[0], key, bool(record[0] & 3)))
        # Whether each font strikes through, which styles do, and which texts have a part struck through.
        self.fonts: list[bool] = []
        self.struck: set[int] = set()
        self.crossed: set[int] = set()
        self.styles = self._styles(first["styles"]) if "styles" in first else []
        self.texts: list[str] = []
        if "sharedStrings" in first:
            data = archive.read(first["sharedStrings"], limits.SHARED_STRINGS)
            items = [record for kind, record in _records(data) if kind == _ITEM]
            self.texts = [_string(record, 1)[0] for record in items]
            if any(self.fonts):
                self.crossed = {at for at, record in enumerate(items) if record[0] & 1 and self._is_crossed(record)}

    def _styles(self, part: str) -> list[tuple[str, str]]:
        codes: dict[int, str] = {}
        numbers: list[int] = []
        inside = False
        for kind, record in _records(self.archive.read(part)):
            inside = kind == _STYLES or (inside and kind != _STYLES_END)
            if kind == _FORMAT:
                codes[struct.unpack_from("<H", record)[0]] = _string(record, 2)[0]
            elif kind == _XF and inside:
                number, font = struct.unpack_from("<HH", record, 2)
                if font < len(self.fonts) and self.fonts[font]:
                    self.struck.add(len(numbers))
                numbers.append(number)
            elif kind == _FONT:
                self.fonts.append(bool(record[2] & _STRUCK))
        return [formats.kind(number, codes.get(number)) for number in numbers]

    def _is_crossed(self, record: bytes) -> bool:
        """Tell whether a part of a text is written in a font that strikes through."""
        text, at = _string(record, 1)
        (runs,) = struct.unpack_from("<I", record, at)
        starts = list(struct.iter_unpack("<HH", record[at + 4 : at + 4 + 4 * runs]))
        ends = [start for start, _font in starts[1:]] + [len(text)]
        return any(
            font < len(self.fonts) and self.fonts[font] and bool(text[start:end].strip())
            for (start, font), end in zip(starts, ends, strict=True)
        )

    def write(self) -> None:
        if any(name.endswith("vbaproject.bin") for name in self.archive):
            self.out.issue("file-macros")
        if any(kind == "externalLink" for kind, _ in self.parts.values()):
            self.out.issue("file-links")
        for name, key, is_hidden in self.sheets:
            kind, part = self.parts[key]
            if kind == "worksheet":
                sheet = _Sheet(self)
                rows = gather(sheet.rows(self.archive.read(part, limits.UNPACKED)), self.out)
                if self.out.sheet(name, rows, is_hidden=is_hidden):
                    beside.comments(self.out, self._comments(part))
                    beside.headers(self.out, sheet.headers)
                    self.out.end(sheet.merged, sheet.hidden_rows, sheet.hidden_columns)

    def _comments(self, part: str) -> list[str]:
        """Give the cells that have comments."""
        folder, _, sheet = part.rpartition("/")
        if f"{folder}/_rels/{sheet}.rels" not in self.archive:
            return []
        related = relations(self.archive, part).values()
        parts = [there for kind, there in related if kind == "comments" and there in self.archive]
        records = (found for there in parts for found in _records(self.archive.read(there)))
        places = [struct.unpack_from("<I4xI", record, 4) for kind, record in records if kind == _COMMENT]
        return [f"{letters(column)}{row + 1}" for row, column in places]


class _Sheet:
    def __init__(self, book: _Workbook) -> None:
        self.book = book
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.headers: list[str] = []

    def rows(self, data: bytes) -> Iterator[Row]:
        number = -1
        values: list[Plain] = []
        odd: list[Placed] = []
        done = False
        for kind, record in _records(data):
            if done and kind < _COLUMNS:
                # Some programs fill up what follows the rows with zeros, which look like rows.
                continue
            done = done or kind == _DATA_END
            self._span(kind, record)
            if kind in (_ROW, _DATA_END):
                yield number, values, odd
                values, odd = [], []
            if kind == _ROW:
                (number,) = struct.unpack_from("<I", record)
            elif _RK <= kind <= _F_ERROR:
                column, style = struct.unpack_from("<II", record)
                value = self._value(kind, record[8:], style & 0xFFFFFF)
                if column < len(values) or column > _LAST_COLUMN:
                    raise ValueError
                values += [None] * (column - len(values))
                if style & 0xFFFFFF in self.book.struck or self._is_crossed(kind, record):
                    odd.append((number, column, mark(value)))
                    value = None
                elif isinstance(value, tuple):
                    odd.append((number, column, value))
                values.append(None if isinstance(value, tuple) else value)

    def _is_crossed(self, kind: int, record: bytes) -> bool:
        """Tell whether a part of the text of a cell is struck through."""
        return (
            kind == _SHARED and bool(self.book.crossed) and struct.unpack_from("<I", record, 8)[0] in self.book.crossed
        )

    def _span(self, kind: int, record: bytes) -> None:
        """Keep what concerns whole rows, columns and ranges."""
        if kind == _ROW and record[11] & _HIDDEN_ROW:
            (number,) = struct.unpack_from("<I", record)
            self.hidden_rows.append((number + 1, number + 1))
        elif kind == _COLUMNS:
            first, last, width = struct.unpack_from("<III", record)
            if record[16] & 1 or not width:
                self.hidden_columns.append((first + 1, last + 1))
        elif kind == _HEADERS:
            at = 2
            while at < len(record):
                text, at = _string(record, at)
                self.headers.append(text)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            self.merged.append((top + 1, left + 1, bottom + 1, right + 1))

    def _value(self, kind: int, rest: bytes, style: int) -> Plain | Odd:
        if kind == _SHARED:
            return self.book.texts[struct.unpack_from("<I", rest)[0]] or None
        if kind in (_TEXT, _F_TEXT):
            return _string(rest, 0)[0] or None
        if kind in (_BOOL, _F_BOOL):
            return bool(rest[0])
        if kind in (_ERROR, _F_ERROR):
            return "error", None, ERRORS.get(rest[0], "#N/A")
        if kind == _RK:
            number = unpacked(struct.unpack_from("<I", rest)[0])
        else:
            number = whole(struct.unpack_from("<d", rest)[0])
        odd, code = self.book.styles[style] if style < len(self.book.styles) else ("", "")
        if odd == "date":
            return formats.dated(number, code, since_1904=self.book.since_1904)
        return (odd, number, code) if odd else number
