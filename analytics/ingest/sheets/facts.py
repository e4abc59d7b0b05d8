"""Turns the cells of a table into readings, each with its cell, and into issues where a cell cannot be read."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import MEASURES, Kind
from analytics.ingest.codes import CODES, issue
from analytics.ingest.draft import Reading
from analytics.ingest.sheets import across, moments, units, written
from analytics.ingest.sheets.found import Found
from analytics.ingest.sheets.grid import address, hidden
from analytics.ingest.sheets.plain import blank, plain, shown
from analytics.ingest.sheets.quick import COUNTED, Quick
from analytics.ingest.sheets.sides import PASSED_OVER, Side, Sides
from analytics.ingest.sheets.wheres import OWN_LEVEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.indicators import Measure
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.meaning import Meaning
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

_TINY: Final = Decimal("0.000001")
_LOOKED_AT: Final = 5_000


class Cells:
    """Reads the figure cells of one table; ``totals`` says that some of its rows add up others."""

    def __init__(self, table: Table, meaning: Meaning, found: Found, source: str, *, totals: bool) -> None:
        self._grid = table.grid
        self._meaning = meaning
        self._found = found
        self._source = source
        self._clashes: set[tuple[int, int, str]] = set()
        self.totals = totals
        self._quick = Quick(table, meaning, found.readings, gaps=totals)

    def row(self, row: int, side: Side, sources: Callable[[str], str]) -> None:
        """Read the figures of one row."""
        source = sources(side.source) if side.source else self._source
        if self._quick.row(row, side, source):
            return
        cells = [(column, self._grid.own(row, column.number)) for column in self._meaning.columns]
        held = [(column, value) for column, value in cells if not blank(value)]
        for fault in side.faults:
            if any(self._counts(value) for _column, value in held):
                self._tell(fault.code, row, fault.column, **fault.places)
        if any(CODES[fault.code].severity == "error" or fault.code in PASSED_OVER for fault in side.faults):
            return
        if any(not self._meaning.has_region(column.number, side) and self._counts(value) for column, value in held):
            self._tell("region-missing", row, self._meaning.region_column)
            return
        for column, value in held:
            self._cell(_Spot(row, column.number, value, side, source))
        if self.totals and len(held) < len(cells):
            self._empty(row, side, [column.number for column, value in cells if blank(value)])

    def _empty(self, row: int, side: Side, numbers: list[int]) -> None:
        """Note the figures a region's row leaves out, which a total may count all the same."""
        for number in numbers if not side.total else ():
            if (
                number not in self._meaning.added
                and self._meaning.has_region(number, side)
                and (said := self._said(number, side, row, quiet=True))
            ):
                self._found.gaps.add((*said[1:], row))

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
        said = self._said(at.number, at.side, at.row, quiet=read is None)
        if said is None:
            return
        region, period, measure, stratum = said
        told = len(self._found.issues)
        if read is None:
            if not at.side.total and at.number not in self._meaning.added:
                self._found.gaps.add((period, measure, stratum, at.row))
        elif made := self._made(at, read, region, period, MEASURES[measure], stratum):
            self._file(at, made, plainly=told == len(self._found.issues))

    def _file(self, at: _Spot, made: Reading, *, plainly: bool) -> None:
        """Put a figure where it belongs; ``plainly`` says that nothing had to be told of it."""
        if at.number in self._meaning.added:
            self._found.sums.append(made)
        elif at.side.total == OWN_LEVEL:
            self._found.apart.append(made)
        elif at.side.total:
            self._found.totals.append((at.side.total, made))
            self._found.readings += [made] * bool(at.side.region)
        else:
            self._found.readings.append(made)
            if plainly:
                self._quick.learn(at.number, at.value, at.side.own, made)

    def _said(self, number: int, side: Side, row: int, *, quiet: bool) -> tuple[str, str, str, str] | None:
        """Region, period, measure and group of a figure, the period as it is filed."""
        said = self._meaning.of(number, side, row, quiet=quiet)
        if said is None:
            return None
        region, period, measure, stratum = said
        return region, moments.filed(period, MEASURES[measure].kind), measure, stratum

    def _say(self, at: _Spot, code: str, **places: object) -> None:
        self._tell(code, at.row, at.number, **places)

    def _made(  # noqa: PLR0917 - a figure is all of these
        self, at: _Spot, read: written.Number, region: str, period: str, measure: Measure, stratum: str
    ) -> Reading | None:
        unit = self._unit(at, read, measure)
        factor = self._factor(at, read, unit, measure) if unit else None
        scaled = read.scaled or (factor or 0) > 1
        amount = self._amount(at, read.value * factor, measure, scaled=scaled) if factor else None
        if unit is None or factor is None or amount is None:
            return None
        text, cell = (read.text or shown(at.value)).strip(), address(at.row, at.number)
        exact = factor == 1 and not _percent(read, measure)
        return Reading(
            "",
            region,
            period,
            measure.key,
            stratum,
            float(amount),
            measure.unit.zh,
            read.bound,
            text if exact else f"{text}{units.spelt(unit) or '%'}",
            at.source,
            f"{self._grid.name}!{cell}" if self._grid.name else cell,
            0 if exact and not read.step else _margin(read, factor, amount),
            sheet=self._grid.name,
            cell=cell,
        )

    def _unit(self, at: _Spot, read: written.Number, measure: Measure) -> units.Counted | None:
        """The unit a cell is counted in, from the cell, the row, the title or the sheet, in this order."""
        own = units.read(read.unit) if read.unit else None
        if read.scaled and own is None and not _fits(units.Counted(""), measure):
            self._clash(at, _short(read.text or shown(at.value)), measure)
            return None
        given, sure = self._meaning.unit(at.number, at.side, measure)
        if own is None and (doubt := self._doubt(at.side.own.unit, given, measure)):
            self._say(at, "unit-unclear", name=self._meaning.label(measure), first=doubt[0], second=doubt[1])
            return None
        if given and not sure and not _fits(given, measure):
            given = None
        for unit in (own, given):
            if unit and not _fits(unit, measure):
                place = self._meaning.unit_place(unit, at.row, at.number, at.side) if unit is not own else None
                self._clash(at, units.spelt(unit), measure, place)
                return None
        if given and given.scale > 1 and (read.scaled or own):
            self._say(at, "scale-twice", text=_short(read.text or shown(at.value)), unit=units.spelt(given))
        if measure.unit.zh == "元" and not (own or given or read.scaled):
            head = self._meaning.table.head.lowest(self._grid, at.number)
            self._once("unit-missing", (head, at.number), measure, value=_short(shown(at.value)))
            return None
        if read.note == "mark":
            self._say(at, "mark-dropped")
        if read.note == "format":
            self._say(at, "format-scaled", value=f"{read.value.normalize():f}")
        return own or given or units.Counted("")

    def _doubt(
        self, row: units.Counted | None, given: units.Counted | None, measure: Measure
    ) -> tuple[str, str] | None:
        """Two units of which neither is surely the figure's: of row and title, or 万人 and 个 of a sheet that counts 人次."""
        if row and given and row != given:
            return units.spelt(row), units.spelt(given)
        listed = [unit for unit in self._meaning.table.context.unit_cells if unit.unit not in ("%", "元")]
        fits = measure.kind is Kind.RATE or any(_fits(unit, measure) for unit in listed)
        if given or fits or len(listed) < 2 or all(unit.scale == 1 for unit in listed):  # noqa: PLR2004 - several
            return None
        return units.spelt(listed[0]), units.spelt(listed[1])

    def _clash(self, at: _Spot, unit: str, measure: Measure, place: tuple[int, int] | None = None) -> None:
        """Tell of a unit where it is said: in the cell, or in the title or line that says it of many."""
        self._once("unit-clash", place or (at.row, at.number), measure, unit=unit, own=measure.unit.zh)

    def _once(self, code: str, at: tuple[int, int], measure: Measure, **places: object) -> None:
        if (*at, measure.key) not in self._clashes:
            self._clashes.add((*at, measure.key))
            self._tell(code, at[0], at[1], **{"name": self._meaning.label(measure), **places})

    def _factor(self, at: _Spot, read: written.Number, unit: units.Counted, measure: Measure) -> Decimal | None:
        """What the number in the cell is multiplied by; nothing, with an issue, where that is not clear."""
        if read.divisor > 1:
            # The format shows thousands; the cell holds the full number, which the title's scale must explain.
            if unit.scale != read.divisor:
                self._say(at, "format-unclear", value=_short(shown(at.value)))
                return None
            return Decimal(1)
        if measure.unit.zh == "%" and read.unit != "%":
            if unit.per_mille:
                return Decimal("0.1")
            if 0 < abs(read.value) <= 1:
                return self._small(at, unit, measure)
        return Decimal(1) if read.scaled or (read.unit and unit.scale == 1) else Decimal(unit.scale)

    def _small(self, at: _Spot, unit: units.Counted, measure: Measure) -> Decimal | None:
        """A number up to one among percentages: 0.344 may be 34.4 % where nothing says %, and is doubtful where a title does."""
        text = _short(shown(at.value))
        if unit.unit != "%":
            self._say(at, "rate-unclear", value=text)
            return None
        if measure.kind is Kind.RATE and "growth" not in measure.key:
            self._say(at, "rate-small", value=text)
        return Decimal(1)

    def _amount(self, at: _Spot, amount: Decimal, measure: Measure, *, scaled: bool) -> Decimal | None:
        if measure.unit.zh not in COUNTED or amount == amount.to_integral_value():
            return self._bounded(at, amount)
        whole = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        if abs(amount - whole) > _TINY:
            if not scaled:
                self._say(at, "fraction-of-count", value=_short(shown(at.value)), unit=measure.unit.zh)
                return None
            self._say(at, "rounded", value=f"{amount.normalize():f}", rounded=f"{whole:f}")
        return self._bounded(at, whole)

    def _bounded(self, at: _Spot, amount: Decimal) -> Decimal | None:
        if abs(amount) < written.LARGEST:
            return amount
        self._say(at, "not-a-number", value=_short(shown(at.value)))
        return None


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
    return units.same(unit.unit, measure.unit.zh) or (measure.unit.zh == "%?" and unit.unit in ("%", "百分点"))


def _percent(read: written.Number, measure: Measure) -> bool:
    """Whether a number is a percentage that does not say so itself."""
    return measure.unit.zh == "%" and not read.unit


def _margin(read: written.Number, factor: Decimal, amount: Decimal) -> float:
    """Half the last written unit: of 1.2 in a column of 万人 500, of 34 in one of percentages a half; never less than was rounded."""
    return float(max((read.step or 1) * factor / 2, abs(amount - read.value * factor)))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - enough to find the cell by


def read(
    table: Table, meaning: Meaning, places: Places, source: str, sources: Callable[[str], str], *, alone: bool = False
) -> Found:
    """Read all rows of a table; ``sources`` gives the ids of sources its rows name.

    ``alone`` says that no other table stands on the sheet: of a long one, rows are released once they are read.
    """
    found = Found()
    sides = Sides(table, places)
    found.issues += hidden(table.grid, table.rows)
    rows = [row for row in table.rows if table.grid.visible(row)]
    cells = Cells(table, meaning, found, source, totals=sides.any_total(rows))
    # Rows down to here are looked at again for what titles and labels mean.
    spent = _LOOKED_AT if alone and not table.grid.sheet.merged else len(table.grid)
    for row in rows:
        cells.row(row, sides.read(row), sources)
        if row > spent:
            table.grid.release(row)
    numbers = (*found.readings, *found.sums, *(reading for _kind, reading in found.totals)) if meaning.sums else ()
    found.issues += list(across.check(meaning.sums, numbers, found.issues))
    found.issues[:0] = [*meaning.issues, *meaning.issues_of_use()]
    return found
