"""What columns are for by the cells under their titles, where no title, or one that may mean several things, says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import entries, headings, titles, towns, units, words
from analytics.ingest.sheets.columns import Column
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

_LABELS: Final = frozenset({"", "unit", "unknown", "stratum", "measure", "region", "figures", "value"})
_BESIDE: Final = ("province", "prefecture", "county")
_KINDS: Final = ("region", *_BESIDE)
_LOOKED_AT: Final = 200
_YES_NO: Final = frozenset("是否有无√×✓-")
_CODE: Final = len("510000")
_LEAST_CODE: Final = 110_000
_OFFICE: Final = re.compile(
    "[\u4e00-\u9fff()\\d]{2,}(?:[局委部办厅处科站点所院校社会]|中心|机构|公司|协会|集团|街道(?:办事处)?|[乡镇村]|社区|医院|学校|大学|办公室|服务队)"
)


def named(grid: Grid, titled: tuple[Column, ...], body: tuple[int, ...], places: Places) -> tuple[Column, ...]:
    """Name columns by their labels where no title, or a title that may mean several things, names them.

    单位 may stand over regions, 项目 over groups, and nothing at all over either.
    """
    known = list(titled)
    width = grid.width(body[0], body[-1]) if body else 0
    hidden = grid.sheet.hidden_columns
    beyond = max((column.number for column in known), default=0) + 1
    known += [Column(number, "", "") for number in range(beyond, width + 1) if number not in hidden]
    looked = body[:_LOOKED_AT]
    known = [_counted(grid, column, known, looked) for column in known]
    for at, column in enumerate(known):
        if column.role not in _LABELS or column.place:
            continue
        if towns.is_title(column.title) and not column.said.measures and towns.lists(grid, column.number, looked):
            known[at] = replace(column, role=towns.ROLE)
            continue
        found = entries.labels(grid, looked, column.number, places)
        if column.role == "unit" and not found and _has_places(grid, column.number, looked, places):
            found = "region"
        if not found and _has_offices(grid, column, looked):
            known[at] = replace(column, role="unknown")
        elif column.role == "stratum" and _are_measures(grid, column, known, looked):
            known[at] = replace(column, role="measure")
        elif column.role == "stratum" and found == "measure" and _are_groups(grid, column, looked):
            continue
        elif found and (role := _relabelled(column, found, known)) != column.role:
            known[at] = replace(column, role=role)
    return tuple(_zoned(grid, column, known, looked, places) for column in known)


def _has_places(grid: Grid, number: int, rows: tuple[int, ...], places: Places) -> bool:
    """Whether a column 单位 names places, one of them unknown, and no unit."""
    texts = [shown(value) for row in rows if not blank(value := grid.own(row, number))]
    return any(map(places.is_place, texts)) and not any(map(units.read, texts))


def _has_offices(grid: Grid, column: Column, rows: tuple[int, ...]) -> bool:
    """Whether 单位 stands over bodies (民政局, 春熙社工站), of which the figures may be, and over no unit."""
    texts = [shown(value) for row in rows if not blank(value := grid.shown(row, column.number))]
    named = column.role == "unit" and plain(column.title) == "单位"
    return named and not any(map(units.read, texts)) and any(map(_is_office, texts))


def _are_groups(grid: Grid, column: Column, rows: tuple[int, ...]) -> bool:
    """Whether the labels under 级别, all of them measures too, name groups: 高级社会工作师 alone."""
    texts = (shown(value) for row in rows if not blank(value := grid.own(row, column.number)))
    return all(words.said(text).strata for text in texts if not titles.is_total(text))


def _are_measures(grid: Grid, column: Column, columns: list[Column], rows: tuple[int, ...]) -> bool:
    """Whether the labels under 类别 name what is counted, or groups of it: 持证总数, 助理社会工作师."""
    if any(other.role == "measure" or other.said.measures for other in columns):
        return False
    texts = [shown(value) for row in rows if not blank(value := grid.own(row, column.number))]
    heard = [words.said(text) for text in texts]
    named = any(said.measures and not said.strata for said in heard)
    return named and all((said.measures or said.strata) and not said.rest for said in heard)


def _is_office(text: str) -> bool:
    return bool(_OFFICE.fullmatch(plain(text)))


def _is_line_number(grid: Grid, column: Column, columns: list[Column], rows: tuple[int, ...]) -> bool:
    """Whether 代码 numbers the lines of a form: 01, 02."""
    texts = [plain(shown(value)) for row in rows if not blank(value := grid.own(row, column.number))]
    form = plain(column.title) in ("代码", "编码") and any(other.role == "measure" for other in columns)
    return form and all(len(text) <= len("001") for text in texts)


def _relabelled(column: Column, found: str, columns: list[Column]) -> str:
    there = {other.role for other in columns if other is not column}
    regions = there & set(headings.REGIONS) - ({"code"} if column.role == "unit" else set())
    if found == "region" and (regions or any(other.place for other in columns)):
        return column.role
    if found in there or (found in ("period", "within") and column.title):
        return column.role
    return found


def _counted(grid: Grid, column: Column, columns: list[Column], rows: tuple[int, ...]) -> Column:
    """A column of numbers as what it is: 代码 of the lines of a form, or what is counted in 城市, which is no region."""
    if column.role == "code" and _is_line_number(grid, column, columns, rows):
        return replace(column, role="ignored")
    return replace(column, role="unknown") if column.role in _KINDS and _counts(grid, column.number, rows) else column


def _counts(grid: Grid, number: int, rows: tuple[int, ...]) -> bool:
    """Whether a column 城市 holds counts of what lies in towns, and no names or codes: 300, 4."""
    values = [value for row in rows if not blank(value := grid.own(row, number))]
    return bool(values) and all(isinstance(value, (int, float)) and value < _LEAST_CODE for value in values)


def _says_whether(grid: Grid, column: Column, rows: tuple[int, ...]) -> bool:
    """Whether a column 县级市 counts them, or says of the region beside it whether it is one: 3, 是."""
    texts = [plain(shown(value)) for row in rows if not blank(value := grid.shown(row, column.number))]
    return bool(texts) and all(text in _YES_NO or (text.isdigit() and len(text) < _CODE) for text in texts)


def _zoned(grid: Grid, column: Column, columns: list[Column], rows: tuple[int, ...], places: Places) -> Column:
    """Take a column of regions that names none, beside another one, for labels: 珠三角 under 区域 beside 广州 under 地市."""
    others = {other.role for other in columns if other is not column}
    if column.role in _BESIDE and others & set(headings.REGIONS) and _says_whether(grid, column, rows):
        return replace(column, role="unknown")
    beside = any(other.role in _BESIDE for other in columns)
    if column.role != "region" or not beside:
        return column
    texts = {shown(value) for row in rows if not blank(value := grid.own(row, column.number))}
    named = {text for text in texts if not titles.is_total(text)}
    return replace(column, role="unknown") if named and not any(map(places.is_place, named)) else column
