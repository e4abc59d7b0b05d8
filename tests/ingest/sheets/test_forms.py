"""What a form says at its foot, by its marks, its notes and its titles."""

from __future__ import annotations

import pytest

from analytics.i18n import catalogue
from analytics.ingest.sheets import lines
from analytics.ingest.sheets.places import Places
from tests.ingest.sheets.drawn import Case, check, sheet, tree, understood

TWO = "区县 | 报名人数\n东兴区 | 30\n资中县 | 50"
READ = "511011 2023 exam_registered 30\n511025 2023 exam_registered 50"
TITLED = "period-from-title 3"


def under(foot: str, issues: str = TITLED, facts: str = READ) -> Case:
    """A table of two counties over some lines."""
    return Case(foot, f"2023年内江市\n{TWO}\n{foot}", facts, issues)


CASES = [
    under("处长签字： | 经办人："),
    under("局长（签章） | 复核"),
    under("填报单位负责人 | 盖章"),
    under("复核：王某 | 审签：李某", "period-from-title 3"),
    under("联系电话: | '0832-2222222"),
    under("统计负责人：张某 单位负责人：李某 \n审签"),
    # With a figure it is a row, and no region.
    under("处长签字： | 30", "period-from-title 3\nregion-unknown A5", ""),
    under("处长签字： | '30", "period-from-title 3\nregion-unknown A5", ""),
    under("审核关系：1≥2≥3"),
    under("四川省社会工作者考试办公室 2024年1月10日制"),
    under("四川省考试办公室2024年1月10日制，不含高级", "period-from-title 3\nnote-unclear A5", ""),
    under("注：2023年受疫情影响，考试延期举行。"),
    under("注：2023年受疫情影响，考试延期至2024年举行。", "period-from-title 3\nnote-unclear A5", ""),
    under("注：2023年受疫情影响，部分考试延期举行，资中县未举行。", "period-from-title 3\nnote-unclear A5", ""),
    Case(
        "footnote marks on regions",
        "2023年内江市\n区县 | 报名人数\n东兴区① | 30\n资中县* | 50\n①隆昌市 | 9\n威远县 | 8",
        f"{READ}\n511083 2023 exam_registered 9\n511024 2023 exam_registered 8",
        "period-from-title 3\nmark-dropped A3\nmark-dropped A4",
    ),
    Case(
        "the number of a table in a yearbook before the region",
        "21-8 内江市历年报名情况\n年份 | 报名人数\n2022 | 5\n2023 | 6",
        "511000 2022 exam_registered 5\n511000 2023 exam_registered 6",
        "region-from-title 3",
    ),
]

# Forms whose rows name what is counted, with its time in the name.
CASES += [
    Case(
        "years in the names of rows",
        "项目 | 单位 | 东兴区\n2023年末持证社会工作者 | 人 | 210\n2022年报名人数 | 人 | 160\n2023年上半年社工培训人次 | 人次 | 40",
        "511011 2023-12 certified_total 210\n511011 2022 exam_registered 160\n511011 2023-01..2023-06 training_attendances 40",
    ),
    Case(
        "a year in the name of a row under a title of another year",
        "2024年情况\n项目 | 东兴区\n2023年报名人数 | 160\n报名人数 | 170",
        "511011 2023 exam_registered 160\n511011 2024 exam_registered 170",
        "period-from-title 4",
    ),
    Case("a row without a year", "项目 | 东兴区\n2023年报名人数 | 160\n参考人数 | 90", issues="year-missing B3"),
    Case("the year of the column", "项目 | 2022年\n2023年报名人数 | 160", issues="period-clash B2"),
    Case(
        "the year of the row and of its name",
        "年份 | 项目 | 东兴区\n2022 | 2023年报名人数 | 160\n2023 | 2023年报名人数 | 170",
        issues="period-clash B2",
    ),
    Case(
        "the month of the row and of its name",
        "年份 | 月份 | 项目 | 东兴区\n2023 | 6月 | 5月培训人次 | 160",
        issues="period-clash C2",
    ),
    Case(
        "a half-year in the name of a row",
        "2024年\n项目 | 东兴区\n上半年培训人次 | 160",
        "511011 2024-01..2024-06 training_attendances 160",
    ),
    Case(
        "a month that is not said",
        "2024年\n项目 | 东兴区\n本月培训人次 | 160",
        issues="month-missing A3\nperiod-from-title 3",
    ),
    Case(
        "the month of the title",
        "2024年6月\n项目 | 东兴区\n本月培训人次 | 160\n本年累计培训人次 | 300",
        "511011 2024-06 training_attendances 160\n511011 2024-01..2024-06 training_attendances 300",
        "running-total A4\nperiod-from-title 3",
    ),
    Case(
        "a time in the name of a group",
        "2024年\n地区 | 级别 | 报名人数\n东兴区 | 2023年助理 | 9",
        issues="unknown-group B3",
    ),
]


# Titles that say what is counted by its unit, in two languages, or with the line over the table.
CASES += [
    Case(
        "things with their unit",
        "2023年\n区县 | 已建成社工站（个） | 社会工作服务站（个） | 举办培训班（期）\n东兴区 | 3 | | 5\n资中县 | | 4 | 6",
        "511011 2023-12 sw_stations 3\n511025 2023-12 sw_stations 4\n511011 2023 training_runs 5\n511025 2023 training_runs 6",
        "period-from-title 3\nheading-twice C2",
    ),
    Case(
        "things with another unit",
        "2023年\n区县 | 报名人数 | 培训班（个）\n东兴区 | 3 | 2",
        issues="period-from-title 3\nheading-near C2",
    ),
    Case(
        "things without a unit",
        "2023年\n区县 | 报名人数 | 已建成社工站\n东兴区 | 3 | 2",
        "511011 2023 exam_registered 3\n511011 2023-12 sw_stations 2",
        TITLED,
    ),
    Case(
        "a group with its unit",
        "2023年报名情况\n区县 | 高级社工师（人）\n东兴区 | 3",
        "511011 2023 exam_registered level:senior 3",
        TITLED,
    ),
    Case(
        "a yearbook in two languages",
        "2023年内江市\n地区 | 持证社会工作者（人） | 社会工作站（个）\nRegion | Certified Social Workers (person) | Social Work Stations (unit)\n"
        "全市 Total | 30 | 2\n东兴区 | 30 | 2",
        "511000 2023-12 certified_total 30\n511000 2023-12 sw_stations 2\n511011 2023-12 certified_total 30\n511011 2023-12 sw_stations 2",
        "period-from-title 4",
    ),
    Case(
        "English behind the titles",
        "2023年\n地区 Region | 报名人数 Registered | 通过人数（Passed）\n东兴区 | 30 | 2",
        "511011 2023 exam_registered 30\n511011 2023 exam_passed 2",
        TITLED,
    ),
    Case(
        "English that says something else",
        "2023年\n地区 | 报名人数 | 参考人数 Female\n东兴区 | 30 | 2",
        "511011 2023 exam_registered 30",
        "period-from-title 3\nheading-like C2",
    ),
    Case(
        "English under the titles that says something else",
        "2023年\n地区 | 报名人数 | 参考人数\nRegion | Registered | Passed\n东兴区 | 30 | 2",
        facts="511011 2023 exam_registered 30",
        issues="period-from-title 4\nheading-like C2",
    ),
    Case(
        "runs and attendances of training by quarters",
        "2023年社工培训台账\n区县 | 一季度 | | 二季度 |\n | 期数 | 人次 | 期数 | 人次\n东兴区 | 1 | 20 | 2 | 30",
        "511011 2023-Q1 training_runs 1\n511011 2023-Q1 training_attendances 20\n511011 2023-Q2 training_runs 2\n511011 2023-Q2 training_attendances 30",
        "heading-spread C2\nheading-spread E2",
    ),
    Case(
        "attendances under a line about training and more",
        "2023年社工培训和宣传活动\n区县 | 人次\n东兴区 | 20",
        issues="measure-missing B3\ntitle-unclear A1",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_form_of_a_sheet(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "title",
    [
        "2023年全国社会工作者职业资格考试四川考区报名情况",
        "川渝两省市持证社会工作者人数",
        "川南四市2023年社工考试情况",
        "雄安新区三县2023年社工考试情况",
        "2023年内江市社工培训投入情况",
        "潍坊市部分县市社会工作者考试情况两年对比表",
        "三、社会工作站",
        "长兴、安吉两县社工人才和社工站情况",
        "中部六省持证社会工作者人数（2022年底）",
        "苏州市县级市（区）社工持证人数排名",
        "关于报送2023年度社会工作者考试情况的函",
        "省厅：",
        "按照要求，现将我市四县情况报送如下，请审阅。",
        "2023年本市部分区社会工作者职业资格考试情况（北京市）",
        "计量单位：",
        "九江市三县乡镇（街道）社工站覆盖情况",
        "单位名称（盖章）：南京市民政局",
        "导出时间：2024-01-08 10:22",
    ],
)
def test_ordinary_words_of_titles_are_not_asked_about(title: str) -> None:
    assert lines.in_title(title, Places(tree())) == ()


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("2023年社会工作者滇贵考区报名情况", ["滇贵考区"]),
        ("2023年农村社工分片报名情况", ["农村", "分片"]),
        ("按照省厅部署，我市大力举办社工培训", ["按照省厅部署", "我市大力"]),
        ("2023年民政系统的报名人数", ["民政系统"]),
        ("2023年社工人才库报名人数", ["社工人才库"]),
        ("两年未注册社工情况", ["两年未注册"]),
        ("中部持证社会工作者人数", ["中部"]),
        ("温州市南部社会工作指标", ["南部"]),
        ("苏州市县级市持证情况", ["县级市"]),
        ("城乡、园区两区持证情况", ["园区"]),
        ("2023年本市报名人数", ["本市"]),
        ("2023年成都市本市报名人数（四川省）", ["本市"]),
        ("现将我市女性情况报送如下", ["女性"]),
        ("省厅直属持证情况", ["省厅直属"]),
        ("未覆盖情况", ["未"]),
    ],
)
def test_unknown_words_are_quoted_as_a_clerk_knows_them(title: str, phrases: list[str]) -> None:
    assert list(dict.fromkeys(one.phrase for one in lines.in_title(title, Places(tree())))) == phrases


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("初稿", "title-unclear 工作表名“初稿”中的“初稿”是否改变数字的含义，无法判断；若不改变，请改工作表名。"),
        ("女性", "title-narrows 工作表名写明“女性”：部分人群、其他考试或计划的数据无法存储。"),
    ],
)
def test_the_name_of_a_sheet_is_called_so(name: str, said: str) -> None:
    draft = understood(sheet(f"2023年内江市\n{TWO}", name=name))
    told = [one for one in draft.issues if one.severity == "error"]
    sentences = [f"{one.code} {catalogue('zh')[one.message].format(**dict(one.places))}" for one in told]
    assert (sentences, told[0].sheet, told[0].cell) == ([said], name, "")
