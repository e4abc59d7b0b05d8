"""Which region the cells left of a row's figures name, and whether the row adds up others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.errors import Refused
from analytics.ingest.sheets import offices, ownlevel, titles, towns
from analytics.ingest.sheets.named import ELSEWHERE, code_of
from analytics.ingest.sheets.plain import blank, noted, plain, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.named import Years
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

_NAMES = ("province", "prefecture", "county", "region")
_PLACES = (*_NAMES, "code")
_SEVERAL = 2
_REPORTING = re.compile("(?:填报|报送|上报|统计)(?:单位|机关|部门)")
# What kind of a total such a row is: none, but a part of one that is no region.
OWN_LEVEL = "own"


class Fault(NamedTuple):
    """What is wrong in a cell: its column, a code, and the places of its sentence."""

    column: int
    code: str
    places: Mapping[str, object]


class Where(NamedTuple):
    """Which region a row names, and whether it adds up others."""

    region: str | None
    total: str
    faults: tuple[Fault, ...] = ()


class Wheres:
    """Reads where the rows of one table are."""

    def __init__(self, table: Table, places: Places) -> None:
        self._table = table
        self._places = places
        self._columns = {role: table.of(role) for role in _PLACES}
        self._columns["ignored"] = tuple(c for c in table.of("ignored") if _holds_total(table, c.number))
        # 片区 and the like, beside the column of regions.
        self._columns["zone"] = tuple(c for c in table.of("unknown", "") if _holds_total(table, c.number))
        self._columns[towns.ROLE] = table.of(towns.ROLE)
        self._county = towns.county(table, places) if self._columns[towns.ROLE] else None
        named = [column for role in (*_NAMES, "ignored", "zone") for column in self._columns[role]]
        read = table.grid.reader([column.number for column in named])
        # Each text once: a long list repeats itself.
        texts = {value for row in table.rows for value in read(row) if isinstance(value, str)} if named else set[str]()
        own = any(ownlevel.is_own(text, places) for text in texts)
        self._own_level = ownlevel.totalled(table, places, texts) if own else None
        self._totals: dict[str, ownlevel.Total] = {}
        self.numbers = [
            column.number for role in (*_PLACES, "ignored", "zone", towns.ROLE) for column in self._columns[role]
        ]

    def read(self, values: Sequence[Value], year: Years) -> Where:
        """Read the values of the columns ``numbers`` of a row, which is of some ``year``."""
        cells = dict(zip(self.numbers, values, strict=True))
        if total := self._total(cells):
            return Where(self._whole(cells), total)
        if any(not blank(cells[column.number]) for column in self._columns[towns.ROLE]):
            return Where(self._county, OWN_LEVEL)
        if average := next((c for c in self._named() if ownlevel.is_average(shown(cells[c.number]))), None):
            told = {"name": shown(cells[average.number]).strip()}
            return Where(None, OWN_LEVEL, (Fault(average.number, ownlevel.AVERAGE, told),))
        faults: list[Fault] = []
        if self._own_level and (found := self._of_offices(cells)):
            return found
        region = self._region(cells, year, faults)
        self._doubt(cells, region, year, faults)
        return Where(region, "", tuple(faults))

    def _named(self) -> list[Column]:
        return [column for role in _NAMES for column in self._columns[role]]

    def total(self, values: Sequence[Value]) -> bool:
        """Whether a row adds up others."""
        return bool(self._total(dict(zip(self.numbers, values, strict=True))))

    def _doubt(self, cells: dict[int, Value], region: str | None, year: Years, faults: list[Fault]) -> None:
        """Ask about a row of a region that does not lie in the one the lines over the table name."""
        roles = (*_NAMES[::-1], "code")
        at = next((c for role in roles for c in self._columns[role] if not blank(cells[c.number])), None)
        if at and (told := self._places.outside(shown(cells[at.number]).strip(), region, year, self._table.context)):
            faults.append(Fault(at.number, "region-outside", told))

    def _total(self, cells: dict[int, Value]) -> str:
        named = [column.number for role in _PLACES for column in self._columns[role]]
        nameless = bool(named) and all(blank(cells[number]) for number in named)
        for role in (*_NAMES, "ignored", towns.ROLE, *(("zone",) if nameless else ())):
            for column in self._columns[role]:
                value = cells[column.number]
                if isinstance(value, str) and titles.is_total(value):
                    return "part" if "小计" in plain(value) else "whole"
        return ""

    def _whole(self, cells: dict[int, Value]) -> str | None:
        """The region all of which a row is said to be of: 全省 under a title of the province, and not of a part of it."""
        if self._county and self._total(cells) == "whole":
            return self._county
        named = [shown(cells[column.number]).strip() for role in _NAMES for column in self._columns[role]]
        above = self._above(named)
        if self._own_level and above and self._total_of(above).stored:
            return above
        if self._own_level and not above and self._total(cells) == "whole":
            return self._own_level.stored
        code = above or self._table.context.region
        if not code or self._table.context.parts:
            return None
        return code if any(titles.is_whole(text, self._name(code)) for text in named) else None

    def _above(self, named: list[str]) -> str | None:
        """The one region that a row names beside 全市 or 市本级: 德阳市."""
        found = {self._places.below(text, self._parent) for text in named} - {None}
        return found.pop() if len(found) == 1 else None

    def _of_offices(self, cells: dict[int, Value]) -> Where | None:
        """A row of 市本级 and the like: left out, but counted in the total of its region, which a row must give if all parts are named."""
        named = [(column, shown(cells[column.number]).strip()) for role in _NAMES for column in self._columns[role]]
        at = next(((c.number, text) for c, text in named if ownlevel.is_own(text, self._places)), None)
        if at is None or self._own_level is None:
            return None
        above = self._above([text for _column, text in named])
        total = self._total_of(above) if above else self._own_level
        if total.stored or not total.needed:
            left_out = {"message": Refused(ownlevel.LEFT_OUT, name=at[1])}
            told = {"name": at[1], "parent": self._name(total.stored)} if total.stored else left_out
            return Where(total.stored, OWN_LEVEL, (Fault(at[0], "row-own-level", told),))
        asked = Refused(ownlevel.UNTOTALLED, name=at[1], parent=self._name(total.code)) if total.code else None
        message = asked or Refused(ownlevel.NOWHERE, name=at[1])
        return Where(None, "", (Fault(at[0], "region-unknown", {"message": message}),))

    def _total_of(self, code: str) -> ownlevel.Total:
        """The total that rows of the own offices of a region count in, which they name themselves: 德阳市 | 市本级."""
        if (known := self._totals.get(code)) is None:
            known = self._totals[code] = ownlevel.total(code, self._places, self._beside(code), among=True)
        return known

    def _beside(self, code: str) -> set[str]:
        """The labels beside the name of a region in the rows that name it; its name itself where nothing stands beside it."""
        numbers = [column.number for role in _NAMES for column in self._columns[role]]
        found: set[str] = set()
        for row in self._table.rows:
            named = [text for number in numbers if (text := shown(self._table.grid.own(row, number)).strip())]
            own = next((text for text in named if self._places.below(text, self._parent) == code), "")
            if own and len(named) > 1:
                named.remove(own)
            found.update(named if own else ())
        return found

    @property
    def _parent(self) -> str:
        return self._table.context.region or self._places.tree.root

    @staticmethod
    def _written(column: Column, text: str) -> str:
        """What a cell says of a region: under 填报单位 its office stands for it, under 考区 成都考区 for 成都市."""
        if "考区" in column.title:
            return text.removesuffix("考区") or text
        return offices.region_of(text) if _REPORTING.search(plain(column.title)) else text

    def _name(self, code: str) -> str:
        return self._places.tree.name(code, "zh")

    def _region(self, cells: dict[int, Value], year: Years, faults: list[Fault]) -> str | None:
        named = [
            (c, self._written(c, shown(cells[c.number]).strip()))
            for role in _NAMES
            for c in self._columns[role]
            if not blank(cells[c.number])
        ]
        codes = [(c, plain(shown(cells[c.number]))) for c in self._columns["code"] if not blank(cells[c.number])]
        at: Column | None = None
        try:
            if codes:
                at = codes[0][0]
                return self._places.coded(codes[0][1], named[-1][1] if named else "", year)
            code, sure = self._table.context.region, False
            for column, name in self._from_above(named, year):
                at = column
                above, code = code, self._places.find(name, year, code, sure=sure)
                if column.role == "county":
                    self._be_county(name, code)
                if not sure and (told := self._places.told(name, code, above, year)):
                    faults.append(Fault(column.number, "region-within-title", told))
                sure = True
                if noted(name):
                    faults.append(Fault(column.number, "mark-dropped", {}))
        except Refused as refused:
            faults.append(Fault(at.number if at else 0, code_of(refused), {"message": refused}))
            return None
        return code if sure else None

    def _be_county(self, name: str, code: str) -> None:
        """Refuse a short name in a column of counties that means a city or a province: 朝阳, 吉林."""
        region = self._places.tree.get(code)
        if region and region.level != "county" and plain(name) == region.short != region.name:
            raise Refused(ELSEWHERE, name=name, candidates=f"{self._places.tree.full_name(code, 'zh')} ({code})")

    def _from_above(self, named: list[tuple[Column, str]], year: Years) -> list[tuple[Column, str]]:
        """The names of a row, the widest first; 地区 left of 地市 or 区县 may be the one in which these lie."""
        if len(named) < _SEVERAL or named[-1][0].role != "region" or named[-1][0].number > named[0][0].number:
            return named
        above, below = (self._places.quiet(plain(name), year) for _column, name in (named[-1], named[0]))
        wider = above and (not below or above in {one.code for one in self._places.tree.ancestors(below)})
        return [named[-1], *named[:-1]] if wider else named


def _holds_total(table: Table, number: int) -> bool:
    """Whether a column that numbers the rows says 合计 in one of them."""
    values = (table.grid.own(row, number) for row in table.rows)
    return any(isinstance(value, str) and titles.is_total(value) for value in values)
