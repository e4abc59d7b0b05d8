"""Words that may change what figures are, wherever in a sheet they stand: none is passed over without a word."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import facts, sheet, understood

WORDS = (
    "女性 驻站社工 计划数 社会组织 社区工作者 高级社会工作师 本科以上 新增 累计 占比 万人 部分 预计 去年同期 不含高新区"
)
OVER = "地区 | 报名人数 | 持证人数\n武侯区 | 120 | 45\n锦江区 | 100 | 30"
DOWN = "指标 | 单位 | 数量\n报名人数 | 人 | 120\n持证人数 | 人 | 45"
# Where a word may stand, and the words that say nothing there: 累计 of what there is, a row 占比 that nobody filled in.
PLACES = {
    "a title": (f"成都市2023年{{}}统计表\n{OVER}", "累计"),
    "a line of its own": (f"成都市2023年统计表\n{{}}\n{OVER}", ""),
    "brackets in a title": (f"成都市2023年统计表（{{}}）\n{OVER}", ""),
    "a cell right of a title": (f"成都市2023年统计表\n | | {{}}\n{OVER}", ""),
    "a title over titles": ("成都市2023年\n地区 | {} |\n | 报名人数 | 持证人数\n武侯区 | 120 | 45", ""),
    "a title under a title": ("成都市2023年\n地区 | 报名人数 | 持证人数\n | | {}\n武侯区 | 120 | 45", "累计"),
    "before a title": ("成都市2023年\n地区 | 报名人数 | {}持证人数\n武侯区 | 120 | 45", "累计"),
    "brackets behind a title": ("成都市2023年\n地区 | 报名人数 | 持证人数（{}）\n武侯区 | 120 | 45", "累计"),
    "a part of a column": ("成都市2023年\n地区 | 报名人数 | 持证人数 | 其中：{}\n武侯区 | 120 | 45 | 5", ""),
    "labels left of regions": ("成都市2023年\n项目 | 地区 | 持证人数\n{} | 武侯区 | 45", ""),
    "labels without a title": ("成都市2023年\n | 地区 | 持证人数\n{} | 武侯区 | 45", "累计"),
    "remarks": ("成都市2023年\n地区 | 持证人数 | 说明\n武侯区 | 45 | {}", ""),
    "labels without a title on the right": ("成都市2023年\n地区 | 持证人数 |\n武侯区 | 45 | {}", "累计"),
    "a line among regions": ("成都市2023年\n地区 | 报名人数 | 持证人数\n{} | |\n武侯区 | 120 | 45", ""),
    "a line between regions": ("成都市2023年\n地区 | 报名人数\n武侯区 | 120\n{} |\n锦江区 | 100", ""),
    "brackets behind a region": ("成都市2023年\n地区 | 报名人数\n武侯区（{}） | 120", ""),
    "brackets behind a number": ("成都市2023年\n地区 | 持证人数\n武侯区 | 45（{}）", ""),
    "a note": (f"成都市2023年\n{OVER}\n注：持证人数为{{}}数", "累计"),
    "a note on the range": (f"成都市2023年\n{OVER}\n注：本表仅统计{{}}", "累计"),
    "a title among indicators": ("武侯区2023年\n指标 | 单位 | 数量\n{} | |\n持证人数 | 人 | 45", "占比"),
    "a numbered title among indicators": ("武侯区2023年\n指标 | 单位 | 数量\n一、{} | |\n持证人数 | 人 | 45", ""),
    "a label left of indicators": ("武侯区2023年\n项目 | 指标 | 单位 | 数量\n{} | 持证人数 | 人 | 45", ""),
    "a title of the numbers": ("武侯区2023年\n指标 | 单位 | {}\n持证人数 | 人 | 45", ""),
    "before an indicator": ("武侯区2023年\n指标 | 单位 | 数量\n{}持证人数 | 人 | 45", "累计"),
    "brackets behind an indicator": ("武侯区2023年\n指标 | 单位 | 数量\n持证人数（{}） | 人 | 45", "累计"),
    "a column behind indicators": ("武侯区2023年\n指标 | 单位 | 数量 | 口径\n持证人数 | 人 | 45 | {}", ""),
    "the unit of an indicator": ("武侯区2023年\n指标 | 单位 | 数量\n持证人数 | {} | 45", ""),
    "a title under years": ("成都市持证人数\n地区 | 2022年 | 2023年\n | {} | {}\n武侯区 | 40 | 45", ""),
    "a title over years": ("成都市持证人数\n地区 | {} |\n | 2022年 | 2023年\n武侯区 | 40 | 45", ""),
    "a corner": ("成都市2023年\n{} | 武侯区 | 锦江区\n报名人数 | 120 | 100", ""),
    "a line over indicators across regions": (
        "成都市2023年\n指标 | 武侯区\n{} |\n报名人数 | 120\n持证人数 | 45",
        "占比",
    ),
    "a group in a list": ("地区 | 年份 | 指标 | 分组 | 数值\n武侯区 | 2023 | 持证人数 | {} | 45", ""),
    "a period in a list": ("地区 | 年份 | 指标 | 数值\n武侯区 | 2023年（{}） | 持证人数 | 45", ""),
    "a region in a list": ("地区 | 年份 | 指标 | 数值\n武侯区{} | 2023 | 持证人数 | 45", ""),
    "a column in a list": ("地区 | 年份 | 范围 | 指标 | 数值\n武侯区 | 2023 | {} | 持证人数 | 45", ""),
}


def silent(table: str, word: str, usual: list[str]) -> bool:
    """Whether the figures are the ``usual`` ones all the same, and nothing is said of the word."""
    draft = understood(sheet(table.replace("{}", word)))
    taken = [one for one in draft.issues if one.code not in ("period-from-title", "region-from-title")]
    if any(one.severity == "error" or any(word in str(value) for _name, value in one.places) for one in taken):
        return False
    return bool(usual) and facts(draft) == usual


@pytest.mark.parametrize("place", PLACES)
def test_no_word_that_may_change_figures_is_passed_over(place: str) -> None:
    table, harmless = PLACES[place]
    usual = facts(understood(sheet(table.replace("{}", "情况"))))
    assert [word for word in WORDS.split() if silent(table, word, usual)] == harmless.split()
