"""A workbook: a sheet a figure with its numbers and a chart drawn from them, then definitions and claims."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, Final

import xlsxwriter

from analytics.export.words import property_
from analytics.export.xlsx import annexes, sheet
from analytics.export.xlsx.styles import Styles

if TYPE_CHECKING:
    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".xlsx"
MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What stands in a cell is text or a number as it came: nothing of it is taken for a formula or an address.
_AS_IT_CAME: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document as a workbook."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, _AS_IT_CAME)
    book.set_properties(
        {"title": property_(document.title), "subject": property_(document.scope), "company": "雁阵 Yanzhen"}
    )
    styles = Styles(book)
    names = [sheet.name(number, slide) for number, slide in enumerate(document.slides, 1)]
    annexes.contents(book, document, names, styles)
    for name, slide in zip(names, document.slides, strict=True):
        sheet.add(book, name, slide, document, means.approval, styles)
    annexes.definitions(book, document, styles)
    annexes.claims(book, document, names, styles)
    book.close()
    out.write(made.getbuffer())
