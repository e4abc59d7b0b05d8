"""A form has a row for every region and year, locks what must stay, and says how to fill in the rest."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from analytics import settings
from analytics.i18n import LANGUAGES, tr
from analytics.indicators import MEASURES, STRATA, Kind, Topic
from analytics.ingest import importing, templates
from analytics.regions import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TREE: Final = read_tree(settings.load().sample_data / "regions")
HUZHOU: Final = "330500"  # two districts, three counties


def form(topic: Topic = Topic.EXAM, years: tuple[int, ...] = (2023, 2024), lang: str = "zh", **more: bool) -> Workbook:
    made = templates.template(topic, TREE, HUZHOU, years, lang, **more)
    return load_workbook(io.BytesIO(made))


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[2] if cell.value]


def rules(sheet: Worksheet, cell: str) -> list[tuple[str, str | None, str | None, str | None]]:
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    return [(one.type, one.formula1, one.formula2, one.errorStyle) for one in found]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", list(Topic))
def test_a_form_filled_in_is_taken_without_a_word(topic: Topic, lang: str, tmp_path: Path) -> None:
    book = form(topic, (2024,), lang)
    sheet = book.worksheets[0]
    asked = len(headings(sheet)) - 4  # code, region, year, group
    for column in range(5, 5 + asked):
        sheet.cell(4, column).value = 7
    book.save(tmp_path / "form.xlsx")
    draft, issues = importing.understand(tmp_path / "form.xlsx", "form.xlsx", TREE, {})
    assert (len(draft.readings), [str(issue) for issue in issues]) == (asked, [])
    stocks = {reading.measure for reading in draft.readings if MEASURES[reading.measure].kind is Kind.STOCK}
    for reading in draft.readings:
        period = "2024-12" if reading.measure in stocks else "2024"  # the form asks for stocks at the end of the year
        assert (reading.region_code, reading.period, reading.value) == ("330502", period, 7)


def test_the_rows_are_the_region_and_its_children_times_the_years() -> None:
    sheet = form().worksheets[0]
    assert headings(sheet) == [
        "地区代码",
        "地区",
        "年份",
        "分组",
        "报名人数（人）",
        "审核通过人数（人）",
        "参考人数（人）",
        "通过人数（人）",
        "模拟考试人数（人）",
    ]
    rows = [tuple(cell.value for cell in row[:3]) for row in sheet.iter_rows(min_row=3) if row[0].value]
    assert rows == [
        ("330500", "湖州市", 2023),
        ("330500", "湖州市", 2024),
        ("330502", "吴兴区", 2023),
        ("330502", "吴兴区", 2024),
        ("330503", "南浔区", 2023),
        ("330503", "南浔区", 2024),
        ("330521", "德清县", 2023),
        ("330521", "德清县", 2024),
        ("330522", "长兴县", 2023),
        ("330522", "长兴县", 2024),
        ("330523", "安吉县", 2023),
        ("330523", "安吉县", 2024),
    ]
    assert {row[4].value for row in sheet.iter_rows(min_row=3)} == {None}


def test_headings_and_regions_are_locked_and_the_rest_is_not() -> None:
    sheet = form().worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {
        name: sheet[name].protection.locked
        for name in ("A1", "E2", "A3", "B3", "C14", "D3", "E3", "H14", "A15", "C15", "E114")
    }
    assert [name for name, is_locked in locked.items() if is_locked] == ["A1", "E2", "A3", "B3", "C14"]
    # One hundred free rows below the twelve.
    assert sheet["E115"].protection.locked


def test_cells_take_whole_numbers_and_groups_of_the_list() -> None:
    sheet = form().worksheets[0]
    assert rules(sheet, "E3") == [("whole", "0", "1000000000000", "warning")]
    assert rules(sheet, "H114") == [("whole", "0", "1000000000000", "warning")]
    assert rules(sheet, "D3") == [("list", '"全体,助理社会工作师,社会工作师,高级社会工作师"', None, None)]
    assert rules(sheet, "C15") == [("whole", "2000", "2100", None)]
    assert rules(sheet, "C14") == []


def test_the_groups_of_the_list_are_those_the_importer_knows() -> None:
    known = {alias for stratum in STRATA.values() for alias in stratum.aliases}
    assert {"全体", "助理社会工作师", "社会工作师", "高级社会工作师"} <= known


def test_shares_go_up_to_one_hundred_and_money_has_decimals() -> None:
    share, money = (templates.number_rule(MEASURES[key]) for key in ("station_coverage_pct", "station_funds"))
    assert (share["validate"], share["minimum"], share["maximum"]) == ("decimal", 0, 100)
    assert (money["validate"], money["minimum"]) == ("decimal", 0)


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_asks_for_counts_by_titles_the_importer_knows(topic: Topic) -> None:
    asked = templates.measures(topic)
    assert asked
    assert {measure.kind for measure in asked} <= {Kind.FLOW, Kind.STOCK}
    titles = headings(form(topic).worksheets[0])[-len(asked) :]
    assert len(set(titles)) == len(asked)
    for title, measure in zip(titles, asked, strict=True):
        name, unit = title.removesuffix("）").rsplit("（", 1)
        assert name in (*measure.aliases, tr("zh", measure.label))
        assert unit == measure.unit.zh


def test_a_published_increase_is_not_asked_for() -> None:
    assert "exam_registered_increase" not in [measure.key for measure in templates.measures(Topic.EXAM)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_second_sheet_defines_every_column(lang: str) -> None:
    book = form(Topic.TRAINING, lang=lang)
    notes = book.worksheets[1]
    assert book.sheetnames == [tr(lang, templates.FORM_NAME), tr(lang, templates.NOTES_NAME)]
    cells = {str(cell.value) for row in notes.iter_rows() for cell in row if cell.value}
    for measure in templates.measures(Topic.TRAINING):
        assert {templates.heading(measure), tr(lang, measure.definition)} <= cells
    assert notes.protection.sheet


def test_the_titles_of_columns_are_chinese_in_every_language() -> None:
    assert headings(form(lang="en").worksheets[0]) == headings(form(lang="zh").worksheets[0])


def test_only_the_demo_store_s_form_says_that_it_is_simulated() -> None:
    assert form().worksheets[0]["A1"].value == "湖州市考试报名填报表"
    assert form(simulated=True).worksheets[0]["A1"].value == "湖州市考试报名填报表 · 演示数据（模拟）"


def test_the_form_is_set_up_for_reading_and_printing() -> None:
    sheet = form().worksheets[0]
    assert sheet.freeze_panes == "E3"
    assert sheet.page_setup.orientation == "landscape"
    # One page wide, which is what nothing said of the width means, and as many high as it takes.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.column_dimensions[get_column_letter(2)].width > 20
    assert sheet.sheet_state == "visible"


def test_the_file_is_named_by_region_and_topic() -> None:
    assert templates.file_name(Topic.EXAM, TREE, HUZHOU, "zh") == "湖州市-考试报名.xlsx"
    assert templates.file_name(Topic.EXAM, TREE, HUZHOU, "en") == "Huzhou-Exam-registration.xlsx"


def test_a_form_may_ask_some_regions_one_measure_and_one_year() -> None:
    written = templates.template(
        Topic.EXAM, TREE, HUZHOU, [2024], "zh", places=["330502", "330523"], asked=(MEASURES["exam_registered"],)
    )
    sheet = load_workbook(io.BytesIO(written)).worksheets[0]
    assert headings(sheet) == [*templates.KEYS, templates.GROUP, "报名人数（人）"]
    rows = [[sheet.cell(row, column).value for column in (1, 2, 3)] for row in range(3, 6)]
    assert rows == [["330502", "吴兴区", 2024], ["330523", "安吉县", 2024], [None, None, None]]
    assert (
        templates.file_name(Topic.EXAM, TREE, HUZHOU, "zh", "报名人数", "2024") == "湖州市-考试报名-报名人数-2024.xlsx"
    )


def test_a_form_for_what_is_missing_is_taken_without_a_word(tmp_path: Path) -> None:
    asked = (MEASURES["certified_total"],)
    written = templates.template(Topic.CERTIFICATION, TREE, HUZHOU, [2024], "zh", places=["330523"], asked=asked)
    book = load_workbook(io.BytesIO(written))
    book.worksheets[0].cell(3, 5).value = 7
    book.save(tmp_path / "form.xlsx")
    draft, issues = importing.understand(tmp_path / "form.xlsx", "form.xlsx", TREE, {})
    found = [(one.region_code, one.period, one.measure, one.value) for one in draft.readings]
    assert (found, list(issues)) == ([("330523", "2024-12", "certified_total", 7)], [])


def test_a_form_of_several_years_asks_each_region_only_for_those_in_which_it_stood() -> None:
    asked = templates.of_years(TREE, "500000", (2024, 2025))
    assert [year for code, year in asked if code == "500105"] == [2024]
    assert [year for code, year in asked if code == "500157"] == [2025]
    # The city and 36 others in both years, 江北区 and 渝北区 in one, 两江新区 in the other.
    assert len(asked) == 2 * 37 + 2 + 1
