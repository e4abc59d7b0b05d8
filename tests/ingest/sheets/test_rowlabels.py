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
    Case(
        "a slip is refused",
        "成都市2023年社会工作情况\n指标 | 数值\n报名人教 | 900\n社工站数 | 12",
        issues=f"{OVER_FOURTH}unknown-measure-near A3",
    ),
    Case(
        "nothing of ours at all",
        "成都市2023年社会工作情况\n指标 | 数值\n来访接待批次 | 70\n孵化组织 | 5",
        issues="row-unknown A3\nrow-unknown A4\nno-table",
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
