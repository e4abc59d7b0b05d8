"""Places the names of a map's areas: inside where they fit, on a ground of their own where they do not, never over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.figures.canvas import wide
from analytics.figures.theme import ink_on, rgb
from analytics.regions.geometry import contains, pixel, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analytics.figures.theme import Theme
    from analytics.regions.boundaries import Box, Feature

SIZE: Final = 12  # pixels
_GAP: Final = 4
_EDGE: Final = 2  # pixels that a letter does not fill
_TINY: Final = 18  # pixels
_VEIL: Final = 190


@dataclass(frozen=True)
class Wanted:
    """A name that should stand on a map: at a place in degrees, in an area with its fill."""

    name: str
    lon: float
    lat: float
    area: Feature | None
    fill: list[int]
    known: bool
    chosen: bool = False


def placed(wanted: Iterable[Wanted], zoom: float, theme: Theme) -> list[dict[str, object]]:
    """The names that have room at a zoom, with where and in what colours they stand.

    The chosen region's comes first, then those that fit into their areas, and among them those of areas with figures.
    """
    measured = ((one, *_room(one, zoom)) for one in wanted)
    told = sorted(measured, key=lambda found: (not found[0].chosen, not found[1], not found[0].known))
    taken: list[Box] = []
    made: list[dict[str, object]] = []
    for one, inside, across in told:
        x, y = pixel(one.lon, one.lat, zoom)
        half = wide(one.name, SIZE) / 2
        if half > across and not one.chosen:
            continue  # it would lie over its neighbours, and seem to name one of them
        # Over a tiny area its name would hide it.
        for shift in (half + _GAP, 0) if across < _TINY else (0,):
            here = _box(x + shift, y, half, SIZE / 2 + 1)
            if not any(_meet(here, other) for other in taken):
                taken.append(here)
                made.append(_label(one, shift, theme, inside=inside))
                break
    return made


def _label(one: Wanted, shift: float, theme: Theme, *, inside: bool) -> dict[str, object]:
    return {
        "name": one.name,
        "at": [one.lon, one.lat],
        "by": [shift, 0],
        "ink": ink_on(one.fill) if inside else rgb(theme.ink),
        "ground": [0, 0, 0, 0] if inside else [*rgb(theme.paper), _VEIL],
    }


def _room(one: Wanted, zoom: float) -> tuple[bool, float]:
    """Whether a name lies inside its area, and how many pixels the area is wide."""
    if one.area is None:
        return False, 0
    ring = max(_rings(one.area), key=len)
    left, top, right, foot = _box(*pixel(one.lon, one.lat, zoom), wide(one.name, SIZE) / 2 - _EDGE, SIZE / 2 - _EDGE)
    corners = ((left, top), (right, top), (left, foot), (right, foot))
    lons = [point[0] for point in ring]
    across = pixel(max(lons), 0, zoom)[0] - pixel(min(lons), 0, zoom)[0]
    # Four corners are turned into degrees, instead of hundreds of points into pixels.
    return all(contains(ring, place(*corner, zoom)) for corner in corners), across


def _rings(area: Feature) -> Iterator[Sequence[Sequence[float]]]:
    shape = area["geometry"]
    for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
        yield polygon[0]


def _box(x: float, y: float, across: float, up: float) -> Box:
    return (x - across, y - up, x + across, y + up)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
