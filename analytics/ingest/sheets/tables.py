"""Finds the tables of a sheet: headings, the rows under them, and the lines around that hold for all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import (
    beside,
    between,
    columns,
    context,
    headings,
    labelled,
    levels,
    moments,
    signed,
    times,
    titles,
    topical,
    yearly,
)
from analytics.ingest.sheets.columns import NOTHING
from analytics.ingest.sheets.context import Line
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.sections import Outline, below

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.context import Context
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.headings import Head
    from analytics.ingest.sheets.places import Places

SIDES: Final = headings.REGIONS
_UNIT_OVER: Final = frozenset({*SIDES, "period", "ignored"})
_LOOKED_AT: Final = 200
_SEEN_ROWS: Final = 50
_NUMBERS: Final = frozenset({int, float})
_YEARS: Final = (1900, 2100)
_DIGITS: Final = 15
_AMOUNT: Final = re.compile(r"[约近超]?\d[\d,.]*[万亿]?(?:人次|[人个家支名场期])(?:余|多|以上)?")
_PAGE: Final = re.compile(r"\(?(?:续表?[一二三四五\d]*|第[一二三四五\d]+页|共\d+页|-+\d+-+|,)+\)?")


@dataclass(frozen=True)
class Table:
    """One table: its headings, the numbers of its rows, and what holds for all of it.

    ``asides`` are lines between its rows that say something of the rows under them.
    """

    grid: Grid
    head: Head
    rows: tuple[int, ...]
    context: Context
    columns: tuple[Column, ...]
    asides: tuple[Line, ...] = ()

    def of(self, *roles: str) -> tuple[Column, ...]:
        """The columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    def has_digits(self, column: Column) -> bool:
        """Whether any of the first rows holds a digit in a column."""
        cells = (shown(self.grid.own(row, column.number)) for row in self.rows[:_SEEN_ROWS])
        return any(character.isdigit() for text in cells for character in text)

    @property
    def figures(self) -> tuple[Column, ...]:
        """The columns that hold numbers to be read."""
        return self.of("figures", "value")


@dataclass
class _Block:
    """The rows of one heading: over it, its body, and under it."""

    head: Head
    above: list[int]
    body: tuple[int, ...]
    notes: list[int]
    asides: list[int]


def find(grid: Grid, places: Places, file_name: str) -> list[Table]:
    """Find the tables of a sheet from the top; a sheet without headings has none."""
    blocks = _blocks(grid, places)
    tables: list[Table] = []
    outer: Context | None = None
    outline = Outline()
    for block in blocks:
        over = [line for row in block.above for line in _texts(grid, row, title=True)]
        held = outline.enter(over)
        if held is not None:
            outer = context.around(held, places, grid.name, file_name)
        columns = labelled.named(grid, block.head.columns, block.body, places)
        parts = beside.cut(grid, columns, block.body)
        for part in parts:
            lines = _lines(grid, block, part, parts)
            around = context.around(lines, places, grid.name, file_name)
            first = Line(block.head.rows[0], part[0].number, part[0].title, title=False)
            around = below(around, outer, over or [first], places, sure=held is not None) if outer else around
            asides = _asides(grid, block, part, places)
            own = topical.read(part, around.titles, measured=bool(around.measures))
            own = levels.joined(own, around.measures)
            tables.extend(yearly.split(Table(grid, block.head, block.body, around, own, asides)))
        outer = around if len(parts) == 1 else outer
    return tables


def _blocks(grid: Grid, places: Places) -> list[_Block]:
    blocks: list[_Block] = []
    free = 1
    heads = _heads(grid, places)
    for number, head in enumerate(heads):
        end = heads[number + 1].rows[0] - 1 if number + 1 < len(heads) else len(grid)
        body, under, asides = _body(grid, head, end)
        above = [row for row in range(free, head.rows[0]) if row not in head.rows]
        notes = under if number + 1 == len(heads) else _notes_only(grid, under)
        free = (notes[-1] if notes else body[-1] if body else head.rows[-1]) + 1
        last = blocks[-1] if blocks else None
        if last and _is_continued(grid, last, head, above):
            last.body, last.notes, last.asides = last.body + body, last.notes + notes, last.asides + asides
        else:
            blocks.append(_Block(head, above, body, notes, asides))
    return blocks


def _heads(grid: Grid, places: Places) -> list[Head]:
    heads: list[Head] = []
    row, figures = 1, list[int]()
    while row <= len(grid):
        if (
            not _is_plain(grid.row(row), figures)
            and grid.visible(row)
            and (not heads or _may_start(grid, row, heads[-1], places))
            and headings.is_head(grid, row, places)
        ):
            heads.append(headings.read(grid, row, places))
            row = heads[-1].rows[-1]
            figures = [column.number - 1 for column in heads[-1].of("figures", "value")]
        row += 1
    return heads


def _is_plain(cells: list[Value], figures: list[int]) -> bool:
    """Whether a row surely is one of figures, because one of them is a number and no year."""
    for place in figures:
        value = cells[place] if place < len(cells) else None
        if type(value) is str and value.isdecimal() and value.isascii() and len(value) < _DIGITS:
            value = int(value)
        if type(value) in _NUMBERS and not _YEARS[0] <= value <= _YEARS[1]:  # type: ignore[operator]
            return True
    return False


def _may_start(grid: Grid, row: int, last: Head, places: Places) -> bool:
    """Whether another table's headings may begin here: a row of text that names no region in the column of regions.

    Far below the last headings, only words that title a column are looked at: a long list repeats itself.
    """
    cells = grid.row(row)
    first = next((value for value in cells if value is not None), None)
    if not isinstance(first, str) or not (row - last.rows[-1] < _LOOKED_AT or titles.role(first)):
        return False
    named = [shown(grid.own(row, column.number)) for column in last.of(*SIDES)]
    return not any(map(places.is_place, named)) and not columns.only_looks_dated(
        cells, last.of("figures"), named, places
    )


def _is_continued(grid: Grid, last: _Block, again: Head, above: list[int]) -> bool:
    """Whether headings only come again on the next page: the same titles, and nothing new said between."""
    first = last.head
    same = len(first.rows) == len(again.rows) and all(
        list(grid.filled(a)) == list(grid.filled(b)) for a, b in zip(first.rows, again.rows, strict=True)
    )
    said = {_PAGE.sub("", plain(line.text)) for row in last.above for line in _texts(grid, row, title=True)}
    new = (_PAGE.sub("", plain(line.text)) for row in above for line in _texts(grid, row, title=True) if line.title)
    return same and not any(text and text not in said for text in new)


def _body(grid: Grid, head: Head, end: int) -> tuple[tuple[int, ...], list[int], list[int]]:
    """The rows of a table, the lines under it, and the lines within that say what holds for the rows under them."""
    columns = [column.number for column in head.of("figures", "value", "unknown", "")]
    figures = [column.number - 1 for column in head.of("figures", "value")]
    last = end
    while last > head.rows[-1] and not _has_figures(grid, last, columns):
        last -= 1
    body: list[int] = []
    asides: list[int] = []
    for row in range(head.rows[-1] + 1, last + 1):
        if _is_plain(grid.row(row), figures):
            body.append(row)
        elif any(value is not None for value in grid.row(row)):
            (asides if _is_line(grid, row, columns) else body).append(row)
    under = [row for row in range(last + 1, end + 1) if any(value is not None for value in grid.row(row))]
    return tuple(body), under, asides


def _has_figures(grid: Grid, row: int, columns: list[int]) -> bool:
    return any(not blank(grid.own(row, column)) for column in columns) and not _is_line(grid, row, columns)


def _is_line(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether a row is a line of text and no row of figures: a note, or a title between the rows."""
    cells = grid.row(row)
    first = next((place for place, value in enumerate(cells) if value is not None), len(cells))
    if first == len(cells) or not isinstance(cells[first], str):
        return False
    others = [value for value in cells[first + 1 :] if not blank(value)]
    if len(others) == 1 and times.counted_to(shown(cells[first]), shown(others[0])):
        return True
    if any(not isinstance(value, str) for value in others):
        return False
    if not others:
        text = plain(shown(cells[first]))
        day = len(moments.text(text) or "") == len("2024-01-01")
        return day or first + 1 not in columns or not any(character.isdigit() for character in text)
    text = shown(cells[first])
    if any(_AMOUNT.fullmatch(plain(shown(one))) for one in others):
        return False
    return context.is_note(text) or (
        (signed.is_signed(text) or signed.is_made(text)) and not any(plain(shown(one)).isdecimal() for one in others)
    )


def _asides(grid: Grid, block: _Block, part: tuple[Column, ...], places: Places) -> tuple[Line, ...]:
    lines = (line for row in block.asides for line in _texts(grid, row, title=True))
    titled = between.titled(grid, (block.asides, block.body), part, places)
    told = (Line(row, column, text, title=True) for row, column, text in titled)
    return tuple({(line.row, line.column): line for line in (*between.asides(lines, part, places), *told)}.values())


def _texts(grid: Grid, row: int, *, title: bool) -> list[Line]:
    cells = [(column, shown(value)) for column, value in grid.filled(row)]
    for (column, text), (after, date) in pairwise(cells):
        if said := times.counted_to(text, date) or signed.reported_by(text, date):
            cells = [(column, said), *(cell for cell in cells if cell[0] not in {column, after})]
    return [Line(row, column, text, title and not context.is_note(text)) for column, text in cells]


def _notes_only(grid: Grid, rows: list[int]) -> list[int]:
    """The notes right under a table; what follows belongs to the next."""
    taken: list[int] = []
    for row in rows:
        if not any(context.is_note(shown(value)) for _column, value in grid.filled(row)):
            break
        taken.append(row)
    return taken


def _lines(grid: Grid, block: _Block, part: tuple[Column, ...], parts: list[tuple[Column, ...]]) -> list[Line]:
    """The lines around one of several tables side by side: a line of several texts gives each table its own."""
    over = [line for row in block.above for line in beside.own(_texts(grid, row, title=True), part, parts)]
    under = [line for row in block.notes for line in _texts(grid, row, title=False)]
    corner = next((column for column in part if column.role in beside.ROLES and column.said != NOTHING), None)
    named = (
        [Line(block.head.rows[0], corner.number, corner.title, title=True, heading=True)]
        if corner and _speaks(corner)
        else []
    )
    sides = [
        Line(block.head.rows[0], c.number, c.title, title=False, heading=True) for c in part if c.role in _UNIT_OVER
    ]
    return [*over, *under, *named, *sides]


def _speaks(column: Column) -> bool:
    """Whether the title over the labels says something of the figures: 报名人数（人） in the corner."""
    return bool(column.said.measures or column.said.period or column.said.unit) and not titles.role(column.title)
