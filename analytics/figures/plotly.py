"""Draws figures with Plotly, from plain dicts built once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.figures import bars, canvas
from analytics.figures.chart import Chart
from analytics.figures.spec import Figure, Series, Shape
from analytics.figures.theme import THEMES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.figures.canvas import Drawing, Trace

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
_BAR, _WIDE_BAR, _FEW_BARS = 23, 32, 3
_LINE_HEIGHT = 290
_MANY = 12
_SHORT_GAP = 3


def height(figure: Figure) -> int:
    """How many pixels a drawn figure is high."""
    marks = max((len(series.marks) for series in figure.series), default=0)
    if figure.shape is Shape.BARS:
        return 36 + (_BAR if marks > _FEW_BARS else _WIDE_BAR) * marks
    return 44 + 46 * marks if figure.shape is Shape.FUNNEL else _LINE_HEIGHT


def draw(figure: Figure, theme: str, lang: str) -> Chart:
    """Draw a line, bar, column or funnel figure."""
    colours = THEMES[theme]
    traces, layout = _DRAW[figure.shape](figure, colours, lang)
    return Chart(traces, {**canvas.base(colours), "height": height(figure), **layout})


def _line(figure: Figure, theme: Theme, lang: str) -> Drawing:
    factor, unit = canvas.scale(figure, lang)
    title, notes = canvas.unit_words(unit, theme)
    traces = [
        trace for place, series in enumerate(figure.series) for trace in _line_traces(series, place, factor, theme)
    ]
    years = sorted({int(mark.label) for series in figure.series for mark in series.marks})
    step = 1 if years[-1] - years[0] <= _MANY else 2
    top = max(mark.value for series in figure.series for mark in series.marks) / factor
    layout = {
        "xaxis": canvas.axis(
            theme, dtick=step, tickformat="d", showgrid=False, range=[years[0] - 0.4, years[-1] + 0.9]
        ),
        "yaxis": canvas.axis(
            theme,
            title=title,
            range=[0, top * 1.15],
            nticks=6,
            tickformat=",",
        ),
        "annotations": notes,
        "showlegend": len(figure.series) > 1,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 12}},
        "margin": {"l": 8, "r": 16, "t": 34 if len(figure.series) > 1 else 24, "b": 8},
    }
    return traces, layout


def _line_traces(series: Series, place: int, factor: float, theme: Theme) -> list[Trace]:
    """A line is drawn from year to year; over a short gap it is dotted, over a long one there is none."""
    points = _line_trace(series, place, factor, theme)
    if series.role in ("target", "claims"):
        return [points]
    steps = list(zip(points["x"], points["y"], points["x"][1:], points["y"][1:], strict=False))
    joined = [step for step in steps if step[2] - step[0] == 1]
    gaps = [step for step in steps if 1 < step[2] - step[0] <= _SHORT_GAP]
    return [_segments(joined, points, "solid"), _segments(gaps, points, "dot"), points]


def _segments(steps: list[tuple[int, float, int, float]], points: Trace, dash: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for step in steps for x in (step[0], step[2], None)],
        "y": [y for step in steps for y in (step[1], step[3], None)],
        "line": {**points["line"], "dash": dash},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _line_trace(series: Series, place: int, factor: float, theme: Theme) -> Trace:
    colour = theme.line[place % len(theme.line)]
    target, loose = series.role == "target", series.role in ("target", "claims")
    marks = series.marks
    last = len(marks) - 1
    return {
        "type": "scatter",
        "name": series.name,
        "x": [int(mark.label) for mark in marks],
        "y": [mark.value / factor for mark in marks],
        "mode": "markers+text",
        "text": [mark.text if at == last or loose else "" for at, mark in enumerate(marks)],
        "textposition": "bottom center" if place == 1 and not loose else "top center",
        "textfont": {"color": colour, "size": 13},
        "cliponaxis": False,
        "line": {"color": colour, "width": 2.5},
        "marker": {
            "color": [theme.paper if mark.bound != "=" else colour for mark in marks],
            "size": 10 if target else 8,
            "symbol": "diamond" if target else "circle",
            "line": {"color": colour, "width": 2},
        },
        "hovertext": canvas.hover(marks),
        "hoverinfo": "text",
    }


def _columns(figure: Figure, theme: Theme, lang: str) -> Drawing:
    factor, unit = canvas.scale(figure, lang)
    title, notes = canvas.unit_words(unit, theme)
    stacked = len(figure.series) > 1
    traces = [
        _column_trace(series, place, factor, theme, stacked=stacked) for place, series in enumerate(figure.series)
    ]
    values = [mark.value / factor for series in figure.series for mark in series.marks]
    labels = dict.fromkeys(mark.label for series in figure.series for mark in series.marks)
    years = sorted(labels, key=lambda label: int(label.rstrip("月")))
    layout: dict[str, Any] = {
        "barmode": "stack",
        "bargap": 0.35 if len(years) > 2 else 0.7,  # noqa: PLR2004 - one or two columns would be slabs
        "xaxis": canvas.axis(theme, type="category", categoryorder="array", categoryarray=years, showgrid=False),
        "yaxis": canvas.axis(theme, title=title, nticks=6, tickformat=","),
        "annotations": notes,
        "showlegend": stacked,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        "margin": {"l": 8, "r": 16, "t": 34 if stacked else 24, "b": 8},
    }
    if not stacked and values:
        layout["yaxis"]["range"] = [min(0, min(values) * 1.2), max(0, max(values) * 1.2)]
    return traces, layout


def _column_trace(series: Series, place: int, factor: float, theme: Theme, *, stacked: bool) -> Trace:
    marks = series.marks
    return {
        "type": "bar",
        "name": series.name,
        "x": [mark.label for mark in marks],
        "y": [mark.value / factor for mark in marks],
        "text": [mark.text for mark in marks],
        "textposition": "auto" if stacked else "outside",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "marker": {"color": [bars.column_colour(mark, place, theme, stacked=stacked) for mark in marks]},
        "hovertext": canvas.hover(marks),
        "hoverinfo": "text",
    }


_DRAW: dict[Shape, Callable[[Figure, Theme, str], Drawing]] = {
    Shape.LINE: _line,
    Shape.COLUMNS: _columns,
    Shape.BARS: bars.bars,
    Shape.FUNNEL: bars.funnel,
}
