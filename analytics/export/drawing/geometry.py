"""Geometry of printed maps: projections, borders simplified alike on both sides, rings cut to a frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.regions.boundaries import Box


Point = tuple[float, float]
Path = list[Point]

SOUTH, NORTH, MERIDIAN = 25.0, 47.0, 105.0
_LEAST: Final = 4


def conic(lon: float, lat: float) -> Point:
    """Albers' equal-area conic projection with the parallels 25° and 47° and the meridian 105°, y downwards."""
    one, two = math.radians(SOUTH), math.radians(NORTH)
    n = (math.sin(one) + math.sin(two)) / 2
    c = math.cos(one) ** 2 + 2 * n * math.sin(one)
    rho = math.sqrt(c - 2 * n * math.sin(math.radians(lat))) / n
    theta = n * math.radians(lon - MERIDIAN)
    return rho * math.sin(theta), rho * math.cos(theta)


def mercator(lon: float, lat: float) -> Point:
    """Mercator's projection in radians, y downwards."""
    return math.radians(lon), -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


@dataclass(frozen=True)
class Fit:
    """How projected points get into a frame: scaled alike both ways, then moved."""

    scale: float
    over: float
    down: float

    def __call__(self, point: Point) -> Point:
        """Place one projected point."""
        return self.over + self.scale * point[0], self.down + self.scale * point[1]


def fitted(extent: Box, frame: Box) -> Fit:
    """Fit an extent in the middle of a frame; both are left, top, right, foot."""
    wide, high = extent[2] - extent[0], extent[3] - extent[1]
    scale = min((frame[2] - frame[0]) / wide, (frame[3] - frame[1]) / high)
    over = (frame[0] + frame[2] - scale * (extent[0] + extent[2])) / 2
    return Fit(scale, over, (frame[1] + frame[3] - scale * (extent[1] + extent[3])) / 2)


def simplified(rings: Sequence[Path], tolerance: float) -> list[Path]:
    """Drop points that lie within a tolerance of the line; a border that rings share stays shared."""
    users: dict[Point, set[int]] = {}
    for at, ring in enumerate(rings):
        for point in ring:
            users.setdefault(point, set()).add(at)
    kept: dict[tuple[Point, ...], Path] = {}
    return [_ring(ring, users, tolerance, kept) for ring in rings]


def _ring(ring: Path, users: dict[Point, set[int]], tolerance: float, kept: dict[tuple[Point, ...], Path]) -> Path:
    made: Path = []
    for arc in _arcs(ring[:-1] if ring[0] == ring[-1] else ring, users):
        turned = arc[0] > arc[-1] or (arc[0] == arc[-1] and arc[1] > arc[-2])
        key = tuple(arc[::-1] if turned else arc)
        if key not in kept:
            kept[key] = thinned(list(key), tolerance)
        found = kept[key][::-1] if turned else kept[key]
        made.extend(found[:-1])
    return [*made, made[0]]


def _arcs(ring: Path, users: dict[Point, set[int]]) -> list[Path]:
    """Cut a ring where its neighbours change; a ring with one neighbour or none starts at its least point."""
    count = len(ring)
    cuts = [
        at
        for at in range(count)
        if len(users[ring[at]]) > 2  # noqa: PLR2004 - where three rings meet
        or users[ring[at]] != users[ring[at - 1]]
        or users[ring[at]] != users[ring[(at + 1) % count]]
    ]
    if len(cuts) < 2:  # noqa: PLR2004 - no arc between one cut and itself
        start = ring.index(min(ring))
        far = max(range(count), key=lambda at: math.dist(ring[at], ring[start]))
        cuts = sorted({start, far})
    if len(cuts) == 1:
        return [[*ring, ring[0]]]
    ends = [*cuts[1:], cuts[0] + count]
    doubled = ring + ring
    return [doubled[first : last + 1] for first, last in zip(cuts, ends, strict=True)]


def thinned(line: Path, tolerance: float) -> Path:
    """Douglas and Peucker's rule: keep the ends, and the farthest point as long as it is farther than a tolerance."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, first
        for place in range(first + 1, last):
            away = _away(line[place], line[first], line[last])
            if away > far:
                far, at = away, place
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(keep)]


def _away(point: Point, a: Point, b: Point) -> float:
    run, rise = b[0] - a[0], b[1] - a[1]
    length = run * run + rise * rise
    share = ((point[0] - a[0]) * run + (point[1] - a[1]) * rise) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - a[0] - share * run, point[1] - a[1] - share * rise)


def cut(ring: Path, frame: Box) -> Path:
    """The part of a ring inside a frame, by Sutherland and Hodgman's rule; empty where there is none."""
    left, top, right, foot = frame
    for axis, edge, low in ((0, left, True), (0, right, False), (1, top, True), (1, foot, False)):
        ring = _one_side(ring, axis, edge, low=low)
        if len(ring) < _LEAST:
            return []
    return ring


def _one_side(ring: Path, axis: int, edge: float, *, low: bool) -> Path:
    def inside(point: Point) -> bool:
        return point[axis] >= edge if low else point[axis] <= edge

    made: Path = []
    for a, b in pairwise(ring):
        if inside(a) != inside(b):
            share = (edge - a[axis]) / (b[axis] - a[axis])
            crossing = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
            made.append(crossing)
        if inside(b):
            made.append(b)
    return [*made, made[0]] if made else []


def span(points: Iterable[Point]) -> Box:
    """The extent of points: left, top, right, foot."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return min(xs), min(ys), max(xs), max(ys)


def inside_of(lines: Path, frame: Box) -> list[Path]:
    """The stretches of a line whose points lie in a frame."""
    left, top, right, foot = frame
    made: list[Path] = [[]]
    for x, y in lines:
        if left <= x <= right and top <= y <= foot:
            made[-1].append((x, y))
        elif made[-1]:
            made.append([])
    return [one for one in made if len(one) > 1]
