"""Comments and print headers that may change what figures are, which are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
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
