"""Regions that were merged into larger ones: what a part of a present region reported is not the region's."""

from __future__ import annotations

import pytest

from analytics.regions import mergers
from tests.ingest.sheets.drawn import Case, check, tree

TITLED = "period-from-title 3"


def of(place: str, title: str, facts: str = "", issues: str = "") -> Case:
    """A table of one region under a line that names the year and the city."""
    return Case(f"{title} {place}", f"{title}\n区县 | 报名人数\n{place} | 60", facts, issues or TITLED)


CASES = [
    of("崇安区", "2013年无锡市报名", issues="region-merged A3"),
    of("南汇区", "2008年上海市报名", issues="region-merged A3"),
    of("邯郸县", "2015年邯郸市报名", issues="region-merged A3"),
    of("下城区", "2020年杭州市报名", issues="region-merged A3"),
    of("铜官山区", "2014年铜陵市报名", issues="region-merged A3"),
    of("桥西区", "2019年邢台市报名", issues="region-merged A3"),
    # What alone became a district is all of it, and so is what took others in and kept its name.
    of("宜宾县", "2015年宜宾市报名", "511504 2015 exam_registered 60"),
    of("静安区", "2013年上海市报名", "310106 2013 exam_registered 60"),
    of("梁溪区", "2016年无锡市报名", "320213 2016 exam_registered 60"),
    of("两江新区", "2023年重庆市报名", issues="region-later A3"),
    of("重庆市两江新区", "2023年重庆市报名", "500157 2023 exam_registered 60"),
    Case(
        "by code, with the name beside it and without",
        "区划代码 | 区县 | 年份 | 报名人数\n500112 | 渝北区 | 2023 | 13\n500105 | | 2022 | 9\n500105 | 两江新区 | 2022 | 9",
        issues="region-merged A2\nregion-merged A3\nregion-merged A4",
    ),
    Case(
        "regions across",
        "2013年无锡市报名人数\n级别 | 崇安区 | 滨湖区\n助理 | 5 | 6",
        issues="region-merged B2\nperiod-from-title 3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_parts_of_present_regions(case: Case) -> None:
    check(case)


def test_a_refusal_names_the_part_the_whole_and_the_year() -> None:
    refused = tree().refusal("上海市闸北区", 2014, "310106")
    assert refused is not None
    assert refused.places == {"name": "闸北区", "code": "310108", "year": 2015, "now": "上海市静安区"}


def test_a_part_of_a_part_is_a_part() -> None:
    """南汇县 became 南汇区 in 2001, which 浦东新区 took in in 2009."""
    refused = tree().refusal("南汇县", 2000, "310115")
    assert refused is not None
    assert refused.places["year"] == 2009


def test_what_is_held_to_be_one_county_alone_has_one_predecessor_in_its_year_and_is_needed() -> None:
    for code in mergers._ALONE:  # noqa: SLF001 - the list itself is what is looked at
        (change,) = [one for one in tree().changes if one.new_code == code and one.old_code != code]
        assert change.kind == "撤销"
        assert code in tree()
        assert tree().refusal(change.old_name, change.year - 1, code) is None
