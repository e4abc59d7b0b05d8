"""Draws the map of a region as plain paths in pixels, and what stands at places in it as circles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from analytics.figures.maps import colour_of, inner
from analytics.figures.spec import Shape
from analytics.figures.theme import THEMES, ink_on, rgb, written
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.figures.spec import Figure, Mark
    from analytics.regions import Boundaries, RegionTree
    from analytics.regions.boundaries import Box, Feature

    Project = Callable[[Sequence[float]], tuple[float, float]]

_NEAR: Final = 0.6  # pixels: a corner nearer to the last one than this is not seen
_LARGEST: Final = 14
_PAD: Final = 6


def paths(
    figure: Figure, tree: RegionTree, boundaries: Boundaries, *, lang: str, theme: str, size: tuple[int, int]
) -> dict[str, Any]:
    """The map below the nation in a box of ``size`` pixels; missing boundaries are refused.

    Areas have path, fill, name and words; a figure of places has a circle for each, as large as its value.
    """
    project = _projection(boundaries.extent(tree, figure.region), size)
    known = {one.region: one for one in figure.series[0].marks} if figure.shape is Shape.MAP else {}
    colours, none = THEMES[theme], tr(lang, mark("not published")) if known else ""
    areas = []
    for feature in boundaries.inside(tree, figure.region):
        code = str(feature["properties"]["adcode"])
        division = code in tree and not feature["properties"].get("nonstd")
        value = known.get(code) if division else None
        areas.append(
            {
                "d": _path(feature, project),
                "fill": colour_of(value.value, figure.classes, colours) if value else colours.unknown,
                "region": code if division else "",
                "name": tree.short(code, lang) if division else "",
                "text": _words(value, figure.unit) if value else none,
                "chosen": code == figure.region,
            }
        )
    fills = {str(one["region"]): str(one["fill"]) for one in areas}
    names = [
        {
            "name": tree.short(node.code, lang),
            "at": project((node.lon, node.lat)),
            "under": fills.get(node.code, colours.paper),
            "ink": written(ink_on(rgb(fills.get(node.code, colours.paper)))),
        }
        for node in tree.children(inner(tree, figure.region))
        if node.lon is not None and node.lat is not None
    ]
    return {"size": size, "areas": areas, "names": names, "dots": _dots(figure, tree, project)}


def _words(value: Mark, unit: str) -> str:
    return " · ".join(filter(None, (f"{value.text} {unit}".strip(), value.note)))


def _projection(shown: Box, size: tuple[int, int]) -> Project:
    """Degrees to pixels, the parallels shortened as in the middle of what is shown."""
    west, south, east, north = shown
    squeeze = math.cos(math.radians((south + north) / 2))
    width, height = size[0] - 2 * _PAD, size[1] - 2 * _PAD
    scale = min(width / ((east - west) * squeeze), height / (north - south))
    left = (size[0] - (east - west) * squeeze * scale) / 2
    top = (size[1] - (north - south) * scale) / 2
    return lambda at: (
        round(left + (at[0] - west) * squeeze * scale, 1),
        round(top + (north - at[1]) * scale, 1),
    )


def _path(feature: Feature, project: Project) -> str:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return "".join(_ring(ring, project) for polygon in polygons for ring in polygon)


def _ring(ring: Sequence[Sequence[float]], project: Project) -> str:
    """A closed line without the corners nobody can see; a speck stays a speck."""
    kept = [project(ring[0])]
    for corner in ring[1:]:
        point = project(corner)
        if math.dist(point, kept[-1]) >= _NEAR:
            kept.append(point)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in kept) + "Z"


def _dots(figure: Figure, tree: RegionTree, project: Project) -> list[dict[str, Any]]:
    """A circle at each place of a figure of places; its area goes with the value."""
    marks = figure.series[0].marks if figure.shape is Shape.POINTS else ()
    most = max((one.value for one in marks), default=1) or 1
    return [
        {
            "at": project((node.lon, node.lat)),
            "r": round(2 + _LARGEST * math.sqrt(one.value / most), 1),
            "region": one.region,
            "name": one.label,
            "text": _words(one, figure.unit),
        }
        for one in marks
        if (node := tree.get(one.region)) and node.lon is not None and node.lat is not None
    ]
