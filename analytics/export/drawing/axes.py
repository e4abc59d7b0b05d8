"""Axes, plot area and legend of native charts, laid out by hand so that every label has its room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.export.drawing.labels import fill, text, type_
from analytics.export.drawing.series import bar_words
from analytics.export.drawing.words import width
from analytics.figures import canvas
from analytics.figures.spec import Figure, Shape
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from analytics.export.drawing.grid import Grid

IDS: Final = '<c:axId val="111"/><c:axId val="222"/>'
_TOP, _FOOT, _ROOM = 1.15, 8, 0.5
_LEAST_BARS: Final = 0.25
_ZERO_TO_ONE: Final = '<c:scaling><c:orientation val="{way}"/>{ends}</c:scaling>'


@dataclass(frozen=True)
class Look:
    """The frame of a chart in points, and the size of its letters."""

    width: float
    height: float
    size: float = 12


@dataclass(frozen=True)
class Plot:
    """Where the axes enclose the marks, in shares of the frame."""

    x: float
    y: float
    width: float
    height: float


def plot(figure: Figure, made: Grid, look: Look) -> Plot:
    """Find the room for marks beside names and ticks, under legend and unit."""
    if figure.shape in (Shape.BARS, Shape.FUNNEL):
        names = max(width(label, look.size) for label in made.categories) + _FOOT
        left = min(names, look.width * _ROOM)
        foot = look.size * 2 if made.lines else 0
        return Plot(left / look.width, 0, 1 - left / look.width, 1 - foot / look.height)
    left, top, foot = look.size * 4.4, look.size * 2.4, look.size * 2.2
    return Plot(
        left / look.width,
        top / look.height,
        (look.width - left - look.size * 1.5) / look.width,
        (look.height - top - foot) / look.height,
    )


def longest(figure: Figure, made: Grid, lang: str, look: Look) -> float:
    """The end of the value axis of lying bars, so that the longest words behind a bar fit."""
    inside = plot(figure, made, look).width * look.width
    words = bar_words(made.tracks[0], lang, noted=figure.shape is Shape.FUNNEL)
    share = max(_LEAST_BARS, 1 - (max(width(one, look.size) for one in words) + look.size * 1.5) / inside)
    largest = max([*(value for value in made.tracks[0].values if value is not None), *(v for _, v in made.lines)])
    return (largest or 1) / share


def area(figure: Figure, made: Grid, look: Look) -> str:
    """The layout of the plot area."""
    inside = plot(figure, made, look)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{inside.x:.5f}"/><c:y val="{inside.y:.5f}"/>'
        f'<c:w val="{inside.width:.5f}"/><c:h val="{inside.height:.5f}"/></c:manualLayout></c:layout>'
    )


def upright(figure: Figure, made: Grid, lang: str, look: Look) -> str:
    """Years below, values on the left in the unit of the screen (万, millions)."""
    _, unit = canvas.scale(figure, lang)
    values = [value for track in made.tracks for value in track.values if value is not None]
    ends = "" if min(values) < 0 else '<c:min val="0"/>'
    if figure.shape is Shape.LINE:
        ends = f'<c:max val="{_ceiling(max(values) * _TOP)!r}"/>{ends}'
    return (
        f'<c:catAx><c:axId val="111"/>{_ZERO_TO_ONE.format(way="minMax", ends="")}<c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_line(LIGHT.muted)}{_type(look, LIGHT.muted, lang)}'
        '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/>{_ZERO_TO_ONE.format(way="minMax", ends=ends)}<c:delete val="0"/>'
        f'<c:axPos val="l"/><c:majorGridlines>{_line(LIGHT.grid)}</c:majorGridlines>{_unit(unit, lang, look)}'
        f'<c:numFmt formatCode="{_format(figure, lang)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_type(look, LIGHT.muted, lang)}<c:crossAx val="111"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def lying(figure: Figure, made: Grid, lang: str, look: Look) -> str:
    """Names on the left in the order of the screen; the value axis is not drawn, because every bar has its words."""
    ends = f'<c:max val="{longest(figure, made, lang, look)!r}"/><c:min val="0"/>'
    return (
        f'<c:catAx><c:axId val="111"/>{_ZERO_TO_ONE.format(way="maxMin", ends="")}<c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_line(LIGHT.grid)}{_type(look, LIGHT.ink, lang)}'
        '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="50"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="222"/>{_ZERO_TO_ONE.format(way="minMax", ends=ends)}<c:delete val="1"/>'
        '<c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="111"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def legend(look: Look, lang: str) -> str:
    """The names of the series above the plot."""
    left, high = look.size * 6 / look.width, look.size * 2 / look.height
    return (
        '<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.5f}"/><c:y val="0"/><c:w val="{1 - left:.5f}"/><c:h val="{high:.5f}"/></c:manualLayout>'
        f'</c:layout><c:overlay val="0"/>{_type(look, LIGHT.ink, lang)}</c:legend>'
    )


def _ceiling(value: float) -> float:
    """The next of 1, 1.2, 1.5, 2, 2.5 … times a power of ten, where ticks are round."""
    step = 10.0 ** (len(str(int(value))) - 1) if value >= 1 else 0.1
    return next(one * step for one in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if one * step >= value)


def _format(figure: Figure, lang: str) -> str:
    """Numbers of the value axis: whole, or counted in 万 or millions where the screen counts so."""
    factor, _ = canvas.scale(figure, lang)
    return {1: "#,##0.##", 1e4: r"[=0]0;0\.0,", 1e6: "[=0]0;0.0,,"}[factor]


def _unit(unit: str, lang: str, look: Look) -> str:
    if not unit:
        return ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/>{text(unit, look.size, LIGHT.muted, lang)}</c:rich></c:tx>'
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        '</c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def _line(colour: str) -> str:
    return f'<c:spPr><a:ln w="9525">{fill(colour)}</a:ln></c:spPr>'


def _type(look: Look, colour: str, lang: str) -> str:
    return f"<c:txPr><a:bodyPr/><a:p><a:pPr>{type_(look.size, colour, lang)}</a:pPr></a:p></c:txPr>"
