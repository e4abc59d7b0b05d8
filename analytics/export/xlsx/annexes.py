"""The sheets around the figures: contents in front, definitions and claims behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.export import words
from analytics.export.flags import listed
from analytics.export.words import clean
from analytics.export.xlsx.styles import CONTENTS, Styles, folded, heights, top, widths
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.document import Document
    from analytics.provenance import Origin

_ADDRESS: Final = ("http://", "https://")
_LONGEST: Final = 2000
_DEFINITION: Final = (26, 70, 70)  # the widths of its columns, in letters
_CONTENTS: Final = (34, 24, 24, 24)
_CLAIM: Final = (
    mark("No."),
    mark("Indicator"),
    mark("Region"),
    mark("Period"),
    mark("Value"),
    mark("As written"),
    mark("Status"),
    mark("Published by"),
    mark("Title"),
    mark("Date"),
    mark("Grade"),
    mark("Reason or note"),
    mark("Sheets"),
    mark("Address"),
)


def contents(book: Any, document: Document, names: Sequence[str], styles: Styles) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """The first sheet: what this is, its headline numbers, and a link to every other sheet."""
    lang = document.lang
    sheet = book.add_worksheet(tr(lang, CONTENTS))
    people = " · ".join(filter(None, (document.occasion, document.speaker)))
    row = top(sheet, document.title, document, styles, (document.scope, people, words.made(document))) + 1
    for line in (part for one in document.paragraphs for part in folded(one)):
        sheet.write_string(row, 0, line, styles.muted)
        row += 1
    if document.tiles:
        row = _tiles(sheet, row + 1, document, styles)
    row = _head(sheet, row + 1, (mark("Sheet"), mark("Finding")), lang, styles)
    shown = [[name, slide.title] for name, slide in zip(names, document.slides, strict=True)]
    extra = [tr(lang, mark("Definitions")), tr(lang, mark("Claims"))]
    for name, title in [*shown, *([one, ""] for one in extra)]:
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.link, name)
        sheet.write_string(row, 1, clean(title), styles.look("one line"))
        row += 1
    for column, width in enumerate(_CONTENTS):
        sheet.set_column(column, column, width)


def _tiles(sheet: Any, row: int, document: Document, styles: Styles) -> int:  # noqa: ANN401 - as above
    row = _head(sheet, row, (mark("Indicator"), mark("Value"), mark("Period"), mark("Change")), document.lang, styles)
    for tile in document.tiles:
        value = tile.value + (" ⚑" if tile.disputed else "")
        change = f"{tile.delta} {tile.base}".strip()
        texts = [clean(text) for text in (tile.label, value, tile.note, change)]
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles.text)
        sheet.set_row(row, heights(texts, _CONTENTS))
        row += 1
    for line in (part for one in listed(document.flags, document.lang) for part in folded(one)):
        sheet.write_string(row, 0, line, styles.muted)
        row += 1
    return row


def _head(sheet: Any, row: int, heads: Sequence[str], lang: str, styles: Styles) -> int:  # noqa: ANN401 - as above
    for column, head in enumerate(heads):
        sheet.write_string(row, column, tr(lang, head), styles.head)
    return row + 1


def definitions(book: Any, document: Document, styles: Styles) -> None:  # noqa: ANN401 - as above
    """What every indicator of the document counts."""
    lang = document.lang
    title = tr(lang, mark("Definitions"))
    sheet = book.add_worksheet(title)
    row = top(sheet, title, document, styles) + 1
    row = _head(sheet, row, (mark("Indicator"), mark("Definition"), mark("Formula")), lang, styles)
    for one in words.definitions(document):
        texts = (one.label, one.text, one.formula)
        for column, text in enumerate(texts):
            sheet.write_string(row, column, clean(text), styles.text)
        sheet.set_row(row, heights(texts, _DEFINITION))
        row += 1
    for column, width in enumerate(_DEFINITION):
        sheet.set_column(column, column, width)


def claims(book: Any, document: Document, names: Sequence[str], styles: Styles) -> None:  # noqa: ANN401 - as above
    """Every claim behind the numbers, also those that were not chosen."""
    lang = document.lang
    title = tr(lang, mark("Claims"))
    sheet = book.add_worksheet(title)
    start = top(sheet, title, document, styles) + 1
    row = _head(sheet, start, _CLAIM, lang, styles)
    used: dict[str, list[str]] = {}
    for name, figure in zip(names, document.figures, strict=True):
        for origin in figure.origins:
            used.setdefault(origin.figure_id, []).append(name.split(" ", 1)[0])
    shown = []
    for origin in words.origins(document):
        line = _claim(origin, used.get(origin.figure_id, []))
        for column, text in enumerate(line):
            sheet.write_string(row, column, clean(text), styles.text)
        if origin.url.startswith(_ADDRESS) and len(origin.url) < _LONGEST:
            sheet.write_url(row, len(line), origin.url, styles.link, clean(origin.url))
        else:
            sheet.write_string(row, len(line), clean(origin.url), styles.text)
        shown.append(line)
        row += 1
    sheet.autofilter(start, 0, max(row - 1, start), len(_CLAIM) - 1)
    sheet.freeze_panes(start + 1, 0)
    sheet.repeat_rows(start)
    widths(sheet, [[tr(lang, head) for head in _CLAIM], *shown])
    sheet.set_column(len(_CLAIM) - 1, len(_CLAIM) - 1, 50)


def _claim(origin: Origin, sheets: Sequence[str]) -> list[str]:
    return [
        origin.figure_id,
        origin.what,
        origin.where,
        origin.when,
        origin.value,
        origin.as_written,
        origin.standing,
        origin.publisher,
        origin.title,
        origin.published,
        origin.grade,
        " · ".join(filter(None, (origin.why, origin.note))),
        ", ".join(sheets),
    ]
