"""Forms and tables as offices send them, with what stands around them: all of it is read, or asked about where it stands."""

from __future__ import annotations

import pytest

from analytics.ingest.book import Odd, Sheet
from analytics.ingest.sheets import titles
from tests.ingest.sheets.drawn import Case, check, facts, issues, understood

_SENT = """
511300 2024-12 certified_total 18
511300 2024 certified_new 9
511300 2024 exam_registered 8
511300 2024 exam_sat 6
"""
_FILLED = "持证人数 | 18 | 新增持证 | 9\n报名人数 | 8 | 参考人数 | 6"

CASES = [
    *(
        Case(
            f"who sent a form, and when, is no heading: {name}",
            f"2024年度南充市社会工作人才统计表\n{line}\n{_FILLED}",
            _SENT,
            "period-from-title 3\nregion-from-title 3",
        )
        for name, line in {
            "a month": "报送单位 | 南充市社会工作部 | 报送日期 | 2025年1月",
            "a day": "上报单位 | 南充市社会工作部 | 上报日期 | 2025年1月8日",
            "filled in": "填报单位 | 南充市社会工作部 | 填报日期 | 2025年1月",
            "with colons": "报送单位： | 南充市社会工作部 | 报送日期： | 2025年1月",
        }.items()
    ),
    Case(
        "who sent a form in two blocks names the region of both",
        "2024年度社会工作人才统计表\n报送单位 | 南充市社会工作部 | 报送日期 | 2025年1月\n指标 | 数值 | 指标 | 数值\n"
        "持证人数 | 18 | 新增持证人数 | 9\n报名人数 | 8 | 参考人数 | 6",
        _SENT,
        "period-from-title 4\nregion-from-title 4",
    ),
    Case(
        "a form with its number, the year in a cell, units in a column and 其中 rows",
        """
社会工作人才基本情况（年报）
综合机关名称：襄阳市民政局 | | 2023年 | 有效期至：2025年1月
指标名称 | 计量单位 | 代码 | 本年实际
甲 | 乙 | 丙 | 1
持有社会工作者职业资格证书人数 | 人 | '01 | 10
其中：助理社会工作师 | 人 | '02 | 7
社会工作师 | 人 | '03 | 3
社会工作服务站 | 个 | '04 | 8
""",
        """
420600 2023-12 certified_total 10
420600 2023-12 certified_total level:assistant 7
420600 2023-12 certified_total level:social_worker 3
420600 2023-12 sw_stations 8
""",
        "period-from-title 5\nregion-from-title 5",
    ),
    Case(
        "levels under another measure are of that one, without 其中 of none",
        "2023年内江市\n指标 | 数值\n报名人数 | 9\n其中：助理社会工作师 | 4\n社工站 | 2\n社会工作师 | 3",
        issues="measure-missing A6\nperiod-from-title 3\nregion-from-title 3",
    ),
    Case(
        "persons who hold a certificate are no group of the measure over them",
        "2023年内江市\n指标 | 数值\n报名人数 | 9\n其中：高级社会工作师 | 4\n持证社工 | 7",
        "511000 2023 exam_registered 9\n511000 2023 exam_registered level:senior 4\n511000 2023-12 certified_total 7",
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "areas beside their cities",
        "2023年末广东省\n区域 | 地市 | 持证人数\n珠三角 | 广州 | 5\n | 深圳 | 6\n小计 | | 11\n粤东 | 汕头 | 3\n合计 | | 14",
        "440100 2023-12 certified_total 5\n440300 2023-12 certified_total 6\n440500 2023-12 certified_total 3",
        "heading-unknown A2\nperiod-from-title 3",
    ),
    Case(
        "parts of cities beside counties",
        "2023年末内江市\n区域 | 区县 | 持证人数\n老城片 | 东兴区 | 5",
        issues="heading-labels A2\nperiod-from-title 3",
    ),
    Case(
        "regions beside the wider ones they lie in",
        "2023年末\n地区 | 地市 | 持证人数\n广东省 | 汕头 | 5\n南京市 | 江苏省 | 6",
        "440500 2023-12 certified_total 5\n320100 2023-12 certified_total 6",
        "period-from-title 3",
    ),
    Case(
        "areas between the rows",
        "2023年江苏省\n市别 | 报名人数\n苏南 |\n南京市 | 5\n苏北 |\n徐州市 | 6",
        "320100 2023 exam_registered 5\n320300 2023 exam_registered 6",
        "period-from-title 4",
    ),
    Case(
        "a diagonal corner of items and counties, the office and the day under the table",
        "赣州市（截至2023年12月31日）\n项目\\n县（市、区） | 社工站（个）\n章贡区 | 20\n赣州市民政局 | 2024年1月制",
        "360702 2023-12 sw_stations 20",
        "period-from-title 3",
    ),
    Case(
        "holders by the title alone",
        "九江市部分县级市年末持证社工\n县市 | 年度 | 助理 | 中级 | 小计\n瑞昌市 | 2023年 | 40 | 20 | 60",
        """
360481 2023-12 certified_total 60
360481 2023-12 certified_total level:assistant 40
360481 2023-12 certified_total level:social_worker 20
""",
    ),
    Case(
        "stations in the title, persons in the column",
        "2023年末成都市社工站持证社工\n区县 | 人数\n锦江区 | 5",
        issues="measure-missing B3",
    ),
    Case(
        "things in the column, persons in the title",
        "2023年末成都市持证社工\n区县 | 个数\n锦江区 | 5",
        issues="measure-missing B3",
    ),
    Case(
        "the year in a note",
        "黑龙江省部分市\n城市 | 持证人数\n哈尔滨市 | 84\n注：1.本表为2023年末数据；",
        "230100 2023-12 certified_total 84",
        "period-from-title 3",
    ),
    Case(
        "another year in a note than in the title",
        "黑龙江省部分市2022年\n城市 | 持证人数\n哈尔滨市 | 84\n注：1.本表为2023年末数据；",
        issues="period-from-title 3\nnote-unclear A4",
    ),
    Case(
        "the end of a year alone in its cell",
        "汉中市\n填报单位：汉中市民政局 | | 2023年12月31日\n县区 | 社工站数\n汉台区 | 12",
        "610702 2023-12 sw_stations 12",
        "period-from-title 4",
    ),
    Case(
        "counties of the city whose exam district the title names",
        "2023年度全国社会工作者职业资格考试深圳考区数据统计\n区 | 报名人数\n南山区 | 7",
        "440305 2023 exam_registered 7",
        "period-from-title 3\nregion-within-title A3",
    ),
    Case(
        "training by its unit",
        "内江市2023年社工继续教育与能力培训\n项目 | 数量\n全年培训（期） | 14\n培训（人次） | 1120",
        "511000 2023 training_runs 14\n511000 2023 training_attendances 1120",
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "holders of agencies",
        "2023年益阳市社工服务机构持证社工\n县 | 持证人数\n南县 | 20",
        issues="heading-within B2\nperiod-from-title 3",
    ),
    Case(
        "holders beside agencies",
        "2023年益阳市社工服务机构、持证社工\n县 | 持证人数\n南县 | 20",
        "430921 2023-12 certified_total 20",
        "period-from-title 3",
    ),
    Case(
        "this period beside the same one of last year, built beside planned",
        "2024年1—9月怀化市\n县 | 培训人次 | 培训人次 | 社工站数\n | 本期 | 去年同期 | 已建\n沅陵县 | 310 | 280 | 7",
        "431222 2024-01..2024-09 training_attendances 310\n431222 2024-09 sw_stations 7",
        "heading-like C2\nperiod-from-title 4",
    ),
    Case(
        "a year of which only some months are counted",
        "娄底市培训人次\n县 | 2022年 | 2023年（1—8月）\n双峰县 | 280 | 190",
        "431321 2022 training_attendances 280\n431321 2023-01..2023-08 training_attendances 190",
    ),
    Case(
        "the highest level over several measures is a group of each",
        "2023年开封市\n区 | 高级社会工作师 | \n | 报名 | 合格\n龙亭区 | 9 | 7",
        "410202 2023 exam_registered level:senior 9\n410202 2023 exam_passed level:senior 7",
        "period-from-title 4\nheading-spread C2",
    ),
    Case(
        "holders over what is done for them",
        "2023年开封市\n区 | 持证社工\n | 培训人次\n龙亭区 | 9",
        "410202 2023 training_attendances population:certified 9",
        "period-from-title 4",
    ),
    Case(
        "the highest level over persons is what is counted",
        "2023年开封市\n区 | 高级社会工作师\n | 人数\n龙亭区 | 9",
        "410202 2023-12 senior_social_workers 9",
        "period-from-title 4",
    ),
    Case(
        "the county in the brackets of a title",
        "社会工作主要数据（墨竹工卡县，2023年）\n项目 | 数值\n社工站 | 9",
        "540127 2023-12 sw_stations 9",
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "ten thousands behind a comma in brackets",
        "2023年开封市（年末数，万人）\n区 | 持证人数\n龙亭区 | 1.2",
        "410202 2023-12 certified_total 12000",
        "period-from-title 3",
    ),
    Case(
        "counties of a city, not the county of that name",
        "长沙县市社工站统计表（2023年）\n县市 | 社工站数\n浏阳市 | 9",
        "430181 2023-12 sw_stations 9",
        "period-from-title 3",
    ),
    Case(
        "months of a report on training",
        "内江市社工培训月报（2024年3月）\n区县 | 本月期数 | 1—3月累计人次\n东兴区 | 2 | 210",
        "511011 2024-03 training_runs 2\n511011 2024-Q1 training_attendances 210",
        "period-from-title 3",
    ),
    Case(
        "another day alone in its cell may be that of filling in",
        "汉中市\n填报单位：汉中市民政局 | | 2024年6月30日\n县区 | 社工站数\n汉台区 | 12",
        issues="year-missing B4",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whole_forms(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("title", "day", "told"),
    [
        ("持证社工人数", "12-31", []),
        ("持证社工人数", "06-30", ["heading-date B2", "heading-date C2"]),
        ("社工考试报名人数", "12-31", ["heading-date B2", "heading-date C2"]),
    ],
)
def test_the_last_day_of_a_year_over_what_stands_at_a_moment(title: str, day: str, told: list[str]) -> None:
    days = [Odd("date", None, f"{year}-{day}") for year in (2022, 2023)]
    draft = understood(Sheet("Sheet1", [[f"内江市{title}"], ["区县", *days], ["东兴区", 5, 6]]))
    assert [one for one in issues(draft) if one.startswith("heading-date")] == told
    assert told or facts(draft) == ["511011 2022-12 certified_total 5", "511011 2023-12 certified_total 6"]


@pytest.mark.parametrize(
    ("title", "all_of_them"),
    [
        ("2023年末成都市持证社工情况", True),
        ("各县（市、区）持证社工分布表", True),
        ("2023年城市持证社工", False),
        ("社区持证社工情况", False),
        ("2023年社工机构年末持证社工", False),
        ("2023年持证社工培训情况", False),
        ("2023年新增持证社工", False),
        ("2023年社工", False),
    ],
)
def test_titles_of_holders(title: str, all_of_them: bool) -> None:  # noqa: FBT001 - a table of truths
    assert titles.is_of_holders(title) is all_of_them
