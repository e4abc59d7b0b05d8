"""Titles of columns: over one, two and three rows, with units, groups, periods and words nobody knows."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "line breaks, blanks, brackets, numbering and units in titles",
        """
地 区 | 年\\n份 | 1.报 名 人 数\\n（人） | （二）参考人数【人】 | ③通过人数 | 持证人数[万人] | 培训人次：万人次
成都市 | 2024 | 100 | 80 | 20 | 0.5 | 1.2
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_sat 80
510100 2024 exam_passed 20
510100 2024-12 certified_total 5000
510100 2024 training_attendances 12000
""",
    ),
    Case(
        "full-width and traditional marks",
        """
　地区　 | 年度 | 报名人数（万人） | 合格率（％）
成都市 | ２０２４ | 1.5 | 34.4
""",
        """
510100 2024 exam_registered 15000
510100 2024 exam_pass_rate 34.4
""",
    ),
    Case(
        "year, group and unit inside the titles in any order",
        """
地区 | 2024年报名人数（助理）（人） | （中级）报名人数2024年 | 报名人数（高级，2024）
成都市 | 1 | 2 | 3
""",
        """
510100 2024 exam_registered level:assistant 1
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_registered level:senior 3
""",
    ),
    Case(
        "two rows without merges, as text files have them",
        """
地区 | 2023年 | | 2024年 |
 | 报名人数 | 通过人数 | 报名人数 | 通过人数
成都市 | 1 | 2 | 3 | 1
""",
        """
510100 2023 exam_registered 1
510100 2023 exam_passed 2
510100 2024 exam_registered 3
510100 2024 exam_passed 1
""",
        "heading-spread C1\nheading-spread E1",
    ),
    Case(
        "a row of units under the titles",
        """
地区 | 年份 | 报名人数 | 培训人次
 | | 万人 | 人次
成都市 | 2024 | 1.5 | 30
""",
        """
510100 2024 exam_registered 15000
510100 2024 training_attendances 30
""",
    ),
    Case(
        "a row of units under three rows, merged down over an empty one",
        """
区县 | 考试情况 | | 站点建设情况 |
 | 报名人数 | 合格率 | 社工站数 | 培训人次
 | | | |
 | 万人 | % | 个 | 人次
锦江区 | 1.5 | 40 | 12 | 300
""",
        """
510104 2023 exam_registered 15000
510104 2023 exam_pass_rate 40
510104 2023-12 sw_stations 12
510104 2023 training_attendances 300
""",
        "period-from-title 5",
        merged="A1:A3 B1:C1 D1:E1 B2:B3 C2:C3 D2:D3 E2:E3",
        file="成都市2023年.xlsx",
    ),
    Case(
        "three rows, units and numbers of the columns in either order",
        """
区县 | 社工人才 | | |
 | 考试 | | | 持证
 | 报名人数 | 参考人数 | 通过人数 | 持证人数
甲 | 1 | 2 | 3 | 4
计量单位 | 人 | 人 | 人 | 万人
锦江区 | 5 | 4 | 3 | 2
""",
        """
510104 2023 exam_registered 5
510104 2023 exam_sat 4
510104 2023 exam_passed 3
510104 2023-12 certified_total 20000
""",
        "period-from-title 6",
        merged="A1:A3 B1:E1 B2:D2",
        file="成都市2023年.xlsx",
    ),
    Case(
        "three rows, then units, then numbers of the columns",
        """
区县 | 社工人才 | | |
 | 考试 | | | 持证
 | 报名人数 | 参考人数 | 通过人数 | 持证人数
 | 人 | 人 | 人 | 万人
甲 | 1 | 2 | 3 | 4
锦江区 | 5 | 4 | 3 | 2
""",
        """
510104 2023 exam_registered 5
510104 2023 exam_sat 4
510104 2023 exam_passed 3
510104 2023-12 certified_total 20000
""",
        "period-from-title 6",
        merged="A1:A4 B1:E1 B2:D2",
        file="成都市2023年.xlsx",
    ),
    Case(
        "a row of units that begins with the word unit",
        """
地区 | 报名人数 | 培训人次
单位 | 万人 | 人次
成都市 | 1.5 | 30
""",
        """
510100 2024 exam_registered 15000
510100 2024 training_attendances 30
""",
        "period-from-title 3",
        sheet="2024年",
    ),
    Case(
        "a row that numbers the columns",
        """
2024年
地区 | 报名人数 | 参考人数 | 通过人数
甲 | 1 | 2 | 3
成都市 | 100 | 80 | 20
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_sat 80
510100 2024 exam_passed 20
""",
        "period-from-title 4",
    ),
    Case(
        "a row that numbers the columns in brackets under two heading rows",
        """
2024年
地区 | 考试情况 | | 持证人数
 | 报名人数 | 通过人数 |
甲 | （1） | （2） | （3）
成都市 | 100 | 20 | 300
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
510100 2024-12 certified_total 300
""",
        "period-from-title 5",
        merged="A2:A3 B2:C2 D2:D3",
    ),
    Case(
        "a title of a group of columns that narrows nothing",
        """
2024年
地区 | 考试情况 | | 人才队伍建设 |
 | 报名人数 | 通过人数 | 持证人数 | 专业人才总量
成都市 | 100 | 20 | 300 | 900
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
510100 2024-12 certified_total 300
510100 2024-12 professionals_total 900
""",
        "period-from-title 4",
        merged="A2:A3 B2:C2 D2:E2",
    ),
    Case(
        "a title of a group of columns that narrows",
        """
2024年
地区 | 全部 | 女性
 | 报名人数 | 报名人数
成都市 | 100 | 60
""",
        "510100 2024 exam_registered 100",
        "heading-like C2\nperiod-from-title 4",
        merged="A2:A3",
    ),
    Case(
        "measure and count word in two rows",
        """
2024年
地区 | 报名 | 通过 | 社工站 | 培训 |
 | 人数 | 人数 | 数量 | 人次 | 期数
成都市 | 100 | 20 | 3 | 9 | 2
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
510100 2024-12 sw_stations 3
510100 2024 training_attendances 9
510100 2024 training_runs 2
""",
        "period-from-title 4",
        merged="A2:A3 E2:F2",
    ),
    Case(
        "unknown columns are left out and told",
        """
地区 | 年份 | 报名人数 | 同比增长（%） | 排名 | 增减人数 | 备注
成都市 | 2024 | 100 | 5.5 | 1 | 10 | 较好
""",
        "510100 2024 exam_registered 100",
        "heading-unknown D1\nheading-unknown F1\nnote-seen G2",
    ),
    Case(
        "a misspelt title refuses the file",
        """
地区 | 年份 | 报名人数 | 参考人树
成都市 | 2024 | 100 | 80
""",
        issues="heading-near D1",
    ),
    Case(
        "titles that only look like known ones are never taken for them",
        """
地区 | 年份 | 报名人数 | 未报名人数 | 女性报名人数 | 计划报名人数 | 报名人数占比 | 上年报名人数 | 报名人数排名
成都市 | 2024 | 100 | 7 | 60 | 120 | 5 | 90 | 1
""",
        "510100 2024 exam_registered 100",
        """
heading-like D1
heading-like E1
heading-like F1
heading-like G1
heading-like H1
heading-like I1
""",
    ),
    Case(
        "persons absent are not persons registered",
        """
地区 | 年份 | 报名人数 | 缺考人数
成都市 | 2024 | 100 | 7
""",
        "510100 2024 exam_registered 100",
        "heading-unknown D1",
    ),
    Case(
        "a count of something else than the measure counts",
        """
地区 | 年份 | 报名人数 | 社工站人数 | 合格分数
成都市 | 2024 | 100 | 7 | 60
""",
        "510100 2024 exam_registered 100",
        "heading-like D1\nheading-like E1",
    ),
    Case(
        "two groups in one title are neither",
        """
地区 | 年份 | 报名人数 | 助理、中级报名人数
成都市 | 2024 | 100 | 70
""",
        "510100 2024 exam_registered 100",
        "heading-like D1",
    ),
    Case(
        "two columns that say the same",
        """
地区 | 年份 | 报名人数 | 报考人数
成都市 | 2024 | 100 | 90
""",
        issues="heading-twice D1",
    ),
    Case(
        "a title of two measures",
        """
地区 | 年份 | 报名人数/通过人数
成都市 | 2024 | 100
""",
        issues="heading-unclear C1\nmeasure-missing C2",
    ),
    Case(
        "a column without a title",
        """
地区 | 年份 | 报名人数 |
成都市 | 2024 | 100 | 90
""",
        "510100 2024 exam_registered 100",
        "column-untitled D2",
    ),
    Case(
        "short titles and their units",
        """
地区 | 年份 | 报名（人） | 参考（人） | 合格（人） | 持证（人）
成都市 | 2024 | 100 | 80 | 20 | 500
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_sat 80
510100 2024 exam_passed 20
510100 2024-12 certified_total 500
""",
    ),
    Case(
        "groups in titles of two rows with a total",
        """
2024年
地区 | 报名人数 | | |
 | 小计 | 助理社会工作师 | 社会工作师 | 高级社会工作师
成都市 | 6 | 3 | 2 | 1
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 3
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_registered level:senior 1
""",
        "period-from-title 4",
        merged="A2:A3 B2:E2",
    ),
    Case(
        "其中 after the whole, the measure in the title of the table",
        """
2024年四川省各市报名人数
地区 | 合计 | 其中：助理 | 其中：中级
成都市 | 6 | 3 | 2
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 3
510100 2024 exam_registered level:social_worker 2
""",
        "period-from-title 3",
    ),
    Case(
        "parts of people that have no group are left out",
        """
2024年
地区 | 报名人数 | | |
 | 合计 | 男 | 女 | 党员
成都市 | 6 | 3 | 3 | 1
""",
        "510100 2024 exam_registered 6",
        "heading-like C2\nheading-like D2\nheading-like E2\nperiod-from-title 4",
        merged="A2:A3 B2:E2",
    ),
    Case(
        "months and quarters in titles with measures",
        """
2024年
地区 | 一季度培训人次 | 二季度培训人次 | 上半年培训人次
成都市 | 6 | 3 | 9
""",
        """
510100 2024-Q1 training_attendances 6
510100 2024-Q2 training_attendances 3
510100 2024-01..2024-06 training_attendances 9
""",
    ),
    Case(
        "a moment in the title",
        """
地区 | 持证人数（截至2024年底）
成都市 | 6
""",
        "510100 2024-12 certified_total 6",
    ),
    Case(
        "the nation beside a province",
        """
四川省情况
年份 | 全国报名人数 | 全省报名人数
2023 | 600 | 30
""",
        """
100000 2023 exam_registered 600
510000 2023 exam_registered 30
""",
        "region-from-title 3",
    ),
    Case(
        "the whole province beside rows of cities is no figure of theirs",
        """
2024年
地区 | 报名人数 | 全省报名人数
成都市 | 60 | 300
""",
        "510100 2024 exam_registered 60",
        "heading-beyond C2\nperiod-from-title 3",
    ),
    Case(
        "a sum over months is no figure of the year",
        """
2024年培训人次
地区 | 1月 | 2月 | 合计
成都市 | 6 | 3 | 9
""",
        """
510100 2024-01 training_attendances 6
510100 2024-02 training_attendances 3
""",
    ),
    Case(
        "a sum over regions across is left out",
        """
2024年
指标 | 成都市 | 绵阳市 | 合计
报名人数 | 6 | 3 | 9
""",
        """
510100 2024 exam_registered 6
510700 2024 exam_registered 3
""",
        "heading-beyond D2\nperiod-from-title 3",
    ),
    Case(
        "regions across that need the title, and one that does not exist",
        """
北京市2024年报名人数
年份 | 朝阳区 | 海淀区
2024 | 6 | 3
""",
        """
110105 2024 exam_registered 6
110108 2024 exam_registered 3
""",
        "region-within-title B2",
    ),
    Case(
        "an ambiguous region across",
        """
2024年报名人数
年份 | 朝阳区 | 海淀区
2024 | 6 | 3
""",
        issues="region-ambiguous B2",
    ),
    Case(
        "a region inside the title of a column",
        """
报名人数
年份 | 成都市报名人数 | 绵阳市报名人数
2024 | 6 | 3
""",
        """
510100 2024 exam_registered 6
510700 2024 exam_registered 3
""",
    ),
    Case(
        "levels over measures in rows and columns, a clash",
        """
2024年
地区 | 级别 | 助理报名人数
成都市 | 中级 | 6
""",
        issues="group-clash C3",
    ),
    Case(
        "a measure in the row and another in the title of the column",
        """
2024年
地区 | 指标 | 报名人数
成都市 | 通过人数 | 6
""",
        issues="measure-clash C3",
    ),
    Case(
        "a third heading row whose cells are merged down",
        """
地区 | 年份 | 考试 | | 持证人数
 | | 报名人数 | 通过人数 |
 | | 合计 | 合计 |
成都市 | 2024 | 6 | 3 | 9
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_passed 3
510100 2024-12 certified_total 9
""",
        merged="A1:A3 B1:B3 C1:D1 E1:E3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_headings(case: Case) -> None:
    check(case)
