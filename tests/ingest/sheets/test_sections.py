"""Tables under each other: what one section says does not hold for the next, what stands over all sections does."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "the unit of the first table alone",
        """
表一 2023年报名（单位：万人）
省份 | 报名人数
广东省 | 13.2

表二 2023年持证
省份 | 持证人数
广东省 | 215000
""",
        "440000 2023 exam_registered 132000\n440000 2023-12 certified_total 215000",
        "period-from-title 3\nperiod-from-title 7",
    ),
    Case(
        "the same, where nothing numbers the tables",
        """
2023年报名（单位：万人）
省份 | 报名人数
广东省 | 13.2

2023年持证
省份 | 持证人数
广东省 | 215000
""",
        issues="unit-above A5\nperiod-from-title 3\nperiod-from-title 7",
    ),
    Case(
        "the unit and the year over all sections",
        """
2023年社工统计表
单位：万人
一、报名情况
省份 | 报名人数
广东省 | 13.2
二、持证情况
省份 | 持证人数
广东省 | 21.5
（一）培训
省份 | 培训人次（人次）
广东省 | 900
""",
        """
440000 2023 exam_registered 132000
440000 2023-12 certified_total 215000
440000 2023 training_attendances 900
""",
        "period-from-title 5\nperiod-from-title 8\nperiod-from-title 11",
    ),
    Case(
        "the year of the first section alone",
        """
一、2023年培训完成情况
区县 | 培训人次
东兴区 | 200
二、下年安排
区县 | 培训人次
威远县 | 900
""",
        issues="period-from-title 3\ntitle-unclear A4\nyear-missing B6",
    ),
    Case(
        "the district of the first table, the city in the second",
        """
东兴区2023年考试情况
级别 | 报名人数
助理 | 200

二、2023年全市持证情况
级别 | 持证人数
助理 | 900
""",
        issues="period-from-title 3\nregion-from-title 3\nperiod-from-title 7\nregion-missing B7",
    ),
    Case(
        "the city over both",
        """
内江市2023年情况
一、考试情况
级别 | 报名人数
助理 | 200
二、全市持证情况
级别 | 持证人数
助理 | 900
""",
        "511000 2023 exam_registered level:assistant 200\n511000 2023-12 certified_total level:assistant 900",
        "period-from-title 4\nregion-from-title 4\nperiod-from-title 7\nregion-from-title 7",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sections(case: Case) -> None:
    check(case)
