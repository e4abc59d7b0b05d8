"""Groups of people: as columns, rows, a column of their own, in titles; wholes and parts."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

CASES = [
    Case(
        "levels under measures, with a sum",
        """
2024年
地区 | 报名人数 | | | | 通过人数 | | |
 | 合计 | 助理 | 中级 | 高级 | 合计 | 助理 | 中级 | 高级
成都市 | 6 | 3 | 2 | 1 | 3 | 1 | 1 | 1
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 3
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_registered level:senior 1
510100 2024 exam_passed 3
510100 2024 exam_passed level:assistant 1
510100 2024 exam_passed level:social_worker 1
510100 2024 exam_passed level:senior 1
""",
        "period-from-title 4",
        merged="A2:A3 B2:E2 F2:I2",
    ),
    Case(
        "measures under levels",
        """
2024年
地区 | 助理社会工作师 | | 社会工作师 |
 | 报名人数 | 通过人数 | 报名人数 | 通过人数
成都市 | 6 | 3 | 2 | 1
""",
        """
510100 2024 exam_registered level:assistant 6
510100 2024 exam_passed level:assistant 3
510100 2024 exam_registered level:social_worker 2
510100 2024 exam_passed level:social_worker 1
""",
        "period-from-title 4",
        merged="A2:A3 B2:C2 D2:E2",
    ),
    Case(
        "a column of levels without its regions repeated, merged",
        """
2024年
地区 | 考试类别 | 报名人数
成都市 | 初级 | 6
 | 中级 | 3
 | 小计 | 9
""",
        """
510100 2024 exam_registered level:assistant 6
510100 2024 exam_registered level:social_worker 3
510100 2024 exam_registered 9
""",
        "period-from-title 3",
        merged="A3:A5",
    ),
    Case(
        "the highest level alone is a measure, beside its kind a group",
        """
2024年
地区 | 高级社会工作师
成都市 | 6
""",
        "510100 2024-12 senior_social_workers 6",
        "period-from-title 3",
    ),
    Case(
        "the highest level alone under a title of candidates is a group",
        """
2024年社会工作者职业水平考试报名人数
地区 | 高级社会工作师
成都市 | 6
""",
        "510100 2024 exam_registered level:senior 6",
        "period-from-title 3",
    ),
    Case(
        "the highest level alone beside candidates may be theirs or all there are",
        """
2024年报名人数
地区 | 报名人数 | 高级社会工作师
成都市 | 60 | 6
""",
        issues="period-from-title 3\nheading-unclear C2",
    ),
    Case(
        "the highest level alone behind 其中",
        """
2024年报名人数
地区 | 报名人数 | 其中：高级社会工作师
成都市 | 60 | 6
""",
        "510100 2024 exam_registered 60\n510100 2024 exam_registered level:senior 6",
        "period-from-title 3",
    ),
    Case(
        "levels behind the only persons that are counted",
        """
地区 | 年份 | 社工站数 | 持证人数（人） | 助理 | 中级 | 高级社会工作师
成都市 | 2024 | 4 | 60 | 40 | 14 | 6
""",
        """
510100 2024-12 sw_stations 4
510100 2024-12 certified_total 60
510100 2024-12 certified_total level:assistant 40
510100 2024-12 certified_total level:social_worker 14
510100 2024-12 certified_total level:senior 6
""",
    ),
    Case(
        "levels behind one of two counts of persons",
        """
地区 | 年份 | 报名人数 | 持证人数 | 助理 | 中级
成都市 | 2024 | 80 | 60 | 40 | 14
""",
        "510100 2024 exam_registered 80\n510100 2024-12 certified_total 60",
        "heading-unknown E1\nheading-unknown F1",
    ),
    *(
        Case(
            f"the highest level beside or under something else than candidates: {title}",
            f"{title}\n地区 | 社工机构数 | 高级社会工作师\n成都市 | 60 | 6",
            "510100 2024-12 service_agencies 60\n510100 2024-12 senior_social_workers 6",
            "period-from-title 3",
        )
        for title in ("2024年考试报名和人才情况", "2024年考试报名情况")
    ),
    Case(
        "the highest level across rows of candidates is a group",
        "2024年成都市\n指标 | 高级社会工作师\n报名人数 | 6\n参考人数 | 5",
        "510100 2024 exam_registered level:senior 6\n510100 2024 exam_sat level:senior 5",
        "region-from-title 3\nperiod-from-title 3",
    ),
    Case(
        "the highest level alone in a column of levels is a group",
        """
2024年
地区 | 级别 | 报名人数 | 参考人数
成都市 | 高级社会工作师 | 60 | 6
绵阳市 | 高级社会工作师 | 50 | 5
""",
        """
510100 2024 exam_registered level:senior 60
510100 2024 exam_sat level:senior 6
510700 2024 exam_registered level:senior 50
510700 2024 exam_sat level:senior 5
""",
        "period-from-title 3",
    ),
    Case(
        "the first level in other words",
        """
2024年
地区 | 级别 | 报名人数
成都市 | 初级社会工作师 | 60
绵阳市 | 初级社工师 | 50
""",
        "510100 2024 exam_registered level:assistant 60\n510700 2024 exam_registered level:assistant 50",
        "period-from-title 3",
    ),
    Case(
        "the highest level beside the others is a group",
        """
2024年持证人数
地区 | 助理社会工作师 | 社会工作师 | 高级社会工作师
成都市 | 6 | 3 | 1
""",
        """
510100 2024-12 certified_total level:assistant 6
510100 2024-12 certified_total level:social_worker 3
510100 2024-12 certified_total level:senior 1
""",
        "period-from-title 3",
    ),
    Case(
        "the whole under a title of one group is the group's",
        """
2024年助理社会工作师报名人数
地区 | 合计 | 男 | 女
成都市 | 6 | 3 | 3
""",
        "510100 2024 exam_registered level:assistant 6",
        "group-from-title 3\nheading-unknown C2\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "a column whose title is empty over groups",
        """
2024年
地区 | | 报名人数
成都市 | 助理 | 6
绵阳市 | 中级 | 3
""",
        """
510100 2024 exam_registered level:assistant 6
510700 2024 exam_registered level:social_worker 3
""",
        "period-from-title 3",
    ),
    Case(
        "项目 over groups",
        """
成都市2024年
项目 | 报名人数 | 通过人数
助理 | 6 | 3
中级 | 3 | 1
""",
        """
510100 2024 exam_registered level:assistant 6
510100 2024 exam_passed level:assistant 3
510100 2024 exam_registered level:social_worker 3
510100 2024 exam_passed level:social_worker 1
""",
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "类别 over measures",
        """
成都市
类别 | 2023 | 2024
报名人数 | 6 | 3
通过人数 | 3 | 1
""",
        """
510100 2023 exam_registered 6
510100 2024 exam_registered 3
510100 2023 exam_passed 3
510100 2024 exam_passed 1
""",
        "region-from-title 3",
    ),
    Case(
        "a group nobody knows in a column of groups",
        """
地区 | 年份 | 级别 | 报名人数
成都市 | 2024 | 男性 | 6
""",
        issues="unknown-group C2",
    ),
    Case(
        "two groups in a cell",
        """
地区 | 年份 | 级别 | 报名人数
成都市 | 2024 | 助理、中级 | 6
""",
        issues="unknown-group C2",
    ),
    Case(
        "parts of nobody says what, between measures, are left out",
        """
2024年社区工作者持证情况
地区 | 社区工作者人数 | 持证人数 | 未持证人数
成都市 | 6 | 2 | 4
""",
        """
510100 2024-12 community_workers_total 6
510100 2024-12 certified_total population:community_workers 2
""",
        "group-from-title 3\nheading-unknown D2\nperiod-from-title 3",
    ),
    Case(
        "其中 after each of two measures",
        """
地区 | 年份 | 报名人数 | 其中：助理 | 通过人数 | 其中：助理
成都市 | 2024 | 6 | 2 | 4 | 1
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered level:assistant 2
510100 2024 exam_passed 4
510100 2024 exam_passed level:assistant 1
""",
    ),
    Case(
        "社区工作者 as a group of those who registered",
        """
地区 | 年份 | 报名人数 | 社区工作者报名人数
成都市 | 2024 | 6 | 2
""",
        """
510100 2024 exam_registered 6
510100 2024 exam_registered population:community_workers 2
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_groups(case: Case) -> None:
    check(case)
