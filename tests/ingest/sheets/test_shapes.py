"""Shapes of tables: measures, years, months or regions across; forms of one region."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "regions by measures, clean",
        """
地区 | 年份 | 报名人数 | 参考人数 | 通过人数 | 持证人数
成都市 | 2024 | 100 | 80 | 20 | 900
绵阳市 | 2024 | 50 | 40 | 10 | 400
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_sat 80
510100 2024 exam_passed 20
510100 2024-12 certified_total 900
510700 2024 exam_registered 50
510700 2024 exam_sat 40
510700 2024 exam_passed 10
510700 2024-12 certified_total 400
""",
    ),
    Case(
        "regions by years, the measure in the title",
        """
四川省2022-2024年报名人数（单位：万人）
地区 | 2022年 | 2023年 | 2024年
成都 | 1.2 | 1.3 | 近1.5
绵阳 | | … | 0.8
""",
        """
510100 2022 exam_registered 12000
510100 2023 exam_registered 13000
510100 2024 exam_registered <15000
510700 2024 exam_registered 8000
""",
    ),
    Case(
        "regions by years, years as numbers, the measure in the name of the sheet",
        """
地区 | 2022 | 2023 | 2024
成都 | 12 | 13 | 15
""",
        """
510100 2022 exam_registered 12
510100 2023 exam_registered 13
510100 2024 exam_registered 15
""",
        sheet="报名人数",
    ),
    Case(
        "regions by years, the measure in the corner",
        """
报名人数（人） | 2023 | 2024
成都市 | 13 | 15
绵阳市 | 3 | 5
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510700 2023 exam_registered 3
510700 2024 exam_registered 5
""",
    ),
    Case(
        "regions by years, an empty corner",
        """
各市报名人数
 | 2023年 | 2024年
成都市 | 13 | 15
绵阳市 | 3 | 5
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510700 2023 exam_registered 3
510700 2024 exam_registered 5
""",
    ),
    Case(
        "a measure column and years across",
        """
地区 | 指标 | 单位 | 2023年 | 2024年
成都市 | 报名人数 | 人 | 13 | 15
成都市 | 培训人次 | 万人次 | 0.3 | 0.5
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510100 2023 training_attendances 3000
510100 2024 training_attendances 5000
""",
    ),
    Case(
        "years down, regions across",
        """
报名人数
年份 | 成都市 | 绵阳市
2023 | 13 | 3
2024年 | 15 | 5
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510700 2023 exam_registered 3
510700 2024 exam_registered 5
""",
    ),
    Case(
        "measures down, regions across",
        """
2024年考试情况统计表
指标 | 成都市 | 绵阳市 | 德阳市
报名人数 | 13 | 3 | 1
通过人数 | 5 | 1 | —
""",
        """
510100 2024 exam_registered 13
510100 2024 exam_passed 5
510700 2024 exam_registered 3
510700 2024 exam_passed 1
510600 2024 exam_registered 1
""",
        "period-from-title 3",
    ),
    Case(
        "measures down, years across, one region in the title",
        """
成都市社会工作情况
项目 | 2023年 | 2024年
报名人数 | 13 | 15
持证人数 | 130 | 150
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510100 2023-12 certified_total 130
510100 2024-12 certified_total 150
""",
        "region-from-title 3",
    ),
    Case(
        "the same without a title over the first column",
        """
成都市社会工作情况
 | 2023年 | 2024年
报名人数 | 13 | 15
持证人数 | 130 | 150
""",
        """
510100 2023 exam_registered 13
510100 2024 exam_registered 15
510100 2023-12 certified_total 130
510100 2024-12 certified_total 150
""",
        "region-from-title 3",
    ),
    Case(
        "years down, measures across, one region in the title",
        """
绵阳市社会工作者职业水平考试情况
年份 | 报名人数 | 参考人数 | 通过人数
2022年 | 13 | 10 | 3
2023年 | 15 | 12 | 4
""",
        """
510700 2022 exam_registered 13
510700 2022 exam_sat 10
510700 2022 exam_passed 3
510700 2023 exam_registered 15
510700 2023 exam_sat 12
510700 2023 exam_passed 4
""",
        "region-from-title 3",
    ),
    Case(
        "months across with a sum",
        """
2024年培训人次
地区 | 1月 | 2月 | 3月
成都市 | 5 | 6 | 7
""",
        """
510100 2024-01 training_attendances 5
510100 2024-02 training_attendances 6
510100 2024-03 training_attendances 7
""",
    ),
    Case(
        "quarters under years",
        """
培训人次
地区 | 2023年 | | 2024年 |
 | 一季度 | 二季度 | 一季度 | 二季度
成都市 | 5 | 6 | 7 | 8
""",
        """
510100 2023-Q1 training_attendances 5
510100 2023-Q2 training_attendances 6
510100 2024-Q1 training_attendances 7
510100 2024-Q2 training_attendances 8
""",
        merged="A2:A3 B2:C2 D2:E2",
    ),
    Case(
        "a year column and months across",
        """
各市培训人次
地区 | 年份 | 1月 | 2月
成都市 | 2023 | 5 | 6
成都市 | 2024 | 7 | 8
""",
        """
510100 2023-01 training_attendances 5
510100 2023-02 training_attendances 6
510100 2024-01 training_attendances 7
510100 2024-02 training_attendances 8
""",
    ),
    Case(
        "months down in a list of one region",
        """
成都市2024年培训情况
月份 | 培训人次 | 培训期数
1月 | 5 | 1
2月 | 6 | 2
""",
        """
510100 2024-01 training_attendances 5
510100 2024-01 training_runs 1
510100 2024-02 training_attendances 6
510100 2024-02 training_runs 2
""",
        "region-from-title 3",
    ),
    Case(
        "a form of one region",
        """
社会工作人才情况统计表
填报单位：成都市民政局（盖章） | | 填报日期：2025年1月5日
2024年度
指标 | 计量单位 | 数值
报名人数 | 人 | 5
培训人次 | 人次 | 7
填表人：张三 | | 审核人：李四
""",
        """
510100 2024 exam_registered 5
510100 2024 training_attendances 7
""",
        "region-from-title 5\nperiod-from-title 5",
    ),
    Case(
        "a form of two pairs of columns side by side",
        """
填报单位：成都市民政局
2024年度
指标 | 数值 | 指标 | 数值
报名人数 | 5 | 通过人数 | 2
参考人数 | 4 | 持证人数 | 9
""",
        """
510100 2024 exam_registered 5
510100 2024 exam_passed 2
510100 2024 exam_sat 4
510100 2024-12 certified_total 9
""",
        "region-from-title 4\nperiod-from-title 4",
    ),
    Case(
        "measures by years across in two rows",
        """
地区 | 报名人数 | | 通过人数 |
 | 2023年 | 2024年 | 2023年 | 2024年
成都市 | 1 | 2 | 3 | 4
""",
        """
510100 2023 exam_registered 1
510100 2024 exam_registered 2
510100 2023 exam_passed 3
510100 2024 exam_passed 4
""",
        merged="A1:A2 B1:C1 D1:E1",
    ),
    Case(
        "years by measures across in two rows, years as numbers",
        """
地区 | 2023 | | 2024 |
 | 报名人数 | 通过人数 | 报名人数 | 通过人数
成都市 | 1 | 2 | 3 | 4
""",
        """
510100 2023 exam_registered 1
510100 2023 exam_passed 2
510100 2024 exam_registered 3
510100 2024 exam_passed 4
""",
        merged="A1:A2 B1:C1 D1:E1",
    ),
    Case(
        "years, measures and levels in three rows",
        """
地区 | 2024年 | | | |
 | 报名人数（人） | | 通过人数（人） |
 | 助理 | 中级 | 助理 | 中级
成都市 | 1 | 2 | 3 | 4
""",
        """
510100 2024 exam_registered level:assistant 1
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_passed level:assistant 3
510100 2024 exam_passed level:social_worker 4
""",
        merged="A1:A3 B1:E1 B2:C2 D2:E2",
    ),
    Case(
        "regions across in two rows with measures under them",
        """
2024年
年份 | 成都市 | | 绵阳市 |
 | 报名人数 | 通过人数 | 报名人数 | 通过人数
2023 | 1 | 2 | 3 | 4
2024 | 5 | 6 | 7 | 8
""",
        """
510100 2023 exam_registered 1
510100 2023 exam_passed 2
510700 2023 exam_registered 3
510700 2023 exam_passed 4
510100 2024 exam_registered 5
510100 2024 exam_passed 6
510700 2024 exam_registered 7
510700 2024 exam_passed 8
""",
        merged="A2:A3 B2:C2 D2:E2",
    ),
    Case(
        "levels as rows under each region",
        """
2024年报名人数
地区 | 级别 | 报名人数 | 通过人数
成都市 | 合计 | 6 | 3
 | 助理 | 4 | 2
 | 中级 | 2 | 1
绵阳市 | 合计 | 3 | 2
 | 助理 | 2 | 2
 | 中级 | 1 | 0
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 4
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_passed 3
510100 2024 exam_passed level:assistant 2
510100 2024 exam_passed level:social_worker 1
510700 2024 exam_registered 3
510700 2024 exam_registered level:assistant 2
510700 2024 exam_registered level:social_worker 1
510700 2024 exam_passed 2
510700 2024 exam_passed level:assistant 2
510700 2024 exam_passed level:social_worker 0
""",
        "period-from-title 3",
        merged="A3:A5 A6:A8",
    ),
    Case(
        "levels down, measures across, one region",
        """
成都市2024年社会工作者职业水平考试情况
级别 | 报名人数 | 通过人数
助理 | 4 | 2
中级 | 2 | 1
合计 | 6 | 3
""",
        """
510100 2024 exam_registered level:assistant 4
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_registered 6
510100 2024 exam_passed level:assistant 2
510100 2024 exam_passed level:social_worker 1
510100 2024 exam_passed 3
""",
        "region-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "levels across for one measure of the title",
        """
2024年各市报名人数
地区 | 合计 | 助理 | 中级 | 高级
成都市 | 6 | 3 | 2 | 1
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 3
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_registered level:senior 1
""",
        "period-from-title 3",
    ),
    Case(
        "levels across with an unstated measure",
        """
2024年各市考试情况
地区 | 合计 | 助理 | 中级 | 高级
成都市 | 6 | 3 | 2 | 1
""",
        issues="measure-missing B3",
    ),
    Case(
        "a diagonal corner",
        """
各市报名人数
地区\\n年份 | 2023 | 2024
成都市 | 6 | 3
""",
        """
510100 2023 exam_registered 6
510100 2024 exam_registered 3
""",
    ),
    Case(
        "a diagonal corner, years down",
        """
各市报名人数
年份＼地区 | 成都市 | 绵阳市
2023 | 6 | 3
""",
        """
510100 2023 exam_registered 6
510700 2023 exam_registered 3
""",
    ),
    Case(
        "a diagonal corner of region and measure",
        """
2023年
指标/地区 | 成都市 | 绵阳市
报名人数 | 6 | 3
""",
        """
510100 2023 exam_registered 6
510700 2023 exam_registered 3
""",
        "period-from-title 3",
    ),
    Case(
        "value column titled by a unit only",
        """
2024年持证人数
地区 | 人数（人）
成都市 | 6
""",
        "510100 2024-12 certified_total 6",
        "period-from-title 3",
    ),
    Case(
        "one row of one region",
        """
地区 | 报名人数 | 通过人数
成都市 | 6 | 2
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_passed 2
""",
        "period-from-title 2",
        file="2024年报送.xlsx",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_shapes(case: Case) -> None:
    check(case)
