"""Boundaries of regions as GeoJSON features, checked before a national map is drawn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import orjson

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.regions.geometry import Box, Feature, box, near, view
from analytics.regions.region import NATION

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.regions.region import Region
    from analytics.regions.tree import RegionTree

__all__ = ["Boundaries", "Box", "Feature", "box", "view"]

PROVINCES: Final = "provinces.geojson"
NATION_OUTLINE: Final = "provinces_outline.geojson"
PREFECTURES: Final = "prefectures.geojson"
LINES: Final = "lines.geojson"
TEN_DASH: Final = "ten_dash_line"
LEAST_DASHES: Final = 9
TOLERANCE: Final = 0.05
ISLANDS: Final = {"钓鱼岛": (123.48, 25.75), "赤尾屿": (124.56, 25.92), "曾母暗沙": (112.28, 3.95)}

UNREADABLE: Final = mark(
    "The boundary file {file} is missing or broken: set MAP_DATA_DIR to a folder with all boundary files."
)
INCOMPLETE: Final = mark(
    "The boundaries lack {missing}, so no map of the nation is drawn: set MAP_DATA_DIR to complete boundaries."
)
UNKNOWN_CODE: Final = mark("{file} has areas whose codes are not in the region table or occur twice: {codes}.")


class Boundaries:
    """The boundary files of one folder, each read when first asked for and then kept; do not change its features."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is read yet."""
        self._folder = folder
        self._files: dict[str, list[Feature]] = {}
        self._by_code: dict[str, dict[str, Feature]] = {}
        self._others: dict[str, list[Feature]] = {}
        self._extents: dict[str, Box] = {}
        self._passed: RegionTree | None = None

    def inside(self, tree: RegionTree, code: str) -> tuple[Feature, ...]:
        """Give the areas that fill a region: a county's are those of its parent, a region without children is its own.

        Areas that are no divisions have ``nonstd`` 1 in their properties: draw them grey, join no figures.
        """
        region = tree[code]
        if region.level == "county" and region.parent:
            return self.inside(tree, region.parent)
        shapes = [self._shape(child) for child in tree.children(code) or (region,)]
        return (*(shape for shape in shapes if shape), *self._not_divisions(region))

    def extent(self, tree: RegionTree, code: str) -> Box:
        """Give the extent of the areas that fill a region, measured once."""
        if code not in self._extents:
            self._extents[code] = box(self.inside(tree, code))
        return self._extents[code]

    def outline(self, tree: RegionTree, code: str) -> Feature | None:
        """Give the shape of a region itself; the nation's is the lines of all provinces."""
        return self._nation() if code == NATION else self._shape(tree[code])

    def lines(self) -> list[Feature]:
        """Give the national lines: the ten-dash line, boundaries at sea and of the SARs, undefined borders."""
        return self._features(LINES)

    def check(self, tree: RegionTree) -> None:
        """Refuse boundaries that a map of the nation may not be drawn from, naming what they lack; what passed stays passed."""
        if self._passed is tree:
            return
        missing = [*self._missing_provinces(tree), *self._missing_dashes(), *self._missing_islands()]
        if missing:
            raise Refused(INCOMPLETE, missing=", ".join(missing))
        for file in (PROVINCES, PREFECTURES, *(_county_file(p.code) for p in tree.children(NATION))):
            self._check_codes(tree, file)
        self._passed = tree

    def _nation(self) -> Feature:
        shapes = [feature["geometry"] for feature in self._features(NATION_OUTLINE)]
        lines = [line for shape in shapes for line in shape["coordinates"]]
        return {
            "type": "Feature",
            "properties": {"adcode": NATION},
            "geometry": {"type": "MultiLineString", "coordinates": lines},
        }

    def _shape(self, region: Region) -> Feature | None:
        files = {
            "province": (PROVINCES,),
            "prefecture": (PREFECTURES,),
            "county": (_county_file(region.code),),
        }.get(region.level, ())
        return next((self._index(file)[region.code] for file in files if region.code in self._index(file)), None)

    def _not_divisions(self, region: Region) -> list[Feature]:
        if region.level == "nation":
            return []
        file = PREFECTURES if region.level == "province" else _county_file(region.code)
        if file not in self._others:
            self._others[file] = [feature for feature in self._features(file) if _nonstd(feature)]
        return [other for other in self._others[file] if other["properties"].get("parent") == region.code]

    def _index(self, file: str) -> dict[str, Feature]:
        if file not in self._by_code:
            self._by_code[file] = {_code(feature): feature for feature in self._features(file)}
        return self._by_code[file]

    def _features(self, file: str) -> list[Feature]:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def _read(self, file: str) -> list[Feature]:
        try:
            return _as_features(orjson.loads((self._folder / file).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Refused(UNREADABLE, file=file) from error

    def _missing_provinces(self, tree: RegionTree) -> list[str]:
        drawn = self._index(PROVINCES)
        return [province.name for province in tree.children(NATION) if province.code not in drawn]

    def _missing_dashes(self) -> list[str]:
        lines = [f["geometry"]["coordinates"] for f in self.lines() if f["properties"].get("kind") == TEN_DASH]
        return [] if sum(len(dashes) for dashes in lines) >= LEAST_DASHES else ["南海断续线"]

    def _missing_islands(self) -> list[str]:
        areas = self._features(PROVINCES)
        return [name for name, at in ISLANDS.items() if not any(near(area, at, TOLERANCE) for area in areas)]

    def _check_codes(self, tree: RegionTree, file: str) -> None:
        """Refuse wrong codes in a file, which is read without being kept: all counties are many megabytes."""
        codes = Counter(_code(feature) for feature in self._read(file) if not _nonstd(feature))
        wrong = sorted(code for code, count in codes.items() if count > 1 or code not in tree)
        if wrong:
            raise Refused(UNKNOWN_CODE, file=file, codes=", ".join(wrong))


def _county_file(code: str) -> str:
    return f"county/{code[:2]}0000.geojson"


def _code(feature: Feature) -> str:
    return str(feature["properties"].get("adcode", ""))


def _nonstd(feature: Feature) -> bool:
    return bool(feature["properties"].get("nonstd"))


def _as_features(document: dict[str, Any]) -> list[Feature]:
    """Give the features of a FeatureCollection, a GeometryCollection's shapes being features without properties."""
    if document["type"] == "GeometryCollection":
        return [_checked({"type": "Feature", "properties": {}, "geometry": g}) for g in document["geometries"]]
    return [_checked(feature) for feature in document["features"]]


def _checked(feature: Feature) -> Feature:
    """Pass a feature that has properties, a kind of shape and coordinates."""
    geometry = feature["geometry"]
    if not (isinstance(feature["properties"], dict) and geometry["type"] and geometry["coordinates"]):
        raise ValueError(feature)
    return feature
