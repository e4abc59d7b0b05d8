"""What can be wrong with a file as a file: every code with its sentence and what the clerk should do."""

from __future__ import annotations

from typing import Final

from analytics.i18n import mark
from analytics.ingest.code import STRUCK, Code
from analytics.ingest.draft import Issue

_SAVE_AGAIN: Final = mark("Open the file in Excel or WPS, save it again as .xlsx and choose it again.")
_SPLIT: Final = mark("Delete sheets, rows and columns that are not needed, or split the file into several.")

CODES: Final[dict[str, Code]] = {
    "file-unreadable": Code(
        "error",
        mark("The file cannot be opened ({kind})."),
        mark("Check that the file still exists and may be read."),
    ),
    "file-empty": Code(
        "error",
        mark("The file is empty: no sheet holds a value."),
        mark("Choose the file that holds the figures; perhaps it was saved before they were entered."),
    ),
    "file-too-large": Code("error", mark("The file is larger than {limit} MB."), _SPLIT),
    "file-too-heavy": Code(
        "error",
        mark("The file takes more memory or time than any statistical table needs, so reading was stopped."),
        _SPLIT,
    ),
    "file-unknown-type": Code(
        "error",
        mark("Files ending in {suffix} are not read, only {known}."),
        _SAVE_AGAIN,
    ),
    "file-wrong-ending": Code(
        "error",
        mark("The file is named {suffix}, but what it holds is a {actual} file."),
        mark("Change the ending of its name to the one said, or save it again as .xlsx."),
    ),
    "file-wrong-type": Code(
        "error",
        mark("The file is named {suffix}, but it is no workbook: it holds {actual}."),
        _SAVE_AGAIN,
    ),
    "file-encrypted": Code(
        "error",
        mark("The file is protected by a password and cannot be read."),
        mark("Remove the password in Excel or WPS, save the file and choose it again."),
    ),
    "file-damaged": Code(
        "error",
        mark("The file is damaged or incomplete and cannot be read."),
        mark("Fetch the file again, or let Excel or WPS repair it and save it as .xlsx."),
    ),
    "file-unsafe": Code(
        "error",
        mark("The file is built in a way no spreadsheet program builds one, so it was not read."),
        mark("Ask where the file comes from; copy the figures into a new workbook if they are needed."),
    ),
    "file-undecodable": Code(
        "error",
        mark("Row {row} cannot be read as UTF-8, UTF-16 or GB18030 text."),
        mark("Save the file again as 'CSV UTF-8', and check the row named."),
    ),
    "file-not-text": Code(
        "error",
        mark("Row {row} holds binary data: this is no text file."),
        mark("Save the table again as 'CSV UTF-8' or .xlsx."),
    ),
    "line-too-long": Code(
        "error",
        mark("Row {row} goes on for more than a million characters: this is no table."),
        mark("Check that the file has line breaks; save the table again as .xlsx."),
    ),
    "quote-open": Code(
        "error",
        mark("A quotation mark that opens in row {row} is never closed."),
        mark("Close or delete the quotation mark in the row named."),
    ),
    "cell-far-away": Code(
        "error",
        mark("Cell {cell} holds a value far away from the rest of the sheet."),
        mark("Clear the cell named, and delete the blank rows and columns before it."),
    ),
    "too-many-columns": Code(
        "error",
        mark("The sheet has more than {columns} columns: the first beyond them is at {cell}."),
        mark("Keep only the columns of the table, or put the years into rows."),
    ),
    "file-macros": Code(
        "warning",
        mark("The file contains macros; they were not run, only values were read."),
        mark("Nothing needs to be done; .xlsx files hold no macros."),
    ),
    "file-links": Code(
        "warning",
        mark("The file refers to other files; the values last stored were read."),
        mark("If the other files have changed, open the file, update its links and save it."),
    ),
    "comments-unread": Code(
        "warning",
        mark("{count} cells have comments, which were not taken over: {cells}."),
        mark(
            "Look whether a comment changes what a figure is (its unit, year or scope); if so, write that into the cells."
        ),
    ),
    "struck-out": STRUCK,
    "struck-maybe": Code(
        "warning",
        mark(
            "A conditional format strikes through some of the cells {cells} under a condition, which was not looked at."
        ),
        mark("Look whether a figure there is struck through; delete it if it no longer holds."),
    ),
    "headers-unread": Code(
        "warning",
        mark("The print header or footer says {text}, which was not read."),
        mark("Look whether it changes what a figure is (its unit, year or scope); if so, write that into the cells."),
    ),
    "file-name": Code(
        "warning",
        mark("The name of the file held characters that are not seen or was too long; it is shown without them."),
        mark("Give the file a plain name."),
    ),
    "file-encoding": Code(
        "warning",
        mark("The text was read as {encoding}."),
        mark("Check that the Chinese text is right in the preview; if not, save the file as 'CSV UTF-8'."),
    ),
    "hidden-characters": Code(
        "warning",
        mark("{count} cells held invisible control characters, which were left out: {cells}."),
        mark("Type the text of the cells again if it looks wrong."),
    ),
    "covered-values": Code(
        "warning",
        mark("{count} values lie hidden under merged cells and were not read: {cells}."),
        mark("Undo the merge to see them; delete them or give them cells of their own."),
    ),
}


def issue(code: str, *, name: str, sheet: str = "", cell: str = "", row: int = 0, **places: object) -> Issue:
    """Make the issue of a code about the file called ``name``, at a place in it; ``places`` fill its sentence."""
    found = CODES[code]
    if cell:
        places["cell"] = cell
    if row:
        places["row"] = row
    at = "!".join(part for part in (sheet, cell or (str(row) if row else "")) if part)
    place = f"{name}:{at}" if at else name
    return Issue(code, found.severity, place, found.message, tuple(places.items()), sheet, cell, row)
