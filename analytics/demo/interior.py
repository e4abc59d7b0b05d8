"""Points strictly inside an area, spread out."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import random

    from analytics.regions.boundaries import Feature

Point = tuple[float, float]
Span = tuple[float, float, float]

# Four decimals are about ten metres; a point keeps twice that from the boundary, so rounding leaves it inside.
DECIMALS: Final = 4
MARGIN: Final = 0.0002
LINES: Final = 60
CANDIDATES: Final = 8


def spread(feature: Feature, count: int, rng: random.Random) -> list[Point]:
    """Place so many points inside a polygon or several, each the one of a few that is farthest from those before it.

    The area is cut along parallels: what lies between an odd crossing of its edges and the next is inside.
    """
    spans = _spans(feature, max(LINES, 4 * count), rng)
    weights = list(accumulate(east - west for _, west, east in spans))
    placed: list[Point] = []
    while spans and len(placed) < count:
        drawn = rng.choices(spans, cum_weights=weights, k=CANDIDATES)
        candidates = [(round(rng.uniform(west, east), DECIMALS), lat) for lat, west, east in drawn]
        placed.append(max(candidates, key=lambda point: _nearest(point, placed)))
    return placed


def _spans(feature: Feature, count: int, rng: random.Random) -> list[Span]:
    """Give stretches of random parallels that lie inside, as (lat, west, east)."""
    edges = [edge for ring in _rings(feature["geometry"]) for edge in pairwise(ring)]
    lats = [edge[0][1] for edge in edges]
    parallels = {round(rng.uniform(min(lats), max(lats)), DECIMALS) for _ in range(count)}
    return [(lat, *span) for lat in sorted(parallels) for span in _inside(edges, lat)]


def _inside(edges: list[Any], lat: float) -> list[Point]:
    crossings = sorted(
        a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in edges if (a[1] > lat) != (b[1] > lat)
    )
    pairs = zip(crossings[::2], crossings[1::2], strict=True)
    return [(west + MARGIN, east - MARGIN) for west, east in pairs if east - west > 2 * MARGIN]


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    coordinates: list[Any] = geometry["coordinates"]
    return coordinates if geometry["type"] == "Polygon" else [ring for polygon in coordinates for ring in polygon]


def _nearest(point: Point, placed: list[Point]) -> float:
    narrowing = math.cos(math.radians(point[1]))
    return min((math.hypot((point[0] - x) * narrowing, point[1] - y) for x, y in placed), default=math.inf)
