"""Titles of columns that come twice, were taken to reach further, are hidden, or are dates of which nobody can say what is meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, Kind
from analytics.ingest.book import Odd, column_letters
from analytics.ingest.codes import issue
from analytics.ingest.sheets.plain import blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_SEEN_ROWS: Final = 50


def issues(table: Table, figures: Sequence[Column]) -> list[Issue]:
    """What is doubtful about the titles of a table, of whose columns ``figures`` are to be read."""
    return [*_spread(table), *_hidden(table), *_doubles(table, figures), *_dates(table)]


def _spread(table: Table) -> list[Issue]:
    numbers = {column.number for column in table.columns}
    return [
        issue("heading-spread", table.grid.name, row, number, title=title)
        for row, number, title in table.head.spread
        if number in numbers
    ]


def _hidden(table: Table) -> list[Issue]:
    hidden = sorted(
        number
        for number in table.grid.sheet.hidden_columns
        if any(not blank(table.grid.own(row, number)) for row in (*table.head.rows, *table.rows[:_SEEN_ROWS]))
    )
    letters = ", ".join(column_letters(number) for number in hidden)
    return [issue("column-hidden", table.grid.name, table.head.rows[0], columns=letters)] if hidden else []


def _doubles(table: Table, figures: Sequence[Column]) -> list[Issue]:
    seen: dict[tuple[object, ...], Column] = {}
    found = []
    for column in figures:
        said = column.said
        if column.role == "value" or not (said.measures or said.period or said.strata or said.within or column.place):
            continue
        key = (said.measures, said.strata, said.period, said.within, column.place)
        first = seen.setdefault(key, column)
        if first is not column:
            first_letters, letters = column_letters(first.number), column_letters(column.number)
            told = {"first": first_letters, "second": letters, "title": column.title}
            found.append(issue("heading-twice", table.grid.name, table.head.rows[0], column.number, **told))
    return found


def _dates(table: Table) -> list[Issue]:
    """Name headings that are dates of which nobody can say whether the year or the day is meant."""
    numbers = {column.number for column in table.figures}
    cells = [
        (row, number, value)
        for row in table.head.rows
        for number, value in table.grid.filled(row)
        if number in numbers and isinstance(value, Odd) and value.kind == "date" and value.shows != "month"
    ]
    days = Counter(value.text[5:10] for _row, _number, value in cells if value.shows)
    usual = days.most_common(1)[0][0] if days else ""
    stocks = {column.number for column in table.figures if _is_stock(column, table)}
    # The last day of a year, its month and the year are one time for what is counted at a moment.
    unclear = [
        (row, number, value)
        for row, number, value in cells
        if (not value.shows or value.text[5:10] != usual)
        and not (number in stocks and not value.shows and value.text[5:10] == "12-31")
    ]
    return [issue("heading-date", table.grid.name, row, number, text=value.text) for row, number, value in unclear]


def _is_stock(column: Column, table: Table) -> bool:
    """Whether what a column counts is said over it, and surely stands at a moment."""
    measures = column.said.measures or table.context.measures
    return bool(measures) and all(MEASURES[key].kind is Kind.STOCK for key in measures) and not table.of("measure")
