"""Reads the records of an .xls workbook: what cells hold and how they are shown, but for the texts."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import formats
from analytics.ingest.sandbox.cells import letters, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.cells import Odd, Plain

_BOF, _EOF, _FILEPASS, _SHEET, _DATEMODE, _FORMAT, _FORMAT5, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x22, 0x41E, 0x1E, 0xE0
_SUPBOOK, _ROW, _COLUMNS, _MERGED, _FONT = 0x1AE, 0x208, 0x7D, 0xE5, 0x31
_NUMBER, _RK, _MULRK, _SST, _LABEL, _RICH, _BOOL, _FORMULA = 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6, 0x205, 0x06
_NOTE, _HEADER, _FOOTER = 0x1C, 0x14, 0x15
_WORKSHEET: Final = 0
_HIDDEN_ROW: Final = 0x20
_STRUCK: Final = 0x08
# No font has this number: the ones behind it are called one higher than they stand.
_NO_FONT: Final = 4
_OWN, _ADDIN = 0x0401, 0x3A01
ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
# A cell whose text is read elsewhere.
TEXT: Final = object()


@dataclass
class Globals:
    """What a workbook says once for all its sheets."""

    sheets: list[tuple[int, bool, bool]] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    fonts: list[bool] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    since_1904: bool = False
    encrypted: bool = False
    linked: bool = False

    def shown(self, value: float, style: int) -> Plain | Odd:
        """Give a number as its style shows it."""
        number = self.styles[style] if style < len(self.styles) else 0
        odd, code = formats.kind(number, self.codes.get(number))
        if odd == "date":
            return formats.dated(value, code, since_1904=self.since_1904)
        return (odd, value, code) if odd else value


def records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Give the records from a place to the end of the part that begins there; parts inside it are left out."""
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield kind, data[at + 4 : at + 4 + size]
        if depth <= 0:
            return
        at += 4 + size
    raise EOFError


def globals_of(data: bytes) -> Globals:
    """Read what stands before the sheets: each sheet's place, whether it is a worksheet and whether it is hidden."""
    found = Globals()
    for kind, record in records(data, 0):
        if kind == _FILEPASS:
            found.encrypted = True
            return found
        if kind == _SHEET:
            place, state, what = struct.unpack_from("<IBB", record)
            found.sheets.append((place, what == _WORKSHEET, bool(state & 3)))
        elif kind == _DATEMODE:
            found.since_1904 = record[:1] == b"\1"
        elif kind in (_FORMAT, _FORMAT5):
            found.codes[struct.unpack_from("<H", record)[0]] = _code(record, is_new=kind == _FORMAT)
        elif kind == _FONT:
            found.fonts.append(bool(struct.unpack_from("<H", record, 2)[0] & _STRUCK))
        elif kind == _XF:
            font, number = struct.unpack_from("<HH", record)
            if any(found.fonts[font - (font > _NO_FONT) :][:1]):
                found.struck.add(len(found.styles))
            found.styles.append(number)
        elif kind == _SUPBOOK:
            found.linked |= struct.unpack_from("<H", record, 2)[0] not in (_OWN, _ADDIN)
    return found


def _code(record: bytes, *, is_new: bool) -> str:
    """Read the code of a format; old versions wrote one byte a letter."""
    if not is_new:
        return record[3:].decode("gb18030", "ignore")
    wide = record[4] & 1
    return record[5:].decode("utf-16-le" if wide else "latin-1", "ignore")


def _header(record: bytes) -> str:
    """Read a header or footer of printed pages."""
    if len(record) == 1 + record[0]:
        return record[1:].decode("gb18030", "ignore")
    return record[3:].decode("utf-16-le" if record[2] & 1 else "latin-1", "ignore")


@dataclass
class Found:
    """The cells of a sheet by row and column, from 0, and what concerns rows, columns and ranges, from 1."""

    cells: dict[int, dict[int, object]] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: object, *, is_struck: bool) -> None:
        """Keep what a cell holds."""
        self.cells.setdefault(row, {})[column] = value
        if is_struck:
            self.struck.add((row, column))


def sheet(data: bytes, at: int, known: Globals) -> Found:
    """Read the records of a sheet."""
    found = Found()
    for kind, record in records(data, at):
        if kind == _ROW:
            if struct.unpack_from("<I", record, 12)[0] & _HIDDEN_ROW:
                number = struct.unpack_from("<H", record)[0] + 1
                found.hidden_rows.append((number, number))
        elif kind == _COLUMNS:
            first, last, width, _, flags = struct.unpack_from("<HHHHH", record)
            if flags & 1 or not width:
                found.hidden_columns.append((first + 1, last + 1))
        elif kind == _MERGED:
            spans = struct.iter_unpack("<HHHH", record[2 : 2 + len(record[2:]) // 8 * 8])
            found.merged += [(top + 1, left + 1, bottom + 1, right + 1) for top, bottom, left, right in spans]
        elif kind == _MULRK:
            _several(record, known, found)
        elif kind in (_NUMBER, _RK, _SST, _LABEL, _RICH, _BOOL, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", record)
            found.put(row, column, _value(kind, record[6:], style, known), is_struck=style in known.struck)
        else:
            _beside(kind, record, found)
    return found


def _beside(kind: int, record: bytes, found: Found) -> None:
    """Keep what is told beside the cells."""
    if kind == _NOTE:
        row, column = struct.unpack_from("<HH", record)
        found.comments.append(f"{letters(column)}{row + 1}")
    elif kind in (_HEADER, _FOOTER) and record:
        found.headers.append(_header(record))


def _several(record: bytes, known: Globals, found: Found) -> None:
    row, first = struct.unpack_from("<HH", record)
    for at, (style, packed) in enumerate(struct.iter_unpack("<HI", record[4:-2])):
        found.put(row, first + at, known.shown(unpacked(packed), style), is_struck=style in known.struck)


def _value(kind: int, rest: bytes, style: int, known: Globals) -> object:
    if kind == _NUMBER:
        return known.shown(whole(struct.unpack_from("<d", rest)[0]), style)
    if kind == _RK:
        return known.shown(unpacked(struct.unpack_from("<I", rest)[0]), style)
    if kind == _BOOL:
        return _flag(rest[0], is_error=bool(rest[1]))
    if kind == _FORMULA:
        return _result(rest[:8], style, known)
    return TEXT


def _flag(value: int, *, is_error: bool) -> Plain | Odd:
    return ("error", None, ERRORS.get(value, "#N/A")) if is_error else bool(value)


def _result(stored: bytes, style: int, known: Globals) -> object:
    """Read the stored result of a formula: a number, or a mark of what else it is."""
    if stored[6:8] != b"\xff\xff":
        return known.shown(whole(struct.unpack("<d", stored)[0]), style)
    results = {0: TEXT, 1: _flag(stored[2], is_error=False), 2: _flag(stored[2], is_error=True)}
    return results.get(stored[0])


def unpacked(packed: int) -> int | float:
    """Undo the short form of a number: 30 bits of a float or of a whole number, perhaps in hundredths."""
    if packed & 2:
        value: float = (packed if packed < 1 << 31 else packed - (1 << 32)) >> 2
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))[0]
    return whole(value / 100 if packed & 1 else float(value))
