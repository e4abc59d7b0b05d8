"""What the cells left of a row's figures say: region, period, measure, group, unit, source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analytics.errors import Refused
from analytics.ingest.sheets import moments, titles, units, words
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.regions.tree import FORMER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table


class Fault(NamedTuple):
    """What is wrong in a cell: its column, a code, and the places of its sentence."""

    column: int
    code: str
    places: Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What one row says by itself; ``total`` marks rows that add up others."""

    region: str | None = None
    period: str | None = None
    measures: tuple[str, ...] = ()
    stratum: str | None = None
    unit: units.Counted | None = None
    source: str = ""
    total: str = ""
    faults: tuple[Fault, ...] = ()


class Sides:
    """Reads the sides of one table's rows; equal sides are read once."""

    def __init__(self, table: Table, places: Places) -> None:
        self._table = table
        self._places = places
        self._columns = {
            role: table.of(role)
            for role in (*_NAMES, "code", "period", "within", "measure", "stratum", "unit", "source")
        }
        self._seen: dict[tuple[object, ...], Side] = {}
        self._used = [column.number for columns in self._columns.values() for column in columns]

    def __contains__(self, role: str) -> bool:
        return bool(self._columns.get(role))

    @property
    def has_region(self) -> bool:
        """Whether a column names regions."""
        return any(self._columns[role] for role in (*_NAMES, "code"))

    def read(self, row: int) -> Side:
        """Read the side of a row."""
        cells = tuple(self._table.grid.shown(row, number) for number in self._used)
        found = self._seen.get(cells)
        if found is None:
            found = self._read(dict(zip(self._used, cells, strict=True)))
            self._seen[cells] = found
        return found

    def _read(self, cells: dict[int, Value]) -> Side:
        faults: list[Fault] = []
        period = self._period(cells, faults)
        total = self._total(cells)
        year = int(period[-4:] if ".." in period and len(period) == 10 else period[:4]) if period else None  # noqa: PLR2004 - 2022..2024
        if year is None and (known := self._table.context.year):
            year = int(known)
        region = None if total else self._region(cells, year, faults)
        measures = self._measures(cells, faults)
        return Side(
            region,
            period,
            measures[0],
            self._stratum(cells, faults) or measures[1],
            self._unit(cells, faults) or measures[2],
            next((shown(cells[c.number]).strip() for c in self._columns["source"] if not blank(cells[c.number])), ""),
            total,
            tuple(faults),
        )

    def _period(self, cells: dict[int, Value], faults: list[Fault]) -> str | None:
        found = None
        for column in self._columns["period"]:
            value = cells[column.number]
            if blank(value):
                continue
            found, assumed = moments.cell(value)
            if found is None:
                faults.append(Fault(column.number, "bad-period", {"text": shown(value)}))
            elif assumed and plain(column.title) not in _DATES:
                found = found[:4] if "月" not in column.title else found[:7]
                faults.append(Fault(column.number, assumed, {"text": shown(value), "period": found}))
        base = found or self._table.context.year
        for column in self._columns["within"]:
            value = cells[column.number]
            if blank(value) or base is None:
                continue
            inner = moments.within_year(value, base[:4])
            if inner is None:
                faults.append(Fault(column.number, "bad-period", {"text": shown(value)}))
            found = inner or found
        return found

    def _total(self, cells: dict[int, Value]) -> str:
        for role in _NAMES:
            for column in self._columns[role]:
                value = cells[column.number]
                if isinstance(value, str) and titles.is_total(value):
                    return "part" if "小计" in plain(value) else "whole"
        return ""

    def _region(self, cells: dict[int, Value], year: int | None, faults: list[Fault]) -> str | None:
        named = [
            (c, shown(cells[c.number]).strip())
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
            for column, name in named:
                at = column
                above, code = code, self._places.find(name, year, code, sure=sure)
                if not sure and (told := within_title(name, code, above, self._places, year)):
                    faults.append(Fault(column.number, "region-within-title", told))
                sure = True
        except Refused as refused:
            faults.append(Fault(at.number if at else 0, code_of(refused), {"message": refused}))
            return None
        return code if sure else None

    def _measures(
        self, cells: dict[int, Value], faults: list[Fault]
    ) -> tuple[tuple[str, ...], str | None, units.Counted | None]:
        for column in self._columns["measure"]:
            text = shown(cells[column.number])
            if blank(text):
                faults.append(Fault(column.number, "measure-missing", {}))
                continue
            said = words.said(text)
            if said.rest or not said.measures:
                faults.append(_unknown_measure(column.number, text))
                continue
            group = None if said.either else next(iter(said.strata), None)
            return said.measures, group if len(said.measures) == 1 else None, said.unit
        return (), None, None

    def _stratum(self, cells: dict[int, Value], faults: list[Fault]) -> str | None:
        for column in self._columns["stratum"]:
            text = shown(cells[column.number])
            if blank(text):
                continue
            known = titles.stratum_names().get(plain(text).lower()) or next(iter(words.said(text).strata), None)
            if known is None or (words.said(text).rest and plain(text).lower() not in titles.stratum_names()):
                faults.append(Fault(column.number, "unknown-group", {"name": text}))
                return None
            return known
        return None

    def _unit(self, cells: dict[int, Value], faults: list[Fault]) -> units.Counted | None:
        for column in self._columns["unit"]:
            text = shown(cells[column.number])
            if not blank(text):
                found = units.read(text)
                if found is None:
                    faults.append(Fault(column.number, "unknown-unit", {"unit": text}))
                return found
        return None


_NAMES = ("province", "prefecture", "county", "region")
_DATES = frozenset(
    {"日期", "统计日期", "截止日期", "截至日期", "date", "年月", "时间", "统计时间", "截止时间", "截至时间", "数据时间"}
)


def _unknown_measure(column: int, text: str) -> Fault:
    near = words.nearest_measure(text)
    code = "unknown-measure-near" if near else "unknown-measure"
    return Fault(column, code, {"name": text, **({"nearest": near} if near else {})})


def within_title(
    name: str, code: str, parent: str | None, places: Places, year: int | None = None
) -> dict[str, object]:
    """What to tell of a name that means one region only because a title names the one above."""
    if not parent or parent == code or places.quiet(plain(name), year) == code:
        return {}
    return {"name": name, "full": places.tree.full_name(code, "zh"), "parent": places.tree.name(parent, "zh")}


def code_of(refused: Refused) -> str:
    """The stable code of why a region was refused."""
    places = refused.places
    if refused.message == FORMER:
        return "region-unknown"
    if "official" in places:
        return "region-code-clash"
    if "candidates" in places:
        return "region-ambiguous"
    return "region-unknown"
