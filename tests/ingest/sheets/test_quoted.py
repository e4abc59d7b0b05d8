"""What a sentence about a sheet quotes: the words it speaks of, never nothing."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import sheet, understood

HELD = "区县 | 持证人数\n锦江区 | 5"
NOTE = "注：本表为2023年末数据"
TAKEN = [
    ("成都市持证人数（2023年12月31日）\n" + HELD, ["成都市持证人数（2023年12月31日）"]),
    ("成都市\n2023年12月31日\n" + HELD, ["2023年12月31日"]),
    ("成都市\n统计时间： | 2023-09-30\n" + HELD, ["统计时间：2023-09-30"]),
    (f"成都市\n{HELD}\n{NOTE}\n\n区县 | 社工站数\n锦江区 | 7", [NOTE, NOTE]),
]
SEVERAL = [
    ("成都市\n区县 | 2021-2023年\n | 持证人数\n锦江区 | 5", "B2", "2021-2023年"),
    ("成都市\n年份 | 指标 | 数值\n | 2021-2023年持证人数 | 5", "B3", "2021-2023年持证人数"),
    ("成都市\n年份 | 指标 | 数值\n2021-2023年 | 持证人数 | 5", "A3", "2021-2023年"),
]


@pytest.mark.parametrize(("text", "quoted"), TAKEN)
def test_the_line_a_period_was_taken_from_is_quoted(text: str, quoted: list[str]) -> None:
    found = [one for one in understood(sheet(text)).issues if one.code == "period-from-title"]
    assert [dict(one.places)["where"] for one in found] == quoted


@pytest.mark.parametrize(("text", "cell", "quoted"), SEVERAL)
def test_the_cell_that_names_several_years_is_quoted(text: str, cell: str, quoted: str) -> None:
    (found,) = understood(sheet(text)).issues
    assert (found.code, found.cell, dict(found.places)["text"]) == ("year-several", cell, quoted)
