"""Copies a reader's own workbook with the cells coloured that need a look, the reason as a comment, and a list in front."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from analytics.i18n import mark, tr
from analytics.ingest import desk
from analytics.ingest.book import Odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell

    from analytics.ingest.book import Book, Value
    from analytics.ingest.draft import Issue

MOST_MARKED: Final = 2000
AUTHOR: Final = "雁阵 Yanzhen"
LIST_NAME: Final = mark("Issues")
_OWN_FORMAT: Final = (".xlsx", ".xlsm")
_CELL: Final = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LONGEST_COMMENT: Final = 1000
_FILLS: Final = {
    "error": PatternFill("solid", start_color="FFF4B6AE"),
    "warning": PatternFill("solid", start_color="FFFFE3A3"),
}
_SEVERITIES: Final = {"error": mark("Error"), "warning": mark("Warning")}
_COLUMNS: Final = (
    (mark("Severity"), 10),
    (mark("Sheet"), 18),
    (mark("Cell"), 12),
    (mark("Code"), 22),
    (mark("Problem"), 70),
    (mark("What to do"), 60),
)


def annotate(
    path: Path, issues: Sequence[Issue], lang: str, *, name: str = "", advice: Mapping[str, str] | None = None
) -> bytes | None:
    """The annotated copy as an .xlsx file, or ``None`` for a file that cannot be opened.

    An .xlsx or .xlsm keeps its formatting and formulas and loses its macros; of other formats the values are copied.
    The first 2,000 issues are marked in their cells; the list in front names all, with the ``advice`` (a catalogue entry)
    for their codes. Run it in a process with limits.
    """
    book = _own(path) if path.suffix.lower() in _OWN_FORMAT else _copied(desk.reader().read(path, name or path.name))
    if book is None:
        return None
    _clear(book)
    marked = [issue for issue in _worst_first(issues) if _target(book, issue) is not None][:MOST_MARKED]
    for issue in marked:
        _mark(book, issue, lang)
    _list(book, _worst_first(issues), lang, advice or {})
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _worst_first(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda issue: issue.severity != "error")


def _own(path: Path) -> Workbook | None:
    try:
        return load_workbook(path, keep_vba=False, rich_text=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        return None  # the reader has said what is wrong with it


def _copied(read: Book) -> Workbook | None:
    if not read.sheets:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in read.sheets:
        made = book.create_sheet(_free_title(book, sheet.name))
        for row, values in enumerate(sheet.rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    _put(made.cell(row, column), value)
    return book


def _put(cell: Cell | MergedCell, value: Value) -> None:
    """Write a value; a text stays a text, whatever it begins with."""
    shown = value.text if isinstance(value, Odd) else value
    if isinstance(value, Odd) and value.kind == "number":
        shown = value.value
    if isinstance(shown, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", shown)
        cell.data_type = "s"
    else:
        cell.value = shown


def _clear(book: Workbook) -> None:
    """Take out the list, comments and colours of an earlier annotated copy."""
    for sheet in book.worksheets:
        if sheet.cell(1, 1).comment and sheet.cell(1, 1).comment.author == AUTHOR and sheet.cell(1, 1).font.bold:
            book.remove(sheet)
            continue
        for cell in list(sheet._cells.values()):  # noqa: SLF001 - only cells there are: iter_rows would make the rest
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _sheet(book: Workbook, issue: Issue) -> Worksheet | None:
    if issue.sheet in book.sheetnames:
        found = book[issue.sheet]
        return found if isinstance(found, Worksheet) else None
    # A text file has one sheet, and its issues name none.
    return book.worksheets[0] if not issue.sheet and len(book.worksheets) == 1 else None


def _target(book: Workbook, issue: Issue) -> Cell | MergedCell | None:
    """The cell to mark; the first of the row where only that is known, the first of a merged range."""
    sheet = _sheet(book, issue)
    named = issue.cell if _CELL.fullmatch(issue.cell) else f"A{issue.row}" if issue.row > 0 else ""
    if sheet is None or not named:
        return None
    for merged in sheet.merged_cells.ranges:
        if named in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    found: Cell | MergedCell = sheet[named]
    return found


def _mark(book: Workbook, issue: Issue, lang: str) -> None:
    cell = _target(book, issue)
    if cell is None or isinstance(cell, MergedCell):
        return
    said = f"{tr(lang, _SEVERITIES[issue.severity])} {issue.code}\n{_text(issue, lang)}"
    before = cell.comment.text if cell.comment else ""
    ours = bool(cell.comment and cell.comment.author == AUTHOR)
    comment = Comment("\n\n".join(filter(None, (before, said)))[:_LONGEST_COMMENT], AUTHOR, height=140, width=320)
    if not ours:
        cell.fill = _FILLS[issue.severity]
    cell.comment = comment


def _text(issue: Issue, lang: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", tr(lang, issue.message, **dict(issue.places))))


def _free_title(book: Workbook, wanted: str) -> str:
    """A sheet's name that the workbook can bear and has not yet."""
    base = re.sub(r"[\[\]:*?/\\]", " ", wanted)[:28].strip("' ") or "Sheet"
    taken = {title.casefold() for title in book.sheetnames}
    names = (base, *(f"{base}{number}" for number in range(2, 1000)))
    return next(name for name in names if name.casefold() not in taken)


def _list(book: Workbook, issues: list[Issue], lang: str, advice: Mapping[str, str]) -> None:
    sheet = book.create_sheet(_free_title(book, tr(lang, LIST_NAME)), 0)
    sheet.append([_head(issues, lang)])
    sheet["A1"].font = Font(bold=True)
    sheet["A1"].comment = Comment(tr(lang, mark("This sheet was added; it is not read on import.")), AUTHOR)
    sheet.append([tr(lang, title) for title, _ in _COLUMNS])
    for column, (_, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[sheet.cell(2, column).column_letter].width = width
        sheet.cell(2, column).font = Font(bold=True)
    for row, issue in enumerate(issues, start=3):
        todo = tr(lang, advice[issue.code]) if advice.get(issue.code) else ""
        where = issue.cell or (str(issue.row) if issue.row else "")
        texts = (
            _severity(issue, lang),
            issue.sheet,
            where,
            issue.code,
            _text(issue, lang),
            todo,
        )
        for column, text in enumerate(texts, start=1):
            _put(sheet.cell(row, column), text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).fill = _FILLS[issue.severity]
        _link(book, sheet, row, issue)
    sheet.freeze_panes = "A3"
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _severity(issue: Issue, lang: str) -> str:
    return tr(lang, _SEVERITIES[issue.severity])


def _head(issues: list[Issue], lang: str) -> str:
    errors = sum(issue.severity == "error" for issue in issues)
    message = mark(
        "Errors: {errors}, warnings: {warnings}. Mend the cells in the other sheets, then upload this workbook."
    )
    said = tr(lang, message, errors=errors, warnings=len(issues) - errors)
    if len(issues) > MOST_MARKED:
        more = mark("Only the first {count} are marked in their cells; all are listed here.")
        said += ("" if lang == "zh" else " ") + tr(lang, more, count=f"{MOST_MARKED:,}")
    return said


def _link(book: Workbook, sheet: Worksheet, row: int, issue: Issue) -> None:
    target = _target(book, issue) if issue.sheet else None
    if target is None:
        return
    title = target.parent.title.replace("'", "''")
    cell = sheet.cell(row, 3)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{target.coordinate}")
    cell.font = Font(underline="single", color="FF1B4B7A")
