"""Cells of figures with their units: the right fact, or the cell to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.ingest.book import Odd
from tests.ingest.sheets.taking import rows, take

if TYPE_CHECKING:
    from analytics.ingest.book import Value


def cell(title: str, value: Value, *lines: list[Value]) -> list[list[Value]]:
    """A sheet of one figure, in C2 where no ``lines`` stand over it."""
    return [*lines, ["地区", "年份", title], ["成都市", 2024, value]]


# The title of the column, the cell; the value, its bound, its margin, as it is told, and what is warned of.
READ = [
    ("报名人数", 1234, 1234, "=", 0, "1234", []),
    ("报名人数", "1,234", 1234, "=", 0, "1,234", []),
    ("报名人数", "188.9万", 1889000, "=", 500, "188.9万", []),
    ("报名人数", "188.9万人", 1889000, "=", 500, "188.9万人", []),
    ("报名人数", "近12万名", 120000, "<", 5000, "近12万名", []),
    ("报名人数", "80余万", 800000, ">", 5000, "80余万", []),
    ("报名人数", "约300", 300, "~", 0, "约300", []),
    ("报名人数", "12位", 12, "=", 0, "12位", []),
    ("报名人数", 0, 0, "=", 0, "0", []),
    ("报名人数", 11.999999999999998, 12, "=", 0, "12", []),
    ("报名人数", "1234①", 1234, "=", 0, "1234①", ["mark-dropped"]),
    ("报名人数", Odd("number", 1234, '0"人"'), 1234, "=", 0, "1234人", []),
    ("报名人数", Odd("number", 1889000, '0!.0,"万"'), 1889000, "=", 0, "1889000", []),
    ("报名人数", Odd("number", 188.9, '0.0"万"'), 1889000, "=", 500, "188.9万", ["format-scaled"]),
    ("报名人数（万人）", "1.2", 12000, "=", 500, "1.2万人", []),
    ("报名人数（万人）", 1.2, 12000, "=", 500, "1.2万人", []),
    ("报名人数（万人）", 3, 30000, "=", 5000, "3万人", []),
    ("报名人数（万人）", "近1.5", 15000, "<", 500, "近1.5万人", []),
    ("报名人数（万人）", "0.0001", 1, "=", 0.5, "0.0001万人", []),
    ("报名人数（万人）", 1.23456, 12346, "=", 0.4, "1.23456万人", ["rounded"]),
    ("报名人数（万人）", "1.2万", 12000, "=", 500, "1.2万", ["scale-twice"]),
    ("报名人数（万人）", "12345人", 12345, "=", 0, "12345人", ["scale-twice"]),
    ("报名人数（万人）", Odd("number", 18890, "0!.0,"), 18890, "=", 0, "18890", []),
    ("报名人数（万人）", Odd("number", 18890, '0!.0,"万"'), 18890, "=", 0, "18890", ["scale-twice"]),
    ("报名人数（千人）", "1.2", 1200, "=", 50, "1.2千人", []),
    ("报名人数（百人）", "12", 1200, "=", 50, "12百人", []),
    ("培训人次", "1.2万人次", 12000, "=", 500, "1.2万人次", []),
    ("社工服务机构数（个）", 12, 12, "=", 0, "12", []),
    ("社工服务机构数", "12个", 12, "=", 0, "12个", []),
    ("社工站数", "12家", 12, "=", 0, "12家", []),
    ("志愿服务队伍数（个）", 12, 12, "=", 0, "12", []),
    ("社工站投入资金（万元）", "12.34", 123400, "=", 50, "12.34万元", []),
    ("社工站投入资金（元）", "1,234.56", 1234.56, "=", 0.005, "1,234.56", []),
    ("社工站投入资金", "¥1.5亿", 150000000, "=", 5000000, "¥1.5亿", []),
    ("通过率", "34.4%", 34.4, "=", 0.05, "34.4%", []),
    ("通过率", "34.4", 34.4, "=", 0.05, "34.4%", []),
    ("通过率", 34.4, 34.4, "=", 0.05, "34.4%", []),
    ("通过率", 34, 34, "=", 0.5, "34%", []),
    ("通过率", 100, 100, "=", 0.5, "100%", []),
    ("通过率", "344‰", 34.4, "=", 0.05, "344‰", []),
    ("通过率", "约34%", 34, "~", 0.5, "约34%", []),
    ("通过率", "0.5%", 0.5, "=", 0.05, "0.5%", []),
    ("通过率", Odd("number", 0.344, "0.0%"), 34.4, "=", 0.05, "34.4%", []),
    ("通过率", Odd("number", 1, "0%"), 100, "=", 0.5, "100%", []),
    ("通过率", Odd("number", 34.4, '0.0"%"'), 34.4, "=", 0.05, "34.4%", []),
    ("通过率（%）", "34.4", 34.4, "=", 0.05, "34.4%", []),
    ("通过率（%）", "34.4%", 34.4, "=", 0.05, "34.4%", []),
    ("通过率（%）", Odd("number", 0.344, "0.0%"), 34.4, "=", 0.05, "34.4%", []),
    ("通过率（%）", 0.344, 0.344, "=", 0.0005, "0.344%", ["rate-small"]),
    ("通过率（‰）", "344", 34.4, "=", 0.05, "344‰", []),
    ("报名增长率（%）", -0.5, -0.5, "=", 0.05, "-0.5%", []),
    ("报名增长率", "128%", 128, "=", 0.5, "128%", []),
    ("通过率变动", "-1.5个百分点", -1.5, "=", 0.05, "-1.5个百分点", []),
    ("每万人持证人数", 5.2, 5.2, "=", 0.05, "5.2", []),
]

REFUSED = [
    ("报名人数", "12人次", "unit-clash"),
    ("报名人数", "34.4%", "unit-clash"),
    ("报名人数", "12个", "unit-clash"),
    ("报名人数（人次）", 12, "unit-clash"),
    ("报名人数（万元）", 12, "unit-clash"),
    ("报名人数（%）", 12, "unit-clash"),
    ("报名人数（万人）", "12人次", "unit-clash"),
    ("培训人次", "12人", "unit-clash"),
    ("培训人次（万人）", "1.2", "unit-clash"),
    ("培训期数（次）", 12, "unit-clash"),
    ("通过率", "34.4人", "unit-clash"),
    ("通过率", "3万", "unit-clash"),
    ("报名增长率", "3万", "unit-clash"),
    ("通过率", "1.5个百分点", "unit-clash"),
    ("通过率变动", "1.5%", "unit-clash"),
    ("报名人数", 12.5, "fraction-of-count"),
    ("报名人数", "1.2", "fraction-of-count"),
    ("报名人数", "12.5人", "fraction-of-count"),
    ("报名人数", -3, "negative"),
    ("报名人数", "（12）", "negative"),
    ("报名人数", "-", None),
    ("报名人数", "", None),
    ("报名人数", "无", "unclear-none"),
    ("报名人数", "一百二十", "not-a-number"),
    ("报名人数", "100—200", "not-a-number"),
    ("报名人数", "120（35）", "not-a-number"),
    ("报名人数", "1E+05", "not-a-number"),
    ("报名人数", "12斤", "not-a-number"),
    ("报名人数", True, "not-a-number"),
    ("报名人数", 1e15, "not-a-number"),
    ("报名人数（万人）", 999_999_999_999, "not-a-number"),
    ("报名人数", Odd("error", None, "#DIV/0!"), "formula-error"),
    ("报名人数", Odd("formula", None, "=B2*2"), "formula-unsaved"),
    ("报名人数", Odd("date", 12000.0, "1932-11-07"), "date-for-number"),
    ("报名人数", Odd("number", 1889000, "0!.0,"), "format-unclear"),
    ("报名人数（千人）", Odd("number", 1889000, "0!.0,"), "format-unclear"),
    ("报名人数", Odd("number", 0.344, "0.0%"), "unit-clash"),
    ("通过率", 0.344, "rate-unclear"),
    ("通过率", "0.344", "rate-unclear"),
    ("通过率", 1, "rate-unclear"),
    ("通过率", "120%", "over-100"),
    ("通过率", 100.5, "over-100"),
    ("通过率", "-3%", "negative"),
    ("持证率", "1200‰", "over-100"),
]


@pytest.mark.parametrize("case", READ, ids=str)
def test_a_figure_is_read_with_its_unit(case: tuple[str, Value, float, str, float, str, list[str]]) -> None:
    title, value, number, bound, margin, text, warned = case
    taken = take(cell(title, value))
    (reading,) = taken.draft.readings
    assert (reading.value, reading.bound, reading.as_written) == (number, bound, text)
    assert reading.margin == pytest.approx(margin, abs=1e-9)
    assert taken.told == [(code, "C2") for code in warned]


@pytest.mark.parametrize(("title", "value", "code"), REFUSED)
def test_a_figure_that_is_unclear_is_refused_at_its_cell(title: str, value: Value, code: str | None) -> None:
    taken = take(cell(title, value))
    if code is None:
        assert taken.facts == []
    else:
        titled = code == "unit-clash" and "（" in title and not str(value).endswith("人次")
        assert taken.errors == [(code, "C1" if titled else "C2")]


def test_a_sound_sheet_gives_no_warning_at_all() -> None:
    taken = take(
        rows("""
        地区代码 | 地区 | 年份 | 报名人数 | 参考人数 | 通过人数 | 通过率（%）
        510100 | 成都市 | 2024 | 12,345 | 10,000 | 3,440 | 34.4
        510700 | 绵阳市 | 2024 | 2345 | 2000 | — | …
        | 合计 | 2024 | 14,690 | 12,000 | 3,440 |
        """)
    )
    assert taken.told == []
    assert taken.values == [12345, 10000, 3440, 34.4, 2345, 2000]


@pytest.mark.parametrize(
    ("line", "title", "value", "expected"),
    [
        ("单位：万人", "报名人数", "1.2", 12000.0),
        ("（单位：万人）", "报名人数", 1.2, 12000.0),
        ("单位:人", "报名人数", 12, 12.0),
        ("单位：名", "报名人数", 12, 12.0),
        ("单位：人、%", "报名人数", 12, 12.0),
        ("单位：人、%", "通过率", 34.4, 34.4),
        ("单位：万人、%", "报名人数", 1.2, 12000.0),
        ("单位：万人", "通过率", 34.4, 34.4),
        ("单位：万人", "报名人数（人）", 12, 12.0),
        ("单位：人", "报名人数（万人）", 1.2, 12000.0),
        ("单位：万人", "报名人数", "12345人", 12345.0),
        ("单位：万人、个", "社工站数", 12, 12.0),
        ("单位：个", "社工服务机构数", 12, 12.0),
    ],
)
def test_the_unit_of_the_sheet_holds_where_nothing_nearer_says_otherwise(
    line: str, title: str, value: Value, expected: float
) -> None:
    taken = take(cell(title, value, [line]))
    assert taken.errors == []
    assert taken.values == [expected]


@pytest.mark.parametrize(
    ("line", "title", "value"),
    [
        ("单位：万人", "培训人次", "1.2"),
        ("单位：人次", "报名人数", 12),
        ("单位：万元", "报名人数", 1.2),
        ("单位：万人", "社工站数", 12),
    ],
)
def test_a_unit_of_the_sheet_that_does_not_fit_is_refused(line: str, title: str, value: Value) -> None:
    assert [code for code, _cell in take(cell(title, value, [line])).errors] == ["unit-clash"]


@pytest.mark.parametrize(
    ("unit", "measure", "value", "expected"),
    [
        ("人", "报名人数", 12, 12.0),
        ("万人", "报名人数", "1.2", 12000.0),
        ("名", "报名人数", 12, 12.0),
        ("万人次", "培训人次", 1.2, 12000.0),
        ("%", "通过率", 34.4, 34.4),
        ("‰", "通过率", 344, 34.4),
        ("百分比", "通过率", 34.4, 34.4),
        ("个百分点", "通过率变动", -1.5, -1.5),
        ("万元", "社工站资金", 1.5, 15000.0),
        ("个", "社工机构数", 3, 3.0),
        ("人次", "报名人数", 12, "unit-clash"),
        ("人", "培训人次", 12, "unit-clash"),
        ("%", "报名人数", 12, "unit-clash"),
        ("百分点", "通过率", 1.5, "unit-clash"),
        ("公斤", "报名人数", 12, "unknown-unit"),
        ("万", "通过率", 3, "unit-clash"),
    ],
)
def test_the_unit_of_a_row_is_that_of_its_measure_or_the_row_is_refused(
    unit: str, measure: str, value: Value, expected: float | str
) -> None:
    taken = take([["地区", "年份", "指标", "数值", "单位"], ["成都市", 2024, measure, value, unit]])
    if isinstance(expected, str):
        assert [code for code, _cell in taken.errors] == [expected]
    else:
        assert (taken.errors, taken.values) == ([], [expected])


@pytest.mark.parametrize(
    "sheet",
    [
        "地区 | 年份 | 单位 | 报名人数（万人）\n成都市 | 2024 | 人 | 5",
        "单位：万人、个\n地区 | 年份 | 报名人数 | 培训人次\n成都市 | 2024 | 5人 | 5",
    ],
)
def test_a_figure_of_which_two_units_are_said_is_refused(sheet: str) -> None:
    (told,) = take(rows(sheet)).errors
    assert told[0] == "unit-unclear"


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2024, "2024"),
        ("2024年", "2024"),
        ("２０２４", "2024"),
        (2024.0, "2024"),
        ("2024.0", "2024"),
        ("2024年6月", "2024-06"),
        (202406, "2024-06"),
        ("2024年1—6月", "2024-01..2024-06"),
        ("2024年一季度", "2024-Q1"),
        ("2024年1—12月", "2024"),
    ],
)
def test_a_row_says_its_period(year: Value, expected: str) -> None:
    taken = take([["地区", "年份", "报名人数"], ["成都市", year, 5]])
    assert taken.told == []
    assert [fact[1] for fact in taken.facts] == [expected]


@pytest.mark.parametrize(
    ("year", "code"),
    [
        ("24年", "bad-period"),
        (24, "bad-period"),
        ("去年", "bad-period"),
        (2024.5, "bad-period"),
        ("2024.1", "bad-period"),
        (1999, "year-out-of-range"),
        ("2050年", "year-out-of-range"),
        ("1998-2003年", "year-out-of-range"),
        (Odd("error", None, "#REF!"), "bad-period"),
        (None, "year-missing"),
    ],
)
def test_a_year_that_is_unclear_is_refused(year: Value, code: str) -> None:
    assert [told for told, _cell in take([["地区", "年份", "报名人数"], ["成都市", year, 5]]).errors] == [code]


@pytest.mark.parametrize("year", [45473, Odd("date", 45473.0, "2024-06-30"), "2024/6/30", "2024-06-30 00:00:00"])
def test_a_date_in_a_column_of_years_is_read_as_its_year_and_told(year: Value) -> None:
    taken = take([["地区", "年份", "报名人数"], ["成都市", year, 5]])
    assert (taken.facts[0][1], taken.told) == ("2024", [("date-as-period", "B2")])


@pytest.mark.parametrize(
    ("day", "month", "told"),
    [
        ("2024-06-30", "2024-06", [("date-as-period", "B2")]),
        (45657, "2024-12", [("date-as-period", "B2")]),
        # 2024年, or the end of 2023.
        ("2024-01-01", "", [("bad-period", "B2"), ("date-as-period", "B2")]),
        (Odd("date", 45292.0, "2024-01-01", "year"), "2024-12", []),
    ],
)
def test_what_stands_at_a_moment_is_of_the_date_in_a_column_of_years(
    day: Value, month: str, told: list[tuple[str, str]]
) -> None:
    taken = take([["地区", "年份", "持证人数"], ["成都市", day, 5]])
    assert ([fact[1] for fact in taken.facts], sorted(taken.told)) == ([month] if month else [], told)


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2024年底", "2024-12"),
        ("截至2024年底", "2024-12"),
        ("截至2024年12月31日", "2024-12"),
        ("截至2024年6月", "2024-06"),
        ("2024-06-30", "2024-06"),
        (45473, "2024-06"),
        (Odd("date", 45473.0, "2024-06-30"), "2024-06"),
    ],
)
def test_what_stands_at_the_end_of_a_month_is_filed_under_it_but_a_years_count_is_not_taken_from_a_day(
    moment: Value, month: str
) -> None:
    stock = take([["地区", "统计时间", "持证人数"], ["成都市", moment, 5]])
    assert (stock.facts[0][1], stock.told) == (month, [])
    flow = take([["地区", "统计时间", "培训人次"], ["成都市", moment, 5], ["绵阳市", moment, 6]])
    assert flow.errors == [("flow-of-day", "C2")]
