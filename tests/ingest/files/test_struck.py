"""What is struck through is found in every format, with the values as they stand."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
import xlwt
from pyxlsbwriter import XlsbWriter

from analytics.ingest.book import Sheet
from analytics.ingest.files import read
from tests.ingest.files.making import book, limited, sheet, zipped
from tests.ingest.sheets.taking import take

if TYPE_CHECKING:
    from pathlib import Path

FONTS = '<fonts count="3"><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
STYLES = f'{FONTS}<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="1" numFmtId="9"/></cellXfs>'
RICH = "<r><rPr><strike/></rPr><t>{}</t></r><r><t>{}</t></r>"


@pytest.mark.parametrize(
    ("rows", "struck"),
    [
        # Two rows under each other make one range; a struck cell that is empty is none.
        (
            '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"><v>2</v></c></row><row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2" s="3"><v>2</v></c><c r="C2" s="1"/></row>',
            ((1, 1, 2, 2),),
        ),
        ('<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="2"><v>2</v></c></row>', ((1, 1, 1, 1),)),
        # Another way to write the same, which no regular expression matches.
        ("<row r='3'><c r='B3' s='1'><v>1</v></c></row>", ((3, 2, 3, 2),)),
        # Cells without a style of their own have their row's.
        ('<row r="1" s="1" customFormat="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>2</v></c></row>', ((1, 1, 1, 1),)),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>', ((1, 1, 1, 1),)),
        (f'<row r="1"><c r="A1" t="inlineStr"><is>{RICH.format("980", "960")}</is></c></row>', ((1, 1, 1, 1),)),
        ('<row r="1"><c r="A1" s="2"><v>1</v></c><c r="B1"><v>1</v></c></row>', ()),
    ],
)  # fmt: skip
def test_struck_cells_of_xlsx_are_known(tmp_path: Path, rows: str, struck: tuple[tuple[int, ...], ...]) -> None:
    strings = f"<si>{RICH.format('980', '960')}</si><si><t>b</t></si><si>{RICH.format(' ', '960')}</si>"
    assert sheet(tmp_path, rows, styles=STYLES, strings=strings).sheets[0].struck == struck


def test_the_struck_column_of_a_sheet_holds_for_cells_without_a_style(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" s="0"><v>3</v></c></row>'
    found = sheet(tmp_path, rows, styles=STYLES, before='<cols><col min="2" max="3" style="1"/></cols>').sheets[0]
    assert (found.rows, found.struck) == ([[1, 2, 3]], ((1, 2, 1, 2),))


def test_a_struck_number_keeps_its_format(tmp_path: Path) -> None:
    found = sheet(tmp_path, '<row r="1"><c r="A1" s="3"><v>0.5</v></c></row>', styles=STYLES).sheets[0]
    assert (found.rows, found.struck) == ([[("number", 0.5, "0%", "")]], ((1, 1, 1, 1),))


def test_struck_cells_of_a_long_sheet_are_one_range(tmp_path: Path) -> None:
    made = xlsxwriter.Workbook(str(tmp_path / "given"))
    page, line = made.add_worksheet(), made.add_format({"font_strikeout": True})
    page.write_row(0, 0, ["地区", "报名人数"])
    for row in range(1, 15_000):
        page.write(row, 0, "成都市")
        page.write(row, 1, row, line)
    made.close()
    found = read(tmp_path / "given", "a.xlsx").sheets[0]
    assert (found.struck, found.rows[14_999]) == (((2, 2, 15_000, 2),), ["成都市", 14_999])


def test_too_many_struck_cells_refuse_the_file_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, "STRUCK", 2)
    rows = "".join(f'<row r="{row}"><c r="B{row}" s="1"><v>1</v></c></row>' for row in range(3, 6))
    found = sheet(tmp_path, rows, styles=STYLES)
    assert [(one.code, one.sheet, one.cell, one.places[0]) for one in found.issues] == [
        ("struck-out", "表", "B3", ("cells", "B3:B5 …"))
    ]
    assert (found.sheets, len(sheet(tmp_path, rows[: rows.index("<row", 60)], styles=STYLES).sheets)) == ((), 1)


def test_struck_cells_of_xls_are_known(tmp_path: Path) -> None:
    made = xlwt.Workbook(encoding="utf-8")
    page, line = made.add_sheet("表"), xlwt.easyxf("font: struck_out on")
    page.write(0, 0, "地区", line)
    for column, value in enumerate([1, 2, 0.25], start=1):
        page.write(0, column, value, line if column > 1 else xlwt.easyxf("font: bold on"))
    made.save(str(tmp_path / "given"))
    found = read(tmp_path / "given", "a.xls").sheets[0]
    assert (found.rows, found.struck) == ([["地区", 1, 2, 0.25]], ((1, 1, 1, 1), (1, 3, 1, 4)))


def test_struck_cells_of_xlsb_are_known(tmp_path: Path) -> None:
    with XlsbWriter(str(tmp_path / "plain")) as made:
        made.add_sheet("表")
        made.write_sheet([["地区", 3]])
    with zipfile.ZipFile(tmp_path / "plain") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    assert read(tmp_path / "plain", "a.xlsb").sheets[0].struck == ()
    # The library writes no strike-through: the flag is set in the first font, which that of the number is.
    name = next(name for name in members if name.endswith("styles.bin"))
    at = members[name].index(b"\x2b") + 4
    members[name] = members[name][:at] + bytes([members[name][at] | 8]) + members[name][at + 1 :]
    found = book(tmp_path, zipped(dict(members)), "a.xlsb").sheets[0]
    assert (found.rows, found.struck) == ([["地区", 3]], ((1, 2, 1, 2),))


def test_struck_cells_of_ods_are_known(tmp_path: Path) -> None:
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "style"))
    line = '<style:text-properties style:text-line-through-style="solid"/>'
    styles = (
        f'<style:style style:name="ce1" style:family="table-cell">{line}</style:style>'
        '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
        f'<style:style style:name="T1" style:family="text">{line}</style:style>'
    )
    cells = (
        '<table:table-cell table:style-name="ce2" office:value-type="float" office:value="1"/>'
        '<table:table-cell office:value-type="float" office:value="2"/>'
        '<table:table-cell office:value-type="string"><text:p><text:span text:style-name="T1">980</text:span>960</text:p></table:table-cell>'
        '<table:table-cell table:style-name="ce1"/>'
    )
    rows = f'<table:table-row table:number-rows-repeated="2">{cells}</table:table-row>'
    body = f'<office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet>'
    xml = f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    made = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml})
    found = book(tmp_path, made, "a.ods").sheets[0]
    assert (found.rows, found.struck) == ([[1, 2, "980960"]] * 2, ((1, 1, 2, 1), (1, 3, 2, 3)))


@pytest.mark.parametrize(
    ("marks", "cells"),
    [
        ({"struck": ((3, 1, 3, 3), (4, 3, 4, 3))}, "A3:C3, C4"),
        ({"struck": tuple((row, 3, row, 3) for row in range(2, 9))}, "C2, C3, C4, C5, C6 …"),
        ({"struck": ((3, 1, 3, 3),), "hidden_rows": frozenset({3})}, ""),
    ],
)
def test_struck_cells_refuse_the_sheet_they_stand_in(marks: dict[str, object], cells: str) -> None:
    rows = [["地区", "年份", "报名人数"], ["成都市", 2024, 5], ["绵阳市", 2024, 980]]
    taken = take(rows, **marks, sheets=[Sheet("说明", [["旧说明"]], struck=((1, 1, 1, 1),))])
    said = [dict(one.places)["cells"] for one in taken.issues if one.code == "struck-out"]
    assert said == ([cells] if cells else [])
    assert [code for code, _ in taken.errors] == (["struck-out"] if cells else [])


DIFFERENT = f"{FONTS}<cellXfs><xf/></cellXfs><dxfs><dxf><font><b/></font></dxf><dxf><font><strike/></font></dxf></dxfs>"
RULE = '<conditionalFormatting sqref="{}"><cfRule type="expression" dxfId="{}" priority="1"><formula>$C2="撤销"</formula></cfRule></conditionalFormatting>'
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("rules", "cells"),
    [
        (RULE.format("A1:B9", 1), [("A1", "A1:B9")]),
        (RULE.format("A1:B9 D4", 1) + RULE.format("C1", 0) + RULE.format("E2", 1), [("A1", "A1:B9 D4, E2")]),
        (RULE.format("A1:B9", 0), []),
        (RULE.format("A1:B9", 7), []),
    ],
)
def test_a_condition_that_strikes_through_is_told(tmp_path: Path, rules: str, cells: list[tuple[str, str]]) -> None:
    rows = {"": ONE, "another way": "<row r='1'><c r='A1'><v>1</v></c></row>"}
    for written in rows.values():
        found = sheet(tmp_path, written, styles=DIFFERENT, after=rules)
        told = [(one.cell, dict(one.places)["cells"]) for one in found.issues if one.code == "struck-maybe"]
        assert (told, found.sheets[0].struck) == (cells, ())


def test_a_condition_in_a_sheet_read_whole_is_told_too(tmp_path: Path) -> None:
    parts_of = f'<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData>{RULE.format("A1", 1)}</x:worksheet>'
    found = sheet(tmp_path, "", styles=DIFFERENT, sheet=parts_of)
    assert [one.code for one in found.issues] == ["struck-maybe"]


def test_a_condition_written_by_a_library_is_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "given") as made:
        page = made.add_worksheet("表")
        page.write("A1", 1)
        struck, bold = made.add_format({"font_strikeout": True}), made.add_format({"bold": True})
        page.conditional_format("A1:A9", {"type": "cell", "criteria": ">", "value": 5, "format": bold})
        page.conditional_format("B1:B9", {"type": "cell", "criteria": ">", "value": 5, "format": struck})
    found = read(tmp_path / "given", "a.xlsx")
    assert [(one.code, one.cell) for one in found.issues] == [("struck-maybe", "B1")]
