"""Looks at the headings of one table: which columns hold figures, which were left out, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES
from analytics.ingest.book import column_letters
from analytics.ingest.codes import CODES, issue
from analytics.ingest.sheets import (
    across,
    among,
    asked,
    astray,
    doubtful,
    labels,
    levels,
    narrow,
    nearest,
    siblings,
    titles,
    towns,
    units,
    within,
    yearsum,
)
from analytics.ingest.sheets.named import code_of
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.tables import SIDES

if TYPE_CHECKING:
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.across import Sum
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.narrow import Narrow
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

_SEEN_ROWS: Final = 50
_SEVERAL: Final = 2
_COHORTS: Final = re.compile("[应往历]届")


@dataclass
class Usable:
    """The figure columns of a table, the regions their titles name, issues about headings, and columns that add up others."""

    columns: tuple[Column, ...] = ()
    regions: dict[int, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)


def look(table: Table, places: Places) -> Usable:
    """Sort the columns of a table into figures and others."""
    found = Usable(sums=across.find(table))
    figures = []
    added = {one.number: one.column for one in found.sums if one.column}
    unknown, unstored = labels.unknown(table, places), _unstored(table)
    found.issues.extend((*unknown.values(), *labels.elsewhere(table), *labels.corners(table, places)))
    for column in table.columns:
        if column.number in unknown or column.number in unstored:
            found.issues.extend(unstored.get(column.number, ()))
            continue
        if column.number in added:
            found.issues.extend(_unadded(table, column, found.sums))
            continue
        if column.role in ("unknown", "") and _holds_something(table, column):
            found.issues.append(labels.untitled(table, column) or _unknown(table, column))
        elif column.role in ("figures", "value"):
            if left_out := _left_out(table, column, places):
                found.issues.append(left_out)
                continue
            if part_of := within.whole(table, column) or siblings.people(table, column) or among.of_one(table, column):
                found.issues.append(_at(table, column, "heading-within", title=column.title, whole=part_of))
            said = column.said
            if period := siblings.period(table, column):
                found.issues.append(_at(table, column, "heading-spread", title=period))
                said = replace(said, period=period)
            found.issues.extend(_unclear(table, column))
            found.issues.extend(_placed(table, column, places, found.regions))
            if not column.place or column.number in found.regions:
                figures.append(replace(column, said=replace(said, rest="")))
    found.columns = (*figures, *added.values())
    found.issues.extend(
        (*doubtful.issues(table, figures), *yearsum.issues(table, figures), *towns.issues(table, places))
    )
    found.issues.extend((*_around(table, places), *asked.issues(table, places)))
    return found


def _left_out(table: Table, column: Column, places: Places) -> Issue | None:
    """Name a column that says too little, speaks of other regions, or of a part of what another one counts."""
    if _is_unsaid(column, table) or siblings.says_too_little(table, column) or _is_of_another_unit(column, table):
        return _at(table, column, "heading-unknown", title=column.title)
    if _is_beyond(column, table, places) or siblings.sums_unknown(table, column):
        return _at(table, column, "heading-beyond", title=column.title)
    part_of = siblings.behind_part(table, column) or within.of_persons(table, column)
    part_of = part_of or levels.of_group(column, table.columns) or within.told(table, column)
    return _at(table, column, "heading-part", title=column.title, whole=part_of) if part_of else None


def _unadded(table: Table, column: Column, sums: list[Sum]) -> list[Issue]:
    """Name a column that adds up others but cannot be checked against them, and so is only left out."""
    summed = next(one for one in sums if one.number == column.number and one.column)
    measures = (summed.column.said.measures if summed.column else ()) or table.context.measures
    checked = measures and not summed.least and all(across.adds(summed, measure) for measure in measures)
    return [] if checked else [_at(table, column, "heading-beyond", title=column.title)]


def _is_of_another_unit(column: Column, table: Table) -> bool:
    """Whether a title that names nothing of ours, 社工（人）, has another unit than what the lines over the table count."""
    unit, measures = column.said.unit, table.context.measures
    named = column.role == "value" and not titles.role(column.title) and not column.said.measures
    if not (named and unit and measures) or table.of("measure"):
        return False
    return not any(units.same(unit.unit, MEASURES[key].unit.zh) for key in measures)


def _is_beyond(column: Column, table: Table, places: Places) -> bool:
    """Whether a column is of something else than its neighbours: a sum of them, or a wider region than the rows'."""
    others = [other for other in table.figures if other is not column]
    if table.of(*SIDES) and (column.place or column.said.scope):
        return True
    if any(other.place for other in others) and not (column.place or column.said.scope):
        return True
    if column.said.scope and not column.place and not _is_scope(column.said.scope, table, places):
        return True
    alone = not (column.said.period or column.said.within or column.said.measures)
    return alone and titles.is_total(column.title) and any(one.said.period or one.said.within for one in others)


def _is_unsaid(column: Column, table: Table) -> bool:
    """Whether a title says too little to be filed: since when, of what, or where."""
    unsaid = _is_since_unsaid(column, table) or _is_part_of_unsaid(column, table)
    return unsaid or siblings.is_no_place(table, column)


def _is_since_unsaid(column: Column, table: Table) -> bool:
    """Whether 累计 stands alone and not beside months, so that it may count from the year's beginning or from any other time."""
    month = ("本月", "本季")
    paired = any(other.said.within in month and other.said.measures == column.said.measures for other in table.figures)
    return column.said.within == "累计" and not paired and not table.of("within")


def _is_part_of_unsaid(column: Column, table: Table) -> bool:
    """Whether a column names a group but no measure beside columns of several: 其中：助理 after 报名人数 and 通过人数."""
    if column.said.either:
        return any(_is_part_of_unsaid(one, table) for one in table.figures if one.said.strata and not one.said.measures)
    if not column.said.strata or column.said.measures or table.of("measure"):
        return False
    if levels.of_others(column, table.context.measures):
        return True
    others = {one for other in table.figures if not other.said.either for one in other.said.measures}
    return bool(others) and others != set(table.context.measures)


def _is_scope(scope: str, table: Table, places: Places) -> bool:
    """Whether 全省 is what the lines over the table speak of."""
    region = table.context.region
    # Without a region, where that is has yet to be said.
    return titles.is_whole(scope, places.tree[region].name) if region else not table.of(*SIDES)


def _unclear(table: Table, column: Column) -> list[Issue]:
    measures = column.said.measures
    if known := (
        siblings.of_year(table, column)
        or siblings.of_some(table, column)
        or siblings.of_task(table, column)
        or siblings.of_exam(table, column)
        or siblings.of_models(column.title, column.said.measures, (other.title for other in table.columns))
    ):
        return [_at(table, column, "heading-unclear", title=column.title, measures=known)]
    if not table.of("measure"):
        measures = (*measures, *levels.may_be_of(column, table.columns))
    if len(measures) < 2:  # noqa: PLR2004 - several
        return []
    known = ", ".join(catalogue("zh").get(MEASURES[key].label, key) for key in measures)
    return [_at(table, column, "heading-unclear", title=column.title, measures=known)]


def _at(table: Table, column: Column, code: str, **places: object) -> Issue:
    row, grid = table.head.rows[0], table.grid
    covered = (merge := grid.merge(row, column.number)) is not None and merge[1] != column.number
    # What has to be mended is the column's own title, not one that reaches over it.
    row = table.head.lowest(grid, column.number) if covered and CODES[code].severity == "error" else row
    return issue(code, grid.name, row, column.number, **places)


def _placed(table: Table, column: Column, places: Places, regions: dict[int, str]) -> list[Issue]:
    """Look up the region a title names, below the one that the lines over the table name."""
    if not column.place:
        return []
    year = column.said.period[:4] or table.context.year
    parent = table.context.region
    if parent and titles.is_whole(column.place, places.tree[parent].name):
        regions[column.number] = parent  # 全州 is a county too, elsewhere
        return []
    try:
        code = places.find(column.place, int(year) if year else None, parent)
    except Refused as refused:
        return [_at(table, column, code_of(refused), message=refused)]
    if told := places.outside(column.place, code, int(year) if year else None, table.context):
        return [_at(table, column, "region-outside", **told)]
    regions[column.number] = code
    told = places.told(column.place, code, parent)
    return [_at(table, column, "region-within-title", **told)] if told else []


def _holds_something(table: Table, column: Column) -> bool:
    return any(not blank(table.grid.own(row, column.number)) for row in table.rows[:_SEEN_ROWS])


def _unknown(table: Table, column: Column) -> Issue:
    """Name a column that is left out; one that is nearly called like a measure, or of no day there is, refuses the file."""
    title = column.title or column_letters(column.number)
    if (unread := astray.part_unread(column.title)) and table.has_digits(column):
        return _at(table, column, "bad-period", text=unread)
    last = plain(title.split()[-1])
    unit = column.said.unit.unit if column.said.unit else ""
    near = (
        (nearest.measure(last, unit) or nearest.measure(last))
        if column.role == "unknown" and table.has_digits(column)
        else None
    )
    if near and nearest.is_slip(last, near):
        return _at(table, column, "heading-near", title=title, nearest=near)
    if column.said.measures and column.said.rest:
        name = catalogue("zh").get(MEASURES[column.said.measures[0]].label, "")
        return _at(table, column, "heading-like", title=title, nearest=near or name)
    return _at(table, column, "heading-unknown", title=title)


def _unstored(table: Table) -> dict[int, list[Issue]]:
    """Refuse, once, groups of candidates that no store keeps, where no column counts all of them together."""
    parts = [c for c in table.of("unknown", "") if _COHORTS.search(plain(c.title)) and table.has_digits(c)]
    wholes = {c.said.measures or table.context.measures for c in table.figures if not set(c.said.strata) - {ALL}}
    alone = [c for c in parts if (c.said.measures or table.context.measures) not in wholes]
    found: dict[int, list[Issue]] = {c.number: [] for c in alone}
    if alone:
        text = "、".join(dict.fromkeys(match[0] for c in alone if (match := _COHORTS.search(plain(c.title)))))
        row = table.head.lowest(table.grid, alone[0].number)
        found[alone[0].number] = [issue("group-unstored", table.grid.name, row, alone[0].number, text=text)]
    return found


def _is_told(text: str, table: Table) -> bool:
    """Whether the columns themselves tell apart what a line over them says: 模拟考试人数 under 模拟考试情况."""
    return text.startswith("模") and any("mock_exam_participants" in one.said.measures for one in table.figures)


def _around(table: Table, places: Places) -> list[Issue]:
    """What is wrong with the lines over the table, and lines between its rows."""
    found = [issue("line-within", table.grid.name, at.row, at.column, text=at.text.strip()) for at in table.asides]
    if unread := table.context.unread_unit:
        found.append(issue("unknown-unit", table.grid.name, *unread[:2], unit=unread[2]))
    if (doubt := table.context.doubtful_unit) and any(one.said.unit is None for one in table.figures):
        found.append(issue("unit-above", table.grid.name, *doubt[:2], unit=doubt[2]))
    if (narrowed := table.context.narrowed) and not _is_told(narrowed[2], table):
        found.append(asked.over(table, "title-narrows", *narrowed))
    found.extend(
        asked.over(table, "title-places", part.row, part.column, part.text)
        for part in table.context.parts
        if _is_astray(part, table, places) and (narrowed or ())[:2] != (part.row, part.column)
    )
    return found


def _is_astray(part: Narrow, table: Table, places: Places) -> bool:
    """Whether the figures of a part would be filed for a whole region, because no row or title says more than the line."""
    columns = table.of(*SIDES)
    if part.kind == "named":
        return True
    if all(column.place for column in table.figures):
        return False
    if part.kind == "type" or not columns:
        return not columns and table.context.region is not None
    if part.kind == "some":
        return narrow.count(part.text) != _parts_of(table, places) and _names_all(table, places)
    sides = {tuple(shown(table.grid.shown(row, column.number)) for column in columns) for row in table.rows}
    return len([side for side in sides if any(map(plain, side)) and not any(map(titles.is_total, side))]) < _SEVERAL


def _parts_of(table: Table, places: Places) -> int:
    """How many regions lie right below the one the lines speak of: 14个市州 of 湖南省 are all."""
    return len(places.tree.children(table.context.region)) if table.context.region else 0


def _names_all(table: Table, places: Places) -> bool:
    """Whether a row is of the whole region whose parts the line speaks of: 天津市 under 天津市部分区."""
    code = table.context.region
    names = {code, places.tree.name(code, "zh"), places.tree.short(code, "zh")} if code else set()
    columns = table.of(*SIDES)
    rows = ({plain(shown(table.grid.shown(row, column.number))) for column in columns} - {""} for row in table.rows)
    return any(row and row <= names for row in rows)
