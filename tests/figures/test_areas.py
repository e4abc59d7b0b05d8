"""Maps as plain paths: every area of the region once, within the box, coloured and named as on the screen."""

from __future__ import annotations

import re

import pytest

from analytics import settings
from analytics.figures.areas import paths
from analytics.figures.build import build
from analytics.figures.theme import LIGHT
from analytics.regions import Boundaries
from tests.facts import tree, view

SIZE = (900, 372)
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return Boundaries(settings.load().sample_data / "boundaries")


@pytest.mark.parametrize(("region", "areas"), [("510000", 21), ("330500", 5)])
def test_every_part_of_a_region_is_drawn_within_the_box(boundaries: Boundaries, region: str, areas: int) -> None:
    with view(region) as ctx:
        figure = build("map:townships", ctx)
    made = paths(figure, tree(), boundaries, lang="zh", theme="light", size=SIZE)
    named = [one for one in made["areas"] if one["region"]]
    assert len({one["region"] for one in named}) == len(named) == areas
    for area in made["areas"]:
        corners = [float(one) for one in NUMBER.findall(area["d"])]
        assert all(0 <= x <= SIZE[0] for x in corners[::2])
        assert all(0 <= y <= SIZE[1] for y in corners[1::2])
    known = {mark.region for mark in figure.series[0].marks}
    for area in named:
        assert (area["fill"] == LIGHT.unknown) is (area["region"] not in known)
        assert (area["text"] == "未公布") is (area["region"] not in known)


def test_north_is_up_and_east_is_right(boundaries: Boundaries) -> None:
    with view("510000") as ctx:
        figure = build("map:townships", ctx)
    names = {
        one["name"]: one["at"]
        for one in paths(figure, tree(), boundaries, lang="zh", theme="light", size=SIZE)["names"]
    }
    assert names["甘孜"][0] < names["成都"][0] < names["达州"][0]
    assert names["广元"][1] < names["成都"][1] < names["攀枝花"][1]
