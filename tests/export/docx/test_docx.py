"""Reports, opened again with the library: the form of official documents, native charts, words and annexes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx as library
import openpyxl
import pytest
from docx.shared import Mm, Pt
from lxml import etree

from analytics.errors import Refused
from analytics.export import docx
from analytics.export.docx.numbering import chinese
from analytics.export.means import Means
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.regions import Boundaries
from tests.export.made import BARS, COLUMNS, FUNNEL, LINE, TABLE, document, simulated

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Report

    from analytics.export import Document

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
    classes=(3, 12),
    alt="四川各市州",
)


def written(made: Document, means: Means) -> BytesIO:
    out = BytesIO()
    docx.write(made, out, means)
    return out


@pytest.fixture(scope="module")
def file(means: Means) -> BytesIO:
    return written(document(LINE, BARS, FUNNEL, COLUMNS, MAP, TABLE), means)


@pytest.fixture(scope="module")
def report(file: BytesIO) -> Report:
    return library.Document(file)


def lines(report: Report, style: str) -> list[str]:
    return [one.text for one in report.paragraphs if one.style.name == style]


def test_the_page_is_that_of_the_norm(report: Report) -> None:
    (section,) = report.sections
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one / Mm(1)) for one in margins] == [37, 35, 28, 26]


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
    ],
)
def test_faces_and_sizes_are_those_of_the_norm(report: Report, style: str, face: str, size: int) -> None:
    found = report.styles[style]
    assert found.element.rPr.find(f"{W}rFonts").get(f"{W}eastAsia") == face
    assert found.font.size == Pt(size)
    assert found.paragraph_format.line_spacing == Pt(28)


def test_body_text_is_indented_by_two_letters(report: Report) -> None:
    indent = report.styles["Body Text"].element.pPr.find(f"{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"


def test_headings_are_numbered_as_in_official_documents(report: Report) -> None:
    assert lines(report, "Heading 1") == [
        "一、基本情况",
        "二、甲",
        "三、乙",
        "四、附录：资料来源",
        "五、附录：指标解释",
        "六、附录：查询条件",
    ]
    assert lines(report, "Heading 2") == [
        "（一）2024年报名人数188.9万人",
        "（一）合格率河北最高",
        "（二）报名到取证",
        "（三）按级别",
        "（四）四川各市州",
        "（五）全部数字",
    ]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九")]
)
def test_numbers_are_written_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


def test_an_english_report_has_the_same_structure(means: Means) -> None:
    found = library.Document(written(document(LINE, BARS, lang="en"), means))
    assert lines(found, "Heading 1")[0] == "1 In words"
    assert lines(found, "Heading 2") == ["2.1 2024年报名人数188.9万人", "3.1 合格率河北最高"]


def test_contents_are_written_before_anyone_refreshes_them(report: Report) -> None:
    entries = [one.text for one in report.paragraphs if one.style.name.startswith("toc")]
    heads = [one.text for one in report.paragraphs if one.style.name in ("Heading 1", "Heading 2")]
    assert [entry.split("\t")[0] for entry in entries] == heads
    pages = [int(entry.split("\t")[1]) for entry in entries]
    assert pages == sorted(pages)
    assert pages[0] == 2
    names = {one.get(f"{W}name") for one in report.element.iter(f"{W}bookmarkStart")}
    links = [one.get(f"{W}anchor") for one in report.element.iter(f"{W}hyperlink")]
    assert len(links) == len(heads)
    assert set(links) <= names


def test_fields_are_closed(report: Report) -> None:
    kinds = [one.get(f"{W}fldCharType") for one in report.element.iter(f"{W}fldChar")]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0


def test_page_numbers_stand_at_the_outer_side(report: Report) -> None:
    section = report.sections[0]
    assert report.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —"
        assert line._p.pPr.find(f"{W}jc").get(f"{W}val") == side  # noqa: SLF001 - python-docx hides what its enum lacks


def test_charts_are_native_with_the_numbers_of_the_figure(file: BytesIO) -> None:
    archive = ZipFile(file)
    charts = sorted(name for name in archive.namelist() if name.startswith("word/charts/figure"))
    assert len(charts) == 4
    root = etree.fromstring(archive.read("word/charts/figure1.xml"))
    series = next(root.iter(f"{C}ser"))
    assert [float(one.text) for one in series.iterfind(f"{C}val//{C}v")] == [553_700, 600_000, 1_499_000, 1_889_000]
    sheet = openpyxl.load_workbook(BytesIO(archive.read("word/embeddings/figure1.xlsx")))["Data"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [
        553_700, 600_000, None, None, 1_499_000, 1_889_000,
    ]  # fmt: skip
    relations = archive.read("word/charts/_rels/figure1.xml.rels").decode()
    assert "embeddings/figure1.xlsx" in relations


def test_there_is_no_picture(file: BytesIO) -> None:
    assert not [name for name in ZipFile(file).namelist() if name.startswith("word/media/")]


def test_a_map_is_a_group_of_shapes_named_by_region(report: Report) -> None:
    shapes = [one.getparent() for one in report.element.iter("{*}cNvPr") if one.get("name") == "甘孜"]
    fill = shapes[0].find("{*}spPr/{*}solidFill/{*}srgbClr")
    assert fill.get("val") == "10345B"
    numbers = [one.get("id") for one in report.element.iter("{*}cNvPr", "{*}docPr")]
    assert len(numbers) == len(set(numbers))


def test_where_no_map_may_be_drawn_bars_stand_with_the_reason(means: Means, tmp_path: Path) -> None:
    made = written(document(MAP), Means(means.tree, Boundaries(tmp_path)))
    assert any("缺失或损坏" in one for one in lines(library.Document(made), "Source"))
    assert "word/charts/figure1.xml" in ZipFile(made).namelist()


def test_tables_repeat_headings_and_break_no_row(report: Report) -> None:
    table = report.tables[2]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [list(TABLE.columns), *(list(row) for row in TABLE.rows)]
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None  # noqa: SLF001
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)  # noqa: SLF001
    edges = table._tbl.tblPr.find(f"{W}tblBorders")  # noqa: SLF001
    assert [one.tag.partition("}")[2] for one in edges] == ["top", "bottom"]


def test_a_maps_numbers_stand_in_a_table(report: Report) -> None:
    rows = [[cell.text for cell in row.cells] for row in report.tables[1].rows]
    assert rows == [["地区", "报名人数", "地区", "报名人数"], ["甘孜藏族自治州", "约12", "成都", "3"]]


def test_each_figure_has_number_source_and_notes(report: Report) -> None:
    captions = lines(report, "Caption")
    assert "图1\u3000报名人数、目标\u3000单位：人" in captions
    assert "图3\u3000单位：人" in captions
    said = lines(report, "Source")
    assert "来源：人社部考试中心 · 2020年为约数。" in said
    assert any("示意图，仅供内部使用" in one for one in said)


def test_words_and_headline_numbers_come_first(report: Report) -> None:
    assert lines(report, "Body Text")[0] == "2024年全国报名188.9万人。"
    rows = [[cell.text for cell in row.cells] for row in report.tables[0].rows]
    assert rows == [["指标", "数值", "时期", "变动"], ["报名人数", "188.9万人", "2024年", "+26% 较2023年"]]


def test_the_annex_holds_sources_definitions_and_queries(report: Report) -> None:
    last = [[cell.text for cell in row.cells] for row in report.tables[-1].rows]
    assert last[1][1:3] == ["人社部考试中心", "2024年度社会工作者职业资格考试举行 https://example.org/exam"]
    assert "1.报名人数：当年报名的人数。甲 ÷ 乙" in lines(report, "Body Text")
    assert any("trend:exam_registered" in one and "版本7" in one for one in lines(report, "Source"))


def test_every_page_of_a_simulated_document_says_so(means: Means) -> None:
    (section,) = library.Document(written(simulated(document(LINE)), means)).sections
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text == "演示数据（模拟）"


def test_control_characters_are_left_out_and_markup_stays_text(means: Means) -> None:
    nasty = Figure(
        key="x", shape=Shape.TABLE, region="100000", title="甲\x0b<w:p>&", columns=("a",), rows=(("=1\x00",),)
    )
    found = library.Document(written(document(nasty), means))
    assert "（一）甲 <w:p>&" in lines(found, "Heading 2")
    assert found.tables[1].rows[1].cells[0].text == "=1"


def test_a_units_template_keeps_its_page_and_styles_and_loses_its_text(means: Means, tmp_path: Path) -> None:
    template = library.Document()
    template.add_paragraph("旧文")
    template.sections[0].page_width = Mm(182)
    template.styles["Heading 1"].font.size = Pt(20)
    template.save(tmp_path / "unit.docx")
    made = simulated(document(LINE))
    found = library.Document(written(made, Means(means.tree, means.boundaries, template=tmp_path / "unit.docx")))
    assert "旧文" not in [one.text for one in found.paragraphs]
    assert round(found.sections[0].page_width / Mm(1)) == 182
    assert found.styles["Heading 1"].font.size == Pt(20)
    assert found.sections[0].header.paragraphs[0].text == "演示数据（模拟）"


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken", None])
def test_what_is_no_template_is_refused(means: Means, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "unit.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match=r"^unit\.docx is no Word template"):
        docx.write(document(LINE), BytesIO(), Means(means.tree, means.boundaries, template=path))


def test_another_office_file_is_no_template(means: Means, tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    openpyxl.Workbook().save(path)
    with pytest.raises(Refused, match="is no Word template"):
        docx.write(document(LINE), BytesIO(), Means(means.tree, means.boundaries, template=path))
