"""Native tables of slides: three lines, columns as wide as their words need, rows that fall on as many slides as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from analytics.export.drawing.columns import GAP, SLACK, mostly_numbers, shares
from analytics.export.drawing.labels import fill, text
from analytics.export.drawing.shapes import emu
from analytics.export.drawing.words import clean, lines
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = tuple[str, ...]
Rows = tuple[Row, ...]
_PAD, _LEADING = 2.0, 1.45


@dataclass(frozen=True)
class Listed:
    """Headings and rows of a whole table."""

    columns: Row
    rows: Rows


@dataclass(frozen=True)
class Sheet:
    """What one slide shows of a table: rows with their heights in points."""

    columns: tuple[str, ...]
    rows: Rows
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float

    @property
    def height(self) -> float:
        """The height of heading and rows."""
        return sum(self.heights)

    @property
    def aligned(self) -> tuple[str, ...]:
        """Columns of numbers stand right."""
        return tuple("r" if mostly_numbers([row[at] for row in self.rows]) else "l" for at in range(len(self.widths)))


def sheets(listed: Listed, wide: float, high: float, size: float = 11) -> list[Sheet]:
    """Divide a table into sheets that fit into so many points, about as many rows on each; a row is never broken."""
    rows = tuple(tuple(clean(cell) for cell in row) for row in listed.rows)
    widths = shares(listed.columns, rows, wide, size)
    head, *heights = (_height(row, widths, size) for row in (listed.columns, *rows))
    counts = _divided(heights, high - head)
    even = _divided(heights, min(high - head, sum(heights) / len(counts) + max(heights, default=0) / 2))
    if len(even) == len(counts):
        counts = even
    ends = list(accumulate(counts))
    return [
        Sheet(listed.columns, rows[end - count : end], widths, (head, *heights[end - count : end]), size)
        for end, count in zip(ends, counts, strict=True)
    ]


def _divided(heights: Sequence[float], high: float) -> list[int]:
    """How many rows each sheet takes, at least one."""
    counts, used = [0], 0.0
    for needed in heights:
        if counts[-1] and used + needed > high:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += needed
    return counts


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    most = max(lines(cell, size * SLACK, room - 2 * GAP) for cell, room in zip(row, widths, strict=True))
    return most * size * _LEADING + 2 * _PAD


def table(sheet: Sheet, lang: str, links: Mapping[tuple[int, int], str] | None = None) -> str:
    """The table as DrawingML: a strong line above and below, a thin one under the heading.

    ``links`` gives relations of addresses by row and column.
    """
    grid = "".join(f'<a:gridCol w="{emu(one)}"/>' for one in sheet.widths)
    made = "".join(_row(at, sheet, links or {}, lang) for at in range(-1, len(sheet.rows)))
    return f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{made}</a:tbl>'


def _row(at: int, sheet: Sheet, links: Mapping[tuple[int, int], str], lang: str) -> str:
    """One row, the heading being row -1."""
    ruled = _lines(at, len(sheet.rows) - 1)
    row = sheet.columns if at < 0 else sheet.rows[at]
    cells = "".join(
        _cell(
            text(words, sheet.size, LIGHT.ink, lang, bold=at < 0, align=align, link=links.get((at, column), "")), ruled
        )
        for column, (words, align) in enumerate(zip(row, sheet.aligned, strict=True))
    )
    return f'<a:tr h="{emu(sheet.heights[at + 1])}">{cells}</a:tr>'


def _cell(written: str, ruled: str) -> str:
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"
        f'<a:tcPr marL="{emu(GAP)}" marR="{emu(GAP)}" marT="{emu(_PAD)}" marB="{emu(_PAD)}" anchor="ctr">'
        f'<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR>{ruled}<a:noFill/></a:tcPr></a:tc>'
    )


def _lines(at: int, last: int) -> str:
    """The lines above and below a row."""
    strong, thin, pale = (LIGHT.ink, 1.5), (LIGHT.ink, 0.75), (LIGHT.grid, 0.5)
    above = strong if at < 0 else thin if at == 0 else pale
    below = strong if at == last else thin if at < 0 else pale
    return _line("lnT", *above) + _line("lnB", *below)


def _line(side: str, colour: str, weight: float) -> str:
    return f'<a:{side} w="{emu(weight)}">{fill(colour)}</a:{side}>'
