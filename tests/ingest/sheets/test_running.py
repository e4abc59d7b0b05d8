"""本月 and 累计: the month of the table or of the row makes periods of them, or nothing does."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import moments
from tests.ingest.sheets.drawn import Case, check


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
