"""Empty cells under a label that may hold for their rows too: nothing is taken from the row above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.indicators import ALL
from analytics.ingest.sheets import between, words
from analytics.ingest.sheets.plain import blank, shown
from analytics.ingest.sheets.wheres import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.sides import Own
    from analytics.ingest.sheets.tables import Table


class Unfilled:
    """The labels left of what rows count, as they stand above: 女性 | 持证人数, and under it an empty cell | 报名人数."""

    def __init__(self, table: Table, places: Places) -> None:
        figures = [column.number for column in table.of("figures", "value", "measure")]
        last = max((column.number for column in table.of("measure")), default=min(figures, default=0))
        self._columns = tuple(column for column in table.of("measure", "stratum") if column.number < last)
        self._places = places
        self._above: dict[int, str] = {}

    def faults(self, at: Sequence[int], cells: Sequence[Value], own: Own) -> Iterator[Fault]:
        """Ask about the empty cells of a row, of which ``cells`` are those of the columns ``at``."""
        for column in self._columns:
            value = cells[at.index(column.number)]
            if not blank(value):
                self._above[column.number] = shown(value)
            elif above := self._above.get(column.number):
                grouped = column.role == "stratum" and set(words.said(above).strata) - {ALL}
                if grouped or between.narrows(above, {*own.measures}, self._places):
                    yield Fault(column.number, "label-empty", {"above": above.strip()})
