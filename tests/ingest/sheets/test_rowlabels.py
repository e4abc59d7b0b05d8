"""Indicators one below the other: those that are not ours are left out with a word, and never lend their groups to others."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

OVER = "period-from-title 3\nregion-from-title 3\n"
# Told at the first row that was read.
OVER_FOURTH = OVER.replace("3", "4")

CASES = [
    Case(
        "an indicator that is not ours",
        "成都市2023年社会工作情况\n指标 | 数值\n持证人数 | 900\n来访接待批次 | 70\n社工站数 | 12",
        "510100 2023-12 certified_total 900\n510100 2023-12 sw_stations 12",
        f"{OVER}row-unknown A4",
    ),
    Case(
        "the same beside regions that stand across",
        "2023年\n指标 | 成都市 | 绵阳市\n报名人数 | 500 | 40\n来访接待批次 | 70 | 3",
        "510100 2023 exam_registered 500\n510700 2023 exam_registered 40",
        "period-from-title 3\nrow-unknown A4",
    ),
    Case(
        "groups behind it may be its own",
        "成都市2023年社会工作情况\n指标 | 数值\n持证人数 | 900\n其中：女性 | 500\n其中：高级 | 5\n社工站数 | 12",
        issues=f"{OVER}row-unknown A4\nheading-within A5",
    ),
    Case(
        "a measure of its own ends what it may be a part of",
        "成都市2023年社会工作情况\n指标 | 数值\n来访接待批次 | 70\n持证人数 | 900\n其中：高级 | 5",
        "510100 2023-12 certified_total 900\n510100 2023-12 certified_total level:senior 5",
        f"{OVER_FOURTH}row-unknown A3",
    ),
    *(
        Case(
            f"{title} over others",
            f"成都市2023年社会工作情况\n指标 | 数值\n社工站数 | 12\n{title} |\n{under} | 430",
            issues=f"{OVER}line-within A4",
        )
        for title, under in (
            ("一、助理社会工作师", "报名人数"),
            ("一、2023年目标", "培训人次"),
            ("（一）上半年", "培训人次"),
            ("二、市本级", "培训人次"),
            ("社区工作者：", "持证人数"),
            ("驻站社工", "持证人数"),
            ("一、高校毕业生", "报名人数"),
            ("三、青羊区", "持证人数"),
        )
    ),
    *(
        Case(
            f"{title} over others says nothing",
            f"成都市2023年社会工作情况\n指标 | 数值\n{title} |\n{under} | 430",
            f"510100 {fact} 430",
            OVER_FOURTH,
        )
        for title, under, fact in (
            ("一、持证情况", "持证人数", "2023-12 certified_total"),
            ("（二）社工站", "社工站数", "2023-12 sw_stations"),
            ("三、其他", "培训人次", "2023 training_attendances"),
            ("一、社区工作者", "社区工作者人数", "2023-12 community_workers_total"),
            ("孵化组织数", "持证人数", "2023-12 certified_total"),
        )
    ),
    Case(
        "a label left of the indicator",
        "成都市2023年社会工作情况\n项目 | 指标 | 数值\n社工机构 | 持证人数 | 430\n社区工作者人数 | 持证人数 | 30\n考试 | 报名人数 | 9",
        issues="period-from-title 5\nregion-from-title 5\nheading-within B3\nheading-within B4",
    ),
    Case(
        "groups right of what they are of",
        "成都市2023年社会工作情况\n项目 | 指标 | 数值\n报名人数 | 助理 | 430\n报名人数 | 合格人数 | 30",
        "510100 2023 exam_registered level:assistant 430\n510100 2023 exam_passed 30",
        OVER,
    ),
    *(
        Case(
            f"deeper: {label}",
            f"成都市2023年社会工作情况\n指标 | 数值\n{before} | 1000\n{label} | 430",
            issues=f"{OVER}heading-within A4",
        )
        for before, label in (
            ("社区工作者人数", "\u3000\u3000持证人数"),
            ("驻站人员数", "——持证人数"),
            ("1.社区工作者人数", "（1）持证人数"),
            ("1.社区工作者人数", "①持证人数"),
        )
    ),
    Case(
        "the whole province in a sheet of its capital",
        "成都市2023年社会工作情况\n指标 | 数值\n全省持证人数 | 4000\n全市社工站数 | 12",
        issues="period-from-title 4\nregion-from-title 4\nregion-scope A3",
    ),
    Case(
        "the share of those before it",
        "2023年\n地区 | 社区工作者人数 | 持证人数 | 持证率\n成都市 | 1000 | 430 | 43%",
        issues="period-from-title 3\nheading-within C2\nheading-within D2",
    ),
    Case(
        "a slip is refused",
        "成都市2023年社会工作情况\n指标 | 数值\n报名人教 | 900\n社工站数 | 12",
        issues=f"{OVER_FOURTH}unknown-measure-near A3",
    ),
    Case(
        "nothing of ours at all",
        "成都市2023年社会工作情况\n指标 | 数值\n来访接待批次 | 70\n孵化组织 | 5",
        issues="row-unknown A3\nrow-unknown A4\nno-table A3",
    ),
    Case(
        "a list of single figures holds none that is not ours",
        "地区 | 年份 | 指标 | 数值\n成都市 | 2023 | 持证人数 | 900\n成都市 | 2023 | 来访接待批次 | 70",
        issues="unknown-measure C3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_indicators_below_each_other(case: Case) -> None:
    check(case)


def test_a_row_that_begins_like_a_note_is_none() -> None:
    text = "成都市2023年社会工作情况\n指标 | 数值\n持证人数 | 126\n注册志愿者 | 2.3万人\n驻站社工 | 28"
    facts = "510100 2023-12 certified_total 126\n510100 2023-12 volunteers 23000\n510100 2023-12 station_staff 28"
    check(Case("registered volunteers", text, facts, OVER))
