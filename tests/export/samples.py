"""Documents for tests of formats: simulated ones, and one whose every text is hostile."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from analytics import settings
from analytics.export.means import Means
from analytics.regions import Boundaries

if TYPE_CHECKING:
    from analytics.export import Document
    from analytics.figures.build import Context

HOSTILE = "=1+1 <script>alert('x')</script>\x07 & \"q\" #panic() ]]> ${x} \u202e"
# What is left of it in a file: no control character, no mark of direction, the rest as text.
HARMLESS = "=1+1 <script>alert('x')</script> & \"q\" #panic() ]]> ${x} "


def means(ctx: Context) -> Means:
    """What the figures of a context need."""
    return Means(ctx.tree, _boundaries())


@cache
def _boundaries() -> Boundaries:
    """The boundaries of all tests, so that they are read and checked once."""
    return Boundaries(settings.load().map_data_dir)


def simulated(document: Document) -> Document:
    """The same figures as if they came from the demo store."""
    return replace(document, selection=replace(document.selection, store=settings.DEMO))


def hostile(document: Document) -> Document:
    """The same figures with hostile texts in all places that a file or a person fills."""
    slides = []
    for slide in document.slides:
        figure = slide.figure
        rows = tuple(
            tuple(text if number else HOSTILE for text, number in zip(row, numbers, strict=True))
            for row, numbers in zip(
                figure.rows, figure.numbers or [(None,) * len(row) for row in figure.rows], strict=True
            )
        )
        origins = tuple(
            replace(one, publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)") for one in figure.origins
        )
        series = tuple(replace(one, name=HOSTILE) for one in figure.series)
        changed = replace(
            figure, rows=rows, origins=origins, series=series, source=HOSTILE, notes=(HOSTILE,), alt=HOSTILE
        )
        slides.append(replace(slide, figure=changed, headline=HOSTILE, section=HOSTILE))
    return replace(document, title=HOSTILE, occasion=HOSTILE, paragraphs=(HOSTILE,), slides=tuple(slides))
