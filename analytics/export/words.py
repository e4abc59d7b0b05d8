"""What every format says beside a figure: who says so, what to know, how it was made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from unicodedata import category

from analytics.figures import maps
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.document import Document, Slide
    from analytics.figures.spec import Definition, Figure
    from analytics.provenance import Origin

SIMULATED: Final = mark("Demo data (simulated)")
_UNFIT: Final = ("Cc", "Cf", "Cs")
_NO_LETTERS: Final = "\ufffe\uffff"  # what XML has no place for besides
_BLANKS: Final = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
_PROPERTY: Final = 255


@dataclass(frozen=True)
class Cited:
    """A source of a document and the numbers of the figures that rest on it; headline numbers are figure 0."""

    publisher: str
    title: str
    published: str
    grade: str
    url: str
    figures: tuple[int, ...]


def simulated(document: Document) -> str:
    """What every page of simulated figures says; empty for published ones."""
    return tr(document.lang, SIMULATED) if document.simulated else ""


def notes(figure: Figure, lang: str, approval: str) -> tuple[str, ...]:
    """The lines under a figure: notes, then whose boundaries a map has."""
    credit = (maps.credit(lang, approval),) if figure.shape in (Shape.MAP, Shape.POINTS) else ()
    return (*figure.notes, *credit)


def finding(slide: Slide, lang: str) -> tuple[str, ...]:
    """What the figure itself finds, where a person's own headline stands over it."""
    if not slide.headline or slide.headline == slide.figure.title:
        return ()
    return (tr(lang, mark("Headline edited; the figure finds: {finding}"), finding=slide.figure.title),)


def made(document: Document) -> str:
    """Say when a document was made and of which state of the store."""
    moment = datetime.fromisoformat(document.made).strftime("%Y-%m-%d %H:%M")
    return tr(
        document.lang,
        mark("Made {moment} from revision {revision} of the store; digest {digest}"),
        moment=moment,
        revision=document.revision,
        digest=document.name,
    )


def definitions(document: Document) -> tuple[Definition, ...]:
    """Every definition of a document, each once."""
    return tuple(dict.fromkeys(one for figure in document.figures for one in figure.definitions))


def origins(document: Document) -> tuple[Origin, ...]:
    """Every claim behind a document's numbers, each once."""
    shown = [*(tile.origins for tile in document.tiles), *(figure.origins for figure in document.figures)]
    return tuple({origin.figure_id: origin for listed in shown for origin in listed}.values())


def sources(document: Document) -> list[Cited]:
    """Every source behind a document once, in the order of first use."""
    used: dict[tuple[str, str, str], list[int]] = {}
    best: dict[tuple[str, str, str], Origin] = {}
    headlines = tuple(origin for tile in document.tiles for origin in tile.origins)
    for number, listed in enumerate((headlines, *(figure.origins for figure in document.figures))):
        for one in listed:
            key = (one.title, one.url, one.published)
            if one.title and number not in used.setdefault(key, []):
                used[key].append(number)
            # The publisher of a sum stands behind the words that it is one.
            if one.title and (key not in best or len(one.publisher) < len(best[key].publisher)):
                best[key] = one
    return [
        Cited(one.publisher, one.title, one.published, one.grade, one.url, tuple(filter(None, used[key])))
        for key, one in best.items()
    ]


def clean(text: str) -> str:
    """One line without what no file can hold: control characters and marks of direction."""
    kept = (letter for letter in _BLANKS.sub(" ", text) if category(letter) not in _UNFIT and letter not in _NO_LETTERS)
    return "".join(kept)


def property_(text: str) -> str:
    """A text as properties of a file hold it, which take no more than 255 letters."""
    return clean(text)[:_PROPERTY]
