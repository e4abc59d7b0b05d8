"""Draws stations as points with pydeck, and gives the points themselves for a browser to fetch once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import pydeck as pdk

from analytics.figures.build.sites import LEVELS
from analytics.figures.maps import CompactDeck, board, colour_of, edges, swatch
from analytics.figures.theme import THEMES, Theme, rgb
from analytics.i18n import mark, tr
from analytics.regions import box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.figures.spec import Figure
    from analytics.regions import Boundaries, RegionTree
    from analytics.regions.boundaries import Box

WIDTH, HEIGHT = 1040, 520
_POINT: Final = {"model": 5, "standard": 4, "basic": 3}
_LARGEST = 16
_MANY, _CROWDED = 1000, 0.55


def rows(
    stations: Iterable[tuple[str, str, str, float, float, int | None, str]], tree: RegionTree, *, lang: str, theme: str
) -> list[dict[str, Any]]:
    """Each station as a point with its words, its colour by level and the year in which it opened."""
    colours = _by_level(THEMES[theme])
    listed = list(stations)
    scale = _CROWDED if len(listed) > _MANY else 1
    return [
        {
            "at": [lon, lat],
            "fill": colours.get(level, rgb(THEMES[theme].faint)),
            "size": _POINT.get(level, _POINT["basic"]) * scale,
            "year": int(opened[:4] or 0),
            "region": county,
            "name": name,
            "text": f"{tree.short(county, lang)} · {tr(lang, LEVELS[level]) if level in LEVELS else level}",
            "note": _note(staff, opened, lang),
        }
        for name, county, level, lon, lat, staff, opened in listed
    ]


def _note(staff: int | None, opened: str, lang: str) -> str:
    since = tr(lang, mark("opened {day}"), day=opened) if opened else ""
    return " · ".join(filter(None, (tr(lang, mark("{count} staff"), count=staff) if staff is not None else "", since)))


def _by_level(theme: Theme) -> dict[str, list[int]]:
    return dict(zip(LEVELS, (rgb(theme.accent), rgb(theme.line[0]), rgb(theme.line[2])), strict=True))


def deck(
    figure: Figure,
    tree: RegionTree,
    boundaries: Boundaries,
    points: str,
    *,
    year: int,
    theme: str,
    clusters: bool,
) -> CompactDeck:
    """Stations open by the end of a year; ``points`` is the address of their rows. Clusters are circles by county."""
    colours = THEMES[theme]
    ground = edges(tree, figure.region, colours, colours.faint)
    if clusters:
        circles = _circles(figure, tree, colours)
        drawn = [_dots(circles), _counts(circles, colours)]
    else:
        # Fetched once; a change of year only moves the filter.
        by_year = {"@@type": "DataFilterExtension", "filterSize": 1}
        drawn = [_dots(points, get_filter_value="year", filter_range=[0, year], extensions=[by_year])]
    return board([ground, *drawn], _shown(figure.region, tree, boundaries), WIDTH, HEIGHT)


def _shown(region: str, tree: RegionTree, boundaries: Boundaries) -> Box:
    """A county's stations are seen from near: its own extent, not that of its siblings."""
    own = None if tree.children(region) else boundaries.outline(tree, region)
    return box([own]) if own else boundaries.extent(tree, region)


def _dots(rows: str | list[dict[str, Any]], **more: Any) -> pdk.Layer:  # noqa: ANN401 - pydeck's own names
    """Filled circles of a size in pixels that answer a click."""
    return pdk.Layer(
        "ScatterplotLayer",
        id="points",
        data=rows,
        get_position="at",
        get_fill_color="fill",
        get_radius="size",
        radius_units=pdk.types.String("pixels"),
        stroked=False,
        pickable=True,
        **more,
    )


def _circles(figure: Figure, tree: RegionTree, theme: Theme) -> list[dict[str, Any]]:
    rates = {one.region: one for one in figure.series[1].marks}
    most = max((one.value for one in figure.series[0].marks), default=1)
    made = []
    for one in figure.series[0].marks:
        node = tree[one.region]
        if node.lon is None:
            continue
        rate = rates.get(one.region)
        made.append(
            {
                "at": [node.lon, node.lat],
                "fill": rgb(colour_of(rate.value, figure.classes, theme)) if rate else rgb(theme.unknown),
                "size": max(5, _LARGEST * math.sqrt(one.value / most)),
                "count": one.text,
                "region": one.region,
                "name": one.label,
                "text": f"{one.text} {figure.unit} · {one.note}",
                "note": f"{figure.series[1].name} {rate.text}" if rate else "",
            }
        )
    return made


def _counts(circles: list[dict[str, Any]], theme: Theme) -> pdk.Layer:
    """The number of each circle, thinned out where numbers would overlap."""
    return pdk.Layer(
        "TextLayer",
        id="counts",
        data=[{"at": one["at"], "count": one["count"]} for one in circles],
        get_position="at",
        get_text="count",
        get_size=11,
        get_color=rgb(theme.ink),
        get_pixel_offset=[0, -_LARGEST],
        extensions=[{"@@type": "CollisionFilterExtension"}],
        pickable=False,
    )


def legend(*, lang: str, theme: str, clusters: bool, classes: str) -> str:
    """What colours mean, as a line of HTML: levels for points, ``classes`` of coverage for clusters."""
    colours = THEMES[theme]
    if clusters:
        said = tr(lang, mark("the area of a circle is the number of stations, its colour the coverage of townships"))
        return f'<div style="font-size:12px;color:{colours.muted}">{classes}{said}</div>'
    shades = (colours.accent, colours.line[0], colours.line[2])
    parts = [swatch(shade, tr(lang, label)) for shade, label in zip(shades, LEVELS.values(), strict=True)]
    return f'<div style="font-size:12px;color:{colours.muted};line-height:1.9">{"".join(parts)}</div>'
