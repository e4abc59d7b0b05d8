"""Finds the tables of a sheet: headings, the rows under them, and the lines around that hold for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import context, headings, titles, units
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.sheets.context import Context
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.headings import Column, Head
    from analytics.ingest.sheets.places import Places

SIDES: Final = ("code", "region", "province", "prefecture", "county")
_ROLES: Final = (*SIDES, "period", "within", "measure", "stratum")
_LOOKED_AT: Final = 200
_NOTES: Final = 40


@dataclass(frozen=True)
class Table:
    """One table: its headings, the numbers of its rows, and what holds for all of it."""

    grid: Grid
    head: Head
    rows: tuple[int, ...]
    context: Context
    columns: tuple[Column, ...]

    def of(self, *roles: str) -> tuple[Column, ...]:
        """The columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def figures(self) -> tuple[Column, ...]:
        """The columns that hold numbers to be read."""
        return self.of("figures", "value")


def find(grid: Grid, places: Places, file_name: str) -> list[Table]:
    """Find the tables of a sheet from the top; a sheet without headings has none."""
    heads: list[headings.Head] = []
    row = 1
    while row <= len(grid):
        if (
            grid.visible(row)
            and (not heads or _may_start(grid, row, heads[-1]))
            and headings.is_head(grid, row, places)
        ):
            heads.append(headings.read(grid, row, places))
            row = heads[-1].rows[-1]
        row += 1
    tables: list[Table] = []
    for number, head in enumerate(heads):
        end = heads[number + 1].rows[0] - 1 if number + 1 < len(heads) else len(grid)
        start = heads[number - 1].rows[-1] + 1 if number else 1
        taken = tables[-1].rows if number else ()
        above = [row for row in range(start, head.rows[0]) if row not in taken] if len(taken) < _LOOKED_AT else []
        body = _body(grid, head, end)
        around = context.around(grid, [*above, *_notes(grid, head, body)], places, file_name)
        tables.append(Table(grid, head, body, around, _with_regions(grid, head, body, places)))
    return [part for table in tables for part in _side_by_side(table)]


def _may_start(grid: Grid, row: int, last: Head) -> bool:
    """Whether another table's headings may begin here: only text stands in the row (looking at all of a long list costs)."""
    if row <= last.rows[-1]:
        return False
    first = next((value for value in grid.row(row) if not blank(value)), None)
    return isinstance(first, str) and (row - last.rows[-1] < _LOOKED_AT or bool(titles.role(first)))


def _body(grid: Grid, head: Head, end: int) -> tuple[int, ...]:
    """The rows of a table: all that hold something, without the notes under it."""
    rows = [row for row in range(head.rows[-1] + 1, end + 1) if any(not blank(value) for value in grid.row(row))]
    last = len(rows)
    while last and not _has_figures(grid, rows[last - 1], head):
        last -= 1
    return tuple(row for row in rows[:last] if not _is_note(grid, row, head))


def _has_figures(grid: Grid, row: int, head: Head) -> bool:
    columns = head.of("figures", "value", "unknown")
    filled = [value for column in columns if not blank(value := grid.own(row, column.number))]
    return bool(filled) and not _is_note(grid, row, head)


def _is_note(grid: Grid, row: int, head: Head) -> bool:
    """Whether a row is a note: it begins like one and holds no figures beside it."""
    cells = list(grid.filled(row))
    if not cells or not isinstance(cells[0][1], str):
        return False
    digits = any(isinstance(value, (int, float)) for _column, value in cells[1:])
    alone = len(cells) == 1 and (len(head.columns) > 1)
    wide = (merge := grid.merge(row, cells[0][0])) is not None and merge[3] - merge[1] >= max(1, len(head.columns) - 2)
    if digits:
        return False
    return context.is_note(cells[0][1]) or ((alone or wide) and cells[0][0] <= 2 and _unlike_figures(cells[0][1]))  # noqa: PLR2004


def _unlike_figures(text: str) -> bool:
    return not any(character.isdigit() for character in plain(text)) or len(plain(text)) > 20  # noqa: PLR2004 - a sentence


def _notes(grid: Grid, head: Head, body: tuple[int, ...]) -> list[int]:
    """The rows of notes under a table."""
    first = (body[-1] if body else head.rows[-1]) + 1
    below = range(first, min(first + _NOTES, len(grid) + 1))
    texts = {row: next((shown(value) for _column, value in grid.filled(row)), "") for row in below}
    return [row for row, text in texts.items() if text and context.is_note(text)]


def _with_regions(grid: Grid, head: Head, body: tuple[int, ...], places: Places) -> tuple[Column, ...]:
    """Find the column of regions where no title says so: 单位 over names of regions, or no title at all."""
    if head.of(*SIDES) or any(column.place for column in head.columns):
        return head.columns
    for column in head.columns:
        if column.role not in ("", "unit", "unknown", "stratum"):
            continue
        texts = [plain(shown(value)) for row in body[:_LOOKED_AT] if not blank(value := grid.shown(row, column.number))]
        named = [text for text in texts if text and not titles.is_total(text)]
        if named and all(places.is_place(text) for text in named) and not all(units.read(text) for text in named):
            return tuple(replace(c, role="region") if c is column else c for c in head.columns)
    return head.columns


def _side_by_side(table: Table) -> list[Table]:
    """Cut a table in two where its first role comes again: 地区 人数 地区 人数."""
    roles = [(place, column) for place, column in enumerate(table.columns) if column.role in _ROLES]
    if not roles:
        return [table]
    first = roles[0][1]
    starts = [place for place, column in roles if column.role == first.role and column.title == first.title]
    if len(starts) == 1 or first.role == "stratum":
        return [table]
    ends = [*starts[1:], len(table.columns)]
    return [replace(table, columns=table.columns[start:end]) for start, end in zip(starts, ends, strict=True)]
