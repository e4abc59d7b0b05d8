"""Rows of figures that look like years, 中级 | 2021, and might be taken for headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.ingest.sheets import titles, words
from analytics.ingest.sheets.plain import blank, shown

if TYPE_CHECKING:
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places


def goes_on(grid: Grid, row: int, labels: int) -> bool:
    """Whether a row goes on with the titles or figures above it: its labels, in the first columns, name a measure or a group."""
    numbers = [column for column, _value in grid.filled(row) if column > labels]
    above = row > 1 and not any(blank(grid.own(row - 1, column)) for column in numbers)
    names = any(_names(shown(value)) for column, value in grid.filled(row) if column <= labels)
    return above and names and all(isinstance(grid.own(row, column), (int, float)) for column in numbers)


def is_labelled(grid: Grid, head: int, row: int, places: Places) -> bool:
    """Whether a row under a heading has a number, and a measure, group or place where the heading says that those stand."""
    numbers = any(isinstance(value, (int, float)) for _column, value in grid.filled(row))
    named = ((titles.role(shown(grid.shown(head, column))), shown(value)) for column, value in grid.filled(row))
    return numbers and any(
        (role in ("stratum", "measure") and _names(text)) or (role == "unit" and places.is_place(text))
        for role, text in named
    )


def _names(text: str) -> bool:
    said = words.said(text)
    return bool(said.measures or said.strata)
