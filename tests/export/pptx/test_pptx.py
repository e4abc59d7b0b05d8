"""Slides, opened again with the library: native parts, words, notes and footers of every figure."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pptx as library
import pytest
from pptx.util import Pt

from analytics.errors import Refused
from analytics.export import pptx
from analytics.export.means import Means
from analytics.export.pptx.tables import Listed, sheets
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.regions import Boundaries
from tests.export.made import BARS, COLUMNS, FUNNEL, LINE, TABLE, document, simulated

if TYPE_CHECKING:
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import Slide

    from analytics.export import Document

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MAP = Figure(
    key="map:exam_registered",
    shape=Shape.MAP,
    region="510000",
    title="四川各市州",
    unit="人",
    series=(
        Series(
            "报名人数", (Mark("甘孜藏族自治州", 12, "约12", "2024年", "513300"), Mark("成都", 3, "3", "", "510100"))
        ),
    ),
    source="来源：人社部考试中心",
    classes=(3, 12),
    alt="四川各市州",
)


def opened(made: Document, means: Means) -> Presentation:
    out = BytesIO()
    pptx.write(made, out, means)
    return library.Presentation(out)


def words(slide: Slide) -> str:
    return "\n".join("".join(p.itertext(f"{A}t")) for p in slide.element.iter(f"{A}p"))


def titles(deck: Presentation) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides]


@pytest.fixture(scope="module")
def deck(means: Means) -> Presentation:
    return opened(document(LINE, BARS, FUNNEL, COLUMNS, MAP, TABLE), means)


def test_slides_come_in_order_with_findings_as_titles(deck: Presentation) -> None:
    assert titles(deck)[:9] == [
        "全国考试报名情况",
        "目录",
        "主要数据",
        "基本情况",
        "2024年报名人数188.9万人",
        "合格率河北最高",
        "报名到取证",
        "按级别",
        "四川各市州",
    ]
    assert titles(deck)[-1] == "来源"
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))


def test_the_first_slide_says_title_scope_occasion_speaker_and_day(deck: Presentation) -> None:
    said = words(deck.slides[0])
    for line in ("全国考试报名情况", "全国 · 2019—2024年 · 公开数据", "年度汇报会", "张三", "2026年11月22日"):
        assert line in said


def test_headlines_agenda_and_paragraphs_are_text(deck: Presentation) -> None:
    assert "乙\n图2—6" in words(deck.slides[1])
    assert "188.9万人\n2024年 · +26% 较2023年" in words(deck.slides[2])
    assert "2024年全国报名188.9万人。" in words(deck.slides[3])


def test_charts_are_native_and_their_workbooks_open(deck: Presentation) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 4
    line = charts[0]
    assert [series.name for series in line.plots[0].series] == ["报名人数", "目标", "计划150万"]
    assert list(line.plots[0].series[0].values) == [553_700, 600_000, None, None, 1_499_000, 1_889_000]
    book = openpyxl.load_workbook(BytesIO(line.part.chart_workbook.xlsx_part.blob))
    assert [row[1].value for row in book["Data"].iter_rows(min_row=2)] == [
        553_700, 600_000, None, None, 1_499_000, 1_889_000,
    ]  # fmt: skip


def test_there_is_no_picture(means: Means) -> None:
    out = BytesIO()
    pptx.write(document(LINE, MAP), out, means)
    assert not [name for name in ZipFile(out).namelist() if name.startswith("ppt/media/")]


def test_a_map_is_a_group_of_shapes_named_by_region(deck: Presentation) -> None:
    (group,) = [
        shape for shape in deck.slides[8].shapes if shape.shape_type == library.enum.shapes.MSO_SHAPE_TYPE.GROUP
    ]
    shapes = {shape.name: shape for shape in group.shapes if not shape.has_text_frame or not shape.text_frame.text}
    assert "甘孜" in shapes
    assert shapes["甘孜"].fill.fore_color.rgb == library.dml.color.RGBColor.from_string("10345B")
    tables = [shape.table for shape in deck.slides[8].shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in tables[0].rows] == [
        ["地区", "人"],
        ["甘孜藏族自治州", "约12"],
        ["成都", "3"],
    ]


def test_where_no_map_may_be_drawn_bars_stand_with_the_reason(means: Means, tmp_path: Path) -> None:
    found = opened(document(MAP), Means(means.tree, Boundaries(tmp_path))).slides[3]
    assert "缺失或损坏" in words(found)
    (shape,) = [one for one in found.shapes if one.has_chart]
    assert list(shape.chart.plots[0].series[0].values) == [12, 3]


def test_a_slide_with_a_map_is_small(means: Means) -> None:
    out = BytesIO()
    pptx.write(document(MAP), out, means)
    archive = ZipFile(out)
    assert max(archive.getinfo(name).file_size for name in archive.namelist() if "slides/slide" in name) < 400_000


def test_a_long_table_takes_slides_of_about_as_many_rows(deck: Presentation) -> None:
    parts = [s for s in deck.slides if s.shapes.title.text.startswith("全部数字")]
    assert [s.shapes.title.text for s in parts][1] == f"全部数字（2／{len(parts)}）"
    tables = [shape.table for s in parts for shape in s.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert rows == [list(row) for row in TABLE.rows]
    counts = [len(table.rows) for table in tables]
    assert max(counts) - min(counts) <= 2
    for slide in parts:
        (table,) = [shape for shape in slide.shapes if shape.has_table]
        assert table.top + table.height <= Pt(540 - 20)


def test_footers_have_source_notes_and_page_and_maps_their_line(deck: Presentation) -> None:
    said = words(deck.slides[4])
    assert "来源：人社部考试中心 · 2020年为约数。" in said
    assert "图1 · 甲 · 单位：人" in said
    assert "示意图，仅供内部使用" in words(deck.slides[8])
    for number, slide in enumerate(deck.slides, 1):
        fields = ["".join(one.itertext(f"{A}t")) for one in slide.element.iter(f"{A}fld")]
        assert fields == ([] if number == 1 else [str(number)])


def test_notes_say_what_is_meant_and_how_to_ask_again(deck: Presentation) -> None:
    said = deck.slides[4].notes_slide.notes_text_frame.text
    assert said.startswith("请强调增速。")
    assert "报名人数：当年报名的人数。甲 ÷ 乙" in said
    for part in ("trend:exam_registered", "全国（100000）", "2019—2024年", "published", "版本7", "2026-11-22T09:30"):
        assert part in said
    assert document(LINE).fingerprint[:16] not in said


def test_every_run_names_an_east_asian_face(deck: Presentation) -> None:
    for slide in deck.slides:
        for run in slide.element.iter(f"{A}r"):
            assert run.find(f"{A}rPr/{A}ea").get("typeface") == "微软雅黑"
            assert run.find(f"{A}rPr/{A}latin").get("typeface") == "微软雅黑"


def test_the_annex_names_each_source_once_and_links_to_it(deck: Presentation) -> None:
    (table,) = [shape.table for shape in deck.slides[-1].shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "人社部考试中心",
        "2024年度社会工作者职业资格考试举行",
        "2024-06",
        "官方",
        "1",
    ]
    (link,) = deck.slides[-1].element.iter(f"{A}hlinkClick")
    relation = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    assert deck.slides[-1].part.target_ref(relation) == "https://example.org/exam"


def test_every_slide_of_a_simulated_document_says_so(means: Means) -> None:
    for slide in opened(simulated(document(LINE, TABLE)), means).slides:
        assert "演示数据（模拟）" in words(slide)
        if slide.has_notes_slide:
            assert "演示数据（模拟）" in slide.notes_slide.notes_text_frame.text


def test_a_long_finding_is_set_smaller_on_two_lines(means: Means) -> None:
    long = Figure(key="x", shape=Shape.EMPTY, region="100000", title="双江拉祜族佤族布朗族傣族自治县" * 5)
    slide = opened(document(long), means).slides[-2]
    (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
    # 75 letters: 38 to a line of 838 points at 22.
    assert run.font.size == Pt(22)


def test_an_english_document_speaks_english(means: Means) -> None:
    found = opened(document(LINE, BARS, lang="en"), means)
    assert titles(found)[1:4] == ["Agenda", "Headline numbers", "In words"]
    assert "sum" not in titles(found)


def test_control_characters_are_left_out(means: Means) -> None:
    nasty = Figure(key="x", shape=Shape.TABLE, region="100000", title="甲\x0b乙<&", columns=("a",), rows=(("=1\x00",),))
    slide = opened(document(nasty), means).slides[4 - 1]
    assert slide.shapes.title.text == "甲 乙<&"
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert table.rows[1].cells[0].text == "=1"


def test_a_units_template_gives_layouts_and_loses_its_slides(means: Means, tmp_path: Path) -> None:
    template = library.Presentation()
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "旧"
    template.save(tmp_path / "unit.pptx")
    found = opened(document(LINE), Means(means.tree, means.boundaries, template=tmp_path / "unit.pptx"))
    assert "旧" not in titles(found)
    assert found.slides[0].slide_layout.name == "Title Slide"
    assert found.slides[-2].slide_layout.name == "Title Only"
    assert found.slide_width == library.Presentation().slide_width
    for slide in found.slides:
        assert all(shape.left + shape.width <= found.slide_width for shape in slide.shapes)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken", None])
def test_what_is_no_template_is_refused(means: Means, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "unit.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match=r"^unit\.pptx is no PowerPoint template"):
        pptx.write(document(LINE), BytesIO(), Means(means.tree, means.boundaries, template=path))


def test_another_office_file_is_no_template(means: Means, tmp_path: Path) -> None:
    path = tmp_path / "book.pptx"
    openpyxl.Workbook().save(path)
    with pytest.raises(Refused, match="is no PowerPoint template"):
        pptx.write(document(LINE), BytesIO(), Means(means.tree, means.boundaries, template=path))


def test_rows_are_never_lost_between_sheets() -> None:
    rows = tuple((str(at), "字" * (at * 7 % 90)) for at in range(200))
    found = sheets(Listed(("甲", "乙"), rows), 400, 300)
    assert tuple(row for sheet in found for row in sheet.rows) == rows
    assert max(sheet.height for sheet in found) <= 300


def test_a_page_becomes_slides_with_every_number(exam: Document, means: Means) -> None:
    found = opened(exam, means)
    for slide, figure in ((s, f) for f in exam.figures for s in found.slides if s.shapes.title.text == f.title):
        shown = words(slide) + "".join(
            "".join(shape.chart.part.blob.decode() if shape.has_chart else "") for shape in slide.shapes
        )
        if figure.shape in (Shape.MAP, Shape.BARS):
            assert [mark.text for series in figure.series for mark in series.marks if mark.text not in shown] == []
