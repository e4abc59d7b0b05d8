"""What stands around tables: titles, units, dates, documents, notes, lines between rows, names of sheets and files."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

ONE = "510100 2024 exam_registered 100"
CASES = [
    Case(
        "titles over several lines with a document number, an appendix and a date of filling in",
        """
附件1
川社函〔2025〕12号
四川省社会工作者职业水平考试情况统计表
（2024年度）
填报单位：四川省民政厅（盖章） | | 填报日期：2025年1月10日 | 单位：人
地区 | 报名人数 | 通过人数
成都市 | 100 | 20
单位负责人：张某 | 填表人：李某 | 联系电话：略
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
""",
        "period-from-title 7",
    ),
    Case(
        "all of the form in one line",
        """
2024年度考试情况
填报单位：成都市民政局    填报日期：2025年1月10日    单位：人
报名人数 | 通过人数
100 | 20
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_passed 20
""",
        "period-from-title 4\nregion-from-title 4",
    ),
    Case(
        "a bare date is when the table was made, not its period",
        """
成都市报名情况
2025年1月10日
地区 | 报名人数
成都市 | 100
""",
        issues="year-missing B4",
    ),
    Case(
        "the date of the figures",
        """
持证情况（截至2024年12月31日）
地区 | 持证人数
成都市 | 100
""",
        "510100 2024-12 certified_total 100",
        "period-from-title 3",
    ),
    Case(
        "two years in the title",
        """
2023年、2024年报名情况
地区 | 报名人数
成都市 | 100
""",
        issues="year-several A1",
    ),
    Case(
        "a half year in the title",
        """
四川省2024年1—6月培训情况
地区 | 培训人次
成都市 | 100
""",
        "510100 2024-01..2024-06 training_attendances 100",
        "period-from-title 3",
    ),
    Case(
        "two quarters in the title are none of the year",
        """
四川省2024年一季度和2024年二季度培训情况
地区 | 培训人次
成都市 | 100
""",
        issues="year-several A1",
    ),
    Case(
        "the year in the title and the month in the name of the sheet",
        """
四川省2024年培训情况
地区 | 培训人次
成都市 | 100
""",
        "510100 2024-06 training_attendances 100",
        "period-from-title 3",
        sheet="6月",
    ),
    Case(
        "the month in the name of the file",
        """
地区 | 培训人次
成都市 | 100
""",
        "510100 2024-06 training_attendances 100",
        "period-from-title 2",
        file="2024年6月培训情况.csv",
    ),
    Case(
        "the day in the name of the file is no period",
        """
地区 | 培训人次
成都市 | 100
""",
        issues="year-missing B2",
        file="培训情况20250110.xlsx",
    ),
    Case(
        "the day with points in the name of the file",
        """
地区 | 培训人次
成都市 | 100
""",
        issues="year-missing B2",
        file="培训情况2025.1.10.xlsx",
    ),
    Case(
        "a year in Chinese numerals",
        """
二〇二四年度报名情况
地区 | 报名人数
成都市 | 100
""",
        ONE,
        "period-from-title 3",
    ),
    Case(
        "the nearest place counts: title before file",
        """
2024年报名情况
地区 | 报名人数
成都市 | 100
""",
        ONE,
        "period-from-title 3",
        file="2022.xlsx",
    ),
    Case(
        "a unit in the title's brackets",
        """
2024年各市报名人数（万人）
地区 | 合计 | 助理
成都市 | 1.5 | 1
""",
        """
510100 2024 exam_registered 15000
510100 2024 exam_registered level:assistant 10000
""",
        "period-from-title 3",
    ),
    Case(
        "a unit alone at the right",
        """
2024年报名情况
 | | 万人
地区 | 报名人数 | 通过人数
成都市 | 1.5 | 1
""",
        """
510100 2024 exam_registered 15000
510100 2024 exam_passed 10000
""",
        "period-from-title 4",
    ),
    Case(
        "a unit under the table",
        """
2024年报名情况
地区 | 报名人数
成都市 | 1.5
单位：万人
""",
        "510100 2024 exam_registered 15000",
        "period-from-title 3",
    ),
    Case(
        "a unit in a note under the table",
        """
2024年报名情况
地区 | 报名人数
成都市 | 1.5
注：表中数据单位为万人。
""",
        "510100 2024 exam_registered 15000",
        "period-from-title 3",
    ),
    Case(
        "two units that do not agree",
        """
2024年报名情况（万人）
单位：人
地区 | 报名人数
成都市 | 15
""",
        issues="unit-unclear A2\nperiod-from-title 4",
    ),
    Case(
        "several units, each for its own measure",
        """
2024年情况
单位：人、人次、%
地区 | 报名人数 | 培训人次 | 通过率
成都市 | 15 | 7 | 34.4
""",
        """
510100 2024 exam_registered 15
510100 2024 training_attendances 7
510100 2024 exam_pass_rate 34.4
""",
        "period-from-title 4",
    ),
    Case(
        "单位 over the name of an office is no unit",
        """
2024年度
单位：成都市民政局
指标 | 数值
报名人数 | 100
""",
        ONE,
        "period-from-title 4\nregion-from-title 4",
    ),
    Case(
        "an unknown unit",
        """
2024年度
单位：筐
地区 | 报名人数
成都市 | 100
""",
        issues="unknown-unit A2\nperiod-from-title 4",
    ),
    Case(
        "a unit that changes between the rows",
        """
2024年度
单位：人
地区 | 报名人数
成都市 | 100
单位：万人
绵阳市 | 1.2
""",
        issues="line-within A5\nperiod-from-title 4\nfraction-of-count B6",
    ),
    Case(
        "years as lines between the rows",
        """
报名情况
地区 | 报名人数
2023年
成都市 | 90
2024年
成都市 | 100
""",
        "510100 2023 exam_registered 90\n510100 2024 exam_registered 100",
        "period-from-title 4\nperiod-from-title 6",
    ),
    Case(
        "a group as a line between the rows",
        """
2024年报名情况
地区 | 报名人数
一、助理
成都市 | 90
二、中级
成都市 | 10
""",
        issues="line-within A3\nline-within A5\nperiod-from-title 4",
    ),
    Case(
        "zones as lines between the rows say nothing of the figures",
        """
2024年报名情况
地区 | 报名人数
一、成都平原经济区
成都市 | 90
绵阳市 | 10
二、川南经济区
泸州市 | 5
""",
        """
510100 2024 exam_registered 90
510700 2024 exam_registered 10
510500 2024 exam_registered 5
""",
        "period-from-title 4",
    ),
    Case(
        "notes, sources and footers of all kinds",
        """
2024年报名情况
地区 | 报名人数 | 通过人数
成都市① | 90 | 10
绵阳市 | 10 | 2
注：1.以上数据真实准确。
　　2.本表由人才科制作。
数据来源：四川省民政厅
审核人：略 | 填表人：略 | 报出日期：2025年2月1日
""",
        """
510100 2024 exam_registered 90
510100 2024 exam_passed 10
510700 2024 exam_registered 10
510700 2024 exam_passed 2
""",
        "period-from-title 3\nmark-dropped A3",
    ),
    Case(
        "the group in the title",
        """
2024年助理社会工作师考试情况
地区 | 报名人数
成都市 | 90
""",
        "510100 2024 exam_registered level:assistant 90",
        "group-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "the group in the title that is a measure by itself",
        """
2024年高级社会工作师考试情况
地区 | 报名人数
成都市 | 9
""",
        "510100 2024 exam_registered level:senior 9",
        "group-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "two groups in the title",
        """
2024年助理社会工作师、社会工作师考试情况
地区 | 报名人数
成都市 | 9
""",
        "510100 2024 exam_registered 9",
        "groups-in-title 3\nperiod-from-title 3",
    ),
    Case(
        "the group of the title is that of the measure",
        """
2024年社区工作者队伍情况
地区 | 社区工作者人数 | 持证人数
成都市 | 90 | 9
""",
        """
510100 2024-12 community_workers_total 90
510100 2024-12 certified_total population:community_workers 9
""",
        "group-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "a part of the people in the title",
        """
2024年女性社会工作者考试情况
地区 | 报名人数
成都市 | 90
""",
        issues="title-narrows A1\nperiod-from-title 3",
    ),
    Case(
        "a measure in the title that is qualified",
        """
各市报名人数占比
地区 | 2023 | 2024
成都市 | 90 | 80
""",
        issues="title-unclear A1\nmeasure-missing B3",
    ),
    Case(
        "two measures in the title",
        """
各市报名及合格情况
地区 | 2023 | 2024
成都市 | 90 | 80
""",
        issues="measure-missing B3",
    ),
    Case(
        "blank rows and columns before the table",
        """


 | | 2024年报名情况

 | | 地区 | 报名人数
 | | 成都市 | 100

 | | 绵阳市 | 50
""",
        "510100 2024 exam_registered 100\n510700 2024 exam_registered 50",
        "period-from-title 6",
    ),
    Case(
        "a title merged over all columns",
        """
四川省2024年社会工作者职业水平考试情况
地区 | 报名人数 | 通过人数
成都市 | 100 | 20
""",
        "510100 2024 exam_registered 100\n510100 2024 exam_passed 20",
        "period-from-title 3",
        merged="A1:C1",
    ),
    Case(
        "a title merged over all columns of a table that begins in the second",
        """
 | 四川省2024年社会工作者职业水平考试情况 | |
 | 地区 | 报名人数 | 通过人数
 | 成都市 | 100 | 20
""",
        "510100 2024 exam_registered 100\n510100 2024 exam_passed 20",
        "period-from-title 3",
        merged="B1:D1",
    ),
    Case(
        "a form line of names and values",
        """
填报单位 | 成都市民政局 | 年度 | 2024年
指标 | 单位 | 数值
报名人数 | 人 | 100
""",
        ONE,
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "the region in the name of the sheet is narrower than that of the title",
        """
四川省2024年社会工作情况
指标 | 数值
报名人数 | 100
""",
        ONE,
        "period-from-title 3\nregion-from-title 3",
        sheet="成都市",
    ),
    Case(
        "two regions in the title are none",
        """
成都市、绵阳市2024年社会工作情况
指标 | 数值
报名人数 | 100
""",
        issues="region-missing B3\nperiod-from-title 3",
    ),
    Case(
        "an economic zone is not the city it is named after",
        """
成都平原经济区2024年社会工作情况
指标 | 数值
报名人数 | 100
""",
        issues="title-unclear A1\nregion-missing B3\nperiod-from-title 3",
    ),
    Case(
        "a district that is no division is not its city",
        """
成都市高新区2024年社会工作情况
指标 | 数值
报名人数 | 100
""",
        issues="title-unclear A1\nregion-missing B3\nperiod-from-title 3",
    ),
    Case(
        "the national exam in the title is not the nation",
        """
成都市2024年全国社会工作者职业资格考试情况
指标 | 数值
报名人数 | 100
""",
        ONE,
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "a source under the table",
        """
地区 | 年份 | 报名人数
成都市 | 2024 | 100
资料来源：四川省人事考试中心
""",
        ONE,
    ),
    Case(
        "hidden rows and columns",
        """
地区 | 年份 | 报名人数 | 通过人数
成都市 | 2024 | 100 | 20
绵阳市 | 2024 | 50 | 10
""",
        ONE,
        "row-hidden 3\ncolumn-hidden 1",
        more={"hidden_rows": frozenset({3}), "hidden_columns": frozenset({4})},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_around(case: Case) -> None:
    check(case)
