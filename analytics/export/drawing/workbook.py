"""The workbook embedded behind a native chart: its numbers, and beside them the words a reader saw."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

from analytics.export.drawing.words import clean
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.drawing.grid import Grid

SHEET: Final = "Data"
_SAFE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(grid: Grid, lang: str) -> bytes:
    """Write the sheet a chart refers to (see ``reference``), then constants and the words shown for every number."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as book:
        sheet = book.add_worksheet(SHEET)
        for row, label in enumerate(grid.categories, 1):
            sheet.write_string(row, 0, clean(label))
        columns = [(track.name, track.values) for track in grid.tracks]
        columns += [(label, (value,) * len(grid.categories)) for label, value in grid.lines]
        for column, (name, values) in enumerate(columns, 1):
            sheet.write_string(0, column, clean(name))
            for row, value in enumerate(values, 1):
                if value is not None:
                    sheet.write_number(row, column, value)
        for column, track in enumerate(grid.tracks, len(columns) + 1):
            sheet.write_string(0, column, tr(lang, mark("{name}, as shown"), name=clean(track.name)))
            for row, shown in enumerate(track.marks, 1):
                if shown is not None:
                    sheet.write_string(row, column, clean(shown.text))
        sheet.set_column(0, len(columns) + len(grid.tracks), 16)
    return out.getvalue()


def reference(column: int, first: int, last: int) -> str:
    """Name cells of one column as a chart's formula does; rows count from 1, columns from 0."""
    letter = chr(ord("A") + column)
    cells = f"${letter}${first}" + (f":${letter}${last}" if last > first else "")
    return f"{SHEET}!{cells}"
