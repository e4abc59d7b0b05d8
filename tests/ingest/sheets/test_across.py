"""Columns that add up others of their row are checked against them, and never stored as one part more."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import facts, issues, sheet, understood


def told(text: str, merged: str = "") -> list[str]:
    """What is told of a table, apart from the year and the region of its title."""
    found = issues(understood(sheet(text, merged)))
    return [one for one in found if not one.startswith(("period-from-title", "heading-spread"))]


MONTHS = "2023年报名人数\n地区 | 1月 | 2月 | {title}\n成都市 | 10 | 20 | {total}"
QUARTERS = "2023年报名人数\n地区 | 一季度 | 二季度 | 三季度 | 四季度 | 全年\n成都市 | 1 | 2 | 3 | 4 | {total}"
LEVELS = "2023年{name}\n地区 | 助理 | 中级 | {title}\n成都市 | 10 | 20 | {total}"
CITIES = "2023年报名人数\n级别 | 成都市 | 绵阳市 | 合计\n助理 | 10 | 20 | {total}"
YEARS = "报名人数\n地区 | 2021年 | 2022年 | {title}\n成都市 | 10 | 20 | {total}"
TWO = "2023年\n地区 | 报名人数 | | | 通过人数 | |\n | 1月 | 2月 | 合计 | 1月 | 2月 | 合计\n成都市 | 10 | 20 | {total} | 1 | 2 | 3"


@pytest.mark.parametrize("title", ["合计", "总计", "小计", "累计", "2023年合计"])
def test_a_total_of_months_is_checked_and_not_stored(title: str) -> None:
    assert told(MONTHS.format(title=title, total=31)) == ["total-across D3"]
    right = sheet(MONTHS.format(title=title, total=30))
    assert told(MONTHS.format(title=title, total=30)) == []
    assert facts(understood(right)) == ["510100 2023-01 exam_registered 10", "510100 2023-02 exam_registered 20"]


def test_a_year_beside_its_quarters_is_stored_and_checked() -> None:
    assert told(QUARTERS.format(total=11)) == ["total-across F3"]
    assert "510100 2023 exam_registered 10" in facts(understood(sheet(QUARTERS.format(total=10))))


def test_a_year_beside_some_of_its_months_may_be_more_but_not_less() -> None:
    assert told(MONTHS.format(title="全年", total=100)) == []
    assert told(MONTHS.format(title="全年", total=29)) == ["total-across D3"]


def test_a_total_of_groups_is_stored_as_all_and_checked() -> None:
    right = LEVELS.format(name="报名人数", title="合计", total=30)
    assert told(right) == []
    assert "510100 2023 exam_registered 30" in facts(understood(sheet(right)))
    for total in (29, 31):
        assert told(LEVELS.format(name="报名人数", title="合计", total=total)) == ["total-across D3"]


def test_who_holds_two_certificates_counts_once_in_the_total() -> None:
    assert told(LEVELS.format(name="持证人数", title="合计", total=29)) == ["parts-overlap D3"]
    assert told(LEVELS.format(name="持证人数", title="合计", total=31)) == ["total-across D3"]


def test_a_total_of_regions_is_checked_and_not_stored() -> None:
    assert told(CITIES.format(total=31)) == ["total-across D3"]
    assert told(CITIES.format(total=30)) == []
    assert len(facts(understood(sheet(CITIES.format(total=30))))) == 2


def test_years_add_up_and_what_is_held_so_far_may_be_more() -> None:
    assert told(YEARS.format(title="合计", total=31)) == ["total-across D3"]
    assert told(YEARS.format(title="合计", total=30)) == []
    assert told(YEARS.format(title="累计", total=99)) == ["heading-beyond D2"]
    assert told(YEARS.format(title="累计", total=29)) == ["heading-beyond D2", "total-across D3"]


def test_a_total_under_a_measure_adds_up_the_months_of_this_measure() -> None:
    assert told(TWO.format(total=31), "B2:D2 E2:G2") == ["total-across D4"]
    made = facts(understood(sheet(TWO.format(total=30), "B2:D2 E2:G2")))
    assert len(made) == 4
    assert not any(" 2023 " in fact for fact in made)


def test_subtotals_add_up_the_columns_before_them() -> None:
    text = "2023年培训人次\n地区 | 1月 | 2月 | 小计 | 3月 | 4月 | 小计 | 合计\n成都市 | 1 | 2 | {a} | 3 | 4 | 7 | {b}"
    assert told(text.format(a=3, b=10)) == []
    assert told(text.format(a=4, b=10)) == ["total-across D3"]
    assert told(text.format(a=3, b=11)) == ["total-across H3"]


def test_the_cross_of_both_totals_is_checked() -> None:
    text = "2023年报名人数\n地区 | 1月 | 2月 | 合计\n成都市 | 1 | 2 | 3\n绵阳市 | 2 | 3 | 5\n合计 | 3 | 5 | 9"
    assert told(text) == ["total-across D5"]


def test_a_total_over_an_empty_cell_cannot_be_checked() -> None:
    assert told("2023年报名人数\n地区 | 1月 | 2月 | 合计\n成都市 | 10 | | 30") == ["total-unchecked D3"]


def test_what_stands_at_a_moment_does_not_add_up_over_months() -> None:
    assert told(MONTHS.replace("报名", "持证").format(title="合计", total=99)) == ["heading-beyond D2"]


def test_all_of_the_province_is_stored_and_checked() -> None:
    text = "四川省2023年报名人数\n级别 | 成都市 | 绵阳市 | 全省合计\n助理 | 10 | 20 | {total}"
    assert told(text.format(total=31)) == ["region-from-title 3", "total-across D3"]
    assert "510000 2023 exam_registered level:assistant 30" in facts(understood(sheet(text.format(total=30))))


def test_a_total_between_groups_is_of_those_before_it_and_not_of_all() -> None:
    levels = "2023年报名人数\n地区 | 助理 | 中级 | {title} | 高级\n成都市 | 10 | 20 | {total} | 3"
    for title in ("小计", "合计"):
        assert told(levels.format(title=title, total=30)) == told(levels.format(title=title, total=33)) == []
        assert told(levels.format(title=title, total=34)) == ["total-across D3"]
        found = facts(understood(sheet(levels.format(title=title, total=30))))
        assert len(found) == 3
        assert all("level:" in fact for fact in found)


def test_the_last_total_is_of_all_groups() -> None:
    two = "2023年报名人数\n地区 | 助理 | 中级 | 小计 | 高级 | 合计\n成都市 | 10 | 20 | 30 | 3 | {total}"
    assert told(two.format(total=33)) == []
    assert "510100 2023 exam_registered 33" in facts(understood(sheet(two.format(total=33))))
    assert told(two.format(total=30)) == ["total-across F3"]


def test_all_of_the_year_beside_its_parts_is_the_year_s_figure() -> None:
    quarters = "2023年{name}\n地区 | 一季度 | 二季度 | 三季度 | 四季度 | 全年合计\n成都市 | 1 | 2 | 3 | 4 | {total}"
    assert told(quarters.format(name="报名人数", total=10)) == []
    assert "510100 2023 exam_registered 10" in facts(understood(sheet(quarters.format(name="报名人数", total=10))))
    assert told(quarters.format(name="报名人数", total=11)) == ["total-across F3"]
    # What stands at the end of each quarter is no year's figure when added up.
    assert told(quarters.format(name="持证人数", total=10)) == ["heading-beyond F2"]
