"""Reads .xls workbooks: numbers and how they are shown from the records, texts by calamine.

Not seen here: the text of formulas, and whether one was ever computed; a strike through a part of a text. Where no result is stored the cell looks as if
the formula gave an empty text; programs that cannot compute store one, or a zero.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from analytics.ingest.sandbox import beside, biff
from analytics.ingest.sandbox.pieces import gather
from analytics.ingest.sandbox.struck import Spans, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.cells import Odd, Placed, Plain
    from analytics.ingest.sandbox.compound import Compound
    from analytics.ingest.sandbox.out import Out
    from analytics.ingest.sandbox.pieces import Row

_DAMAGED = (struct.error, ValueError, KeyError, IndexError, EOFError, CalamineError)
_MACROS = "_VBA_PROJECT_CUR"


def read(compound: Compound, out: Out) -> None:
    """Write all worksheets."""
    try:
        _write(compound, out)
    except PasswordError:
        out.refuse("file-encrypted")
    except _DAMAGED:
        out.refuse("file-damaged")


def _write(compound: Compound, out: Out) -> None:
    data = compound.stream("Workbook" if "Workbook" in compound.names else "Book")
    known = biff.globals_of(data)
    if known.encrypted:
        out.refuse("file-encrypted")
    if _MACROS in compound.names:
        out.issue("file-macros")
    if known.linked:
        out.issue("file-links")
    sheets = [biff.sheet(data, place, known) if is_sheet else None for place, is_sheet, _ in known.sheets]
    for found in (sheet for sheet in sheets if sheet is not None):
        out.struck = Spans()
        # Calamine keeps all cells between the first and the last: none may stand far away.
        for _ in gather(_rows(found, {}), out):
            pass
    book = CalamineWorkbook.from_path(compound.path)
    for at, sheet in enumerate(sheets):
        if sheet is None:
            continue
        texts = _texts(book, at, sheet)
        _, _, is_hidden = known.sheets[at]
        if out.sheet(book.sheet_names[at], gather(_rows(sheet, texts), out), is_hidden=is_hidden):
            beside.comments(out, sheet.comments)
            beside.headers(out, sheet.headers)
            out.end(sheet.merged, sheet.hidden_rows, sheet.hidden_columns)


def _texts(book: CalamineWorkbook, at: int, found: biff.Found) -> dict[tuple[int, int], str]:
    """Give the texts of a sheet by row and column."""
    sheet = book.get_sheet_by_index(at)
    if not sheet.start or not any(value is biff.TEXT for row in found.cells.values() for value in row.values()):
        return {}
    top, left = sheet.start
    return {
        (number, column): value
        for number, row in enumerate(sheet.to_python(), start=top)
        for column, value in enumerate(row, start=left)
        if isinstance(value, str)
    }


def _rows(found: biff.Found, texts: dict[tuple[int, int], str]) -> Iterator[Row]:
    for number in sorted(found.cells):
        cells = {column: value for column, value in found.cells[number].items() if value is not None}
        values: list[Plain] = [None] * (max(cells, default=-1) + 1)
        odd: list[Placed] = []
        for column, value in cells.items():
            held = _held(value, texts.get((number, column)))
            if (number, column) in found.struck:
                odd.append((number, column, mark(held)))
            elif isinstance(held, tuple):
                odd.append((number, column, held))
            else:
                values[column] = held
        yield number, values, odd


def _held(value: object, text: str | None) -> Plain | Odd:
    if value is biff.TEXT:
        return text or None
    return value if isinstance(value, (tuple, int, float)) else None
