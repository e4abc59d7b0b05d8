"""Titles that speak of some of a region's parts: they tell whose parts the rows are, never whose figure a row is."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import narrow
from tests.ingest.sheets.taking import rows, take


@pytest.mark.parametrize(
    "title",
    [
        "截至2024年12月31日天津市部分区持证社会工作者人数",
        "天津市2024年部分区持证人数",
        "2024年1—6月天津市部分区持证人数",
        "2024年6月底天津市三区持证人数",
        "天津市2024年分区持证人数",
        "（截至2024年末）天津市两个区持证人数",
    ],
)
def test_the_region_of_the_title_tells_which_of_several_names_is_meant(title: str) -> None:
    found = take([[title], ["区", "持证人数"], ["和平区", 20], ["南开区", 30]])
    assert found.errors == []
    assert [(one[0], one[4]) for one in found.facts] == [("120101", 20), ("120104", 30)]


@pytest.mark.parametrize(
    "title", ["天津市部分区2024年考试情况", "广东省三市2024年考试情况", "2024年上饶市部分县考试情况"]
)
def test_figures_of_some_parts_are_not_filed_for_the_region(title: str) -> None:
    found = take(rows(f"{title}\n报名人数 | 通过人数\n9 | 2"))
    assert ("title-places", "A1") in found.errors


def test_a_row_of_the_whole_region_under_some_of_its_parts_is_asked_about() -> None:
    found = take([["2024年天津市部分区持证人数"], ["区", "持证人数"], ["和平区", 20], ["天津市", 20]])
    assert found.errors == [("title-places", "A1")]


@pytest.mark.parametrize(
    ("title", "errors"),
    [
        ("湖南省14个市州2024年报名情况", []),
        ("湖南省十四个市2024年报名情况", []),
        ("湖南省十三市2024年报名情况", [("title-places", "A1")]),
        ("湖南省3个市2024年报名情况", [("title-places", "A1")]),
    ],
)
def test_all_parts_by_their_number_may_stand_beside_the_whole(title: str, errors: list[tuple[str, str]]) -> None:
    found = take([[title], ["地区", "报名人数"], ["湖南省", 9], ["长沙市", 5]])
    assert found.errors == errors


@pytest.mark.parametrize(
    ("text", "number"), [("14个市", 14), ("十四市", 14), ("二十一市州", 21), ("十市", 10), ("两县", 2), ("部分县", 0)]
)
def test_numbers_of_parts(text: str, number: int) -> None:
    assert narrow.count(text) == number


def test_some_parts_that_are_columns_are_named_there() -> None:
    found = take([["2023年上饶市部分县持证人数"], ["项目", "万年县", "余干县"], ["持证人数", 300, 310]])
    assert found.errors == []
    assert [one[0] for one in found.facts] == ["361129", "361127"]


@pytest.mark.parametrize("city", ["三亚市", "四平市", "六安市", "五指山市", "九江市", "十堰市", "七台河市"])
def test_a_city_named_with_a_numeral_is_itself(city: str) -> None:
    found = take(rows(f"{city}2024年考试情况\n报名人数 | 通过人数\n9 | 2"))
    assert (found.errors, found.values) == ([], [9, 2])
