"""What a sentence about a sheet quotes: the words it speaks of, never nothing."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import facts, issues, sheet, understood

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


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("2024年成都市第4批社工站", "第4批"),
        ("2024年成都市社工站（第4批次）", "第4批次"),
        ("第三批社工站2024年成都市", "第三批"),
        ("2024年第4期成都市简报", "第4期"),
    ],
)
def test_a_number_in_a_title_is_quoted_once_as_it_stands(title: str, rest: str) -> None:
    drawn = sheet(f"{title}\n区县 | 社工站数\n锦江区 | 5")
    found = [one for one in understood(drawn).issues if one.severity == "error"]
    assert [(one.code, one.cell, dict(one.places)["rest"]) for one in found] == [("title-unclear", "A1", rest)]


@pytest.mark.parametrize(
    "number",
    [
        "附表3",
        "附表3：",
        "表2-1",
        "表2-1-3",
        "表三-2",
        "附录3",
        "图3-1",
        "专栏2",
        "4.2",
        "4.2.1",
        "川民统3表",
        "附件3-2",
    ],
)
def test_a_number_before_a_title_says_nothing(number: str) -> None:
    draft = understood(sheet(f"{number} 2024年成都市\n{HELD}"))
    assert facts(draft) == ["510104 2024-12 certified_total 5"]
    assert issues(draft) == ["period-from-title 3"]


@pytest.mark.parametrize("title", ["图木舒克市2024年", "4.2024年图木舒克市", "图们市2024年社工情况"])
def test_a_name_that_begins_like_a_number_stays(title: str) -> None:
    draft = understood(sheet(f"{title}\n指标 | 数值\n持证人数 | 5"))
    assert [line[:6] for line in facts(draft)] == ["222402" if "图们" in title else "659003"]
