"""Draws lines with Plotly: points joined from year to year, and labels that keep clear of each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.figures import canvas

if TYPE_CHECKING:
    from analytics.figures.canvas import Drawing, Trace
    from analytics.figures.spec import Figure, Series
    from analytics.figures.theme import Theme

HEIGHT: Final = 290
_TICK: Final = 34  # pixels that a year on the axis takes
_SHORT_GAP: Final = 3
_LOOSE: Final = ("target", "claims")
_LABEL: Final = 13
_DEEP: Final = 220  # pixels: how high the plot is
_AIR: Final = 1.15
_LEFT, _RIGHT = 0.4, 0.4  # years beside the first and last point


def lines(figure: Figure, theme: Theme, lang: str) -> Drawing:
    """Draw series over years; the last point of each says its value, and so does every point that no line reaches."""
    factor, unit = canvas.scale(figure, lang)
    title, notes = canvas.unit_words(unit, theme)
    many = len(figure.series) > 1
    years = sorted({int(mark.label) for series in figure.series for mark in series.marks})
    top = max(mark.value for series in figure.series for mark in series.marks) / factor * _AIR or 1
    across = _across(figure, years)
    pixels = canvas.PLOT / (across[1] - across[0])
    sides = _sides(figure, top * factor, pixels)
    traces = [
        trace
        for place, series in enumerate(figure.series)
        for trace in _traces(series, theme.line[place % len(theme.line)], factor, sides[place], theme)
    ]
    layout = {
        "xaxis": canvas.axis(theme, tickvals=_ticks(years, pixels), tickformat="d", showgrid=False, range=across),
        "yaxis": canvas.axis(theme, title=title, range=[0, top], nticks=6, tickformat=","),
        "annotations": notes,
        "showlegend": many,
        "legend": {**canvas.legend(unit), "font": {"size": 12}},
        "margin": canvas.margin(canvas.ticks(0, top), titled=bool(title), above=canvas.LEGEND if many else 24),
    }
    return traces, layout


def _across(figure: Figure, years: list[int]) -> list[float]:
    """The years shown, with room for the labels beside the last points and above the first."""
    ends = [series.marks[-1] for series in figure.series if series.role not in _LOOSE]
    behind = max((canvas.wide(mark.text, _LABEL) + 10 for mark in ends if int(mark.label) == years[-1]), default=0)
    half = [
        canvas.wide(one.marks[-1].text, _LABEL) / 2 for one in figure.series if int(one.marks[-1].label) == years[-1]
    ]
    behind = max(behind, *half, 0)
    before = max(
        (canvas.wide(series.marks[0].text, _LABEL) / 2 for series in figure.series if _alone(series, 0)), default=0
    )
    span = years[-1] - years[0]
    pixels = (canvas.PLOT - behind - before) / (span + _LEFT + _RIGHT)
    return [years[0] - max(_LEFT, before / pixels), years[-1] + _RIGHT + behind / pixels]


def _ticks(years: list[int], pixels: float) -> list[int]:
    """The years named on the axis, none of them where there is only room for a label."""
    step = 1 if pixels >= _TICK else 2 if pixels * 2 >= _TICK else 5
    return [year for year in range(years[0], years[-1] + 1) if year % step == 0]


def _alone(series: Series, at: int) -> bool:
    """Whether no line reaches a point, so that it must say its value itself."""
    if series.role in _LOOSE:
        return True
    year = int(series.marks[at].label)
    near = [abs(int(mark.label) - year) for place, mark in enumerate(series.marks) if place != at]
    return not near or min(near) > _SHORT_GAP


def _sides(figure: Figure, top: float, pixels: float) -> list[list[str]]:
    """On which side of its point each label stands, "" for none: lower where it would meet one already placed."""
    sides = [[""] * len(series.marks) for series in figure.series]
    ends: list[tuple[float, int, int]] = []
    newest = max(int(mark.label) for series in figure.series for mark in series.marks)
    loose: list[tuple[float, float, str]] = []
    for place, series in enumerate(figure.series):
        for at, mark in enumerate(series.marks):
            alone = _alone(series, at)
            ends_early = alone and int(mark.label) < newest
            if at == len(series.marks) - 1 and series.role not in _LOOSE and not ends_early:
                sides[place][at] = "middle right"
                ends.append((mark.value, place, at))
            elif alone:
                loose.append((int(mark.label) * pixels, mark.value / top * _DEEP, mark.text))
                sides[place][at] = "top center" if canvas.clear(loose, _LABEL)[-1] else "bottom center"
    ends.sort(reverse=True)
    for (high, above, first), (low, below, last) in pairwise(ends):
        if (high - low) / top * _DEEP < _LABEL + 4:
            sides[above][first] = sides[above][first].replace("middle", "top")
            sides[below][last] = "bottom right"
    return sides


def _traces(series: Series, colour: str, factor: float, sides: list[str], theme: Theme) -> list[Trace]:
    """A line is drawn from year to year; over a short gap it is dotted, over a long one there is none."""
    points = _points(series, colour, factor, sides, theme)
    if series.role in _LOOSE:
        return [points]
    steps = list(zip(points["x"], points["y"], points["x"][1:], points["y"][1:], strict=False))
    joined = [step for step in steps if step[2] - step[0] == 1]
    gaps = [step for step in steps if 1 < step[2] - step[0] <= _SHORT_GAP]
    # The line is the key to the series where there is one: the first point may be hollow.
    points["showlegend"] = not joined
    return [
        {**_segments(joined, points, "solid"), "showlegend": bool(joined)},
        {**_segments(gaps, points, "dot"), "showlegend": False},
        points,
    ]


def _segments(steps: list[tuple[int, float, int, float]], points: Trace, dash: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": points["name"],
        "legendgroup": points["legendgroup"],
        "x": [x for step in steps for x in (step[0], step[2], None)],
        "y": [y for step in steps for y in (step[1], step[3], None)],
        "line": {**points["line"], "dash": dash},
        "hoverinfo": "skip",
    }


def _points(series: Series, colour: str, factor: float, sides: list[str], theme: Theme) -> Trace:
    target, marks = series.role == "target", series.marks
    return {
        "type": "scatter",
        "name": series.name,
        "legendgroup": series.name,
        "x": [int(mark.label) for mark in marks],
        "y": [mark.value / factor for mark in marks],
        "mode": "markers+text",
        # The blank keeps a label beside a point off its edge.
        "text": [
            (f" {mark.text}" if side.endswith("right") else mark.text) if side else ""
            for mark, side in zip(marks, sides, strict=True)
        ],
        "textposition": [side or "top center" for side in sides],
        "textfont": {"color": colour, "size": _LABEL},
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
