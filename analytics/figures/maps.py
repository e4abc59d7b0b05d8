"""Draws map figures with pydeck: an interactive map of any region, with its legend."""

from __future__ import annotations

from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING, Any

import orjson
import pydeck as pdk
from pydeck.bindings import deck as pydeck_deck
from pydeck.bindings.json_tools import default_serialize

from analytics import numerals
from analytics.figures import names
from analytics.figures.theme import FONT, THEMES, Theme, rgb
from analytics.i18n import mark, tr
from analytics.regions import NATION, view

if TYPE_CHECKING:
    from analytics.figures.spec import Figure
    from analytics.indicators import Unit
    from analytics.regions import Boundaries, RegionTree
    from analytics.regions.boundaries import Box, Feature

WIDTH, HEIGHT = 460, 430
_PAD = 28
_KINDS = (" District", " County", " City")
METHOD = mark("classes of equal numbers of regions (quantiles); each up to the value named")


# Each deck looks five times for Jupyter, by an import that fails anew: a third of the time a map takes.
pydeck_deck.has_jupyter_extra = lambda: False


class CompactDeck(pdk.Deck):  # type: ignore[misc]
    """A deck that is written once, without indentation (provinces 1,577 kB become 266 kB), and then let go of."""

    _text = b""
    layers: list[pdk.Layer]

    def finished(self) -> CompactDeck:
        """Write the deck and drop what it was made of, which takes ten times the room."""
        # Copied to its size; as a string, Chinese names would double every letter.
        self._text = bytes(bytearray(orjson.dumps(self, default=default_serialize)))
        self.layers = []
        return self

    def to_json(self) -> str:
        """Give the deck as written."""
        return self._text.decode()


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
    shown = boundaries.extent(tree, figure.region)
    layers = [
        pdk.Layer(
            "GeoJsonLayer",
            id="areas",
            data={"type": "FeatureCollection", "features": areas},
            get_fill_color="properties.fill",
            stroked=False,
            filled=True,
            pickable=True,
        ),
        *_outlines(figure, tree, boundaries, colours),
        _names(figure, tree, areas, opening(shown)[2], lang=lang, theme=colours),
    ]
    return board(layers, shown, WIDTH, HEIGHT)


def board(layers: list[pdk.Layer], shown: Box, width: int, height: int) -> CompactDeck:
    """Layers on an empty ground, in the view that just shows an extent."""
    lon, lat, zoom = opening(shown, width, height)
    return CompactDeck(
        layers=layers,
        initial_view_state=pdk.ViewState(longitude=lon, latitude=lat, zoom=zoom, min_zoom=2, max_zoom=12),
        map_provider=None,
        tooltip={"text": "{name}\n{text}\n{note}", "style": {"fontFamily": FONT, "fontSize": "12px"}},
    ).finished()


def opening(shown: Box, width: int = WIDTH, height: int = HEIGHT) -> tuple[float, float, float]:
    """The middle and zoom with which a map of an extent opens."""
    return view(shown, width - _PAD, height - _PAD)


def inner(tree: RegionTree, region: str) -> str:
    """The region whose parts a map shows: the region itself, or what a region without parts lies in."""
    return region if tree.children(region) else tree[region].parent or region


def edges(tree: RegionTree, region: str, theme: Theme, colour: str = "") -> pdk.Layer:
    """The outlines of the areas a map shows, by address: a browser fetches them once (see ``outlines``)."""
    return _lines("edges", f"geo/outlines/{inner(tree, region)}.geojson", colour or theme.paper, 1)


def outlines(tree: RegionTree, boundaries: Boundaries, region: str) -> dict[str, Any]:
    """The shapes inside a region, without words."""
    shapes = [
        {"type": "Feature", "properties": {}, "geometry": one["geometry"]} for one in boundaries.inside(tree, region)
    ]
    return _collection(shapes)


def _collection(features: list[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _outlines(figure: Figure, tree: RegionTree, boundaries: Boundaries, theme: Theme) -> list[pdk.Layer]:
    layers = [edges(tree, figure.region, theme)]
    if figure.region == NATION:
        national = [line for line in boundaries.lines() if line["properties"]["kind"] != "province_sea_boundary"]
        layers.append(_lines("lines", _collection(national), theme.accent, 2))
    outline = None if tree.children(figure.region) else boundaries.outline(tree, figure.region)
    return [*layers, _lines("chosen", _collection([outline]), theme.accent, 3)] if outline else layers


def _lines(name: str, shapes: dict[str, Any] | str, colour: str, pixels: int) -> pdk.Layer:
    """An outline of fixed width in pixels; it is never pickable, because picking strokes is slow enough to lose clicks."""
    return pdk.Layer(
        "GeoJsonLayer",
        id=name,
        data=shapes,
        stroked=True,
        filled=False,
        pickable=False,
        get_line_color=rgb(colour),
        get_line_width=1,
        line_width_min_pixels=pixels,
        line_width_max_pixels=pixels,
    )


def _brief(name: str) -> str:
    """A name as an English map has room for it: Jinjiang."""
    return next((name.removesuffix(kind) for kind in _KINDS if name.endswith(kind)), name)


def _names(
    figure: Figure, tree: RegionTree, areas: list[dict[str, Any]], zoom: float, *, lang: str, theme: Theme
) -> pdk.Layer:
    """The names of the areas that have room where the map opens."""
    by_code = {one["properties"]["adcode"]: one for one in areas}
    known = {mark.region for mark in figure.series[0].marks}
    wanted = [
        names.Wanted(
            _brief(tree.short(node.code, lang)),
            node.lon,
            node.lat,
            by_code.get(node.code),
            by_code[node.code]["properties"]["fill"] if node.code in by_code else rgb(theme.paper),
            node.code in known,
            node.code == figure.region,
        )
        for node in tree.children(inner(tree, figure.region))
        if node.lon is not None and node.lat is not None
    ]
    return pdk.Layer(
        "TextLayer",
        id="names",
        data=names.placed(wanted, zoom, theme),
        get_position="at",
        get_text="name",
        get_size=names.SIZE,
        get_color="ink",
        get_pixel_offset="by",
        background=True,
        get_background_color="ground",
        background_padding=[2, 0],
        font_family=pdk.types.String(FONT),
        character_set=pdk.types.String("auto"),
        pickable=False,
    )


def credit(lang: str, approval: str) -> str:
    """Say whose boundaries a map shows and what it may be used for."""
    use = (
        tr(lang, mark("Map approval number: {number}"), number=approval)
        if approval
        else tr(lang, mark("sketch map for internal use only"))
    )
    source = tr(lang, mark("Boundaries: National Platform for Common Geospatial Information Services (Tianditu)"))
    return f"{source} · {use}"


def legend(figure: Figure, unit: Unit, *, lang: str, theme: str) -> str:
    """The classes of a map as a line of HTML (numbers only, escaped), with the class method named."""
    colours = THEMES[theme]
    parts = "".join(swatch(colour, words) for colour, words in keys(figure, unit, lang=lang, theme=theme))
    if not figure.classes:
        return f'<div style="font-size:12px;color:{colours.muted}">{parts}</div>'
    method = escape(tr(lang, METHOD))
    return f'<div style="font-size:12px;color:{colours.muted};line-height:1.9">{parts}<br>{method}</div>'


def keys(figure: Figure, unit: Unit, *, lang: str, theme: str) -> list[tuple[str, str]]:
    """What the colours of a map mean: each class from low to high, then what is not published."""
    colours = THEMES[theme]
    unknown = (colours.unknown, tr(lang, mark("not published")))
    if not figure.classes:
        return [unknown]
    lowest = min(mark.value for mark in figure.series[0].marks)
    first, *ends = numerals.alike([lowest, *figure.classes], unit, lang)
    texts = [ends[0] if first == ends[0] else f"{first}–{ends[0]}", *ends[1:]]
    shades = [colour_of(high, figure.classes, colours) for high in figure.classes]
    return [*zip(shades, texts, strict=True), unknown]


def swatch(colour: str, text: str) -> str:
    """A patch of colour with its words, escaped."""
    box_ = f"display:inline-block;width:14px;height:10px;border-radius:2px;margin-right:4px;background:{colour}"
    return f'<span style="white-space:nowrap;margin-right:12px"><span style="{box_}"></span>{escape(text)}</span>'
