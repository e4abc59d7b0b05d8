"""合计 and 小计 are checked against the rows they add up, and not stored; 全省 under a title of the province is."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.taking import Rows, rows, take

HEAD = ["地区", "年份", "报名人数"]


def column(*cells: tuple[str, object], title: str = "报名人数") -> Rows:
    """A sheet of one measure in 2024: regions and totals with their figures."""
    return [["地区", "年份", title], *([name, 2024, value] for name, value in cells)]


A, B, C, D = "成都市", "绵阳市", "德阳市", "南充市"
AGREES = {
    "below": column((A, 100), (B, 50), ("合计", 150)),
    "above": column(("合计", 150), (A, 100), (B, 50)),
    "in words of all kinds": column((A, 100), (B, 50), ("总 计", "150人")),
    "with the region": column((A, 100), (B, 50), ("全省合计", 150)),
    "above and below": column(("合计", 150), (A, 100), (B, 50), ("总计", 150)),
    "one missing, nothing over": column((A, 100), (B, None), ("合计", 100)),
    "subtotals below their rows": column((A, 1), (B, 2), ("小计", 3), (C, 4), (D, 5), ("小计", 9), ("合计", 12)),
    "subtotals above their rows": column(("合计", 12), ("小计", 3), (A, 1), (B, 2), ("小计", 9), (C, 4), (D, 5)),
    "two blocks": column((A, 1), (B, 2), ("合计", 3), (C, 4), (D, 5), ("合计", 9)),
    "children of a region that is there": column(
        (A, 100), ("成都市锦江区", 60), ("成都市青羊区", 30), (B, 50), ("合计", 150)
    ),
    "parts rounded": column((A, "1.2万"), (B, "0.5万"), ("合计", "17,412")),
    "total rounded": column((A, 12_345), (B, 5_432), ("合计", "1.8万")),
    "both rounded": column((A, "1.24"), (B, "0.54"), ("合计", "1.8"), title="报名人数（万人）"),
    "bounded": column((A, "近100"), (B, 50), ("合计", "近150")),
    "about": column((A, 100), (B, 50), ("合计", "约155")),
    "over": column((A, 100), (B, 50), ("合计", "140余")),
    "fractions": column((A, 0.1), (B, 0.2), ("合计", 0.3), title="社工站资金（万元）"),
    "empty": column((A, 100), (B, 50), ("合计", "—")),
}


@pytest.mark.parametrize("sheet", AGREES.values(), ids=AGREES)
def test_a_total_that_agrees_is_neither_told_nor_stored(sheet: Rows) -> None:
    taken = take(sheet)
    assert taken.told == []
    assert len(taken.facts) == sum(1 for name, _year, value in sheet[1:] if "计" not in str(name) and value is not None)


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (column((A, 100), (B, 50), ("合计", 151)), ("total-mismatch", "C4")),
        (column(("合计", 149), (A, 100), (B, 50)), ("total-mismatch", "C2")),
        (column((A, 1), (B, 2), ("小计", 4), (C, 4), (D, 5), ("小计", 10), ("合计", 12)), ("total-mismatch", "C4")),
        (column((A, 100), (B, None), ("合计", 99)), ("total-mismatch", "C4")),
        (column((A, "1.2万"), (B, "0.5万"), ("合计", "18,412")), ("total-mismatch", "C4")),
        (column((A, 12_345), (B, 5_432), ("合计", "1.9万")), ("total-mismatch", "C4")),
        (column((A, "100余"), (B, 50), ("合计", "近150")), ("total-mismatch", "C4")),
        (column((A, 100), ("成都市锦江区", 60), (B, 50), ("合计", 210)), ("total-mismatch", "C5")),
        (column((A, 100), (B, 50), ("合计", 200), title="培训人数"), ("total-mismatch", "C4")),
    ],
)
def test_a_total_that_does_not_is_refused_at_its_cell(sheet: Rows, told: tuple[str, str]) -> None:
    assert told in take(sheet).errors


@pytest.mark.parametrize("gap", [None, "", "—", "…", "未报"])
def test_a_total_over_rows_without_a_number_cannot_be_checked(gap: object) -> None:
    taken = take(column((A, 100), (B, gap), ("合计", 150)))
    assert taken.told == [("total-unchecked", "C4")]
    assert taken.values == [100]


def test_a_gap_in_one_group_does_not_excuse_the_total_of_another() -> None:
    taken = take(column((A, 1), (B, None), ("小计", 3), (C, 4), (D, 5), ("小计", 10)))
    assert taken.told == [("total-unchecked", "C4"), ("total-mismatch", "C7")]


def test_persons_counted_in_several_places_may_come_to_more_than_the_total() -> None:
    taken = take(column((A, 100), (B, 50), ("合计", 140), title="培训人数"))
    assert taken.told == [("parts-overlap", "C4")]


def test_a_total_without_a_saved_result_is_not_checked() -> None:
    from analytics.ingest.book import Odd  # noqa: PLC0415 - the only cell of its kind here

    taken = take(column((A, 100), (B, 50), ("合计", Odd("formula", None, "=SUM(C2:C3)"))))
    assert taken.told == [("total-unsaved", "C4")]


@pytest.mark.parametrize(("name", "value"), [("不存在市", 50), (B, "约x")])
def test_a_part_that_is_refused_is_not_told_again_at_the_total(name: str, value: object) -> None:
    taken = take(column((A, 100), (name, value), ("合计", 150)))
    assert len(taken.told) == 1
    assert taken.told[0][0] != "total-mismatch"


def test_each_year_measure_and_group_adds_up_by_itself() -> None:
    taken = take(
        rows("""
        地区 | 年份 | 级别 | 报名人数 | 参考人数
        成都市 | 2023 | 助理 | 10 | 8
        绵阳市 | 2023 | 助理 | 5 | 4
        合计 | 2023 | 助理 | 15 | 13
        成都市 | 2024 | 中级 | 20 | 18
        绵阳市 | 2024 | 中级 | 15 | 14
        合计 | 2024 | 中级 | 36 | 32
        """)
    )
    assert taken.errors == [("total-mismatch", "E4"), ("total-mismatch", "D7")]


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        (column((A, "34%"), (B, "30%"), ("合计", "32.5%"), title="通过率"), "C4"),
        ([*column((A, 100), (B, 50)), ["合计", 2023, 140]], "C4"),
        ([HEAD, *(["合计", year, 9] for year in range(2017, 2024)), [A, 2024, 9]], "C2, C3, C4, C5, C6 …"),
    ],
)
def test_a_total_of_nothing_that_was_read_is_told_because_it_is_lost(sheet: Rows, cells: str) -> None:
    (told,) = take(sheet).issues
    assert (told.code, told.cell, dict(told.places)["cells"]) == (
        "total-unstored",
        cells.split(",", maxsplit=1)[0],
        cells,
    )


def test_the_rate_of_all_rows_is_no_loss_beside_the_counts_it_follows_from() -> None:
    head = ["地区", "年份", "参考人数", "合格人数", "合格率"]
    sheet = [head, [A, 2024, 100, 20, "20%"], [B, 2024, 50, 15, "30%"], ["合计", 2024, 150, 35, "23.3%"]]
    assert take(sheet).told == []


def provinces(name: str, *cells: tuple[str, object], title: str = "报名人数") -> Rows:
    return [[f"2024年{name}社会工作者考试情况"], ["地区", title], *([place, value] for place, value in cells)]


@pytest.mark.parametrize(
    ("sheet", "code", "value"),
    [
        (provinces("四川省", ("全省", 150), (A, 100), (B, 50)), "510000", 150),
        (provinces("四川省", (A, 100), (B, 50), ("全 省", 150)), "510000", 150),
        (provinces("四川省", (A, 100), (B, "—"), ("全省", 150)), "510000", 150),
        (provinces("成都市", ("锦江区", 10), ("全市 Total", 10)), "510100", 10),
        (provinces("内蒙古自治区", ("包头市", 10), ("全区", 10)), "150000", 10),
        (provinces("四川省", (A, "34%"), (B, "30%"), ("全省", "32.5%"), title="通过率"), "510000", 32.5),
    ],
)
def test_the_whole_region_of_the_title_keeps_its_own_figure(sheet: Rows, code: str, value: float) -> None:
    taken = take(sheet)
    assert not taken.errors
    assert [fact[4] for fact in taken.facts if fact[0] == code] == [value]


@pytest.mark.parametrize(
    "sheet",
    [
        provinces("", ("全省", 150), (A, 100), (B, 50)),
        provinces("四川省", ("合计", 150), (A, 100), (B, 50)),
        provinces("四川省", ("全市", 150), (A, 100), (B, 50)),
        provinces("四川省部分市", ("全省", 150), (A, 100), (B, 50)),
        [["2024年报名人数"], ["地区", A, B], ["绵竹市", None, 3], ["合计", None, 3]],
    ],
)
def test_no_other_total_becomes_a_region(sheet: Rows) -> None:
    assert not {fact[0] for fact in take(sheet).facts} - {"510100", "510700", "510683"}
    assert all(fact[4] != 150 for fact in take(sheet).facts)


def test_the_whole_region_is_still_checked_against_its_parts() -> None:
    less = take(provinces("四川省", ("全省", 140), (A, 100), (B, 50)))
    assert ("total-mismatch", "B3") in less.errors
    counties = [("东兴区", 30), ("威远县", 20), ("资中县", 10), ("隆昌市", 40)]  # without 市中区
    most = take(provinces("内江市", ("全市", 160), *counties))
    assert ("total-mismatch", "B3") in most.errors


def test_the_whole_region_is_more_than_an_excerpt_of_its_parts() -> None:
    taken = take(provinces("四川省", ("全省", 160), (A, 100), (B, 50)))
    assert (taken.errors, [fact[4] for fact in taken.facts]) == ([], [160, 100, 50])
    assert ("total-unchecked", "B3") in taken.told
