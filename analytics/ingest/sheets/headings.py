"""The heading rows of a table: where they begin, and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics.ingest.book import Odd
from analytics.ingest.sheets import columns, entries, signed, sitecolumns, titles, towns, words, written, yearlike
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

_MOST_HEADS: Final = 4
_FEW: Final = 2
_BELOW: Final = 8
_TELLING: Final = frozenset({"role", "figure", "place", "within"})
REGIONS: Final = ("code", "region", "province", "prefecture", "county")
_UNDER: Final = frozenset({"", "value", "stratum", "unit"})


@dataclass(frozen=True)
class Head:
    """The heading rows of one table and their columns; ``spread`` are titles that were taken to reach to the right."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    spread: tuple[tuple[int, int, str], ...] = field(default=())

    def of(self, *roles: str) -> tuple[Column, ...]:
        """The columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    def lowest(self, grid: Grid, column: int) -> int:
        """The row of the lowest title of a column."""
        return next((row for row in reversed(self.rows) if not blank(grid.own(row, column))), self.rows[0])


def is_head(grid: Grid, row: int, places: Places) -> bool:
    """Whether a table's headings begin in a row."""
    cells = list(grid.filled(row))
    stations = {sitecolumns.role(shown(value)[: columns.LONGEST]) for _column, value in cells}
    if sitecolumns.places(stations) and (len(cells) > _FEW or "lonlat" in stations):
        return True
    kinds = [entries.kind(value, places) for _column, value in cells]
    # One date may be the day a table was made; several are titles of columns.
    kinds = [{"date": "number" if kinds.count("date") == 1 else "figure"}.get(one, one) for one in kinds]
    if not cells or "number" in kinds or titles.is_total(shown(cells[0][1])[: columns.LONGEST]):
        return False
    texts = [shown(value) for _column, value in cells]
    roles = {titles.role(text) for text, found in zip(texts, kinds, strict=True) if found == "role"} - {"value"}
    titled = roles and sum(found in _TELLING for found in kinds) >= _FEW
    if (titled or signed.names_a_value(texts[0])) and entries.are_filled_in(texts, places):
        return False
    if (
        titled
        or _is_cross(grid, row, cells, kinds, places)
        or _is_single(grid, row, cells)
        or _is_named(grid, row, places)
    ):
        return True
    return not _TELLING.isdisjoint(kinds) and towns.are_under(grid, cells, _body(grid, row))


def _body(grid: Grid, row: int) -> tuple[int, ...]:
    """The next rows under a heading, without those that only number the columns or name their units."""
    below = range(row + 1, min(row + _BELOW, len(grid)) + 1)
    return tuple(line for line in below if not columns.is_index(grid, line) and not columns.is_units(grid, line))


def _is_cross(grid: Grid, row: int, cells: list[tuple[int, Value]], kinds: list[str], places: Places) -> bool:
    """Whether a row without a title for its labels crosses them: a corner that says little, labels below, numbers beside."""
    below = _body(grid, row)
    first = next((column for column in range(1, cells[0][0] + 1) if entries.labels(grid, below, column, places)), 0)
    if not first:
        return False
    corner = [found for (column, _value), found in zip(cells, kinds, strict=True) if column <= first]
    across = [(column, found) for (column, _value), found in zip(cells, kinds, strict=True) if column > first]
    if not across or any(found == "place" for found in corner):
        return False
    if any(
        entries.label(shown(value), places) == entries.labels(grid, below, first, places)
        for c, value in cells
        if c <= first
    ):
        return False
    if yearlike.goes_on(grid, row, first):
        return False
    return any(_is_amount(grid.own(line, column)) for line in below for column, found in across if found in _TELLING)


def _is_named(grid: Grid, row: int, places: Places) -> bool:
    """Whether a title of regions stands over regions with figures beside them, whatever else the row says."""
    below = _body(grid, row)
    cells = list(grid.filled(row))
    over = [column for column, value in cells if titles.role(shown(value)) in REGIONS]
    named = over and any(entries.labels(grid, below, column, places) == "region" for column in over)
    return bool(named) and any(_is_amount(grid.own(line, c)) for line in below for c, _v in cells if c not in over)


def _is_single(grid: Grid, row: int, cells: list[tuple[int, Value]]) -> bool:
    """Whether a row of names, most of them of measures, stands over one row of figures."""
    if len(cells) < _FEW or row == len(grid):
        return False
    said = [words.said(shown(value)) for _column, value in cells]
    known = sum(bool(one.measures) and not one.rest for one in said)
    return (
        known > len(cells) / 2
        and known >= _FEW
        and all(_is_amount(grid.own(row + 1, column)) for column, _value in cells)
    )


def _is_amount(value: Value) -> bool:
    return isinstance(value, (int, float, Odd)) or (
        isinstance(value, str) and any(character.isdigit() for character in plain(value))
    )


def read(grid: Grid, row: int, places: Places) -> Head:
    """Read the headings that begin in ``row``, with what stands over and under it."""
    rows = [row]
    while len(rows) < _MOST_HEADS and row - 1 >= 1 and _is_parent(grid, row, places):
        row -= 1
        rows.insert(0, row)
    skipped: list[int] = []
    last = rows[-1]
    deepest = max((merge[2] for c, _v in grid.filled(last) if (merge := grid.merge(last, c))), default=last)
    while last + 1 <= len(grid) and len(rows) < _MOST_HEADS + 1:
        if columns.is_index(grid, last + 1) or columns.is_gloss(grid, last, last + 1):
            skipped.append(last + 1)
        elif not (skipped and not columns.is_units(grid, last + 1)) and (
            (last < min(deepest, rows[0] + _MOST_HEADS) and not skipped) or _is_sub(grid, rows, last + 1, places)
        ):
            rows.append(last + 1)
        else:
            break
        last += 1
    spread: dict[tuple[int, int, str], None] = {}
    hidden = grid.sheet.hidden_columns
    made = tuple(
        _column(grid, rows, number, places, spread)
        for number in range(1, grid.width(rows[0], rows[-1]) + 1)
        if number not in hidden
    )
    return Head(tuple(sorted((*rows, *skipped))), columns.settled(made), tuple(spread))


def _is_parent(grid: Grid, row: int, places: Places) -> bool:
    """Whether the row over ``row`` groups its columns: titles over some of them only, and none over the first."""
    cells = list(grid.filled(row - 1))
    heads = [column for column, _value in grid.filled(row)]
    texts = [shown(value) for _column, value in cells]
    if not cells or any(":" in plain(text) for text in texts) or entries.are_filled_in(texts, places):
        return False
    if _is_over(grid, row, heads[0], cells):
        return True
    first = next((column for column, value in grid.filled(row) if not _is_side(shown(value))), heads[0])
    corner = [column for column, _value in cells if column < heads[0]] if len(cells) > _FEW else []
    over = [
        column for column, value in cells if column < first and column not in corner and not titles.role(shown(value))
    ]
    wide = [merge for column, _v in cells if (merge := grid.merge(row - 1, column)) and merge[3] > merge[1]]
    if over or any(merge[1] <= heads[0] and merge[3] >= heads[-1] for merge in wide):
        return False
    if len(cells) == 1:
        return bool(wide) or max(first, heads[0] + 1) <= cells[0][0] < heads[-1]
    said = [
        entries.kind(value, places) in _TELLING or words.neutral(words.said(shown(value)).rest)
        for c, value in cells
        if c not in corner
    ]
    return all(said) or len(wide) >= _FEW


def _is_over(grid: Grid, row: int, first: int, cells: list[tuple[int, Value]]) -> bool:
    """Whether the row over ``row`` has the titles of its labels, so that what else stands there is over the figures."""
    titled = any(c < first and _is_side(shown(value)) and blank(grid.own(row, c)) for c, value in cells)
    return titled and cells[-1][0] >= first


def _is_side(text: str) -> bool:
    """Whether a title stands over labels, not figures."""
    return titles.role(text) not in ("", "value") or bool(columns.roles_of(text))


def _is_sub(grid: Grid, rows: list[int], row: int, places: Places) -> bool:
    """Whether a row stands under group titles: nothing of its own under the roles, and no figures."""
    cells = [(column, value, entries.kind(value, places)) for column, value in grid.filled(row)]
    if any(found == "unit" for _column, _value, found in cells):
        # A dash in a row of units says that a column has none.
        cells = [one for one in cells if plain(shown(one[1])).lower() not in written.MISSING]
    if yearlike.is_labelled(grid, rows[-1], row, places):
        return False
    units_only = all(found in ("unit", "role") for _column, _value, found in cells)
    for column, value, found in cells:
        if found == "number" or (found == "other" and written.is_figure_like(shown(value))):
            return False
        above = _over(grid, rows, column)
        if found == "place" and columns.is_kind_over(grid, rows[-1], row, column):
            continue
        if found == "place" and above is not None and titles.role(above) == "stratum":
            return False
        if above is None or (titles.role(above) not in _UNDER and not (units_only and titles.role(shown(value)))):
            return False
    return bool(cells)


def _over(grid: Grid, rows: list[int], column: int) -> str | None:
    """The title over a cell: its own column's, or the nearest to the left; nothing where there is none."""
    for left in range(column, 0, -1):
        for row in reversed(rows):
            if not blank(value := grid.shown(row, left)):
                return shown(value)
    return None


def _column(
    grid: Grid, rows: list[int], number: int, places: Places, spread: dict[tuple[int, int, str], None]
) -> Column:
    parts: list[Value] = []
    for row in rows:
        value = grid.shown(row, number)
        if blank(value) and row != rows[-1] and (taken := _from_left(grid, rows, row, number)):
            spread[row, number, shown(taken)] = None
            value = taken
        if not blank(value) and (not parts or shown(value) != shown(parts[-1])):
            parts.append(value)
    return columns.named(number, parts, places) if parts else columns.Column(number, "", "")


def _from_left(grid: Grid, rows: list[int], row: int, number: int) -> Value:
    """The group title that stands left of an empty cell over a titled column, where no merge says how far it reaches."""
    below = rows[rows.index(row) + 1]
    over = (at for at in rows[: rows.index(row)] if not blank(grid.own(at, number)))
    alone = any((merge := grid.merge(at, number)) is None or merge[1] == merge[3] for at in over)
    if alone or grid.merge(row, number) or blank(grid.shown(below, number)):
        return None
    for left in range(number - 1, 0, -1):
        value = grid.shown(row, left)
        if blank(grid.own(below, left)) or (grid.merge(row, left) and not blank(value)):
            return None
        if not blank(value):
            return value
    return None
