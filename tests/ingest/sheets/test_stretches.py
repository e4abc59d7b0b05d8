"""Every way to write a stretch of time is read as exactly that stretch; what is left over of one is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ingest.sheets import astray, moments
from analytics.ingest.sheets.stretches import spelt
from tests.ingest.sheets.taking import take

CHINESE = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
THROUGH = st.sampled_from(["-", "—", "~", "～", "至", "到"])
AND = st.sampled_from(["、", "和", "与", "及", "/", "+"])
MONTHS = st.integers(1, 12)
TITLE = "商洛市{}社工培训人次"


def stored(first: int, last: int) -> str:
    """The period from one month of 2023 to another, as the store writes it."""
    quarters = {(1, 3): "2023-Q1", (4, 6): "2023-Q2", (7, 9): "2023-Q3", (10, 12): "2023-Q4", (1, 12): "2023"}
    whole = f"2023-{first:02}..2023-{last:02}" if first < last else f"2023-{first:02}"
    return quarters.get((first, last), whole)


@st.composite
def quarters(draw: st.DrawFn) -> tuple[str, str]:
    """One quarter, some on end, or all of a list, in figures, numerals or with Q."""
    first = draw(st.integers(1, 4))
    last = draw(st.integers(first, 4))
    named = draw(st.sampled_from([str, CHINESE.__getitem__]))
    lead = draw(st.sampled_from(["", "第"]))
    listed = range(first, last + 1)
    ways = {
        "through": f"{lead}{named(first)}{draw(THROUGH)}{named(last)}季度",
        "each": draw(AND).join(f"{lead}{named(one)}季度" for one in listed),
        "list": lead + draw(AND).join(named(one) for one in listed) + "季度",
        "letters": f"Q{first}" + (f"-Q{last}" if last > first else ""),
    }
    if first == last:
        del ways["through"]
    return draw(st.sampled_from(sorted(ways.values()))), stored(first * 3 - 2, last * 3)


@st.composite
def months(draw: st.DrawFn) -> tuple[str, str]:
    """One month, some on end, or all of a list of them."""
    first = draw(MONTHS)
    last = draw(st.integers(first, 12))
    named = draw(st.sampled_from([str, CHINESE.__getitem__]))
    listed = range(first, last + 1)
    ways = [
        f"{named(first)}月{draw(THROUGH)}{named(last)}月" if last > first else f"{named(first)}月",
        f"{named(first)}{draw(THROUGH)}{named(last)}月份" if last > first else f"{named(first)}月份",
        draw(AND).join(f"{named(one)}月" for one in listed),
        draw(AND).join(named(one) for one in listed) + "月",
    ]
    return draw(st.sampled_from(ways)), stored(first, last)


@given(st.one_of(quarters(), months()))
def test_a_stretch_is_read_whole_in_a_cell_in_a_title_and_beside_its_year(drawn: tuple[str, str]) -> None:
    written, period = drawn
    assert moments.text(f"2023年{written}") == period
    assert moments.within_year(written, "2023") == period
    read = astray.read(TITLE.format(f"2023年{written}"))
    assert (read.unread, read.periods) == ("", frozenset([period] if period != "2023" else []))


@given(
    st.one_of(quarters(), months()),
    st.sampled_from(["13月", "0月", "五季度", "Q5", "32日", "-13月", "、15月", "-6", "/24"]),
)
def test_what_is_left_over_of_a_stretch_is_asked_about(drawn: tuple[str, str], more: str) -> None:
    title = TITLE.format(f"2023年{drawn[0]}{more}")
    assert astray.read(title).unread or astray.odd(title)


@given(MONTHS, MONTHS, AND)
def test_a_list_with_a_gap_or_backwards_is_no_stretch(first: int, last: int, join: str) -> None:
    if last != first + 1:
        assert moments.text(f"2023年{first}{join}{last}月") is None
        assert astray.read(TITLE.format(f"2023年{first}月{join}{last}月")).unread


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("上半年、三季度", "1-9月"),
        ("前三季度", "1-9月"),
        ("前5个月", "1-5月"),
        ("元月至6月", "1-6月"),
        ("Q1-3", "1-9月"),
        ("2023-Q3", "2023年第三季度"),
        ("2023H2", "2023年下半年"),
        # None of these is a part of a year.
        ("3个月", "3个月"),
        ("四季青街道", "四季青街道"),
        ("6月15-16日", "6月15-16日"),
        ("第1期", "第1期"),
        ("表3-12", "表3-12"),
        ("前10名", "前10名"),
        ("1-3-5月", "1-3-5月"),
    ],
)
def test_how_a_stretch_is_spelt(written: str, canonical: str) -> None:
    assert spelt(written) == canonical


@pytest.mark.parametrize(
    "title",
    [
        "表3-12 2023年社工培训人次",
        "21-8 2023年社工培训人次",
        "浙社工办〔2024〕3号",
        "表号：川社工统3表",
        "2023年社工持证人数前10名",
        "第1页 共2页",
        "重庆市2024年度社会工作者职业资格考试（6月15—16日）数据",
        "2024年社工考试报名情况（4月9日至18日）",
        "延安市2023年社工考试报名进度（截至4月12日17时）",
        "导出时间：2023-06-20 14:33:10",
        "石家庄市2022、2023年报名人数",
        "2022—2023年度培训情况",
        "2023年日照市1—6月月湖区社工培训人次",
        "2023日照市社工培训人次",
        "台州市2019—2023年年均培训人次",
        "Number of Certified Social Workers by Prefecture (2023)",
        "2023年全省举办培训班87期，培训2040人次",
    ],
)
def test_other_numbers_of_a_title_are_no_time_and_no_question(title: str) -> None:
    assert (astray.read(title).unread, astray.odd(title)) == ("", ())


@pytest.mark.parametrize(
    "name", ["Sheet1", "Sheet1 (2)", "表1", "汇总2", "0308", "6.15", "2023", "2024.03", "1", "1—6月"]
)
def test_the_names_that_sheets_have_are_no_question(name: str) -> None:
    assert (astray.read(name).unread, astray.odd(name, sheet=True)) == ("", ())


def asked(title: str, sheet: str = "Sheet1", name: str = "培训人次") -> list[tuple[str, str]]:
    """The errors of a small table under a title."""
    return take([[title], ["地区", name], ["洛南县", 160], ["柞水县", 90]], title=sheet).errors


@pytest.mark.parametrize(
    "when",
    [
        "2023年13月",
        "2023年1—13月",
        "2023年0—6月",
        "2023年6—3月",
        "2023年Q5",
        "2023年1、3、5月",
        "2023年1月、3月",
        "2023年01-06",
        "2023年1.1-6.30",
        "2023年（1-6）",
        "2023S1",
        "2023/24年度",
        "2023-24年",
        "截至2023年11月31日",
        "截至2023年02月30日",
        "2023年11-31",
        "20231131",
        "2023年①季度",
    ],
)
def test_a_title_whose_time_is_none_is_asked_about_at_its_cell_alone(when: str) -> None:
    assert asked(TITLE.format(when)) == [("bad-period", "A1")]


@pytest.mark.parametrize("when", ["2023年第1期", "FY2023", "2023年度（A类）"])
def test_digits_and_letters_that_nobody_accounts_for_are_asked_about(when: str) -> None:
    assert asked(TITLE.format(when)) == [("title-unclear", "A1")]


@pytest.mark.parametrize(
    ("title", "sheet", "period"),
    [
        ("商洛市2023年1至2季度社工培训人次", "Sheet1", "2023-01..2023-06"),
        ("商洛市2023年3、4季度社工培训人次", "Sheet1", "2023-07..2023-12"),
        ("商洛市2023年1、2月社工培训人次", "Sheet1", "2023-01..2023-02"),
        ("商洛市2023年Q1-Q3社工培训人次", "Sheet1", "2023-01..2023-09"),
        ("商洛市2023年第一、第二季度社工培训人次", "Sheet1", "2023-01..2023-06"),
        ("商洛市2023年三、四月份社工培训人次", "Sheet1", "2023-03..2023-04"),
        ("商洛市2023年1月1日至6月30日社工培训人次", "Sheet1", "2023-01..2023-06"),
        ("商洛市2023年5县社工培训人次", "Sheet1", "2023"),
        ("商洛市2023年社工培训人次", "Q3", "2023-Q3"),
        ("商洛市2023年社工培训人次", "1、2月", "2023-01..2023-02"),
        ("商洛市2023年上半年、三季度社工培训人次", "Sheet1", "2023-01..2023-09"),
    ],
)
def test_the_whole_stretch_of_a_title_or_sheet_is_taken(title: str, sheet: str, period: str) -> None:
    found = take([[title], ["地区", "培训人次"], ["洛南县", 160]], title=sheet)
    assert (found.errors, [one[1] for one in found.facts]) == ([], [period])


@pytest.mark.parametrize("name", ["2023.9.31", "01-06", "1-6", "2023年13月"])
def test_a_sheet_whose_name_is_no_time_is_asked_about(name: str) -> None:
    assert {code for code, _cell in asked("商洛市2023年社工培训人次", name)} <= {"bad-period", "title-unclear"}
    assert asked("商洛市2023年社工培训人次", name)


@pytest.mark.parametrize("cell", ["2023年1至2季度", "2023年1、2月", "2023Q1-Q2"])
def test_a_cell_is_read_by_the_same_reader(cell: str) -> None:
    found = take([["地区", "年份", "培训人次"], ["洛南县", cell, 160]])
    assert (found.errors, [one[1] for one in found.facts]) == ([], [moments.text(cell)])


@pytest.mark.parametrize("heading", ["13月", "2023年9月31日", "2023年Q5", "6—3月"])
def test_a_heading_whose_time_is_none_is_no_column_left_out(heading: str) -> None:
    found = take([["2023年商洛市培训人次"], ["地区", "11月", heading], ["洛南县", 16, 17]])
    assert ("bad-period", "C2") in found.errors


def test_a_column_compared_with_another_year_is_only_left_out() -> None:
    found = take([["2023年商洛市培训人次"], ["地区", "培训人次", "2023年/2022年"], ["洛南县", 16, 17]])
    assert (found.errors, len(found.facts)) == ([], 1)


def test_a_beginning_without_an_end_is_asked_about_where_it_stands() -> None:
    assert asked("商洛市2023年3月以来社工培训人次") == [("bad-period", "A1")]


def test_a_month_in_the_name_of_the_sheet_narrows_the_year_of_the_title() -> None:
    found = take([["商洛市2023年社工培训人次"], ["地区", "培训人次"], ["洛南县", 160]], title="2023.06")
    assert [one[1] for one in found.facts] == ["2023-06"]


@pytest.mark.parametrize(
    "title", ["商洛市2023年上半年社工培训人次（二季度）", "商洛市2023年1—9月社工培训人次（三季度）"]
)
def test_two_parts_of_a_year_in_one_title_are_asked_about_there(title: str) -> None:
    assert asked(title) == [("year-several", "A1")]


def test_up_to_a_month_is_not_that_month() -> None:
    assert asked("商洛市2023年社工培训人次（截至6月）") == [("flow-of-day", "B3")]
    found = take([["商洛市2023年持证人数（截至6月）"], ["地区", "持证人数"], ["洛南县", 160]])
    assert [one[1] for one in found.facts] == ["2023-06"]


def test_the_end_of_a_month_is_a_day_and_no_month() -> None:
    assert asked("商洛市2023年社工培训人次（6月底）") == [("flow-of-day", "B3")]
    found = take([["2023年持证人数变动"], ["地区", "6月底", "年底"], ["洛南县", 160, 170]])
    assert (found.errors, [one[1] for one in found.facts]) == ([], ["2023-06", "2023-12"])


def test_a_run_of_a_thousand_months_is_asked_about() -> None:
    assert astray.read("2023年" + "1-" * 10_000 + "月").unread
