"""A document as the presenter's page draws it: every slide finished, so that turning one needs no server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.errors import Refused
from analytics.export.fitted import fitted
from analytics.export.questions import questions
from analytics.figures import areas, maps, plotly, printed
from analytics.figures.spec import Shape
from analytics.figures.theme import THEMES
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from analytics.regions import NATION
from pages.ui import data

if TYPE_CHECKING:
    from analytics.export import Document, Slide
    from analytics.figures.spec import Figure
    from analytics.regions import RegionTree

_MAP: Final = (900, 372)
_WORDS: Final = {
    "next": mark("Next"),
    "last": mark("This is the last slide"),
    "notes": mark("Notes for the speaker"),
    "none": mark("no notes"),
    "elapsed": mark("Elapsed"),
    "questions": mark("Likely questions"),
    "overview": mark("Overview (O)"),
    "open": mark("Speaker's window (N)"),
    "full": mark("Fill the screen (F)"),
    "back": mark("Back (←)"),
    "forward": mark("Next (→)"),
    "leave": mark("Leave (Esc)"),
    "dashboard": mark("Open on the dashboard"),
    "edited": mark("headline edited"),
}


def payload(document: Document, tree: RegionTree, theme: str) -> dict[str, Any]:
    """Everything the presenter's page needs, in the document's language."""
    lang, colours = document.lang, THEMES[theme]
    return {
        "title": document.title,
        "scope": document.scope,
        "occasion": document.occasion,
        "speaker": document.speaker,
        "made": document.made[:10],
        "lang": lang,
        "store": document.selection.store,
        "simulated": tr(lang, mark("Demo data (simulated)")) if document.simulated else "",
        "words": {name: tr(lang, word) for name, word in _WORDS.items()},
        "colours": {name: getattr(colours, name) for name in ("ink", "muted", "grid", "paper", "accent", "unknown")},
        "slides": [_slide(one, tree, lang, theme) for one in document.slides],
    }


def _slide(slide: Slide, tree: RegionTree, lang: str, theme: str) -> dict[str, Any]:
    figure, cut, _ = fitted(slide.figure, lang)
    if cut:
        cut = tr(lang, mark("{shown}; the table of the card lists all"), shown=cut)
    lines = [figure.source, cut, *figure.notes]
    if figure.shape in (Shape.MAP, Shape.POINTS):
        lines.append(map_line(lang))
    return {
        "title": slide.title,
        "edited": bool(slide.headline),
        "section": slide.section,
        "foot": " · ".join(filter(None, lines)),
        "alt": figure.alt,
        "note": slide.note,
        "questions": [[one.asked, one.answer] for one in questions(slide.figure, tree, lang, slide.flags)],
        **_drawn(figure, tree, lang, theme),
    }


def map_line(lang: str) -> str:
    """Whose boundaries a map shows, and what it may be used for."""
    number = data.configured().map_approval_no
    use = (
        tr(lang, mark("Map approval number: {number}"), number=number)
        if number
        else tr(lang, mark("sketch map for internal use only"))
    )
    source = tr(lang, mark("Boundaries: National Platform for Common Geospatial Information Services (Tianditu)"))
    return f"{source} · {use}"


def _drawn(figure: Figure, tree: RegionTree, lang: str, theme: str) -> dict[str, Any]:
    """What is in the middle of a slide: a chart, a map, a table, or the sentence why there is none."""
    try:
        if figure.shape is Shape.TABLE:
            return {"kind": "table", "columns": figure.columns, "rows": figure.rows, "regions": figure.row_regions}
        if figure.shape is Shape.MAP and figure.region == NATION:
            data.boundaries().check(tree)
            chart = printed.national(figure, tree, data.boundaries(), theme=theme).to_dict()
            marks = _spoken(figure, tree, lang)
            return {"kind": "chart", "plot": chart, "map": True, "marks": marks, "legend": _legend(figure, lang, theme)}
        if figure.shape in (Shape.MAP, Shape.POINTS):
            drawn = areas.paths(figure, tree, data.boundaries(), lang=lang, theme=theme, size=_MAP)
            legend = _legend(figure, lang, theme) if figure.shape is Shape.MAP else ""
            return {"kind": "map", "shapes": drawn, "legend": legend}
        return {"kind": "chart", "plot": plotly.draw(figure, theme, lang).to_dict()}
    except Refused as refused:
        return {"kind": "text", "text": refused.text(lang)}


def _spoken(figure: Figure, tree: RegionTree, lang: str) -> dict[str, list[str]]:
    """What a click on an area tells: its name and value, or that nothing is published."""
    none = {
        node.code: [tree.short(node.code, lang), tr(lang, mark("not published"))]
        for node in tree.children(figure.region)
    }
    known = {
        one.region: [one.label, " · ".join(filter(None, (f"{one.text} {figure.unit}".strip(), one.note)))]
        for one in figure.series[0].marks
    }
    return none | known


def _legend(figure: Figure, lang: str, theme: str) -> str:
    unit = INDICATORS[figure.key.partition(":")[2]].unit
    return maps.legend(figure, unit, lang=lang, theme=theme)
