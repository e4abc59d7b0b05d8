"""Several sheets with figures: taken together where each says something of its own, else a person is asked."""

from __future__ import annotations

import pytest

from analytics.i18n import tr
from analytics.ingest.book import Sheet, Value
from tests.ingest.sheets.taking import Taken, rows, take

TITLE = "2024年社会工作者职业水平考试报名情况\n"


def sheet(name: str, text: str) -> Sheet:
    return Sheet(name, [[_cell(cell) for cell in line] for line in rows(text)])


def _cell(text: str | None) -> Value:
    return int(text) if text and text.isdecimal() else text


def taken(*sheets: tuple[str, str], chosen: tuple[str, ...] = (), name: str = "x.xlsx") -> Taken:
    """Take a workbook of sheets, each a name and its cells."""
    first, *others = (sheet(*one) for one in sheets)
    return take(first.rows, title=first.name, sheets=others, chosen=chosen, name=name)


def test_a_sheet_for_every_year_is_taken_with_the_others() -> None:
    found = taken(
        ("2022年", "2022年成都市考试情况\n报名人数|通过人数\n90|20"),
        ("2023年", "2023年成都市考试情况\n报名人数|通过人数\n95|30"),
    )
    assert [(one[1], one[2], one[4]) for one in found.facts] == [
        ("2022", "exam_registered", 90),
        ("2022", "exam_passed", 20),
        ("2023", "exam_registered", 95),
        ("2023", "exam_passed", 30),
    ]
    assert found.draft.sheets == ("2022年", "2023年")
    (together,) = [one for one in found.issues if one.code == "sheets-together"]
    assert dict(together.places) == {"sheets": "2022年 (2)、2023年 (2)"}


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        # A county each, which only the sheet's name says.
        (
            ("宣威市", "2024年社工培训情况\n月份|培训人次\n1月|60"),
            ("富源县", "2024年社工培训情况\n月份|培训人次\n1月|60"),
            [("530381", "2024-01", "training_attendances", "all", 60), ("530325", "2024-01", "training_attendances", "all", 60)],
        ),
        # A measure each.
        (
            ("报名人数", "报名人数\n地区|2023年\n成都市|9"),
            ("合格人数", "合格人数\n地区|2023年\n成都市|2"),
            [("510100", "2023", "exam_registered", "all", 9), ("510100", "2023", "exam_passed", "all", 2)],
        ),
        # A level each, and all of them together.
        (
            ("助理", "2023年报名人数\n地区|报名人数\n成都市|5"),
            ("合计", "2023年报名人数\n地区|报名人数\n成都市|9"),
            [("510100", "2023", "exam_registered", "level:assistant", 5), ("510100", "2023", "exam_registered", "all", 9)],
        ),
    ],
)  # fmt: skip
def test_sheets_that_differ_in_one_thing(
    first: tuple[str, str], second: tuple[str, str], facts: list[tuple[str, str, str, str, float]]
) -> None:
    found = taken(first, second)
    assert found.errors == []
    assert [one[:5] for one in found.facts] == facts


def test_what_two_sheets_state_alike_is_taken_once() -> None:
    found = taken(
        ("成都市", "地区|年份|报名人数\n成都市|2024|9"), ("汇总", "地区|年份|报名人数\n成都市|2024|9\n绵阳市|2024|4")
    )
    assert (found.errors, found.values) == ([], [9, 4])
    (alike,) = [one for one in found.issues if one.code == "sheets-alike"]
    assert (alike.sheet, dict(alike.places)) == ("汇总", {"count": 1, "first": "成都市"})


def test_a_whole_on_one_sheet_is_held_against_its_parts_on_others() -> None:
    found = taken(("全省", "地区|年份|报名人数\n四川省|2024|8"), ("分市", "地区|年份|报名人数\n成都市|2024|9"))
    assert found.errors == [("parts-exceed", "C2")]


def test_sheets_that_differ_about_one_figure_are_asked_about_at_both_cells() -> None:
    found = taken(
        ("甲", TITLE + "地区|报名人数\n成都市|9\n绵阳市|4"), ("乙", TITLE + "地区|报名人数\n成都市|8\n绵阳市|4")
    )
    assert found.errors == [("several-sheets", ""), ("twice-different", "B3")]
    assert [one.sheet for one in found.issues if one.severity == "error"] == ["乙", "乙"]
    assert dict(found.issues[-1].places)["first"] == "甲!B3"
    assert (found.facts, found.draft.sheets) == ([], ("甲", "乙"))


@pytest.mark.parametrize(
    "name",
    [
        "初稿",
        "终稿",
        "备份",
        "2024年 (2)",
        "2024年（2）",
        "旧",
        "修改后",
        "2024旧表",
        "原始表",
        "样表",
        "Copy of Sheet1",
    ],
)
def test_versions_and_copies_are_asked_about_even_when_nothing_clashes(name: str) -> None:
    found = taken(("甲", TITLE + "地区|报名人数\n成都市|9"), (name, TITLE + "地区|报名人数\n绵阳市|4"))
    assert found.errors == [("several-sheets", "")]
    assert f"“{name}”" in tr("zh", found.issues[-1].message, **dict(found.issues[-1].places))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2022年", "报名情况\n地区|年份|报名人数\n绵阳市|2023|4"),
        ("合格人数", "2023年报名人数\n地区|报名人数\n绵阳市|4"),
        ("中级", "2023年助理社会工作师报名情况\n地区|报名人数\n绵阳市|4"),
    ],
)
def test_a_sheet_named_otherwise_than_its_table_is_asked_about(name: str, text: str) -> None:
    found = taken(("甲", "2023年报名情况\n地区|报名人数\n成都市|9"), (name, text))
    assert found.errors == [("several-sheets", "")]
    assert found.issues[-1].sheet == name


@pytest.mark.parametrize("name", ["个旧市", "改则县", "新乡市", "原平市"])
def test_no_name_of_a_place_is_taken_for_a_version(name: str) -> None:
    found = taken(("成都市", TITLE + "报名人数|通过人数\n9|1"), (name, TITLE + "报名人数|通过人数\n8|2"))
    assert (found.errors, found.values) == ([], [9, 1, 8, 2])


def test_one_sheet_that_fails_refuses_all() -> None:
    found = taken(("2022年", "地区|年份|报名人数\n成都市|2022|9"), ("2023年", "地区|年份|报名人数\n城都市|2023|9"))
    assert [(one.code, one.sheet, one.cell) for one in found.issues if one.severity == "error"] == [
        ("region-unknown", "2023年", "A2")
    ]
    assert found.draft.sheets == ("2022年", "2023年")


def test_a_unit_over_one_sheet_is_not_assumed_for_another() -> None:
    scaled, bare = "2022年（单位：万人）\n地区|报名人数\n成都市|9", "2023年\n地区|报名人数\n成都市|9"
    found = taken(("2022年", scaled), ("2023年", bare))
    assert found.errors == [("unit-above", "")]
    assert [one.sheet for one in found.issues if one.code == "unit-above"] == ["2023年"]
    assert taken(("2022年", scaled), ("2023年", bare.replace("年\n", "年（单位：人）\n"))).errors == []
    assert taken(("2022年", scaled), ("2023年", bare), chosen=("2023年",)).values == [9]


def test_a_unit_in_a_title_of_one_sheet_is_not_assumed_for_the_same_measure_on_another() -> None:
    scaled = ("2022年", "2022年\n地区|报名人数（万人）\n成都市|9")
    assert taken(scaled, ("2023年", "2023年\n地区|报名人数\n成都市|9")).errors == [("unit-above", "")]
    assert taken(scaled, ("2023年", "2023年\n地区|合格人数\n成都市|9")).errors == []
    assert taken(scaled, ("2023年", "地区|年份|指标|数值|单位\n成都市|2023|报名人数|9|人")).errors == []


def test_a_station_on_two_sheets_is_refused() -> None:
    text = "站点名称|地区|经度|纬度\n甲站|成都市锦江区|104.08|30.66"
    assert taken(("一", text), ("二", text)).errors == [("station-twice", "A2")]


def test_the_chosen_sheets_are_read_together_and_clashes_named() -> None:
    sheets = [("终稿", TITLE + "地区|报名人数\n成都市|9"), ("备份", TITLE + "地区|报名人数\n绵阳市|4")]
    assert taken(*sheets, chosen=("终稿", "备份")).values == [9, 4]
    assert taken(*sheets, chosen=("备份",)).values == [4]
    clash = ("旧", TITLE + "地区|报名人数\n成都市|8")
    assert taken(sheets[0], clash, chosen=("终稿", "旧")).errors == [("twice-different", "B3")]


def test_a_chosen_name_with_a_long_number_in_it_is_found_as_it_is_shown() -> None:
    name = "13800000000"
    sheets = [(name, "地区|年份|报名人数\n成都市|2024|9"), ("乙", "地区|年份|报名人数\n成都市|2024|8")]
    shown = taken(*sheets).draft.sheets
    assert name not in shown
    assert taken(*sheets, chosen=shown[:1]).values == [9]


@pytest.mark.parametrize(
    ("last", "this", "errors"),
    [
        ("2022年成都市考试情况", "2023年成都市考试情况", []),
        ("2021年成都市考试情况", "2023年成都市考试情况", [("title-unclear", "")]),
        ("2023年绵阳市考试情况", "2023年成都市考试情况", [("title-unclear", "")]),
    ],
)
def test_last_year_s_sheet_beside_this_year_s(last: str, this: str, errors: list[tuple[str, str]]) -> None:
    cells = "\n报名人数|通过人数\n9|2"
    found = taken(("上年", last + cells), ("本年", this + cells))
    assert found.errors == errors
    assert len(found.facts) == 4


@pytest.mark.parametrize(("second", "told"), [("9|5|2", True), ("9|5|3", False)])
def test_a_sheet_with_all_the_numbers_of_another_is_pointed_out(second: str, told: bool) -> None:  # noqa: FBT001
    text = "2024年考试情况\n报名人数|参考人数|合格人数\n"
    found = taken(("宣威市", text + "9|5|2"), ("富源县", text + second))
    assert found.errors == []
    assert [one.sheet for one in found.issues if one.code == "sheets-copied"] == (["富源县"] if told else [])


def test_a_sheet_of_another_month_than_its_table_is_not_taken() -> None:
    other = ("2月", "2023年1月报名情况\n地区|报名人数\n绵阳市|4")
    assert taken(("甲", "2023年报名情况\n地区|报名人数\n成都市|9"), other).errors


def test_a_sheet_of_another_region_than_its_rows_is_not_taken() -> None:
    other = ("德阳市", "2023年报名情况\n地区|报名人数\n绵阳市|4")
    found = taken(("甲", "2023年报名情况\n地区|报名人数\n成都市|9"), other)
    assert [one for one in found.errors if one[1]] == [("region-outside", "A3")]
