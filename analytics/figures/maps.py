"""Draws map figures: an interactive pydeck map of any region, and the printed-look national map in Plotly."""

from __future__ import annotations

import json
from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from analytics import narrative
from analytics.figures.theme import FONT, THEMES, Theme, rgb
from analytics.i18n import mark, tr
from analytics.quantity import Quantity
from analytics.regions import NATION, box, view

if TYPE_CHECKING:
    from analytics.figures.spec import Figure
    from analytics.indicators import Unit
    from analytics.regions import Boundaries, RegionTree

WIDTH, HEIGHT = 640, 430
_FEW_LABELS = 60


class CompactDeck(pdk.Deck):  # type: ignore[misc]
    """A deck that writes itself without indentation (provinces 1,577 kB become 266 kB), once."""

    _text: str | None = None

    def to_json(self) -> str:
        """Write the deck; kept, because Streamlit asks on every rerun."""
        if self._text is None:
            self._text = json.dumps(
                self, sort_keys=True, default=default_serialize, separators=(",", ":"), ensure_ascii=False
            )
        return self._text


def colour_of(value: float, classes: tuple[float, ...], theme: Theme) -> str:
    """The class colour of a value; fewer than five classes use the darker ones apart."""
    at = min(bisect_left(classes, value), len(classes) - 1)
    if len(classes) == 1:
        return theme.classes[2]
    return theme.classes[round(at * (len(theme.classes) - 1) / (len(classes) - 1))]


def _areas(figure: Figure, tree: RegionTree, boundaries: Boundaries, lang: str, theme: Theme) -> list[dict[str, Any]]:
    """The inside of the region as features with their words and colours; what is no division stays grey."""
    known = {mark.region: mark for mark in figure.series[0].marks}
    made = []
    for feature in boundaries.inside(tree, figure.region):
        code = str(feature["properties"]["adcode"])
        division = code in tree and not feature["properties"].get("nonstd")
        value = known.get(code) if division else None
        fill = rgb(colour_of(value.value, figure.classes, theme)) if value else rgb(theme.unknown)
        words = {
            "adcode": code if division else "",
            "name": tree.short(code, lang) if division else "",
            "text": f"{value.text} {figure.unit}" if value else tr(lang, mark("not published")),
            "note": value.note if value else "",
            "fill": fill,
        }
        made.append({"type": "Feature", "properties": words, "geometry": feature["geometry"]})
    return made


def deck(figure: Figure, tree: RegionTree, boundaries: Boundaries, *, lang: str, theme: str) -> CompactDeck:
    """The interactive map: fill layer pickable and not stroked, outlines apart, names of known areas."""
    colours = THEMES[theme]
    areas = _areas(figure, tree, boundaries, lang, colours)
    lon, lat, zoom = view(box(areas), WIDTH, HEIGHT)
    layers = [
        pdk.Layer(
            "GeoJsonLayer",
            id="areas",
            data={"type": "FeatureCollection", "features": areas},
            get_fill_color="properties.fill",
            stroked=False,
            filled=True,
            pickable=True,
            auto_highlight=True,
        ),
        *_outlines(figure, tree, boundaries, areas, colours),
        _names(figure, tree, lang, colours),
    ]
    return CompactDeck(
        layers=layers,
        initial_view_state=pdk.ViewState(longitude=lon, latitude=lat, zoom=zoom, min_zoom=2, max_zoom=12),
        map_provider=None,
        tooltip={"text": "{name}\n{text}\n{note}", "style": {"fontFamily": FONT, "fontSize": "12px"}},
    )


def _outlines(
    figure: Figure, tree: RegionTree, boundaries: Boundaries, areas: list[dict[str, Any]], theme: Theme
) -> list[pdk.Layer]:
    edge = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": one["geometry"]} for one in areas],
    }
    shared = {"stroked": True, "filled": False, "pickable": False, "line_width_units": "pixels"}
    layers = [
        pdk.Layer("GeoJsonLayer", id="edges", data=edge, get_line_color=rgb(theme.paper), get_line_width=1, **shared)
    ]
    if figure.region == NATION:
        lines = {
            "type": "FeatureCollection",
            "features": [line for line in boundaries.lines() if line["properties"]["kind"] != "province_sea_boundary"],
        }
        layers.append(
            pdk.Layer(
                "GeoJsonLayer", id="lines", data=lines, get_line_color=rgb(theme.accent), get_line_width=1.5, **shared
            )
        )
    if not tree.children(figure.region):
        outline = boundaries.outline(tree, figure.region)
        if outline:
            layers.append(
                pdk.Layer(
                    "GeoJsonLayer",
                    id="chosen",
                    data={"type": "FeatureCollection", "features": [outline]},
                    get_line_color=rgb(theme.accent),
                    get_line_width=2.5,
                    **shared,
                )
            )
    return layers


def _names(figure: Figure, tree: RegionTree, lang: str, theme: Theme) -> pdk.Layer:
    inner = figure.region if tree.children(figure.region) else (tree[figure.region].parent or NATION)
    nodes = [node for node in tree.children(inner) if node.lon is not None]
    data = [{"name": tree.short(node.code, lang), "at": [node.lon, node.lat]} for node in nodes]
    return pdk.Layer(
        "TextLayer",
        id="names",
        data=data,
        get_position="at",
        get_text="name",
        get_size=12 if len(data) <= _FEW_LABELS else 10,
        get_color=rgb(theme.ink),
        outline_color=[*rgb(theme.paper), 230],
        outline_width=3,
        font_settings={"sdf": True, "fontSize": 48},
        font_family=pdk.types.String(FONT),
        character_set=pdk.types.String("auto"),
        extensions=[{"@@type": "CollisionFilterExtension"}],
        collision_test_props={"sizeScale": 2},
        pickable=False,
    )


def legend(figure: Figure, unit: Unit, *, lang: str, theme: str) -> str:
    """The classes of a map as a line of HTML (numbers only, escaped), with the class method named."""
    colours = THEMES[theme]
    unknown = _swatch(colours.unknown, tr(lang, mark("not published")))
    if not figure.classes:
        return f'<div style="font-size:12px;color:{colours.muted}">{unknown}</div>'
    lowest = min(mark.value for mark in figure.series[0].marks)
    bounds = [lowest, *figure.classes]
    parts = [
        _swatch(colour_of(high, figure.classes, colours), _span(low if place == 0 else None, high, unit, lang))
        for place, (low, high) in enumerate(zip(bounds, figure.classes, strict=False))
    ]
    method = tr(lang, mark("classes of equal numbers of regions (quantiles); each up to the value named"))
    return f'<div style="font-size:12px;color:{colours.muted};line-height:1.9">{"".join(parts)}{unknown}<br>{escape(method)}</div>'


def _span(low: float | None, high: float, unit: Unit, lang: str) -> str:
    text = narrative.number(Quantity(high), unit, lang, with_unit=False)
    return (
        text if low is None or low == high else f"{narrative.number(Quantity(low), unit, lang, with_unit=False)}–{text}"
    )


def _swatch(colour: str, text: str) -> str:
    box_ = f"display:inline-block;width:14px;height:10px;border-radius:2px;margin-right:4px;background:{colour}"
    return f'<span style="white-space:nowrap;margin-right:12px"><span style="{box_}"></span>{escape(text)}</span>'


def national(figure: Figure, tree: RegionTree, boundaries: Boundaries, *, theme: str) -> go.Figure:
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
            {"type": "conic equal area", "parallels": [25, 47], "rotation": {"lon": 105}, "scale": 4.6},
            {"x": [0, 1], "y": [0, 1]},
            center={"lon": 104.5, "lat": 37.5},
        ),
        "geo2": {
            **_geo(
                {"type": "mercator"},
                {"x": [0.84, 0.98], "y": [0.02, 0.36]},
                lonaxis={"range": [106, 123]},
                lataxis={"range": [2.5, 25.5]},
            ),
            "showframe": True,
            "framecolor": colours.muted,
            "framewidth": 1,
        },
    }
    return go.Figure({"data": data, "layout": layout})


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
    steps = [colour for place, colour in enumerate(colours) for colour in ([place, colour],)]
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
        "colorscale": [[place / last, colour] for place, colour in steps],
        "showscale": False,
        "marker": {"line": {"color": theme.paper, "width": 0.8}},
        "text": [f"{known[code].label}：{known[code].text} {figure.unit}" if code in known else "" for code in codes],
        "hoverinfo": "text",
    }
