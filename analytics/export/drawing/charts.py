"""Figures as native charts: the part that office programs draw and edit, in the colours and words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.export.drawing import axes, labels, rule
from analytics.export.drawing.grid import grid
from analytics.export.drawing.series import bar_series, line_series, rule_series
from analytics.export.drawing.words import LANGS
from analytics.export.drawing.workbook import workbook
from analytics.figures import bars
from analytics.figures.spec import Figure, Shape
from analytics.figures.theme import LIGHT

if TYPE_CHECKING:
    from analytics.export.drawing.axes import Look
    from analytics.export.drawing.grid import Grid

CHARTS: Final = (Shape.LINE, Shape.COLUMNS, Shape.BARS, Shape.FUNNEL)
BOOK_ID, LINES_ID = "rId1", "rId2"
_SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_GAPS: Final = {Shape.COLUMNS: 54, Shape.BARS: 43, Shape.FUNNEL: 67}
_FEW, _WIDE_GAP = 2, 230


@dataclass(frozen=True)
class Chart:
    """The parts of one chart: itself, its workbook (relation ``BOOK_ID``), and lines drawn over it (``LINES_ID``)."""

    xml: bytes
    book: bytes
    lines: bytes | None


def chart(figure: Figure, lang: str, look: Look) -> Chart:
    """Make the native chart of a line, column, bar or funnel figure for a frame of so many points."""
    made = grid(figure, lang)
    if figure.shape is Shape.LINE:
        plot = _lines(made, lang, look) + axes.upright(figure, made, lang, look)
    elif figure.shape is Shape.COLUMNS:
        plot = _columns(figure, made, lang, look) + axes.upright(figure, made, lang, look)
    else:
        plot = _bars(figure, made, lang, look) + axes.lying(figure, made, lang, look)
    lying = figure.shape in (Shape.BARS, Shape.FUNNEL)
    over = rule.lines(figure, made, lang, look) if lying and made.lines else None
    area = axes.area(figure, made, look)
    legend = "" if lying or len(made.tracks) + len(made.lines) == 1 else axes.legend(look, lang)
    return Chart(_whole(area + plot, legend, lang, look, over=over is not None), workbook(made, lang), over)


def _whole(plot: str, legend: str, lang: str, look: Look, *, over: bool) -> bytes:
    lines = f'<c:userShapes r:id="{LINES_ID}"/>' if over else ""
    fonts = labels.type_(look.size, LIGHT.ink, lang)
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:p><a:pPr>{fonts}</a:pPr>"
        f'<a:endParaRPr lang="{LANGS[lang]}"/></a:p></c:txPr>'
        f'<c:externalData r:id="{BOOK_ID}"><c:autoUpdate val="0"/></c:externalData>{lines}</c:chartSpace>'
    )
    return text.encode()


def _lines(made: Grid, lang: str, look: Look) -> str:
    drawn = "".join(line_series(made, at, lang, look) for at in range(len(made.tracks)))
    rules = "".join(rule_series(made, at) for at in range(len(made.lines)))
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}{rules}'
        f'<c:marker val="1"/>{axes.IDS}</c:lineChart>'
    )


def _columns(figure: Figure, made: Grid, lang: str, look: Look) -> str:
    stacked = len(made.tracks) > 1
    kind = (
        '<c:barDir val="col"/>'
        + ('<c:grouping val="stacked"/>' if stacked else '<c:grouping val="clustered"/>')
        + '<c:varyColors val="0"/>'
    )
    pitch = axes.plot(figure, made, look).width * look.width / len(made.categories)
    # Words inside a column are as wide as it, words above may reach over the gap beside it.
    room = pitch / (1 + _GAPS[Shape.COLUMNS] / 100) if stacked else pitch
    drawn = "".join(
        bar_series(made, at, _colours(figure, made, at), lang, look, room=room, inside=stacked)
        for at in range(len(made.tracks))
    )
    gap = _WIDE_GAP if len(made.categories) <= _FEW else _GAPS[Shape.COLUMNS]
    overlap = '<c:overlap val="100"/>' if stacked else ""
    columns = f'<c:barChart>{kind}{drawn}<c:gapWidth val="{gap}"/>{overlap}{axes.IDS}</c:barChart>'
    rules = "".join(rule_series(made, at) for at in range(len(made.lines)))
    if not rules:
        return columns
    return (
        f'{columns}<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{rules}'
        f'<c:marker val="1"/>{axes.IDS}</c:lineChart>'
    )


def _bars(figure: Figure, made: Grid, lang: str, look: Look) -> str:
    drawn = bar_series(made, 0, _colours(figure, made, 0), lang, look, noted=figure.shape is Shape.FUNNEL)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="{_GAPS[figure.shape]}"/>{axes.IDS}</c:barChart>'
    )


def _colours(figure: Figure, made: Grid, at: int) -> list[str]:
    """The fill of each bar of a track, as on screen."""
    track = made.tracks[at]
    split = figure.references[0].value if figure.references else None
    found = []
    for one in track.marks:
        if one is None:
            found.append("")
        elif figure.shape is Shape.COLUMNS:
            found.append(bars.column_colour(one, track.place, LIGHT, stacked=len(made.tracks) > 1))
        else:
            found.append(bars.bar_colour(one, split, figure.region, LIGHT))
    return found
