"""Places the names of a map's areas: inside where they fit, on a ground of their own where they do not, never over another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.figures.canvas import wide
from analytics.figures.theme import ink_on, rgb
from analytics.regions.geometry import pixel, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analytics.figures.theme import Theme
    from analytics.regions.boundaries import Box, Feature
    from analytics.regions.geometry import Point

SIZE: Final = 12  # pixels
_GAP: Final = 4
_EDGE: Final = 2  # pixels above and below that a letter does not fill
_TINY: Final = 18  # pixels
_OVER: Final = 7  # pixels that a name may stand over either side of its area: half a Chinese letter
_STEP: Final = 6  # pixels between the heights that are tried
_POINTS: Final = 96
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


class _Room(NamedTuple):
    """Where a name stands, in pixels, how wide its area is, and whether the name lies inside."""

    x: float
    y: float
    across: float
    inside: bool


def placed(wanted: Iterable[Wanted], zoom: float, theme: Theme) -> list[dict[str, object]]:
    """The names that have room at a zoom, with where and in what colours they stand.

    The chosen region's comes first, then those that fit into their areas, and among them those of areas with figures.
    """
    measured = ((one, _room(one, zoom)) for one in wanted)
    told = sorted(measured, key=lambda found: (not found[0].chosen, not found[1].inside, not found[0].known))
    taken: list[Box] = []
    made: list[dict[str, object]] = []
    for one, room in told:
        half = wide(one.name, SIZE) / 2
        if not one.chosen and not room.inside and half - room.across / 2 > _OVER:
            continue  # it would lie over its neighbours, and seem to name one of them
        # Over a tiny area its name would hide it.
        for shift in (half + _GAP, 0) if room.across < _TINY else (0,):
            here = _box(room.x + shift, room.y, half, SIZE / 2 + 1)
            if not any(_meet(here, other) for other in taken):
                taken.append(here)
                made.append(_label(one, shift, theme, place(room.x, room.y, zoom), inside=room.inside))
                break
    return made


def _label(one: Wanted, shift: float, theme: Theme, at: Point, *, inside: bool) -> dict[str, object]:
    return {
        "name": one.name,
        "at": list(at),
        "by": [shift, 0],
        "ink": ink_on(one.fill) if inside else rgb(theme.ink),
        "ground": [0, 0, 0, 0] if inside else [*rgb(theme.paper), _VEIL],
    }


def _room(one: Wanted, zoom: float) -> _Room:
    """Where a name stands best: at its place, or as near to it as it lies wholly inside its area."""
    x, y = pixel(one.lon, one.lat, zoom)
    if one.area is None:
        return _Room(x, y, 0, inside=False)
    ring = _outline(max(_rings(one.area), key=len), zoom)
    across = max(x for x, _ in ring) - min(x for x, _ in ring)
    half, up = wide(one.name, SIZE) / 2 + 1, SIZE / 2 - _EDGE
    near = sorted(_rows(ring, y, up), key=lambda row: abs(row - y)) if half * 2 < across else ()
    best: Point | None = None
    for row in near:
        if best and math.dist(best, (x, y)) < abs(row - y):
            break
        for left, right in _insides(ring, row - up, row + up):
            if right - left >= half * 2:
                found = (min(max(x, left + half), right - half), row)
                best = min(filter(None, (best, found)), key=lambda at: math.dist(at, (x, y)))
    return _Room(*(best or (x, y)), across, inside=best is not None)


def _outline(ring: Sequence[Sequence[float]], zoom: float) -> list[Point]:
    """A ring in pixels, of as many points as the room for a word needs: each height that is tried crosses all of them."""
    few = [*ring[:: len(ring) // _POINTS + 1], ring[0]]
    return [pixel(lon, lat, zoom) for lon, lat, *_ in few]


def _rows(ring: Sequence[Point], y: float, up: float) -> list[float]:
    """The heights at which a name may stand: its own, and every few pixels of the area."""
    top, foot = min(y for _, y in ring) + up, max(y for _, y in ring) - up
    return [y, *(top + step * _STEP for step in range(int(max(foot - top, 0) / _STEP) + 1))]


def _insides(ring: Sequence[Point], top: float, foot: float) -> Iterator[Point]:
    """From where to where an area is crossed whole, at the upper and at the lower edge of a line of text."""
    over, under = _crossed(ring, top), _crossed(ring, foot)
    for one, other in product(over, under):
        yield max(one[0], other[0]), min(one[1], other[1])


def _crossed(ring: Sequence[Point], y: float) -> list[Point]:
    """From where to where a level line lies in an area."""
    met = sorted(
        a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)
    )
    return list(zip(met[::2], met[1::2], strict=True))


def _rings(area: Feature) -> Iterator[Sequence[Sequence[float]]]:
    shape = area["geometry"]
    for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
        yield polygon[0]


def _box(x: float, y: float, across: float, up: float) -> Box:
    return (x - across, y - up, x + across, y + up)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
