"""Nasty workbooks end in one clear issue, and what they would cost is bounded by the limits of the process."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from analytics.ingest.files import child, read, reading
from analytics.ingest.sandbox import limits
from tests.ingest.files.making import book, codes, limited, parts, sheet, zipped

if TYPE_CHECKING:
    from pathlib import Path

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def filler(rows: int) -> str:
    """Blank formatted rows, as a clerk leaves them behind."""
    return "".join(f'<row r="{at}" s="1" ht="15"><c r="A{at}" s="1"/></row>' for at in range(2, rows))


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "A10002"])
def test_a_value_far_away_is_refused_by_its_cell(tmp_path: Path, cell: str) -> None:
    row = cell.lstrip("ADFX")
    far = f'<c r="{cell}"><v>1</v></c></row>'
    rows = ONE.replace("</row>", far) if row == "1" else f'{ONE}<row r="{row}">{far}'
    found = sheet(tmp_path, rows)
    assert (found.sheets, codes(found)) == ((), ["cell-far-away"])
    assert (found.issues[0].sheet, found.issues[0].cell, found.issues[0].place) == ("表", cell, f"a.xlsx:表!{cell}")


def test_a_value_as_far_as_is_allowed_is_read(tmp_path: Path) -> None:
    found = sheet(tmp_path, ONE + '<row r="10001"><c r="A10001"><v>2</v></c></row>')
    assert (len(found.sheets[0].rows), found.sheets[0].rows[-1], found.issues) == (10001, [2], ())


def test_a_million_blank_rows_are_nothing(tmp_path: Path) -> None:
    found = sheet(tmp_path, ONE + filler(1_048_576))
    assert (found.sheets[0].rows, found.issues) == ([[1]], ())


def test_a_value_below_thousands_of_blank_rows_is_far_away(tmp_path: Path) -> None:
    found = sheet(tmp_path, ONE + filler(20_000) + '<row r="20000"><c r="B20000"><v>1</v></c></row>')
    assert [(issue.code, issue.cell) for issue in found.issues] == [("cell-far-away", "B20000")]


@pytest.mark.parametrize(("columns", "expected"), [(300, []), (301, [("too-many-columns", "KO1")])])
def test_more_columns_than_a_table_has_are_refused(
    tmp_path: Path, columns: int, expected: list[tuple[str, str]]
) -> None:
    made = openpyxl.Workbook()
    made.active.append(list(range(columns)))
    made.save(tmp_path / "wide")
    found = read(tmp_path / "wide", "wide.xlsx")
    assert [(issue.code, issue.cell) for issue in found.issues] == expected
    assert bool(found.sheets) is not bool(expected)


@pytest.mark.parametrize(("rows", "expected"), [(10_000, []), (11_000, ["file-too-heavy"])])
def test_a_wide_sheet_of_little_but_gaps_is_too_heavy(tmp_path: Path, rows: int, expected: list[str]) -> None:
    # 298 empty cells between the two of each row: 2.98 million are read, 3.28 million are not.
    cells = "".join(
        f'<row r="{at}"><c r="A{at}"><v>{at}</v></c><c r="KN{at}"><v>1</v></c></row>' for at in range(1, rows + 1)
    )
    found = sheet(tmp_path, cells)
    assert [issue.code for issue in found.issues] == expected
    assert [len(one.rows) for one in found.sheets] == ([] if expected else [rows])


def test_one_long_text_in_every_cell_is_too_heavy(tmp_path: Path) -> None:
    strings = f"<si><t>{'长' * 32_000}</t></si>"
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 10_000))
    found = sheet(tmp_path, rows, strings=strings)
    # Written out in full these would be 960 MB; a piece writes each of its texts once, and all cells share one text.
    assert {len(row[0]) for row in found.sheets[0].rows if isinstance(row[0], str)} == {32_000}
    assert len({id(row[0]) for row in found.sheets[0].rows}) == 1


def test_many_long_texts_are_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, "OUTPUT", 10_000)
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="str"><v>{at}{"长" * 100}</v></c></row>' for at in range(1, 100))
    assert codes(sheet(tmp_path, rows)) == ["file-too-heavy"]


def test_counts_of_shared_texts_are_not_believed(tmp_path: Path) -> None:
    members = parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    members["xl/sharedStrings.xml"] = '<sst count="4294967295" uniqueCount="4294967295"><si><t>甲</t></si></sst>'
    assert book(tmp_path, zipped(members)).sheets[0].rows == [["甲"]]


def test_texts_that_are_not_there_are_damage(tmp_path: Path) -> None:
    for index in ("5", "-1", "x"):
        assert codes(sheet(tmp_path, f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>')) == ["file-damaged"]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v>',
        '<row r="1"><c r="A1" t="unheard"><v>1</v></c></row>',
    ],
    ids=["rows backwards", "row twice", "cells backwards", "cut off", "unknown type"],
)
def test_sheets_no_program_writes_are_damage(tmp_path: Path, rows: str) -> None:
    assert codes(sheet(tmp_path, rows)) == ["file-damaged"]


def test_merges_upon_merges_are_damage(tmp_path: Path) -> None:
    merged = "".join('<mergeCell ref="A1:XFD1048576"/>' for _ in range(500))
    assert codes(sheet(tmp_path, ONE, after=f"<mergeCells>{merged}</mergeCells>")) == ["file-damaged"]


def test_more_merges_than_any_table_has_are_too_heavy(tmp_path: Path) -> None:
    merged = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, limits.RANGES + 2))
    assert codes(sheet(tmp_path, ONE, after=f"<mergeCells>{merged}</mergeCells>")) == ["file-too-heavy"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused_in_every_part(tmp_path: Path, part: str, encoding: str) -> None:
    members = parts(ONE)
    old = members[part]
    assert isinstance(old, str)
    members[part] = (BOMB + old.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')).encode(encoding)
    assert codes(book(tmp_path, zipped(members))) == ["file-unsafe"]


@pytest.mark.parametrize(
    "name", ["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "C:/evil.xml", "..\\evil.xml", "XL/Workbook.xml"]
)
def test_tricks_in_the_names_of_members_are_refused(tmp_path: Path, name: str) -> None:
    assert codes(book(tmp_path, zipped({**parts(ONE), name: "x"}))) == ["file-unsafe"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_stands_twice_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO(zipped(parts(ONE)))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/workbook.xml", "x")
    assert codes(book(tmp_path, out.getvalue())) == ["file-unsafe"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    members = {**parts(ONE), "xl/media/image1.png": b"\0" * (limits.SMALL_MEMBER + 1)}
    assert codes(book(tmp_path, zipped(members))) == ["file-too-heavy"]


def test_members_that_say_they_are_small_are_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({**parts(ONE), "xl/media/a.png": b"\0" * 2_000_000}))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, at + 24, 10)
    assert codes(book(tmp_path, bytes(data))) == ["file-damaged"]


def test_a_sum_above_the_limit_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(parts(ONE)))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<II", data, at + 20, limits.UNPACKED // 2, limits.UNPACKED + 1)
    assert codes(book(tmp_path, bytes(data))) == ["file-too-heavy"]


def test_more_members_than_a_workbook_has_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(limits.MEMBERS + 1):
            packed.writestr(f"xl/{number}", b"")
    assert codes(book(tmp_path, out.getvalue())) == ["file-too-heavy"]


@pytest.mark.parametrize("left", [30, 300, 900, -30, -1])
def test_a_workbook_cut_off_is_damaged(tmp_path: Path, left: int) -> None:
    assert codes(book(tmp_path, zipped(parts(ONE))[:left])) == ["file-damaged"]


def test_one_wrong_byte_is_damage(tmp_path: Path) -> None:
    data = bytearray(zipped(parts(ONE)))
    at = data.find(b"sheet1.xml") + len("sheet1.xml") + 20
    data[at] ^= 0xFF
    assert codes(book(tmp_path, bytes(data))) == ["file-damaged"]


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped(parts(ONE)))
    struct.pack_into("<H", data, data.rfind(b"PK\1\2") + 8, 1)
    assert codes(book(tmp_path, bytes(data))) == ["file-encrypted"]


def test_macros_and_links_are_told_and_the_values_read(tmp_path: Path) -> None:
    members = parts(ONE)
    relations = members["xl/_rels/workbook.xml.rels"]
    assert isinstance(relations, str)
    link = '<Relationship Id="r9" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    members["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", link)
    members["xl/vbaProject.bin"] = b"macro"
    found = book(tmp_path, zipped(members), "a.xlsm")
    assert (found.sheets[0].rows, codes(found)) == ([[1]], ["file-macros", "file-links"])


def test_comments_on_cells_are_told_and_the_values_read(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["地区", "持证人数"])
    made.active.append(["成都市", 21])
    made.active["B1"].comment = Comment("单位：百人", "填表人")
    made.active["B2"].comment = Comment("估计数", "填表人")
    made.create_sheet("空表")["A1"].comment = Comment("说明", "填表人")
    made.save(tmp_path / "commented")
    found = read(tmp_path / "commented", "commented.xlsx")
    assert found.sheets[0].rows == [["地区", "持证人数"], ["成都市", 21]]
    assert [(one.code, one.sheet, one.cell, dict(one.places)["cells"]) for one in found.issues] == [
        ("comments-unread", "Sheet", "B1", "B1, B2")
    ]


def test_chart_sheets_and_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = 1
    made.create_sheet("空")
    made.create_chartsheet("图")
    made.create_sheet("后").append(["x"])
    made["后"].sheet_state = "veryHidden"
    made.save(tmp_path / "a")
    found = read(tmp_path / "a", "a.xlsx")
    assert [(one.name, one.hidden, one.rows) for one in found.sheets] == [
        ("Sheet", False, [[1]]),
        ("后", True, [["x"]]),
    ]


def test_a_workbook_without_values_is_empty(tmp_path: Path) -> None:
    assert codes(sheet(tmp_path, "")) == ["file-empty"]
    assert codes(book(tmp_path, b"")) == ["file-empty"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1 << 20)
    found = book(tmp_path, b"PK\3\4" + b"x" * (1 << 20))
    assert (codes(found), found.sha256, str(found.issues[0])) == (
        ["file-too-large"],
        "",
        "a.xlsx: file-too-large The file is larger than 1 MB.",
    )


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        found = read(path, "a.xlsx")
        assert (found.sheets, codes(found)) == ((), ["file-unreadable"])


def test_a_process_that_outruns_the_clock_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "WALL_SECONDS", 0)
    assert codes(sheet(tmp_path, ONE)) == ["file-too-heavy"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_process_cannot_take_more_memory_than_allowed() -> None:
    program = "from analytics.ingest.sandbox import limits; limits.hold(); bytes(limits.MEMORY)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.strip().endswith("MemoryError")


def test_a_process_that_runs_out_of_memory_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys; sys.path.append(sys.argv[1]); from analytics.ingest.sandbox import limits, main; limits.MEMORY = 80 << 20;"
        "main._read = lambda *_: bytes(200 << 20); main.main(*sys.argv[2:])"
    )
    monkeypatch.setattr(child, "_START", program)
    assert codes(sheet(tmp_path, ONE)) == ["file-too-heavy"]


def test_a_process_that_dies_in_the_middle_leaves_no_half_a_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        """import os; print('["sheet","x",false]'); print('["rows",0,[[[1],[]]],[],[]]'); print('["end",[],[],[]]', flush=True);"""
        "os.abort()"
    )
    monkeypatch.setattr(child, "_START", program)
    found = sheet(tmp_path, ONE)
    assert (found.sheets, codes(found)) == ((), ["file-too-heavy"])
