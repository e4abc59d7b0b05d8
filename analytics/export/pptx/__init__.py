"""PowerPoint: native charts, tables and shapes that can be edited, never a picture."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from analytics.export.pptx import figures, slides
from analytics.export.pptx.deck import Deck
from analytics.export.words import property_

if TYPE_CHECKING:
    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".pptx"
MIME: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document as slides; a template that is none is refused."""
    deck = Deck(document, means)
    slides.title(deck)
    slides.agenda(deck)
    slides.headlines(deck)
    slides.paragraphs(deck)
    for number, slide in enumerate(document.slides, 1):
        figures.figure(deck, slide, number)
    slides.annex(deck)
    described = deck.presentation.core_properties
    described.title, described.subject = property_(document.title), property_(document.scope)
    described.author = "Yanzhen"
    described.identifier = document.fingerprint
    described.created = described.modified = datetime.fromisoformat(document.made)
    deck.presentation.save(out)
