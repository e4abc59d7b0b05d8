"""Charts and maps in the line of text: native charts, and groups of shapes that can be recoloured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.docx.text import faces, run
from analytics.export.drawing.mapping import Disc, Name, Patch
from analytics.export.drawing.shapes import circle, emu, freeform, placed
from analytics.export.drawing.words import width, xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.drawing.mapping import Drawn

_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_GROUP: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"


def chart(relation: str, wide: float, high: float, number: int, says: str) -> str:
    """A run that holds a native chart, whose part is related to the document already."""
    drawn = _inline(f'<c:chart r:id="{relation}"/>', _CHART, (wide, high), number, says)
    return f"<w:r>{drawn}</w:r>"


def sketch(shapes: Sequence[Drawn], wide: float, high: float, number: int, says: str) -> str:
    """A run that holds a map as one group of shapes, each named after its region."""
    size = f'cx="{emu(wide)}" cy="{emu(high)}"'
    inside = "".join(_shape(one, number * 1000 + at) for at, one in enumerate(shapes, 1))
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{inside}</wpg:wgp>'
    )
    drawn = _inline(group, _GROUP, (wide, high), number, says)
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawn}</mc:Choice></mc:AlternateContent></w:r>'


def _inline(content: str, uri: str, size: tuple[float, float], number: int, says: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(size[0])}" cy="{emu(size[1])}"/><wp:docPr id="{number}" name="{number}" descr="{xml(says)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _shape(one: Drawn, number: int) -> str:
    if isinstance(one, Name):
        return _name(one, number)
    form = freeform(one, 0, 0) if isinstance(one, Patch) else circle(one, 0, 0)
    return _wrapped(one, number, form)


def _wrapped(one: Patch | Disc, number: int, form: str) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{xml(one.name)}" descr="{xml(one.says)}"/><wps:cNvSpPr/>'
        f"<wps:spPr>{form}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _name(one: Name, number: int) -> str:
    half = width(one.words, one.size) / 2 + 4
    frame = (one.at[0] - half, one.at[1] - one.size * 0.8, half * 2, one.size * 1.6)
    letters = f'{faces("黑体")}<w:color w:val="{one.colour[1:]}"/><w:sz w:val="{round(one.size * 2)}"/>'
    line = (
        f'<w:spacing w:line="{round(one.size * 24)}" w:lineRule="exact"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    )
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{xml(one.words)}"/><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr>{placed('rect', frame)}<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"<wps:txbx><w:txbxContent><w:p><w:pPr>{line}</w:pPr>{run(one.words, letters)}</w:p></w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )


def swatch(colour: str, words: str) -> str:
    """A patch of colour with its words, as runs."""
    return run("■", f'<w:color w:val="{colour[1:]}"/>') + run(f" {words}\u3000")
