"""Facts about the boundaries, and what is refused when they are not fit for a national map."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from analytics.errors import Refused
from analytics.regions import NATION, Boundaries, RegionTree, box, read_tree, view
from analytics.regions.geometry import near, pixel, place

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[2] / "sample_data"
SHAPELESS = {"岑岭县", "和康县", "和安县", "草湖市"}
CHIWEI = (124.56, 25.92)


@pytest.fixture(scope="module")
def tree() -> RegionTree:
    return read_tree(DATA / "regions")


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries(DATA / "boundaries")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "boundaries", tmp_path / "boundaries"))


def rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def codes(features: tuple[dict[str, Any], ...]) -> set[str]:
    return {feature["properties"]["adcode"] for feature in features}


@pytest.mark.parametrize(
    ("code", "count"),
    [(NATION, 34), ("510000", 21), ("110000", 16), ("330500", 5), ("420000", 17), ("460000", 19), ("710000", 20)],
)
def test_a_region_is_filled_by_its_children(tree: RegionTree, boundaries: Boundaries, code: str, count: int) -> None:
    assert codes(boundaries.inside(tree, code)) == {child.code for child in tree.children(code)}
    assert len(boundaries.inside(tree, code)) == count


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200", "820000"])
def test_a_region_without_children_is_its_own(tree: RegionTree, boundaries: Boundaries, code: str) -> None:
    assert codes(boundaries.inside(tree, code)) == {code}


def test_a_county_shows_its_neighbours(tree: RegionTree, boundaries: Boundaries) -> None:
    assert boundaries.inside(tree, "330522") == boundaries.inside(tree, "330500")


@pytest.mark.parametrize(("code", "grey"), [("620000", {"629700", "629800", "629900"}), ("632800", {"632857"})])
def test_areas_that_are_no_divisions_are_marked(
    tree: RegionTree, boundaries: Boundaries, code: str, grey: set[str]
) -> None:
    inside = boundaries.inside(tree, code)
    assert codes(tuple(f for f in inside if f["properties"].get("nonstd") == 1)) == grey
    assert codes(inside) - grey == {child.code for child in tree.children(code)}


def test_all_but_four_new_counties_have_a_shape(tree: RegionTree, boundaries: Boundaries) -> None:
    assert {region.name for region in tree if not boundaries.outline(tree, region.code)} == SHAPELESS


def test_lines_hold_ten_dashes(boundaries: Boundaries) -> None:
    dashes = [f for f in boundaries.lines() if f["properties"]["kind"] == "ten_dash_line"]
    assert [len(feature["geometry"]["coordinates"]) for feature in dashes] == [10]


def test_box_and_view_show_the_nation(tree: RegionTree, boundaries: Boundaries) -> None:
    west, south, east, north = box(boundaries.inside(tree, NATION))
    assert (round(west, 1), round(south, 1), round(east, 1), round(north, 1)) == (73.5, 3.8, 135.1, 53.6)
    lon, lat, zoom = view((west, south, east, north), 1000, 700)
    assert (round(lon, 1), round(lat, 1), round(zoom, 2)) == (104.3, 32.0, 3.04)


def test_view_of_the_world_at_zoom_nought() -> None:
    assert view((-180, -85.0511287798066, 180, 85.0511287798066), 512, 512) == pytest.approx((0, 0, 0), abs=1e-6)
    assert view((-90, -1, 90, 1), 512, 512)[2] == pytest.approx(1)


def test_near_counts_inside_and_edges() -> None:
    square = {"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]]}}
    assert near(square, (5, 5), 0.05)
    assert near(square, (9.04, 5), 0.05)
    assert not near(square, (9.06, 5), 0.05)


def test_ours_pass_the_check(tree: RegionTree, boundaries: Boundaries) -> None:
    boundaries.check(tree)


def test_what_passed_once_is_not_read_again(tree: RegionTree, copy: Path) -> None:
    found = Boundaries(copy)
    found.check(tree)
    (copy / "county" / "510000.geojson").unlink()
    found.check(tree)
    with pytest.raises(Refused):
        Boundaries(copy).check(tree)


def test_a_map_without_chiwei_is_refused(tree: RegionTree, copy: Path) -> None:
    def drown(document: dict[str, Any]) -> None:
        for feature in document["features"]:
            shape = feature["geometry"]
            if shape["type"] == "MultiPolygon":
                shape["coordinates"] = [p for p in shape["coordinates"] if not island(p)]

    def island(polygon: list[Any]) -> bool:
        return near({"geometry": {"type": "Polygon", "coordinates": polygon}}, CHIWEI, 0.05)

    rewrite(copy / "provinces.geojson", drown)
    with pytest.raises(Refused, match="lack 赤尾屿, so"):
        Boundaries(copy).check(tree)


def test_a_map_without_the_dash_line_is_refused(tree: RegionTree, copy: Path) -> None:
    def erase(document: dict[str, Any]) -> None:
        kept = [f for f in document["features"] if f["properties"]["kind"] != "ten_dash_line"]
        document["features"] = kept

    rewrite(copy / "lines.geojson", erase)
    with pytest.raises(Refused, match="lack 南海断续线, so"):
        Boundaries(copy).check(tree)


def test_a_map_without_a_province_is_refused(tree: RegionTree, copy: Path) -> None:
    rewrite(copy / "provinces.geojson", lambda document: document["features"].pop(0))
    with pytest.raises(Refused, match="lack 北京市, so"):
        Boundaries(copy).check(tree)


def test_a_code_outside_the_table_is_refused(tree: RegionTree, copy: Path) -> None:
    def misname(document: dict[str, Any]) -> None:
        document["features"][0]["properties"]["adcode"] = "513425"

    rewrite(copy / "county" / "510000.geojson", misname)
    with pytest.raises(Refused, match=r"county/510000\.geojson has areas .*513425"):
        Boundaries(copy).check(tree)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"type": "FeatureCollection", "features": [{}]}', None])
def test_a_broken_or_missing_file_is_refused(tree: RegionTree, copy: Path, content: str | None) -> None:
    path = copy / "provinces.geojson"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=r"provinces\.geojson is missing or broken: set MAP_DATA_DIR"):
        Boundaries(copy).inside(tree, NATION)


@pytest.mark.parametrize(("lon", "lat"), [(104.07, 30.67), (73.5, 3.8), (135.1, 53.6)])
def test_a_pixel_leads_back_to_its_place(lon: float, lat: float) -> None:
    assert place(*pixel(lon, lat, 6.3), 6.3) == pytest.approx((lon, lat))
    assert place(256, 256, 0) == pytest.approx((0, 0))  # the world is 512 pixels wide
