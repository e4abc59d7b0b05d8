"""Joins what a column, a row and the lines around a table say, so that each figure has one region, period, measure, group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, STRATA
from analytics.ingest.book import column_letters
from analytics.ingest.codes import issue
from analytics.ingest.sheets import moments, units, words
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.indicators import Measure
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.headings import Column
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.sides import Side
    from analytics.ingest.sheets.tables import Table

_SEEN_ROWS = 50


@dataclass
class Meaning:
    """What the figures of one table are; ``issues`` are about its headings, told once."""

    table: Table
    places: Places
    needs_region: bool
    columns: tuple[Column, ...]
    issues: list[Issue]

    def __post_init__(self) -> None:
        self._by_number = {column.number: column for column in self.columns}
        self._used: dict[str, tuple[int, dict[str, object]]] = {}
        self._units: dict[tuple[int, units.Counted | None, str], tuple[units.Counted | None, bool]] = {}

    @property
    def region_column(self) -> int:
        """The column a missing region belongs into."""
        columns = self.table.of("region", "county", "prefecture", "province", "code")
        return columns[0].number if columns else 0

    def has_region(self, number: int, side: Side) -> bool:
        """Whether a figure's region is known; total rows need none."""
        return bool(side.region or side.total or self._by_number[number].place or not self.needs_region)

    def of(self, number: int, side: Side, row: int, *, quiet: bool = False) -> tuple[str, str, str, str] | None:
        """Give region, period, measure and group of a figure; nothing, with an issue, where one is not said."""
        column = self._by_number[number]
        region = column.place or side.region or ("" if self.needs_region else self._title_region(row))
        period = self._period(column, side, row)
        measure = self._measure(column, side)
        missing = "measure-missing" if not measure else "year-missing" if not period else ""
        if not missing and not region and not side.total:
            missing = "region-missing"
        if missing or measure is None or period is None:
            if not quiet:
                self._once(missing, row, number)
            return None
        return region, period, measure, self._stratum(column, side, row)

    def _once(self, code: str, row: int, number: int) -> None:
        if not any(told.code == code for told in self.issues):
            self.issues.append(issue(code, self.table.grid.name, row, number))

    def _title_region(self, row: int) -> str:
        region = self.table.context.region or ""
        if region:
            self._used.setdefault("region-from-title", (row, {"name": self.places.tree.full_name(region, "zh")}))
        return region

    def _period(self, column: Column, side: Side, row: int) -> str | None:
        told = column.said.period
        base = side.period or told or self.table.context.year
        if column.within and base:
            return moments.within_year(column.within, base[:4])
        if told and side.period:
            return _joint(told, side.period)
        if found := told or side.period:
            return found
        context = self.table.context
        found = context.months or context.year
        if found:
            self._used.setdefault("period-from-title", (row, {"period": found, "where": self._where(found)}))
        return found

    def _where(self, period: str) -> str:
        titles, sheet, _file = self.table.context.years
        if titles:
            return next((text.strip() for text in self.table.context.titles if period[:4] in plain(text)), "")
        return self.table.grid.name if sheet else "*"

    def _measure(self, column: Column, side: Side) -> str | None:
        found = column.said.measures
        if (
            column.said.either
            and self._other_groups(column)
            and (outer := side.measures or self.table.context.measures)
        ):
            found = outer
        found = found or side.measures or self.table.context.measures
        return found[0] if len(found) == 1 else None

    def _other_groups(self, column: Column) -> bool:
        """Whether columns beside this one name groups only, so that a word that may be a measure is a group here."""
        return any(other.said.strata and not other.said.measures for other in self.columns if other is not column)

    def _stratum(self, column: Column, side: Side, row: int) -> str:
        strata = column.said.strata
        if column.said.either and not (self._other_groups(column) and (side.measures or self.table.context.measures)):
            strata = ()
        if strata or side.stratum:
            named = [stratum for stratum in (*strata, side.stratum) if stratum]
            return next((stratum for stratum in named if stratum != ALL), ALL)
        groups = self.table.context.strata
        if len(groups) == 1 and not any(other.said.strata for other in self.columns) and not self.table.of("stratum"):
            label = catalogue("zh").get(STRATA[groups[0]].label, groups[0])
            self._used.setdefault("group-from-title", (row, {"group": label}))
            return groups[0]
        return ALL

    def unit(self, number: int, side: Side, measure: Measure) -> tuple[units.Counted | None, bool]:
        """The unit said of a figure, and whether it was said of this figure and not of the whole sheet."""
        asked = (number, side.unit, measure.key)
        if asked not in self._units:
            own = self._by_number[number].said.unit or side.unit
            self._units[asked] = (own, True) if own else self._sheet_unit(measure)
        return self._units[asked]

    def _sheet_unit(self, measure: Measure) -> tuple[units.Counted | None, bool]:
        """The sheet's unit for a measure: the one that fits, else the only one, which then clashes; rates need none."""
        known = self.table.context.units
        fitting = next((unit for unit in known if unit.unit in (measure.unit.zh, "")), None)
        if fitting or not known:
            return fitting, False
        same_kind = measure.unit.zh in ("%", "%?", "百分点", "倍", "人/万人")
        return (None, False) if same_kind or len(known) > 1 else (known[0], True)

    def label(self, measure: Measure) -> str:
        """A measure's Chinese name."""
        return catalogue("zh").get(measure.label, measure.key)

    def issues_of_use(self) -> list[Issue]:
        """What was taken from the lines around the table, told once each."""
        return [issue(code, self.table.grid.name, row, **places) for code, (row, places) in self._used.items()]


def _joint(told: str, row: str) -> str | None:
    """The period a column and a row name together: the narrower one where one lies in the other."""
    if told[:4] == row[:4]:
        return max(told, row, key=len)
    return None


def of(table: Table, places: Places) -> Meaning:
    """Look at the headings of a table: which columns are figures, which are unknown, which say the same."""
    regions = table.of("code", "region", "province", "prefecture", "county")
    figures: list[Column] = []
    problems: list[Issue] = []
    for column in table.columns:
        if column.role in ("figures", "value"):
            figures.append(_checked(column, table, problems))
        elif column.role == "unknown" and _holds_something(table, column):
            problems.append(_unknown(table, column))
    problems.extend(_spread(table))
    problems.extend(_hidden(table))
    problems.extend(_doubles(table, figures))
    if table.context.unread_unit:
        row, number, text = table.context.unread_unit
        problems.append(issue("unknown-unit", table.grid.name, row, number, unit=text))
    return Meaning(table, places, bool(regions), tuple(figures), problems)


def _checked(column: Column, table: Table, problems: list[Issue]) -> Column:
    if len(column.said.measures) > 1:
        known = ", ".join(catalogue("zh").get(MEASURES[key].label, key) for key in column.said.measures)
        problems.append(
            issue(
                "heading-unclear",
                table.grid.name,
                table.head.rows[0],
                column.number,
                title=column.title,
                measures=known,
            )
        )
    return replace(column, said=replace(column.said, rest="")) if column.said.rest else column


def _holds_something(table: Table, column: Column) -> bool:
    return any(not blank(table.grid.own(row, column.number)) for row in table.rows[:_SEEN_ROWS])


def _unknown(table: Table, column: Column) -> Issue:
    near = words.nearest_measure(column.title.split()[-1]) if _has_numbers(table, column) else None
    row = table.head.rows[0]
    if near:
        return issue("heading-near", table.grid.name, row, column.number, title=column.title, nearest=near)
    return issue("heading-unknown", table.grid.name, row, column.number, title=column.title)


def _has_numbers(table: Table, column: Column) -> bool:
    values = [table.grid.own(row, column.number) for row in table.rows[:_SEEN_ROWS]]
    return any(character.isdigit() for value in values for character in shown(value))


def _spread(table: Table) -> list[Issue]:
    numbers = {column.number for column in table.columns}
    return [
        issue("heading-spread", table.grid.name, row, number, title=title)
        for row, number, title in table.head.spread
        if number in numbers
    ]


def _hidden(table: Table) -> list[Issue]:
    hidden = sorted(
        number
        for number in table.grid.sheet.hidden_columns
        if any(not blank(table.grid.own(row, number)) for row in (*table.head.rows, *table.rows[:_SEEN_ROWS]))
    )
    letters = ", ".join(column_letters(number) for number in hidden)
    return [issue("column-hidden", table.grid.name, table.head.rows[0], columns=letters)] if hidden else []


def _doubles(table: Table, figures: list[Column]) -> list[Issue]:
    seen: dict[tuple[object, ...], Column] = {}
    found = []
    for column in figures:
        said = column.said
        if column.role == "value" or not (said.measures or said.period or said.strata or column.within or column.place):
            continue
        key = (said.measures, said.strata, said.period, column.within, column.place)
        first = seen.setdefault(key, column)
        if first is not column:
            letters = column_letters(first.number), column_letters(column.number)
            found.append(
                issue(
                    "heading-twice",
                    table.grid.name,
                    table.head.rows[0],
                    column.number,
                    first=letters[0],
                    second=letters[1],
                    title=column.title,
                )
            )
    return found
