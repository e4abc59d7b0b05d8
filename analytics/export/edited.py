"""Holds a sentence that a person edited against the figures it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.narrative import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.figures.spec import Figure


def check_edited(original: str, edited: str, figures: Iterable[Figure]) -> tuple[str, ...]:
    """Name the numbers of an edited sentence, as it writes them, that neither the original nor any figure states."""
    known = {number for text in (original, *_texts(figures)) for number in numbers(text)}
    return tuple(written for number, written in numbers(edited).items() if number not in known)


def _texts(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        yield from (figure.title, figure.subtitle, *figure.notes)
        yield from (cell for row in figure.rows for cell in row)
        for series in figure.series:
            yield from (text for mark in series.marks for text in (mark.label, f"{mark.text}{figure.unit}", mark.note))
