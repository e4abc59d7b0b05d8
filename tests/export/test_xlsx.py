"""The workbook opens again with its numbers as numbers, its charts native and its texts as text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from analytics.export import xlsx
from tests.export.samples import HARMLESS, hostile, means, simulated

if TYPE_CHECKING:
    from openpyxl import Workbook

    from analytics.export import Document
    from analytics.figures.build import Context


def made(document: Document, nation: Context) -> bytes:
    out = io.BytesIO()
    xlsx.write(document, out, means(nation))
    return out.getvalue()


def opened(document: Document, nation: Context) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(document, nation)))


def test_it_has_contents_a_sheet_a_figure_definitions_and_claims(exam: Document, nation: Context) -> None:
    book = opened(exam, nation)
    assert book.sheetnames[0] == "目录"
    assert book.sheetnames[-2:] == ["指标解释", "数据出处"]
    assert len(book.sheetnames) == len(exam.slides) + 3
    links = [row[0].hyperlink.location for row in book["目录"].iter_rows() if row[0].hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    for name, slide in zip(book.sheetnames[1:], exam.slides, strict=False):
        assert book[name]["A1"].value == slide.title
        written = [cell.value for row in book[name].iter_rows() for cell in row]
        assert {slide.figure.source, *slide.figure.notes} - {""} <= set(written)


def test_charts_are_native_and_draw_from_the_cells(exam: Document, nation: Context) -> None:
    packed = zipfile.ZipFile(io.BytesIO(made(exam, nation)))
    charts = [name for name in packed.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == sum(bool(figure.series) for figure in exam.figures)
    first = packed.read("xl/charts/chart1.xml").decode()
    assert "<c:f>'1 报名人数'!$B$" in first
    assert not [name for name in packed.namelist() if "/media/" in name]


def test_lying_bars_begin_at_the_left_with_the_first_on_top(exam: Document, nation: Context) -> None:
    packed = zipfile.ZipFile(io.BytesIO(made(exam, nation)))
    charts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/charts/chart")]
    lying = [one for one in charts if '<c:barDir val="bar"/>' in one]
    assert lying
    for one in lying:
        categories, values = re.search(r"<c:catAx>.*</c:catAx>", one), re.search(r"<c:valAx>.*</c:valAx>", one)
        assert categories
        assert values
        assert '<c:orientation val="maxMin"/>' in categories[0]
        assert '<c:delete val="1"/>' not in categories[0]
        assert '<c:orientation val="minMax"/>' in values[0]
        assert '<c:delete val="1"/>' in values[0]


def test_a_number_is_shown_with_its_unit_and_a_bound_has_its_remark(exam: Document, nation: Context) -> None:
    sheet = opened(exam, nation)["1 报名人数"]
    rows = [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    table = {tuple(cell.value for cell in row[:4]): row for row in rows if row and row[0].value == "全国"}
    row = next(row for key, row in table.items() if "2025年" in key)
    number = next(cell for cell in row if isinstance(cell.value, int | float))
    assert number.value == 2_236_000
    assert number.number_format == '#,##0"人"'
    bounded = next(row for key, row in table.items() if "2020年" in key)
    assert [cell.value for cell in bounded if isinstance(cell.value, str)][-2].startswith("不到")


def test_a_bound_is_not_rounded_past_itself(exam: Document, nation: Context) -> None:
    place = [figure.key for figure in exam.figures].index("trend:pass_rate_registered") + 1
    sheet = opened(exam, nation).worksheets[place]
    held = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    assert 14.4 in held  # over 14.4 %; the quotient is 14.46, which a cell of one decimal would show as 14.5


def test_texts_that_look_like_formulas_stay_texts(exam: Document, nation: Context) -> None:
    book = opened(hostile(exam), nation)
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == HARMLESS]
    assert len(found) > 50
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink and "javascript" in str(cell.hyperlink.target)
    ]


def test_every_sheet_of_simulated_figures_says_so(exam: Document, nation: Context) -> None:
    book = opened(simulated(exam), nation)
    for sheet in book:
        assert "演示数据（模拟）" in [sheet["A2"].value, sheet["A1"].value]
        assert "演示数据（模拟）" in sheet.oddHeader.right.text
    assert "演示数据（模拟）" not in [sheet["A2"].value for sheet in opened(exam, nation)]


def test_claims_name_source_grade_and_address(exam: Document, nation: Context) -> None:
    sheet = opened(exam, nation)["数据出处"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    ids = {origin.figure_id for figure in exam.figures for origin in figure.origins}
    assert ids <= {row[0] for row in rows}
    addressed = [row for row in rows if str(row[-1]).startswith("http")]
    urls = {one.figure_id: one.url for figure in exam.figures for one in figure.origins if one.url}
    assert {row[0] for row in addressed} >= urls.keys()
    assert urls


def test_a_map_says_that_it_is_bars_and_its_cells_have_its_classes(exam: Document, nation: Context) -> None:
    place = [figure.key for figure in exam.figures].index("map:exam_registered")
    figure, sheet = exam.figures[place], opened(exam, nation).worksheets[place + 1]
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "本表以条形图代地图，条形和单元格的颜色与地图分级相同。" in texts
    (cells,) = sheet.conditional_formatting
    rules = sorted(cells.rules, key=lambda rule: rule.priority)
    assert [float(rule.formula[0]) for rule in rules] == list(figure.classes)
    assert {rule.operator for rule in rules} == {"lessThanOrEqual"}
    first = str(cells.sqref).split(":")[0]
    assert sheet[first].value == max(mark.value for mark in figure.series[0].marks)


def test_lying_bars_name_their_unit(exam: Document, nation: Context) -> None:
    packed = zipfile.ZipFile(io.BytesIO(made(exam, nation)))
    charts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/charts/chart")]
    units = {re.search(r"<a:t>(单位：[^<]+)</a:t>", one)[1] for one in charts if '<c:barDir val="bar"/>' in one}
    assert units == {"单位：人", "单位：%"}


def test_a_long_sentence_is_folded_and_loses_no_letter(exam: Document, nation: Context) -> None:
    slide = exam.slides[0]
    assert any(len(line) > 100 for line in slide.flags)
    texts = [str(row[0].value or "") for row in opened(exam, nation)["1 报名人数"].iter_rows()]
    start = next(place for place, text in enumerate(texts) if text.startswith("1. "))
    assert max(map(len, texts[start:])) < 100
    told = re.sub(r"\s", "", "".join(texts[start:]))
    assert told == re.sub(r"\s", "", "".join(f"{at}. {line}" for at, line in enumerate(slide.flags, 1)))


def test_a_definition_that_wraps_has_room_for_its_lines(exam: Document, nation: Context) -> None:
    sheet = opened(exam, nation)["指标解释"]
    rows = {row[1].value: sheet.row_dimensions[row[1].row].height for row in sheet.iter_rows() if row[1].value}
    # 71 letters as wide as two in a column of seventy
    assert next(height for text, height in rows.items() if text.startswith("指报名参加当年")) == 30


def test_no_table_names_its_publishers_twice(exam: Document, nation: Context) -> None:
    for sheet in opened(exam, nation).worksheets[1:-2]:
        for row in sheet.iter_rows(values_only=True):
            assert row.count("发布单位") < 2
