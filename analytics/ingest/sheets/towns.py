"""Rows of townships, which are no regions of their own: their county's total is stored where a row gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.codes import issue
from analytics.ingest.sheets import titles
from analytics.ingest.sheets.grid import address
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

ROLE: Final = "town"
# Kinds of places below the county, alone or several together: 乡镇（街道）, 镇街, 村（社区）.
_TITLE: Final = re.compile(
    r"(?:所[属在]|各)?(?:区镇|街道|社区|乡镇|镇街|街镇|[乡镇村])(?:[(、/和及]*(?:街道(?:办事处)?|办事处|社区|乡镇|[乡镇村居街场])\)?)*(?:名称?|单位|\(场\))?"
)
_NAME: Final = re.compile(r"(?:街道|办事处|街办|[镇乡村]|社区|苏木|[林农牧渔]场|开发区|园区|管委会)(?:\([^()]*\))?$")
_LOOKED_AT: Final = 50
_NAMED: Final = 6


def is_title(text: str) -> bool:
    """Whether a title is that of a column of townships or villages."""
    return bool(_TITLE.fullmatch(plain(text)))


def lists(grid: Grid, column: int, rows: tuple[int, ...] | range) -> bool:
    """Whether most labels of a column are names of townships or villages, totals apart."""
    texts = [shown(value) for row in rows[:_LOOKED_AT] if not blank(value := grid.shown(row, column))]
    named = [text for text in texts if not titles.is_total(text)]
    return bool(named) and 2 * sum(bool(_NAME.search(plain(text))) for text in named) > len(named)


def are_under(grid: Grid, cells: list[tuple[int, Value]], rows: tuple[int, ...]) -> bool:
    """Whether a title of townships, among the cells of a row, stands over names of them."""
    return any(is_title(shown(value)) and lists(grid, column, rows) for column, value in cells)


def county(table: Table, places: Places) -> str | None:
    """The county that the lines over a table of townships name, where no column names regions."""
    code = table.context.region
    alone = code and not table.context.parts and not table.of("province", "prefecture", "county", "region", "code")
    return code if code and alone and places.tree[code].level == "county" else None


def issues(table: Table, places: Places) -> Iterator[Issue]:
    """Tell that rows of townships are left out and their total is the county's, or that nobody says what they come to."""
    for column in table.of(ROLE):
        rows = [row for row in table.rows if not blank(table.grid.own(row, column.number))]
        texts = {row: shown(table.grid.shown(row, column.number)) for row in rows}
        cells = [address(row, column.number) for row, text in texts.items() if not titles.is_total(text)]
        at = table.grid.name, table.head.rows[0], column.number
        code = county(table, places)
        if code and _is_summed(table):
            yield issue("towns-summed", *at, count=len(cells), region=places.tree.name(code, "zh"))
        elif cells:
            yield issue("town-rows", *at, title=column.title, cells=", ".join(cells[:_NAMED]))


def _is_summed(table: Table) -> bool:
    columns = [column.number for column in table.of(ROLE, "ignored")]
    texts = (shown(table.grid.shown(row, number)) for row in table.rows for number in columns)
    return any(titles.is_total(text) and "小计" not in text for text in texts)
