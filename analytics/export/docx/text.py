"""WordprocessingML as text: paragraphs, runs, fields, bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.parser import parse_xml

from analytics.export.drawing.words import spaced

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LATIN: Final = "Times New Roman"


def parsed(written: str) -> _Element:
    """Read an element whose prefixes are those of ``SPACES``."""
    head, _, rest = written.partition(">")
    closed = head.endswith("/")
    made: _Element = parse_xml(f"{head.rstrip('/')} {SPACES}{'/' if closed else ''}>{rest}")
    return made


def faces(face: str) -> str:
    """A face for East Asian letters, Times New Roman for Latin ones."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{face}"/>'


def run(words: str, properties: str = "") -> str:
    """Some words, with properties of their own where they differ from the style's."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{spaced(words)}</w:t></w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style (by its id) around runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str, *, stale: bool = False) -> str:
    """A field with what it shows until it is computed; a stale one is computed when the file is opened."""
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def marked(content: str, name: str, number: int) -> str:
    """Content that can be referred to by name."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
