"""DrawingML geometry that slides and reports share: freeforms and circles, in EMU."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.drawing.geometry import span
from analytics.export.drawing.labels import fill

if TYPE_CHECKING:
    from analytics.export.drawing.mapping import Disc, Patch

EMU: Final = 12_700


def emu(points: float) -> int:
    """Points as English metric units."""
    return round(points * EMU)


def freeform(patch: Patch, left: float, top: float) -> str:
    """Place, paths, fill and edge of a shape whose frame stands so many points from left and top."""
    west, north, east, south = span(point for path in patch.paths for point in path)
    wide, high = max(1, emu(east - west)), max(1, emu(south - north))
    paths = "".join(
        "".join(
            f'<a:{"lnTo" if at else "moveTo"}><a:pt x="{emu(x - west)}" y="{emu(y - north)}"/></a:{"lnTo" if at else "moveTo"}>'
            for at, (x, y) in enumerate(path[:-1] if patch.fill and path[0] == path[-1] else path)
        )
        + ("<a:close/>" if patch.fill else "")
        for path in patch.paths
    )
    inside = "" if patch.fill else ' fill="none"'
    return (
        f'<a:xfrm><a:off x="{emu(left + west)}" y="{emu(top + north)}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}"{inside}>{paths}</a:path></a:pathLst></a:custGeom>'
        f"{fill(patch.fill) if patch.fill else '<a:noFill/>'}{edge(patch.line, patch.weight)}"
    )


def circle(disc: Disc, left: float, top: float) -> str:
    """Place, form and fill of a circle."""
    x, y = left + disc.at[0] - disc.radius, top + disc.at[1] - disc.radius
    return placed("ellipse", (x, y, disc.radius * 2, disc.radius * 2)) + fill(disc.fill) + edge("#FFFFFF", 0.5)


def placed(form: str, frame: tuple[float, float, float, float]) -> str:
    """Place and preset form of a shape: left, top, width, height in points."""
    left, top, wide, high = (emu(one) for one in frame)
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
    )


def edge(colour: str, weight: float) -> str:
    """The line around a shape, none without a colour."""
    return f'<a:ln w="{emu(weight)}">{fill(colour)}<a:round/></a:ln>' if colour else "<a:ln><a:noFill/></a:ln>"
