"""Shapes of regions as paths of a picture, no finer than its pixels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from analytics.export.pictures.projection import Flat, Project
    from analytics.regions.boundaries import Box

_STEP: Final = 0.5  # pixels: a point nearer to the last one drawn is left out
_OUTSIDE: Final = 4
_AREA: Final = 3

Ring = list[list[float]]


def path(geometry: dict[str, Any], project: Project, frame: Box) -> str:
    """Write a shape as a path; parts that lie outside the frame are left out."""
    closed = geometry["type"].endswith("Polygon")
    return "".join(_part(ring, project, frame, closed=closed) for ring in _rings(geometry))


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    found = geometry["coordinates"]
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in found for ring in polygon]
    return [found] if geometry["type"] == "LineString" else list(found)


def _part(ring: Ring, project: Project, frame: Box, *, closed: bool) -> str:
    """Points are left out before they are projected, which is what takes time."""
    left, top, right, bottom = frame
    corner = ring[0]
    near = project(corner[0], corner[1])
    beside = project(corner[0] + 0.01, corner[1])
    step = _STEP * 0.01 / max(math.hypot(beside[0] - near[0], beside[1] - near[1]), 1e-9)
    kept = _thinned(ring, step)
    if closed and len(kept) < _AREA:  # an island smaller than a pixel is still drawn
        kept = ring
    flat: list[Flat] = [project(point[0], point[1]) for point in kept]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    if (
        max(xs) < left - _OUTSIDE
        or min(xs) > right + _OUTSIDE
        or max(ys) < top - _OUTSIDE
        or min(ys) > bottom + _OUTSIDE
    ):
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in flat) + ("Z" if closed else "")


def _thinned(ring: Ring, step: float) -> Ring:
    kept = [ring[0]]
    x, y = ring[0][0], ring[0][1]
    for point in ring[1:]:
        if abs(point[0] - x) + abs(point[1] - y) >= step:
            x, y = point[0], point[1]
            kept.append(point)
    return kept
