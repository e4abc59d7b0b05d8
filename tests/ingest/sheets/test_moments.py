"""Every way people write a year, a month or a span of them, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import period
from analytics.ingest.book import Odd
from analytics.ingest.sheets import moments

if TYPE_CHECKING:
    from analytics.ingest.book import Value

TEXTS = {
    "2024": (
        "2024 2024年 2024年度 2024年份 ２０２４年 ２０２４ 2024.0 2024.00 '2024 （2024年） 二〇二四年 二○二四年 2024年全年 "
        "2024年1-12月 2024年1—12月 2024年1月至12月 2024年1月-2024年12月 2024年1月1日—12月31日 2024.01-2024.12"
    ),
    "2024-06": "2024年6月 2024年06月 2024年6月份 2024-06 2024-6 2024/6 2024.6 2024.06 202406",
    "2024-10": "2024.10 2024年10月",
    "2024-01": "2024.01 2024.1月 2024-1",
    "2024-06-30": (
        "2024年6月30日 2024-06-30 2024/6/30 2024.6.30 20240630 截至2024年6月30日 截至2024年6月 截至2024年6月底 "
        "截止2024年6月末 2024年6月底 2024年6月末 截止至2024-06"
    ),
    "2024-02-29": "2024年2月底 截至2024年2月",
    "2024-12-31": "2024年底 2024年末 2024年年底 截至2024年底 截止2024年末 截至2024年 截至2024年12月 截至2024年12月31日",
    "2024-Q1": "2024年一季度 2024年第一季度 2024年1季度 2024年第1季度 2024Q1 2024-Q1 2024年1-3月 2024年1—3月",
    "2024-Q4": "2024年四季度 2024q4 2024年10-12月",
    "2024-01..2024-06": "2024年上半年 2024上半年 2024H1 2024年1-6月 2024年1—6月 2024年1～6月 2024年1至6月 2024年1月-6月 202401-202406",
    "2024-07..2024-12": "2024年下半年 2024年7-12月",
    "2024-01..2024-09": "2024年前三季度 2024年1—9月",
    "2023-11..2024-02": "2023年11月-2024年2月",
    "2022..2024": "2022-2024 2022-2024年 2022年—2024年 2022至2024年 2022～2024",
    "1999": "1999 1999年",
}
NONE = (
    "24 24年 '24 1899 2100 24-25 2024年13月 2024年0月 202413 2024年2月30日 20240230 2024.1 2024年五季度 2024Q5 2024年6-1月 "
    "2024-2022 民国113年 去年 本年 上半年 一季度 6月 2024年约 2024? 截至目前 2024人 12024 20245 2024年1月5日-6月30日 明年 年"
)

CELLS = [
    (2024, "2024", ""),
    (2024.0, "2024", ""),
    (202406, "2024-06", ""),
    (20240630, "2024-06-30", "date-as-period"),
    (24, None, ""),
    (2024.5, None, ""),
    (1899, None, ""),
    (45292, "2024-01-01", "date-as-period"),
    (45473.0, "2024-06-30", "date-as-period"),
    (True, None, ""),
    (None, None, ""),
    (float("inf"), None, ""),
    (float("nan"), None, ""),
    (1e300, None, ""),
    (-2024, None, ""),
    ("2024-01-01", "2024-01-01", "date-as-period"),
    ("2024/1/1 0:00", "2024-01-01", "date-as-period"),
    ("2024-01-01 00:00:00", "2024-01-01", "date-as-period"),
    ("2024年1月1日", "2024-01-01", ""),
    ("2024年", "2024", ""),
    (Odd("date", 45473.0, "2024-06-30"), "2024-06-30", "date-as-period"),
    (Odd("date", 45473.5, "2024-06-30T12:00:00"), "2024-06-30", "date-as-period"),
    (Odd("date", 0.5, "12:00:00"), None, ""),
    (Odd("number", 2024.0, '0"年"'), "2024", ""),
    (Odd("error", None, "#REF!"), None, ""),
    (Odd("formula", None, "=A1"), None, ""),
]

WITHIN = [
    (6, "2024-06"),
    (6.0, "2024-06"),
    ("6月", "2024-06"),
    ("06", "2024-06"),
    ("６月份", "2024-06"),
    ("1—6月", "2024-01..2024-06"),
    ("1月-3月", "2024-Q1"),
    ("1-12月", "2024"),
    ("一季度", "2024-Q1"),
    ("第三季度", "2024-Q3"),
    ("Q2", "2024-Q2"),
    ("上半年", "2024-01..2024-06"),
    ("下半年", "2024-07..2024-12"),
    ("前三季度", "2024-01..2024-09"),
    ("全年", "2024"),
    ("2024年6月", "2024-06"),
    (Odd("date", 45444.0, "2024-06-01"), "2024-06"),
    ("2023年6月", None),
    ("13", None),
    ("0", None),
    ("6-1月", None),
    ("五季度", None),
    ("合计", None),
    (None, None),
]


@pytest.mark.parametrize(("written", "expected"), [(w, p) for p, texts in TEXTS.items() for w in texts.split()])
def test_a_period_is_read_in_its_stored_form(written: str, expected: str) -> None:
    assert moments.text(written) == expected


@pytest.mark.parametrize("written", NONE.split())
def test_what_is_no_period_is_none_rather_than_a_guess(written: str) -> None:
    assert moments.text(written) is None


@pytest.mark.parametrize("part", ["1-", "2023年", "6月15日", "1、", "9"])
def test_a_thousand_parts_of_a_period_are_none(part: str) -> None:
    assert moments.text(part * 1000 + "2月") is None


@pytest.mark.parametrize(("cell", "expected", "told"), CELLS)
def test_a_cell_is_read_and_a_date_is_told(cell: Value, expected: str | None, told: str) -> None:
    assert moments.cell(cell) == (expected, told)


@pytest.mark.parametrize(("cell", "expected"), WITHIN)
def test_a_month_or_quarter_stands_within_its_year(cell: Value, expected: str | None) -> None:
    assert moments.within_year(cell, "2024") == expected


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2024年四川省社会工作者职业水平考试情况", {"2024"}),
        ("四川省2022-2024年报名人数", {"2022", "2024"}),
        ("2022、2023年对比", {"2022", "2023"}),
        ("２０２４年度", {"2024"}),
        ("二〇二四年统计表", {"2024"}),
        ("统计表（2024）", {"2024"}),
        ("全省培训2050人次", set()),
        ("2000余人参加", set()),
        ("投入2024.5万元", set()),
        ("电话028-20241234", set()),
        ("统计表", set()),
    ],
)
def test_the_years_a_title_speaks_of(title: str, years: set[str]) -> None:
    assert moments.years_in(title) == years


@given(st.text(max_size=20) | st.text("0123456789年月日季度上下半-—~至到./Qq截至底末 全", max_size=14))
def test_any_text_is_a_valid_period_or_none(text: str) -> None:
    found = moments.text(text)
    assert found is None or period.parse(found).text == found


@given(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.builds(
        Odd, st.sampled_from(["number", "date", "error", "formula"]), st.none() | st.floats(), st.text(max_size=12)
    )
)
def test_any_cell_is_a_valid_period_or_none(cell: Value) -> None:
    for found in (moments.cell(cell)[0], moments.within_year(cell, "2024")):
        assert found is None or period.parse(found).text == found


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 12))
def test_years_months_and_spans_come_back_however_they_are_written(year: int, month: int, other: int) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for form in (f"{year}", f"{year}年", f"{year}.0", f"{year}年度", f"{year}年".translate(wide)):
        assert moments.text(form) == f"{year}"
    for form in (f"{year}年{month}月", f"{year}-{month:02}", f"{year}/{month}", f"{year}{month:02}"):
        assert moments.text(form) == f"{year}-{month:02}"
    span = moments.text(f"{year}年{month}—{other}月")
    if month > other:
        assert span is None
    else:
        assert span is not None
        read = period.parse(span)
        assert read.start is not None
        assert (read.start[:2], read.end[:2]) == ((year, month), (year, other))
