"""The presentation a deck is written into: the unit's own template, or a plain one of 16:9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import pptx
from pptx.exc import PackageNotFoundError
from pptx.oxml import parse_xml
from pptx.util import Pt

from analytics.errors import Refused
from analytics.export.drawing.labels import fill
from analytics.export.drawing.shapes import edge, placed
from analytics.export.pptx.shapes import SPACES
from analytics.figures.theme import LIGHT
from analytics.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

WIDE, HIGH = 960, 540
NO_TEMPLATE: Final = mark(
    "{file} is no PowerPoint template this program can use: set PPTX_TEMPLATE to a .pptx file with a title layout, or unset it."
)
_PLACES: Final[dict[str, tuple[tuple[int, int, int, int], ...]]] = {
    "Title Slide": ((48, 150, 864, 110), (48, 280, 864, 120)),
    "Title Only": ((40, 32, 880, 60),),
}


def opened(template: Path | None) -> Presentation:
    """Open a template without its slides; what is no template is refused."""
    if template is None:
        return _plain()
    try:
        found = pptx.Presentation(str(template))
        _emptied(found)
        layout(found, "title")
    except (OSError, ValueError, KeyError, BadZipFile, PackageNotFoundError, LookupError, SyntaxError) as error:
        raise Refused(NO_TEMPLATE, file=template.name) from error
    return found


def layout(presentation: Presentation, kind: str) -> SlideLayout:
    """The layout of a kind (``title``, ``titleOnly``), else the first with a title; LookupError where none has one."""
    layouts = list(presentation.slide_layouts)
    named = next((one for one in layouts if one.element.get("type") == kind and _titled(one)), None)
    found = named or next((one for one in layouts if _titled(one)), None)
    if found is None:
        raise LookupError(kind)
    return found


def _titled(one: SlideLayout) -> bool:
    shapes: Any = one.placeholders
    return any(shape.placeholder_format.idx == 0 for shape in shapes)


def _emptied(presentation: Presentation) -> None:
    listed = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx offers no way to take a slide out
    for one in list(listed):
        presentation.part.drop_rel(one.rId)
        listed.remove(one)


def _plain() -> Presentation:
    """The library's own template, made wide, with a title slide and a title above free room."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    for one in list(made.slide_layouts):
        if one.name not in _PLACES:
            made.slide_layouts.remove(one)
    for one in made.slide_layouts:
        _arranged(one, _PLACES[one.name])
        one.shapes.element.append(_rule(_PLACES[one.name][0]))
    _arranged(made.slide_master, (*_PLACES["Title Only"], (40, 100, 880, 380)))
    return made


def _arranged(one: SlideLayout | SlideMaster, places: tuple[tuple[int, int, int, int], ...]) -> None:
    """Move title and body, and take out what has no place."""
    for shape in list(one.placeholders):
        kind = shape.placeholder_format.idx
        if kind < len(places):
            shape.left, shape.top, shape.width, shape.height = (Pt(at) for at in places[kind])
        else:
            shape.element.getparent().remove(shape.element)


def _rule(title: tuple[int, int, int, int]) -> object:
    """A bar of colour left of the title."""
    frame = (title[0] - 2, title[1] + 4, 5, title[3] - 8)
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="99" name="rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{placed('rect', frame)}{fill(LIGHT.line[0])}{edge('', 0)}</p:spPr></p:sp>"
    )
