"""What the cells left of a row's figures say: region, period, measure, group, unit, source."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import MEASURES
from analytics.ingest.sheets import (
    agreeing,
    among,
    between,
    moments,
    ownlevel,
    rowgroups,
    rowlabels,
    rowtimes,
    siblings,
    timewords,
    titles,
    units,
    within,
    words,
)
from analytics.ingest.sheets.headings import REGIONS
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.unfilled import Unfilled
from analytics.ingest.sheets.wheres import Fault, Wheres

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.named import Years
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table
    from analytics.ingest.sheets.wheres import Where

APART: Final = mark("The row says {first}, but what it counts is called {second}.")
PASSED_OVER: Final = (rowtimes.TOTAL_PASSED_OVER, rowlabels.UNKNOWN, rowlabels.PART, ownlevel.AVERAGE)


class Own(NamedTuple):
    """What a row says by itself, its region apart; rows that say the same share one.

    ``day`` is the date in a column of years, which a count of the whole year does not mind. ``relative`` is 本月 or 累计 and ``scope`` 全省 in the name of what it counts, which is ``label``.
    """

    period: str | None = None
    measures: tuple[str, ...] = ()
    stratum: str | None = None
    unit: units.Counted | None = None
    source: str = ""
    within: str = ""
    relative: str = ""
    label: str = ""
    day: str = ""
    scope: str = ""
    faults: tuple[Fault, ...] = ()


class Side(NamedTuple):
    """One row: its region, ``total`` for rows that add up others (part or whole), and what else it says.

    A total with a region, 全省, is checked like any other and is the region's own figure too.
    """

    region: str | None
    total: str
    own: Own
    faults: tuple[Fault, ...] = ()

    @property
    def source(self) -> str:
        """The source the row names."""
        return self.own.source


class Sides:
    """Reads the sides of one table's rows; what is written alike is read once."""

    def __init__(self, table: Table, places: Places) -> None:
        self._table = table
        self._places = places
        self._columns = {role: table.of(role) for role in _OWN}
        self._where = Wheres(table, places)
        self._own_at = [column.number for role in _OWN for column in self._columns[role]]
        self._own_cells = table.grid.reader(self._own_at)
        self._where_cells = table.grid.reader(self._where.numbers)
        self._owns: dict[tuple[object, ...], tuple[Own, Years]] = {}
        self._label_at = next((self._own_at.index(one.number) for one in reversed(self._columns["measure"])), None)
        self._labels: dict[Value, rowlabels.Label] = {}
        self._unfilled = Unfilled(table, places)
        self._last: tuple[str, ...] = ()
        self._under: tuple[str, ...] = ()
        self._part_of = ""
        self._before = ""
        self._passed = ""
        # Where every row names its region, an unknown name is a slip; else it is an indicator that is not ours.
        self._listed = bool(table.of(*REGIONS))
        self._wheres: dict[tuple[tuple[Value, ...], Years], Where] = {}
        # Where years stand across, a name must mean the same region in all of them.
        self._across = moments.years(column.said.period for column in table.figures)

    def read(self, row: int) -> Side:
        """Read the side of a row."""
        cells = self._own_cells(row)
        if self._label_at is not None:
            self._under = self._over(cells[self._label_at])
        asked = (cells, self._under, self._part_of) if self._under or self._part_of else cells
        if (known := self._owns.get(asked)) is None:
            known = self._owns[asked] = self._own(dict(zip(self._own_at, cells, strict=True)))
        own, year = known
        if own.faults and any(fault.code == rowlabels.UNKNOWN for fault in own.faults):
            self._passed = own.label
        key = self._where_cells(row), year
        if (where := self._wheres.get(key)) is None:
            where = self._wheres[key] = self._where.read(key[0], year)
        region, total, faults = where
        if not total and (empty := tuple(self._unfilled.faults(self._own_at, cells, own))):
            faults = (*faults, *empty)
        if own.scope and (told := self._elsewhere(own, region)):
            faults = (*faults, told)
        return Side(region, total, own, (*own.faults, *faults) if faults or own.faults else ())

    def _elsewhere(self, own: Own, region: str | None) -> Fault | None:
        """全省持证人数 in a row of a city."""
        code = region or ("" if any(one.place for one in self._table.figures) else self._table.context.region)
        name = self._places.tree.name(code, "zh") if code else ""
        if not name or titles.is_whole(own.scope, name):
            return None
        return Fault(
            self._columns["measure"][-1].number,
            "region-scope",
            {"text": own.label, "scope": own.scope, "region": name},
        )

    def _over(self, label: Value) -> tuple[str, ...]:
        """The measure whose groups the rows from 其中 on are: 持证人数, under it 其中：助理社会工作师, 社会工作师.

        A row that is a part of another measure, 其中：持证人数 under 驻站社工, notes the label of that.
        """
        if (known := self._labels.get(label)) is None:
            known = self._labels[label] = rowlabels.read(shown(label))
        if self._passed and (known.part or known.group):
            self._part_of = self._passed
            return ()
        self._passed = ""
        part = known.part or rowlabels.is_below(known.text, self._before)
        apart = part and within.is_apart(known.measures, self._last)
        apart = apart or within.is_share_of_staff(known.measures, self._last)
        self._part_of = self._before if apart and not known.group else ""
        if known.group and (apart or not known.either):
            return self._last if known.part or self._under or within.counts_holders(self._last) else ()
        if not apart:
            self._last, self._before = known.whole, known.text
        return ()

    @cached_property
    def _rated(self) -> str:
        """The workers whose share of holders some rows give: 社区工作者人数, 持证人数, 持证率."""
        number = self._columns["measure"][-1].number
        texts = dict.fromkeys(shown(self._table.grid.shown(row, number)) for row in self._table.rows[:_LOOKED_AT])
        return within.rated([(text, words.said(text)) for text in texts], self._table)

    def _named_with_unit(self, text: str, cells: dict[int, Value]) -> words.Said:
        """What the name of what a row counts says; of things, 社会工作服务站, only with the unit beside it."""
        text = self._without_region(text)
        said, outer = words.said(text), self._table.context.measures
        if len(outer) == 1 and words.COUNT_WORDS.get(plain(text)) == MEASURES[outer[0]].unit.zh:
            return replace(said, measures=outer, rest="")  # 人数 under a title of holders
        units_beside = (shown(cells[column.number]) for column in self._columns["unit"])
        if not said.rest and (said.measures or said.strata):
            return said
        return next((words.said(f"{text}({unit})") for unit in units_beside if unit), said)

    def _without_region(self, text: str) -> str:
        """The name of what a row counts without the region that the whole table is of: 内江市持证人数."""
        code = self._table.context.region
        name = self._places.tree.name(code, "zh") if code else ""
        return text.strip().removeprefix(name) or text

    def any_total(self, rows: Iterable[int]) -> bool:
        """Whether any of some rows adds up others."""
        seen = set(map(self._where_cells, rows))
        return any(map(self._where.total, seen))

    def _own(self, cells: dict[int, Value]) -> tuple[Own, Years]:
        """What a row says apart from its region, and the years its region is looked up in."""
        faults: list[Fault] = []
        period, within = rowtimes.said(self._columns, cells, faults)
        measures, group, unit = self._measures(cells, faults)
        period, within, relative, label = self._named(cells, period, within, faults)
        day = rowtimes.day(self._columns, cells) if faults and period and len(period) == len("2024") else ""
        said = period or self._table.context.year
        year = int(said[-4:] if ".." in said and len(said) == len("2022..2024") else said[:4]) if said else self._across
        source = (shown(cells[c.number]).strip() for c in self._columns["source"] if not blank(cells[c.number]))
        scope = words.said(label).scope if label else ""
        stratum, unit = (
            self._stratum(cells, measures, faults) or group,
            self._one_unit(self._unit(cells, faults), unit, label, faults),
        )
        faults.extend(rowtimes.sums(self._columns, cells))
        return Own(
            period, measures, stratum, unit, next(source, ""), within, relative, label, day, scope, tuple(faults)
        ), year

    def _named(
        self, cells: dict[int, Value], period: str | None, within: str, faults: list[Fault]
    ) -> tuple[str | None, str, str, str]:
        """Join what the name of what a row counts says of its time, 2023年末持证人数, with what its cells of time say."""
        relative = label = ""
        for column in self._columns["measure"]:
            label = shown(cells[column.number])
            said = words.said(label)
            relative = said.within if said.within in timewords.RELATIVE else ""
            joined = agreeing.joined(period, within, said.period, "" if relative else said.within)
            if joined is None:
                first, second = period or within, said.period or said.within
                clash = Refused(APART, first=first, second=second)
                faults.append(Fault(column.number, "period-clash", {"message": clash}))
            else:
                period, within = joined
        return period, within, relative, label

    def _measures(
        self, cells: dict[int, Value], faults: list[Fault]
    ) -> tuple[tuple[str, ...], str | None, units.Counted | None]:
        named = [(column.number, shown(cells[column.number])) for column in self._columns["measure"]]
        *over, (number, text) = [one for one in named if not blank(one[1])] or named[:1] or [(0, "")]
        if blank(text):
            faults.extend(Fault(at, "measure-missing", {}) for at, _label in named[:1])
            return (), None, None
        said = self._named_with_unit(text, cells)
        told = said.either and any(not blank(cells[column.number]) for column in self._columns["stratum"])
        if rowlabels.is_group(said, text) and not told:
            if self._part_of:
                faults.append(Fault(number, "heading-within", {"title": text.strip(), "whole": self._part_of.strip()}))
                return (), None, None
            if len(outer := self._outer(over)) == 1:
                return outer, said.strata[0], said.unit
        if said.rest or not said.measures:
            fault = rowlabels.unknown(number, text, listed=self._listed)
            faults.append(fault if said.rest or not said.strata else Fault(number, "measure-missing", {}))
            return (), None, None
        if self._part_of and within.is_part(text):
            held = within.holders_of(said.measures, self._last) and not said.strata
            if not held:
                faults.append(Fault(number, rowlabels.PART, {"title": text.strip(), "whole": self._part_of.strip()}))
            return (self._last, within.CERTIFIED, said.unit) if held else ((), None, None)
        faults.extend(self._narrowed(number, text, said, over))
        group = None if said.either else next(iter(said.strata), None)
        return said.measures, group if len(said.measures) == 1 else None, said.unit

    def _outer(self, over: list[tuple[int, str]]) -> tuple[str, ...]:
        """What 其中：助理社会工作师 is a group of: what the rows, a label left of it or the lines over the table speak of."""
        above = next((heard.measures for _at, one in over if not (heard := words.said(one)).rest), ())
        return self._under or above or self._table.context.measures

    def _narrowed(self, number: int, text: str, said: words.Said, over: list[tuple[int, str]]) -> Iterator[Fault]:
        """What a row may count only a part of, or something else."""
        outer = (one for _at, one in over if between.narrows(one, {*said.measures}, self._places))
        rated = self._rated if within.may_be_rated(said.measures) and not said.strata else ""
        whole = self._part_of or rated or within.narrowed(self._table, said.measures) or next(outer, "")
        whole = whole or ("" if said.strata else among.of_title(self._table, said.measures))
        if models := siblings.of_models(text, said.measures):
            yield Fault(number, "heading-unclear", {"title": text.strip(), "measures": models})
        if whole:
            yield Fault(number, "heading-within", {"title": text.strip(), "whole": whole.strip()})

    def _stratum(self, cells: dict[int, Value], measures: tuple[str, ...], faults: list[Fault]) -> str | None:
        left_out = any(fault.code in PASSED_OVER for fault in faults)
        return None if left_out else rowgroups.named(self._columns, cells, measures, self._places, faults)

    def _one_unit(
        self, told: units.Counted | None, named: units.Counted | None, label: str, faults: list[Fault]
    ) -> units.Counted | None:
        """The unit of a row, of which its own cell and the name of what it counts, 持证人数（万人）, say the same."""
        if told and named and told != named:
            both = {"first": units.spelt(named), "second": units.spelt(told)}
            faults.append(Fault(self._columns["unit"][0].number, "unit-unclear", {"name": label, **both}))
        return told or named

    def _unit(self, cells: dict[int, Value], faults: list[Fault]) -> units.Counted | None:
        for column in self._columns["unit"]:
            text = shown(cells[column.number])
            if not blank(text):
                found = units.read(text)
                if found is None and not any(fault.code in PASSED_OVER for fault in faults):
                    faults.append(Fault(column.number, "unknown-unit", {"unit": text}))
                return found
        return None


# Labels repeat: further down a list are those of its first rows.
_LOOKED_AT: Final = 200
_OWN = ("period", "within", "measure", "stratum", "unit", "source")
