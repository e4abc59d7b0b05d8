"""A group that only the title names: what it may be laid on."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

TITLED = "period-from-title 3"


def titled(title: str, column: str, facts: str, issues: str = "") -> Case:
    """One figure of 成都市 under a title."""
    return Case(f"{title} {column}", f"{title}\n地区 | {column}\n成都市 | 9", facts, f"{TITLED}\n{issues}")


CASES = [
    titled("2023年持证社工情况", "社会工作专业人才总量", "510100 2023-12 professionals_total 9"),
    titled("2023年社区工作者、志愿者情况", "志愿者人数", "510100 2023-12 volunteers 9"),
    titled("2023年社区工作者队伍和社工站情况", "驻站社工", "510100 2023-12 station_staff 9"),
    titled("2023年高级社会工作师及专业人才情况", "社会工作专业人才总量", "510100 2023-12 professionals_total 9"),
    titled("2023年社区工作者和社工培训情况", "培训人次", "", "title-narrows 3"),
    titled(
        "2023年社区工作者培训情况",
        "培训人次",
        "510100 2023 training_attendances population:community_workers 9",
        "group-from-title 3",
    ),
    titled("2023年助理社会工作师情况", "社会工作专业人才总量", "", "title-narrows 3"),
    Case(
        "codes under a usual title are held against names",
        "区县代码 | 区县 | 年份 | 报名人数\n110101 | 西城区 | 2023 | 9",
        issues="region-code-clash A2",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_groups_of_titles(case: Case) -> None:
    check(case)
