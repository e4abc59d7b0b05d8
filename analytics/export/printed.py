"""A document laid out for print, as plain data that a web page and a PDF are set from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics.errors import Refused
from analytics.export import pictures, words
from analytics.export.flags import listed
from analytics.export.pictures.marks import wide
from analytics.export.words import clean
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.document import Document, Slide
    from analytics.export.means import Means
    from analytics.figures.spec import Figure

_SHORT: Final = 10  # letters as wide as they are high
_ADDRESS: Final = ("http://", "https://")


def laid(document: Document, means: Means) -> dict[str, Any]:
    """Everything a printed document says, in its order and language, ready to be set."""
    lang = document.lang
    return {
        "lang": lang,
        "title": clean(document.title),
        "scope": clean(document.scope),
        "people": clean(" · ".join(filter(None, (document.occasion, document.speaker)))),
        "made": words.made(document),
        "simulated": words.simulated(document),
        "paragraphs": [clean(one) for one in document.paragraphs],
        "tiles": [
            {
                "label": clean(one.label),
                "value": clean(one.value) + (" ⚑" if one.disputed else ""),
                "note": clean(one.note),
                "change": clean(f"{one.delta} {one.base}".strip()),
            }
            for one in document.tiles
        ],
        "flags": [clean(one) for one in listed(document.flags, lang)],
        "figures": [_figure(number, slide, document, means) for number, slide in enumerate(document.slides, 1)],
        "definitions": [[clean(one.label), clean(one.text), clean(one.formula)] for one in words.definitions(document)],
        "sources": [_source(cited) for cited in words.sources(document)],
        "words": {name: tr(lang, word) for name, word in _WORDS.items()},
    }


_WORDS: Final = {
    "contents": mark("Contents"),
    "figure": mark("Figure"),
    "definitions": mark("Definitions"),
    "sources": mark("Sources"),
    "indicator": mark("Indicator"),
    "definition": mark("Definition"),
    "formula": mark("Formula"),
    "publisher": mark("Published by"),
    "title": mark("Title"),
    "date": mark("Date"),
    "grade": mark("Grade"),
    "figures": mark("Figures"),
    "simulated": words.SIMULATED,
    "flag": mark("⚑ another source says otherwise; the sources stand at the end"),
}


def _figure(number: int, slide: Slide, document: Document, means: Means) -> dict[str, Any]:
    figure, lang = slide.figure, document.lang
    drawn, trouble = "", ""
    if pictures.drawable(figure):
        try:
            drawn = pictures.svg(figure, means, lang)
        except Refused as refused:
            trouble = refused.text(lang)
    kept = _filled(figure)
    numeric = _numeric(figure)
    notes = [*words.finding(slide, lang), *words.notes(figure, lang, means.approval), *([trouble] if trouble else [])]
    return {
        "number": number,
        "section": clean(slide.section),
        "title": clean(slide.title),
        "alt": clean(figure.alt or figure.title),
        "svg": drawn,
        "columns": [clean(figure.columns[column]) for column in kept],
        "rows": [[clean(row[column]) for column in kept] for row in flagged(figure)],
        "numeric": [numeric[column] for column in kept],
        "short": [numeric[column] or _short(figure, column) for column in kept],
        "source": clean(figure.source),
        "notes": [clean(one) for one in notes],
        "flags": [clean(one) for one in listed(slide.flags, lang)],
    }


def flagged(figure: Figure) -> list[list[str]]:
    """The rows of a table with what is disputed marked, as far as the texts do not mark it themselves."""
    made = []
    for place, texts in enumerate(figure.rows):
        numbers = figure.numbers[place] if figure.numbers else (None,) * len(texts)
        marked = any("⚑" in text for text in texts)
        made.append(
            [
                f"{text} ⚑" if number and number.disputed and not marked else text
                for text, number in zip(texts, numbers, strict=True)
            ]
        )
    return made


def _short(figure: Figure, column: int) -> bool:
    """Whether every text of a column fits on one line of it."""
    return all(wide(text, 1) <= _SHORT for text in (figure.columns[column], *(row[column] for row in figure.rows)))


def _filled(figure: Figure) -> list[int]:
    """The columns in which anything stands: paper is narrow."""
    return [column for column in range(len(figure.columns)) if any(row[column] for row in figure.rows)]


def _numeric(figure: Figure) -> list[bool]:
    """Which columns are set flush right."""
    return [
        any(row[column] is not None for row in figure.numbers) if figure.numbers else False
        for column in range(len(figure.columns))
    ]


def _source(cited: words.Cited) -> dict[str, str]:
    return {
        "publisher": clean(cited.publisher),
        "title": clean(cited.title),
        "date": clean(cited.published),
        "grade": clean(cited.grade),
        "url": clean(cited.url) if cited.url.startswith(_ADDRESS) else "",
        "figures": ", ".join(map(str, cited.figures)),
    }
