"""The line to compare bars with, drawn over a chart: lying bars and a line share no native chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.drawing.axes import Look, longest, plot
from analytics.export.drawing.labels import fill, text
from analytics.export.drawing.words import width, xml
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from analytics.export.drawing.grid import Grid
    from analytics.figures.spec import Figure

_SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)


def lines(figure: Figure, made: Grid, lang: str, look: Look) -> bytes:
    """A dashed line for each constant at its place on the value axis, whose end is fixed, with its words below."""
    inside, end = plot(figure, made, look), longest(figure, made, lang, look)
    foot = inside.y + inside.height
    places = [inside.x + inside.width * value / end for _, value in made.lines]
    drawn = "".join(
        _line(at, label, (x, foot)) + _label(at, label, (x, foot), lang, look)
        for at, ((label, _), x) in enumerate(zip(made.lines, places, strict=True))
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:userShapes {_SPACES}>{drawn}</c:userShapes>'.encode()


def _line(at: int, label: str, end: tuple[float, float]) -> str:
    return _anchor(
        (end[0], 0, *end),
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{2 * at + 2}" name="{xml(label)}"/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>'
        '<cdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="19050">{fill(LIGHT.accent)}<a:prstDash val="sysDash"/></a:ln></cdr:spPr></cdr:cxnSp>',
    )


def _label(at: int, label: str, end: tuple[float, float], lang: str, look: Look) -> str:
    half = (width(label, look.size) / 2 + look.size) / look.width
    left = min(max(0, end[0] - half), 1 - 2 * half)
    return _anchor(
        (left, end[1], left + 2 * half, 1),
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{2 * at + 3}" name="{xml(label)}"/><cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
        '<cdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></cdr:spPr>'
        '<cdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"{text(label, look.size, LIGHT.accent, lang, align='ctr')}</cdr:txBody></cdr:sp>",
    )


def _anchor(ends: tuple[float, float, float, float], shape: str) -> str:
    left, top, right, foot = (min(1.0, max(0.0, end)) for end in ends)
    return (
        f"<cdr:relSizeAnchor><cdr:from><cdr:x>{left:.5f}</cdr:x><cdr:y>{top:.5f}</cdr:y></cdr:from>"
        f"<cdr:to><cdr:x>{right:.5f}</cdr:x><cdr:y>{foot:.5f}</cdr:y></cdr:to>{shape}</cdr:relSizeAnchor>"
    )
