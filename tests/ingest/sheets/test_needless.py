"""What any colleague would take, as clerks write it."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import nearest
from tests.ingest.sheets.drawn import Case, check, facts, issues, sheet, understood

TITLED = "period-from-title 3"

CASES = [
    Case(
        "measures with the trade, the end of the year and 实际 before them",
        """
2023年内江市
区县 | 社工持证人数 | 实际报名人数 | 期末社工站数
东兴区 | 30 | 9 | 2
""",
        "511011 2023-12 certified_total 30\n511011 2023 exam_registered 9\n511011 2023-12 sw_stations 2",
        TITLED,
    ),
    Case(
        "the end of each year across",
        "地区 | 指标 | 2022年 | 2023年\n东兴区 | 年末持证人数 | 30 | 40",
        "511011 2022-12 certified_total 30\n511011 2023-12 certified_total 40",
    ),
    Case(
        "the end of the quarter the title names",
        "2024年二季度季报\n区县 | 期末持证人数\n东兴区 | 30",
        "511011 2024-06 certified_total 30",
        TITLED,
    ),
    Case(
        "the end of a year in a report of half a year",
        "2024年上半年\n区县 | 年末持证人数\n东兴区 | 30",
        issues="period-clash B3",
    ),
    Case(
        "the levels as rows of what the title counts",
        """
2023年成都市持证社会工作者
项目 | 锦江区 | 青羊区
持证总人数 | 23 | 21
其中：助理社会工作师 | 15 | 14
社会工作师 | 7 | 6
高级社会工作师 | 1 | 1
""",
        """
510104 2023-12 certified_total 23
510105 2023-12 certified_total 21
510104 2023-12 certified_total level:assistant 15
510105 2023-12 certified_total level:assistant 14
510104 2023-12 certified_total level:social_worker 7
510105 2023-12 certified_total level:social_worker 6
510104 2023-12 certified_total level:senior 1
510105 2023-12 certified_total level:senior 1
""",
        TITLED,
    ),
    Case(
        "levels as measures where nothing says what was counted",
        "地区 | 年份 | 指标 | 数值\n东兴区 | 2023 | 助理社会工作师 | 300\n东兴区 | 2023 | 报名人数 | 900",
        issues="measure-missing C2",
    ),
    Case(
        "former names behind present ones",
        "2023年\n县区 | 报名人数\n双流区（原双流县） | 300\n会理市(原会理县) | 20",
        "510116 2023 exam_registered 300\n513402 2023 exam_registered 20",
        TITLED,
    ),
    Case("another's former name", "2023年\n县区 | 报名人数\n双流区（原会理县） | 300", issues="region-unknown A3"),
    Case(
        "words for numbers still to come",
        "2023年\n县区 | 报名人数 | 合格人数\n岳池县 | 320 | 暂缺\n武胜县 | 待报 | 7",
        "511621 2023 exam_registered 320\n511622 2023 exam_passed 7",
        TITLED,
    ),
    Case(
        "a total that counts a hidden row",
        "2023年\n县区 | 报名人数\n雁江区 | 140\n乐至县 | 95\n合计 | 235",
        issues=f"{TITLED}\nrow-hidden 4\ntotal-hidden B5",
        more={"hidden_rows": frozenset({4})},
    ),
    Case(
        "levels that add up, one of whose names is a measure too",
        "2023年考试合格人数\n县区 | 合计 | 助理社会工作师 | 社会工作师 | 高级社会工作师\n利州区 | 91 | 60 | 30 | 1",
        """
510802 2023 exam_passed 91
510802 2023 exam_passed level:assistant 60
510802 2023 exam_passed level:social_worker 30
510802 2023 exam_passed level:senior 1
""",
        TITLED,
    ),
    Case(
        "单位 over places, one of them the offices of the city",
        "2023年遂宁市持证人数\n单位 | 持证人数\n市直 | 120\n船山区 | 600\n合计 | 720",
        "510903 2023-12 certified_total 600",
        "row-own-level A3\nperiod-from-title 3",
    ),
    *(
        Case(
            f"what kind of regions the rows are: {kind}",
            f"四川省{kind}2023年持证人数\n地区 | 持证人数\n甘孜州 | 120\n阿坝州 | 600",
            "513300 2023-12 certified_total 120\n513200 2023-12 certified_total 600",
            "period-from-title 3",
        )
        for kind in ("民族地区", "国家乡村振兴重点帮扶县", "39个欠发达县", "试点县", "贫困县")
    ),
    Case(
        "全省 under a kind of regions is not the province",
        "四川省民族地区2023年持证人数\n地区 | 持证人数\n全省 | 120\n甘孜州 | 120",
        "513300 2023-12 certified_total 120",
        "period-from-title 3",
    ),
    Case(
        "the city of a title that speaks of its districts",
        "重庆市主城区2023年持证人数\n区县 | 持证人数\n江北区 | 120\n渝中区 | 60",
        "500105 2023-12 certified_total 120\n500103 2023-12 certified_total 60",
        "period-from-title 3\nregion-within-title A3",
    ),
    Case(
        "figures of the districts of a city alone",
        "重庆市主城区2023年持证人数\n年份 | 持证人数\n2023 | 120",
        issues="title-places A1\nregion-from-title 3",
    ),
    Case(
        "regions between groups",
        "2023年报名\n级别 | 报名人数\n东兴区 |\n助理 | 200\n威远县 |\n助理 | 120",
        issues="period-from-title 4\nregion-missing B4",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_colleague_would_take(case: Case) -> None:
    check(case)


SKIPPED = "510100 2023 exam_registered 9"


@pytest.mark.parametrize(
    "title",
    [
        "2023年四川省县级市社工考试情况",
        "2023年四川省直管市（林区）社工考试情况",
        "2023年四川省生态涵养区社工考试情况",
        "2023年两广四市社工考试情况",
        "2023年四川省社会工作服务体系建设情况",
        "2023年四川省社工考试统计（导出）",
        "2023年四川省社会工作“十四五”中期评估主要数据",
        "2023年四川省社工考试同比表",
        "考试名称：2023年度社会工作者职业资格考试",
    ],
)
def test_kinds_of_regions_and_words_of_reports_change_nothing_where_rows_name_their_regions(title: str) -> None:
    draft = understood(sheet(f"{title}\n地区 | 报名人数\n成都市 | 9"))
    assert (facts(draft), [one for one in issues(draft) if "from-title" not in one]) == ([SKIPPED], [])


def test_a_kind_of_region_over_rows_without_names_may_be_a_part() -> None:
    assert "title-unclear A1" in issues(understood(sheet("2023年四川省县级市社工考试情况\n级别 | 报名人数\n助理 | 9")))


def test_the_sign_of_yearbooks_for_of_which_is_no_part_of_a_title() -> None:
    draft = understood(sheet("2023年持证人数\n地区 | 持证人数 | #助理社会工作师 | ＃社会工作师\n成都市 | 9 | 5 | 3"))
    assert facts(draft) == [
        "510100 2023-12 certified_total 9",
        "510100 2023-12 certified_total level:assistant 5",
        "510100 2023-12 certified_total level:social_worker 3",
    ]


def test_years_across_may_stand_under_a_title_of_all_of_them() -> None:
    draft = understood(sheet("2021—2023年持证人数（年末数）\n地区 | 2021 | 2022 | 2023\n成都市 | 5 | 6 | 7"))
    assert facts(draft) == [
        f"510100 {year}-12 certified_total {value}" for year, value in ((2021, 5), (2022, 6), (2023, 7))
    ]
    assert issues(draft) == []


def test_the_number_of_a_page_does_not_part_a_table() -> None:
    text = "2023年培训人次\n地区 | 人次\n成都市 | 5\n— 1 —\n地区 | 人次\n绵阳市 | 7"
    assert facts(understood(sheet(text))) == [
        "510100 2023 training_attendances 5",
        "510700 2023 training_attendances 7",
    ]


def test_a_nearest_title_counts_in_the_unit_that_is_said() -> None:

    assert nearest.measure("培训班人") == "培训人次"
    assert nearest.measure("培训班人", "期") == "培训班数"


def test_english_beside_groups_and_totals_says_the_same() -> None:
    text = "2023年报名人数\n地区 | 合计 Total | 助理社会工作师 Assistant | 社会工作师 Female\n成都市 | 9 | 5 | 4"
    draft = understood(sheet(text))
    assert facts(draft) == ["510100 2023 exam_registered 9", "510100 2023 exam_registered level:assistant 5"]
    assert "heading-unknown D2" in issues(draft)


ORDINARY = """
2022年社会工作专业人才数据统计
2022年社会工作有关数据
2022年社会工作数据明细表
2022年社会工作相关指标分析表
2022年社会工作基础数据采集汇总表
2022年社会工作重点指标监测情况
2022年社会工作人才资源状况调查表
2022年民政统计年报（社会工作）
2022年社会工作人才培养情况
中共成都市委社会工作部2022年数据报表
成都市民政局2022年社会工作数据
"""


@pytest.mark.parametrize("title", ORDINARY.strip().splitlines())
def test_an_ordinary_title_over_rows_of_regions_is_not_asked_about(title: str) -> None:
    draft = understood(sheet(f"{title}\n区县 | 持证人数\n锦江区 | 30"))
    assert facts(draft) == ["510104 2022-12 certified_total 30"]
    assert issues(draft) == [TITLED]


NARROWING = """
2022年事业单位持证情况
2022年社会工作半年报
2022年社工年度考核情况
2022年重点镇街社会工作情况
2022年社会工作监测点持证情况
2022年机关内部社会工作情况
2022年社会工作保障对象情况
"""


@pytest.mark.parametrize("title", NARROWING.strip().splitlines())
def test_a_title_that_narrows_in_ordinary_words_is_asked_about(title: str) -> None:
    draft = understood(sheet(f"{title}\n区县 | 持证人数\n锦江区 | 30"))
    assert any(issue.severity == "error" and issue.cell == "A1" for issue in draft.issues)


def test_the_volunteers_of_a_title_are_those_its_years_count() -> None:
    draft = understood(sheet("成都市各区县志愿者人数\n区县 | 2021年 | 2022年\n锦江区 | 30 | 40"))
    assert facts(draft) == ["510104 2021-12 volunteers 30", "510104 2022-12 volunteers 40"]
    assert not issues(draft)


YEARLIKE = [
    Case(
        "a level with a number like a year before another level",
        "2023年武侯区报名人数情况\n指标 | 数值\n报名人数 | 13508\n其中：初级 | 3914\n中级 | 2021\n高级社会工作师 | 7533",
        """
510107 2023 exam_registered 13508
510107 2023 exam_registered level:assistant 3914
510107 2023 exam_registered level:social_worker 2021
510107 2023 exam_registered level:senior 7533
""",
        "region-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "levels with numbers like years right under the titles",
        "2023年成都市报名情况\n级别 | 报名人数 | 参考人数\n中级 | 2021 | 2020\n高级社会工作师 | 2022 | 2019",
        """
510100 2023 exam_registered level:social_worker 2021
510100 2023 exam_sat level:social_worker 2020
510100 2023 exam_registered level:senior 2022
510100 2023 exam_sat level:senior 2019
""",
        "region-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "a place under 单位 with numbers like years",
        "2023年\n单位 | 报名人数 | 参考人数\n武侯区 | 2021 | 2020\n锦江区 | 90 | 80",
        """
510107 2023 exam_registered 2021
510107 2023 exam_sat 2020
510104 2023 exam_registered 90
510104 2023 exam_sat 80
""",
        "period-from-title 3",
    ),
    Case(
        "a measure in the corner of years",
        "成都市\n报名人数 | 2021 | 2022\n武侯区 | 7533 | 7000",
        "510107 2021 exam_registered 7533\n510107 2022 exam_registered 7000",
    ),
]


@pytest.mark.parametrize("case", YEARLIKE, ids=lambda case: case.name)
def test_numbers_like_years_are_figures_below_titles_and_years_across_a_corner(case: Case) -> None:
    check(case)
