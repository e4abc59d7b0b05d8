"""Series of native charts: bars with their own colours, lines that stop where years are missing, rules to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.drawing.labels import fill, labels
from analytics.export.drawing.words import width, xml
from analytics.export.drawing.workbook import reference
from analytics.figures.theme import LIGHT, ink_on, rgb, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.export.drawing.axes import Look
    from analytics.export.drawing.grid import Grid, Track
    from analytics.figures.spec import Mark

FLAG: Final = " ⚑"
_POINTS: Final = 12_700
_LINE: Final = 1.7
_SMALLEST: Final = 7.0
_LOOSE: Final = ("target", "claims")


def line_series(made: Grid, at: int, lang: str, look: Look) -> str:
    """A line with markers, hollow where bounded; targets and claims are markers alone, with their words."""
    track = made.tracks[at]
    colour = LIGHT.line[track.place % len(LIGHT.line)]
    loose = track.role in _LOOSE
    line = (
        "<a:ln><a:noFill/></a:ln>"
        if loose
        else f'<a:ln w="{round(2.25 * _POINTS)}" cap="rnd">{fill(colour)}<a:round/></a:ln>'
    )
    symbol, wide = ("diamond", 9) if track.role == "target" else ("circle", 7)
    marker = f'<c:marker><c:symbol val="{symbol}"/><c:size val="{wide}"/><c:spPr>{fill(colour)}{_edge(colour)}</c:spPr></c:marker>'
    hollow = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:marker><c:symbol val="{symbol}"/><c:size val="{wide}"/>'
        f'<c:spPr>{fill(_inside(one, colour))}{_edge(colour)}</c:spPr></c:marker><c:bubble3D val="0"/>'
        f"<c:spPr>{line}</c:spPr></c:dPt>"
        for place, one in enumerate(track.marks)
        if one is not None and _inside(one, colour) != colour
    )
    known = [place for place, one in enumerate(track.marks) if one is not None]
    shown = {
        place: (_words(one), colour)
        for place, one in enumerate(track.marks)
        if one is not None and (loose or place == known[-1])
    }
    # A line that ends before the others has room behind its end; the second of two would else be crossed by itself.
    behind = not loose and bool(known) and known[-1] < len(track.marks) - 1
    beside = "r" if behind else "b" if track.place == 1 and not loose else "t"
    return (
        f"<c:ser>{_name(made, at)}<c:spPr>{line}</c:spPr>{marker}{hollow}"
        f'{labels(shown, look.size + 1, beside, lang)}{_cells(made, at)}<c:smooth val="0"/></c:ser>'
    )


def bar_series(
    made: Grid,
    at: int,
    colours: list[str],
    lang: str,
    look: Look,
    *,
    room: float = 0,
    inside: bool = False,
    noted: bool = False,
) -> str:
    """Bars in the colours of the screen, each with its words behind it or ``inside``; ``noted`` adds what a mark notes in brackets.

    ``room`` is how many points words may be wide, any where it is 0.
    """
    track = made.tracks[at]
    usual = next((colour for colour in colours if colour), LIGHT.line[0])
    points = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>{fill(colour)}</c:spPr></c:dPt>'
        for place, colour in enumerate(colours)
        if colour and colour != usual
    )
    shown = {
        place: (
            _words(one) + (_note(one, lang) if noted else ""),
            written(ink_on(rgb(colour))) if inside else LIGHT.ink,
        )
        for place, (one, colour) in enumerate(zip(track.marks, colours, strict=True))
        if one is not None and not (inside and abs(one.value) < _least(made, look))
    }
    size = _narrowed(shown, room, look.size) if room else look.size
    return (
        f'<c:ser>{_name(made, at)}<c:spPr>{fill(usual)}</c:spPr><c:invertIfNegative val="0"/>{points}'
        f"{labels(shown, size, 'ctr' if inside else 'outEnd', lang)}{_cells(made, at)}</c:ser>"
    )


def _narrowed(shown: Mapping[int, tuple[str, str]], room: float, size: float) -> float:
    """The size at which the longest words are as wide as a column, seven points at least."""
    longest = max((width(words, size) for words, _ in shown.values()), default=0.0)
    return size if longest <= room else max(_SMALLEST, size * room / longest)


def _least(made: Grid, look: Look) -> float:
    """The value of a part of a stacked column that is just high enough for a line of words."""
    columns = zip(*(track.values for track in made.tracks), strict=True)
    highest: float = max(sum(value for value in column if value is not None) for column in columns)
    return highest * look.size * _LINE / look.height


def rule_series(made: Grid, at: int) -> str:
    """A constant to compare with, as a thin dashed line."""
    label, value = made.lines[at]
    column = len(made.tracks) + at
    line = f'<a:ln w="{round(1.5 * _POINTS)}">{fill(LIGHT.accent)}<a:prstDash val="dash"/></a:ln>'
    return (
        f'<c:ser>{_title(column, label)}<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        f'{_categories(made)}{_numbers(column, [value] * len(made.categories))}<c:smooth val="0"/></c:ser>'
    )


def bar_words(track: Track, lang: str, *, noted: bool) -> list[str]:
    """The words behind the bars of a track."""
    return [_words(one) + (_note(one, lang) if noted else "") for one in track.marks if one is not None]


def _words(one: Mark) -> str:
    return one.text + (FLAG if one.disputed else "")


def _note(one: Mark, lang: str) -> str:
    if not one.note:
        return ""
    return f"（{one.note}）" if lang == "zh" else f" ({one.note})"


def _inside(one: Mark, colour: str) -> str:
    """What fills a marker: a bound is hollow, an inferred value or a span of months pale."""
    return LIGHT.paper if one.bound != "=" else LIGHT.faint if one.faint else colour


def _edge(colour: str) -> str:
    return f'<a:ln w="{round(1.75 * _POINTS)}">{fill(colour)}</a:ln>'


def _name(made: Grid, at: int) -> str:
    return _title(at, made.tracks[at].name)


def _title(column: int, name: str) -> str:
    return (
        f'<c:idx val="{column}"/><c:order val="{column}"/><c:tx><c:strRef><c:f>{reference(column + 1, 1, 1)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{xml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _cells(made: Grid, at: int) -> str:
    return _categories(made) + _numbers(at, made.tracks[at].values)


def _categories(made: Grid) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{xml(label)}</c:v></c:pt>' for at, label in enumerate(made.categories))
    count = len(made.categories)
    return (
        f"<c:cat><c:strRef><c:f>{reference(0, 2, count + 1)}</c:f>"
        f'<c:strCache><c:ptCount val="{count}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _numbers(column: int, values: Iterable[float | None]) -> str:
    listed = list(values)
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(listed) if value is not None
    )
    return (
        f"<c:val><c:numRef><c:f>{reference(column + 1, 2, len(listed) + 1)}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(listed)}"/>{points}'
        "</c:numCache></c:numRef></c:val>"
    )
