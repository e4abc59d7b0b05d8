"""Columns that only those beside them explain."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

TITLED = "period-from-title 4"


def under(name: str, heads: tuple[str, str, str], issues: str, facts: str = "") -> Case:
    """Two columns under one heading."""
    measure, first, second = heads
    text = f"2024年南昌市\n县区 | {measure} |\n | {first} | {second}\n南昌县 | 5 | 20"
    return Case(name, text, facts, issues, "A2:A3 B2:C2")


CASES = [
    under(
        "those of the year beside all so far",
        ("助理社会工作师持证人数", "本年", "历年累计"),
        f"{TITLED}\nheading-unclear B2\nheading-like C2",
    ),
    under(
        "two years of holders",
        ("持证人数", "2023年", "2024年"),
        "",
        "360121 2023-12 certified_total 5\n360121 2024-12 certified_total 20",
    ),
    under(
        "social workers beside others",
        ("培训人次", "社工", "社区工作者"),
        f"{TITLED}\nheading-within B2",
    ),
    *(
        under(
            f"{people} under stations are no stations",
            ("社工站", people, "站数"),
            f"{TITLED}\n{code} B2",
            "360121 2024-12 sw_stations 20",
        )
        for people, code in (
            ("社工人数", "heading-like"),
            ("人员数", "heading-like"),
            ("社工数", "heading-like"),
            ("社会工作者数", "heading-like"),
        )
    ),
    Case(
        "models among the stations there are",
        "2024年南昌市\n县区 | 社工站数 | 其中：示范站\n南昌县 | 30 | 5",
        issues="heading-unclear C2\nperiod-from-title 3",
    ),
    Case(
        "the same in a row",
        "南昌市2024年社工情况\n指标 | 数值\n社工站数 | 30\n其中：示范站 | 5",
        issues="heading-unclear A4\nperiod-from-title 3\nregion-from-title 3",
    ),
    Case(
        "models among the stations, under a heading of several columns",
        "2024年南昌市\n县区 | 社工站建设情况 | | \n | 社工站数 | 其中：示范站 | 覆盖率\n南昌县 | 30 | 5 | 100%",
        issues="heading-unclear C3\nperiod-from-title 4",
        merged="A2:A3 B2:D2",
    ),
    Case(
        "all models there are",
        "2024年南昌市\n县区 | 社工站数 | 示范站总数\n南昌县 | 30 | 5",
        issues="heading-unclear C2\nperiod-from-title 3",
    ),
    Case(
        "models beside another kind of stations",
        "2024年南昌市\n县区 | 社工站数 | 示范站 | 标准站\n南昌县 | 30 | 5 | 25",
        issues="heading-unclear C2\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "rows: all models there are",
        "南昌市2024年社工情况\n指标 | 数值\n社工站数 | 30\n示范站总数 | 5",
        issues="heading-unclear A4\nperiod-from-title 3\nregion-from-title 3",
    ),
    Case(
        "models named in a year",
        "2024年南昌市\n县区 | 社工站数 | 示范站数\n南昌县 | 30 | 5",
        "360121 2024-12 sw_stations 30\n360121 2024 demo_stations 5",
        "period-from-title 3",
    ),
    Case(
        "towns without sub-districts",
        "2024年南昌市\n县区 | 街道数 | 乡镇数\n南昌县 | 3 | 15",
        issues="heading-unknown B2\nheading-unclear C2\nperiod-from-title 3",
    ),
    Case(
        "towns alone",
        "2024年南昌市\n县区 | 社工站数 | 乡镇数\n南昌县 | 3 | 15",
        "360121 2024-12 sw_stations 3\n360121 2024-12 townships 15",
        "period-from-title 3",
    ),
    Case(
        "a flow up to the end of a quarter is of a day, which the rules refuse",
        "2023年黄山市培训情况（截至三季度末）\n区县 | 培训人次\n屯溪区 | 100",
        "341002 2023-09-30 training_attendances 100",
        "period-from-title 3",
    ),
    Case(
        "what there is at the end of a quarter",
        "2023年黄山市（截至三季度末）\n区县 | 社工站数\n屯溪区 | 10",
        "341002 2023-09 sw_stations 10",
        "period-from-title 3",
    ),
    Case(
        "the unit in the sheet's name",
        "安徽省2023年考试情况\n地市 | 报名人数\n合肥市 | 3",
        "340100 2023 exam_registered 30000",
        "period-from-title 3",
        sheet="考试（万人）",
    ),
    Case(
        "new ones beside old ones are no region",
        "2024年南昌市社工情况\n指标 | 原有 | 新建\n社工站数 | 20 | 5",
        issues="heading-unknown B2\nheading-unknown C2\nno-table B2",
    ),
    Case(
        "a district among others",
        "2024年南昌市社工情况\n指标 | 东湖 | 新建\n社工站数 | 20 | 5",
        "360102 2024-12 sw_stations 20\n360112 2024-12 sw_stations 5",
        "period-from-title 3",
    ),
    Case(
        "one city and its growth",
        "2024年\n指标 | 成都 | 增幅\n社工站数 | 20 | 5%",
        "510100 2024-12 sw_stations 20",
        "heading-unknown C2\nperiod-from-title 3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_columns_beside_each_other(case: Case) -> None:
    check(case)
