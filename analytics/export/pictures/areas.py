"""Maps as SVG: areas by class, stations as circles, the nation whole with the South China Sea islands in an inset."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final

from analytics.export.pictures import outlines, projection
from analytics.export.pictures.charts import shown
from analytics.export.pictures.labels import Label, placed
from analytics.export.pictures.marks import text, wide
from analytics.figures import maps
from analytics.figures.spec import Shape
from analytics.figures.theme import LIGHT, ink_on, rgb, written
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from analytics.regions import NATION

if TYPE_CHECKING:
    from analytics.export.means import Means
    from analytics.export.pictures.projection import Project
    from analytics.figures.spec import Figure, Mark
    from analytics.regions import Boundaries, RegionTree
    from analytics.regions.boundaries import Box, Feature

_LEGEND: Final = 40
_LARGEST: Final = 15
_LINES: Final = ("ten_dash_line", "undefined_boundary")
_INSET: Final = (0.845, 0.62, 1.0, 1.0)
_SWATCH: Final = 14
_MOST: Final = 40
INSET: Final = mark("South China Sea islands")


def draw(figure: Figure, means: Means, lang: str, width: int, height: int) -> str:
    """Draw a map; of the nation only from boundaries that are complete, else it is refused."""
    national = maps.inner(means.tree, figure.region) == NATION
    if national:
        _complete(means.boundaries, means.tree)
    frame: Box = (4, 4, width - 4, height - _LEGEND - 4)
    shown = means.boundaries.extent(means.tree, figure.region)
    project = projection.nation(frame) if national else projection.region(shown, frame)
    parts = [_clipped("main", frame, _ground(figure, means, project, frame, national=national))]
    if national:
        parts.append(_inset(figure, means, lang, frame))
    if figure.shape is Shape.POINTS:
        parts.append(_circles(figure, means, project))
    else:
        parts.append(_names(figure, means, lang, project))
    parts.append(_legend(figure, lang, height))
    return "".join(parts)


@lru_cache(maxsize=2)
def _complete(boundaries: Boundaries, tree: RegionTree) -> None:
    """Refuse boundaries that no map of the nation may be drawn from; a passed check, which reads every file, is kept."""
    boundaries.check(tree)


def _clipped(name: str, box: Box, drawn: str) -> str:
    at = _at(box)
    return f'<clipPath id="{name}"><rect {at}/></clipPath><g clip-path="url(#{name})">{drawn}</g>'


def _at(box: Box) -> str:
    left, top, right, bottom = box
    return f'x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}"'


def _ground(figure: Figure, means: Means, project: Project, frame: Box, *, national: bool) -> str:
    known = {} if figure.shape is Shape.POINTS else {one.region: one for one in figure.series[0].marks}
    drawn = []
    for feature in means.boundaries.inside(means.tree, figure.region):
        code = str(feature["properties"]["adcode"])
        value = None if feature["properties"].get("nonstd") else known.get(code)
        fill = maps.colour_of(value.value, figure.classes, LIGHT) if value else LIGHT.unknown
        if path := outlines.path(feature["geometry"], project, frame):
            drawn.append(f'<path d="{path}" fill="{fill}"/>')
    edge = LIGHT.faint if figure.shape is Shape.POINTS else LIGHT.paper
    areas = f'<g stroke="{edge}" stroke-width="0.8" stroke-linejoin="round">{"".join(drawn)}</g>'
    return areas + (_lines(means, project, frame) if national else _chosen(figure, means, project, frame))


def _lines(means: Means, project: Project, frame: Box) -> str:
    """The lines that a map of the nation must show."""
    drawn = [
        f'<path d="{outlines.path(line["geometry"], project, frame)}"/>'
        for line in means.boundaries.lines()
        if line["properties"]["kind"] in _LINES
    ]
    return f'<g fill="none" stroke="{LIGHT.accent}" stroke-width="1.4">{"".join(drawn)}</g>'


def _chosen(figure: Figure, means: Means, project: Project, frame: Box) -> str:
    """The outline of a region that is seen among its siblings."""
    outline: Feature | None = None
    if not means.tree.children(figure.region):
        outline = means.boundaries.outline(means.tree, figure.region)
    if outline is None:
        return ""
    drawn = outlines.path(outline["geometry"], project, frame)
    return f'<path d="{drawn}" fill="none" stroke="{LIGHT.accent}" stroke-width="2.5"/>'


def _inset(figure: Figure, means: Means, lang: str, frame: Box) -> str:
    left, top, right, bottom = frame
    across, down = right - left, bottom - top
    box = (left + _INSET[0] * across, top + _INSET[1] * down, left + _INSET[2] * across, top + _INSET[3] * down)
    ground = _ground(figure, means, projection.region(projection.INSET, box), box, national=True)
    at = _at(box)
    return (
        f'<rect {at} fill="{LIGHT.paper}"/>{_clipped("inset", box, ground)}'
        f'<rect {at} fill="none" stroke="{LIGHT.muted}"/>'
        + text((box[0] + box[2]) / 2, box[3] - 5, tr(lang, INSET), size=8, colour=LIGHT.muted, anchor="middle")
    )


def _names(figure: Figure, means: Means, lang: str, project: Project) -> str:
    """Names of areas with their values, thinned out where they would overlap; the known and the large come first."""
    known: dict[str, Mark] = {one.region: one for one in figure.series[0].marks}
    wanted = []
    for node in means.tree.children(maps.inner(means.tree, figure.region)):
        if node.lon is None or node.lat is None:
            continue
        x, y = project(node.lon, node.lat)
        value = known.get(node.code)
        fill = maps.colour_of(value.value, figure.classes, LIGHT) if value else LIGHT.unknown
        wanted.append(
            Label(
                x, y, means.tree.short(node.code, lang), shown(value) if value else "", written(ink_on(rgb(fill))), fill
            )
        )
    wanted.sort(key=lambda one: not one.below)
    return placed(wanted)


def _circles(figure: Figure, means: Means, project: Project) -> str:
    """Stations by county: the area of a circle is their number, its colour the coverage."""
    rates = {one.region: one for one in figure.series[1].marks}
    most = max((one.value for one in figure.series[0].marks), default=1)
    drawn, wanted = [], []
    for one in sorted(figure.series[0].marks, key=lambda one: -one.value):
        node = means.tree[one.region]
        if node.lon is None or node.lat is None:
            continue
        x, y = project(node.lon, node.lat)
        rate = rates.get(one.region)
        fill = maps.colour_of(rate.value, figure.classes, LIGHT) if rate else LIGHT.unknown
        radius = max(2.5, _LARGEST * math.sqrt(one.value / most))
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>')
        wanted.append(Label(x, y - radius - 6, f"{one.label} {one.text}", "", LIGHT.ink, LIGHT.paper))
    circles = f'<g fill-opacity="0.85" stroke="{LIGHT.muted}" stroke-width="0.6">{"".join(drawn)}</g>'
    return circles + placed(wanted[:_MOST])


def _legend(figure: Figure, lang: str, height: int) -> str:
    """The classes of a map and what they mean, in two lines at the foot."""
    points = figure.shape is Shape.POINTS
    said = tr(lang, maps.METHOD)
    if points:
        said = tr(lang, mark("the area of a circle is the number of stations, its colour the coverage of townships"))
    unit = INDICATORS["station_coverage" if points else figure.key.partition(":")[2]].unit
    shaded = replace(figure, series=figure.series[1:]) if points else figure
    swatches = maps.keys(shaded, unit, lang=lang, theme="light")
    x, y, drawn = 6.0, height - _LEGEND + 12, []
    for colour, words in swatches:
        drawn.append(f'<rect x="{x:.0f}" y="{y - 9}" width="{_SWATCH}" height="10" rx="2" fill="{colour}"/>')
        drawn.append(f'<text x="{x + _SWATCH + 4:.0f}" y="{y}">{escape(words)}</text>')
        x += _SWATCH + 4 + wide(words, 11) + 14
    foot = f"{figure.unit} · {said}" if figure.unit else said
    drawn.append(f'<text x="6" y="{y + 18}">{escape(foot)}</text>')
    return f'<g font-size="11" fill="{LIGHT.muted}">{"".join(drawn)}</g>'
