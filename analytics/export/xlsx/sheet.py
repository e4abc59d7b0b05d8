"""The sheet of one figure: finding, chart, the chart's numbers, the table, source and notes."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from analytics.export import words
from analytics.export.flags import listed
from analytics.export.words import clean
from analytics.export.xlsx import charts
from analytics.export.xlsx.styles import CONTENTS, Styles, folded, remark, rounded, top, widths
from analytics.figures.spec import Number, Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.document import Document, Slide
    from analytics.figures.spec import Figure, Mark

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']+")
_LONGEST: Final = 31
_ROW_PIXELS: Final = 20
_LARGE: Final = re.compile(r"[万亿]|million|billion")
_DECIMALS: Final = re.compile(r"\.(\d+)")
REMARK: Final = mark("Remark")


def name(number: int, slide: Slide) -> str:
    """A sheet's name: the figure's number and what it is about, as short as Excel asks."""
    figure = slide.figure
    about = figure.definitions[0].label if figure.definitions else slide.title
    return f"{number} {_FORBIDDEN.sub(' ', clean(about))}"[:_LONGEST].strip()


def add(book: Any, called: str, slide: Slide, document: Document, approval: str, styles: Styles) -> None:  # noqa: ANN401, PLR0917 - xlsxwriter has no types
    """Add the sheet of one figure."""
    figure, lang = slide.figure, document.lang
    sheet = book.add_worksheet(called)
    row = top(sheet, slide.title, document, styles, (f"{document.scope} · {slide.section}".rstrip(" ·"),))
    sheet.write_url(row, 0, f"internal:'{tr(lang, CONTENTS)}'!A1", styles.link, tr(lang, CONTENTS))
    row += 2
    shown: list[list[str]] = []
    if figure.series and figure.shape is not Shape.TABLE:
        height = charts.height(figure)
        at = row
        row += math.ceil(height / _ROW_PIXELS) + 1
        block = _data(sheet, row, figure, lang, styles)
        placed = charts.Block(called, row, len(block) - 1)
        charts.insert(book, sheet, placed, at, figure, lang)
        charts.shade(sheet, placed, figure, styles)
        shown += block
        row += len(block) + 2
    table = _table(sheet, row, figure, lang, styles)
    row += len(table) + 1
    flags = [line for one in listed(slide.flags, lang) for line in folded(one)]
    said = (*words.finding(slide, lang), *words.notes(figure, lang, approval), *charts.remarks(figure, lang), *flags)
    for line in filter(None, (figure.source, *said)):
        sheet.write_string(row, 0, clean(line), styles.muted)
        row += 1
    widths(sheet, [*shown, *table])


def _data(sheet: Any, row: int, figure: Figure, lang: str, styles: Styles) -> list[list[str]]:  # noqa: ANN401 - as above
    """The numbers of the chart: a line a label, and for each series its number and what limits it."""
    heads = [figure.subtitle or ""]
    for series in figure.series:
        unit = f" ({figure.unit})" if lang == "en" and figure.unit else f"（{figure.unit}）" if figure.unit else ""
        heads += [series.name + unit, tr(lang, REMARK)]
    for column, head in enumerate(heads):
        sheet.write_string(row, column, clean(head), styles.over_numbers if column % 2 else styles.head)
    shown = [heads]
    for number, label in enumerate(charts.labels(figure), 1):
        sheet.write_string(row + number, 0, clean(label.lstrip("\u200b")), styles.text)
        line = [label]
        for place, series in enumerate(figure.series):
            found = charts.at(series, label)
            at = (row + number, 1 + 2 * place)
            # A stage that is not known has its words alone.
            if found and figure.shape is Shape.FUNNEL and found.faint and not found.value:
                sheet.write_string(at[0], at[1] + 1, clean(found.text), styles.text)
                line += ["", found.text]
            else:
                line += _mark(sheet, at, found, lang, styles) if found else ["", ""]
        shown.append(line)
    for column in range(len(heads)):
        sheet.write_blank(row + len(shown), column, None, styles.foot)
    return shown


def _mark(sheet: Any, at: tuple[int, int], found: Mark, lang: str, styles: Styles) -> list[str]:  # noqa: ANN401 - as above
    """One mark as a number and a remark."""
    row, column = at
    decimals = 0 if _LARGE.search(found.text) else len((_DECIMALS.search(found.text) or [""])[0].lstrip("."))
    sheet.write_number(row, column, rounded(found.value, decimals, found.bound), styles.number(decimals))
    said = remark(Number(found.value, bound=found.bound, disputed=found.disputed), lang)
    sheet.write_string(row, column + 1, said, styles.text)
    return [f"{found.value:,.{decimals}f}", said]


def _table(sheet: Any, row: int, figure: Figure, lang: str, styles: Styles) -> list[list[str]]:  # noqa: ANN401 - as above
    """The table of the figure, its numbers as numbers, and where it can be told each row's publishers."""
    numbers = figure.numbers or tuple((None,) * len(cells) for cells in figure.rows)
    marked = {column for cells in numbers for column, number in enumerate(cells) if remark(number, lang)}
    sources = _publishers(figure, lang)
    numeric = {column for cells in numbers for column, number in enumerate(cells) if number}
    heads: list[str] = []
    for column, head in enumerate(figure.columns):
        look = styles.over_numbers if column in numeric else styles.head
        sheet.write_string(row, len(heads), clean(head), look)
        heads.append(head)
        if column in marked:
            sheet.write_string(row, len(heads), tr(lang, REMARK), styles.head)
            heads.append(tr(lang, REMARK))
    if sources:
        sheet.write_string(row, len(heads), tr(lang, mark("Published by")), styles.head)
        heads.append(tr(lang, mark("Published by")))
    shown = [heads]
    for texts, behind in zip(figure.rows, numbers, strict=True):
        line, column = [], 0
        for place, (text, number) in enumerate(zip(texts, behind, strict=True)):
            _cell(sheet, row + len(shown), column, text, number, styles)
            line.append(text)
            if place in marked:
                column += 1
                sheet.write_string(row + len(shown), column, remark(number, lang), styles.text)
                line.append("")
            column += 1
        if sources:
            sheet.write_string(row + len(shown), column, clean(sources.get(texts[0], "")), styles.text)
            line.append(sources.get(texts[0], ""))
        shown.append(line)
    for column in range(len(heads)):
        sheet.write_blank(row + len(shown), column, None, styles.foot)
    return shown


def _cell(sheet: Any, row: int, column: int, text: str, number: Number | None, styles: Styles) -> None:  # noqa: ANN401, PLR0917
    if number is None:
        sheet.write_string(row, column, clean(text), styles.text)
    else:
        value = rounded(number.value, number.decimals, number.bound)
        sheet.write_number(row, column, value, styles.number(number.decimals, number.unit))


def _publishers(figure: Figure, lang: str) -> dict[str, str]:
    """Who published what stands in a row, by its first cell, for tables that do not say so themselves."""
    if tr(lang, mark("Published by")) in figure.columns:
        return {}
    found: dict[str, dict[str, None]] = {}
    for origin in figure.origins:
        for key in (origin.where, origin.when, origin.what):
            found.setdefault(key, {})[origin.publisher] = None
    firsts = {row[0] for row in figure.rows}
    return {key: "; ".join(filter(None, said)) for key, said in found.items() if key in firsts and any(said)}
