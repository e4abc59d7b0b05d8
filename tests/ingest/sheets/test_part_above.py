"""A title that speaks of a month or quarter over rows that name only a year: whose figure it is, cannot be told."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.taking import Taken, take


def under(title: str, name: str = "培训人次", sheet: str = "Sheet1") -> Taken:
    return take([[title], ["地区", "年份", name], ["成都市", 2023, 5]], title=sheet)


@pytest.mark.parametrize(
    "title", ["6月份培训情况", "2023年6月培训情况", "一季度培训情况", "2023年上半年培训情况", "2023年1—9月培训情况"]
)
def test_a_part_of_the_year_over_a_bare_year_is_asked_about(title: str) -> None:
    found = under(title)
    assert (found.errors, found.facts) == ([("period-clash", "C3")], [])


def test_a_month_that_the_sheet_is_named_after_is_a_part_too() -> None:
    assert under("2023年培训情况", sheet="6月").errors == [("period-clash", "C3")]


def test_a_stock_on_a_day_of_the_year_is_not_that_of_its_end() -> None:
    assert under("截至2023年5月31日持证情况", "持证人数").errors == [("period-clash", "C3")]
    assert under("截至2023年12月31日持证情况", "持证人数").facts[0][1] == "2023-12"


@pytest.mark.parametrize(
    ("title", "name", "period"),
    [
        ("2023年培训情况", "培训人次", "2023"),
        ("2023年1—12月培训情况", "培训人次", "2023"),
        ("2023年全年培训情况", "培训人次", "2023"),
        ("2023年末持证情况", "持证人数", "2023-12"),
        # The month is that of the exam, or of the report on earlier years.
        ("2023年6月社会工作者职业水平考试情况", "报名人数", "2023"),
        ("2024年6月培训情况", "培训人次", "2023"),
        ("2023年培训情况（填表日期：2023年6月）", "培训人次", "2023"),
    ],
)
def test_what_is_the_whole_year_is_taken(title: str, name: str, period: str) -> None:
    found = under(title, name)
    assert (found.errors, [one[1] for one in found.facts]) == ([], [period])
