"""What clerks write over a table and into its corners that changes what its figures are."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, sheet, understood

SEVERAL = "510100 2023 exam_registered 9\n510100 2023-12 sw_stations 2"
DATED = "period-from-title 4"
REFUSED = "title-narrows A1\nperiod-from-title 3"


def over(title: str, figures: str, facts: str = "", issues: str = "period-from-title 3") -> Case:
    """A table of one city under a line of text."""
    return Case(title, f"{title}\n地区 | {figures.splitlines()[0]}\n成都市 | {figures.splitlines()[1]}", facts, issues)


CASES = [
    over("2023年持证社工情况", "持证人数\n9", "510100 2023-12 certified_total 9"),
    over("2023年考生报名情况", "报名人数\n9", "510100 2023 exam_registered 9"),
    over(
        "2023年持证社工培训情况",
        "培训人次\n9",
        "510100 2023 training_attendances population:certified 9",
        "period-from-title 3\ngroup-from-title 3",
    ),
    over("成都市（不含高新区）2023年报名情况", "报名人数\n9", issues=REFUSED),
    over("2023年模拟考试情况", "参考人数 | 合格人数\n9 | 5", issues=REFUSED),
    over(
        "2023年报名和模拟考试情况",
        "报名人数 | 模拟考试人数\n9 | 5",
        "510100 2023 exam_registered 9\n510100 2023 mock_exam_participants 5",
    ),
    over("2023年教师资格考试报名情况", "报名人数\n9", issues=REFUSED),
    over("2023年志愿者报名情况", "报名人数\n9", issues=REFUSED),
    over("2025年培训计划表", "培训人次\n9", issues=REFUSED),
    over("2025年目标任务分解表", "报名人数\n9", issues=REFUSED),
    over("2023年目标任务完成情况", "报名人数\n9", "510100 2023 exam_registered 9"),
    over("2008年以来累计报名情况", "报名人数\n9", issues="bad-period A1\ntitle-unclear A1"),
    over("2023年度培训情况（截至9月底）", "培训人次\n9", "510100 2023-09-30 training_attendances 9"),
    over("2023年度持证情况（截至9月底）", "持证人数\n9", "510100 2023-09 certified_total 9"),
    over(
        "2023年情况\n单位：人",
        "报名人数 | 合格率 | 培训人次 | 社工站数\n9 | 33.3 | 5 | 2",
        "510100 2023 exam_registered 9\n510100 2023 exam_pass_rate 33.3\n510100 2023 training_attendances 5\n510100 2023-12 sw_stations 2",
        issues="period-from-title 4\nunit-of-others 2\nunit-of-others 2",
    ),
    over("2023年情况\n单位：人 % 个", "报名人数 | 社工站数\n9 | 2", SEVERAL, issues=DATED),
    over("2023年情况\n单位：见表头", "报名人数（人） | 社工站数（个）\n9 | 2", SEVERAL, issues=DATED),
    over("2023年情况\n单位：万人", "报名人数 | 社工站数\n9 | 2", issues=f"{DATED}\nunit-clash A2"),
    over("2023年情况\n单位：%", "报名人数 | 合格率\n9 | 33.3", issues=f"{DATED}\nunit-clash A2"),
    over(
        "2023年情况\n金额单位：万元",
        "报名人数 | 投入资金\n9 | 33.3",
        "510100 2023 exam_registered 9",
        issues="period-from-title 4\nunit-of-others 2\nheading-unknown C3",
    ),
    over(
        "2023年情况\n单位：人；个",
        "总报名人数（人）* | 社工站数\n9 | 2",
        "510100 2023 exam_registered 9\n510100 2023-12 sw_stations 2",
        issues="period-from-title 4",
    ),
    over("2023年新增持证情况", "持证人数\n9", issues="period-from-title 3\ntitle-unclear A1"),
    over("2023年各区县新增情况", "社工站数\n9", issues="period-from-title 3\ntitle-unclear A1"),
    over("2023年新增持证情况", "新增持证人数\n9", "510100 2023 certified_new 9"),
    over("2023年新增情况", "年末持证人数\n9", "510100 2023-12 certified_total 9", issues=""),
    over("2023年新增情况", "报名人数\n9", "510100 2023 exam_registered 9"),
    over(
        "2023年新增持证统计",
        "累计持证人数 | 本年新增持证人数\n9 | 2",
        "510100 2023-12 certified_total 9\n510100 2023 certified_new 2",
    ),
    over(
        "2023年",
        "持证人数（当年） | 持证人数（累计）\n2 | 9",
        issues="period-from-title 3\nheading-unclear B2\nmeasure-missing B3",
    ),
    over("2023年累计", "持证人数（累计）\n9", "510100 2023-12 certified_total 9"),
    Case(
        "the unit in the title over the regions",
        """
2023年报名人数
地区（单位：百人） | 报名人数
成都市 | 12
""",
        "510100 2023 exam_registered 1200",
        "period-from-title 3",
    ),
    Case(
        "合计 in the column of numbers, its cells not merged",
        """
2023年报名人数
序号 | 地区 | 报名人数
1 | 成都市 | 10
2 | 绵阳市 | 20
合计 | | 31
""",
        issues="period-from-title 3\ntotal-mismatch C5",
    ),
    Case(
        "quarters with their years in a column of quarters",
        """
季度 | 地区 | 培训人次
2024年第一季度 | 成都市 | 10
2024年二季度 | 成都市 | 20
2024Q3 | 成都市 | 30
""",
        """
510100 2024-Q1 training_attendances 10
510100 2024-Q2 training_attendances 20
510100 2024-Q3 training_attendances 30
""",
    ),
    Case(
        "the day of signing under the figures",
        """
地区 | 年份 | 报名人数
成都市 | 2023 | 90

 | | 2024年1月5日
""",
        "510100 2023 exam_registered 90",
    ),
    Case(
        "bureaus in a column of units",
        """
2023年
单位名称 | 报名人数
金堂县民政局 | 10
大邑县民政局 | 20
""",
        issues="region-unknown A3\nregion-unknown A4",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tables_of_clerks(case: Case) -> None:
    check(case)


CLASHES = [
    ("2023年\n地区 | 报名人数（人次）\n成都市 | 5\n绵阳市 | 6", "B2"),
    ("2023年\n地区 | 人次 |\n | 报名人数 | 通过人数\n成都市 | 5 | 4", "B2"),
    ("地区 | 年份 | 指标 | 数值 | 单位\n成都市 | 2023 | 报名人数 | 5 | 人次", "E2"),
    ("2023年\n单位：人次\n地区 | 报名人数\n成都市 | 5\n绵阳市 | 6", "A2"),
    ("2023年\n地区 | 报名人数\n成都市 | 5人次", "B3"),
]


@pytest.mark.parametrize(("text", "cell"), CLASHES)
def test_a_unit_that_clashes_is_told_once_where_it_stands(text: str, cell: str) -> None:
    draft = understood(sheet(text, "B2:C2" if "\n | 报" in text else ""))
    told = [one for one in draft.issues if one.code == "unit-clash"]
    assert {one.cell for one in told} == {cell}
    assert {dict(one.places)["own"] for one in told} == {"人"}
    assert {dict(one.places)["unit"] for one in told} == {"人次"}
    assert len(told) == len({dict(one.places)["name"] for one in told})
