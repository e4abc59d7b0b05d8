"""Native charts drawn from the cells of their sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.export.pictures.charts import shown
from analytics.export.words import clean
from analytics.figures import maps
from analytics.figures.bars import bar_colour, distinct
from analytics.figures.spec import Shape
from analytics.figures.theme import LIGHT, ink_on, rgb, written
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.xlsx.styles import Styles
    from analytics.figures.spec import Figure, Mark, Series

_WIDTH: Final = 760
_PLOT: Final = 300
_BAR: Final = 24
_LOOSE: Final = ("target", "claims")
_MOST: Final = 40
_FONT: Final = {"name": "微软雅黑", "size": 9, "color": LIGHT.ink}


@dataclass(frozen=True)
class Block:
    """Where the numbers of a chart stand: sheet, head row, and how many rows below it."""

    sheet: str
    row: int
    count: int


def labels(figure: Figure) -> list[str]:
    """The labels of a chart in their order; years without a value are kept, so that a line shows the gap."""
    if figure.shape is Shape.LINE:
        years = [int(one.label) for series in figure.series for one in series.marks]
        return [str(year) for year in range(min(years), max(years) + 1)]
    if figure.shape is Shape.COLUMNS:
        found = {one.label for series in figure.series for one in series.marks}
        return sorted(found, key=lambda label: int(label.rstrip("月")))
    if figure.shape in (Shape.MAP, Shape.POINTS):
        return distinct([one.label for one in _by_size(figure)])
    return distinct([one.label for one in figure.series[0].marks])


def at(series: Series, label: str) -> Mark | None:
    """The mark of a series at a label; the second of one name has a label that looks the same."""
    same = [one for one in series.marks if one.label == label.rstrip("\u200b")]
    place = len(label) - len(label.rstrip("\u200b"))
    return same[place] if place < len(same) else None


def _by_size(figure: Figure) -> list[Mark]:
    return sorted(figure.series[0].marks, key=lambda one: -one.value)


def _lying(figure: Figure) -> bool:
    return figure.shape in (Shape.BARS, Shape.FUNNEL, Shape.MAP, Shape.POINTS)


def height(figure: Figure) -> int:
    """How many pixels the chart is high."""
    return 80 + _BAR * min(len(labels(figure)), _MOST) if _lying(figure) else _PLOT


def shade(sheet: Any, block: Block, figure: Figure, styles: Styles) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Give the numbers of a map the colours of its classes, which follow when a number is changed."""
    if figure.shape is not Shape.MAP:
        return
    for bound in figure.classes:
        fill = maps.colour_of(bound, figure.classes, LIGHT)
        look = styles.look(f"class {fill}", bg_color=fill, font_color=written(ink_on(rgb(fill))))
        rule = {"type": "cell", "criteria": "<=", "value": bound, "format": look, "stop_if_true": True}
        sheet.conditional_format(block.row + 1, 1, block.row + block.count, 1, rule)


def remarks(figure: Figure, lang: str) -> tuple[str, ...]:
    """What a reader should know of a chart that is not drawn as on the screen."""
    said = []
    if figure.shape is Shape.MAP:
        said.append(tr(lang, mark("The map is drawn here as bars; bars and cells have the colours of its classes.")))
        said.append(tr(lang, maps.METHOD) if figure.classes else "")
    if figure.shape is Shape.POINTS:
        said.append(tr(lang, mark("The map of stations is drawn here as bars.")))
    if _lying(figure) and len(labels(figure)) > _MOST:
        message = mark("The chart shows {shown} of {count}; the table lists all.")
        said.append(tr(lang, message, shown=_MOST, count=len(labels(figure))))
    return tuple(filter(None, said))


def insert(book: Any, sheet: Any, block: Block, row: int, figure: Figure, lang: str) -> None:  # noqa: ANN401, PLR0917 - xlsxwriter has no types
    """Draw a chart of a block's numbers at a row; a map and stations are drawn as bars, the largest first."""
    stacked = figure.shape is Shape.COLUMNS and len(figure.series) > 1
    kind = "line" if figure.shape is Shape.LINE else "bar" if _lying(figure) else "column"
    chart = book.add_chart({"type": kind, "subtype": "stacked"} if stacked else {"type": kind})
    drawn = figure.series[:1] if _lying(figure) else figure.series
    for place, series in enumerate(drawn):
        chart.add_series(_series(block, place, series, figure, stacked=stacked))
    axis = {"num_font": _FONT, "line": {"color": LIGHT.grid}, "name_font": {**_FONT, "bold": False}}
    lying = _lying(figure)
    grid = {"visible": not lying, "line": {"color": LIGHT.grid}}
    values = {**axis, "major_gridlines": grid, "num_format": "#,##0", "visible": not lying}
    # The x axis of lying bars is that of their values.
    chart.set_x_axis(values if lying else axis)
    chart.set_y_axis({**axis, "reverse": True} if lying else {**values, "name": clean(figure.unit)})
    chart.set_legend({"position": "top", "font": _FONT} if len(drawn) > 1 else {"none": True})
    # Lying bars have no axis that could name their unit.
    unit = tr(lang, mark("Unit: {unit}"), unit=clean(figure.unit)) if lying and figure.unit else ""
    chart.set_title({"name": unit, "name_font": {**_FONT, "bold": False}} if unit else {"none": True})
    chart.show_blanks_as("gap")
    chart.set_size({"width": _WIDTH, "height": height(figure)})
    said = clean(figure.alt or figure.title)
    sheet.insert_chart(row, 0, chart, {"description": said, "object_position": 2, "x_offset": 4})


def _series(block: Block, place: int, series: Series, figure: Figure, *, stacked: bool) -> dict[str, Any]:
    column = 1 + 2 * place
    first, last = block.row + 1, block.row + min(block.count, _MOST if _lying(figure) else block.count)
    found = [at(series, label) for label in labels(figure)][: last - first + 1]
    colour = LIGHT.line[(0, 2, 3)[place % 3] if stacked else place % len(LIGHT.line)]
    described: dict[str, Any] = {
        "name": [block.sheet, block.row, column],
        "categories": [block.sheet, first, 0, last, 0],
        "values": [block.sheet, first, column, last, column],
        "data_labels": {"value": True, "custom": _texts(found, series, figure), "font": _FONT},
        "gap": 45,
    }
    if figure.shape is Shape.LINE:
        loose = series.role in _LOOSE
        shape = "diamond" if series.role == "target" else "circle"
        look = {"fill": {"color": colour}, "border": {"color": colour}}
        described["line"] = {"none": True} if loose else {"color": colour, "width": 2.25}
        described["marker"] = {"type": shape, "size": 7, **look}
        described["points"] = [
            {"fill": {"color": LIGHT.paper}, "border": {"color": colour}} if one and one.bound != "=" else None
            for one in found
        ]
        described["data_labels"]["position"] = "above"
        if not any(described["points"]) or loose:
            del described["points"]
        return described
    described["fill"] = {"color": colour}
    if not stacked:
        described["points"] = [{"fill": {"color": _colour(one, figure)}} if one else None for one in found]
        described["data_labels"]["position"] = "outside_end"
    return described


def _colour(one: Mark, figure: Figure) -> str:
    if figure.shape is Shape.MAP and figure.classes:
        return maps.colour_of(one.value, figure.classes, LIGHT)
    if _lying(figure):
        reference = figure.references[0].value if figure.references else None
        return bar_colour(one, reference, figure.region, LIGHT)
    return LIGHT.faint if one.bound != "=" else LIGHT.accent if one.value < 0 else LIGHT.line[0]


def _texts(found: list[Mark | None], series: Series, figure: Figure) -> list[dict[str, Any]]:
    """Labels as on the screen: of a line the last alone, of loose points and bars each."""
    last = max((place for place, one in enumerate(found) if one), default=0)
    every = figure.shape is not Shape.LINE or series.role in _LOOSE
    return [
        {"value": clean(shown(one)), "font": _FONT} if one and (every or place == last) else {"delete": True}
        for place, one in enumerate(found)
    ]
