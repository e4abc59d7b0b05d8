"""The same little table comes out of every format; what is not what its name says is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf import number, style, table
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P
from pyxlsbwriter import XlsbWriter

from analytics.ingest.book import Book, Odd, Sheet
from analytics.ingest.files import names, read
from analytics.ingest.files.codes import CODES
from tests.ingest.files.making import book, codes, parts, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from odf.element import Element

DAY = dt.date(2024, 3, 5)
HEAD = ["地区", "人数", "率", "规模", "日期", "有"]
ROWS = [
    HEAD,
    ["北京", 3, Odd("number", 0.344, "0.0%"), Odd("number", 12.5, '0.0"万"'), Odd("date", 45356, "2024-03-05"), True],
    ["天津", 0.35, Odd("number", -0.5, "0.0%"), None, None, False],
    [],
    ["合并", -12345678901],
]
MERGED = ((5, 1, 6, 1),)
EXPECTED = Sheet("表一", ROWS, hidden_rows=frozenset({3}), hidden_columns=frozenset({2}), merged=MERGED)


def xlsx(path: Path) -> None:
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("表一")
    percent, large, day = (made.add_format({"num_format": code}) for code in ("0.0%", '0.0"万"', "yyyy-mm-dd"))
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ["北京", 3])
    sheet.write(1, 2, 0.344, percent)
    sheet.write(1, 3, 12.5, large)
    sheet.write_datetime(1, 4, dt.datetime(2024, 3, 5), day)  # noqa: DTZ001 - sheets know no zone
    sheet.write(1, 5, True)  # noqa: FBT003 - the value of the cell
    sheet.write_row(2, 0, ["天津", 0.35])
    sheet.write(2, 2, -0.5, percent)
    sheet.write(2, 5, False)  # noqa: FBT003 - the value of the cell
    sheet.set_row(2, options={"hidden": True})
    sheet.set_column(1, 1, options={"hidden": True})
    sheet.merge_range(4, 0, 5, 0, "合并")
    sheet.write(4, 1, -12345678901)
    made.add_worksheet("空")
    hidden = made.add_worksheet("藏")
    hidden.write(0, 0, "x")
    hidden.hide()
    made.close()


def xls(path: Path) -> None:
    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("表一")
    percent, large, day = (xlwt.easyxf(num_format_str=code) for code in ("0.0%", '0.0"万"', "yyyy-mm-dd"))
    cells: dict[tuple[int, int], tuple[Any, ...]] = {(0, at): (text,) for at, text in enumerate(HEAD)}
    cells |= {
        (1, 0): ("北京",),
        (1, 1): (3,),
        (1, 2): (0.344, percent),
        (1, 3): (12.5, large),
        (1, 4): (DAY, day),
        (1, 5): (True,),
    }
    cells |= {(2, 0): ("天津",), (2, 1): (0.35,), (2, 2): (-0.5, percent), (2, 5): (False,), (4, 1): (-12345678901,)}
    for place, what in cells.items():
        sheet.write(*place, *what)
    sheet.write_merge(4, 5, 0, 0, "合并")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    made.add_sheet("空")
    hidden = made.add_sheet("藏")
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    made.save(str(path))


def ods(path: Path) -> None:
    made = OpenDocumentSpreadsheet()
    large = number.NumberStyle(name="N1")
    large.addElement(number.Number(decimalplaces=1, minintegerdigits=1))
    large.addElement(number.Text(text="万"))
    hidden = style.Style(name="ta2", family="table")
    hidden.addElement(style.TableProperties(display="false"))
    for one in (large, style.Style(name="ce1", family="table-cell", datastylename="N1"), hidden):
        made.automaticstyles.addElement(one)
    sheet = table.Table(name="表一")
    sheet.addElement(table.TableColumn())
    sheet.addElement(table.TableColumn(visibility="collapse"))
    for cells, attributes in ods_rows():
        row = table.TableRow(**attributes)
        for cell in cells:
            row.addElement(cell)
        sheet.addElement(row)
    made.spreadsheet.addElement(sheet)
    made.spreadsheet.addElement(table.Table(name="空"))
    other = table.Table(name="藏", stylename="ta2")
    row = table.TableRow()
    row.addElement(text("x"))
    other.addElement(row)
    made.spreadsheet.addElement(other)
    made.save(str(path))


def ods_rows() -> list[tuple[list[Element], dict[str, object]]]:
    """The rows of the table with their attributes."""
    blank = table.TableCell
    return [
        ([text(word) for word in HEAD], {}),
        (
            [
                *[text("北京"), value("float", 3), value("percentage", 0.344), value("float", 12.5, stylename="ce1")],
                *[blank(valuetype="date", datevalue="2024-03-05"), blank(valuetype="boolean", booleanvalue="true")],
            ],
            {},
        ),
        (
            [
                *[text("天津"), value("float", 0.35), value("percentage", -0.5), blank(numbercolumnsrepeated=2)],
                blank(valuetype="boolean", booleanvalue="false"),
            ],
            {"visibility": "collapse"},
        ),
        ([blank(numbercolumnsrepeated=1024)], {}),
        ([text("合并", numberrowsspanned=2, numbercolumnsspanned=1), value("float", -12345678901)], {}),
        ([table.CoveredTableCell()], {}),
        ([blank(numbercolumnsrepeated=1024)], {"numberrowsrepeated": 1048570}),
    ]


def text(word: str, **more: object) -> Element:
    cell = table.TableCell(valuetype="string", **more)
    cell.addElement(P(text=word))
    return cell


def value(kind: str, what: float, **more: object) -> Element:
    return table.TableCell(valuetype=kind, value=repr(what), **more)


@pytest.mark.parametrize("make", [xlsx, xls, ods])
def test_the_same_table_comes_out_of_every_format(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "given")
    found = read(tmp_path / "given", f"表.{make.__name__}")
    assert found.issues == ()
    first, second = found.sheets
    assert (second.name, second.rows, second.hidden) == ("藏", [["x"]], True)
    # OpenDocument keeps the parts of a format, not its code.
    codes_of = {"0%": "0.0%", "0万": '0.0"万"'} if make is ods else {}
    rows = [
        [cell._replace(text=codes_of.get(cell.text, cell.text)) if isinstance(cell, Odd) else cell for cell in row]
        for row in first.rows
    ]
    assert Sheet(first.name, rows[:5], first.hidden, first.hidden_rows, first.hidden_columns, first.merged) == EXPECTED
    assert [type(cell) for cell in rows[1]] == [type(cell) for cell in ROWS[1]]


def test_an_xlsb_is_read_exactly(tmp_path: Path) -> None:
    with XlsbWriter(str(tmp_path / "given")) as made:
        made.add_sheet("表一")
        made.write_sheet(
            [HEAD, ["北京", 3, 0.344, 12.5, DAY, True], [None] * 6, ["天津", 0.35, -7, 12345678901, None, False]]
        )
        made.add_sheet("藏", hidden=True)
        made.write_sheet([["x"]])
    found = read(tmp_path / "given", "表.xlsb")
    assert found.issues == ()
    assert found.sheets[0].rows == [
        HEAD,
        ["北京", 3, 0.344, 12.5, Odd("date", 45356, "2024-03-05"), True],
        [],
        ["天津", 0.35, -7, 12345678901, None, False],
    ]
    assert [(one.name, one.hidden) for one in found.sheets] == [("表一", False), ("藏", True)]


def test_formulas_of_openpyxl_have_no_results(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["B2"] = "=SUM(A1:A9)"
    made.save(tmp_path / "given")
    assert read(tmp_path / "given", "a.xlsx").sheets[0].rows == [[], [None, Odd("formula", None, "=SUM(A1:A9)")]]


def test_formulas_of_xls_without_results_are_blank(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("a")
    sheet.write(0, 0, xlwt.Formula("1+1"))
    sheet.write(0, 1, 5)
    made.save(str(tmp_path / "given"))
    assert read(tmp_path / "given", "a.xls").sheets[0].rows == [[None, 5]]


def test_formulas_of_ods_without_results_are_told(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=SUM([.A2:.A3])"/>'
    assert content(tmp_path, f"<table:table-row>{cell}</table:table-row>").sheets[0].rows == [
        [Odd("formula", None, "=SUM([.A2:.A3])")]
    ]


SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "calcext", "style"))


def content(folder: Path, rows: str) -> Book:
    """Read an .ods of one sheet whose rows are written out."""
    inner = f'<office:spreadsheet><table:table table:name="表">{rows}</table:table></office:spreadsheet>'
    xml = f"<office:document-content {SPACES}><office:body>{inner}</office:body></office:document-content>"
    return book(
        folder, zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": xml}), "a.ods"
    )


def test_texts_and_errors_of_ods_are_exact(tmp_path: Path) -> None:
    cells = [
        '<table:table-cell office:value-type="string"><text:p>一<text:s text:c="2"/>二<text:span>三</text:span></text:p><text:p>四</text:p></table:table-cell>',
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>五</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/>',
        '<table:table-cell office:value-type="time" office:time-value="PT18H00M00S"/>',
        '<table:table-cell office:value-type="date" office:date-value="2024-03-05T12:00:00"/>',
    ]
    row = [
        *["一  二三\n四", "五", Odd("error", None, "#DIV/0!"), 7, 7],
        *[Odd("date", 0.75, "18:00:00"), Odd("date", 45356.5, "2024-03-05T12:00:00")],
    ]
    rows = f'<table:table-row table:number-rows-repeated="2">{"".join(cells)}</table:table-row>'
    assert content(tmp_path, rows).sheets[0].rows == [row, row]


@pytest.mark.parametrize(
    ("attributes", "cell", "code"),
    [
        ('table:number-rows-repeated="1048577"', 'office:value-type="float" office:value="1"', "file-too-heavy"),
        ("", 'office:value-type="float" office:value="1" table:number-columns-repeated="16384"', "too-many-columns"),
        ("", 'office:value-type="float" office:value="1" table:number-columns-repeated="-1"', "file-damaged"),
        ("", 'office:value-type="float" office:value="x"', "file-damaged"),
    ],
)
def test_repetition_is_no_way_around_the_limits(tmp_path: Path, attributes: str, cell: str, code: str) -> None:
    assert codes(content(tmp_path, f"<table:table-row {attributes}><table:table-cell {cell}/></table:table-row>")) == [
        code
    ]


def test_an_ods_value_far_away_is_refused_by_its_cell(tmp_path: Path) -> None:
    blank = '<table:table-row table:number-rows-repeated="1048575"/>'
    found = content(
        tmp_path,
        f'{blank}<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    )
    assert [(issue.code, issue.cell) for issue in found.issues] == [("cell-far-away", "A1048576")]


def test_an_encrypted_ods_is_told(tmp_path: Path) -> None:
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"\x01",
        "META-INF/manifest.xml": "<m><encryption-data/></m>",
    }
    assert codes(book(tmp_path, zipped(members), "a.ods")) == ["file-encrypted"]


def test_an_xls_value_far_away_is_refused_before_calamine_sees_it(tmp_path: Path) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("a")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)
    made.save(str(tmp_path / "given"))
    found = read(tmp_path / "given", "a.xls")
    assert [(issue.code, issue.cell) for issue in found.issues] == [("cell-far-away", "IV65536")]


def old(folder: Path) -> bytes:
    """Give a small .xls."""
    made = xlwt.Workbook()
    made.add_sheet("a").write(0, 0, 1)
    made.save(str(folder / "old"))
    return (folder / "old").read_bytes()


def test_encrypted_office_files_are_told(tmp_path: Path) -> None:
    data = old(tmp_path)
    package = data.replace("Workbook".encode("utf-16-le"), "Encrypte".encode("utf-16-le"))
    assert codes(book(tmp_path, package, "a.xls")) == ["file-wrong-type"]
    at = data.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    package = (
        data[:at] + name + data[at + len(name) : at + 64] + (len(name) + 2).to_bytes(2, "little") + data[at + 66 :]
    )
    assert codes(book(tmp_path, package, "a.xlsx")) == ["file-encrypted"]
    # The record after the first (BOF, 16 bytes and head) becomes FILEPASS.
    begin = data.index(b"\x09\x08\x10\x00")
    assert codes(book(tmp_path, data[: begin + 20] + b"\x2f\x00" + data[begin + 22 :], "a.xls")) == ["file-encrypted"]


@pytest.mark.parametrize("left", [600, 2000, -600])
def test_an_xls_cut_off_is_damaged(tmp_path: Path, left: int) -> None:
    assert codes(book(tmp_path, old(tmp_path)[:left], "a.xls")) == ["file-damaged"]


WRONG = [
    (b"<html><table>", "a.xls", "file-wrong-type", "HTML"),
    (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a.xlsx", "file-wrong-type", "HTML"),
    (b'<?xml version="1.0"?><Workbook>', "a.xls", "file-wrong-type", "XML"),
    (b"%PDF-1.7", "a.csv", "file-wrong-type", "PDF"),
    (b"Rar!\x1a", "a.xlsx", "file-wrong-type", "RAR"),
    (b"a,b\n1,2", "a.xlsx", "file-wrong-ending", ".csv"),
    (zipped(parts("")), "a.xls", "file-wrong-ending", ".xlsx"),
    (zipped(parts("")), "a.csv", "file-wrong-ending", ".xlsx"),
    (zipped({"word/document.xml": "<w/>"}), "a.xlsx", "file-wrong-type", "DOCX"),
    (zipped({"readme.txt": "x"}), "a.xlsx", "file-wrong-type", "ZIP"),
]


@pytest.mark.parametrize(("data", "name", "code", "actual"), WRONG)
def test_what_is_not_what_its_name_says_is_told(tmp_path: Path, data: bytes, name: str, code: str, actual: str) -> None:
    (issue,) = book(tmp_path, data, name).issues
    assert (issue.code, dict(issue.places)) == (code, {"suffix": f".{name[2:]}", "actual": actual})


def test_an_xls_named_xlsx_is_told(tmp_path: Path) -> None:
    (issue,) = book(tmp_path, old(tmp_path), "a.xlsx").issues
    assert (issue.code, dict(issue.places)["actual"]) == ("file-wrong-ending", ".xls")


@pytest.mark.parametrize("name", ["a.docx", "a", "", "a.xlsx.exe"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    assert "file-unknown-type" in codes(book(tmp_path, b"x", name))


NAMES = [
    ("表.xlsx", "表.xlsx", False),
    ("C:\\folder\\表.xlsx", "表.xlsx", False),
    ('../../evil"<b>.csv', 'evil"<b>.csv', False),
    ("a\u202exslx.exe\u2069.csv", "axslx.exe.csv", True),
    ("a\0b\nc.csv", "abc.csv", True),
    ("\ufeffa.csv", "a.csv", True),
    ("", "-", True),
    ("..", "-", True),
    ("长" * 200 + ".xlsx", "长" * 114 + "….xlsx", True),
]


@pytest.mark.parametrize(("name", "shown", "changed"), NAMES)
def test_names_are_made_fit_to_show(name: str, shown: str, changed: bool) -> None:  # noqa: FBT001 - one column of the table
    assert names.clean(name) == (shown, changed)


def test_a_name_with_characters_that_are_not_seen_is_told(tmp_path: Path) -> None:
    found = book(tmp_path, b"a,b\n1,2", "x\u202e.CSV")
    assert (found.name, found.suffix, codes(found), len(found.sheets)) == ("x.CSV", ".csv", ["file-name"], 1)


def test_every_code_says_what_to_do() -> None:
    assert all(code.message.endswith(".") and code.advice.endswith(".") for code in CODES.values())
    assert {code for code, found in CODES.items() if found.severity == "warning"} == {
        *(
            "file-macros",
            "file-links",
            "comments-unread",
            "headers-unread",
            "struck-maybe",
            "file-name",
            "file-encoding",
            "hidden-characters",
            "covered-values",
        ),
    }
