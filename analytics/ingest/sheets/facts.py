"""Turns the cells of a table into readings, each with its cell, and into issues where a cell cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import CODES, issue
from analytics.ingest.draft import Reading
from analytics.ingest.sheets import units, written
from analytics.ingest.sheets.grid import address
from analytics.ingest.sheets.plain import blank, marked, plain, shown
from analytics.ingest.sheets.sides import Side, Sides

if TYPE_CHECKING:
    from analytics.indicators import Measure
    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.meaning import Meaning
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

_COUNTED: Final = frozenset({"人", "人次", "个", "家", "支", "件", "户", "期", "场", "次", "门", "堂"})
_TINY: Final = Decimal("0.000001")


@dataclass
class Found:
    """What one table gave: readings, what its total rows say, and issues."""

    readings: list[Reading] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    totals: list[tuple[str, Reading]] = field(default_factory=list)
    gaps: set[tuple[str, str, str, int]] = field(default_factory=set)


class Cells:
    """Reads the figure cells of one table."""

    def __init__(self, table: Table, meaning: Meaning, found: Found, source: str) -> None:
        self._grid = table.grid
        self._meaning = meaning
        self._found = found
        self._source = source

    def row(self, row: int, side: Side, sources: dict[str, str]) -> None:
        """Read the figures of one row."""
        cells = [
            (column, value)
            for column in self._meaning.columns
            if (value := self._grid.own(row, column.number)) is not None
        ]
        held = [(column, value) for column, value in cells if not blank(value)]
        if not held:
            return
        for fault in side.faults:
            if any(self._counts(value) for _column, value in held):
                self._tell(fault.code, row, fault.column, **fault.places)
        if any(CODES[fault.code].severity == "error" for fault in side.faults):
            return
        if any(not self._meaning.has_region(column.number, side) and self._counts(value) for column, value in held):
            self._tell("region-missing", row, self._meaning.region_column)
            return
        source = sources.setdefault(side.source, self._source) if side.source else self._source
        for column, value in held:
            self._cell(_Spot(row, column.number, value, side, source))

    @staticmethod
    def _counts(value: Value) -> bool:
        return not isinstance(value, str) or plain(value).lower() not in written.MISSING

    def _tell(self, code: str, row: int, column: int, **places: object) -> None:
        self._found.issues.append(issue(code, self._grid.name, row, column, **places))

    def _cell(self, at: _Spot) -> None:
        merge = self._grid.merge(at.row, at.number)
        if merge and merge[2:] != merge[:2]:
            self._say(at, "merged-value", cells=f"{address(*merge[:2])}:{address(*merge[2:])}")
            return
        try:
            read = written.read(at.value)
        except written.NoNumber as no_number:
            unsaved_total = at.side.total and no_number.code == "formula-unsaved"
            self._say(at, "total-unsaved" if unsaved_total else no_number.code, value=_short(no_number.text))
            return
        said = self._meaning.of(at.number, at.side, at.row, quiet=read is None)
        if said is None:
            return
        region, period, measure, stratum = said
        if read is None:
            self._found.gaps.add((period, measure, stratum, at.row))
        elif made := self._made(at, read, region, period, MEASURES[measure], stratum):
            if at.side.total:
                self._found.totals.append((at.side.total, made))
            else:
                self._found.readings.append(made)

    def _say(self, at: _Spot, code: str, **places: object) -> None:
        self._tell(code, at.row, at.number, **places)

    def _made(  # noqa: PLR0917 - a figure is all of these
        self, at: _Spot, read: written.Number, region: str, period: str, measure: Measure, stratum: str
    ) -> Reading | None:
        unit = self._unit(at, read, measure)
        amount = self._amount(at, read, unit, measure) if unit else None
        if unit is None or amount is None:
            return None
        scale = Decimal(1) if read.scaled else Decimal(unit.scale)
        step = read.step * scale
        if not step and scale > 1:
            step = scale * Decimal(1).scaleb(min(0, int(read.value.normalize().as_tuple().exponent)))
        text, cell = shown(at.value).strip(), address(at.row, at.number)
        return Reading(
            "",
            region,
            period,
            measure.key,
            stratum,
            float(amount),
            measure.unit.zh,
            read.bound,
            text if scale == 1 else f"{text}{_spelt(unit)}",
            at.source,
            f"{self._grid.name}!{cell}" if self._grid.name else cell,
            float(step / 2),
            sheet=self._grid.name,
            cell=cell,
        )

    def _unit(self, at: _Spot, read: written.Number, measure: Measure) -> units.Counted | None:
        """The unit a cell is counted in, from the cell, the row, the title or the sheet, in this order."""
        own = units.read(read.unit) if read.unit else None
        if read.unit and own is None:
            self._say(at, "not-a-number", value=_short(shown(at.value)))
            return None
        given, sure = self._meaning.unit(at.number, at.side, measure)
        if given and not sure and not _fits(given, measure):
            given = None
        for unit in (own, given):
            if unit and not _fits(unit, measure):
                self._say(at, "unit-clash", unit=_spelt(unit), name=self._meaning.label(measure), own=measure.unit.zh)
                return None
        if read.scaled and given and given.scale > 1:
            self._say(at, "scale-twice", text=_short(shown(at.value)), unit=_spelt(given))
        if read.note == "mark" or (isinstance(at.value, str) and marked(at.value)):
            self._say(at, "mark-dropped")
        if read.note == "format":
            self._say(at, "format-scaled", value=f"{read.value.normalize():f}")
        return own or given or units.Counted("")

    def _amount(self, at: _Spot, read: written.Number, unit: units.Counted, measure: Measure) -> Decimal | None:
        amount = read.value if read.scaled or read.unit == "%" else read.value * unit.scale
        if measure.unit.zh == "%" and read.unit != "%":
            if unit.per_mille:
                return amount / 10
            if unit.unit != "%" and 0 < abs(amount) <= 1:
                self._say(at, "rate-unclear", value=_short(shown(at.value)))
                return None
        if measure.unit.zh in _COUNTED and amount != amount.to_integral_value():
            whole = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
            if not (read.scaled or unit.scale > 1):
                self._say(at, "fraction-of-count", value=_short(shown(at.value)), unit=measure.unit.zh)
                return None
            if abs(amount - whole) > _TINY:
                self._say(at, "rounded", value=f"{amount:f}", rounded=f"{whole:f}")
            return whole
        return amount


class _Spot(NamedTuple):
    """One figure's cell with the side of its row and the source of its table or row."""

    row: int
    number: int
    value: Value
    side: Side
    source: str


def _fits(unit: units.Counted, measure: Measure) -> bool:
    if not unit.unit:
        return measure.kind is not Kind.RATE and measure.unit.zh != "%"
    return unit.unit == measure.unit.zh or (measure.unit.zh == "%?" and unit.unit in ("%", "百分点"))


def _spelt(unit: units.Counted) -> str:
    scales = {
        1: "",
        10: "十",
        100: "百",
        1_000: "千",
        10_000: "万",
        100_000: "十万",
        10**6: "百万",
        10**7: "千万",
        10**8: "亿",
    }
    return "‰" if unit.per_mille else f"{scales[unit.scale]}{unit.unit}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - enough to find the cell by


def read(table: Table, meaning: Meaning, places: Places, source: str, sources: dict[str, str]) -> Found:
    """Read all rows of a table; ``sources`` collects the ids of sources its rows name."""
    found = Found()
    sides = Sides(table, places)
    cells = Cells(table, meaning, found, source)
    hidden = [row for row in table.rows if not table.grid.visible(row)]
    if hidden:
        listed = ", ".join(map(str, hidden[:10])) + ("…" if len(hidden) > 10 else "")  # noqa: PLR2004
        found.issues.append(issue("row-hidden", table.grid.name, hidden[0], count=len(hidden), rows=listed))
    for row in table.rows:
        if table.grid.visible(row):
            cells.row(row, sides.read(row), sources)
    found.issues[:0] = [*meaning.issues, *meaning.issues_of_use()]
    return found
