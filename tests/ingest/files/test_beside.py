"""Comments on cells and headers of printed pages are told, whatever the format."""

from __future__ import annotations

import re
import struct
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from odf import dc, office, style, table, text
from odf.opendocument import OpenDocumentSpreadsheet
from pyxlsbwriter import XlsbWriter

from analytics.ingest.files import read
from analytics.ingest.sandbox import beside, biff
from tests.ingest.files.making import OFFICE, book, sheet, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.ingest.book import Book

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def told(found: Book) -> list[tuple[str, str, object]]:
    """Code, cell and what was found."""
    return [(one.code, one.cell, dict(one.places).get("cells") or dict(one.places).get("text")) for one in found.issues]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "<oddHeader>&amp;L&amp;&quot;宋体,常规&quot;&amp;12内部资料&amp;R单位：百人</oddHeader>",
            "内部资料 单位：百人",
        ),
        ("<oddHeader>&amp;C&amp;A</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>", ""),
        ("<oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter>", ""),
        # The cut after 60 letters would leave six digits of the number.
        (f"<oddHeader>&amp;C{'内部资料' * 13}电话13800000000</oddHeader>", f"{'内部资料' * 13}电话…"),
        ("<oddHeader></oddHeader><firstFooter>联系电话13800000000</firstFooter>", "联系电话***********"),
    ],
)
def test_print_headers_of_xlsx_are_told_without_fields_and_numbers_of_persons(
    tmp_path: Path, header: str, said: str
) -> None:
    expected = [("headers-unread", "", said)] if said else []
    after = f"<headerFooter>{header}</headerFooter>"
    assert told(sheet(tmp_path, ROW, after=after)) == expected
    prefixed = re.sub(r"<(/?)(?=\w)", r"<\1x:", f"<worksheet><sheetData>{ROW}</sheetData>{after}</worksheet>")
    assert told(sheet(tmp_path, "", sheet=prefixed.replace("<x:worksheet", "<x:worksheet xmlns:x='u'"))) == expected


def test_print_headers_of_xls_are_told(tmp_path: Path) -> None:
    made = xlwt.Workbook(encoding="utf-8")
    page = made.add_sheet("表")
    page.write(0, 0, 1)
    page.header_str, page.footer_str = b"&CUnit: hundreds", b"&P"
    made.save(str(tmp_path / "given"))
    assert told(read(tmp_path / "given", "a.xls")) == [("headers-unread", "", "Unit: hundreds")]


def test_notes_and_old_headers_of_xls_records_are_found() -> None:
    records = [
        (0x809, b"\0\6\x10\0" + bytes(12)),
        (0x14, b"\5" + "单位A".encode("gb18030")),
        (0x15, b"\2\0\1" + "页脚".encode("utf-16-le")),
        (0x1C, struct.pack("<HH", 2, 27) + bytes(8)),
        (0x0A, b""),
    ]
    data = b"".join(struct.pack("<HH", kind, len(record)) + record for kind, record in records)
    found = biff.sheet(data, 0, biff.Globals())
    assert (found.comments, found.headers) == (["AB3"], ["单位A", "页脚"])


def test_comments_and_headers_of_xlsb_are_told(tmp_path: Path) -> None:
    with XlsbWriter(str(tmp_path / "plain")) as made:
        made.add_sheet("表")
        made.write_sheet([["地区", 3]])
    with zipfile.ZipFile(tmp_path / "plain") as packed:
        members: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    header = "&C单位：百人".encode("utf-16-le")
    empty = b"\xff\xff\xff\xff"
    record = b"\0\0" + empty * 5 + struct.pack("<I", len(header) // 2) + header
    page = "xl/worksheets/sheet1.bin"
    members[page] = bytes(members[page]) + b"\xdf\x03" + bytes([len(record)]) + record  # type: ignore[arg-type]
    members["xl/worksheets/_rels/sheet1.bin.rels"] = (
        f'<Relationships><Relationship Id="r9" Type="{OFFICE}/comments" Target="../comments1.bin"/></Relationships>'
    )
    members["xl/comments1.bin"] = b"\xfb\x04\x24" + struct.pack("<IIIII", 0, 1, 1, 1, 1) + bytes(16)
    assert told(book(tmp_path, zipped(members), "a.xlsb")) == [
        ("comments-unread", "B2", "B2"),
        ("headers-unread", "", "单位：百人"),
    ]


def test_comments_and_headers_of_ods_are_told(tmp_path: Path) -> None:
    made = OpenDocumentSpreadsheet()
    master = style.MasterPage(name="mp1", pagelayoutname="pm1")
    header, footer = style.Header(), style.Footer()
    header.addElement(text.P(text="单位：百人"))
    line = text.P(text="第")
    line.addElement(text.PageNumber(text="1"))
    line.addText("页")
    footer.addElement(line)
    master.addElement(header)
    master.addElement(footer)
    made.masterstyles.addElement(master)
    made.automaticstyles.addElement(style.Style(name="ta1", family="table", masterpagename="mp1"))
    for name, look in (("表", {"stylename": "ta1"}), ("乙", {})):
        page = table.Table(name=name, **look)
        row = table.TableRow()
        cell = table.TableCell(valuetype="float", value="1")
        note = office.Annotation()
        note.addElement(dc.Creator(text="统计科"))
        note.addElement(dc.Date(text="2024-01-05T00:00:00"))
        note.addElement(text.P(text="估计数，"))
        note.addElement(text.P(text="单位：百人"))
        row.addElement(table.TableCell(numbercolumnsrepeated=2))
        if look:
            cell.addElement(note)
        row.addElement(cell)
        page.addElement(row)
        made.spreadsheet.addElement(page)
    made.save(str(tmp_path / "given"))
    found = read(tmp_path / "given", "a.ods")
    assert told(found) == [("comments-unread", "C1", "C1"), ("headers-unread", "", "单位：百人")]
    assert dict(found.issues[0].places)["said"] == "C1 估计数，\n单位：百人"
    assert found.sheets[0].rows == [[None, None, 1]]


def test_many_comments_are_counted_and_a_long_header_is_cut(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append([1])
    made.active.oddHeader.center.text = "单" * 61
    made.save(tmp_path / "given")
    assert told(read(tmp_path / "given", "a.xlsx")) == [("headers-unread", "", "单" * 60 + "…")]
    said: list[object] = []

    class Heard:
        def issue(self, code: str, **places: object) -> None:
            said.append((code, places))

    beside.comments(Heard(), [f"A{row}" for row in range(1, 8)])  # type: ignore[arg-type]
    assert said == [("comments-unread", {"cell": "A1", "count": 7, "cells": "A1, A2, A3, A4, A5 …", "said": ""})]
