"""What every Plotly figure shares: its ground, axes, units and hover text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from analytics.figures.theme import FONT, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.figures.spec import Figure, Mark

BREAK = "<br>"
_MOST_TEXT = 0.75  # of the plot of a card: what bars of a quarter leave to the text behind them
_LATIN, _SHORT, _STANDOFF = 0x2E80, 2, 10
# Parts of a letter's height that it is wide; all others are squares.
_PARTS = (
    ("ijl.,:;'|!", 0.28),
    ("frt()[]/- I", 0.36),
    ("mwMW%", 0.86),
    ("ABCDEFGHKLNOPQRSTUVXYZ&−", 0.66),
    ("abcdeghknopqsuvxyzJ0123456789", 0.56),
)
_PAD = 12  # pixels that Plotly keeps around a plot, or the least of its margins
_BESIDE, _SPARE, _TITLE, _TICKS = 2, 2, 18, 6
LEGEND = 48  # pixels over a plot: one line of names
PLOT = 370  # pixels: how wide the plot of a card beside another is at least
Trace = dict[str, Any]
Drawing = tuple[list[Trace], dict[str, Any]]
_LARGE = {"zh": (1e4, "万"), "en": (1e6, " million")}


def base(theme: Theme) -> dict[str, Any]:
    """The layout every figure starts from."""
    return {
        "font": {"family": FONT, "size": 12, "color": theme.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"font": {"family": FONT, "size": 12}, "bgcolor": theme.paper, "bordercolor": theme.grid},
        "separators": ".,",
    }


def scale(figure: Figure, lang: str) -> tuple[float, str]:
    """Count large numbers in 万 or millions on the axis."""
    step, word = _LARGE[lang]
    largest = max((abs(mark.value) for series in figure.series for mark in series.marks), default=0)
    return (
        (step, f"{word} {figure.unit}".strip() if lang == "en" else f"{word}{figure.unit}")
        if largest >= step * 10 or (lang == "en" and largest >= step)
        else (1, figure.unit)
    )


def wide(text: str, size: float = 12) -> float:
    """How many pixels a text is wide: a CJK letter is a square, others take 7 of 12."""
    return sum(size if ord(letter) > _LATIN else size * 7 / 12 for letter in text)


def margin(
    labels: Iterable[str], *, size: float = 12, titled: bool = False, above: int = 12, below: int = 30
) -> dict[str, int]:
    """The room around a plot, in pixels, for the labels of its left axis, that axis's title, a legend and the labels below.

    Plotly finds it by drawing a chart, and then draws it again; it still does where this is too little.
    """
    left = max((_drawn(label, size) for label in labels), default=0) + _BESIDE + (_TITLE if titled else 0)
    return {"l": round(left + min(_PAD, above, below)), "r": 16, "t": above, "b": below}


def _drawn(text: str, size: float) -> float:
    """How many pixels a text is wide as browsers draw it, with a little to spare."""
    return size * sum(next((part for letters, part in _PARTS if letter in letters), 1.0) for letter in text) + _SPARE


def ticks(low: float, high: float) -> list[str]:
    """The first and last number that Plotly writes at a value axis of about six ticks."""
    rough = (high - low) / _TICKS
    base = 10.0 ** math.floor(math.log10(rough))
    step = base * next(one for one in (2, 5, 10) if one >= rough / base)
    places = max(0, -math.floor(math.log10(step)))
    return [f"{at * step:,.{places}f}" for at in (math.ceil(low / step), math.floor(high / step))]


def share_of_bars(texts: Iterable[str]) -> float:
    """How much of a card's width bars may take, so that the longest text behind them fits."""
    longest = max(wide(line) for text in texts for line in text.split(BREAK))
    return max(0.25, 1 - (longest + 12) / PLOT)


def folded(text: str) -> str:
    """A text in two lines, parted before its last note, where one line would leave a bar no room."""
    head, dot, note = text.rpartition(" · ")
    return f"{head} ·{BREAK}{note}" if dot and wide(text) > PLOT * _MOST_TEXT else text


def clear(labels: Iterable[tuple[float, float, str]], size: float = 12) -> list[bool]:
    """Which labels, each in the middle of a place in pixels, meet none that is kept before them."""
    taken: list[tuple[float, float, float]] = []
    kept = []
    for x, y, text in labels:
        width = wide(text, size)
        free = all(abs(x - left) >= (width + other) / 2 or abs(y - up) >= size + 4 for left, up, other in taken)
        kept.append(free)
        if free:
            taken.append((x, y, width))
    return kept


def hover(marks: tuple[Mark, ...]) -> list[str]:
    """What is said of each mark under the pointer."""
    return [
        f"<b>{mark.label}</b> {mark.text}" + (f"<br>{mark.note}" if mark.note and mark.note != mark.label else "")
        for mark in marks
    ]


def unit_words(unit: str, theme: Theme) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The unit as title of the value axis, or, where it is short or Chinese, as a note above it.

    Turned on their side Chinese letters are hard to read (个 is an arrow); long words would not fit above the axis.
    """
    if not unit or (len(unit) > _SHORT and not _han(unit)):
        return {"text": unit, "font": {"color": theme.muted, "size": 12}, "standoff": _STANDOFF}, []
    return {}, [_unit_note(unit, theme)]


def legend(unit: str) -> dict[str, Any]:
    """The names of the series over the plot, beside a unit that stands there."""
    beside = (wide(unit) + 2 * _STANDOFF) / PLOT if _over(unit) else 0
    return {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": beside}


def _han(unit: str) -> bool:
    return any(ord(letter) > _LATIN for letter in unit)


def _over(unit: str) -> bool:
    """Whether a unit is too wide for the place over the axis and begins over the plot."""
    return len(unit) > _SHORT and _han(unit)


def _unit_note(unit: str, theme: Theme) -> dict[str, Any]:
    return {
        "text": unit,
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left" if _over(unit) else "right",
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "font": {"color": theme.muted, "size": 12},
    }


def axis(theme: Theme, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - Plotly's own names
    """An axis in the theme's colours that cannot be dragged."""
    return {
        "gridcolor": theme.grid,
        "zerolinecolor": theme.grid,
        "linecolor": theme.grid,
        "tickfont": {"color": theme.muted, "size": 12},
        "fixedrange": True,
        "automargin": True,
        **more,
    }
