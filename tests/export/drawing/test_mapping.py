"""A map in a file is whole: every region a shape of its own, borders without cracks, the islands in an inset."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analytics.errors import Refused
from analytics.export.drawing import geometry
from analytics.export.drawing.mapping import Disc, Name, Patch, sketch
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.figures.theme import LIGHT
from analytics.regions import NATION, Boundaries

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.export.means import Means

NATIONAL = Figure(
    key="map:exam_registered",
    shape=Shape.MAP,
    region=NATION,
    title="两省",
    unit="人",
    series=(
        Series("报名人数", (Mark("四川", 12, "约12", "2024年", "510000"), Mark("海南", 3, "3", "2024年", "460000"))),
    ),
    classes=(3, 12),
)


def patches(figure: Figure, means: Means) -> list[Patch]:
    return [one for one in sketch(figure, means, "zh", 500, 400) if isinstance(one, Patch)]


def test_a_border_stays_shared_when_it_is_thinned() -> None:
    wave = [(float(x), 5 + math.sin(x)) for x in range(11)]
    upper = [(0.0, 5.0), (0.0, 20.0), (10.0, 20.0), *wave[::-1]]
    lower = [(0.0, 5.0), *wave[1:], (10.0, 0.0), (0.0, 0.0), (0.0, 5.0)]
    above, below = geometry.simplified([upper, lower], 2)
    assert len(above) < len(upper)
    border = {point for point in wave if point in above}
    assert border == {point for point in wave if point in below}
    assert {wave[0], wave[-1]} <= border


def test_thinning_keeps_what_is_farther_than_the_tolerance() -> None:
    line = [(0.0, 0.0), (1.0, 0.4), (2.0, 0.0), (3.0, 3.0), (4.0, 0.0)]
    assert geometry.thinned(line, 0.5) == [(0.0, 0.0), (2.0, 0.0), (3.0, 3.0), (4.0, 0.0)]


def test_a_ring_is_cut_to_a_frame() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    assert set(geometry.cut(square, (2, 2, 9, 9))) == {(2, 2), (4, 2), (4, 4), (2, 4)}
    assert geometry.cut(square, (5, 5, 9, 9)) == []


def test_the_conic_projection_is_true_on_its_meridian_and_equal_in_area() -> None:
    assert geometry.conic(105, 30)[0] == 0
    # A degree square at 30° has cos(30°)/cos(60°) times the area of one at 60°, on the globe and here.
    assert cell(30) / cell(60) == pytest.approx(math.cos(math.radians(30)) / math.cos(math.radians(60)), rel=1e-3)


def cell(lat: float) -> float:
    corners = [(105.0, lat - 0.5), (106.0, lat - 0.5), (106.0, lat + 0.5), (105.0, lat + 0.5)]
    points = [geometry.conic(*corner) for corner in corners]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def test_the_nation_has_all_provinces_as_shapes_of_their_names(means: Means) -> None:
    names = {one.name for one in patches(NATIONAL, means)}
    provinces = {means.tree.short(node.code, "zh") for node in means.tree.children(NATION)}
    assert len(provinces) == 34
    assert provinces <= names


def test_fills_are_the_classes_of_the_screen_and_words_say_what_is_known(means: Means) -> None:
    found = {one.name: one for one in patches(NATIONAL, means)}
    assert found["四川"].fill == LIGHT.classes[4]
    assert found["四川"].says == "四川 约12 人 2024年"
    assert found["西藏"].fill == LIGHT.unknown
    assert found["西藏"].says == "西藏 未公布"


def test_the_inset_has_all_ten_dashes_and_is_covered_by_nothing(means: Means) -> None:
    drawn = sketch(NATIONAL, means, "zh", 500, 400)
    frame = next(one for one in drawn if isinstance(one, Patch) and one.name == "南海诸岛 □")
    left, top, right, foot = geometry.span(frame.paths[0])
    ground = next(at for at, one in enumerate(drawn) if isinstance(one, Patch) and one.name == "南海诸岛")
    for one in drawn[:ground]:
        corners = [point for path in one.paths for point in path] if isinstance(one, Patch) else [one.at]
        assert not [p for p in corners if left < p[0] < right and top < p[1] < foot], one
    inside = [one for one in drawn[ground:] if isinstance(one, Patch) and one.line == LIGHT.accent]
    assert [len(one.paths) for one in inside] == [10]


def test_islands_too_small_to_see_are_dots_not_lost(means: Means) -> None:
    dots = {one.name: one for one in patches(NATIONAL, means) if one.name.endswith(" ·")}
    west, north, east, south = geometry.span(dots["海南 ·"].paths[0])
    assert east - west == pytest.approx(1.1)
    assert south - north == pytest.approx(1.1)
    assert dots["海南 ·"].line == ""


def test_everything_stays_in_its_frame(means: Means) -> None:
    for one in sketch(NATIONAL, means, "zh", 500, 400):
        points = [p for path in one.paths for p in path] if isinstance(one, Patch) else [one.at]
        left, top, right, foot = geometry.span(points)
        assert (left >= 0, top >= 0, right <= 500, foot <= 400) == (True,) * 4


def test_names_do_not_cover_each_other(means: Means) -> None:
    names = [one for one in sketch(NATIONAL, means, "zh", 500, 400) if isinstance(one, Name)]
    assert len(names) > 25
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            apart = abs(one.at[1] - other.at[1]) >= 7.9
            assert apart or abs(one.at[0] - other.at[0]) >= 4 * min(len(one.words), len(other.words)), (one, other)


def test_a_county_is_outlined_among_its_siblings(means: Means) -> None:
    county = replace(
        NATIONAL, region="330522", series=(Series("报名人数", (Mark("长兴县", 5, "5", region="330522"),)),)
    )
    outline = [one for one in patches(county, means) if one.line == LIGHT.accent]
    assert [one.name for one in outline] == ["长兴县 □"]


def test_stations_are_circles_by_the_square_root_of_their_number(means: Means) -> None:
    counts = (Mark("成都", 16, "16", region="510100"), Mark("绵阳", 4, "4", region="510700"))
    figure = Figure(
        key="stations:2023",
        shape=Shape.POINTS,
        region="510000",
        title="站点",
        unit="个",
        series=(Series("社工站", counts), Series("覆盖率", (Mark("成都", 90, "90%", region="510100"),))),
        classes=(90.0,),
    )
    discs = [one for one in sketch(figure, means, "zh", 500, 400) if isinstance(one, Disc)]
    assert [(one.name, one.radius) for one in discs] == [("成都", 15.0), ("绵阳", 7.5)]
    assert [one.fill for one in discs] == [LIGHT.classes[2], LIGHT.unknown]


def test_boundaries_that_lack_a_province_draw_no_nation(means: Means, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        sketch(NATIONAL, replace(means, boundaries=Boundaries(tmp_path)), "zh", 500, 400)
