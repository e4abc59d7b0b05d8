"""Long lists: one figure to a row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.sheets.drawn import Case, check, facts, sheet, understood

CASES = [
    Case(
        "all columns",
        """
地区代码 | 地区 | 年份 | 指标 | 数值 | 单位 | 来源 | 分组
510100 | 成都市 | 2024 | 报名人数 | 100 | 人 | 四川省民政厅 |
'510700 | 绵阳 | 2024年 | 通过人数 | 20 | 人 | | 助理
""",
        """
510100 2024 exam_registered 100
510700 2024 exam_passed level:assistant 20
""",
    ),
    Case(
        "columns in another order, with blanks inside the titles",
        """
数 值 | 指 标 | 年 度 | 计量单位 | 地 区
100 | 报名人数 | ２０２４ | 人 | 成都市
1.5 | 报名人数 | 2024.0 | 万人 | 绵阳市
""",
        """
510100 2024 exam_registered 100
510700 2024 exam_registered 15000
""",
    ),
    Case(
        "codes as numbers, of twelve digits and as text",
        """
行政区划代码 | 年份 | 指标 | 数值
510100 | 2024 | 报名人数 | 1
510700000000 | 2024 | 报名人数 | 2
'510600000000 | 2024 | 报名人数 | 3
'510500 | 2024 | 报名人数 | 4
""",
        """
510100 2024 exam_registered 1
510700 2024 exam_registered 2
510600 2024 exam_registered 3
510500 2024 exam_registered 4
""",
    ),
    Case(
        "code and name disagree",
        """
地区代码 | 地区 | 年份 | 指标 | 数值
510100 | 绵阳市 | 2024 | 报名人数 | 1
""",
        issues="region-code-clash A2",
    ),
    Case(
        "an old code with the old name in its year, and the new one after",
        """
地区代码 | 地区 | 年份 | 指标 | 数值
513425 | 会理县 | 2019 | 报名人数 | 1
513402 | 会理市 | 2023 | 报名人数 | 2
""",
        """
513402 2019 exam_registered 1
513402 2023 exam_registered 2
""",
    ),
    Case(
        "an old name after its end is refused",
        """
地区 | 年份 | 指标 | 数值
会理县 | 2023 | 报名人数 | 1
""",
        issues="region-unknown A2",
    ),
    Case(
        "an unknown measure and a misspelt one",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2024 | 幸福指数 | 1
成都市 | 2024 | 报名人敉 | 1
""",
        issues="unknown-measure C2\nunknown-measure-near C3",
    ),
    Case(
        "measures narrower than they look",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2024 | 未报名人数 | 1
成都市 | 2024 | 女性报名人数 | 1
成都市 | 2024 | 报名人数同比增长 | 1%
成都市 | 2024 | 计划报名人数 | 1
成都市 | 2024 | 报名人数占比 | 1%
""",
        issues="""
unknown-measure C2
unknown-measure C3
unknown-measure C5
unknown-measure C6
""",
    ),
    Case(
        "a merged region over its rows",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2023 | 报名人数 | 1
 | 2024 | 报名人数 | 2
绵阳市 | 2024 | 报名人数 | 3
""",
        """
510100 2023 exam_registered 1
510100 2024 exam_registered 2
510700 2024 exam_registered 3
""",
        merged="A2:A3",
    ),
    Case(
        "a region left blank under another is not that one",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2023 | 报名人数 | 1
 | 2024 | 报名人数 | 2
""",
        issues="region-missing A3",
    ),
    Case(
        "a year left blank under another is not that one",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2023 | 报名人数 | 1
绵阳市 | | 报名人数 | 2
""",
        issues="year-missing D3",
    ),
    Case(
        "a blank year though the title names one: the blank is taken from the title and told",
        """
2024年报名情况
地区 | 年份 | 指标 | 数值
成都市 | 2023 | 报名人数 | 1
绵阳市 | | 报名人数 | 2
""",
        """
510100 2023 exam_registered 1
510700 2024 exam_registered 2
""",
        issues="period-from-title 4",
    ),
    Case(
        "a blank measure",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2023 | | 1
""",
        issues="measure-missing C2",
    ),
    Case(
        "year and month in two columns",
        """
地区 | 年份 | 月份 | 指标 | 数值
成都市 | 2024 | 6 | 培训人次 | 1
成都市 | 2024 | 7月 | 培训人次 | 2
成都市 | 2024 | 一季度 | 培训人次 | 3
成都市 | 2024 | 13 | 培训人次 | 4
""",
        issues="bad-period C5",
    ),
    Case(
        "two different years in one row",
        """
地区 | 年份 | 2023年报名人数
成都市 | 2024 | 1
""",
        issues="period-clash C2",
    ),
    Case(
        "groups as names, keys and unknown ones",
        """
地区 | 年份 | 指标 | 考试级别 | 数值
成都市 | 2024 | 报名人数 | 助理社会工作师 | 1
成都市 | 2024 | 报名人数 | 中级 | 2
成都市 | 2024 | 报名人数 | 高级 | 3
成都市 | 2024 | 报名人数 | 合计 | 6
绵阳市 | 2024 | 报名人数 | 特级 | 6
""",
        issues="unknown-group D6",
    ),
    Case(
        "measures and values in English",
        """
region_code,|region|year|measure|value
510100 | Chengdu | 2024 | exam_registered | 5
""".replace(",", ""),
        issues="",
        facts="510100 2024 exam_registered 5",
    ),
    Case(
        "a group in the name of the measure",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2024 | 报名人数（助理） | 1
成都市 | 2024 | 中级报名人数 | 2
成都市 | 2024 | 高级社会工作师 | 3
成都市 | 2024 | 高级社会工作师报名人数 | 4
""",
        """
510100 2024 exam_registered level:assistant 1
510100 2024 exam_registered level:social_worker 2
510100 2024-12 senior_social_workers 3
510100 2024 exam_registered level:senior 4
""",
    ),
    Case(
        "a total row in a list",
        """
地区 | 年份 | 指标 | 数值
成都市 | 2024 | 报名人数 | 1
绵阳市 | 2024 | 报名人数 | 2
合计 | 2024 | 报名人数 | 4
""",
        issues="total-mismatch D4",
    ),
    Case(
        "serial numbers, notes and remarks beside",
        """
序号 | 地区 | 年份 | 指标名称 | 数据 | 备注
1 | 成都市 | 2024 | 报名人数 | 1 | 无
2 | 绵阳市 | 2024 | 报名人数 | 2 |
""",
        """
510100 2024 exam_registered 1
510700 2024 exam_registered 2
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_long_lists(case: Case) -> None:
    check(case)


def test_a_stock_of_a_past_year_is_the_one_of_its_end() -> None:
    year = date.today().year  # noqa: DTZ011 - the year people write
    drawn = f"""地区 | 年份 | 报名人数 | 持证人数
成都市 | {year - 1} | 8 | 9
成都市 | {year} | 6 | 7"""
    assert facts(understood(sheet(drawn))) == [
        f"510100 {year - 1} exam_registered 8",
        f"510100 {year - 1}-12 certified_total 9",
        f"510100 {year} exam_registered 6",
        f"510100 {year} certified_total 7",
    ]
