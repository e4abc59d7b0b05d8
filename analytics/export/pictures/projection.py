"""From degrees to pixels: the projections of printed maps, fitted into a frame."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.regions.boundaries import Box

Flat = tuple[float, float]
Project = Callable[[float, float], Flat]

_PARALLELS: Final = (25.0, 47.0)
_MERIDIAN: Final = 105.0
# The outermost places of the country that the main part of a printed national map shows.
_NATION: Final = ((73.5, 39.4), (135.1, 48.4), (123.3, 53.6), (109.0, 17.6), (97.0, 53.0))
INSET: Final = (106.0, 2.5, 123.0, 25.5)


def mercator(lon: float, lat: float) -> Flat:
    """Mercator, y growing downwards."""
    return math.radians(lon), -math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def conic(lon: float, lat: float) -> Flat:
    """Albers' equal-area cone on which the nation is printed (parallels 25° and 47°, meridian 105°), y downwards."""
    first, second = (math.sin(math.radians(one)) for one in _PARALLELS)
    n = (first + second) / 2
    c = math.cos(math.radians(_PARALLELS[0])) ** 2 + 2 * n * first
    rho = math.sqrt(c - 2 * n * math.sin(math.radians(lat))) / n
    turn = n * math.radians(lon - _MERIDIAN)
    return rho * math.sin(turn), rho * math.cos(turn)


def nation(frame: Box) -> Project:
    """The nation in a frame (left, top, right, bottom)."""
    return _fitted(conic, _NATION, frame)


def region(shown: Box, frame: Box) -> Project:
    """An extent in degrees in a frame."""
    west, south, east, north = shown
    return _fitted(mercator, ((west, south), (east, north)), frame)


def _fitted(project: Project, places: Iterable[Flat], frame: Box) -> Project:
    flat = [project(*place) for place in places]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    left, top, right, bottom = frame
    size = min((right - left) / (max(xs) - min(xs) or 1), (bottom - top) / (max(ys) - min(ys) or 1))
    across = (left + right) / 2 - size * (max(xs) + min(xs)) / 2
    down = (top + bottom) / 2 - size * (max(ys) + min(ys)) / 2

    def place(lon: float, lat: float) -> Flat:
        x, y = project(lon, lat)
        return across + size * x, down + size * y

    return place
