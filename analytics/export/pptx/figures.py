"""Figures on slides: native charts, maps as shapes with their numbers beside, native tables."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.export.drawing import cited
from analytics.export.drawing.axes import Look
from analytics.export.drawing.charts import CHARTS, chart
from analytics.export.drawing.mapping import sketch
from analytics.export.drawing.words import lines, width
from analytics.export.fitted import fitted
from analytics.export.flags import listed
from analytics.export.pptx.tables import Listed, sheets, table
from analytics.export.words import finding
from analytics.figures.spec import Shape
from analytics.figures.theme import LIGHT
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analytics.export.document import Slide
    from analytics.export.pptx.deck import Deck, Room
    from analytics.export.pptx.shapes import Frame
    from analytics.export.pptx.tables import Row
    from analytics.figures.spec import Figure

_BODY = 20
_MAP_SHARE, _GUTTER = 0.62, 18
_BLOCKS, _MOST = (1, 2), 40
_BARS_FEW, _BAR_HIGH = 5, 62
_SIZES: Final = (11, 10, 9, 8, 7)
_UNBOUNDED: Final = 1e6
_TABLE_SIZE: Final = 10.5


def figure(deck: Deck, slide: Slide, number: int) -> None:
    """One figure with its finding as title; a long table takes several slides."""
    found = slide.figure
    if found.shape is Shape.TABLE:
        tabled(deck, Listed(found.columns, found.rows), slide.title, lambda words: _room(deck, slide, number, words))
        return
    found, said, rest = fitted(found, deck.lang)
    room = _room(deck, slide, number, slide.title, said=said, rest=rest)
    if found.shape in CHARTS:
        _charted(deck, room, found)
    elif found.shape in (Shape.MAP, Shape.POINTS):
        _mapped(deck, room, found)
    else:
        room.canvas.words(room.frame, " ".join(found.notes), _BODY, LIGHT.muted)


def _room(deck: Deck, slide: Slide, number: int, words: str, *, said: str = "", rest: str = "") -> Room:
    """A slide with its words; ``said`` stands before the source line where bars are left out, ``rest`` in the notes."""
    found, lang = slide.figure, deck.lang
    label = tr(lang, mark("Figure {number}"), number=number)
    caption = " · ".join(filter(None, (said, cited.caption(found, deck.means, lang))))
    asked = cited.query(deck.document, slide, deck.means)
    notes = [
        slide.note,
        *finding(slide, lang),
        rest,
        *listed(slide.flags, lang),
        *cited.definitions(found, lang),
        caption,
        asked,
    ]
    section = " · ".join(filter(None, (label, slide.section, _unit(found, lang))))
    return deck.slide(words, section=section, caption=caption, notes=[one for one in notes if one])


def _unit(found: Figure, lang: str) -> str:
    return tr(lang, mark("Unit: {unit}"), unit=found.unit) if found.unit else ""


def _charted(deck: Deck, room: Room, found: Figure) -> None:
    left, top, wide, high = room.frame
    size = 13.0
    if found.shape in (Shape.BARS, Shape.FUNNEL):
        bars = len(found.series[0].marks)
        if bars <= _BARS_FEW:
            high = min(high, bars * _BAR_HIGH + 30)
        size = min(14.0, high / bars * 0.6)
    made = chart(found, deck.lang, Look(wide, high, size))
    deck.add_chart(room, (left, top, wide, high), made, found.key, found.alt)


def _mapped(deck: Deck, room: Room, found: Figure) -> None:
    """The map on the left, its numbers and its legend on the right; bars where no map may be drawn."""
    left, top, wide, high = room.frame
    share = wide * _MAP_SHARE
    try:
        drawn = sketch(found, deck.means, deck.lang, share, high)
    except Refused as refused:
        marks = tuple(sorted(found.series[0].marks, key=lambda one: -one.value))[:_MOST]
        bars = replace(found, shape=Shape.BARS, series=(replace(found.series[0], marks=marks),))
        _charted(deck, replace(room, frame=(left, top + 20, wide, high - 20)), bars)
        room.canvas.words((left, top, wide, 16), refused.text(deck.lang), 11, LIGHT.accent)
        return
    room.canvas.sketch(drawn, (left, top, share, high), found.key, found.alt)
    side = (left + share + _GUTTER, top, wide - share - _GUTTER, high)
    _numbers(deck, room, found, side, _legend(deck, room, found, side))


def _legend(deck: Deck, room: Room, found: Figure, side: Frame) -> float:
    """Swatches in two columns at the foot of the side; gives their height."""
    keys, words = cited.legend(found, deck.lang), cited.method(found, deck.lang)
    left, top, wide, high = side
    said = lines(words, 9, wide) * 9 * 1.4 if words else 0
    rows = -(-len(keys) // 2)
    total = rows * 16 + said + 6
    foot = top + high - total
    for at, (colour, label) in enumerate(keys):
        x, y = left + at // rows * wide / 2, foot + at % rows * 16
        room.canvas.box((x, y + 3, 16, 10), ["<a:p/>"], name=label, ground=colour)
        room.canvas.words((x + 22, y, wide / 2 - 24, 16), label, 10, LIGHT.muted)
    if words:
        room.canvas.words((left, foot + rows * 16 + 4, wide, said), words, 9, LIGHT.muted)
    return total


def _numbers(deck: Deck, room: Room, found: Figure, side: Frame, taken: float) -> None:
    """The numbers of the map as native tables, one or two beside each other."""
    left, top, wide, high = side
    rows = cited.places(found)
    shown = rows[:_MOST]
    # The title names the indicator: over narrow columns its unit will do.
    named = min(filter(None, (found.unit, found.series[0].name)), key=lambda words: width(words, 1))
    heading = (tr(deck.lang, mark("Region")), named)
    # In the largest letters that fit, and better in one block than in two.
    for size, blocks in product(_SIZES, _BLOCKS):
        each = -(-len(shown) // blocks)
        made = [
            sheets(Listed(heading, tuple(shown[at : at + each])), wide / blocks - 8, _UNBOUNDED, size)[0]
            for at in range(0, len(shown), each)
        ]
        if max(one.height for one in made) <= high - taken - 22:
            break
    for at, sheet in enumerate(made):
        frame = (left + at * wide / blocks, top, sum(sheet.widths), sheet.height)
        room.canvas.table(frame, table(sheet, deck.lang), f"{found.key} {at + 1}", found.alt)
    if len(rows) > len(shown):
        words = tr(deck.lang, mark("The {shown} largest of {count}"), shown=len(shown), count=len(rows))
        y = top + max(one.height for one in made) + 4
        room.canvas.words((left, y, wide, 14), words, 9, LIGHT.muted)


def tabled(
    deck: Deck, listed: Listed, title: str, begin: Callable[[str], Room], addresses: Mapping[Row, str] | None = None
) -> None:
    """A table on as many slides as it takes, each begun with the title and its number where there are several."""
    room = begin(title)
    divided = sheets(listed, room.frame[2], room.frame[3], _TABLE_SIZE)
    for at, sheet in enumerate(divided):
        if at:
            room = begin(
                tr(deck.lang, mark("{title} ({number} of {count})"), title=title, number=at + 1, count=len(divided))
            )
        links = {
            (row, 2): relation
            for row, cells in enumerate(sheet.rows)
            if (relation := deck.link(room.canvas, (addresses or {}).get(cells, "")))
        }
        left, top, _, _ = room.frame
        room.canvas.table((left, top, sum(sheet.widths), sheet.height), table(sheet, deck.lang, links), title, title)
