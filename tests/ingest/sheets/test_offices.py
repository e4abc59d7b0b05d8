"""Whole workbooks as offices of counties, cities and provinces send them."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "provinces with serial numbers, growth and a sum",
        """
2024年度全国社会工作者职业水平考试各省（区、市）报名情况表
 | | | 单位：人
序号 | 省（区、市） | 报考人数 | 较上年增长
1 | 北京市 | 52345 | 12.3%
2 | 天津市 | 12345 | 8.1%
3 | 河北 | 23456 | -2%
 | 合  计 | 88146 |
""",
        """
110000 2024 exam_registered 52345
120000 2024 exam_registered 12345
130000 2024 exam_registered 23456
""",
        "heading-unknown D3\nperiod-from-title 4",
    ),
    Case(
        "levels over stages of the exam, and a zone that is no county",
        """
附件2
成都市2024年社会工作者职业资格考试数据统计
区（市）县 | 助理社会工作师 | | | 社会工作师 | |
 | 报名数 | 实考数 | 合格数 | 报名数 | 实考数 | 合格数
锦江区 | 10 | 8 | 3 | 5 | 4 | 1
高新区 | 10 | 8 | 3 | 5 | 4 | 1
""",
        """
        510104 2024 exam_registered level:assistant 10
        510104 2024 exam_sat level:assistant 8
        510104 2024 exam_passed level:assistant 3
        510104 2024 exam_registered level:social_worker 5
        510104 2024 exam_sat level:social_worker 4
        510104 2024 exam_passed level:social_worker 1
        """,
        "period-from-title 5\nrow-own-level A6",
        merged="A3:A4 B3:D3 E3:G3",
    ),
    Case(
        "levels over stages under a title for regions that nobody knows",
        """
2024年
辖区名录 | 助理社会工作师 | | 社会工作师 |
 | 报名数 | 合格数 | 报名数 | 合格数
锦江区 | 10 | 3 | 5 | 1
合计 | 10 | 3 | 5 | 1
""",
        """
510104 2024 exam_registered level:assistant 10
510104 2024 exam_passed level:assistant 3
510104 2024 exam_registered level:social_worker 5
510104 2024 exam_passed level:social_worker 1
""",
        "period-from-title 4",
        merged="A2:A3 B2:C2 D2:E2",
    ),
    Case(
        "rows of zones under an unknown title are not the city of the title",
        """
成都市2024年考试情况
片区 | 报名人数
高新片区 | 100
""",
        issues="no-table A2",
    ),
    Case(
        "men and women in rows",
        """
地区 | 年份 | 性别 | 报名人数
成都市 | 2024 | 女 | 60
""",
        issues="heading-labels C1",
    ),
    Case(
        "rows alike but for a column nobody knows",
        """
地区 | 年份 | 批次 | 报名人数
成都市 | 2024 | 第一批 | 60
成都市 | 2024 | 第二批 | 60
""",
        issues="heading-labels C1",
    ),
    Case(
        "a column of words that tells nothing apart",
        """
地区 | 年份 | 主管处室 | 报名人数
成都市 | 2024 | 人才处 | 60
绵阳市 | 2024 | 人才处 | 30
""",
        "510100 2024 exam_registered 60\n510700 2024 exam_registered 30",
        "heading-unknown C1",
    ),
    Case(
        "stock up to a month, levels under 其中",
        """
成都市社会工作者持证情况（截至2024年12月）
区县 | 累计持证人数 | 其中 | |
 | | 助理社会工作师 | 社会工作师 | 高级社会工作师
锦江区 | 10 | 6 | 3 | 1
""",
        """
510104 2024-12 certified_total 10
510104 2024-12 certified_total level:assistant 6
510104 2024-12 certified_total level:social_worker 3
510104 2024-12 certified_total level:senior 1
""",
        "period-from-title 4",
        merged="A2:A3 B2:B3 C2:E2",
    ),
    Case(
        "a report form with line codes, this year and last",
        """
2024年社会工作统计表
填报单位：绵阳市涪城区民政局
指标名称 | 计量单位 | 代码 | 本年 | 上年
甲 | 乙 | 丙 | 1 | 2
报名人数 | 人 | '01 | 100 | 90
通过人数 | 人 | '02 | 20 | 10
""",
        "510703 2024 exam_registered 100\n510703 2024 exam_passed 20",
        "heading-unknown E3\nperiod-from-title 5\nregion-from-title 5",
    ),
    Case(
        "years merged over regions",
        """
年份 | 地区 | 报名人数
2023年 | 成都市 | 10
 | 绵阳市 | 12
2024年 | 成都市 | 5
 | 绵阳市 | 6
""",
        """
510100 2023 exam_registered 10
510700 2023 exam_registered 12
510100 2024 exam_registered 5
510700 2024 exam_registered 6
""",
        merged="A2:A3 A4:A5",
    ),
    Case(
        "months as numbers down, years across",
        """
成都市
月份 | 2023年 | 2024年
1 | 10 | 30
2 | 20 | 40
""",
        """
510100 2023-01 training_attendances 10
510100 2024-01 training_attendances 30
510100 2023-02 training_attendances 20
510100 2024-02 training_attendances 40
""",
        "region-from-title 3",
        sheet="培训人次",
    ),
    Case(
        "quarters down with a sum",
        """
成都市2024年
季度 | 培训人次 | 服务人次
第一季度 | 10 | 30
第二季度 | 20 | 40
合计 | 30 | 70
""",
        """
510100 2024-Q1 training_attendances 10
510100 2024-Q1 service_attendances 30
510100 2024-Q2 training_attendances 20
510100 2024-Q2 service_attendances 40
""",
        "region-from-title 3\ntotal-passed-over A5",
    ),
    Case(
        "years of two digits",
        """
地区 | 22年报名人数 | 23年报名人数
成都市 | 10 | 30
""",
        issues="heading-like B1\nheading-like C1\nno-table B1",
    ),
    Case(
        "a year of study over two",
        """
地区 | 2023-2024年度报名人数
成都市 | 10
""",
        issues="heading-like B1\nno-table B1",
    ),
    Case(
        "labels and values without any title",
        """
绵阳市2024年社会工作统计表
报名人数（人） | 100
通过人数（人） | 20
""",
        "510700 2024 exam_registered 100\n510700 2024 exam_passed 20",
        "period-from-title 2\nregion-from-title 2",
    ),
    Case(
        "a unit for persons over attendances",
        """
2024年各市（州）社会工作者培训统计表（单位：人）
市（州） | 培训人次
成都 | 100
""",
        issues="period-from-title 3\nunit-clash A1",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_workbooks_of_offices(case: Case) -> None:
    check(case)
