"""What any colleague would take, as clerks write it."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

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
        "单位 over places, one of them unknown",
        "2023年遂宁市持证人数\n单位 | 持证人数\n市直 | 120\n船山区 | 600\n合计 | 720",
        issues="region-unknown A3\nperiod-from-title 4",
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
