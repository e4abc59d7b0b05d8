"""Every kind of cell of an xlsx is read exactly, however it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.ingest.book import Odd
from tests.ingest.files.making import codes, formats, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.ingest.book import Value

STRINGS = (
    "<si><t>甲</t></si>"
    '<si><t xml:space="preserve">  两边 \n 空 </t></si>'
    "<si><r><t>合</t></r><r><rPr><b/></rPr><t>并</t></r><rPh sb='0' eb='1'><t>ヘイ</t></rPh></si>"
    "<si><t>a_x000D_b_x005F_x000D_</t></si>"
    "<si><t>&lt;&amp;&quot;&#21271;</t></si>"
    "<si/>"
    "<si><t>主</t><rPh sb='0' eb='1'><t>シュ</t></rPh></si>"
)
TEXTS = ["甲", "  两边 \n 空 ", "合并", "a\rb_x000D_", '<&"北', None, "主"]

CELLS = [
    ("<c r='A1'><v>3</v></c>", 3),
    ('<c r="A1"><v>3.0</v></c>', 3),
    ('<c r="A1"><v>-7</v></c>', -7),
    ('<c r="A1"><v>0.30000000000000004</v></c>', 0.1 + 0.2),
    ('<c r="A1"><v>1E+20</v></c>', 1e20),
    ('<c r="A1" t="n"><v>1.5E3</v></c>', 1500),
    ('<c r="A1" t="b"><v>1</v></c>', True),
    ('<c r="A1" t="b"><v>0</v></c>', False),
    ('<c r="A1" t="str"><f>A2</f><v>北_x000A_京</v></c>', "北\n京"),
    ('<c r="A1" t="str"><v> 空 </v></c>', " 空 "),
    ('<c r="A1" t="inlineStr"><is><t>内</t></is></c>', "内"),
    ('<c r="A1" t="inlineStr"><is><r><t>内</t></r><r><t>文</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "内文"),
    ('<c r="A1" t="inlineStr"><is><t>010203199001011234</t></is></c>', "010203199001011234"),
    ('<c r="A1" t="str"><v>=1+1</v></c>', "=1+1"),
    ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
    ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', 2),
    ('<c r="A1"><v><![CDATA[5]]></v></c>', 5),
    ('<c t="n" r="A1"><v>5</v></c>', 5),
    ("<c><v>5</v></c>", 5),
    ('<c r="A1"><v>5</v><extLst><ext/></extLst></c>', 5),
    ('<c r="A1" t="e"><v>#DIV/0!</v></c>', Odd("error", None, "#DIV/0!")),
    ('<c r="A1" t="e"><v>#SPILL!</v></c>', Odd("error", None, "#SPILL!")),
    ('<c r="A1"><v>1_0</v></c>', Odd("error", None, "1_0")),
    ('<c r="A1"><v>NaN</v></c>', Odd("error", None, "NaN")),
    ('<c r="A1"><v>1e999</v></c>', Odd("error", None, "1e999")),
    ('<c r="A1" t="d"><v>2024-03-05</v></c>', Odd("date", None, "2024-03-05")),
    ('<c r="A1"><f>SUM(B1:B3)</f></c>', Odd("formula", None, "=SUM(B1:B3)")),
    ('<c r="A1"><f>B1&amp;"a"</f><v></v></c>', Odd("formula", None, '=B1&"a"')),
    ('<c r="A1"><f>B1</f><v/></c>', Odd("formula", None, "=B1")),
    ('<c r="A1" t="str"><v>R&amp;amp;D</v><extLst/></c>', "R&amp;D"),
]


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[list[Value]]:
    """Read all of them from one sheet, each in a row of its own."""
    rows = (f'<row r="{at}">{cell.replace("A1", f"A{at}", 1)}</row>' for at, (cell, _) in enumerate(CELLS, start=1))
    return sheet(tmp_path_factory.mktemp("cells"), "".join(rows)).sheets[0].rows


@pytest.mark.parametrize("at", range(len(CELLS)), ids=[cell for cell, _ in CELLS])
def test_a_cell_is_read_exactly(cells: list[list[Value]], at: int) -> None:
    assert cells[at] == [CELLS[at][1]]
    assert type(cells[at][0]) is type(CELLS[at][1])


def test_an_empty_cached_text_is_blank(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>C1</f><v></v></c></row>'
    assert sheet(tmp_path, row).sheets[0].rows == [[1]]


def test_shared_texts_are_exact(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>{at - 1}</v></c><c r="B{at}"><v>1</v></c></row>' for at in range(1, 8)
    )
    (found,) = sheet(tmp_path, rows, strings=STRINGS).sheets
    assert [row[0] for row in found.rows] == TEXTS


FORMATS = [
    ("0.0%", 0.344, Odd("number", 0.344, "0.0%")),
    ("0‰", 0.5, Odd("number", 0.5, "0‰")),
    ("0!.0,&quot;万&quot;", 12345, Odd("number", 12345, '0!.0,"万"')),
    ("0&quot;人&quot;", 3, Odd("number", 3, '0"人"')),
    ("#,##0,", 3000, Odd("number", 3000, "#,##0,")),
    (";;;", 3, Odd("number", 3, ";;;")),
    ("[&gt;=10000]0.0,&quot;万&quot;;0", 3, Odd("number", 3, '[>=10000]0.0,"万";0')),
    ("General", 3, 3),
    ("#,##0.00", 3.5, 3.5),
    ("0.00E+00", 3.5, 3.5),
    ("0_ ;[Red]\\-0\\ ", -3, -3),
    ("_ * #,##0_ ;_ * \\-#,##0_ ;_ * &quot;-&quot;_ ;_ @_ ", 3, 3),
    ("@", 3, 3),
    ("# ?/?", 0.5, 0.5),
    ("yyyy-mm-dd", 45356, Odd("date", 45356, "2024-03-05")),
    ("yyyy&quot;年&quot;m&quot;月&quot;", 45356, Odd("date", 45356, "2024-03-05", "month")),
    ("[$-804]mmm\\-yy", 45356, Odd("date", 45356, "2024-03-05", "month")),
    ("yyyy&quot;年&quot;", 45356, Odd("date", 45356, "2024-03-05", "year")),
    ("m/d", 45356, Odd("date", 45356, "2024-03-05")),
    ("yyyy/m/d h:mm", 45356.5, Odd("date", 45356.5, "2024-03-05T12:00:00")),
    ("[h]:mm", 0.75, Odd("date", 0.75, "18:00:00")),
    ("yyyy", 12000, Odd("date", 12000, "1932-11-07", "year")),
    ("yyyy", 60, Odd("date", 60, "1900-02-29", "year")),
    ("yyyy", 59, Odd("date", 59, "1900-02-28", "year")),
    ("yyyy", 1, Odd("date", 1, "1900-01-01", "year")),
    ("yyyy", -5, Odd("date", -5, "", "year")),
]


@pytest.fixture(scope="module")
def formatted(tmp_path_factory: pytest.TempPathFactory) -> list[list[Value]]:
    """Read all of them from one sheet, each in a row of its own."""
    rows = (
        f'<row r="{at}"><c r="A{at}" s="{at}"><v>{number}</v></c></row>'
        for at, (_, number, _) in enumerate(FORMATS, start=1)
    )
    styles = formats(*(code for code, _, _ in FORMATS))
    return sheet(tmp_path_factory.mktemp("formats"), "".join(rows), styles=styles).sheets[0].rows


@pytest.mark.parametrize("at", range(len(FORMATS)), ids=[f"{code} {number}" for code, number, _ in FORMATS])
def test_a_format_that_changes_what_is_seen_is_kept(formatted: list[list[Value]], at: int) -> None:
    assert formatted[at] == [FORMATS[at][2]]


def test_formats_known_by_number_are_known(tmp_path: Path) -> None:
    numbers = {9: "number", 10: "number", 14: "date", 31: "date", 57: "date"}
    styles = "<cellXfs>{}</cellXfs>".format("".join(f'<xf numFmtId="{number}"/>' for number in numbers))
    row = "".join(f'<c r="{column}1" s="{at}"><v>0.5</v></c>' for at, column in enumerate("ABCDE"))
    (cells,) = sheet(tmp_path, f'<row r="1">{row}</row>', styles=styles).sheets[0].rows
    assert [(cell.kind, cell.value) for cell in cells if isinstance(cell, Odd)] == [
        (kind, 0.5) for kind in numbers.values()
    ]


def test_the_system_of_1904_is_honoured(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>43894</v></c></row>'
    found = sheet(tmp_path, row, styles=formats("yyyy-mm-dd"), settings='<workbookPr date1904="1"/>').sheets[0]
    assert found.rows == [[Odd("date", 0, "1904-01-01"), Odd("date", 43894, "2024-03-05")]]


def test_formulas_shared_with_others_are_told_by_the_first(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )
    assert sheet(tmp_path, rows).sheets[0].rows == [[Odd("formula", None, "=B1*2")]] * 2


def test_a_row_that_breaks_the_pattern_of_those_before_is_read_as_exactly(tmp_path: Path) -> None:
    alike = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c><c r="B{0}" s="1"><v>{1}</v></c><c r="C{0}" t="s"><v>{2}</v></c></row>'
    values = [("1", 0), ("2.5", 0), ("3", 5), ("x", 0), ("4", 6)]
    rows = "".join(alike.format(at, number, text) for at, (number, text) in enumerate(values, start=1))
    rows += '<row r="6"><c r="A6" t="s"><v>0</v></c><c r="C6" t="s"><v>6</v></c></row><row r="7" ht="9"/>'
    rows += (
        alike.format(8, "<![CDATA[7]]>", 0) + alike.format(9, 8, 0).replace(' s="1"', ' s="2"') + alike.format(10, 9, 0)
    )
    found = sheet(tmp_path, rows, strings=STRINGS, styles=formats("0", "0%")).sheets[0]
    assert found.rows == [
        *[["甲", 1, "甲"], ["甲", 2.5, "甲"], ["甲", 3], ["甲", Odd("error", None, "x"), "甲"], ["甲", 4, "主"]],
        *[["甲", None, "主"], [], ["甲", 7, "甲"], ["甲", Odd("number", 8, "0%"), "甲"], ["甲", 9, "甲"]],
    ]


def test_rows_by_the_thousand_are_read_as_exactly_as_a_few(tmp_path: Path) -> None:
    """More than are looked at together, with rows among them that look otherwise or hold what is no number."""
    alike = (
        '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="inlineStr"><is><t>甲&amp;{1}</t></is></c>'
        '<c r="C{0}" t="s"><v>0</v></c><c r="D{0}"><v>{2}</v></c></row>'
    )
    rows = [alike.format(at, at % 7, at * 0.5) for at in range(1, 9001)]
    wanted: list[list[Value]] = [[at, f"甲&{at % 7}", "甲", at * 0.5] for at in range(1, 9001)]
    rows[4999], wanted[4999] = '<row r="5000"><c r="B5000"><v>1</v></c></row>', [None, 1]
    rows[8499], wanted[8499][3] = alike.format(8500, 8500 % 7, "x"), Odd("error", None, "x")
    rows[8599] = alike.format(8600, 8600 % 7, "1234567890123456.0")
    wanted[8599][3] = 1234567890123456
    rows[8999], wanted[8999] = '<row r="9000"/>', []
    found = sheet(tmp_path, "".join(rows), strings=STRINGS).sheets[0].rows
    assert found == wanted[:8999]


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_one_another(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='C3'><v>3</v></c><c><v>4</v></c></row>"
    assert sheet(tmp_path, rows).sheets[0].rows == [[1, 2], [], [None, None, 3, 4]]


def test_blank_rows_and_formatted_ones_at_the_end_are_left_out(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{at}" ht="20"><c r="A{at}" s="1"/></row>' for at in range(6, 200))
    rows = f'<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="1"/></row><row r="5"><c r="A5"><v>2</v></c></row>{blank}'
    assert sheet(tmp_path, rows).sheets[0].rows == [[], [None, 1], [], [], [2]]


@pytest.mark.parametrize("attribute", ['hidden="1"', 'ht="0" customHeight="1"', "hidden='true'"])
def test_hidden_rows_are_known(tmp_path: Path, attribute: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" {attribute}/><row r="3" {attribute}><c r="A3"><v>2</v></c></row>'
    found = sheet(tmp_path, rows + '<row r="4"><c r="A4"><v>2</v></c></row>').sheets[0]
    assert found.hidden_rows == {2, 3}


def test_hidden_columns_are_known(tmp_path: Path) -> None:
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="4" max="4" width="9"/></cols>'
    )
    row = '<row r="1"><c r="E1"><v>1</v></c></row>'
    assert sheet(tmp_path, row, before=columns).sheets[0].hidden_columns == {2, 3, 5}


def test_values_under_merged_cells_are_dropped_and_told(tmp_path: Path) -> None:
    merged = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="D1:D3"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row>'
    found = sheet(tmp_path, rows, after=merged)
    assert found.sheets[0].merged == ((1, 1, 2, 2), (1, 4, 3, 4))
    assert found.sheets[0].rows == [[1, None, 3], [None, None]]
    (issue,) = found.issues
    assert (issue.code, issue.cell, dict(issue.places)["cells"]) == ("covered-values", "B1", "B1, B2")


@pytest.mark.parametrize(
    "xml",
    [
        "<x:worksheet xmlns:x='urn:x'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        "<worksheet><!-- written by hand --><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r='1'><!-- here --><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
        "<?xml version='1.0' encoding='GB2312'?><worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
    ],
    ids=["prefixed", "comment before", "comment inside", "unknown encoding", "Latin-1"],
)
def test_other_ways_to_write_a_sheet(tmp_path: Path, xml: str) -> None:
    found = sheet(tmp_path, "", sheet=xml)
    if "GB2312" in xml:
        assert codes(found) == ["file-damaged"]
    else:
        assert found.sheets[0].rows == [[1]]


def test_hidden_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for at, text in enumerate(["净", "\u202e右", "_x0001_控", "“引”—", "零\u200b宽", "_xD800_半"], start=1)
    )
    found = sheet(tmp_path, rows)
    assert found.sheets[0].rows == [["净"], ["右"], ["控"], ["“引”—"], ["零宽"], ["半"]]
    (issue,) = found.issues
    assert (issue.code, issue.cell) == ("hidden-characters", "A2")
    assert dict(issue.places) == {"count": 4, "cells": "A2, A3, A5, A6", "cell": "A2"}
