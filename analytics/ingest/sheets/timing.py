"""Which period a figure is of: what its row and its column say, else the lines around the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from analytics.errors import Refused
from analytics.i18n import catalogue, mark
from analytics.indicators import Kind
from analytics.ingest.sheets import astray, moments, running, spans, timewords, words
from analytics.ingest.sheets.plain import plain, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from analytics.indicators import Measure
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.sides import Side
    from analytics.ingest.sheets.tables import Table

EDITION: Final = mark(
    "{text} names the edition of a book, whose figures are mostly of the year before; no line names their own year."
)


class Refuse(Protocol):
    """Tells, once for the table, why its figures cannot be read."""

    def __call__(self, code: str, row: int, number: int, *, quiet: bool, **places: object) -> str | None:
        """Tell it at a cell, unless ``quiet``."""


class Timing:
    """Tells the periods of one table; ``used`` takes what its lines gave, ``added`` are columns that add up others."""

    def __init__(
        self, table: Table, refuse: Refuse, used: dict[str, tuple[int, dict[str, object]]], added: Collection[int]
    ) -> None:
        self._table = table
        self._refuse = refuse
        self._used = used
        self._added = added
        self.running = running.Told(table)

    def of(self, column: Column, side: Side, row: int, measure: Measure, *, quiet: bool) -> str | None:
        """Give the period of a figure; nothing, with an issue, where none or more than one is said."""
        if word := column.said.within if column.said.within in timewords.RELATIVE else side.own.relative:
            return self._relative(word, column, side, row, measure, quiet=quiet)
        found = self._plain_period(column, side, row, measure, quiet=quiet)
        title = side.own.label or column.title
        whole = found and measure.kind is Kind.FLOW and spans.of_year(found, column.title + side.own.label)
        if found and whole and found.endswith("-12-31"):
            return found[:4]  # 当年新增 up to the last day of the year
        if found and whole:
            message = Refused(spans.OF_YEAR, title=title, period=found)
            return self._refuse("period-clash", row, column.number, quiet=quiet, message=message)
        heard = running.heard(self._table, column, measure, side.own.label, row) if found else None
        if not found or not heard or column.number in self._added:
            return found
        own = bool(side.own.period or side.own.within or column.said.period or column.said.within)
        months = running.through(found, heard, self._table, column, row, own=own)
        if months is None:
            at = (heard.row, heard.column) if heard.row else (row, column.number)
            return self._refuse("running-unclear", *at, quiet=quiet, title=heard.text)
        if months != found:
            at = (row, heard.column) if heard.label else self._lowest(column)
            self.running.add(column, months, heard.text if heard.label else column.title, at)
        return months

    def _saying(self, found: str, column: Column, row: int) -> tuple[int, int]:
        """The cell that says a period: one of the titles of a column, else one of the row's."""
        grid, head = self._table.grid, [(at, column.number) for at in reversed(self._table.head.rows)]
        beside = [(row, one.number) for one in self._table.of("period", "within", "measure")]
        cells = ((at, shown(grid.shown(*at))) for at in (*head, *beside))
        at = next((at for at, text in cells if words.said(text).period == found), self._lowest(column))
        return (grid.merge(*at) or at)[:2]

    def _lowest(self, column: Column) -> tuple[int, int]:
        return self._table.head.lowest(self._table.grid, column.number), column.number

    def _plain_period(self, column: Column, side: Side, row: int, measure: Measure, *, quiet: bool) -> str | None:
        told, own = column.said.period, day_of(side, measure) or side.own.period or ""
        within = column.said.within or side.own.within
        twice = within and (len(own) > len("2024") or (column.said.within and side.own.within))
        if twice or (told and own and told[:4] != own[:4]):
            first, second = own or side.own.within, told or column.said.within
            return self._refuse("period-clash", row, column.number, quiet=quiet, first=first, second=second)
        context = self._table.context
        if within in moments.YEAR_ENDS and not (told or own) and len(context.period or "") > len("2024"):
            # 年末 in a report of half a year: of which year's end, cannot be told.
            return self._refuse("period-clash", row, column.number, quiet=quiet, first=context.period, second=within)
        if within:
            base = told or own or context.year
            found = moments.within_year(within, base[:4]) if base else None
        elif told or own:
            found = max(told, own, key=len)
            if message := spans.clash(found, context, measure):
                return self._refuse("period-clash", row, column.number, quiet=quiet, message=message)
            if spans.is_of_years(found) and measure.kind is Kind.STOCK:
                at = self._saying(found, column, row)
                return self._refuse("year-several", *at, quiet=quiet, text=shown(self._table.grid.shown(*at)).strip())
        else:
            return self._of_lines(column, row, measure, quiet=quiet)
        return found or self._unsaid(column, row, quiet=quiet)

    def _of_lines(self, column: Column, row: int, measure: Measure, *, quiet: bool) -> str | None:
        """The period that the lines over the table, or the names of its sheet and file, give a figure."""
        context = self._table.context
        if apart := spans.sheet_apart(context) or spans.lines_apart(context, measure):
            line, message = apart
            return self._refuse("period-clash", line.row, line.column, quiet=quiet, message=message)
        found = spans.of_lines(context, measure)
        if found:
            self._used.setdefault("period-from-title", (row, {"period": found, "where": context.where(found)}))
        if found not in (None, context.period, context.year):
            self.running.add(column, found, column.title, self._lowest(column))
        return found or self._unsaid(column, row, quiet=quiet)

    def _unsaid(self, column: Column, row: int, *, quiet: bool) -> str | None:
        """Tell that no year is said, or where several are."""
        several = self._table.context.several
        if several is None:
            around = (*self._table.context.titles, *self._table.context.names)
            book = next((text for text in around if astray.EDITION.search(plain(text))), "")
            told = {"message": Refused(EDITION, text=quoted(book))} if book else {}
            return self._refuse("year-missing", row, column.number, quiet=quiet, **told)
        at = several[:2] if several[0] else (row, column.number)
        return self._refuse("year-several", *at, quiet=quiet, text=several[2])

    def _relative(
        self, word: str, column: Column, side: Side, row: int, measure: Measure, *, quiet: bool
    ) -> str | None:
        """The period of 本月 or 累计: what the row, or else the line over the table, makes of it."""
        own, context = column.said.period or side.own.period, self._table.context
        base = own or context.period or ""
        if side.own.within:
            base = moments.within_year(side.own.within, base[:4]) or ""
        elif base and not own:
            self._used.setdefault("period-from-title", (row, {"period": base, "where": context.where(base)}))
        head, number = self._table.head.lowest(self._table.grid, column.number), column.number
        places = {"title": column.title}
        if side.own.relative and column.said.within not in timewords.RELATIVE:
            head, number, places = row, self._table.of("measure")[0].number, {"title": side.own.label}
        moment = measure.kind is not Kind.FLOW
        if not moment and side.own.relative == "累计" and running.unsaid(base, own=bool(own)):
            return self._refuse("running-unclear", head, number, quiet=quiet, **places)
        at_end = moment and any(said in plain(side.own.label) for said in words.AT_END)  # 期末社工站数 under 本月
        if at_end:
            return moments.relative("累计", base, moment=True) if base else None
        if moment and word != "累计":
            name = catalogue("zh").get(measure.label, measure.key)
            return self._refuse("month-of-stock", head, number, quiet=quiet, name=name, **places)
        found = moments.relative(word, base, moment=moment) if base else None
        if found is None:
            return self._refuse("month-missing", head, number, quiet=quiet, **places)
        if "累计" in word:
            self.running.add(column, found, places["title"], (head, number))
        return found


def day_of(side: Side, measure: Measure) -> str:
    """The day of a row that tells its year, where what it counts stands at a moment."""
    return side.own.day if measure.kind is Kind.STOCK else ""
