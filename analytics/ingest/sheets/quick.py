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
# What ``Reading._make`` does, without counting the fields of a million.
_NEW: Final = tuple.__new__


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
        own = id(side.own)
        for (number, letters), value in zip(self._columns, self._cells(row), strict=True):
            if value is None and not self._gaps:
                continue
            known = self._known.get((number, own))
            plain = (self._numbers.get(value if type(value) is str else "") or self._number(value)) if known else None
            if known is None or plain is None:
                return False
            _own, period, measure, stratum, unit = known
            cell = f"{letters}{row}"
            figure = ("", side.region, period, measure, stratum, plain[1], unit, "=", plain[0], source)
            made.append(_NEW(Reading, (*figure, self._place + cell, 0, False, "", "", "", self._name, cell)))
        self._readings += made
        return True

    def _number(self, value: Value) -> tuple[str, float] | None:
        """A plain number as written and as it is; equal ones share both, for counts repeat."""
        if not (text := _plain(value)):
            return None
        if len(self._numbers) >= _REMEMBERED:
            self._numbers.clear()
        return self._numbers.setdefault(text, (text, float(text)))


def _plain(value: Value) -> str:
    """A whole number of at most twelve digits as written, or nothing."""
    if type(value) is int:
        return str(value) if 0 <= value < 10**_DIGITS else ""
    if type(value) is str and value.isdecimal() and value.isascii() and len(value) <= _DIGITS:
        return value if value[0] != "0" or value == "0" else ""
    return ""
