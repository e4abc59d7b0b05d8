"""What a report says: title, contents, words, figures by section, and the annex of sources and definitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.errors import Refused
from analytics.export.docx.drawings import swatch
from analytics.export.docx.text import paragraph, run
from analytics.export.drawing import cited
from analytics.export.drawing.axes import Look
from analytics.export.drawing.charts import CHARTS, chart
from analytics.export.drawing.mapping import sketch
from analytics.export.flags import listed
from analytics.export.words import finding, made, sources
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from lxml.etree import _Element

    from analytics.export.document import Slide
    from analytics.export.docx.report import Report
    from analytics.figures.spec import Figure, Tile

_LETTERS, _NOTE = 9.5, 10.5
_BAR, _FOOT, _LEAST_BARS, _HIGH = 17.0, 24.0, 80.0, 200.0
_MAP_HIGH, _MOST = 290.0, 40
_TALLEST = 0.78
_WORDS = 70.0


def opening(report: Report) -> _Element:
    """Title and what is under it; gives the place where the contents come."""
    document, lang = report.document, report.lang
    report.add(paragraph(report.style("Title"), run(document.title)), 70)
    for line in (document.scope, document.occasion, document.speaker, cited.day(document, lang)):
        if line:
            report.line(line, "Subtitle")
    report.add(paragraph(report.style("Source"), run(made(document)), '<w:jc w:val="center"/>'), 24)
    place = report.add(paragraph(report.style("Contents Heading"), run(tr(lang, mark("Contents")))), 49)
    report.turn()
    return place


def words(report: Report) -> None:
    """The paragraphs that are read out, and the headline numbers."""
    document, lang = report.document, report.lang
    if not (document.paragraphs or document.tiles):
        return
    report.heading(1, tr(lang, mark("In words") if document.paragraphs else mark("Headline numbers")))
    for one in document.paragraphs:
        report.line(one)
    if not document.tiles:
        return
    if document.paragraphs:
        report.add(paragraph(report.style("Caption"), run(tr(lang, mark("Headline numbers")))), 24, kept=60)
    columns = [tr(lang, word) for word in (mark("Indicator"), mark("Value"), mark("Period"), mark("Change"))]
    report.table(columns, [_tile(one) for one in document.tiles])
    _small(report, cited.publishers(document.tiles, lang), *listed(document.flags, lang))


def _tile(one: Tile) -> tuple[str, ...]:
    value = one.value + (" ⚑" if one.disputed else "")
    return one.label, value, one.note, " ".join(filter(None, (one.delta, one.base)))


def figures(report: Report) -> None:
    """All figures under the headings of their sections."""
    section = None
    for number, slide in enumerate(report.document.slides, 1):
        if slide.section != section:
            section = slide.section
            report.heading(1, section or report.document.title, kept=_high(report, slide.figure) + 2 * _WORDS)
        _figure(report, slide, number)


def _figure(report: Report, slide: Slide, number: int) -> None:
    """The finding as heading, then the picture with its number, then who says so and what to know."""
    found, lang = slide.figure, report.lang
    report.heading(2, slide.title, kept=_high(report, found) + _WORDS)
    for line in finding(slide, lang):
        report.line(line)
    label = tr(lang, mark("Figure {number}"), number=number)
    unit = tr(lang, mark("Unit: {unit}"), unit=found.unit) if found.unit else ""
    named = "\u3000".join(filter(None, (label, _subject(found, lang), unit)))
    report.add(paragraph(report.style("Caption"), run(named)), 24, kept=60)
    if found.shape is Shape.TABLE:
        report.table(found.columns, found.rows)
    elif found.shape in CHARTS:
        _charted(report, found)
    elif found.shape in (Shape.MAP, Shape.POINTS):
        _mapped(report, found)
    else:
        report.line(" ".join(found.notes))
    _small(report, cited.caption(found, report.means, lang), *listed(slide.flags, lang))


def _subject(found: Figure, lang: str) -> str:
    """What a picture shows: the names of its series, which for stages are only a year."""
    if found.subtitle or found.shape is Shape.FUNNEL:
        return found.subtitle
    return ("、" if lang == "zh" else ", ").join(series.name for series in found.series)


def _small(report: Report, *said: str) -> None:
    for one in filter(None, said):
        report.line(one, "Source", high=_NOTE * 1.5, size=_NOTE)


def _high(report: Report, found: Figure) -> float:
    """The height of a picture: of bars by their number, of a table that of its first rows."""
    if found.shape in (Shape.BARS, Shape.FUNNEL):
        wanted = max(_LEAST_BARS, len(found.series[0].marks) * _BAR + _FOOT)
        return min(wanted, report.high * _TALLEST)
    if found.shape in (Shape.MAP, Shape.POINTS):
        return _MAP_HIGH
    return _HIGH if found.shape in CHARTS else _WORDS


def _charted(report: Report, found: Figure) -> None:
    high = _high(report, found)
    bars = len(found.series[0].marks) if found.shape is Shape.BARS else 1
    size = min(_LETTERS, high / bars * 0.7)
    report.chart(chart(found, report.lang, Look(report.wide, high, size)), report.wide, high, found.alt)


def _mapped(report: Report, found: Figure) -> None:
    """The map, its legend and its numbers; bars where no map may be drawn."""
    try:
        drawn = sketch(found, report.means, report.lang, report.wide, _MAP_HIGH)
    except Refused as refused:
        marks = tuple(sorted(found.series[0].marks, key=lambda one: -one.value))[:_MOST]
        _small(report, refused.text(report.lang))
        _charted(report, replace(found, shape=Shape.BARS, series=(replace(found.series[0], marks=marks),)))
        return
    report.sketch(drawn, report.wide, _MAP_HIGH, found.alt)
    keys = "".join(swatch(colour, label) for colour, label in cited.legend(found, report.lang))
    method = cited.method(found, report.lang)
    report.add(paragraph(report.style("Source"), keys + run(method)), 40)
    rows = cited.places(found)
    shown = rows[:_MOST]
    half = -(-len(shown) // 2)
    pairs = [
        (*left, *(shown[half + at] if half + at < len(shown) else ("", ""))) for at, left in enumerate(shown[:half])
    ]
    heading = (tr(report.lang, mark("Region")), found.series[0].name)
    report.table(heading * 2, pairs)
    if len(rows) > len(shown):
        said = tr(report.lang, mark("The {shown} largest of {count}"), shown=len(shown), count=len(rows))
        _small(report, said)


def annex(report: Report) -> None:
    """Sources with the figures that use them, definitions, and how to ask for each figure again."""
    document, lang = report.document, report.lang
    found = sources(document)
    if found:
        report.turn()
        report.heading(1, tr(lang, mark("Annex: sources")))
        columns = [
            tr(lang, word)
            for word in (
                mark("No."),
                mark("Published by"),
                mark("Title"),
                mark("Date"),
                mark("Grade"),
                mark("Used in figures"),
            )
        ]
        rows = [
            (str(at), one.publisher, " ".join(filter(None, (one.title, one.url))), one.published, one.grade, cited.numbers(one.figures))
            for at, one in enumerate(found, 1)
        ]  # fmt: skip
        report.table(columns, rows, followed=False)
    said = list(dict.fromkeys(line for figure in document.figures for line in cited.definitions(figure, lang)))
    if said:
        report.heading(1, tr(lang, mark("Annex: definitions")))
        for at, line in enumerate(said, 1):
            report.line(f"{at}.{line}" if lang == "zh" else f"{at}. {line}")
    report.heading(1, tr(lang, mark("Annex: queries")))
    for number, slide in enumerate(document.slides, 1):
        label = tr(lang, mark("Figure {number}"), number=number)
        _small(report, f"{label}  {cited.query(document, slide, report.means)}")
