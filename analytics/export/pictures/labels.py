"""Names on a map, put where none overlaps another."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from analytics.export.pictures.marks import wide
from analytics.export.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.regions.boundaries import Box

_SIZE: Final = 10
_LINE: Final = 11


@dataclass(frozen=True)
class Label:
    """A name and its value below it, centred on a point; ``halo`` is drawn around the letters."""

    x: float
    y: float
    name: str
    below: str
    ink: str
    halo: str


def placed(wanted: Iterable[Label]) -> str:
    """Draw labels in their order of importance; one without room loses its value first, then is left out."""
    taken: list[Box] = []
    drawn = []
    for one in wanted:
        for lines in ((one.name, one.below), (one.name,)) if one.below else ((one.name,),):
            box = _box(one, lines)
            if not any(_overlap(box, other) for other in taken):
                taken.append(box)
                drawn.append(_drawn(one, lines))
                break
    return f'<g font-size="{_SIZE}" text-anchor="middle" paint-order="stroke" stroke-width="2" stroke-linejoin="round">{"".join(drawn)}</g>'


def _box(one: Label, lines: tuple[str, ...]) -> Box:
    half = max(wide(line, _SIZE) for line in lines) / 2 + 1
    high = len(lines) * _LINE / 2
    return one.x - half, one.y - high, one.x + half, one.y + high


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _drawn(one: Label, lines: tuple[str, ...]) -> str:
    top = one.y - len(lines) * _LINE / 2 + _SIZE * 0.88
    return "".join(
        f'<text x="{one.x:.1f}" y="{top + place * _LINE:.1f}" fill="{one.ink}" stroke="{one.halo}">{escape(clean(line))}</text>'
        for place, line in enumerate(lines)
    )
