"""Names that officials shorten, short names that belong elsewhere, and totals beside the column of regions."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.taking import take


def told(title: str, name: str) -> str:
    """What is told of the name of a row under a title."""
    found = take([[title], ["地区", "持证人数"], [name, 5]])
    assert found.facts == []
    assert [one.cell for one in found.issues if one.severity == "error"] == ["A3"]
    return str(next(issue for issue in found.issues if issue.severity == "error"))


@pytest.mark.parametrize(
    ("title", "name", "full"),
    [
        ("朝阳市2023年持证人数", "喀左县", "喀喇沁左翼蒙古族自治县"),
        ("呼和浩特市2023年持证人数", "托县", "托克托县"),
        ("呼和浩特市2023年持证人数", "和林县", "和林格尔县"),
        ("2023年持证人数", "前郭县", "前郭尔罗斯蒙古族自治县"),
        ("2023年持证人数", "科右中旗", "科尔沁右翼中旗"),
    ],
)
def test_the_full_name_of_a_shortened_one_is_suggested(title: str, name: str, full: str) -> None:
    assert f"the nearest name is {full}" in told(title, name)


def test_the_city_of_a_title_of_banners_and_counties_is_where_names_are_looked_for() -> None:
    title = "呼和浩特市旗县2023年持证人数"
    found = take([[title], ["旗县", "持证人数"], ["托县", 5], ["武川县", 6]])
    assert found.errors == [("region-unknown", "A3")]
    assert "托克托县" in found.sentences
    assert take([[title], ["报名人数", "持证人数"], [9, 5]]).errors == [("title-places", "A1")]


@pytest.mark.parametrize("title", ["广东省2023年持证人数", "2023年持证人数"])
def test_a_shortened_name_is_not_taken_for_a_district_elsewhere(title: str) -> None:
    said = told(title, "巴州")
    assert "(652800)" in said
    assert "(511902)" in said


def test_a_short_name_of_a_county_outside_the_title_s_region_is_asked_about() -> None:
    assert "四川省成都市锦江区 (510104)" in told("广东省2023年持证人数", "锦江")


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("四川省2023年持证人数", "巴州", "511902"),
        ("新疆维吾尔自治区2023年持证人数", "巴州", "652800"),
        ("新疆维吾尔自治区2023年持证人数", "克州", "653000"),
        ("2023年持证人数", "博州", "652700"),
        ("内蒙古自治区2023年持证人数", "锡盟", "152500"),
        ("2023年持证人数", "阿盟", "152900"),
        ("湖南省2023年持证人数", "湘西州", "433100"),
        ("2023年持证人数", "昌吉州", "652300"),
        ("2023年持证人数", "凉州", "620602"),
        ("江苏省2023年持证人数", "苏州", "320500"),
        ("重庆市2023年持证人数", "石柱县", "500240"),
    ],
)
def test_short_names_that_are_clear_are_taken(title: str, name: str, code: str) -> None:
    found = take([[title], ["地区", "持证人数"], [name, 5]])
    assert (found.errors, [one[0] for one in found.facts]) == ([], [code])


ZONES = [
    ["2022年广东省持证人数"],
    ["片区", "地市", "持证人数"],
    ["珠三角", "广州市", 1000],
    ["珠三角", "深圳市", 1001],
    ["珠三角小计", None, 2001],
    ["粤东", "汕头市", 2000],
    ["合计", None, 4001],
]


def test_totals_in_a_column_of_zones_are_checked_and_not_stored() -> None:
    found = take(ZONES)
    assert (found.errors, found.values) == ([], [1000, 1001, 2000])
    assert take([*ZONES[:-1], ["合计", None, 4002]]).errors == [("total-mismatch", "C7")]
    assert take([*ZONES[:4], ["珠三角小计", None, 2002], *ZONES[5:]]).errors == [("total-mismatch", "C5")]


def test_a_row_that_names_its_region_is_no_total() -> None:
    found = take([["2022年持证人数"], ["类型", "地市", "持证人数"], ["合计", "广州市", 7], ["合计", "深圳市", 8]])
    assert (found.errors, found.values) == ([], [7, 8])
