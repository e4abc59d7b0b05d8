"""Where no table is understood, the error stands at the cell that is in its way."""

from __future__ import annotations

import pytest

from analytics.ingest.book import Sheet
from tests.ingest.sheets.taking import take


@pytest.mark.parametrize("title", ["乡镇（街道）", "镇街", "街道", "乡镇", "村（社区）", "乡、镇、街道", "各乡镇名称"])
def test_towns_as_rows_are_named_at_their_heading(title: str) -> None:
    sheet = [["2023年永嘉县持证社工"], [title, "持证人数"], ["南城街道", 60], ["桥头镇", 33]]
    found = take(sheet)
    assert found.errors == [("town-rows", "A2")]
    told = next(one for one in found.issues if one.code == "town-rows")
    assert dict(told.places) == {"title": title, "cells": "A3, A4"}


@pytest.mark.parametrize("title", ["乡镇（街道）", "镇街", "村（社区）"])
@pytest.mark.parametrize("total", ["合计", "全县", "总计"])
def test_the_total_of_a_countys_towns_is_the_countys(title: str, total: str) -> None:
    sheet = [["2023年永嘉县持证社工"], [title, "持证人数"], ["南城街道", 60], ["桥头镇", 33], [total, 93]]
    found = take(sheet)
    assert (found.errors, [(one.region_code, one.value) for one in found.draft.readings]) == ([], [("330324", 93.0)])
    told = next(one for one in found.issues if one.code == "towns-summed")
    assert dict(told.places) == {"count": 2, "region": "永嘉县"}


def test_a_total_of_towns_is_checked() -> None:
    found = take([["2023年永嘉县持证社工"], ["镇街", "持证人数"], ["南城街道", 60], ["桥头镇", 33], ["合计", 94]])
    assert found.errors == [("total-mismatch", "B5")]


def test_a_total_of_some_towns_is_asked_about() -> None:
    found = take([["2023年永嘉县部分镇街持证社工"], ["镇街", "持证人数"], ["南城街道", 60], ["合计", 60]])
    assert found.errors == [("title-unclear", "A1")]


@pytest.mark.parametrize("line", ["2023年持证社工", "2023年温州市持证社工"])
def test_a_total_of_towns_of_no_one_county_is_nobodys(line: str) -> None:
    found = take([[line], ["镇街", "持证人数"], ["南城街道", 60], ["桥头镇", 33], ["合计", 93]])
    assert "town-rows" in [code for code, _cell in found.errors]
    assert found.draft.readings == ()


def test_a_list_of_stations_keeps_its_towns() -> None:
    sheet = [["乡镇（街道）", "站点名称", "地区", "经度", "纬度"], ["甲镇", "甲站", "成都市锦江区", 104.08, 30.66]]
    found = take(sheet)
    assert (found.errors, [one.name for one in found.draft.stations]) == ([], ["甲站"])


@pytest.mark.parametrize(
    "title", ["年均培训人次", "历年报名人数", "2021年以来培训人次", "报名科次", "持证人数（含成绩合格待领证人员）"]
)
def test_a_title_over_the_only_numbers_is_the_cell_to_mend(title: str) -> None:
    found = take([["台州市2023年统计表"], ["县市", title, "备注"], ["玉环市", 300, ""], ["天台县", 120, ""]])
    assert ("no-table", "B2") in found.errors
    assert any(title in str(value) for issue in found.issues for _name, value in issue.places)


def test_a_column_of_words_is_not_the_one_in_the_way() -> None:
    found = take([["2023年统计表"], ["县市", "经办处室", "报名科次"], ["玉环市", "一处", 300]])
    assert found.errors[-1:] == [("no-table", "C2")]


def test_towns_on_the_second_sheet_are_found() -> None:
    towns = Sheet("分镇", [["乡镇", "持证人数"], ["桥头镇", 33]])
    found = take([["填表说明"]], sheets=[towns])
    assert ("town-rows", "分镇", "A1") in [(one.code, one.sheet, one.cell) for one in found.issues]


@pytest.mark.parametrize(
    ("name", "said"), [("南城街道", "below the county"), ("桥头镇", "below the county"), ("铜乡市", "nearest name is")]
)
def test_a_town_among_regions_is_told_from_a_slip(name: str, said: str) -> None:
    found = take([["地区", "年份", "持证人数"], [name, 2023, 5]])
    assert found.errors == [("region-unknown", "A2")]
    assert said in str(found.issues[-1])


@pytest.mark.parametrize("title", ["辖市区", "辖市（区）", "所辖县区"])
def test_the_regions_of_a_city_are_known_by_what_it_calls_them(title: str) -> None:
    found = take([["常州市2024年"], [title, "培训人次"], ["武进区", 610], ["新北区", 500]])
    assert (found.errors, found.values) == ([], [610, 500])


@pytest.mark.parametrize("number", [1900, 2015, 610])
def test_a_first_row_whose_figure_looks_like_a_year_is_no_heading(number: int) -> None:
    sheet = [["2023年成都市"], ["区县", "报名人数"], ["双流区（不含天府新区直管区）", number], ["郫都区", 1400]]
    assert take(sheet).errors == [("region-unknown", "A3")]


def test_years_one_after_the_other_stay_headings() -> None:
    first = [["地区", "2021年报名人数", "2022年报名人数"], ["成都市", 5, 6]]
    found = take([*first, ["成都市（万人）", 2021, 2022], ["参考人数", 3, 4]])
    assert [(r.period, r.measure, r.value) for r in found.draft.readings] == [
        ("2021", "exam_registered", 5),
        ("2022", "exam_registered", 6),
    ]
