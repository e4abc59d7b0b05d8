"""Draws bars and funnels with Plotly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.figures import canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.figures.canvas import Drawing
    from analytics.figures.spec import Figure, Mark
    from analytics.figures.theme import Theme

_GAP = 6  # pixels between a bar and what is written behind it
MANY = 8  # bars fill their room; fewer would be slabs in a card as high as the one beside it
_SLOTS = ((3, 44), (MANY - 1, 32))  # pixels for each of up to so many bars
_SLOT = 23


def slot(count: int) -> int:
    """How many pixels high the room of each of so many bars is at least."""
    return next((high for most, high in _SLOTS if count <= most), _SLOT)


def bars(figure: Figure, theme: Theme, lang: str) -> Drawing:
    """Draw marks as horizontal bars in their order, against a reference line if there is one."""
    factor, _ = canvas.scale(figure, lang)
    marks = figure.series[0].marks[::-1]
    texts = [canvas.folded(mark.text) + (" ⚑" if mark.disputed else "") for mark in marks]
    reference = figure.references[0] if figure.references else None
    split = reference.value if reference else None
    largest = max((mark.value for mark in marks), default=1) / factor or 1
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": distinct([mark.label for mark in marks]),
        "x": [mark.value / factor for mark in marks],
        "text": texts,
        "textposition": ["inside" if met else "outside" for met in _met(marks, texts, split)],
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "marker": {"color": [bar_colour(mark, split, figure.region, theme) for mark in marks]},
        "customdata": [[mark.region] for mark in marks],
        "hovertext": canvas.hover(marks),
        "hoverinfo": "text",
    }
    above, below = (8, 24) if reference else (12, 8)
    layout = {
        "bargap": 0.3 if len(marks) >= MANY else 0.45,
        "xaxis": canvas.axis(theme, visible=False, range=[0, largest / canvas.share_of_bars(texts)]),
        "yaxis": canvas.axis(theme, tickfont={"color": theme.ink, "size": 12}, showgrid=False, ticksuffix=" "),
        "margin": canvas.margin((f"{mark.label} " for mark in marks), above=above, below=below),
        **_reference(reference.label if reference else "", (split or 0) / factor, theme, drawn=reference is not None),
    }
    return [trace], layout


def _met(marks: Sequence[Mark], texts: Sequence[str], split: float | None) -> list[bool]:
    """Whether the label behind each bar would be crossed by the reference line."""
    longest = max((mark.value for mark in marks), default=0)
    if split is None or not longest:
        return [False] * len(marks)
    pixels = canvas.PLOT * canvas.share_of_bars(texts) / longest
    return [
        mark.value <= split <= mark.value + (canvas.wide(text) + _GAP) / pixels
        for mark, text in zip(marks, texts, strict=True)
    ]


def distinct(labels: list[str]) -> list[str]:
    """Keep two bars of one name apart: Plotly would stack them."""
    seen: dict[str, int] = {}
    made = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        made.append(label + "\u200b" * (seen[label] - 1))
    return made


def bar_colour(mark: Mark, split: float | None, region: str, theme: Theme) -> str:
    """The selected region stands out; what is below the reference or of another year stands back."""
    if mark.region and mark.region == region:
        return theme.accent
    if mark.faint or (split is not None and mark.value < split):
        return theme.faint
    return theme.line[0]


def column_colour(mark: Mark, place: int, theme: Theme, *, stacked: bool) -> str:
    """The colour of the column's series; a bound stands back, a fall is told from a rise."""
    if mark.bound != "=" and not stacked:
        return theme.faint
    return theme.accent if mark.value < 0 else theme.line[(0, 2, 3)[place % 3]]


def _reference(label: str, value: float, theme: Theme, *, drawn: bool) -> dict[str, Any]:
    if not drawn:
        return {}
    line = {
        "type": "line",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": theme.accent, "width": 1.5, "dash": "dot"},
    }
    note = {
        "x": value,
        "y": 0,
        "yref": "paper",
        "text": label,
        "showarrow": False,
        "yanchor": "top",
        "font": {"color": theme.accent, "size": 12},
    }
    return {"shapes": [line], "annotations": [note]}


def funnel(figure: Figure, theme: Theme, lang: str) -> Drawing:
    """Draw stages as bars; an unknown one is a sliver that says so, a stock is faint."""
    factor, _ = canvas.scale(figure, lang)
    marks = figure.series[0].marks[::-1]
    largest = max(mark.value for mark in marks) / factor or 1
    unknown = [mark.faint and not mark.value for mark in marks]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": [mark.label for mark in marks],
        "x": [mark.value / factor if not gap else largest * 0.012 for mark, gap in zip(marks, unknown, strict=True)],
        "text": [
            mark.text + (f"（{mark.note}）" if mark.note and lang == "zh" else f" ({mark.note})" if mark.note else "")
            for mark in marks
        ],
        "textposition": "outside",
        "textfont": {"size": 13, "color": [theme.muted if gap else theme.ink for gap in unknown]},
        "cliponaxis": False,
        "marker": {
            "color": [
                theme.grid if gap else theme.faint if mark.faint else theme.line[0]
                for mark, gap in zip(marks, unknown, strict=True)
            ]
        },
        "hovertext": canvas.hover(marks),
        "hoverinfo": "text",
    }
    layout = {
        "bargap": 0.4,
        "xaxis": canvas.axis(
            theme, visible=False, range=[0, largest * (1.1 + 0.035 * max(len(mark.text + mark.note) for mark in marks))]
        ),
        "yaxis": canvas.axis(theme, tickfont={"color": theme.ink, "size": 13}, showgrid=False, ticksuffix=" "),
        "margin": canvas.margin((f"{mark.label} " for mark in marks), size=13, below=8),
    }
    return [trace], layout
