"""Plain geometry of GeoJSON: extents, distances and the view that shows an extent."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Feature = dict[str, Any]
Ring = list[list[float]]

TILE: Final = 512
SMALLEST: Final = 1e-6


def box(features: Iterable[Feature]) -> Box:
    """Give the extent (west, south, east, north) of features, in degrees; a ``ValueError`` if there are none."""
    points = [point for feature in features for point in _points(feature["geometry"]["coordinates"])]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def view(bounds: Box, width: int, height: int) -> tuple[float, float, float]:
    """Give the middle (lon, lat) and zoom at which a Mercator map of that many pixels just shows ``bounds``."""
    west, south, east, north = bounds
    low, high = _mercator(south), _mercator(north)
    across = math.log2(360 * width / (TILE * max(east - west, SMALLEST)))
    up = math.log2(2 * math.pi * height / (TILE * max(high - low, SMALLEST)))
    return (west + east) / 2, _latitude((low + high) / 2), min(across, up)


def near(feature: Feature, point: Point, degrees: float) -> bool:
    """Tell whether an area lies within so many degrees of a point."""
    return any(_polygon_near(polygon, point, degrees) for polygon in _polygons(feature["geometry"]))


def pixel(lon: float, lat: float, zoom: float) -> Point:
    """Give the place on a Mercator map of the whole world at a zoom, in pixels from its north-west corner."""
    across = TILE * 2**zoom
    return (lon / 360 + 0.5) * across, (0.5 - _mercator(lat) / math.tau) * across


def place(x: float, y: float, zoom: float) -> Point:
    """Give the longitude and latitude of a pixel: the other way round."""
    across = TILE * 2**zoom
    return (x / across - 0.5) * 360, _latitude((0.5 - y / across) * math.tau)


def contains(ring: Sequence[Sequence[float]], point: Point) -> bool:
    """Tell whether a point lies inside a closed line: a ray from it crosses the line an odd number of times."""
    crossings = sum(
        (a[1] > point[1]) != (b[1] > point[1]) and point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise(ring)
    )
    return crossings % 2 == 1


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)


def _points(coordinates: Sequence[Any]) -> Iterator[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)


def _polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    coordinates: list[Any] = geometry["coordinates"]
    return {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(geometry["type"], [])


def _polygon_near(rings: list[Ring], point: Point, degrees: float) -> bool:
    outer = rings[0]
    lons, lats = [p[0] for p in outer], [p[1] for p in outer]
    beside = not min(lons) - degrees <= point[0] <= max(lons) + degrees
    if beside or not min(lats) - degrees <= point[1] <= max(lats) + degrees:
        return False
    return contains(outer, point) or any(_distance(a, b, point) <= degrees for a, b in pairwise(outer))


def _distance(a: Sequence[float], b: Sequence[float], point: Point) -> float:
    """Give the distance of a point from the line between two others, in degrees."""
    run, rise = b[0] - a[0], b[1] - a[1]
    length = run * run + rise * rise
    along = ((point[0] - a[0]) * run + (point[1] - a[1]) * rise) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return math.hypot(point[0] - a[0] - share * run, point[1] - a[1] - share * rise)
