"""Map and station figures as shapes: one for each region, with names and, for the nation, the inset."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.export.drawing import geometry
from analytics.export.drawing.geometry import conic, fitted, mercator, simplified, span
from analytics.export.drawing.words import width
from analytics.figures import maps
from analytics.figures.spec import Shape
from analytics.figures.theme import LIGHT, ink_on, rgb, written
from analytics.i18n import mark, tr
from analytics.regions import NATION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.export.drawing.geometry import Path, Point
    from analytics.export.means import Means
    from analytics.figures.spec import Figure
    from analytics.regions.boundaries import Box, Feature

INSET: Final = (106.0, 2.5, 123.0, 25.5)
_SOUTH: Final = 17.3
_NATIONAL: Final = ("ten_dash_line", "undefined_boundary")
_INSET_SHARE, _INSET_WIDTH, _INSET_ASPECT, _BESIDE = 0.33, 0.26, 0.70, 0.15
_FINE, _DOT, _MARGIN = 0.45, 1.1, 4
_NAMES, _SMALL_NAMES = 8.0, 6.0
_LARGEST, _LEAST = 15.0, 2.5


@dataclass(frozen=True)
class Patch:
    """A shape of paths in points, closed and filled where ``fill`` is a colour; ``line`` is that of its edge."""

    name: str
    says: str
    paths: tuple[Path, ...]
    fill: str = ""
    line: str = ""
    weight: float = 0.5


@dataclass(frozen=True)
class Disc:
    """A circle in points."""

    name: str
    says: str
    at: Point
    radius: float
    fill: str


@dataclass(frozen=True)
class Name:
    """Words centred on a point."""

    words: str
    at: Point
    size: float
    colour: str


@dataclass(frozen=True)
class Area:
    """A region of a map with its words and its fill."""

    name: str
    says: str
    fill: str
    code: str
    rings: tuple[Path, ...]


Drawn = Patch | Disc | Name


def sketch(figure: Figure, means: Means, lang: str, wide: float, high: float) -> list[Drawn]:
    """Draw a map or station figure in so many points, from the ground up.

    Boundaries that no map of the nation may be drawn from are refused.
    """
    areas = _areas(figure, means, lang)
    frame = (_MARGIN, _MARGIN, wide - _MARGIN, high - _MARGIN)
    if figure.region == NATION:
        means.boundaries.check(means.tree)
        return _nation(figure, areas, means, lang, frame)
    rings = [[mercator(*point) for point in ring] for area in areas for ring in area.rings]
    fit = fitted(span(point for ring in rings for point in ring), frame)
    drawn: list[Drawn] = [*_patches(areas, [[fit(point) for point in ring] for ring in rings])]
    drawn += _chosen(figure, means, lambda lon, lat: fit(mercator(lon, lat)))
    return [*drawn, *_over(figure, areas, means, lambda lon, lat: fit(mercator(lon, lat)))]


def _nation(figure: Figure, areas: Sequence[Area], means: Means, lang: str, frame: Box) -> list[Drawn]:
    """The whole in one frame, the South China Sea islands in an inset, national lines in both."""
    near = [
        Area(a.name, a.says, a.fill, a.code, tuple(r for r in a.rings if max(y for _, y in r) > _SOUTH)) for a in areas
    ]
    rings = [[conic(*point) for point in ring] for area in near for ring in area.rings]
    # Left of the inset, which stands in the sea east of Taiwan.
    beside = (frame[0], frame[1], frame[2] - (frame[2] - frame[0]) * _BESIDE, frame[3])
    fit = fitted(span(point for ring in rings for point in ring), beside)
    lines = [
        part
        for line in means.boundaries.lines()
        if line["properties"]["kind"] in _NATIONAL
        for part in line["geometry"]["coordinates"]
    ]
    north = [part for part in lines if min(lat for _, lat in part) > _SOUTH]
    drawn: list[Drawn] = [*_patches(near, [[fit(point) for point in ring] for ring in rings])]
    drawn.append(_strokes([[fit(conic(*point)) for point in part] for part in north], lang))
    drawn += _over(figure, near, means, lambda lon, lat: fit(conic(lon, lat)))
    return [*drawn, *_inset(areas, lines, lang, frame)]


def _inset(areas: Sequence[Area], lines: Sequence[Path], lang: str, frame: Box) -> list[Drawn]:
    high = min((frame[3] - frame[1]) * _INSET_SHARE, (frame[2] - frame[0]) * _INSET_WIDTH)
    box = (frame[2] - high * _INSET_ASPECT, frame[3] - high, frame[2], frame[3])
    west, south, east, north = INSET
    fit = fitted((*mercator(west, north), *mercator(east, south)), box)
    shown = (*fit(mercator(west, north)), *fit(mercator(east, south)))
    inside = [area for area in areas if min(y for ring in area.rings for _, y in ring) < north]
    rings = [[fit(mercator(*point)) for point in ring] for area in inside for ring in area.rings]
    name = tr(lang, mark("South China Sea islands"))
    left, top, right, foot = shown
    edge = [(left, top), (right, top), (right, foot), (left, foot), (left, top)]
    return [
        Patch(name, name, (edge,), fill=LIGHT.paper),
        *(patch for patch in _patches(inside, rings, shown) if patch.paths),
        _strokes(
            [piece for line in lines for piece in geometry.inside_of([fit(mercator(*p)) for p in line], shown)], lang
        ),
        Patch(f"{name} □", name, (edge,), line=LIGHT.muted, weight=0.75),
        # In the corner where there is only sea.
        Name(name, (right - width(name, _SMALL_NAMES) / 2 - 3, foot - _SMALL_NAMES), _SMALL_NAMES, LIGHT.ink),
    ]


def _strokes(lines: Sequence[Path], lang: str) -> Patch:
    name = tr(lang, mark("National boundary lines"))
    return Patch(name, name, tuple(lines), line=LIGHT.accent, weight=1.0)


def _areas(figure: Figure, means: Means, lang: str) -> list[Area]:
    """The inside of the region with words and colours; what is no division stays grey and nameless."""
    marks = figure.series[0].marks if figure.shape is Shape.MAP else ()
    known = {one.region: one for one in marks}
    made = []
    for feature in means.boundaries.inside(means.tree, figure.region):
        code = str(feature["properties"]["adcode"])
        division = code in means.tree and not feature["properties"].get("nonstd")
        value = known.get(code) if division else None
        name = means.tree.short(code, lang) if division else tr(lang, mark("no division"))
        said = (
            f"{name} {value.text} {figure.unit} {value.note}".rstrip()
            if value
            else f"{name} {tr(lang, mark('not published'))}"
        )
        fill = maps.colour_of(value.value, figure.classes, LIGHT) if value else LIGHT.unknown
        made.append(Area(name, said if marks else name, fill, code if division else "", _rings(feature)))
    return made


def _rings(feature: Feature) -> tuple[Path, ...]:
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return tuple([(point[0], point[1]) for point in ring] for polygon in polygons for ring in polygon)


def _patches(areas: Sequence[Area], placed: Sequence[Path], frame: Box | None = None) -> list[Patch]:
    """Areas with their borders thinned alike; islands too small to see are dots without an edge, so that none is lost."""
    rings = iter(simplified(placed, _FINE))
    made = []
    for area in areas:
        own = [next(rings) for _ in area.rings]
        if frame:
            own = [part for ring in own if (part := geometry.cut(ring, frame))]
        large = tuple(ring for ring in own if _size(ring) > _DOT)
        dots = tuple(_dot(ring) for ring in own if _size(ring) <= _DOT)
        if large:
            made.append(Patch(area.name, area.says, large, area.fill, LIGHT.paper))
        if dots:
            made.append(Patch(f"{area.name} ·" if large else area.name, area.says, dots, area.fill))
    return made


def _size(ring: Path) -> float:
    left, top, right, foot = span(ring)
    return max(right - left, foot - top)


def _dot(ring: Path) -> Path:
    left, top, right, foot = span(ring)
    x, y, half = (left + right) / 2, (top + foot) / 2, _DOT / 2
    return [(x, y - half), (x + half, y), (x, y + half), (x - half, y), (x, y - half)]


def _chosen(figure: Figure, means: Means, place: Callable[[float, float], Point]) -> list[Drawn]:
    """The outline of a region without parts among its siblings."""
    own = None if means.tree.children(figure.region) else means.boundaries.outline(means.tree, figure.region)
    if own is None:
        return []
    rings = simplified([[place(*point) for point in ring] for ring in _rings(own)], _FINE)
    name = means.tree.short(figure.region, "zh")
    return [Patch(f"{name} □", name, tuple(rings), line=LIGHT.accent, weight=1.75)]


def _over(figure: Figure, areas: Sequence[Area], means: Means, place: Callable[[float, float], Point]) -> list[Drawn]:
    return _discs(figure, means, place) if figure.shape is Shape.POINTS else _names(areas, means, place)


def _discs(figure: Figure, means: Means, place: Callable[[float, float], Point]) -> list[Drawn]:
    """A circle for each county: its area is the number of stations, its colour the coverage."""
    rates = {one.region: one for one in figure.series[1].marks}
    most = max(one.value for one in figure.series[0].marks)
    made: list[Drawn] = []
    for one in sorted(figure.series[0].marks, key=lambda found: -found.value):
        node, rate = means.tree[one.region], rates.get(one.region)
        if node.lon is None or node.lat is None:
            continue
        fill = maps.colour_of(rate.value, figure.classes, LIGHT) if rate else LIGHT.unknown
        said = f"{one.label} {one.text} {figure.unit} · {one.note}" + (
            f" · {figure.series[1].name} {rate.text}" if rate else ""
        )
        made.append(
            Disc(one.label, said, place(node.lon, node.lat), max(_LEAST, _LARGEST * math.sqrt(one.value / most)), fill)
        )
    return made


def _names(areas: Sequence[Area], means: Means, place: Callable[[float, float], Point]) -> list[Drawn]:
    """The names of the areas in the ink that reads on their fill; one that would cover another is left out."""
    taken: list[Box] = []
    made: list[Drawn] = []
    for area in areas:
        node = means.tree[area.code] if area.code else None
        if node is None or node.lon is None or node.lat is None:
            continue
        (x, y), colour = place(node.lon, node.lat), written(ink_on(rgb(area.fill)))
        half = width(area.name, _NAMES) / 2
        extent = span(place(*point) for point in max(area.rings, key=len))
        if extent[2] - extent[0] < half:
            # Too small for its name, which then stands beside it.
            x, y, colour = extent[2] + half + 1, y + 2, LIGHT.ink
        here = (x - half, y - _NAMES / 2, x + half, y + _NAMES / 2)
        if not any(_meet(here, other) for other in taken):
            taken.append(here)
            made.append(Name(area.name, (x, y), _NAMES, colour))
    return made


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
