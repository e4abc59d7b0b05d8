"""Parts of a region that a line over a table names are never filed for the region."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, issues, sheet, understood

REFUSED = "title-places A1"
ROW = "报名人数 | 通过人数\n9 | 3"


def told(title: str, table: str, name: str = "Sheet1") -> list[str]:
    """What is told of a table under a title, apart from the year."""
    found = issues(understood(sheet(f"{title}\n{table}", name=name)))
    return [one for one in found if not one.startswith("period-from-title")]


@pytest.mark.parametrize(
    "title",
    [
        "2023年成都市各街道报名情况",
        "成都市2023年街道报名情况",
        "成都市2023年各镇报名情况",
        "成都市本级2023年报名情况",
        "成都市锦江区石室社区2023年报名情况",
    ],
)
def test_a_part_is_not_filed_for_the_region_of_the_title(title: str) -> None:
    assert REFUSED in told(title, ROW)


@pytest.mark.parametrize(
    "title",
    [
        "春熙路街道所辖2023年报名情况",
        "成都市2023年龙泉镇报名情况",
        "2023年市本级报名情况",
        "成都市主城区2023年报名情况",
    ],
)
def test_a_part_is_not_filed_for_the_one_region_of_the_rows(title: str) -> None:
    assert REFUSED in told(title, "地区 | 报名人数\n成都市 | 9")


def test_a_street_that_reports_is_not_the_city_of_the_title() -> None:
    assert "title-places A2" in told("成都市2023年报名情况", f"填报单位：春熙路街道办事处\n{ROW}")


def test_the_name_of_the_sheet_counts_as_a_line() -> None:
    table = "年份 | 报名人数 | 通过人数\n2023 | 9 | 3"
    assert "title-places" in told("报名情况", table, name="成都市各镇")
    assert "title-places" not in told("报名情况", table, name="成都市")


WHOLE = [
    ("景德镇市2023年报名情况", "360200"),
    ("2023年新乡市报名情况", "410700"),
    ("镇江2023年报名情况", "321100"),
    ("西乡塘区2023年报名情况", "450107"),
    ("上海市浦东新区2023年报名情况", "310115"),
    ("晋城市城区2023年报名情况", "140502"),
    ("成都市2023年城乡社区治理人才报名情况", "510100"),
    ("成都市2023年报名情况（锦江区）", "510104"),
    ("成都市2023年报名情况（含街道社区）", "510100"),
]


@pytest.mark.parametrize(("title", "code"), WHOLE)
def test_names_of_regions_name_no_part_and_no_group(title: str, code: str) -> None:
    facts = f"{code} 2023 exam_registered 9\n{code} 2023 exam_passed 3"
    check(Case(title, f"{title}\n{ROW}", facts, "period-from-title 3\nregion-from-title 3"))


CASES = [
    Case(
        "stations under a title about people",
        "成都市2023年社区工作者情况\n地区 | 社工站数量 | 持证人数\n锦江区 | 9 | 8",
        "510104 2023-12 sw_stations 9\n510104 2023-12 certified_total population:community_workers 8",
        "group-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "streets of counties that the rows name",
        "成都市2023年街道社工站情况\n地区 | 社工站数量\n锦江区 | 9\n青羊区 | 8",
        "510104 2023-12 sw_stations type:street 9\n510105 2023-12 sw_stations type:street 8",
        "group-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "all kinds of townships are no part",
        "成都市2023年乡镇（街道）社工站情况\n地区 | 社工站数量\n锦江区 | 9",
        "510104 2023-12 sw_stations 9",
        "period-from-title 3",
    ),
    Case(
        "districts of the inner city by their names",
        "成都市主城区2023年报名情况\n地区 | 报名人数\n锦江区 | 9\n青羊区 | 8\n合计 | 17",
        "510104 2023 exam_registered 9\n510105 2023 exam_registered 8",
        "period-from-title 3",
    ),
    Case(
        "the province itself and its cities",
        "四川省本级及各市州2023年报名情况\n地区 | 报名人数\n成都市 | 9",
        "510100 2023 exam_registered 9",
        "period-from-title 3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rows_that_name_their_regions_are_taken(case: Case) -> None:
    check(case)
