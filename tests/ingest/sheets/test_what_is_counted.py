"""Holders within agencies, stocks of half a year, and words that say nothing more: what figures count and when."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

TITLED = "period-from-title 3"


def under(title: str, columns: str, figures: str, facts: str = "", issues: str = TITLED) -> Case:
    """A table of one county under a line of text."""
    return Case(f"{title} {columns}", f"{title}\n区县 | {columns}\n东兴区 | {figures}", facts, issues)


CASES = [
    under(
        "2023年民办社工机构情况",
        "机构数（家） | 从业人员（人） | 持证人数（人）",
        "6 | 80 | 50",
        issues=f"{TITLED}\ntitle-unclear A1\nheading-unknown C2\nheading-within D2",
    ),
    under(
        "2023年社工站人员情况",
        "社工站数 | 站点人员 | 其中持证",
        "6 | 80 | 50",
        "511011 2023-12 sw_stations 6",
        f"{TITLED}\nheading-unknown C2\nheading-part D2",
    ),
    under(
        "2023年工作情况",
        "社区工作者人数 | 其中：持证人数",
        "80 | 50",
        "511011 2023-12 community_workers_total 80\n511011 2023-12 certified_total population:community_workers 50",
    ),
    under(
        "2023年社工人才情况",
        "专业人才总量 | 其中：持证人数",
        "80 | 50",
        "511011 2023-12 professionals_total 80\n511011 2023-12 certified_total 50",
    ),
    under(
        "2023年社工站和持证情况",
        "社工站数 | 持证人数",
        "8 | 50",
        "511011 2023-12 sw_stations 8\n511011 2023-12 certified_total 50",
    ),
    Case(
        "townships that a training reached",
        "2023年\n区县 | 培训 | \n | 乡镇数 | 人次\n东兴区 | 3 | 120",
        "511011 2023 training_attendances 120",
        "heading-like B2\nperiod-from-title 4",
        merged="A2:A3 B2:C2",
    ),
    Case(
        "approved or passed",
        "2023年\n区县 | 审核通过 | \n | 合格人数 | 报名人数\n东兴区 | 3 | 120",
        "511011 2023 exam_registered 120",
        "heading-like B2\nperiod-from-title 4",
        merged="A2:A3 B2:C2",
    ),
    Case(
        "holders among community workers, in rows",
        "2023年东兴区\n指标 | 数值\n社区工作者人数 | 500\n持证人数 | 120\n持证率 | 24%",
        issues="region-from-title 3\nperiod-from-title 3\nheading-within A4\nheading-within A5",
    ),
    Case(
        "holders among professionals, in rows",
        "2023年东兴区\n指标 | 数值\n专业人才总量 | 500\n社区工作者人数 | 90\n持证人数 | 120\n持证率 | 24%",
        "511011 2023-12 professionals_total 500\n511011 2023-12 community_workers_total 90\n511011 2023-12 certified_total 120\n511011 2023 certified_share_pct 24",
        "region-from-title 3\nperiod-from-title 3",
    ),
    *(
        Case(
            f"months under {title}",
            f"{title} | 地区 | 培训人次\n{first} | 东兴区 | 9",
            "511011 2024-01 training_attendances 9",
        )
        for title, first in (
            ("统计月份", "2024-01"),
            ("所属期", "2024年1月"),
            ("统计年月", "202401"),
            ("所属年月", "2024年1月"),
        )
    ),
    *(
        Case(
            f"years under {title}",
            f"{title} | 地区 | 培训人次\n2024 | 东兴区 | 9",
            "511011 2024 training_attendances 9",
        )
        for title in ("业务年度", "数据年份", "填报年度", "报表年度")
    ),
    # A stock told for a part of a year is that of its end; a flow is of all of it.
    under(
        "2024年上半年社工人才情况",
        "持证人数 | 培训人次",
        "161 | 19",
        "511011 2024-06 certified_total 161\n511011 2024-01..2024-06 training_attendances 19",
    ),
    under("2024年二季度持证人数", "持证人数", "300", "511011 2024-06 certified_total 300"),
    Case(
        "stocks of spans in a long list",
        "地区 | 时期 | 指标 | 数值\n东兴区 | 2024年1-5月 | 持证人数 | 300\n东兴区 | 2024年前三季度 | 社工站数 | 40",
        "511011 2024-05 certified_total 300\n511011 2024-09 sw_stations 40",
    ),
    under("2023年内江市各区县", "持证社工数", "300", "511011 2023-12 certified_total 300"),
    under("2023年内江市各区县", "持证社工总数", "300", "511011 2023-12 certified_total 300"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_counted(case: Case) -> None:
    check(case)
