"""The slides of a document: title, agenda, headline numbers, paragraphs, one or more for each figure, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.export import words
from analytics.export.drawing import cited
from analytics.export.drawing.labels import text
from analytics.export.drawing.words import lines, width
from analytics.export.flags import listed
from analytics.export.pptx.figures import tabled
from analytics.export.pptx.tables import Listed
from analytics.figures.theme import LIGHT
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.pptx.deck import Deck, Room
    from analytics.export.pptx.shapes import Frame
    from analytics.export.pptx.tables import Row
    from analytics.figures.spec import Tile

_TILES, _ACROSS = 9, 3
_BODY, _LEADING = 20, 1.5
_PARAGRAPHS_SHARE = 0.68


def title(deck: Deck) -> None:
    """The first slide: title, what it covers, occasion, speaker and day."""
    document = deck.document
    said = (document.scope, document.occasion, document.speaker, cited.day(document, deck.lang))
    deck.first(document.title, [line for line in said if line], words.made(document))


def agenda(deck: Deck) -> None:
    """The sections with the numbers of their figures, where there is more than one section."""
    sections: dict[str, list[int]] = {}
    for number, slide in enumerate(deck.document.slides, 1):
        sections.setdefault(slide.section, []).append(number)
    if len(sections) < 2:  # noqa: PLR2004 - one section needs no agenda
        return
    room = deck.slide(tr(deck.lang, mark("Agenda")))
    left, top, wide, high = room.frame
    step = min(54, high / len(sections))
    for at, (section, numbers) in enumerate(sections.items()):
        y = top + at * step
        room.canvas.words((left + 12, y, 40, step), str(at + 1), 24, LIGHT.line[0], bold=True)
        room.canvas.words((left + 60, y, wide * 0.6, step), section or deck.document.title, 22, LIGHT.ink)
        words = _figures(numbers, deck.lang)
        room.canvas.words((left + wide * 0.7, y + 4, wide * 0.3, step), words, 16, LIGHT.muted, align="r")


def _figures(numbers: Sequence[int], lang: str) -> str:
    if len(numbers) == 1:
        return tr(lang, mark("Figure {number}"), number=numbers[0])
    return tr(lang, mark("Figures {first}–{last}"), first=numbers[0], last=numbers[-1])


def headlines(deck: Deck) -> None:
    """Headline numbers as cards, nine to a slide."""
    tiles, lang = deck.document.tiles, deck.lang
    for start in range(0, len(tiles), _TILES):
        shown = tiles[start : start + _TILES]
        notes = [
            f"{one.label}：{one.definition}" if lang == "zh" else f"{one.label}: {one.definition}" for one in shown
        ]
        room = deck.slide(
            tr(lang, mark("Headline numbers")),
            section=deck.document.scope,
            caption=cited.publishers(shown, lang),
            notes=[*notes, *listed(deck.document.flags, lang)],
        )
        left, top, wide, high = room.frame
        across, down = wide / _ACROSS, min(high / -(-len(shown) // _ACROSS), 140)
        for at, one in enumerate(shown):
            frame = (left + at % _ACROSS * across, top + at // _ACROSS * down, across - 12, down - 12)
            _tile(room, frame, one, lang)


def _tile(room: Room, frame: Frame, one: Tile, lang: str) -> None:
    change = " ".join(filter(None, (one.delta, one.base)))
    value = one.value + (" ⚑" if one.disputed else "")
    size = min(30.0, 30 * (frame[2] - 24) / max(1, width(value, 30)))
    paragraphs = [
        text(one.label, 13, LIGHT.muted, lang),
        text(value, size, LIGHT.line[0], lang, bold=True),
        text(" · ".join(filter(None, (one.note, change))), 12, LIGHT.ink, lang),
    ]
    room.canvas.box(frame, paragraphs, name=one.label, anchor="ctr", ground="#F6F8FA", line=LIGHT.grid, inset=10)


def paragraphs(deck: Deck) -> None:
    """What is read out before the figures, on as many slides as it takes."""
    said, lang = deck.document.paragraphs, deck.lang
    taken: list[str] = []
    used = 0.0
    for one in said:
        needed = (lines(one, _BODY, deck.wide - 100) * _LEADING + 0.5) * _BODY
        if taken and used + needed > deck.high * _PARAGRAPHS_SHARE:
            _read_out(deck, taken, lang)
            taken, used = [], 0.0
        taken.append(one)
        used += needed
    if taken:
        _read_out(deck, taken, lang)


def _read_out(deck: Deck, said: Sequence[str], lang: str) -> None:
    room = deck.slide(tr(lang, mark("In words")), section=deck.document.scope)
    made = []
    for one in said:
        spaced = text(one, _BODY, LIGHT.ink, lang)
        spacing = '<a:lnSpc><a:spcPct val="130000"/></a:lnSpc><a:spcAft><a:spcPts val="1000"/></a:spcAft>'
        made.append(spaced.replace("<a:pPr>", f"<a:pPr>{spacing}", 1))
    room.canvas.box(room.frame, made, name="paragraphs")


def annex(deck: Deck) -> None:
    """The sources of all figures as a native table, each title leading to its address."""
    found, lang = words.sources(deck.document), deck.lang
    if not found:
        return
    columns = tuple(
        tr(lang, word)
        for word in (
            mark("No."),
            mark("Published by"),
            mark("Title"),
            mark("Date"),
            mark("Grade"),
            mark("Used in figures"),
        )
    )
    rows: tuple[Row, ...] = tuple(
        (str(at), one.publisher, one.title, one.published, one.grade, cited.numbers(one.figures))
        for at, one in enumerate(found, 1)
    )
    addresses = {row: one.url for row, one in zip(rows, found, strict=True)}
    heading = tr(lang, mark("Sources"))
    tabled(
        deck, Listed(columns, rows), heading, lambda words: deck.slide(words, section=deck.document.scope), addresses
    )
