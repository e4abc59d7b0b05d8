"""The look of official documents after GB/T 9704—2012: page, faces, sizes, lines; a unit's own template keeps its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm

from analytics.errors import Refused
from analytics.export.docx.text import faces, field, paragraph, parsed, run
from analytics.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

NO_TEMPLATE: Final = mark(
    "{file} is no Word template this program can use: set DOCX_TEMPLATE to a .docx file, or unset it."
)
TITLE_FACE, BODY_FACE, FIRST_FACE, SECOND_FACE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
BODY: Final = 16.0
LINE: Final = 28.0
_EXACT: Final = '<w:spacing w:before="{before}" w:after="{after}" w:line="560" w:lineRule="exact"/>'
_FREE: Final = '<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
_INDENT: Final = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NONE: Final = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


@dataclass(frozen=True)
class Look:
    """What a style sets: properties of its paragraphs and of its letters; ``level`` of a heading counts from 1."""

    name: str
    paragraphs: str
    letters: str
    level: int = 0


def _letters(face: str, size: float, more: str = "") -> str:
    half = round(size * 2)
    return f'{faces(face)}{more}<w:color w:val="000000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _heading(name: str, face: str, level: int, more: str = "") -> Look:
    spacing = _EXACT.format(before=0, after=0)
    return Look(
        name, f'<w:keepNext/>{spacing}{_INDENT}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
        _letters(face, BODY, more), level,
    )  # fmt: skip


_TABS: Final = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
LOOKS: Final = (
    Look("Normal", f'{_EXACT.format(before=0, after=0)}<w:jc w:val="both"/>', _letters(BODY_FACE, BODY)),
    Look("Title", f'{_EXACT.format(before=560, after=280)}<w:jc w:val="center"/>', _letters(TITLE_FACE, 22)),
    Look("Subtitle", f'{_EXACT.format(before=0, after=0)}<w:jc w:val="center"/>', _letters(SECOND_FACE, BODY)),
    _heading("Heading 1", FIRST_FACE, 1),
    _heading("Heading 2", SECOND_FACE, 2),
    _heading("Heading 3", BODY_FACE, 3, "<w:b/>"),
    Look("Body Text", f'{_EXACT.format(before=0, after=0)}{_INDENT}<w:jc w:val="both"/>', _letters(BODY_FACE, BODY)),
    Look("Contents Heading", f'{_EXACT.format(before=280, after=140)}<w:jc w:val="center"/>', _letters(FIRST_FACE, BODY)),
    Look("toc 1", f'{_TABS.format(width=8844)}{_EXACT.format(before=0, after=0)}<w:ind w:right="567"/>', _letters(BODY_FACE, 14)),
    Look("toc 2", f'{_TABS.format(width=8844)}{_EXACT.format(before=0, after=0)}<w:ind w:left="420" w:right="567"/>', _letters(BODY_FACE, 14)),
    Look("Figure", f'<w:keepNext/>{_FREE.format(before=120, after=60)}{_NONE}<w:jc w:val="center"/>', _letters(BODY_FACE, 12)),
    Look("Caption", f'<w:keepNext/>{_FREE.format(before=120, after=60)}{_NONE}<w:jc w:val="center"/>', _letters(FIRST_FACE, 12)),
    Look("Source", f'{_FREE.format(before=40, after=160)}{_NONE}<w:jc w:val="both"/>', _letters(BODY_FACE, 10.5)),
    Look("Table Text", f"{_FREE.format(before=20, after=20)}{_NONE}", _letters(BODY_FACE, 10.5)),
    Look("Simulated", f'{_FREE.format(before=0, after=0)}<w:jc w:val="center"/>', f'{faces(FIRST_FACE)}<w:color w:val="C2412D"/><w:sz w:val="24"/>'),
)  # fmt: skip


def opened(template: Path | None) -> Document:
    """A document without text: of the norm, or of a unit's own template; what is no template is refused."""
    if template is None:
        made = docx.Document()
        _page(made)
        for look in LOOKS:
            _styled(made, look)
        return made
    try:
        made = docx.Document(str(template))
        body = made.element.body
        for one in [child for child in body if child is not body.sectPr]:
            body.remove(one)
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, LookupError, SyntaxError) as error:
        raise Refused(NO_TEMPLATE, file=template.name) from error
    present = {style.name for style in made.styles}
    for look in LOOKS:
        if look.name not in present:
            _styled(made, look)
    return made


def _page(made: Document) -> None:
    """A4 with the margins of the norm; page numbers seven millimetres under the text, at the outer side."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(23)
    grid = section._sectPr.find("{*}docGrid")  # noqa: SLF001 - a grid would stretch tables to lines of 28 points
    if grid is not None:
        section._sectPr.remove(grid)  # noqa: SLF001
    made.settings.odd_and_even_pages_header_footer = True
    zoom = made.settings.element.find("{*}zoom")
    if zoom is not None:
        zoom.set(
            zoom.tag.replace("zoom", "percent"), "100"
        )  # the library's own template leaves out what the norm asks for
    numbered(made)


def numbered(made: Document) -> None:
    """Write — 1 — at the outer side of each page."""
    section = made.sections[0]
    for footer, side, indent in (
        (section.footer, "right", '<w:ind w:right="280"/>'),
        (section.even_page_footer, "left", '<w:ind w:left="280"/>'),
    ):
        size = f'{faces("宋体")}<w:sz w:val="28"/>'
        content = run("— ", size) + field("PAGE", "1").replace("<w:r>", f"<w:r><w:rPr>{size}</w:rPr>") + run(" —", size)
        _only(footer, paragraph("Footer", content, f'{indent}<w:jc w:val="{side}"/>'))


def headed(made: Document, words: str) -> None:
    """Write words at the head of every page of every section, above what a template says there."""
    for section in made.sections:
        heads = [section.header, section.even_page_header, section.first_page_header]
        for head in heads:
            own = paragraph(style(made, "Simulated"), run(words))
            head.is_linked_to_previous = False
            head._element.insert(0, parsed(own))  # noqa: SLF001 - python-docx only appends


def style(made: Document, name: str) -> str:
    """The id of a style by its name."""
    found: str = made.styles[name].style_id
    return found


def _only(part: Any, written: str) -> None:  # noqa: ANN401 - python-docx's header or footer
    part.is_linked_to_previous = False
    for old in list(part._element):  # noqa: SLF001
        part._element.remove(old)  # noqa: SLF001
    part._element.append(parsed(written))  # noqa: SLF001


def _styled(made: Document, look: Look) -> None:
    """Give a style its look, whatever it was before."""
    known = {one.name for one in made.styles}
    found = made.styles[look.name] if look.name in known else made.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    element: Any = found.element
    for old in [one for one in element if one.tag.endswith(("}pPr", "}rPr"))]:
        element.remove(old)
    element.append(parsed(f"<w:pPr>{look.paragraphs}</w:pPr>"))
    element.append(parsed(f"<w:rPr>{look.letters}</w:rPr>"))
