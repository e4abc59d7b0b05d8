"""A presentation in the making: new slides with title, section, footer, page number and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from analytics.export.drawing.charts import BOOK_ID, LINES_ID
from analytics.export.drawing.labels import text, type_
from analytics.export.drawing.shapes import emu
from analytics.export.drawing.words import LANGS, clean, fit, lines
from analytics.export.pptx.shapes import Canvas, Frame
from analytics.export.pptx.template import layout, opened
from analytics.export.words import SIMULATED
from analytics.figures.theme import LIGHT
from analytics.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.slide import Slide

    from analytics.export.document import Document
    from analytics.export.drawing.charts import Chart
    from analytics.export.means import Means

_MARGIN, _FOOT, _LINE = 40.0, 14.0, 1.35
_TITLES: Final = (26, 24, 22, 20, 18, 16, 14, 12)
_CAPTIONS: Final = (10, 9, 8, 7)
_TITLE_LINES, _CAPTION_LINES = 2, 4
_PAGE: Final = 60.0
_SPACE: Final = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_SHAPES: Final = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_OVER: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"


@dataclass(frozen=True)
class Room:
    """A slide under its title and above its footer."""

    canvas: Canvas
    frame: Frame


class Deck:
    """The presentation of one document."""

    def __init__(self, document: Document, means: Means) -> None:
        """Open the template and note what every slide needs."""
        self.document, self.means, self.lang = document, means, document.lang
        self.presentation = opened(means.template)
        self.own = means.template is not None
        self.wide = (self.presentation.slide_width or 0) / emu(1)
        self.high = (self.presentation.slide_height or 0) / emu(1)
        self._charts = 0

    def first(self, title: str, subtitles: Sequence[str], made: str) -> None:
        """The title slide; what its layout has no place for stands in a box of its own, at its foot how it was ``made``."""
        slide = self.presentation.slides.add_slide(layout(self.presentation, "title"))
        canvas = Canvas(slide, self.lang)
        self._titled(slide, title, (40, 36, 32, 28, 24, 20))
        second = next((one for one in slide.placeholders if one.placeholder_format.idx == 1), None)
        paragraphs = [text(line, 18, LIGHT.muted, self.lang) for line in subtitles]
        if second is not None:
            second.element.getparent().remove(second.element)
            top = second.top / emu(1)
        else:
            top = self.high * 0.55
        canvas.box((48, top, self.wide - 96, len(paragraphs) * 30), paragraphs, name="subtitle")
        canvas.words((48, self.high - _FOOT - 16, self.wide - 96, 16), made, 10, LIGHT.muted)
        self._marked(canvas)

    def slide(self, title: str, *, section: str = "", caption: str = "", notes: Sequence[str] = ()) -> Room:
        """A new slide with its words; gives the room that is left."""
        slide = self.presentation.slides.add_slide(layout(self.presentation, "titleOnly"))
        for one in [shape for shape in slide.placeholders if shape.placeholder_format.idx]:
            one.element.getparent().remove(one.element)
        canvas = Canvas(slide, self.lang)
        self._titled(slide, title, _TITLES)
        if section:
            canvas.words((_MARGIN + 12, 12, self.wide * 0.6, 16), section, 11, LIGHT.muted)
        self._marked(canvas)
        foot = self._footer(canvas, caption)
        self._noted(slide, notes)
        head = (slide.shapes.title.top + slide.shapes.title.height) / emu(1)
        top = head + 8 if head < self.high / 2 else self.high * 0.2
        return Room(canvas, (_MARGIN, top, self.wide - 2 * _MARGIN, foot - 6 - top))

    def add_chart(self, room: Room, frame: Frame, chart: Chart, name: str, says: str) -> None:
        """Draw a native chart with its workbook and the lines over it."""
        self._charts += 1
        package = self.presentation.part.package
        part = Part(PackURI(f"/ppt/charts/figure{self._charts}.xml"), CONTENT_TYPE.DML_CHART, package, chart.xml)
        book = PackURI(f"/ppt/embeddings/figure{self._charts}.xlsx")
        related = [part.relate_to(Part(book, CONTENT_TYPE.SML_SHEET, package, chart.book), RELATIONSHIP_TYPE.PACKAGE)]
        if chart.lines:
            lines_ = PackURI(f"/ppt/drawings/figure{self._charts}.xml")
            related.append(part.relate_to(Part(lines_, _SHAPES, package, chart.lines), _OVER))
        if related != [BOOK_ID, LINES_ID][: len(related)]:
            raise RuntimeError(related)
        relation = room.canvas.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        room.canvas.chart(frame, relation, name, says)

    def link(self, canvas: Canvas, address: str) -> str:
        """Relate a slide to an address outside, none that is no web address."""
        if not address.startswith(("https://", "http://")):
            return ""
        relation: str = canvas.slide.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return relation

    def _titled(self, slide: Slide, title: str, sizes: Sequence[float]) -> None:
        """Write the title as large as it stays on two lines; the face and place of a unit's own template stay."""
        shape: Any = slide.shapes.title
        words, room = clean(title), shape.width / emu(1) - 16
        size = fit(words, room * 0.97, _TITLE_LINES, sizes)
        if self.own:
            run = f'<a:rPr lang="{LANGS[self.lang]}" sz="{size * 100}"/>'
            paragraph = text(words, size, LIGHT.ink, self.lang)
            paragraph = f"<a:p><a:r>{run}{paragraph[paragraph.index('<a:t>') :]}"
        else:
            paragraph = text(words, size, LIGHT.ink, self.lang, bold=True, align="l")
        _written(shape, [paragraph])
        if not self.own:
            shape.element.txBody.bodyPr.set("anchor", "ctr")

    def _marked(self, canvas: Canvas) -> None:
        if self.document.simulated:
            words = tr(self.lang, SIMULATED)
            paragraph = text(words, 11, LIGHT.accent, self.lang, bold=True, align="ctr")
            frame = (self.wide - _MARGIN - 170, 8, 170, 20)
            canvas.box(frame, [paragraph], name=words, anchor="ctr", line=LIGHT.accent)

    def _footer(self, canvas: Canvas, caption: str) -> float:
        """Source line, notes and page number; gives where the footer begins."""
        room = self.wide - 2 * _MARGIN - _PAGE
        size = fit(caption, room, _CAPTION_LINES, _CAPTIONS)
        high = max(1, lines(clean(caption), size * 1.03, room)) * size * _LINE
        top = self.high - _FOOT - high
        if caption:
            canvas.words((_MARGIN, top, room, high), caption, size, LIGHT.muted)
        number = type_(11, LIGHT.muted, self.lang, tag="a:rPr")
        count = len(self.presentation.slides)
        field = f'<a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{number}<a:t>{count}</a:t></a:fld></a:p>'
        canvas.box((self.wide - _MARGIN - _PAGE, self.high - _FOOT - 16, _PAGE, 16), [field], name="page")
        return top

    def _noted(self, slide: Slide, notes: Sequence[str]) -> None:
        """The notes page: what is said, counted and asked for."""
        marked = [tr(self.lang, SIMULATED)] if self.document.simulated else []
        said = [line for one in (*marked, *notes) for line in one.splitlines() or [""]]
        _written(slide.notes_slide.notes_placeholder, [text(one, 12, LIGHT.ink, self.lang) for one in said])


def _written(shape: Any, paragraphs: Sequence[str]) -> None:  # noqa: ANN401 - python-pptx's placeholders of many kinds
    """Put paragraphs in the place of what a placeholder says."""
    body = shape.element.txBody
    for old in list(body.iterchildren("{*}p")):
        body.remove(old)
    for one in paragraphs or ["<a:p/>"]:
        body.append(parse_xml(one.replace("<a:p", f"<a:p {_SPACE}", 1)))
