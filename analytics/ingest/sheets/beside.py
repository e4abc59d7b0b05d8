"""Cuts tables that stand side by side apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import headings, lines, moments, signed
from analytics.ingest.sheets.plain import blank, plain

if TYPE_CHECKING:
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.context import Line
    from analytics.ingest.sheets.grid import Grid

ROLES: Final = (*headings.REGIONS, "period", "within", "measure", "stratum")
_LOOKED_AT: Final = 200


def cut(grid: Grid, columns: tuple[Column, ...], body: tuple[int, ...]) -> list[tuple[Column, ...]]:
    """Cut columns where the first role comes again (地区 人数 地区 人数), or behind an empty column."""
    roles = [(place, column) for place, column in enumerate(columns) if column.role in ROLES]
    if not roles:
        return [columns]
    first = roles[0][1]
    again = [place for place, column in roles if column.role == first.role and column.title == first.title]
    # 项目 merged over two columns of labels begins no second table.
    starts = [place for at, place in enumerate(again) if at == 0 or _has_figures(columns[again[at - 1] : place])]
    if first.role == "stratum" or len(starts) == 1:
        starts = [0, *(place + 1 for place in _gaps(grid, columns, body) if _stands_alone(columns, place))]
    else:
        starts[0] = 0
    starts = [starts[0], *(_with_numbers(columns, start) for start in starts[1:])]
    ends = [*starts[1:], len(columns)]
    return [columns[start:end] for start, end in zip(starts, ends, strict=True)]


def _with_numbers(columns: tuple[Column, ...], start: int) -> int:
    """Where a block begins whose rows are numbered: at its own 序号."""
    return start - 1 if columns[start - 1].role == "ignored" and columns[0].title == columns[start - 1].title else start


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
        any(column.role in ROLES for column in side) and _has_figures(side)
        for side in (columns[:gap], columns[gap + 1 :])
    )


def _has_figures(columns: tuple[Column, ...]) -> bool:
    return any(column.role in ("figures", "value") for column in columns)


def own(over: list[Line], part: tuple[Column, ...], parts: list[tuple[Column, ...]]) -> list[Line]:
    """What of a line over tables side by side holds for one of them: its only text, else those that stand over it.

    One form wrapped into blocks with the same headings is filled in once: 填报单位 on the left and 2024年 on the right are of both.
    """
    if len(parts) == 1 or len(over) == 1:
        return over
    place = parts.index(part)
    start = part[0].number if place else 0
    after = parts[place + 1][0].number if place + 1 < len(parts) else None
    wrapped = all(same_titles(other, part) for other in parts)
    filled = [_filled_in(line.text) if wrapped else "" for line in over]
    return [
        line
        for line, kind in zip(over, filled, strict=True)
        if (line.column >= start and (after is None or line.column < after)) or (kind and filled.count(kind) == 1)
    ]


def same_titles(one: tuple[Column, ...], other: tuple[Column, ...]) -> bool:
    """Whether two blocks have the same headings, and so may be one list that is wrapped."""
    return [column.title for column in one if column.title] == [column.title for column in other if column.title]


def _filled_in(text: str) -> str:
    """What of a form a text fills in: the time, or what stands before its colon; nothing where it says more."""
    word = signed.written(text)
    if moments.text(text):
        return "time"
    filled = signed.FORM.fullmatch(word) or (":" in word and not lines.UNIT.sub(lines.read_unit, word).strip())
    return plain(word).partition(":")[0] if filled else ""
