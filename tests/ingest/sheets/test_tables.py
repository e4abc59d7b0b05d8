"""Several tables: one under the other, side by side, over pages, on several sheets."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, facts, issues, sheet, understood

CASES = [
    Case(
        "headings that come again on every page",
        """
2024年四川省报名情况
地区 | 报名人数
成都市 | 100
2024年四川省报名情况（续表）
地区 | 报名人数
绵阳市 | 50
地区 | 报名人数
德阳市 | 30
合计 | 180
""",
        """
510100 2024 exam_registered 100
510700 2024 exam_registered 50
510600 2024 exam_registered 30
""",
        "period-from-title 3",
    ),
    Case(
        "two tables under each other with their own titles",
        """
2023年报名情况
地区 | 报名人数
成都市 | 90
合计 | 90

2024年报名情况
地区 | 报名人数
成都市 | 100
合计 | 100
""",
        """
510100 2023 exam_registered 90
510100 2024 exam_registered 100
""",
        "period-from-title 3\nperiod-from-title 8",
    ),
    Case(
        "two tables under each other, the year over both and the unit too",
        """
四川省2024年社会工作统计资料
单位：万人
表1 考试情况
地区 | 报名人数
成都市 | 1.5
注：报名人数为缴费人数。
表2 持证情况
地区 | 持证人数
成都市 | 2.5
""",
        """
510100 2024 exam_registered 15000
510100 2024-12 certified_total 25000
""",
        "note-seen A6\nperiod-from-title 5\nperiod-from-title 9",
    ),
    Case(
        "a table of another shape under the first",
        """
2024年报名情况
地区 | 报名人数
成都市 | 100

各市持证人数
地区 | 2023年 | 2024年
成都市 | 300 | 400
""",
        """
510100 2024 exam_registered 100
510100 2023-12 certified_total 300
510100 2024-12 certified_total 400
""",
        "period-from-title 3",
    ),
    Case(
        "side by side with the same titles",
        """
2024年报名人数
地区 | 人数 | | 地区 | 人数
成都市 | 100 | | 绵阳市 | 50
德阳市 | 30 | | 泸州市 | 20
""",
        """
510100 2024 exam_registered 100
510600 2024 exam_registered 30
510700 2024 exam_registered 50
510500 2024 exam_registered 20
""",
        "period-from-title 3",
    ),
    Case(
        "side by side with titles of their own",
        """
2023年报名人数 | | | 2024年报名人数 |
地区 | 人数 | | 地区 | 人数
成都市 | 90 | | 成都市 | 100
""",
        """
510100 2023 exam_registered 90
510100 2024 exam_registered 100
""",
        "period-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "side by side under an empty column, titled differently",
        """
2024年
地区 | 报名人数 | | 市州 | 持证人数
成都市 | 90 | | 绵阳市 | 100
""",
        """
510100 2024 exam_registered 90
510700 2024-12 certified_total 100
""",
        "period-from-title 3",
    ),
    Case(
        "the same table twice with different figures",
        """
2024年报名情况
地区 | 报名人数
成都市 | 100

地区 | 报名人数
成都市 | 90
""",
        """
510100 2024 exam_registered 100
510100 2024 exam_registered 90
""",
        "period-from-title 3",
    ),
    Case(
        "a key of words before the table",
        """
指标说明
报名人数：完成网上报名并缴费的人数
2024年报名情况
地区 | 报名人数
成都市 | 100
""",
        "510100 2024 exam_registered 100",
        "note-seen A2\nperiod-from-title 5",
    ),
    Case(
        "figures that look like years",
        """
地区 | 报名人数 | 通过人数
成都市 | 2024 | 2010
绵阳市 | 2011 | 2001
""",
        """
510100 2024 exam_registered 2024
510100 2024 exam_passed 2010
510700 2024 exam_registered 2011
510700 2024 exam_passed 2001
""",
        "period-from-title 2",
        sheet="2024年",
    ),
    Case(
        "figures that look like region codes",
        """
成都市
指标 | 2023 | 2024
报名人数 | 510100 | 510700
""",
        """
510100 2023 exam_registered 510100
510100 2024 exam_registered 510700
""",
        "region-from-title 3",
    ),
    Case(
        "a row of totals that look like years is no heading",
        """
2024年
地区 | 报名人数 | 通过人数
成都市 | 1000 | 1000
绵阳市 | 1024 | 1010
合计 | 2024 | 2010
""",
        """
510100 2024 exam_registered 1000
510100 2024 exam_passed 1000
510700 2024 exam_registered 1024
510700 2024 exam_passed 1010
""",
        "period-from-title 3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tables(case: Case) -> None:
    check(case)


SMALL = """
地区 | 年份 | 报名人数
成都市 | 2024 | 100
"""
OTHER = """
地区 | 年份 | 报名人数
绵阳市 | 2024 | 50
"""
WORDS = """
填表说明
请按要求填写
"""
LOOSE = """
1 | 2 | 3
4 | 5 | 6
"""


@pytest.mark.parametrize(("chosen", "told"), [([], ["sheets-together"]), (["一", "二"], [])])
def test_sheets_of_figures_are_read_together(chosen: list[str], told: list[str]) -> None:
    draft = understood(sheet(SMALL, name="一"), sheet(OTHER, name="二"), chosen=chosen)
    assert issues(draft) == told
    assert facts(draft) == ["510100 2024 exam_registered 100", "510700 2024 exam_registered 50"]


def test_a_chosen_sheet_that_is_not_there() -> None:
    draft = understood(sheet(SMALL, name="一"), chosen=["三"])
    assert issues(draft) == ["no-such-sheet"]


def test_a_sheet_of_words_is_passed_over_without_a_word() -> None:
    draft = understood(sheet(WORDS, name="说明"), sheet(SMALL, name="数据"))
    assert not issues(draft)
    assert facts(draft) == ["510100 2024 exam_registered 100"]


def test_a_sheet_of_loose_numbers_is_named() -> None:
    draft = understood(sheet(SMALL, name="数据"), sheet(LOOSE, name="草稿"))
    assert issues(draft) == ["sheet-skipped"]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    draft = understood(sheet(SMALL, name="数据"), sheet(OTHER, name="旧", hidden=True))
    assert issues(draft) == ["sheet-hidden"]
    assert facts(draft) == ["510100 2024 exam_registered 100"]


def test_a_sheet_whose_table_cannot_be_read_stands_beside_a_good_one() -> None:
    wrong = "地区 | 报名人数\n成都市 | 7"
    draft = understood(sheet(SMALL, name="数据"), sheet(wrong, name="表二"))
    assert issues(draft) == ["sheets-together", "year-missing B2"]


def test_an_empty_sheet_has_no_table() -> None:
    assert issues(understood(sheet(""))) == ["no-table"]
