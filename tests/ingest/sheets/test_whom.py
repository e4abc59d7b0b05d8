"""Figures of some people, of a task, of a month or of other places are not those of everyone, of what was done, of the year or of stations."""

from __future__ import annotations

from typing import Final

import pytest

from tests.ingest.sheets.drawn import Case, check, facts, sheet, understood

TRAINED: Final = "内江市2024年{}情况表\n县（市、区） | 培训场次 | 培训人次\n东兴区 | 5 | 130"
MONTHLY: Final = "内江市2024年社会工作培训情况统计表\n{}\n县（市、区） | 培训人次 | 持证人数\n东兴区 | 130 | 140"
CASES = [
    Case(
        "levels under a title of some people",
        "成都市2025年社区工作者队伍统计表\n区县 | 持证人数 | 助理社会工作师 | 社会工作师\n金牛区 | 279 | 200 | 79",
        issues="period-from-title 3\ntitle-narrows 3",
    ),
    Case(
        "rows of levels under a title of some people",
        "金牛区社区工作者队伍统计表\n指标 | 2025年\n持证人数 | 279\n其中：助理社会工作师 | 200",
        issues="group-from-title 3\nregion-from-title 3\ntitle-narrows 4",
    ),
    Case(
        "a level behind some people",
        "包头市持证情况（2025年）\n旗县区 | 持证社区工作者 | 其中：助理社会工作师\n昆都仑区 | 50 | 40",
        "150203 2025-12 certified_total population:community_workers 50",
        "heading-part C2\nperiod-from-title 3",
    ),
    Case(
        "levels of the staff of stations",
        "包头市驻站社工持证情况（2025年）\n旗县区 | 驻站社工 | 助理持证人数\n昆都仑区 | 50 | 20",
        issues="heading-within C2\nperiod-from-title 3",
    ),
    Case(
        "holders by where they work",
        "2024年湖州市持证社会工作者单位分布情况\n区县 | 社会工作服务机构 | 社工站\n吴兴区 | 20 | 30",
        issues="heading-part B2\nheading-part C2\nno-table B2",
    ),
    Case(
        "professionals by where they work, under one 其中",
        "2024年湖州市社会工作专业人才情况\n区县 | 总人数 | 其中 | \n | | 社会工作服务机构 | 志愿者\n安吉县 | 158 | 100 | 8",
        "330523 2024-12 professionals_total 158",
        "heading-part C2\nheading-part D2\nperiod-from-title 4",
        merged="C2:D2",
    ),
    Case(
        "holders of agencies by level",
        "2024年湖州市持证情况\n区县 | 机构社工持证 | | | 持证人数\n | 助理 | 中级 | 小计 |\n安吉县 | 88 | 70 | 158 | 300",
        "330523 2024-12 certified_total 300",
        "heading-like B2\nheading-like C2\nheading-like D2\nperiod-from-title 4",
        merged="B2:D2",
    ),
    Case(
        "a task before what was done of it",
        "湖州市2025年社会工作进度表\n区县 | 培训人次 | 已完成 | 完成率\n安吉县 | 500 | 100 | 20%",
        issues="heading-unclear B2\nheading-unknown C2\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "the task of a year beside its months",
        "安吉县2025年培训人次完成情况\n指标 | 单位 | 全年 | 1—9月 | 完成率\n培训人次 | 人次 | 500 | 100 | 20%",
        issues="heading-unclear C2\nheading-unknown E2\nregion-from-title 3",
    ),
    Case(
        "last year beside months of this and what is reached",
        "湖州市培训情况\n区县 | 2024年培训人次 | 2025年1—9月培训人次 | 完成率\n安吉县 | 500 | 100 | 20%",
        "330523 2024 training_attendances 500\n330523 2025-01..2025-09 training_attendances 100",
        "heading-unknown D2",
    ),
    Case(
        "coverage of communities",
        "湖州市2024年社工室建设情况\n区县 | 社区数 | 社工室数 | 覆盖率\n安吉县 | 100 | 20 | 20%",
        "330523 2024-12 sw_points 20",
        "heading-unknown B2\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "coverage of townships",
        "湖州市2024年社工站建设情况\n区县 | 社工室数 | 社工站数 | 覆盖率\n安吉县 | 100 | 20 | 20%",
        "330523 2024-12 sw_points 100\n330523 2024-12 sw_stations 20\n330523 2024 station_coverage_pct 20",
        "period-from-title 3",
    ),
    Case(
        "trainings of which some are of social workers",
        "湖州市2024年培训情况\n区县 | 培训场次 | 其中社工培训\n安吉县 | 10 | 5",
        issues="heading-unclear B2\nheading-unknown C2\nperiod-from-title 3",
    ),
    Case(
        "holders beside community workers and a share",
        "湖州市2024年持证情况\n区县 | 持证人数 | 社区工作者数 | 占比\n安吉县 | 30 | 200 | 15%",
        issues="heading-within B2\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "holders by where they work, beside all of them",
        "金华市2024年持证社会工作者工作单位分布\n单位：人\n区县 | 社会工作服务机构 | 社工站 | 持证人数\n永康市 | 20 | 30 | 50",
        "330784 2024-12 certified_total 50",
        "heading-part B3\nheading-part C3\nperiod-from-title 4",
    ),
    Case(
        "how many more holders",
        "湖州市2024年持证人数增长情况\n区县 | 人数 | 增长率\n安吉县 | 28 | 5%",
        issues="heading-unclear B2\nheading-unknown C2\nperiod-from-title 3",
    ),
    Case(
        "money without a unit",
        "武威市2023年社工站建设情况表\n县区 | 社工站数 | 社工站投入资金\n凉州区 | 46 | 312.5",
        issues="period-from-title 3\nunit-missing C2",
    ),
    Case(
        "money with its unit",
        "武威市2023年社工站建设情况表\n县区 | 社工站数 | 社工站投入资金（万元）\n凉州区 | 46 | 312.5",
        "620602 2023-12 sw_stations 46\n620602 2023 station_funds 3125000",
        "period-from-title 3",
    ),
    Case(
        "a month under a title of a year",
        MONTHLY.format("（2024年12月）"),
        issues="period-clash A2\nperiod-from-title 4",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_of_some_is_not_of_all(case: Case) -> None:
    """Each is left out and told, or asked about."""
    check(case)


@pytest.mark.parametrize(
    ("whom", "asked"),
    [
        ("社工站人员培训", True),
        ("乡镇（街道）社工站人员培训", True),
        ("社会工作服务机构人员培训", True),
        ("一线社工培训", True),
        ("报考人员培训", True),
        ("志愿者及社工培训", True),
        ("持证社会工作者继续教育", True),
        ("持证社会工作者培训", True),
        ("持证社会工作者继续教育培训", True),
        ("社工岗位人员培训", True),
        ("社会工作者培训", False),
        ("社会工作者继续教育和培训", False),
        ("社会工作人才队伍建设及培训", False),
        ("社工站建设和社工培训", False),
    ],
)
def test_a_training_of_some_is_asked_about(whom: str, *, asked: bool) -> None:
    """Courses for the staff of stations or for candidates are not all courses."""
    found = understood(sheet(TRAINED.format(whom)))
    assert ("heading-within" in {issue.code for issue in found.issues}) is asked


@pytest.mark.parametrize(
    "line", ["统计截止时间：2024年12月", "统计时间：2024年12月", "日期：2024年12月", "时点：2024年12月31日"]
)
def test_a_date_of_counting_is_no_month(line: str) -> None:
    """What happened up to December is of the year: 130 trained in 2024, 40 holders at its end."""
    found = facts(understood(sheet(MONTHLY.format(line))))
    assert found == ["511011 2024 training_attendances 130", "511011 2024-12 certified_total 140"]


@pytest.mark.parametrize(
    ("title", "name", "station", "asked"),
    [
        ("武侯区社工站名单", "站点名称", "玉林街道社工站", False),
        ("武侯区社工站名单", "机构名称", "玉林街道社工站", False),
        ("武侯区点位", "机构名称", "同心社会工作服务中心", True),
        ("武侯区新时代文明实践站点位表", "站点名称", "草堂实践所", True),
        ("武侯区点位", "站点名称", "红牌楼志愿服务站", True),
        ("武侯区点位", "站点名称", "红牌楼社工和志愿服务站", False),
    ],
)
def test_other_places_are_no_stations(title: str, name: str, station: str, *, asked: bool) -> None:
    """Lists of agencies, and places that are called otherwise, are asked about."""
    text = f"{title}\n{name} | 地区 | 经度 | 纬度\n{station} | 成都市武侯区 | 104.03 | 30.66"
    assert ("station-other" in {issue.code for issue in understood(sheet(text)).issues}) is asked


@pytest.mark.parametrize(
    "title",
    [
        "内江市2024年社工站（室）建设情况",
        "内江市“双百工程”2024年社工站建设情况",
        "内江市2024年社工站（禾计划）建设情况",
        "内江市2024年“社工+志愿者”联动服务情况",
        "内江市2024年苏木乡镇（街道）社工站建设情况",
        "内江市2024年度社会工作考核评价表",
        "内江市2024年社会工作服务机构和志愿服务情况",
        "内江市2024年社会工作情况\n综合单位：四川省内江市民政局",
        "内江市2024年社会工作情况\n数据截止时间：每年12月31日",
    ],
)
def test_ordinary_titles_are_read(title: str) -> None:
    """Names of programmes, two themes side by side and words of forms change nothing: 12 stations, 900 volunteers."""
    draft = understood(sheet(f"{title}\n区县 | 社工站数 | 志愿者人数\n东兴区 | 12 | 900"))
    stations, *volunteers = facts(draft)
    assert stations == "511011 2024-12 sw_stations 12"
    asked = {issue.code for issue in draft.issues if issue.severity == "error"}
    assert volunteers == ["511011 2024-12 volunteers 900"]
    assert asked <= ({"heading-within"} if "社工站" in title else set())


@pytest.mark.parametrize(
    ("title", "figure"),
    [
        ("志愿服务活动（场次）", "volunteer_activities 12"),
        ("累计建成社工站数（个）", "sw_stations 12"),
        ("社工站建设投入资金（万元）", "station_funds 120000"),
    ],
)
def test_ordinary_headings_are_read(title: str, figure: str) -> None:
    """Units in brackets, stations so far and money for building them."""
    (found,) = facts(understood(sheet(f"内江市2024年社会工作情况\n区县 | {title}\n东兴区 | 12")))
    assert found.split()[2:] == figure.split()


def test_the_end_of_a_quarter_is_its_value() -> None:
    """本季末 of the third quarter is the end of September; 上季末 is left out."""
    text = "内江市社会工作人才情况季报（2025年三季度）\n指标 | 本季末 | 上季末\n持证人数（人） | 1266 | 1241"
    assert facts(understood(sheet(text))) == ["511000 2025-09 certified_total 1266"]


def test_numbered_tabs_say_nothing() -> None:
    """The number of a sheet in its workbook: 1社工站."""
    draft = understood(sheet("内江市2023年社工站情况\n区县 | 社工站数\n东兴区 | 12", "", "1社工站"))
    assert facts(draft) == ["511011 2023-12 sw_stations 12"]
    assert not [issue for issue in draft.issues if issue.severity == "error"]


def test_a_sheet_called_by_what_it_counts_says_no_unit() -> None:
    """机构 is a sheet of agencies, and nothing in it is counted in 家 for that: 40 volunteers."""
    draft = understood(
        sheet("内江市2023年社会工作和志愿服务情况\n区县 | 注册志愿者人数\n东兴区 | 40", "", "机构和志愿者")
    )
    assert facts(draft) == ["511011 2023-12 volunteers 40"]
    draft = understood(sheet("内江市2023年持证情况\n区县 | 持证人数\n东兴区 | 40", "", "机构"))
    assert "unit-clash" not in {issue.code for issue in draft.issues}


def test_growth_between_years_is_left_out() -> None:
    """报名增长率 beside two years is of neither alone: 10 and 12 registered."""
    text = "吉安市2024—2025年考试情况对比表\n县 | 2024年报名人数 | 2025年报名人数 | 报名增长率\n吉安县 | 10 | 12 | 20%"
    draft = understood(sheet(text))
    assert facts(draft) == ["360821 2024 exam_registered 10", "360821 2025 exam_registered 12"]
    assert [issue.cell for issue in draft.issues if issue.code == "heading-unknown"] == ["D2"]


def test_a_five_year_plan_in_quotes_hides_no_region() -> None:
    """中卫市“十四五”时期 names 中卫市."""
    text = "中卫市“十四五”时期社会工作主要指标完成情况\n指标 | 单位 | 2021年 | 指标属性\n持证人数 | 人 | 180 | 预期性"
    assert facts(understood(sheet(text))) == ["640500 2021-12 certified_total 180"]
