"""The heading rows of a table, and what each column under them is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL
from analytics.ingest.book import Odd
from analytics.ingest.sheets import moments, titles, units, words
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.words import Said

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

_INDEX: Final = re.compile(r"甲|乙|丙|丁|栏次|行次|编号|序号|[a-zA-Z]|-?")
_SPLIT: Final = re.compile(r"[\\/|\n]")
_MOST_HEADS: Final = 4
_FEW: Final = 2


NOTHING: Final = Said()


@dataclass(frozen=True)
class Column:
    """One column: its ``role`` (region, code, value, figures, unknown, …) and what its title says of its figures."""

    number: int
    title: str
    role: str
    said: Said = NOTHING
    within: str = ""
    place: str = ""


@dataclass(frozen=True)
class Head:
    """The heading rows of one table and their columns; ``spread`` are titles that were taken to reach to the right."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    spread: tuple[tuple[int, int, str], ...] = field(default=())

    def of(self, *roles: str) -> tuple[Column, ...]:
        """The columns of some roles, from the left."""
        return tuple(column for column in self.columns if column.role in roles)


def kind(value: Value, places: Places) -> str:
    """What a cell would be as a heading: role, figure, unit, within, place, number or other."""
    if isinstance(value, bool) or blank(value):
        return "other"
    if isinstance(value, (int, float)) or (isinstance(value, Odd) and value.kind != "formula"):
        period, _ = moments.cell(value)
        return "figure" if period and len(period) == len("2024") else "number"
    return _kind_of_text(shown(value), places)


def _kind_of_text(text: str, places: Places) -> str:
    if titles.role(text) or roles_of(text):
        return "role"
    said = words.said(text)
    if not said.rest and not said.nothing:
        return "figure"
    if not said.rest and said.unit:
        return "unit"
    if moments.within_year(text, "2000"):
        return "number" if plain(text).isdigit() else "within"
    return "place" if places.is_place(text) else "other"


def roles_of(title: str) -> tuple[str, ...]:
    """The roles of a corner cell that names both sides: 年份＼地区."""
    found = tuple(titles.role(part) for part in _SPLIT.split(title) if plain(part))
    return found if len(found) > 1 and all(found) else ()


def is_head(grid: Grid, row: int, places: Places) -> bool:
    """Whether a table's headings begin in a row."""
    cells = [(column, kind(value, places)) for column, value in grid.filled(row)]
    kinds = [found for _column, found in cells]
    stations = {titles.station_roles().get(plain(shown(value)).lower()) for _column, value in grid.filled(row)}
    if {"lon", "lat"} <= stations:
        return True
    told = sum(found in ("role", "figure", "place", "within") for found in kinds)
    if "role" in kinds and told >= _FEW and "number" not in kinds:
        return not (kinds.count("role") == 1 and kinds.count("place") == told - 1 and told == _FEW)
    if kinds.count("figure") + kinds.count("within") >= 1 and not {"number", "place", "other"} & set(kinds):
        return cells[0][0] > 1 and _names_places_below(grid, row, cells[0][0], places)
    return False


def _names_places_below(grid: Grid, row: int, first_figure: int, places: Places) -> bool:
    """Whether the column before the figures, which has no title, holds regions."""
    below = [grid.own(below, first_figure - 1) for below in range(row + 1, min(row + 4, len(grid)) + 1)]
    texts = [shown(value) for value in below if not blank(value)]
    return bool(texts) and all(places.is_place(text) or titles.is_total(text) for text in texts)


def read(grid: Grid, row: int, places: Places) -> Head:
    """Read the headings that begin in ``row``, with what stands over and under it."""
    rows = [row]
    while len(rows) < _MOST_HEADS and row - 1 >= 1 and _is_parent(grid, row - 1, places):
        row -= 1
        rows.insert(0, row)
    skipped: list[int] = []
    last = rows[-1]
    while last + 1 <= len(grid) and len(rows) < _MOST_HEADS + 1:
        if _is_index(grid, last + 1):
            skipped.append(last + 1)
        elif not skipped and _is_sub(grid, rows, last + 1, places):
            rows.append(last + 1)
        else:
            break
        last += 1
    spread: dict[tuple[int, int, str], None] = {}
    width = grid.width(rows[0], rows[-1])
    hidden = grid.sheet.hidden_columns
    columns = tuple(
        _column(grid, rows, number, places, spread) for number in range(1, width + 1) if number not in hidden
    )
    return Head((*rows, *skipped), _settled(columns), tuple(spread))


def _is_parent(grid: Grid, row: int, places: Places) -> bool:
    """Whether a row groups the columns under it: several group titles, or one merged over some of the columns."""
    cells = list(grid.filled(row))
    if not cells or any(":" in plain(shown(value)) for _column, value in cells):
        return False
    groups = [
        kind(value, places) in ("figure", "role") or words.neutral(words.said(shown(value)).rest) for _c, value in cells
    ]
    wide = [merge for column, _value in cells if (merge := grid.merge(row, column)) and merge[3] > merge[1]]
    starts_late = all(merge[1] > 1 for merge in wide)
    return (len(cells) >= _FEW and (all(groups) or len(wide) >= _FEW)) or (bool(wide) and starts_late)


def _is_sub(grid: Grid, rows: list[int], row: int, places: Places) -> bool:
    """Whether a row stands under group titles: nothing of its own under the roles, and titles, units or groups elsewhere."""
    cells = list(grid.filled(row))
    if not cells:
        return False
    for column, value in cells:
        above = titles.role(shown(grid.shown(rows[-1], column)))
        if above and above not in ("value", "stratum", "unit"):
            return False
        if kind(value, places) not in ("figure", "unit", "within", "role"):
            merge = grid.merge(rows[-1], column)
            if not (merge and merge[3] > merge[1]):
                return False
        if kind(value, places) == "number":
            return False
    return True


def _is_index(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: 甲 1 2 3."""
    texts = [plain(shown(value)).strip("()") for _column, value in grid.filled(row)]
    numbers = [int(text) for text in texts if text.isdigit()]
    others = [text for text in texts if not text.isdigit()]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return counted and len(numbers) >= _FEW and numbers[0] <= 3 and bool(others) and all(map(_INDEX.fullmatch, others))  # noqa: PLR2004 - the first columns may be 甲 乙


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
    if not parts:
        return Column(number, "", "")
    return _named(number, parts, places)


def _from_left(grid: Grid, rows: list[int], row: int, number: int) -> Value:
    """The group title that stands left of an empty cell over a titled column, where no merge says how far it reaches."""
    below = rows[rows.index(row) + 1]
    if grid.merge(row, number) or blank(grid.shown(below, number)):
        return None
    for left in range(number - 1, 0, -1):
        value = grid.shown(row, left)
        if blank(grid.own(below, left)) or (grid.merge(row, left) and not blank(value)):
            return None
        if not blank(value):
            return value
    return None


def _named(number: int, parts: list[Value], places: Places) -> Column:
    texts = [shown(part) for part in parts]
    title = " ".join(text.strip() for text in texts)
    said = _together([_said(part) for part in parts])
    within = next(
        (text for text in reversed(texts) if moments.within_year(text, "2000") and not plain(text).isdigit()), ""
    )
    role = next((found for text in (title, texts[-1], texts[0]) if (found := titles.role(text))), "")
    if role and (titles.role(title) or not (said.measures and role in ("value", "stratum", "unit", "region"))):
        return Column(number, title, role, said)
    if corner := roles_of(texts[-1]):
        return Column(number, title, "/".join(corner), said)
    if within and len(parts) == 1:
        return Column(number, title, "figures", replace(said, rest=""), within)
    if said.rest:
        code = places.quiet(plain(texts[-1]))
        return Column(number, title, "figures", place=code) if code else Column(number, title, "unknown", said)
    if said.nothing and not within:
        code = places.quiet(plain(texts[-1]))
        return Column(number, title, "figures", said, place=code) if code else Column(number, title, "unknown", said)
    return Column(number, title, "figures", said, within)


def _said(part: Value) -> Said:
    if isinstance(part, str):
        return words.said(part)
    period, _ = moments.cell(part)
    return Said(period=period[:4]) if period else words.said(shown(part))


def _together(parts: list[Said]) -> Said:
    """Join what the parts of a title say, the lowest first; a group title over it may only be neutral."""
    lowest = parts[-1]
    above = list(reversed(parts[:-1]))
    either = lowest.either and not any(part.measures for part in above)
    measures = () if lowest.either and not either else lowest.measures
    measures = measures or next((part.measures for part in above if part.measures), ())
    groups = dict.fromkeys(
        s for part in (lowest, *above) if not (part.either and part is not lowest) for s in part.strata
    )
    strata = tuple(stratum for stratum in groups if stratum != ALL) or tuple(groups)
    period = next((part.period for part in (lowest, *above) if part.period), "")
    unit: units.Counted | None = next((part.unit for part in (lowest, *above) if part.unit), None)
    rest = lowest.rest + "".join(part.rest for part in above if not words.neutral(part.rest))
    return Said(measures, strata, period, unit, rest, either)


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Decide corner cells that name both sides, and 单位 over names of regions, by the other columns."""
    across = [column for column in columns if column.role == "figures"]
    periods, regions = any(column.said.period for column in across), any(column.place for column in across)
    made = []
    for column in columns:
        role = column.role
        if "/" in role:
            sides = role.split("/")
            taken = "region" if regions else "period" if periods else ""
            role = next((side for side in sides if side != taken and side not in ("figures", "value")), sides[0])
        made.append(Column(column.number, column.title, role, column.said, column.within, column.place))
    return tuple(made)
