"""Columns that say when the figures of their rows are: 时段 of years and parts of them, and two such columns beside each other."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

TRAINED = "510104 2024-01..2024-06 training_attendances 3"
CASES = [
    *(
        Case(
            f"years and parts of them under {title}",
            f"区县 | {title} | 培训人次\n锦江区 | 2024年 | 5\n锦江区 | 2024年上半年 | 3\n武侯区 | 2024年1-6月 | 2",
            f"510104 2024 training_attendances 5\n{TRAINED}\n510107 2024-01..2024-06 training_attendances 2",
        )
        for title in ("时段", "统计时段", "时间段", "期间", "统计期间", "统计周期")
    ),
    *(
        Case(
            f"parts of the title's year under {title}",
            f"成都市2024年\n区县 | {title} | 培训人次\n锦江区 | 1-6月 | 3\n锦江区 | 7-12月 | 4\n武侯区 | 全年 | 2",
            f"{TRAINED}\n510104 2024-07..2024-12 training_attendances 4\n510107 2024 training_attendances 2",
        )
        for title in ("时段", "时间", "时期")
    ),
    Case("parts of no year", "区县 | 时段 | 培训人次\n锦江区 | 1-6月 | 3", issues="year-missing C2"),
    Case("parts of a day", "成都市2024年\n区县 | 时段 | 培训人次\n锦江区 | 上午 | 3", issues="bad-period B3"),
    Case("parts beside years", "区县 | 年份 | 时段 | 培训人次\n锦江区 | 2024 | 1-6月 | 3", TRAINED),
    Case("another year", "区县 | 年份 | 时段 | 培训人次\n锦江区 | 2024 | 2023年1-6月 | 3", issues="period-clash C2"),
    Case("running totals of years", "区县 | 时段 | 累计培训人次\n锦江区 | 2023年 | 5\n锦江区 | 2024年 | 8", issues="running-unclear C1"),
    Case("a day within the year", "区县 | 统计时间 | 年份 | 持证人数\n锦江区 | 2023年9月 | 2023 | 5", "510104 2023-09 certified_total 5"),
    Case("the last day of the year", "区县 | 年份 | 统计时间 | 报名人数\n锦江区 | 2023 | 2023-12-31 | 5", "510104 2023 exam_registered 5"),
    Case("a day of another year", "区县 | 年份 | 统计时间 | 持证人数\n锦江区 | 2024 | 2023-12-31 | 5", issues="period-clash C2"),
    Case("the month of an exam", "区县 | 考试时间 | 年度 | 报名人数\n锦江区 | 2023年6月 | 2023 | 5", "510104 2023 exam_registered 5"),
    Case("the month of another year's exam", "区县 | 考试时间 | 年度 | 报名人数\n锦江区 | 2022年6月 | 2023 | 5", issues="period-clash C2"),
    Case("a month of its quarter", "2023年\n区县 | 季度 | 月份 | 培训人次\n锦江区 | 二季度 | 6月 | 5", "510104 2023-06 training_attendances 5"),
    Case("a month of another quarter", "2023年\n区县 | 季度 | 月份 | 培训人次\n锦江区 | 二季度 | 7月 | 5", issues="period-clash C3"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_times_of_rows(case: Case) -> None:
    check(case)
