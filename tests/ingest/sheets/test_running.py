"""本月 and 累计: the month of the table or of the row makes periods of them, or nothing does."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import moments
from tests.ingest.sheets.drawn import Case, check, issues, sheet, understood
from tests.ingest.sheets.taking import Taken, rows, take


@pytest.mark.parametrize(
    ("word", "base", "found"),
    [
        ("本月", "2024-06", "2024-06"),
        ("本月", "2024-06-30", "2024-06"),
        ("本月", "2024-06-15", None),
        ("本月", "2024-01..2024-06", "2024-06"),
        ("本月", "2024-02..2024-06", None),
        ("本月", "2024-Q2", None),
        ("本月", "2024", None),
        ("本季", "2024-Q2", "2024-Q2"),
        ("本季", "2024-06", "2024-Q2"),
        ("本季", "2024-05", None),
        ("本年累计", "2024-06", "2024-01..2024-06"),
        ("本年累计", "2024-01", "2024-01"),
        ("本年累计", "2024-03", "2024-Q1"),
        ("本年累计", "2024-12", "2024"),
        ("累计", "2024-Q2", "2024-01..2024-06"),
        ("累计", "2024", "2024"),
    ],
)
def test_the_period_of_a_word(word: str, base: str, found: str | None) -> None:
    assert moments.relative(word, base, moment=False) == found


def test_what_is_held_is_what_stands_at_the_end() -> None:
    assert moments.relative("累计", "2024-06", moment=True) == "2024-06"
    assert moments.relative("累计", "2024-Q2", moment=True) == "2024-06"


BOTH = "510100 2024-06 exam_registered 1\n510100 2024-01..2024-06 exam_registered 5"
CASES = [
    Case(
        "under a measure, the month in the title",
        "2024年6月\n地区 | 报名人数 |\n | 本月 | 累计\n成都市 | 1 | 5",
        BOTH,
        "period-from-title 4\nrunning-total C3",
        merged="B2:C2",
    ),
    Case(
        "alone, the measure in the title too",
        "2024年6月报名人数\n地区 | 本月数 | 本年累计数\n成都市 | 1 | 5",
        BOTH,
        "period-from-title 3\nrunning-total C2",
    ),
    Case(
        "in the title of the column, the month in the row",
        "2024年\n地区 | 月份 | 本月报名人数 | 累计报名人数\n成都市 | 6月 | 1 | 5",
        BOTH,
        "running-total D2",
    ),
    Case(
        "of months from January on, the last is the month",
        "2024年1—6月\n地区 | 本月报名人数 | 1至本月累计报名人数\n成都市 | 1 | 5",
        BOTH,
        "period-from-title 3\nrunning-total C2",
    ),
    Case(
        "累计 alone under a title of a month",
        "2024年6月报名人数\n地区 | 本年累计\n成都市 | 5",
        "510100 2024-01..2024-06 exam_registered 5",
        "period-from-title 3\nrunning-total B2",
    ),
    Case(
        "累计 in the line over the table",
        "2024年6月累计报名情况\n地区 | 报名人数\n成都市 | 5",
        "510100 2024-01..2024-06 exam_registered 5",
        "period-from-title 3\nrunning-total B2",
    ),
    Case(
        "quarters",
        "2024年二季度\n地区 | 本季报名人数 | 累计报名人数\n成都市 | 1 | 5",
        "510100 2024-Q2 exam_registered 1\n510100 2024-01..2024-06 exam_registered 5",
        "period-from-title 3\nrunning-total C2",
    ),
    Case(
        "no month anywhere",
        "2024年报名人数\n地区 | 本月 | 本年累计\n成都市 | 1 | 5",
        issues="period-from-title 3\nmonth-missing B2\nrunning-total C2",
    ),
    Case(
        "no year anywhere",
        "地区 | 本月报名人数 | 本年累计报名人数\n成都市 | 1 | 5",
        issues="month-missing B1",
    ),
    Case(
        "what was added or what stands",
        "2024年6月\n地区 | 本月持证人数 | 累计持证人数\n成都市 | 1 | 5",
        issues="period-from-title 3\nmonth-of-stock B2",
    ),
    Case(
        "累计 since nobody knows when",
        "地区 | 年份 | 报名人数 | 累计报名人数\n成都市 | 2024 | 1 | 5",
        "510100 2024 exam_registered 1",
        "heading-unknown D1",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_this_month_and_since_january(case: Case) -> None:
    check(case)


def under(title: str, table: str, sheet: str = "Sheet1") -> Taken:
    return take(rows(f"{title}\n{table}"), title=sheet)


def periods(taken: Taken) -> list[str]:
    assert not taken.errors, taken.errors
    return [fact[1] for fact in taken.facts]


MONTHS = "1月 | 60\n2月 | 80\n3月 | 190"
JANUARY_ON = ["2024-01", "2024-01..2024-02", "2024-Q1"]
HALF = ["2024-Q1", "2024-01..2024-06"]


@pytest.mark.parametrize(
    ("title", "table", "found", "told"),
    [
        ("成都市2024年培训情况", f"月份 | 累计培训人次\n{MONTHS}", JANUARY_ON, "B2"),
        ("成都市2024年报名情况", f"月份 | 累计报名人数\n{MONTHS}", JANUARY_ON, "B2"),
        ("成都市2024年培训情况", "季度 | 累计培训人次\n一季度 | 60\n二季度 | 80", HALF, "B2"),
        ("2024年累计培训人次", "地区 | 1月 | 2月 | 3月\n成都市 | 60 | 80 | 190", JANUARY_ON, "C2"),
        ("2024年各月末累计报名人数", "地区 | 1月 | 2月 | 3月\n成都市 | 60 | 80 | 190", JANUARY_ON, "C2"),
        ("2024年培训人次（各月为累计数）", "地区 | 1月 | 2月 | 3月\n成都市 | 60 | 80 | 190", JANUARY_ON, "C2"),
        ("2024年", "地区 | 累计培训人次 | |\n | 1月 | 2月 | 3月\n成都市 | 60 | 80 | 190", JANUARY_ON, "C3"),
        ("单位：人次", "地区 | 年月 | 指标 | 数值\n成都市 | 2024年2月 | 累计培训人次 | 80", JANUARY_ON[1:2], "C3"),
        ("2024年6月培训累计情况", "地区 | 培训人次\n成都市 | 80", HALF[1:], "B2"),
        ("2024年", "地区 | 2月累计培训人次\n成都市 | 80", JANUARY_ON[1:2], "B2"),
    ],
)
def test_months_and_quarters_run_from_january(title: str, table: str, found: list[str], told: str) -> None:
    taken = under(title, table)
    assert periods(taken) == found
    assert ("running-total", told) in taken.told


def test_the_warning_names_the_first_and_the_last_of_many_periods() -> None:
    taken = under("成都市2024年", f"月份 | 累计培训人次\n{MONTHS}\n4月 | 200")
    told = next(issue for issue in taken.issues if issue.code == "running-total")
    assert dict(told.places)["period"] == "2024-01..2024-02、…、2024-01..2024-04"


def test_a_sheet_named_after_it_says_it_too() -> None:
    table = "地区 | 1月 | 2月\n成都市 | 60 | 80"
    assert periods(under("2024年培训人次", table, sheet="累计")) == ["2024-01", "2024-01..2024-02"]


@pytest.mark.parametrize(
    ("title", "table", "cell"),
    [
        ("成都市培训", "年份 | 累计培训人次\n2022年 | 60\n2023年 | 80", "B2"),
        ("培训", "地区 | 累计培训人次 |\n | 2022年 | 2023年\n成都市 | 60 | 80", "B2"),
        ("累计合格人数", "地区 | 2022年 | 2023年\n成都市 | 60 | 80", "A1"),
        ("单位：人次", "地区 | 年份 | 指标 | 数值\n成都市 | 2023 | 累计培训人次 | 80", "C3"),
        ("单位：人", "地区 | 年份 | 指标 | 数值\n成都市 | 2023 | 累计报名人数 | 80", "C3"),
        ("截至2023年底培训情况", "地区 | 累计培训人次\n成都市 | 80", "B2"),
        ("截至2023年底累计培训情况", "地区 | 培训人次\n成都市 | 80", "A1"),
        # Of some columns, or of the sum of the months.
        ("2024年6月及累计培训情况", "地区 | 培训人次\n成都市 | 80", "A1"),
        ("2024年1—3月累计培训人次", "地区 | 1月 | 2月 | 3月\n成都市 | 60 | 80 | 90", "A1"),
        ("2024年", "地区 | 4—6月累计培训人次\n成都市 | 80", "B2"),
        ("成都市2024年", "期间 | 累计培训人次\n1—3月 | 60\n4—6月 | 80", "B2"),
    ],
)
def test_since_when_or_of_what_is_asked(title: str, table: str, cell: str) -> None:
    assert under(title, table).errors == [("running-unclear", cell)]


@pytest.mark.parametrize(
    ("title", "table", "found"),
    [
        ("2023年培训", "地区 | 累计培训人次\n成都市 | 80", ["2023"]),
        ("成都市培训", "年份 | 本年累计培训人次\n2022年 | 60\n2023年 | 80", ["2022", "2023"]),
        ("培训", "地区 | 2022年累计培训人次 | 2023年累计培训人次\n成都市 | 60 | 80", ["2022", "2023"]),
        ("2024年累计持证人数和培训人次", "地区 | 2月培训人次\n成都市 | 80", ["2024-02"]),
        ("成都市2024年累计培训", "月份 | 培训人次 | 累计培训期数\n2月 | 60 | 3", ["2024-02", "2024-01..2024-02"]),
        ("2023年累计持证人数", "地区 | 3月 | 6月\n成都市 | 60 | 80", ["2023-03", "2023-06"]),
        # What it counts is since the start by its definition.
        ("成都市", "年份 | 累计吸纳人才\n2022年 | 60", ["2022"]),
    ],
)
def test_what_does_not_run_on_is_taken_as_it_stands(title: str, table: str, found: list[str]) -> None:
    assert periods(under(title, table)) == found


TRAINED = "2024年6月成都市培训情况\n地区 | 培训人次\n锦江区 | 5"


@pytest.mark.parametrize("name", ["2024年6月累计培训人次.xlsx", "锦江区累计.xlsx"])
def test_the_name_of_the_file_says_so_too(name: str) -> None:
    check(
        Case(
            name,
            TRAINED,
            "510104 2024-01..2024-06 training_attendances 5",
            "period-from-title 3\nrunning-total B2",
            file=name,
        )
    )


def test_the_name_of_a_file_says_nothing_of_a_sheet_of_the_month() -> None:
    found = issues(understood(sheet(TRAINED, name="本月"), name="累计.xlsx"))
    assert "running-unclear B3" in found


def test_months_from_january_on_are_what_they_say() -> None:
    check(
        Case(
            "1—12月",
            "2023年成都市累计培训人次\n地区 | 1—3月 | 1—12月\n锦江区 | 5 | 9",
            "510104 2023-Q1 training_attendances 5\n510104 2023 training_attendances 9",
        )
    )


def test_running_on_beside_what_there_is_may_be_of_all_years() -> None:
    draft = understood(sheet("2023年社工站建设情况\n地区 | 社工站数 | 累计培训人次\n成都市 | 100 | 80"))
    assert ("running-unclear", "C2") in {(issue.code, issue.cell) for issue in draft.issues}
