"""Comments and print headers that may change what figures are, which are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from odf import office, table, text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl.comments import Comment

from analytics.ingest.files import reading
from analytics.ingest.interpret import draft
from tests.ingest.sheets.drawn import facts, tree

if TYPE_CHECKING:
    from pathlib import Path

FACT = "510100 2023-12 certified_total 5"


def given(folder: Path, *, comment: str = "", header: str = "") -> tuple[list[str], list[str]]:
    """The facts and what is asked of a workbook with a comment on its figure, or with a print header."""
    made = openpyxl.Workbook()
    for row in (["2023年持证人数", None], ["地区", "持证人数"], ["成都市", 5]):
        made.active.append(row)
    if comment:
        made.active["B3"].comment = Comment(comment, "统计科")
    made.active.oddHeader.center.text = header
    made.save(folder / "given.xlsx")
    found = draft(reading.read(folder / "given.xlsx", "given.xlsx"), tree(), {})
    return facts(found), [f"{one.code} {one.cell}".strip() for one in found.issues if one.severity == "error"]


@pytest.mark.parametrize(
    ("comment", "asked"),
    [
        ("此数为2022年数，2023年未报", ["note-unclear B3"]),
        ("统计科:\n单位：百人", ["note-unclear B3"]),
        ("已核对", []),
        ("已核对。" * 20, []),
        ("已核对。" * 20 + "此数为2022年数", ["note-unclear B3"]),
    ],
)
def test_comments(tmp_path: Path, comment: str, asked: list[str]) -> None:
    assert given(tmp_path, comment=comment) == ([FACT], asked)


@pytest.mark.parametrize(("comment", "asked"), [("此数为2022年数", ["note-unclear B3"]), ("已核对", [])])
def test_comments_of_ods(tmp_path: Path, comment: str, asked: list[str]) -> None:
    made = OpenDocumentSpreadsheet()
    page = table.Table(name="表")
    for cells in (["2023年持证人数"], ["地区", "持证人数"], ["成都市", 5]):
        row = table.TableRow()
        for value in cells:
            kind = {"valuetype": "float", "value": value} if value == 5 else {"valuetype": "string"}
            cell = table.TableCell(**kind)
            if value == 5:
                note = office.Annotation()
                note.addElement(text.P(text=comment))
                cell.addElement(note)
            cell.addElement(text.P(text=str(value)))
            row.addElement(cell)
        page.addElement(row)
    made.spreadsheet.addElement(page)
    made.save(str(tmp_path / "given.ods"))
    found = draft(reading.read(tmp_path / "given.ods", "given.ods"), tree(), {})
    assert facts(found) == [FACT]
    assert [f"{one.code} {one.cell}" for one in found.issues if one.severity == "error"] == asked


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("2022年度数据（测算）", ["note-unclear"]),
        ("单位：百人", ["note-unclear"]),
        ("成都市2023年持证社会工作者统计表", []),
        ("2024年1月5日", []),
    ],
)
def test_headers(tmp_path: Path, header: str, asked: list[str]) -> None:
    assert given(tmp_path, header=header) == ([FACT], asked)
