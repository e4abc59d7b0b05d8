"""Reads rows of plain whole numbers without the detours that other cells need: a long list is little else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.ingest.book import column_letters
from analytics.ingest.draft import Reading

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.meaning import Meaning
    from analytics.ingest.sheets.sides import Own, Side
    from analytics.ingest.sheets.tables import Table

COUNTED: Final = frozenset({"人", "人次", "个", "家", "支", "件", "户", "期", "场", "次", "门", "堂"})
_DIGITS: Final = 12
_REMEMBERED: Final = 1 << 16


class Quick:
    """Repeats what was found out once: a whole number under the same title beside the same words differs only in value.

    ``gaps`` says that empty cells must be noted, so that rows with some are left to the careful reading.
    """

    def __init__(self, table: Table, meaning: Meaning, readings: list[Reading], *, gaps: bool) -> None:
        numbers = [column.number for column in meaning.columns]
        self._columns = [(number, column_letters(number)) for number in numbers]
        self._cells = table.grid.reader(numbers)
        self._usable = not table.grid.sheet.merged and not meaning.regions
        self._name = table.grid.name
        self._place = f"{self._name}!" if self._name else ""
        self._readings = readings
        self._gaps = gaps
        self._known: dict[tuple[int, int], tuple[Own, str, str, str, str]] = {}
        self._numbers: dict[str, tuple[str, float]] = {}

    def learn(self, number: int, value: Value, own: Own, made: Reading) -> None:
        """Remember how a plain number was read, if nothing was done to it."""
        text = _plain(value)
        told = (made.as_written, made.value, made.bound, made.margin)
        if text and made.unit in COUNTED and told == (text, int(text), "=", 0):
            self._known[number, id(own)] = own, made.period, made.measure, made.stratum, made.unit

    def row(self, row: int, side: Side, source: str) -> bool:
        """Read a row if all of it is plain and known; otherwise do nothing."""
        if not self._usable or side.faults or side.total or not side.region:
            return False
        made = []
        for (number, letters), value in zip(self._columns, self._cells(row), strict=True):
            if value is None and not self._gaps:
                continue
            text = _plain(value)
            known = self._known.get((number, id(side.own))) if text else None
            if known is None:
                return False
            _own, period, measure, stratum, unit = known
            cell = f"{letters}{row}"
            written, amount = self._numbers.get(text) or self._number(text)
            figure = ("", side.region, period, measure, stratum, amount, unit, "=", written, source)
            made.append(Reading._make((*figure, self._place + cell, 0, False, "", "", "", self._name, cell)))
        self._readings += made
        return True

    def _number(self, text: str) -> tuple[str, float]:
        """A number as written and as it is; equal ones share both, for counts repeat."""
        if len(self._numbers) >= _REMEMBERED:
            self._numbers.clear()
        found = self._numbers[text] = text, float(text)
        return found


def _plain(value: Value) -> str:
    """A whole number of at most twelve digits as written, or nothing."""
    if type(value) is int:
        return str(value) if 0 <= value < 10**_DIGITS else ""
    if type(value) is str and value.isdecimal() and value.isascii() and len(value) <= _DIGITS:
        return value if value[0] != "0" or value == "0" else ""
    return ""
