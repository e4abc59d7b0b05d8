"""Regions that were merged into larger ones: while they stood their figures are their own, later they are refused."""

from __future__ import annotations

import pytest

from analytics.regions import mergers
from tests.ingest.sheets.drawn import Case, check, tree

TITLED = "period-from-title 3"


def of(place: str, title: str, facts: str = "", issues: str = "") -> Case:
    """A table of one region under a line that names the year and the city."""
    return Case(f"{title} {place}", f"{title}\n区县 | 报名人数\n{place} | 60", facts, issues or TITLED)


CASES = [
    of("崇安区", "2013年无锡市报名", "320202 2013 exam_registered 60"),
    of("南汇区", "2008年上海市报名", "310119 2008 exam_registered 60"),
    of("邯郸县", "2015年邯郸市报名", "130421 2015 exam_registered 60"),
    of("下城区", "2020年杭州市报名", "330103 2020 exam_registered 60"),
    of("铜官山区", "2014年铜陵市报名", "340702 2014 exam_registered 60"),
    of("江北区", "2023年重庆市报名", "500105 2023 exam_registered 60", f"{TITLED}\nregion-within-title A3"),
    of("江北", "2024年重庆市报名", "500105 2024 exam_registered 60", f"{TITLED}\nregion-within-title A3"),
    of("重庆市江北区", "2023年社会工作者报名", "500105 2023 exam_registered 60"),
    of("江北区", "2025年重庆市报名", issues="region-merged A3"),
    of("崇安区", "2015年无锡市报名", issues="region-merged A3"),
    # Not the one of 宁波市, though no other is called so any more.
    of("江北区", "2026年重庆市报名", issues="region-unknown A3"),
    # Their codes are those of the merged regions now, or their city is no more.
    of("桥西区", "2019年邢台市报名", issues="region-merged A3"),
    of("邢台县", "2019年邢台市报名", issues="region-merged A3"),
    of("万盛区", "2010年重庆市报名", issues="region-merged A3"),
    of("莱城区", "2017年山东省报名", issues="region-merged A3"),
    # What alone became a district is all of it, and so is what took others in and kept its name.
    of("宜宾县", "2015年宜宾市报名", "511504 2015 exam_registered 60"),
    of("静安区", "2013年上海市报名", "310106 2013 exam_registered 60"),
    of("梁溪区", "2016年无锡市报名", "320213 2016 exam_registered 60"),
    of("两江新区", "2023年重庆市报名", issues="region-later A3"),
    of("重庆市两江新区", "2023年重庆市报名", "500157 2023 exam_registered 60"),
    Case(
        "by code, with the name beside it and without",
        "区划代码 | 区县 | 年份 | 报名人数\n500112 | 渝北区 | 2023 | 13\n500105 | | 2022 | 9\n500105 | 两江新区 | 2022 | 9\n"
        "500105 | 江北区 | 2025 | 9\n500157 | 两江新区 | 2025 | 9",
        "500112 2023 exam_registered 13\n500105 2022 exam_registered 9\n500157 2025 exam_registered 9",
        "region-later A4\nregion-merged A5",
    ),
    Case(
        "regions across",
        "2013年无锡市报名人数\n级别 | 崇安区 | 滨湖区\n助理 | 5 | 6",
        "320202 2013 exam_registered level:assistant 5\n320211 2013 exam_registered level:assistant 6",
        "region-within-title B2\nperiod-from-title 3",
    ),
    Case(
        "years across before the merger",
        "重庆市报名人数\n区县 | 2023年 | 2024年\n江北区 | 5 | 6\n渝北区 | 3 | 4",
        "500105 2023 exam_registered 5\n500105 2024 exam_registered 6\n500112 2023 exam_registered 3\n"
        "500112 2024 exam_registered 4",
        "region-within-title A3",
    ),
    Case(
        "years across the merger",
        "重庆市报名人数\n区县 | 2024年 | 2025年\n江北区 | 6 | 7\n渝中区 | 2 | 3",
        "500103 2024 exam_registered 2\n500103 2025 exam_registered 3",
        "region-merged A3",
    ),
    Case(
        "of no year",
        "重庆市\n区县 | 报名人数\n江北区 | 6",
        issues="region-unknown A3",
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
