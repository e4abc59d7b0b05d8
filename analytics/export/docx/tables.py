"""Three-line tables of reports: headings repeat on every page, no row breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.docx.text import paragraph, run
from analytics.export.drawing.columns import GAP, SLACK, mostly_numbers, shares
from analytics.export.drawing.words import clean, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_TWIPS: Final = 20
_SIZE: Final = 10.5
_LEADING: Final = 1.32
_SMALL: Final = 9.0


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], wide: float, style: str, *, followed: bool
) -> tuple[str, float]:
    """A table of so many points, with its height; many columns are set smaller.

    ``followed`` says that a source line comes under it, which stays with the last row.
    """
    shown = [[clean(cell) for cell in row] for row in rows]
    size = _SIZE if len(columns) <= 6 else _SMALL  # noqa: PLR2004 - as many as stand beside each other
    widths = shares(columns, shown, wide, size)
    aligned = ["right" if mostly_numbers([row[at] for row in shown]) else "left" for at in range(len(columns))]
    grid = "".join(f'<w:gridCol w:w="{round(one * _TWIPS)}"/>' for one in widths)
    head = _row(columns, widths, aligned, style, size, heading=True)
    kept = {0, len(shown) - 1} if followed else {0}
    body = "".join(_row(row, widths, aligned, style, size, kept=at in kept) for at, row in enumerate(shown))
    height = sum(_height(row, widths, size) for row in [list(columns), *shown])
    made = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(wide * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/></w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{round(GAP * _TWIPS)}" w:type="dxa"/>'
        f'<w:right w:w="{round(GAP * _TWIPS)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )
    return made, height


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    most = max(lines(cell, size * SLACK, room - 2 * GAP) for cell, room in zip(row, widths, strict=True))
    return most * size * _LEADING + 2


def _row(
    row: Sequence[str],
    widths: Sequence[float],
    aligned: Sequence[str],
    style: str,
    size: float,
    *,
    heading: bool = False,
    kept: bool = False,
) -> str:
    repeated = "<w:tblHeader/>" if heading else ""
    followed = "<w:keepNext/>" if heading or kept else ""
    below = (
        '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>' if heading else ""
    )
    letters = ("<w:b/>" if heading else "") + (f'<w:sz w:val="{round(size * 2)}"/>' if size != _SIZE else "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(wide * _TWIPS)}" w:type="dxa"/>{below}<w:vAlign w:val="center"/></w:tcPr>'
        + paragraph(style, run(cell, letters), f'{followed}<w:jc w:val="{side}"/>')
        + "</w:tc>"
        for cell, wide, side in zip(row, widths, aligned, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
