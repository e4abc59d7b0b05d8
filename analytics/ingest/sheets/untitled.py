"""Points at the row that looks like the titles of a table where none was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.codes import issue
from analytics.ingest.masks import masked
from analytics.ingest.sheets.plain import blank, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.book import Sheet, Value
    from analytics.ingest.draft import Issue

UNTITLED: Final = mark(
    "No table of figures was found: the titles {titles} do not say both what tells the rows apart and what is counted."
)
_LOOKED_AT: Final = 50
_MOST: Final = 6
_FEW: Final = 2
_LONGEST: Final = 12


def no_table(sheets: Sequence[Sheet], told: Sequence[Issue]) -> Issue:
    """Tell that no table was found, at the row of titles over the first numbers, unless a table was and gave nothing."""
    skipped = any(found.cell and found.code.startswith("heading-") for found in told)
    for sheet in sheets:
        if (at := _titles(sheet)) and (skipped or not told):
            row, column, titles = at
            return issue("no-table", sheet.name, row, column, message=Refused(UNTITLED, titles=titles))
    return issue("no-table")


def _titles(sheet: Sheet) -> tuple[int, int, str] | None:
    """The last row of several texts over the first row with a number beside a text."""
    last = None
    for number, row in enumerate(sheet.rows[:_LOOKED_AT], start=1):
        texts = [(column, shown(value).strip()) for column, value in enumerate(row, start=1) if _is_text(value)]
        if last and any(isinstance(value, (int, float)) for value in row):
            return last
        if len(texts) >= _FEW:
            named = "、".join(text[:_LONGEST] for _column, text in texts[:_MOST])
            last = number, texts[0][0], masked(named)
    return None


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not blank(value)
