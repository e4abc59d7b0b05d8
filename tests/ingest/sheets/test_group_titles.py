"""A title over several columns holds for all of them, also where no other stands beside it."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, issues, sheet, understood

# Titles that make of the columns under them something that cannot be stored.
NARROW = {
    "面试": "报名人数 | 通过人数",
    "护士资格": "报名人数 | 合格人数",
    "志愿者": "培训期数 | 培训人次",
    "比上年增加": "报名人数 | 合格人数",
    "累计": "培训人次 | 培训期数",
    "目标值": "持证人数 | 社工站数",
    "上年": "报名人数 | 合格人数",
    "女": "报名人数 | 合格人数",
    "医务社工": "持证人数 | 培训人次",
    "民办机构": "持证人数 | 报名人数",
    "社工站": "持证人数 | 报名人数",
}


MERGED = "A2:A3 B2:C2"


def over(title: str, columns: str, facts: str, issues: str = "period-from-title 4") -> Case:
    """Two columns of one county under one title, and nothing else."""
    text = f"2023年内江市情况\n区县 | {title} |\n | {columns}\n东兴区 | 300 | 260"
    return Case(f"{title} {columns}", text, facts, issues, MERGED)


CASES = [
    # What two rows name together, and what narrows nothing.
    over(
        "资格审核",
        "报名人数 | 通过人数",
        "511011 2023 exam_approved 260",
        "heading-like B2\nperiod-from-title 4",
    ),
    over(
        "新增",
        "持证人数 | 社工站数",
        "511011 2023 certified_new 300",
        "heading-like C2\nperiod-from-title 4",
    ),
    over(
        "社工站",
        "数量 | 人员",
        "511011 2023-12 sw_stations 300",
        "heading-like C2\nperiod-from-title 4",
    ),
    over(
        "考试情况",
        "报名人数 | 合格人数",
        "511011 2023 exam_registered 300\n511011 2023 exam_passed 260",
    ),
    over(
        "社工人才队伍",
        "专业人才总量 | 持证人数",
        "511011 2023-12 professionals_total 300\n511011 2023-12 certified_total 260",
    ),
    over(
        "社工站建设",
        "社工站数 | 驻站社工数",
        "511011 2023-12 sw_stations 300\n511011 2023-12 station_staff 260",
    ),
    over(
        "2022年",
        "报名人数 | 合格人数",
        "511011 2022 exam_registered 300\n511011 2022 exam_passed 260",
        "",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_titles_over_columns(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("merged", [MERGED, ""], ids=["merged", "spread"])
@pytest.mark.parametrize("title", NARROW)
def test_titles_that_narrow(title: str, merged: str) -> None:
    draft = understood(sheet(over(title, NARROW[title], "").text, merged))
    assert not draft.readings
    assert {told.split()[-1] for told in issues(draft) if told.startswith(("heading-like", "heading-unknown"))} == {
        "B2",
        "C2",
    }
    assert any(issue.severity == "error" for issue in draft.issues)


def test_towns_and_streets_together_are_all_there_are() -> None:
    text = "长沙市乡镇（街道）社工站情况\n（2023年）\n区县 | 乡镇（街道）数 | 驻站社工\n岳麓区 | 18 | 54"
    assert issues(understood(sheet(text))) == ["period-from-title 4"]
