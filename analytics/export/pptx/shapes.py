"""Shapes of slides as PresentationML, written as text because python-pptx takes milliseconds for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.oxml import parse_xml

from analytics.export.drawing.labels import fill, text
from analytics.export.drawing.mapping import Disc, Name, Patch
from analytics.export.drawing.shapes import circle, edge, emu, freeform, placed
from analytics.export.drawing.words import width, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element
    from pptx.slide import Slide

    from analytics.export.drawing.mapping import Drawn

Frame = tuple[float, float, float, float]
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


class Canvas:
    """A slide that is being drawn on: gives every shape its number."""

    def __init__(self, slide: Slide, lang: str) -> None:
        """Begin after the shapes the slide has from its layout."""
        self.slide = slide
        self.lang = lang
        self._tree: _Element = slide.shapes.element
        self._last = max((shape.shape_id for shape in slide.shapes), default=1)

    def number(self) -> int:
        """The next free number of a shape."""
        self._last += 1
        return self._last

    def add(self, shape: str) -> None:
        """Put a shape, written as XML, on top of the slide."""
        head, _, rest = shape.partition(">")
        closed = head.endswith("/")
        self._tree.append(parse_xml(f"{head.rstrip('/')} {SPACES}{'/' if closed else ''}>{rest}"))

    def box(
        self,
        frame: Frame,
        paragraphs: Iterable[str],
        *,
        name: str,
        anchor: str = "t",
        ground: str = "",
        line: str = "",
        wrap: bool = True,
        inset: float = 0,
    ) -> None:
        """A text box of paragraphs made by ``labels.text``, on a ground if one is named."""
        self.add(
            box(
                self.number(),
                frame,
                paragraphs,
                name=name,
                anchor=anchor,
                ground=ground,
                line=line,
                wrap=wrap,
                inset=inset,
            )
        )

    def words(self, frame: Frame, words: str, size: float, colour: str, *, bold: bool = False, align: str = "") -> None:
        """One line or paragraph of text."""
        self.box(frame, [text(words, size, colour, self.lang, bold=bold, align=align)], name=words[:40])

    def chart(self, frame: Frame, relation: str, name: str, says: str) -> None:
        """A native chart, whose part is related to the slide already."""
        content = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        self._graphic(frame, content, _CHART, name, says)

    def table(self, frame: Frame, content: str, name: str, says: str) -> None:
        """A native table."""
        self._graphic(frame, content, _TABLE, name, says)

    def _graphic(self, frame: Frame, content: str, uri: str, name: str, says: str) -> None:
        left, top, wide, high = (emu(one) for one in frame)
        self.add(
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{self.number()}" name="{xml(name)}" descr="{xml(says)}"/>'
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'<p:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></p:xfrm>'
            f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    def sketch(self, drawn: Sequence[Drawn], frame: Frame, name: str, says: str) -> None:
        """A map as one group of shapes, each named after its region."""
        left, top, wide, high = frame
        group = self.number()
        inside = "".join(self._drawn(one, left, top) for one in drawn)
        here = f'x="{emu(left)}" y="{emu(top)}"', f'cx="{emu(wide)}" cy="{emu(high)}"'
        self.add(
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{group}" name="{xml(name)}" descr="{xml(says)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr><a:xfrm><a:off {here[0]}/><a:ext {here[1]}/><a:chOff {here[0]}/><a:chExt {here[1]}/></a:xfrm></p:grpSpPr>"
            f"{inside}</p:grpSp>"
        )

    def _drawn(self, one: Drawn, left: float, top: float) -> str:
        if isinstance(one, Name):
            half = width(one.words, one.size) / 2 + 1
            frame = (left + one.at[0] - half, top + one.at[1] - one.size * 0.7, half * 2, one.size * 1.4)
            line = text(one.words, one.size, one.colour, self.lang, align="ctr")
            return box(self.number(), frame, [line], name=one.words, anchor="ctr", wrap=False)
        placed_ = freeform(one, left, top) if isinstance(one, Patch) else circle(one, left, top)
        return _shape(self.number(), one, placed_)


def _shape(number: int, one: Patch | Disc, placed_: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml(one.name)}" descr="{xml(one.says)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{placed_}</p:spPr></p:sp>"
    )


def box(
    number: int,
    frame: Frame,
    paragraphs: Iterable[str],
    *,
    name: str,
    anchor: str = "t",
    ground: str = "",
    line: str = "",
    wrap: bool = True,
    inset: float = 0,
) -> str:
    """A text box as XML."""
    gap = emu(inset)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{xml(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{placed('rect', frame)}{fill(ground) if ground else '<a:noFill/>'}{edge(line, 0.75)}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{gap}" tIns="{gap}" rIns="{gap}" bIns="{gap}" anchor="{anchor}"/>'
        f"<a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )
