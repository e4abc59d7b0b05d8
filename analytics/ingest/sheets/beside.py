"""Cuts tables that stand side by side apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import headings
from analytics.ingest.sheets.plain import blank

if TYPE_CHECKING:
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.grid import Grid

ROLES: Final = (*headings.REGIONS, "period", "within", "measure", "stratum")
_LOOKED_AT: Final = 200


def cut(grid: Grid, columns: tuple[Column, ...], body: tuple[int, ...]) -> list[tuple[Column, ...]]:
    """Cut columns where the first role comes again (地区 人数 地区 人数), or behind an empty column."""
    roles = [(place, column) for place, column in enumerate(columns) if column.role in ROLES]
    if not roles:
        return [columns]
    first = roles[0][1]
    starts = [place for place, column in roles if column.role == first.role and column.title == first.title]
    if first.role == "stratum" or len(starts) == 1:
        starts = [0, *(place + 1 for place in _gaps(grid, columns, body) if _stands_alone(columns, place))]
    else:
        starts[0] = 0
    ends = [*starts[1:], len(columns)]
    return [columns[start:end] for start, end in zip(starts, ends, strict=True)]


def _gaps(grid: Grid, columns: tuple[Column, ...], body: tuple[int, ...]) -> list[int]:
    """The places of columns that have neither title nor content."""
    looked = body[:_LOOKED_AT]
    return [
        place
        for place, column in enumerate(columns)
        if not column.title and not column.role and all(blank(grid.shown(row, column.number)) for row in looked)
    ]


def _stands_alone(columns: tuple[Column, ...], gap: int) -> bool:
    """Whether there are labels and figures on both sides of an empty column."""
    return all(
        any(column.role in ROLES for column in side) and any(column.role in ("figures", "value") for column in side)
        for side in (columns[:gap], columns[gap + 1 :])
    )
