"""What clerks write that can mean only one thing is taken; what cannot be told is named once, at the cell to mend."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "codes that a sheet made numbers of",
        "地区代码 | 年份 | 报名人数\n'510105.0 | 2023 | 9\n'510107.00 | 2023 | 8\n'' 510104 ' | 2023 | 7",
        "510105 2023 exam_registered 9\n510107 2023 exam_registered 8\n510104 2023 exam_registered 7",
    ),
    Case(
        "what was planned and what was done",
        "2023年\n地区 | 报名人数 | | 培训人次 |\n | 计划数 | 完成数 | 计划 | 实际完成\n成都市 | 10 | 9 | 20 | 25",
        "510100 2023 exam_registered 9\n510100 2023 training_attendances 25",
        "heading-like B2\nheading-like D2\nperiod-from-title 4",
        merged="B2:C2 D2:E2",
    ),
    Case(
        "what was planned and done, in one title each",
        "2023年\n地区 | 培训人次（计划） | 培训人次（完成）\n成都市 | 10 | 9",
        "510100 2023 training_attendances 9",
        "heading-like B2\nperiod-from-title 3",
    ),
    Case(
        "two plans for what was done once",
        "2023年\n地区 | 计划培训人次 | 目标培训人次 | 完成培训人次 | 报名人数\n成都市 | 10 | 11 | 9 | 5",
        "510100 2023 exam_registered 5",
        "heading-like B2\nheading-like C2\nheading-like D2\nperiod-from-title 3",
    ),
    Case(
        "what was done without a plan",
        "2023年\n地区 | 完成培训人次 | 报名人数\n成都市 | 9 | 5",
        "510100 2023 exam_registered 5",
        "heading-like B2\nperiod-from-title 3",
    ),
    Case(
        "units under the titles, a dash where there is none",
        "2023年\n序号 | 地区 | 报名人数 | 通过率 | 联系人\n | —— | （万人） | （%） | ——\n1 | 成都市 | 1.2 | 20.5 | 甲",
        "510100 2023 exam_registered 12000\n510100 2023 exam_pass_rate 20.5",
        "period-from-title 4",
    ),
    Case(
        "units under titles of two rows",
        "2023年\n地区 | 报名情况 | | 通过率\n | 报名人数 | 通过人数 |\n | 万人 | 人 | %\n成都市 | 1.0 | 5 | 20.5",
        "510100 2023 exam_registered 10000\n510100 2023 exam_passed 5\n510100 2023 exam_pass_rate 20.5",
        "period-from-title 5",
        merged="B2:C2",
    ),
    Case(
        "groups of candidates beside all of them",
        "2023年报名人数\n地区 | 应届 | 往届 | 合计\n成都市 | 1 | 2 | 3",
        "510100 2023 exam_registered 3",
        "heading-unknown B2\nheading-unknown C2\nperiod-from-title 3",
    ),
    Case(
        "groups of candidates alone",
        "2023年\n地区 | 报名人数 |\n | 应届 | 往届\n成都市 | 1 | 2",
        issues="group-unstored B3",
        merged="B2:C2",
    ),
    Case(
        "several years over a table of none",
        "2021—2023年报名情况\n地区 | 报名人数\n成都市 | 9\n绵阳市 | 8",
        issues="year-several A1",
    ),
    Case(
        "several years in the name of the file",
        "地区 | 报名人数\n成都市 | 9",
        issues="year-several B2",
        file="2021-2023年报名.xlsx",
    ),
    Case(
        "several years over rows that say theirs",
        "2021—2023年报名情况\n地区 | 年份 | 报名人数\n成都市 | 2022 | 9",
        "510100 2022 exam_registered 9",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_clerks_write(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        *(
            ("900+", ">900"),
            ("900＋", ">900"),
            ("900人+", ">900"),
            ("900余", ">900"),
            (">900", ">900"),
            ("≥900", ">900"),
        ),
        *(("<900", "<900"), ("不足900", "<900"), ("≤900", "<900"), ("900以内", "<900")),
    ],
)
def test_bounds(written: str, bound: str) -> None:
    check(Case(written, f"地区 | 年份 | 报名人数\n成都市 | 2023 | {written}", f"510100 2023 exam_registered {bound}"))


def test_two_signs_are_no_number() -> None:
    check(Case("++", "地区 | 年份 | 报名人数\n成都市 | 2023 | 900++", issues="not-a-number C2"))
