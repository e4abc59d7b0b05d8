"""A report in the making: adds blocks one after another, counts where pages will break, and writes the contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from analytics.export.docx import drawings, styles
from analytics.export.docx.numbering import heading
from analytics.export.docx.tables import table
from analytics.export.docx.text import field, marked, paragraph, parsed, run
from analytics.export.drawing.charts import BOOK_ID, LINES_ID
from analytics.export.drawing.words import lines, xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from analytics.export.document import Document
    from analytics.export.drawing.charts import Chart
    from analytics.export.drawing.mapping import Drawn
    from analytics.export.means import Means

_EMU: Final = 12_700
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHAPES: Final = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_OVER: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_BREAK: Final = '<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass(frozen=True)
class Entry:
    """One line of the contents."""

    level: int
    words: str
    name: str
    page: int


class Report:
    """The Word file of one document."""

    def __init__(self, document: Document, means: Means) -> None:
        """Open the template and measure its page."""
        self.document, self.means, self.lang = document, means, document.lang
        self.file = styles.opened(means.template)
        section = self.file.sections[0]
        across = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        down = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
        self.wide, self.high = across / _EMU, down / _EMU
        self.entries: list[Entry] = []
        self._page, self._used, self._opening = 1, 0.0, 0.0
        self._counts = [0, 0, 0]
        self._number = 0
        self._charts = 0

    def add(self, written: str, high: float = 0.0, *, kept: float = 0.0) -> _Element:
        """Put a block at the end; ``high`` is its height in points, ``kept`` that of what must follow on its page."""
        element = parsed(written)
        self.file.element.body.sectPr.addprevious(element)
        self._moved(high, kept)
        return element

    def _moved(self, high: float, kept: float) -> None:
        if self._used and self._used + high + kept > self.high:
            self._page, self._used = self._page + 1, 0.0
        self._used += high
        while self._used > self.high:
            self._page, self._used = self._page + 1, self._used - self.high

    def heading(self, level: int, words: str, *, kept: float = 0.0) -> None:
        """A numbered heading, listed in the contents down to the second level."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        shown = heading(self._counts[:level], words, self.lang)
        high = lines(shown, styles.BODY, self.wide - 32) * styles.LINE
        name = f"_Toc{len(self.entries) + 1:06d}"
        content = marked(run(shown), name, len(self.entries) + 1)
        self.add(paragraph(self.style(f"Heading {level}"), content), high, kept=kept)
        if level <= 2:  # noqa: PLR2004 - the contents have two levels
            self.entries.append(Entry(level, shown, name, self._page))

    def line(
        self, words: str, style: str = "Body Text", *, high: float = styles.LINE, size: float = styles.BODY
    ) -> None:
        """A paragraph of a style."""
        self.add(paragraph(self.style(style), run(words)), lines(words, size, self.wide) * high)

    def chart(self, made: Chart, wide: float, high: float, says: str) -> None:
        """A native chart with its workbook and the lines over it, in a line of its own."""
        self._charts += 1
        package = self.file.part.package
        name = f"figure{self._charts}"
        part = Part(PackURI(f"/word/charts/{name}.xml"), CONTENT_TYPE.DML_CHART, made.xml, package)
        book = Part(PackURI(f"/word/embeddings/{name}.xlsx"), _SHEET, made.book, package)
        related = [part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)]
        if made.lines:
            over = Part(PackURI(f"/word/drawings/{name}.xml"), _SHAPES, made.lines, package)
            related.append(part.relate_to(over, _OVER))
        if related != [BOOK_ID, LINES_ID][: len(related)]:
            raise RuntimeError(related)
        relation = self.file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        drawn = drawings.chart(relation, wide, high, self.number(), says)
        self.add(paragraph(self.style("Figure"), drawn), high + 9, kept=40)

    def sketch(self, shapes: Sequence[Drawn], wide: float, high: float, says: str) -> None:
        """A map as shapes, in a line of its own."""
        drawn = drawings.sketch(shapes, wide, high, self.number(), says)
        self.add(paragraph(self.style("Figure"), drawn), high + 9, kept=60)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, followed: bool = True) -> None:
        """A three-line table as wide as the text, with a source line to follow or without."""
        written, high = table(columns, rows, self.wide, self.style("Table Text"), followed=followed)
        self.add(written, high)

    def number(self) -> int:
        """The next free number of a drawing."""
        self._number += 1
        return self._number

    def style(self, name: str) -> str:
        """The id of a style."""
        return styles.style(self.file, name)

    def turn(self) -> None:
        """Begin a new page; the first turn is that behind the contents."""
        self.add(_BREAK)
        self._opening = self._opening or self._used
        self._page, self._used = self._page + 1, 0.0

    def _contents_pages(self) -> int:
        """On how many pages title and contents fall."""
        rows = sum(lines(entry.words, 14, self.wide - 50 - 20 * entry.level) for entry in self.entries)
        return 1 + int((self._opening + rows * styles.LINE) // self.high)

    def contents(self, after: _Element) -> None:
        """Write the contents behind an element: a field whose entries are there before anyone refreshes it.

        Page numbers are reckoned, and marked so that the program computes them when it opens the file.
        """
        at = after
        more = self._contents_pages() - 1
        for place, entry in enumerate(self.entries):
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                if place == 0
                else ""
            )
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(self.entries) - 1 else ""
            page = field(f"PAGEREF {entry.name} \\h", str(entry.page + more), stale=True)
            link = f'<w:hyperlink w:anchor="{xml(entry.name)}" w:history="1">{run(entry.words)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
            line = parsed(paragraph(self.style(f"toc {entry.level}"), begin + link + end))
            at.addnext(line)
            at = line
