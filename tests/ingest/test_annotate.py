"""A reader's own workbook comes back with the cells to mend coloured, explained and listed, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from analytics.ingest import annotate as marker
from analytics.ingest import apart, desk
from analytics.ingest.book import Book, Odd, Sheet
from analytics.ingest.draft import Issue

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell

RED: Final = "FFF4B6AE"
AMBER: Final = "FFFFE3A3"
MESSAGE: Final = "{value} is not a number."


def issue(
    cell: str, severity: str = "error", sheet: str = "全省 '24", *, code: str = "not-a-number", row: int = 0
) -> Issue:
    known = "error" if severity == "error" else "warning"
    return Issue(code, known, f"{sheet}!{cell}", MESSAGE, (("value", "=x"),), sheet, cell, row)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "全省 '24"
    sheet["A1"], sheet["B1"], sheet["B2"] = "地区", "报名人数", 5
    sheet["A1"].font = Font(bold=True, name="楷体")
    sheet["B3"] = "=SUM(B2:B2)"
    sheet["B4"] = "=cmd()"
    sheet["B4"].data_type = "s"
    sheet["C2"] = "已核"
    sheet["C2"].comment = Comment("科里的批注", "李科")
    sheet["C3"] = CellRichText("部分", TextBlock(InlineFont(b=True), "加粗"))
    sheet["D2"].fill = PatternFill("solid", start_color="FF00FF00")
    sheet.merge_cells("A6:B7")
    sheet["A6"] = "合并"
    sheet.column_dimensions["A"].width = 33
    book.create_sheet("另一张").sheet_state = "hidden"
    book.save(tmp_path / "表.xlsx")
    return tmp_path / "表.xlsx"


def opened(made: bytes | None) -> Workbook:
    assert made is not None
    return load_workbook(io.BytesIO(made), rich_text=True)


def colour(cell: Cell) -> str:
    return str(cell.fill.start_color.rgb) if cell.fill.fill_type else ""


def test_cells_are_coloured_and_explained(workbook: Path) -> None:
    book = opened(marker.annotate(workbook, [issue("B2", "warning"), issue("B4")], "zh"))
    sheet = book["全省 '24"]
    assert [colour(sheet[name]) for name in ("B2", "B3", "B4")] == [AMBER, "", RED]
    assert sheet["B4"].comment.text == "错误 not-a-number\n“=x”不是数字。"
    assert sheet["B2"].comment.text.startswith("警告")
    assert sheet["B3"].comment is None


def test_the_rest_of_the_workbook_stays(workbook: Path) -> None:
    book = opened(marker.annotate(workbook, [issue("B2")], "zh"))
    sheet = book["全省 '24"]
    assert book.sheetnames == ["问题清单", "全省 '24", "另一张"]
    assert book["另一张"].sheet_state == "hidden"
    assert (sheet["A1"].font.b, sheet["A1"].font.name, sheet.column_dimensions["A"].width) == (True, "楷体", 33)
    assert (sheet["B3"].data_type, sheet["B3"].value) == ("f", "=SUM(B2:B2)")
    assert (sheet["B4"].data_type, sheet["B4"].value) == ("s", "=cmd()")
    assert str(sheet["C3"].value) == "部分加粗"
    assert colour(sheet["D2"]) == "FF00FF00"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A6:B7"]
    assert sheet["C2"].comment.text == "科里的批注"


def test_a_comment_of_their_own_is_kept_above_ours(workbook: Path) -> None:
    sheet = opened(marker.annotate(workbook, [issue("C2")], "en"))["全省 '24"]
    assert sheet["C2"].comment.text == "科里的批注\n\nError not-a-number\n=x is not a number."


def test_the_list_names_every_issue_and_leads_to_its_cell(workbook: Path) -> None:
    issues = [issue("C3", "warning", code="skipped"), issue("B4"), issue("", sheet="")]
    book = opened(marker.annotate(workbook, issues, "zh", advice={"not-a-number": "Exam registrations"}))
    listed = book.worksheets[0]
    assert listed["A1"].value.startswith("错误2处，警告1处。")
    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=3)]
    assert rows == [
        ["错误", "全省 '24", "B4", "not-a-number", "“=x”不是数字。", "报名人数"],
        ["错误", None, None, "not-a-number", "“=x”不是数字。", "报名人数"],
        ["警告", "全省 '24", "C3", "skipped", "“=x”不是数字。", None],
    ]
    assert [cell.hyperlink and cell.hyperlink.location for cell in listed["C"][2:]] == [
        "'全省 ''24'!B4",
        None,
        "'全省 ''24'!C3",
    ]


def test_of_merged_cells_the_first_is_marked(workbook: Path) -> None:
    sheet = opened(marker.annotate(workbook, [issue("B7")], "zh"))["全省 '24"]
    assert colour(sheet["A6"]) == RED
    assert "not-a-number" in sheet["A6"].comment.text


def test_two_issues_of_a_cell_stand_together_and_the_worse_colours_it(workbook: Path) -> None:
    issues = [issue("B2", "warning", code="jump"), issue("B2")]
    sheet = opened(marker.annotate(workbook, issues, "zh"))["全省 '24"]
    assert colour(sheet["B2"]) == RED
    assert sheet["B2"].comment.text.index("not-a-number") < sheet["B2"].comment.text.index("jump")


@pytest.mark.parametrize(
    ("sheet", "cell"), [("没有的表", "B2"), ("全省 '24", "B2:C3"), ("全省 '24", "=x"), ("全省 '24", "XFE0")]
)
def test_what_is_no_cell_of_the_workbook_is_only_listed(workbook: Path, sheet: str, cell: str) -> None:
    book = opened(marker.annotate(workbook, [issue(cell, sheet=sheet)], "zh"))
    assert [row[3].value for row in book.worksheets[0].iter_rows(min_row=3)] == ["not-a-number"]
    assert all(one.comment is None or one.coordinate == "C2" for row in book["全省 '24"].iter_rows() for one in row)


def test_an_annotated_copy_can_be_annotated_again(workbook: Path, tmp_path: Path) -> None:
    first = marker.annotate(workbook, [issue("B2"), issue("B3")], "zh")
    assert first is not None
    (tmp_path / "再.xlsx").write_bytes(first)
    book = opened(marker.annotate(tmp_path / "再.xlsx", [issue("B3")], "zh"))
    assert book.sheetnames == ["问题清单", "全省 '24", "另一张"]
    sheet = book["全省 '24"]
    assert (colour(sheet["B2"]), sheet["B2"].comment) == ("", None)
    assert (colour(sheet["B3"]), sheet["B3"].comment.text.count("not-a-number")) == (RED, 1)


def test_of_very_many_issues_the_first_are_marked(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert marker.MOST_MARKED == 2000
    monkeypatch.setattr(marker, "MOST_MARKED", 3)
    issues = [issue(f"H{row}", "warning") for row in range(1, 6)]
    book = opened(marker.annotate(workbook, issues, "zh"))
    sheet = book["全省 '24"]
    assert [colour(sheet[f"H{row}"]) for row in range(1, 6)] == [AMBER, AMBER, AMBER, "", ""]
    assert book.worksheets[0]["A1"].value.endswith("只在单元格中标出前3处，全部问题列在本表。")
    assert book.worksheets[0].max_row == 7


def test_macros_are_dropped(workbook: Path, tmp_path: Path) -> None:
    spiked = tmp_path / "宏.xlsm"
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(spiked, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                plain = b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                assert plain in content
                content = content.replace(b"vnd." + plain, b"vnd.ms-excel.sheet.macroEnabled.main+xml")
            target.writestr(name, content)
        target.writestr("xl/vbaProject.bin", b"macro")
    made = marker.annotate(spiked, [issue("B2")], "zh")
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as written:
        assert not [name for name in written.namelist() if "vba" in name]
        assert b"macroEnabled" not in written.read("[Content_Types].xml")


def test_of_other_formats_the_values_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["地区", "=1+1"], ["成都\x00", 5.5], [None, True, Odd("number", 0.5, "0%"), Odd("error", None, "#DIV/0!")]]

    class Reader:
        @staticmethod
        def read(path: Path, name: str) -> Book:
            assert (path.name, name) == ("upload.csv", "表.csv")
            return Book(name, "", ".csv", (Sheet("表[1]", rows),))

    monkeypatch.setattr(desk, "reader", Reader)
    book = opened(marker.annotate(tmp_path / "upload.csv", [issue("", sheet="", row=2)], "zh", name="表.csv"))
    sheet = book.worksheets[1]
    assert sheet.title == "表 1"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["地区", "=1+1", None, None],
        ["成都", 5.5, None, None],
        [None, True, 0.5, "#DIV/0!"],
    ]
    assert sheet["B1"].data_type == "s"
    assert colour(sheet["A2"]) == RED


def test_a_file_that_is_no_workbook_has_no_copy(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert marker.annotate(tmp_path / "坏.xlsx", [issue("B2")], "zh") is None


def test_the_copy_is_made_in_a_process_of_its_own(workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    assert apart.annotate(workbook, "表.xlsx", [issue("B2")], "zh", target=target, advice={})
    assert colour(opened(target.read_bytes())["全省 '24"]["B2"]) == RED


def test_a_workbook_beyond_the_limits_has_no_copy(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_MEMORY", 40 * 2**20)
    target = tmp_path / "marked.xlsx"
    assert not apart.annotate(workbook, "表.xlsx", [issue("B2")], "zh", target=target, advice={})
    assert not target.exists()
