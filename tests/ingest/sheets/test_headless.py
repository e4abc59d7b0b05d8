"""Forms without a heading, filled in label by label."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, sheet, understood

FORM = """
县（市、区）社会工作人才队伍建设情况调查表
（2023年度）
填报单位（盖章）：安吉县社会工作部 | | | | 填报时间：2024年1月12日
一、考试情况
报名人数 | 426 | 其中：助理 | 298 | 中级 | 126
参考人数 | 351 | 合格人数 | 88 | 合格率 | 25.07%
二、人才情况
持证社工总数 | 1038 | 助理社会工作师 | 715 | 社会工作师 | 318
高级社会工作师 | 5 | 社工机构数 | 21 | 社工站 | 15 | 个
填表人：王某 | | 联系电话：
"""
ANJI = {
    "B5": "2023 exam_registered all 426",
    "D5": "2023 exam_registered level:assistant 298",
    "F5": "2023 exam_registered level:social_worker 126",
    "B6": "2023 exam_sat all 351",
    "D6": "2023 exam_passed all 88",
    "F6": "2023 exam_pass_rate all 25.07",
    "B8": "2023-12 certified_total all 1038",
    "D8": "2023-12 certified_total level:assistant 715",
    "F8": "2023-12 certified_total level:social_worker 318",
    "B9": "2023-12 certified_total level:senior 5",
    "D9": "2023-12 service_agencies all 21",
    "F9": "2023-12 sw_stations all 15",
}


def test_a_form_is_read_at_its_own_cells() -> None:
    draft = understood(sheet(FORM))
    assert not [issue for issue in draft.issues if issue.severity == "error"]
    assert {one.region_code for one in draft.readings} == {"330523"}
    assert {one.cell: f"{one.period} {one.measure} {one.stratum} {one.value:g}" for one in draft.readings} == ANJI
    assert {one.place for one in draft.readings} == {f"Sheet1!{cell}" for cell in ANJI}


FOUND = "330523 2023 exam_registered 426\n330523 2023 exam_passed 88"
TITLED = "period-from-title {0}\nregion-from-title {0}"
CASES = [
    Case("labels and values without a heading", "安吉县2023年\n报名人数 | 426\n合格人数 | 88", FOUND, TITLED.format(2)),
    Case("units behind values", "安吉县2023年\n报名人数 | 426 | 人 | 合格人数 | 88 | 人", FOUND, TITLED.format(2)),
    Case(
        "region and year as labels",
        "县区 | 安吉县 | 年度 | 2023\n报名人数 | 426 | 合格人数 | 88",
        FOUND,
        TITLED.format(2),
    ),
    Case("region and year over the labels", "安吉县 | 2023年\n报名人数 | 426 | 合格人数 | 88", FOUND, TITLED.format(2)),
    Case(
        "a label that nobody filled in",
        "安吉县2023年\n报名人数 | 426 | 参考人数 |\n合格人数 | 88",
        FOUND,
        TITLED.format(2),
    ),
    Case(
        "a label that is no measure",
        "安吉县2023年\n报名人数 | 426 | 女性 | 351\n合格人数 | 88",
        FOUND,
        f"row-unknown C2\n{TITLED.format(2)}",
    ),
    Case(
        "a part of somebody else, told at its cell",
        "安吉县2023年\n志愿者 | 426 | 其中：持证人数 | 35\n报名人数 | 426 | 合格人数 | 88",
        f"330523 2023-12 volunteers 426\n{FOUND}",
        f"heading-part C2\n{TITLED.format(2)}",
    ),
    Case(
        "regions and values without a heading",
        "湖南省持证社会工作者人数（人）\n2024年12月31日\n长沙市 | 12000\n株洲市 | 4300\n合计 | 16300",
        "430100 2024-12 certified_total 12000\n430200 2024-12 certified_total 4300",
        "period-from-title 3",
    ),
    Case(
        "regions and values without a heading under a title that names nothing",
        "湖南省2024年\n长沙市 | 12000\n株洲市 | 4300",
        issues="measure-missing B2",
    ),
    Case(
        "labels and values in one cell",
        "安吉县2023年\n报名人数：426人\n合格人数：88人。",
        FOUND,
        TITLED.format(2),
    ),
    Case("a number that is none", "安吉县2023年\n报名人数 | 426 | 合格人数 | 8八8", issues="no-table"),
    Case(
        "remarks among the values",
        "安吉县2023年\n报名人数 | 426 | 备注 | 含补报\n合格人数 | 88",
        issues="no-table A2",
    ),
    Case(
        "a row of several numbers",
        "安吉县2023年\n报名人数 | 426 | 合格人数 | 88\n持证人数 | 5 | 6",
        issues="no-table A2",
    ),
    Case("one label alone", "安吉县2023年\n持证人数 | 5", issues="no-table"),
    Case(
        "neither region nor year",
        "情况表\n报名人数 | 426 | 合格人数 | 88",
        issues="year-missing B2\nregion-missing B2",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_forms_without_a_heading(case: Case) -> None:
    check(case)
