"""Days and spans: a day beside the year is the exam's, the date of what stands, or asked about; so is a stock over years."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import moments, timewords
from tests.ingest.sheets.taking import Rows, Taken, take


def under(title: str, name: str = "报名人数", sheet: str = "Sheet1") -> Taken:
    return take([[title], ["地区", name], ["成都市", 5]], title=sheet)


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("考试（6月15—16日）", {"6月15-16日"}),
        ("报名（4月9日至18日）", {"4月9日至18日"}),
        ("考试（6月15日、16日）", {"6月15日、16日"}),
        ("（截止6月30日）", {"截止6月30日"}),
        ("2024年6月30日", set()),
        ("6月培训", set()),
    ],
)
def test_days_without_a_year(title: str, days: set[str]) -> None:
    assert timewords.days_of_year(title) == days
    assert not days or not timewords.parts_of_year(title)


@pytest.mark.parametrize(
    ("days", "found"),
    [("6月15-16日", "2024-06-16"), ("4月28日至5月3日", "2024-05-03"), ("截止6月30日", "2024-06-30"), ("2月30日", None)],
)
def test_the_last_of_some_days(days: str, found: str | None) -> None:
    assert moments.last_day(days, "2024") == found


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("2024年度社会工作者职业资格考试情况（6月15—16日）", "Sheet1"),
        ("2024年社工考试情况（6月15日、16日）", "Sheet1"),
        ("2024年度考试合格情况（8月30日公布）", "Sheet1"),
        ("2024年社工考试报名情况（4月9日至18日）", "Sheet1"),
        ("2024年社工考试情况（报名4月9日至18日，考试6月15日）", "Sheet1"),
        ("2024年度社工考试情况", "6月15日"),
    ],
)
def test_the_day_of_an_exam_leaves_its_year(title: str, sheet: str) -> None:
    found = under(title, sheet=sheet)
    assert (found.errors, [fact[1] for fact in found.facts]) == ([], ["2024"])


@pytest.mark.parametrize(
    ("title", "name", "sheet"),
    [
        ("2024年社工考试报名情况（截止4月12日）", "报名人数", "Sheet1"),
        ("2024年报名情况（1月1日至6月30日）", "报名人数", "Sheet1"),
        ("2024年社工培训情况（6月15日统计）", "培训人次", "Sheet1"),
        ("2024年社工培训情况（6月4日至18日）", "培训人次", "Sheet1"),
        ("2024年社工培训情况（截止6月15日）", "培训人次", "Sheet1"),
        ("2024年社工培训情况", "培训人次", "6月12日报送"),
    ],
)
def test_a_day_of_other_counts_is_asked_about(title: str, name: str, sheet: str) -> None:
    assert under(title, name, sheet).errors == [("flow-of-day", "B3")]


@pytest.mark.parametrize(
    ("title", "period", "told"),
    [
        ("2024年社工培训情况（截止6月30日）", "2024-01..2024-06", True),
        ("2024年社工培训情况（截至3月31日）", "2024-Q1", True),
        ("2024年社工培训情况（截至12月31日）", "2024", False),
    ],
)
def test_up_to_the_last_day_of_a_month_is_from_january_on(title: str, period: str, *, told: bool) -> None:
    found = under(title, "培训人次")
    assert (found.errors, [fact[1] for fact in found.facts]) == ([], [period])
    assert (("running-total", "B2") in found.told) is told


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2024年持证情况（6月30日）", "2024-06"),
        ("2024年持证情况（截至6月30日）", "2024-06"),
        ("2024年持证情况（6月15日）", "2024-06-15"),
    ],
)
def test_what_stands_takes_the_day_as_its_date(title: str, period: str) -> None:
    assert [fact[1] for fact in under(title, "持证人数").facts] == [period]


def test_a_month_and_a_day_of_another_are_not_joined() -> None:
    assert under("2024年持证情况，6月（7月3日）", "持证人数").errors == [("year-missing", "B3")]


def test_a_day_over_rows_of_a_year_is_a_part_of_it() -> None:
    rows: Rows = [["持证情况（5月31日）"], ["地区", "年份", "持证人数"], ["成都市", 2023, 5]]
    assert take(rows).errors == [("period-clash", "C3")]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["持证人数"], ["地区", "2021—2022年", "2022—2023年"], ["成都市", 60, 80]], "B2"),
        ([["地区", "年份", "社工站数"], ["成都市", "2021-2022", 60]], "B2"),
        ([["地区", "年份", "指标", "数值"], ["成都市", "2021—2022年", "持证人数", 60]], "B2"),
        ([["地区", "指标", "数值"], ["成都市", "2021—2022年持证人数", 60]], "B2"),
    ],
)
def test_what_stands_has_no_span_of_years(rows: Rows, cell: str) -> None:
    assert take(rows).errors == [("year-several", cell)]


def test_what_happens_has_one() -> None:
    assert [fact[1] for fact in take([["地区", "2021—2022年培训人次"], ["成都市", 60]]).facts] == ["2021..2022"]


@pytest.mark.parametrize(
    ("title", "name", "sheet", "period"),
    [
        ("持证社会工作者（2023年12月31日）", "持证人数", "Sheet1", "2023-12"),
        ("持证社会工作者（2023年6月30日数）", "持证人数", "Sheet1", "2023-06"),
        # A year anywhere else comes first.
        ("持证社会工作者（2024年1月31日）", "持证人数", "2023年", "2023-12"),
    ],
)
def test_a_date_in_brackets_is_that_of_what_stands(title: str, name: str, sheet: str, period: str) -> None:
    assert [fact[1] for fact in under(title, name, sheet).facts] == [period]


def test_a_date_in_brackets_is_no_years_count() -> None:
    assert under("报名人数（2023年12月31日）").errors == [("flow-of-day", "B3")]
    assert under("持证人数（2024年1月8日）", "持证人数").errors == [("year-missing", "B3")]
