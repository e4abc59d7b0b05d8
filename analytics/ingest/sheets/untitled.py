"""Points at what stands in the way where no table was understood: towns as rows, unknown titles over numbers, a row of titles."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.codes import issue
from analytics.ingest.masks import masked
from analytics.ingest.sheets import titles, towns
from analytics.ingest.sheets.grid import address, place_of
from analytics.ingest.sheets.plain import blank, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.ingest.book import Sheet, Value
    from analytics.ingest.draft import Issue

UNTITLED: Final = mark(
    "No table of figures was found: the titles {titles} do not say both what tells the rows apart and what is counted."
)
UNPLACED: Final = mark(
    "This is a list of stations without the columns 经度 and 纬度, so that none of them can be stored."
)
SKIPPED: Final = mark("No table of figures was found: what the numbers under {title} count was not understood.")
ROWS: Final = mark("No table of figures was found: what the row {name} counts was not understood.")
_LOOKED_AT: Final = 50
_MOST: Final = 6
_FEW: Final = 2
_LONGEST: Final = 12


class _Head(NamedTuple):
    """A row of texts over numbers: its number, and its texts by column."""

    sheet: Sheet
    row: int
    texts: tuple[tuple[int, str], ...]


def no_table(sheets: Sequence[Sheet], told: Sequence[Issue]) -> Issue:
    """Tell that no table was found, at the cell that stands in its way, unless a table was and gave nothing."""
    if unplaced := next((found for found in told if found.code == "stations-unplaced"), None):
        return issue("no-table", unplaced.sheet, *place_of(unplaced.cell), message=Refused(UNPLACED))
    heads = [head for sheet in sheets if (head := _head(sheet))]
    if towns := next((found for head in heads for found in _towns(head)), None):
        return towns
    skipped = [found for found in told if found.cell and found.code.startswith("heading-")]
    over = next((found for found in skipped if _is_over_numbers(found, sheets)), skipped[0] if skipped else None)
    if over:
        at = place_of(over.cell)
        title = masked(str(dict(over.places).get("title", "")))
        return issue("no-table", over.sheet, *at, message=Refused(SKIPPED, title=title))
    if row := next((found for found in told if found.code == "row-unknown"), None):
        return issue("no-table", row.sheet, *place_of(row.cell), message=Refused(ROWS, name=masked(_named(row))))
    for head in heads if skipped or not told else ():
        named = "、".join(text[:_LONGEST] for _column, text in head.texts[:_MOST])
        message = Refused(UNTITLED, titles=masked(named))
        return issue("no-table", head.sheet.name, head.row, head.texts[0][0], message=message)
    return issue("no-table")


def _named(row: Issue) -> str:
    return str(dict(row.places).get("name", "")).strip()


def _head(sheet: Sheet) -> _Head | None:
    """The last row of several texts over the first row with a number beside a text."""
    last = None
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], start=1):
        texts = tuple((column, shown(value).strip()) for column, value in enumerate(row, start=1) if _is_text(value))
        if last and any(isinstance(value, (int, float)) for value in row):
            return last
        if len(texts) >= _FEW:
            last = _Head(sheet, number, texts)
    return None


def _towns(head: _Head) -> Iterator[Issue]:
    """What is wrong with a column of townships: no figure is kept of them."""
    for column, title in head.texts:
        if towns.is_title(title):
            named = (address(row, column) for row in _rows_under(head, column))
            cells = ", ".join(islice(named, _MOST))
            if cells:
                yield issue("town-rows", head.sheet.name, head.row, column, title=title, cells=cells)


def _rows_under(head: _Head, column: int) -> Iterator[int]:
    """The rows under a heading that have a label and a number."""
    for number, row in enumerate(head.sheet.rows[head.row :], start=head.row + 1):
        label = row[column - 1] if len(row) >= column else None
        if (
            _is_text(label)
            and not titles.is_total(shown(label))
            and any(isinstance(value, (int, float)) for value in row)
        ):
            yield number


def _is_over_numbers(found: Issue, sheets: Sequence[Sheet]) -> bool:
    row, column = place_of(found.cell)
    rows = next((sheet.rows for sheet in sheets if masked(sheet.name) == found.sheet), [])
    under = (cells[column - 1] for cells in rows[row : row + _LOOKED_AT] if len(cells) >= column)
    return any(isinstance(value, (int, float)) for value in under)


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not blank(value)
