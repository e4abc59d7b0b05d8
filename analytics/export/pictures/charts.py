"""Lines and columns as SVG, in the colours and with the words of the screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.export.pictures.axes import Frame, framed
from analytics.export.pictures.marks import block, dot, rule, text, wide
from analytics.figures import canvas
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from analytics.figures.spec import Figure, Mark, Series

_SHORT_GAP: Final = 3
_MANY: Final = 12
_LOOSE: Final = ("target", "claims")
_LETTER: Final = 12
_SMALLEST: Final = 8
_HIGH_ENOUGH: Final = 13
_COLOURS: Final = (LIGHT.line[0], LIGHT.line[2], LIGHT.line[3])
_SHARE: Final = 0.65
_WIDEST: Final = 90


def shown(mark: Mark) -> str:
    """The words at a mark, flagged where sources disagree."""
    return mark.text + (" ⚑" if mark.disputed else "")


def line(figure: Figure, lang: str, width: int, height: int) -> str:
    """Draw series year by year."""
    factor, unit = canvas.scale(figure, lang)
    years = sorted({int(mark.label) for series in figure.series for mark in series.marks})
    top = max(mark.value for series in figure.series for mark in series.marks) / factor
    colours = [LIGHT.line[place % len(LIGHT.line)] for place in range(len(figure.series))]
    names = [(series.name, colour) for series, colour in zip(figure.series, colours, strict=True)]
    frame, drawn = framed(0, top * 1.15 or 1, unit, names if names[1:] else [], (width, height))
    across = (frame.right - frame.left) / (years[-1] - years[0] + 1.3)

    def x(year: int) -> float:
        return frame.left + (year - years[0] + 0.4) * across

    step = 1 if years[-1] - years[0] <= _MANY else 2
    foot = [
        text(x(year), frame.bottom + 17, str(year), colour=LIGHT.muted, anchor="middle")
        for year in range(years[0], years[-1] + 1, step)
    ]
    lines = []
    for place, series in enumerate(figure.series):
        at = [(int(mark.label), x(int(mark.label)), frame.y(mark.value / factor)) for mark in series.marks]
        short = bool(at) and at[-1][0] < years[-1] and series.role not in _LOOSE
        lines.append(_joined(at, series, colours[place]) + _points(at, series, place, colours[place], short=short))
    return "".join([drawn, *foot, *lines])


def _joined(at: list[tuple[int, float, float]], series: Series, colour: str) -> str:
    """What joins the years of a line: dotted over a short gap, nothing over a long one."""
    if series.role in _LOOSE:
        return ""
    return "".join(
        rule(x, y, x2, y2, colour=colour, width=2.5, dash="2 4" if later - year > 1 else "")
        for (year, x, y), (later, x2, y2) in pairwise(at)
        if later - year <= _SHORT_GAP
    )


def _points(at: list[tuple[int, float, float]], series: Series, place: int, colour: str, *, short: bool) -> str:
    """Points, hollow for a bound; the last is written beside, and each of what is no line.

    Behind the end of a ``short`` line, which ends before others, there is room: under it, a rising line would be crossed.
    """
    loose = series.role in _LOOSE
    drawn = []
    for number, ((_, x, y), mark) in enumerate(zip(at, series.marks, strict=True)):
        fill = LIGHT.paper if mark.bound != "=" else colour
        drawn.append(dot(x, y, fill=fill, edge=colour, diamond=series.role == "target"))
        if short and number == len(at) - 1:
            drawn.append(text(x + 9, y + 5, shown(mark), size=13, colour=colour, anchor="start"))
        elif loose or number == len(at) - 1:
            below = place == 1 and not loose
            drawn.append(text(x, y + (19 if below else -9), shown(mark), size=13, colour=colour, anchor="middle"))
    return "".join(drawn)


def columns(figure: Figure, lang: str, width: int, height: int) -> str:
    """Draw columns, several series on top of each other."""
    factor, unit = canvas.scale(figure, lang)
    stacked = len(figure.series) > 1
    labels = {mark.label for series in figure.series for mark in series.marks}
    order = sorted(labels, key=lambda label: int(label.rstrip("月")))
    low, high = _reach(figure, factor, stacked=stacked)
    names = [(series.name, _COLOURS[place % 3]) for place, series in enumerate(figure.series)]
    frame, drawn = framed(low, high, unit, names if stacked else [], (width, height))
    room = (frame.right - frame.left) / len(order)
    middle = {label: frame.left + (place + 0.5) * room for place, label in enumerate(order)}
    foot = [
        text(middle[label], frame.bottom + 17, label, colour=LIGHT.muted, anchor="middle")
        for place, label in enumerate(order)
        if place % (1 + int(max(wide(one) for one in order) / room)) == 0
    ]
    blocks = _stack(figure, factor, frame, middle, room) if stacked else _single(figure, factor, frame, middle, room)
    return "".join([drawn, *foot, blocks])


def _reach(figure: Figure, factor: float, *, stacked: bool) -> tuple[float, float]:
    """The values that a chart of columns shows, with room for the texts over and under them."""
    sums: dict[str, float] = {}
    for series in figure.series:
        for mark in series.marks:
            sums[mark.label] = sums.get(mark.label, 0) + mark.value / factor
    low, high = min(0, *sums.values()), max(0, *sums.values())
    if stacked:
        return low, high * 1.03 or 1
    space = (high - low or 1) * 0.12
    return low - space if low < 0 else 0, high + space


def _single(figure: Figure, factor: float, frame: Frame, middle: dict[str, float], room: float) -> str:
    marks = figure.series[0].marks
    across = min(room * _SHARE, _WIDEST)
    size = _fitting([shown(mark) for mark in marks], room)
    drawn, zero = [], frame.y(0)
    for mark in marks:
        x, y = middle[mark.label], frame.y(mark.value / factor)
        colour = LIGHT.faint if mark.bound != "=" else LIGHT.accent if mark.value < 0 else _COLOURS[0]
        drawn.append(block(x - across / 2, min(y, zero), across, abs(y - zero), colour))
        drawn.append(text(x, y + (size + 3 if mark.value < 0 else -5), shown(mark), size=size, anchor="middle"))
    return "".join(drawn)


def _stack(figure: Figure, factor: float, frame: Frame, middle: dict[str, float], room: float) -> str:
    """Blocks on top of each other; one too low for its text has none: the table has it."""
    across = min(room * _SHARE, _WIDEST)
    size = _fitting([shown(mark) for series in figure.series for mark in series.marks], across)
    below: dict[str, float] = {}
    drawn = []
    for place, series in enumerate(figure.series):
        for mark in series.marks:
            base = below.get(mark.label, 0)
            below[mark.label] = base + mark.value / factor
            x, y, foot = middle[mark.label], frame.y(below[mark.label]), frame.y(base)
            drawn.append(block(x - across / 2, y, across, foot - y, _COLOURS[place % 3]))
            if foot - y >= _HIGH_ENOUGH:
                at = (y + foot) / 2 + size * 0.36
                drawn.append(text(x, at, shown(mark), size=size, colour=LIGHT.paper, anchor="middle"))
    return "".join(drawn)


def _fitting(texts: list[str], room: float) -> float:
    """The letter size at which the longest of some texts fits a column."""
    longest = max((wide(one, 1) for one in texts), default=1)
    return max(_SMALLEST, min(_LETTER, room / max(longest, 1)))
