"""Draws figures with Plotly, from plain dicts built once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.figures import bars, canvas, lines
from analytics.figures.chart import Chart
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.figures.theme import THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.figures.canvas import Drawing, Trace

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
_TWO_LINES = 44  # pixels for a bar with two lines of text behind it
_GAPS = {1: 0.85, 2: 0.7}  # of their room between so few columns, which would be slabs
_DEEP = 190  # pixels: how high the highest column is
_AIR, _OVER_STACK = 0.12, 0.05  # of the height of all columns: a label, or a little


def height(figure: Figure) -> int:
    """How many pixels a drawn figure is high."""
    marks = max((len(series.marks) for series in figure.series), default=0)
    if figure.shape is Shape.BARS:
        if any(canvas.BREAK in canvas.folded(mark.text) for series in figure.series for mark in series.marks):
            return 36 + _TWO_LINES * marks
        return 36 + bars.slot(marks) * marks
    return 44 + 46 * marks if figure.shape is Shape.FUNNEL else lines.HEIGHT


def draw(figure: Figure, theme: str, lang: str) -> Chart:
    """Draw a line, bar, column or funnel figure."""
    colours = THEMES[theme]
    traces, layout = _DRAW[figure.shape](figure, colours, lang)
    return Chart(traces, {**canvas.base(colours), "height": height(figure), **layout})


def _columns(figure: Figure, theme: Theme, lang: str) -> Drawing:
    factor, unit = canvas.scale(figure, lang)
    title, notes = canvas.unit_words(unit, theme)
    stacked = len(figure.series) > 1
    traces = [
        _column_trace(series, place, factor, theme, stacked=stacked) for place, series in enumerate(figure.series)
    ]
    ends = _ends(figure, factor)
    labels = dict.fromkeys(mark.label for series in figure.series for mark in series.marks)
    years = sorted(labels, key=lambda label: int(label.rstrip("月")))
    layout: dict[str, Any] = {
        "barmode": "stack",
        "bargap": _GAPS.get(len(years), 0.35),
        "xaxis": canvas.axis(theme, type="category", categoryorder="array", categoryarray=years, showgrid=False),
        "yaxis": canvas.axis(theme, title=title, range=ends, nticks=6, tickformat=","),
        "annotations": notes,
        "showlegend": stacked,
        "legend": {**canvas.legend(unit), "traceorder": "normal"},
        "margin": canvas.margin(canvas.ticks(*ends), titled=bool(title), above=canvas.LEGEND if stacked else 24),
    }
    if stacked:
        # A label wider or higher than its part would be cut, or stand above the column and seem to be its sum.
        layout["uniformtext"] = {"mode": "hide", "minsize": 12}
    return traces, layout


def _ends(figure: Figure, factor: float) -> list[float]:
    """The ends of the value axis: room for a label over the highest column and under the lowest, air over a stack."""
    heights: dict[tuple[int, str], float] = {}
    stacked = len(figure.series) > 1
    for place, series in enumerate(figure.series):
        for mark in series.marks:
            column = (0 if stacked else place, mark.label)
            heights[column] = heights.get(column, 0) + mark.value / factor
    low, high = min([0, *heights.values()]), max([0, *heights.values()])
    air = (high - low) * (_OVER_STACK if stacked else _AIR)
    return [low - air if low else 0, high + air if high else 0 if low else 1]


def _column_trace(series: Series, place: int, factor: float, theme: Theme, *, stacked: bool) -> Trace:
    marks = series.marks
    return {
        "type": "bar",
        "name": series.name,
        "x": [mark.label for mark in marks],
        "y": [mark.value / factor for mark in marks],
        "text": [mark.text for mark in marks] if stacked else _labels(marks),
        "textposition": "inside" if stacked else "outside",
        "textangle": 0,
        "constraintext": "inside" if stacked else "none",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "marker": {"color": [bars.column_colour(mark, place, theme, stacked=stacked) for mark in marks]},
        "hovertext": canvas.hover(marks),
        "hoverinfo": "text",
    }


def _labels(marks: tuple[Mark, ...]) -> list[str]:
    """What stands over each column, the highest first; nothing where it would meet what stands over another."""
    slot, highest = canvas.PLOT / len(marks), max(abs(mark.value) for mark in marks) or 1
    order = sorted(range(len(marks)), key=lambda at: -abs(marks[at].value))
    free = canvas.clear((at * slot, marks[at].value / highest * _DEEP, marks[at].text) for at in order)
    kept = {at for at, keep in zip(order, free, strict=True) if keep}
    return [mark.text if at in kept else "" for at, mark in enumerate(marks)]


_DRAW: dict[Shape, Callable[[Figure, Theme, str], Drawing]] = {
    Shape.LINE: lines.lines,
    Shape.COLUMNS: _columns,
    Shape.BARS: bars.bars,
    Shape.FUNNEL: bars.funnel,
}
