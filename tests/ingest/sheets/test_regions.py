"""Regions as people write them: numbered, indented, under parents, ambiguous, old, misspelt, as sums."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, issues, sheet, understood

CASES = [
    Case(
        "numbered and indented names",
        """
2024年
地区 | 报名人数
四川省 | 300
　1.成都市 | 100
　　（1）锦江区 | 5
　2、绵阳市 | 50
　　其中：涪城区 | 7
""",
        """
510000 2024 exam_registered 300
510100 2024 exam_registered 100
510104 2024 exam_registered 5
510700 2024 exam_registered 50
510703 2024 exam_registered 7
""",
        "period-from-title 3",
    ),
    Case(
        "province, city and county in columns of their own, merged",
        """
省 | 市 | 县（市、区） | 年份 | 报名人数
四川省 | 成都市 | 锦江区 | 2024 | 1
 | | 青羊区 | 2024 | 2
 | 绵阳市 | 涪城区 | 2024 | 3
江苏省 | 南京市 | 鼓楼区 | 2024 | 4
 | 徐州市 | 鼓楼区 | 2024 | 5
""",
        """
510104 2024 exam_registered 1
510105 2024 exam_registered 2
510703 2024 exam_registered 3
320106 2024 exam_registered 4
320302 2024 exam_registered 5
""",
        merged="A2:A4 B2:B3 A5:A6",
    ),
    Case(
        "a county that is not in its city",
        """
市 | 县区 | 年份 | 报名人数
绵阳市 | 锦江区 | 2024 | 1
""",
        issues="region-unknown B2",
    ),
    Case(
        "blank parents without merges: a unique name needs none, an ambiguous one is refused",
        """
市 | 县区 | 年份 | 报名人数
南京市 | 玄武区 | 2024 | 1
 | 鼓楼区 | 2024 | 2
""",
        issues="region-ambiguous B3",
    ),
    Case(
        "names with their parents",
        """
地区 | 年份 | 报名人数
四川省成都市锦江区 | 2024 | 1
四川成都青羊区 | 2024 | 2
江苏省南京市鼓楼区 | 2024 | 3
四川省-绵阳市 | 2024 | 4
北京市朝阳区 | 2024 | 5
""",
        """
510104 2024 exam_registered 1
510105 2024 exam_registered 2
320106 2024 exam_registered 3
510700 2024 exam_registered 4
110105 2024 exam_registered 5
""",
    ),
    Case(
        "ambiguous names without a title",
        """
地区 | 年份 | 报名人数
朝阳区 | 2024 | 5
鼓楼区 | 2024 | 5
城关区 | 2024 | 5
""",
        issues="region-ambiguous A2\nregion-ambiguous A3\nregion-ambiguous A4",
    ),
    Case(
        "ambiguous names under a title that names their parent",
        """
北京市2024年报名情况
区 | 报名人数
朝阳区 | 5
海淀区 | 7
""",
        """
110105 2024 exam_registered 5
110108 2024 exam_registered 7
""",
        "region-within-title A3\nperiod-from-title 3",
    ),
    Case(
        "an ambiguous name under a title whose region has two of them",
        """
江苏省2024年报名情况
地区 | 报名人数
鼓楼区 | 5
""",
        issues="region-ambiguous A3",
    ),
    Case(
        "short names of provinces and autonomous prefectures",
        """
地区 | 年份 | 报名人数
内蒙古 | 2024 | 1
凉山州 | 2024 | 2
甘孜 | 2024 | 3
黔东南 | 2024 | 4
恩施州 | 2024 | 5
""",
        """
150000 2024 exam_registered 1
513400 2024 exam_registered 2
513300 2024 exam_registered 3
522600 2024 exam_registered 4
422800 2024 exam_registered 5
""",
    ),
    Case(
        "a misspelt name is told, not mended",
        """
地区 | 年份 | 报名人数
成郡市 | 2024 | 1
""",
        issues="region-unknown A2",
    ),
    Case(
        "an old name in its year",
        """
地区 | 年份 | 报名人数
会理县 | 2020 | 1
会理市 | 2023 | 2
""",
        """
513402 2020 exam_registered 1
513402 2023 exam_registered 2
""",
    ),
    Case(
        "sums of rows are checked and not stored",
        """
2024年
地区 | 报名人数 | 通过人数
成都市 | 100 | 20
绵阳市 | 50 | 10
合 计 | 150 | 30
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
510700 2024 exam_registered 50
510700 2024 exam_passed 10
""",
        "period-from-title 3",
    ),
    Case(
        "sums with blanks and brackets",
        """
2024年
地区 | 报名人数
全省合计（21个市州） | 150
成都市 | 100
绵阳市 | 50
""",
        "510100 2024 exam_registered 100\n510700 2024 exam_registered 50",
        "period-from-title 3",
    ),
    Case(
        "a wrong sum",
        """
2024年
地区 | 报名人数
全省 | 160
成都市 | 100
绵阳市 | 50
""",
        issues="total-mismatch B3\nperiod-from-title 3",
    ),
    Case(
        "subtotals of zones",
        """
2024年
地区 | 报名人数
成都市 | 100
绵阳市 | 50
小计 | 150
泸州市 | 5
宜宾市 | 6
小计 | 11
总计 | 161
""",
        """
510100 2024 exam_registered 100
510700 2024 exam_registered 50
510500 2024 exam_registered 5
511500 2024 exam_registered 6
""",
        "period-from-title 3",
    ),
    Case(
        "the province beside its cities is a figure of its own",
        """
2024年
地区 | 报名人数
四川省 | 150
成都市 | 100
绵阳市 | 50
""",
        """
510000 2024 exam_registered 150
510100 2024 exam_registered 100
510700 2024 exam_registered 50
""",
        "period-from-title 3",
    ),
    Case(
        "the nation and the provinces",
        """
地区 | 年份 | 报名人数
全国 | 2024 | 900
北京 | 2024 | 100
四川 | 2024 | 50
""",
        """
100000 2024 exam_registered 900
110000 2024 exam_registered 100
510000 2024 exam_registered 50
""",
    ),
    Case(
        "the office itself is no region",
        """
2024年
地区 | 报名人数
市本级 | 10
锦江区 | 50
""",
        issues="region-unknown A3\nperiod-from-title 4",
    ),
    Case(
        "单位 as the title of the regions",
        """
2024年
单位 | 报名人数
成都市 | 10
绵阳市 | 50
""",
        "510100 2024 exam_registered 10\n510700 2024 exam_registered 50",
        "period-from-title 3",
    ),
    Case(
        "no title over the regions, with numbers before them",
        """
2024年
序号 | | 报名人数
1 | 成都市 | 10
2 | 绵阳市 | 50
""",
        "510100 2024 exam_registered 10\n510700 2024 exam_registered 50",
        "period-from-title 3",
    ),
    Case(
        "counties across the province under a title",
        """
四川省2024年县（市、区）报名人数
县（市、区） | 人数
锦江区 | 10
涪城区 | 50
""",
        "510104 2024 exam_registered 10\n510703 2024 exam_registered 50",
        "period-from-title 3",
    ),
    Case(
        "codes with a name of nothing",
        """
地区代码 | 年份 | 报名人数
519999 | 2024 | 1
""",
        issues="region-unknown A2",
    ),
    Case(
        "figures without any region",
        """
年份 | 报名人数
2024 | 1
""",
        issues="region-missing B2",
    ),
    Case(
        "a total alone is no figure",
        """
2024年
地区 | 报名人数
合计 | 100
""",
        issues="period-from-title 3\ntotal-unstored B3\nno-table",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_regions(case: Case) -> None:
    check(case)


def outside(text: str, name: str = "Sheet1") -> list[str]:
    """The cells of regions that do not lie in the one the lines over the table name."""
    found = issues(understood(sheet(text, name=name)))
    return [one.split()[1] for one in found if one.startswith("region-outside")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("2023年湖北省各市报名人数\n地区 | 报名人数\n宜昌市 | 5\n岳阳市 | 9", ["A4"]),
        ("2023年湖北省各市报名人数\n代码 | 地区 | 报名人数\n420500 | 宜昌市 | 5\n430600 | 岳阳市 | 9", ["B4"]),
        ("2023年杭州市报名人数\n市 | 县 | 报名人数\n绍兴市 | 诸暨市 | 5", ["B3"]),
        ("填报单位：湖州市民政局\n2023年\n地区 | 报名人数\n海宁市 | 5", ["A4"]),
        ("2023年杭州市\n指标 | 桐庐县 | 诸暨市\n报名人数 | 5 | 9", ["C2"]),
        ("2023年安庆市报名人数\n地区 | 报名人数\n枞阳县 | 5", ["A3"]),
        # what lies in the region, holds it, or did so in the year
        ("2023年湖北省报名人数\n地区 | 报名人数\n宜昌市 | 5\n湖北省宜昌市远安县 | 1\n湖北省 | 9", []),
        ("2023年宜昌市报名人数\n地区 | 报名人数\n宜昌市 | 5\n湖北省 | 9", []),
        ("2014年安庆市报名人数\n地区 | 报名人数\n枞阳县 | 5", []),
        # no region, or not one alone
        ("2023年报名人数\n地区 | 报名人数\n宜昌市 | 5\n岳阳市 | 9", []),
        ("2023年当阳市等社工考试\n地区 | 报名人数\n当阳市 | 5\n远安县 | 9", []),
        ("2023年宜昌市报名人数\n地区 | 报名人数\n远安县 | 5\n\n2023年合格人数\n地区 | 合格人数\n岳阳市 | 5", []),
    ],
)
def test_a_row_of_another_region_than_the_title_is_asked_about(text: str, cells: list[str]) -> None:
    assert outside(text) == cells


def test_the_name_of_a_sheet_counts_as_a_title() -> None:
    text = "2023年报名人数\n地区 | 报名人数\n桐庐县 | 5\n诸暨市 | 9"
    assert (outside(text, "杭州市"), outside(text)) == (["A4"], [])
