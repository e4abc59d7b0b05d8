"""Draws the national map as it looks in print, in Plotly, with the South China Sea islands in an inset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.figures.chart import Chart
from analytics.figures.maps import HEIGHT, colour_of
from analytics.figures.theme import FONT, THEMES, Theme
from analytics.regions import NATION

if TYPE_CHECKING:
    from analytics.figures.spec import Figure
    from analytics.regions import Boundaries, RegionTree


def national(figure: Figure, tree: RegionTree, boundaries: Boundaries, *, theme: str) -> Chart:
    """The printed look: conic equal area, the South China Sea islands in an inset, geometry by the server's own URL."""
    colours = THEMES[theme]
    known = {mark.region: mark for mark in figure.series[0].marks}
    codes = [str(feature["properties"]["adcode"]) for feature in boundaries.inside(tree, NATION)]
    data: list[dict[str, Any]] = []
    for geo in ("geo", "geo2"):
        data.append(_line_trace(boundaries, geo, colours))
        data.append(_fill_trace(figure, codes, known, geo, colours))
    layout = {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "showlegend": False,
        "font": {"family": FONT, "color": colours.ink, "size": 12},
        "geo": _geo(
            {"type": "conic equal area", "parallels": [25, 47], "rotation": {"lon": 105}},
            {"x": [0, 1], "y": [0, 1]},
            lonaxis={"range": [79, 130]},
            lataxis={"range": [17, 54]},
        ),
        "geo2": {
            **_geo(
                {"type": "mercator"},
                {"x": [0.85, 0.99], "y": [0.01, 0.32]},
                lonaxis={"range": [106, 123]},
                lataxis={"range": [2.5, 25.5]},
            ),
            "showframe": True,
            "framecolor": colours.muted,
            "framewidth": 1,
        },
    }
    return Chart(data, layout)


def _geo(projection: dict[str, Any], domain: dict[str, list[float]], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - Plotly's own names
    return {"projection": projection, "domain": domain, "visible": False, "bgcolor": "rgba(0,0,0,0)", **more}


def _line_trace(boundaries: Boundaries, geo: str, theme: Theme) -> dict[str, Any]:
    """The national lines come first: Plotly fetches a world map from outside when a choropleth does."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for line in boundaries.lines():
        if line["properties"]["kind"] not in ("ten_dash_line", "undefined_boundary"):
            continue
        for part in line["geometry"]["coordinates"]:
            lon.extend([*(point[0] for point in part), None])
            lat.extend([*(point[1] for point in part), None])
    return {
        "type": "scattergeo",
        "geo": geo,
        "mode": "lines",
        "lon": lon,
        "lat": lat,
        "line": {"color": theme.accent, "width": 1.4},
        "hoverinfo": "skip",
    }


def _fill_trace(figure: Figure, codes: list[str], known: dict[str, Any], geo: str, theme: Theme) -> dict[str, Any]:
    colours = [
        colour_of(known[code].value, figure.classes, theme) if code in known else theme.unknown for code in codes
    ]
    last = max(len(codes) - 1, 1)
    return {
        "type": "choropleth",
        "geo": geo,
        "geojson": "boundaries/provinces.geojson",
        "featureidkey": "properties.adcode",
        "locations": codes,
        "z": list(range(len(codes))),
        "zmin": 0,
        "zmax": last,
        "colorscale": [[place / last, colour] for place, colour in enumerate(colours)],
        "showscale": False,
        "marker": {"line": {"color": theme.paper, "width": 0.8}},
        "text": [
            f"<b>{known[code].label}</b> {known[code].text} {figure.unit}" if code in known else "" for code in codes
        ],
        "hoverinfo": "text",
    }
