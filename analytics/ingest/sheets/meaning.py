"""Joins what a column, a row and the lines around a table say, so that each figure has one region, period, measure, group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import catalogue, mark
from analytics.indicators import ALL, MEASURES, STRATA, Topic
from analytics.ingest.codes import issue
from analytics.ingest.sheets import units, usable, words
from analytics.ingest.sheets.columns import counts_other
from analytics.ingest.sheets.plain import plain, shown
from analytics.ingest.sheets.timing import Timing, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.indicators import Measure
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.across import Sum
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.sides import Own, Side
    from analytics.ingest.sheets.tables import Table

# Groups that all figures of a topic are about, so that a title that names them narrows nothing.
_SEEN_ROWS: Final = 200
_EVERYONE: Final = {"population:certified": Topic.CERTIFICATION, "population:candidates": Topic.EXAM}
# What a group that only a title names may be a group of.
_OF_GROUPS: Final = (Topic.EXAM, Topic.CERTIFICATION, Topic.TRAINING)
# Named together they are all the townships there are: 乡镇（街道）.
_ALL_TYPES: Final = frozenset({"type:street", "type:town"})
# A title that may speak of more than it counts: 考试报名和人才情况.
_JOINED: Final = re.compile("[、和及与]")

# Community workers with a certificate and holders among community workers are the same people.
_ONE_FIGURE: Final = {
    ("community_workers_total", "population:certified"): ("certified_total", "population:community_workers")
}
NOWHERE: Final = mark("No column and no line over the table says which region these figures are of.")


@dataclass
class Meaning:
    """What the figures of one table are; ``issues`` are about its headings, told once.

    ``added`` are columns that add up others and are no figures themselves.
    """

    table: Table
    places: Places
    needs_region: bool
    columns: tuple[Column, ...]
    issues: list[Issue]
    regions: dict[int, str]
    sums: Sequence[Sum] = ()

    def __post_init__(self) -> None:
        self.added = frozenset(one.number for one in self.sums if one.column)
        self._by_number = {column.number: column for column in self.columns}
        self._used: dict[str, tuple[int, dict[str, object]]] = {}
        self._timing = Timing(self.table, self._refuse, self._used, self.added)
        # What a row says apart from its region is kept with the answer, so that no other can get its identity.
        self._units: dict[tuple[int, int], tuple[Own, units.Counted | None, bool]] = {}
        self._known: dict[tuple[int, int], tuple[Own, tuple[str, str, str] | None]] = {}

    @property
    def region_column(self) -> int:
        """The column a missing region belongs into."""
        columns = self.table.of("region", "county", "prefecture", "province", "code")
        return columns[0].number if columns else 0

    def has_region(self, number: int, side: Side) -> bool:
        """Whether a figure's region is known; total rows need none."""
        known = side.region or side.total or number in self.regions or number in self.added
        return bool(known or not self.needs_region)

    def of(self, number: int, side: Side, row: int, *, quiet: bool = False) -> tuple[str, str, str, str] | None:
        """Give region, period, measure and group of a figure; nothing, with an issue, where one is not said."""
        known = self._known.get((number, id(side.own)))
        if known is None:
            found = self._of(self._by_number[number], side, row, quiet=quiet)
            if found is None and quiet:
                return None
            known = self._known[number, id(side.own)] = side.own, found
        if known[1] is None and not any(told.code == "year-missing" for told in self.issues):
            return None
        region = self.regions.get(number) or side.region or ("" if self.needs_region else self._title_region(row))
        if not region and not side.total and number not in self.added:
            told = {} if self.needs_region else {"message": Refused(NOWHERE)}
            self._refuse("region-missing", row, number, quiet=quiet, **told)
            return None
        return (region, *known[1]) if known[1] else None

    def _of(self, column: Column, side: Side, row: int, *, quiet: bool) -> tuple[str, str, str] | None:
        measure = self._measure(column, side, row, quiet=quiet)
        if measure is None:
            return None
        if day_of(side, MEASURES[measure]).endswith("-01-01"):
            # The year before has just ended, or a year was typed as a date.
            self._refuse("bad-period", row, self.table.of("period")[0].number, quiet=quiet, text=side.own.day)
            return None
        stratum = self._stratum(column, side, row, MEASURES[measure], quiet=quiet)
        period = stratum and self._timing.of(column, side, row, MEASURES[measure], quiet=quiet)
        return (period, *_ONE_FIGURE.get((measure, stratum), (measure, stratum))) if stratum and period else None

    def _refuse(self, code: str, row: int, number: int, *, quiet: bool, **places: object) -> str | None:
        """Tell, once for the table, why its figures cannot be read; a period that a line over them misspells is told there."""
        if code == "year-missing" and any(told.code == "bad-period" for told in self.issues):
            return None
        if not quiet and not any(told.code == code for told in self.issues):
            self.issues.append(issue(code, self.table.grid.name, row, number, **places))
        return None

    def _title_region(self, row: int) -> str:
        region = self.table.context.region or ""
        if region:
            self._used.setdefault("region-from-title", (row, {"name": self.places.tree.full_name(region, "zh")}))
        return region

    def _measure(self, column: Column, side: Side, row: int, *, quiet: bool) -> str | None:
        own = column.said.measures
        outer = side.own.measures or self.table.context.measures
        if self._is_group(column, side):
            own = ()
        if own and side.own.measures and own != side.own.measures:
            first, second = (self.label(MEASURES[keys[0]]) for keys in (side.own.measures, own))
            return self._refuse("measure-clash", row, column.number, quiet=quiet, first=first, second=second)
        found = own or tuple(key for key in outer if not counts_other(column.title, MEASURES[key].unit.zh))
        return found[0] if len(found) == 1 else self._refuse("measure-missing", row, column.number, quiet=quiet)

    def _is_group(self, column: Column, side: Side) -> bool:
        """Whether a word that may be a measure, 高级社会工作师, names a group of what row or title count.

        It does beside columns that name groups only. A level does where the row counts candidates or trainees, and where a
        title names them alone and no column anything else.
        """
        outer = side.own.measures or self.table.context.measures
        if not column.said.either or not outer:
            return False
        others = [other.said for other in self.columns if other is not column]
        if any(other.strata and not other.measures for other in others):
            return True
        level = all(stratum.startswith("level:") for stratum in column.said.strata)
        flow = all(MEASURES[key].topic in (Topic.EXAM, Topic.TRAINING) for key in outer)
        titled = any(other.measures for other in others) or any(map(_JOINED.search, self.table.context.titles))
        return level and flow and (bool(side.own.measures) or not titled)

    def _stratum(self, column: Column, side: Side, row: int, measure: Measure, *, quiet: bool) -> str | None:
        strata = column.said.strata
        if column.said.either and not self._is_group(column, side):
            strata = ()
        said = dict.fromkeys((*strata, side.own.stratum))
        # 持证社工 under what counts holders is everyone.
        named = [one for one in said if one and one != ALL and _EVERYONE.get(one) is not measure.topic]
        if len(named) > 1:
            first, second = (_group(stratum) for stratum in named[:2])
            return self._refuse("group-clash", row, column.number, quiet=quiet, first=first, second=second)
        if named and named[0].startswith("level:"):
            groups = [group for group in self.table.context.strata if not self._narrows_nothing(group, measure)]
            self._beside_levels(groups, row)
        return named[0] if named else self._title_group(row, measure)

    def _title_group(self, row: int, measure: Measure) -> str:
        """The group the lines over the table name, where neither columns nor rows tell groups apart."""
        apart = any(set(other.said.strata) - {ALL} for other in self.columns) or self.table.of("stratum")
        groups = [g for g in self.table.context.strata if not self._narrows_nothing(g, measure)]
        if apart:
            return self._beside_levels(groups, row)
        if set(groups) >= _ALL_TYPES:
            groups = [group for group in groups if not group.startswith("type:")]
        if len(groups) > 1:
            self._used.setdefault("groups-in-title", (row, {"groups": "、".join(map(_group, groups))}))
        if len(groups) != 1:
            return ALL
        if _is_joined(groups[0], self.table.context.titles):
            return self._narrowed(groups[0], row) if measure.topic in _OF_GROUPS else ALL
        if groups[0].startswith("level:") and measure.topic not in _OF_GROUPS:
            return self._narrowed(groups[0], row)  # professionals under 助理社会工作师情况 may be all or those
        self._used.setdefault("group-from-title", (row, {"group": _group(groups[0])}))
        return groups[0]

    def _beside_levels(self, groups: list[str], row: int) -> str:
        """Ask about the people of a title, 社区工作者, where columns or rows tell only levels of them apart."""
        people = [group for group in groups if group.startswith("population:")]
        return self._narrowed(people[0], row) if people and not self._tells_people() else ALL

    def _tells_people(self) -> bool:
        """Whether columns, or labels beside the first rows, name groups of people themselves."""
        grid, rows = self.table.grid, self.table.rows[:_SEEN_ROWS]
        labels = {shown(grid.shown(row, column.number)) for column in self.table.of("stratum") for row in rows}
        told = [one for column in self.columns for one in column.said.strata]
        told += [one for label in labels for one in words.said(label).strata]
        return any(one.startswith("population:") for one in told)

    def _narrowed(self, group: str, row: int) -> str:
        """Ask about a group that the lines over the table name and that may be another than the figures'."""
        self._used.setdefault("title-narrows", (row, {"text": _group(group)}))
        return ALL

    def _narrows_nothing(self, group: str, measure: Measure) -> bool:
        """Whether a measure counts just this group, or no people: 社区工作者人数 or stations under a title about 社区工作者."""
        if measure.unit.zh in units.THINGS and not group.startswith("type:"):
            return True
        if group.startswith("population:") and measure.topic not in _OF_GROUPS:
            return True
        named = any(name in self.label(measure) for name in STRATA[group].aliases)
        return named or _EVERYONE.get(group) is measure.topic

    def unit(self, number: int, side: Side, measure: Measure) -> tuple[units.Counted | None, bool]:
        """The unit said of a figure, and whether it was said of this figure and not of the whole sheet."""
        known = self._units.get((number, id(side.own)))
        if known is None:
            own = self._by_number[number].said.unit or side.own.unit
            found = (own, True) if own else self._sheet_unit(number, measure)
            known = self._units[number, id(side.own)] = (side.own, *found)
        return known[1], known[2]

    def _sheet_unit(self, number: int, measure: Measure) -> tuple[units.Counted | None, bool]:
        """The sheet's unit for a measure: the one that fits, else the only one, which then clashes unless it is of other columns."""
        known = tuple(self.table.context.unit_cells)
        fitting = [unit for unit in known if unit.unit in (measure.unit.zh, "")]
        if len(fitting) > 1:
            first, second = (units.spelt(unit) for unit in fitting[:2])
            row, number = self.table.context.unit_cells[fitting[1]]
            name = self.label(measure)
            self._refuse("unit-unclear", row, number, quiet=False, name=name, first=first, second=second)
        if fitting or not known:
            return (fitting[0] if fitting else None), False
        same_kind = measure.unit.zh in ("%", "%?", "百分点", "倍", "人/万人")
        if same_kind or len(known) > 1 or self._is_of_others(known[0], number, measure):
            return None, False
        return known[0], True

    def _is_of_others(self, unit: units.Counted, number: int, measure: Measure) -> bool:
        """Whether a unit said of the whole table is that of other columns: 单位：人 over 报名人数 and 社工站数; that is told."""
        others = [other for other in self.table.columns if other.number != number]
        counted = any(units.same(unit.unit, MEASURES[key].unit.zh) for other in others for key in other.said.measures)
        title = plain(self._by_number[number].title)
        own = measure.unit.zh in units.THINGS or measure.unit.zh in title
        plainly = counted and unit.scale == 1 and own
        money = (
            unit.unit == "元" and measure.unit.zh != "元" and any(one.role in ("figures", "unknown") for one in others)
        )
        if not (plainly or money) or unit.unit == "%":
            return False
        row, _number = self.table.context.unit_cells[unit]
        told: dict[str, object] = {"unit": units.spelt(unit), "name": self.label(measure), "own": measure.unit.zh}
        self._used.setdefault(f"unit-of-others {measure.key}", (row, told))
        return True

    def unit_place(self, unit: units.Counted, row: int, number: int, side: Side) -> tuple[int, int]:
        """The cell that says a unit of a figure: its title, its row's unit, or a line around the table."""
        grid, head = self.table.grid, self.table.head.rows
        if self._by_number[number].said.unit == unit:
            said = (at for at in reversed(head) if words.said(shown(grid.shown(at, number))).unit == unit)
            at = next(said, self.table.head.lowest(grid, number))
            return (grid.merge(at, number) or (at, number))[:2]
        if side.own.unit == unit:
            cells = (column.number for column in self.table.of("unit", "measure"))
            said_by = (at for at in cells if words.said(shown(grid.shown(row, at))).unit == unit)
            return row, next(said_by, number)
        return self.table.context.unit_cells.get(unit, (row, number))

    def label(self, measure: Measure) -> str:
        """A measure's Chinese name."""
        return catalogue("zh").get(measure.label, measure.key)

    def issues_of_use(self) -> list[Issue]:
        """What was taken from the lines around the table, told once each."""
        used = [
            issue(code.split()[0], self.table.grid.name, row, **places) for code, (row, places) in self._used.items()
        ]
        return [*used, *self._timing.running.issues()]


def _group(stratum: str) -> str:
    return catalogue("zh").get(STRATA[stratum].label, stratum)


def of(table: Table, places: Places) -> Meaning:
    """Look at the headings of a table: which columns are figures, which are unknown, which say the same."""
    found = usable.look(table, places)
    needs = bool(table.of("code", "region", "province", "prefecture", "county"))
    return Meaning(table, places, needs, found.columns, found.issues, found.regions, found.sums)


@lru_cache(maxsize=256)
def _is_joined(group: str, titles: tuple[str, ...]) -> bool:
    """Whether titles name a group beside something else: 社区工作者、志愿者情况."""
    names = "|".join(map(re.escape, STRATA[group].aliases))
    joined = re.compile(rf"[、和及与](?:{names})|(?:{names})(?:人员|人数|队伍|数量?)?[、和及与]")
    return any(joined.search(plain(title)) for title in titles)
