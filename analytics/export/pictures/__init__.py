"""Figures as pictures: SVG and PNG, drawn without a browser and without the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import vl_convert

from analytics.export.pictures import areas, charts, lying
from analytics.export.pictures.marks import picture
from analytics.figures import plotly
from analytics.figures.spec import Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.export.means import Means
    from analytics.figures.spec import Figure

__all__ = ["drawable", "png", "svg", "tall"]

WIDTH = 640
_MAP_HEIGHT = 420
_PLOT_HEIGHT = 250


def drawable(figure: Figure) -> bool:
    """Whether there is a picture of a figure; a table is its own picture."""
    return figure.shape not in (Shape.TABLE, Shape.EMPTY)


def tall(figure: Figure) -> int:
    """How many pixels a picture should be high."""
    if figure.shape in (Shape.MAP, Shape.POINTS):
        return _MAP_HEIGHT
    return _PLOT_HEIGHT if figure.shape in (Shape.LINE, Shape.COLUMNS) else plotly.height(figure)


def svg(figure: Figure, means: Means, lang: str, width: int = WIDTH, height: int = 0) -> str:
    """Draw a figure; a map whose boundary files are missing is refused, a figure without a picture a ``KeyError``."""
    high = height or tall(figure)
    drawn = (
        _DRAW[figure.shape](figure, lang, width, high)
        if figure.shape in _DRAW
        else areas.draw(figure, means, lang, width, high)
    )
    return picture(drawn, figure.alt or figure.title, width, high)


def png(figure: Figure, means: Means, lang: str, width: int = WIDTH, height: int = 0, *, scale: float = 2) -> bytes:
    """The same picture as pixels."""
    drawn: bytes = vl_convert.svg_to_png(svg(figure, means, lang, width, height), scale=scale)
    return drawn


_DRAW: dict[Shape, Callable[[Figure, str, int, int], str]] = {
    Shape.LINE: charts.line,
    Shape.COLUMNS: charts.columns,
    Shape.BARS: lying.bars,
    Shape.FUNNEL: lying.funnel,
}
