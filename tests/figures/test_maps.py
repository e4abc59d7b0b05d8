"""Maps are whole, ours alone, and coloured by the figures."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, cast

import plotly.graph_objects as go
import pytest

from analytics.figures import maps, printed
from analytics.figures.build import build
from analytics.figures.build.places import classes
from analytics.figures.canvas import wide
from analytics.figures.names import Wanted, placed
from analytics.figures.theme import THEMES, rgb
from analytics.indicators import INDICATORS
from analytics.regions import Boundaries
from analytics.regions.geometry import box, pixel
from tests.facts import SAMPLE, tree, view
from tests.figures.keys import ANJI, HUZHOU, NATION, REGIONS, SICHUAN

if TYPE_CHECKING:
    from analytics.figures.spec import Figure
    from analytics.regions.boundaries import Feature


@cache
def boundaries() -> Boundaries:
    return Boundaries(SAMPLE / "boundaries")


@cache
def townships(region: str) -> Figure:
    with view(region) as ctx:
        return build("map:townships", ctx)


def drawn(region: str, theme: str = "light", lang: str = "zh") -> maps.CompactDeck:
    return maps.deck(townships(region), tree(), boundaries(), lang=lang, theme=theme)


def areas(region: str) -> dict[str, dict[str, object]]:
    layer = json.loads(drawn(region).to_json())["layers"][0]
    return {one["properties"]["adcode"]: one["properties"] for one in layer["data"]["features"]}


def test_the_nation_s_boundaries_are_complete() -> None:
    boundaries().check(tree())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("region", REGIONS)
def test_a_map_is_compact_and_asks_nobody(region: str, theme: str) -> None:
    text = drawn(region, theme).to_json()
    assert "http" not in text
    assert "\n" not in text
    assert '": ' not in text
    assert '", "' not in text
    assert "mapbox" not in text.lower().replace("mapboxkey", "")


def test_a_deck_is_written_once() -> None:
    made = drawn(NATION)
    assert made.layers == []  # nothing is left to write it of
    assert '"id":"areas"' in made.to_json()


def test_the_nation_s_map_has_34_areas_and_three_without_figures() -> None:
    found = areas(NATION)
    assert {code for code in found if code} == {child.code for child in tree().children(NATION)}
    assert len(tree().children(NATION)) == 34
    grey = {code for code, words in found.items() if words["fill"] == rgb(THEMES["light"].unknown)}
    assert {"710000", "810000", "820000"} <= grey
    assert grey - {""} == {"710000", "810000", "820000"}
    assert found["710000"]["text"] == "未公布"
    assert str(found["510000"]["text"]).startswith("3,101")  # P339


def test_the_ten_dash_line_is_on_the_nation_s_map() -> None:
    layers = {layer["id"]: layer for layer in json.loads(drawn(NATION).to_json())["layers"]}
    kinds = {one["properties"]["kind"] for one in layers["lines"]["data"]["features"]}
    assert "ten_dash_line" in kinds
    assert not layers["lines"]["pickable"]
    assert layers["areas"]["pickable"]


def test_a_county_is_shown_among_its_siblings() -> None:
    assert {code for code in areas(ANJI) if code} == {child.code for child in tree().children(HUZHOU)}
    layers = [layer["id"] for layer in json.loads(drawn(ANJI).to_json())["layers"]]
    assert "chosen" in layers


def names(region: str, lang: str = "zh") -> dict[str, dict[str, Any]]:
    layers = {layer["id"]: layer for layer in json.loads(drawn(region, lang=lang).to_json())["layers"]}
    return {one["name"]: one for one in layers["names"]["data"]}


def test_a_name_that_leaves_its_area_stands_on_a_ground_of_its_own() -> None:
    found = names(NATION)
    assert found["四川"]["ground"][3] == 0  # the darkest class, so the letters are light
    assert found["四川"]["ink"] == [255, 255, 255]
    assert found["北京"]["ground"][3] > 0
    assert found["北京"]["ink"] == rgb(THEMES["light"].ink)
    assert found["北京"]["by"][0] > 0  # beside the little area, whose colour stays in sight


def test_a_long_name_does_not_lie_over_the_neighbours_of_a_small_area() -> None:
    assert {"Xizang", "Xinjiang", "Inner Mongolia"} <= set(names(NATION, "en"))
    assert not {"Beijing", "Tianjin", "Shanghai", "Hong Kong", "Macao"} & set(names(NATION, "en"))


def test_a_name_moves_to_where_its_area_has_room_for_it() -> None:
    foot = [[120, 20], [120, 21], [101, 21]]  # only the foot of the L is wide
    area = {"geometry": {"type": "Polygon", "coordinates": [[[100, 30], [100, 20], *foot, [101, 30], [100, 30]]]}}
    wanted = Wanted("Wide", 100.5, 28, area, [255, 255, 255], known=True)
    (made,) = placed([wanted], 4, THEMES["light"])
    lon, lat = cast("list[float]", made["at"])
    assert 20 < lat < 21
    assert 100 < lon < 105  # as near to its own place as it fits
    assert made["ground"] == [0, 0, 0, 0]


@pytest.mark.parametrize("region", REGIONS)
def test_an_english_name_hardly_leaves_its_area(region: str) -> None:
    _, _, zoom = maps.opening(boundaries().extent(tree(), region))
    chosen = tree().short(region, "en").split()[0]
    shapes = {tree().short(str(one["properties"]["adcode"]), "en").split()[0]: one for one in _inside(region)}
    for name, one in names(region, "en").items():
        if name.split()[0] != chosen and one["ground"][3]:
            west, _, east, _ = box([shapes[name.split()[0]]])
            assert wide(name) <= pixel(east, 0, zoom)[0] - pixel(west, 0, zoom)[0] + 14, name


def _inside(region: str) -> list[Feature]:
    return [one for one in boundaries().inside(tree(), region) if str(one["properties"]["adcode"]) in tree()]


@pytest.mark.parametrize(("lang", "wanted"), [("zh", "安吉县"), ("en", "Anji")])
def test_the_chosen_county_is_always_named(lang: str, wanted: str) -> None:
    assert wanted in names(ANJI, lang)


@pytest.mark.parametrize("region", REGIONS)
def test_no_name_lies_over_another(region: str) -> None:
    _, _, zoom = maps.opening(boundaries().extent(tree(), region))
    boxes = []
    for one in names(region).values():
        lon, lat = one["at"]
        x, y = pixel(lon, lat, zoom)
        half = 6 * len(one["name"])  # a Chinese letter is a square of 12 pixels
        boxes.append((x + one["by"][0] - half, y - 6, x + one["by"][0] + half, y + 6))
    for first, second in combinations(boxes, 2):
        apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
        assert apart, (first, second)


def test_a_darker_colour_is_a_higher_value() -> None:
    figure = townships(SICHUAN)
    found = areas(SICHUAN)
    light = THEMES["light"]
    order = [rgb(colour) for colour in light.classes]
    ranked = sorted(figure.series[0].marks, key=lambda mark: mark.value)
    places = [order.index(found[mark.region]["fill"]) for mark in ranked]  # type: ignore[arg-type]
    assert places == sorted(places)
    assert {places[0], places[-1]} == {0, 4}


@pytest.mark.parametrize(
    ("values", "upper"),
    [
        ([], ()),
        ([5], (5,)),
        ([1, 2, 3], (1, 2, 3)),
        ([3, 3, 3], (3,)),
        (list(range(1, 11)), (2, 4, 6, 8, 10)),
    ],
)
def test_classes_hold_equal_numbers_of_regions(values: list[float], upper: tuple[float, ...]) -> None:
    assert classes(values) == upper


def test_classes_rise_and_end_at_the_highest() -> None:
    for region in REGIONS:
        found = townships(region)
        assert all(low < high for low, high in pairwise(found.classes))
        assert max(mark.value for mark in found.series[0].marks) == found.classes[-1]


def test_a_legend_names_its_classes_and_the_unknown() -> None:
    figure = townships(NATION)
    text = maps.legend(figure, INDICATORS["townships"].unit, lang="zh", theme="dark")
    assert "未公布" in text
    assert "3,101" in text
    assert "分位数" in text
    assert all(colour in text for colour in THEMES["dark"].classes)


def test_hostile_words_are_escaped_in_a_legend() -> None:
    bad = maps.swatch("#000", "<script>")  # the one place where text becomes HTML
    assert "<script>" not in bad


@pytest.mark.parametrize("theme", THEMES)
def test_the_printed_map_asks_only_its_own_server_and_has_the_inset(theme: str) -> None:
    chart = printed.national(townships(NATION), tree(), boundaries(), theme=theme)
    made = go.Figure(json.loads(chart.to_json()), skip_invalid=False)
    assert "http" not in made.to_json()
    assert [trace.type for trace in made.data] == ["scattergeo", "choropleth"] * 2
    assert [trace.geo for trace in made.data] == ["geo", "geo", "geo2", "geo2"]
    assert all(len(trace.locations) == 34 for trace in made.data[1::2])
    inset = made.layout.geo2
    assert inset.lataxis.range[0] <= 3.9  # 曾母暗沙


def test_a_title_says_where_every_part_is_known() -> None:
    assert townships(SICHUAN).title == "2026年四川各市州乡镇（街道）数，21个市州均有数据"
