"""Holders, candidates and trainees among the staff of stations are not everyone of the region who is one."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

STAFFED = "扬州市社工站建设情况（2023年底）\n县市 | 驻站社工（人） | "
NOTED = "period-from-title 3"
LISTED = "period-from-title 3\nregion-from-title 3"
CASES = [
    Case(
        "a part of the staff by the word that is a group too",
        STAFFED + "其中持证社工（人）\n高邮市 | 52 | 39",
        "321084 2023-12 station_staff 52\n321084 2023-12 station_staff population:certified 39",
        NOTED,
    ),
    Case(
        "a part of the staff by the yearbooks' sign",
        STAFFED + "#持证社工\n高邮市 | 52 | 39",
        "321084 2023-12 station_staff 52\n321084 2023-12 station_staff population:certified 39",
        NOTED,
    ),
    Case(
        "a level of the holders among the staff",
        STAFFED + "其中：助理社会工作师持证人数\n高邮市 | 52 | 39",
        "321084 2023-12 station_staff 52",
        f"heading-part C2\n{NOTED}",
    ),
    *(
        Case(
            f"seniors among {before}",
            f"扬州市社会工作情况（2023年底）\n县市 | {before} | 其中：高级社会工作师\n高邮市 | 52 | 9",
            f"321084 2023-12 {measure} 52",
            f"heading-part C2\n{NOTED}",
        )
        for before, measure in (
            ("驻站社工", "station_staff"),
            ("志愿者人数", "volunteers"),
            ("社工站数", "sw_stations"),
        )
    ),
    *(
        Case(
            f"the share of holders behind those among {before}",
            f"扬州市情况（2023年底）\n县市 | {before} | 其中：持证人数 | 持证率\n高邮市 | 52 | 39 | 75",
            f"321084 2023-12 {measure} 52\n321084 2023-12 {held} 39{share}",
            f"{left_out}{NOTED}",
        )
        for before, measure, held, share, left_out in (
            ("驻站社工", "station_staff", "station_staff population:certified", "", "heading-part D2\n"),
            (
                "社区工作者总数",
                "community_workers_total",
                "certified_total population:community_workers",
                "\n321084 2023-12 certified_share_pct population:community_workers 75",
                "",
            ),
        )
    ),
    Case(
        "the share behind holders among community workers is theirs, whoever else is counted",
        "扬州市情况（2023年底）\n县市 | 社会工作专业人才 | 持证人数 | 社区工作者总数 | 持证社区工作者 | 持证率\n高邮市 | 520 | 200 | 52 | 39 | 75",
        "321084 2023-12 professionals_total 520\n321084 2023-12 certified_total 200\n321084 2023-12 community_workers_total 52\n"
        "321084 2023-12 certified_total population:community_workers 39\n321084 2023-12 certified_share_pct population:community_workers 75",
        NOTED,
    ),
    Case(
        "a share before the community workers whose it may be is asked about",
        "扬州市情况（2023年底）\n县市 | 持证率 | 社区工作者总数 | 其中：持证人数\n高邮市 | 75 | 52 | 39",
        issues=f"heading-within B2\n{NOTED}",
    ),
    Case(
        "a share below the holders among community workers is asked about",
        "高邮市情况（2023年底）\n指标 | 数值\n社区工作者总数 | 52\n持证社区工作者人数 | 39\n持证率 | 75%",
        issues=f"heading-within A5\nregion-from-title 3\n{NOTED}",
    ),
    Case(
        "seniors among all of the holders that the title speaks of",
        "顺德区持证社会工作者情况（单位：人）\n年份 | 合计 | 其中： | |\n | | 助理社会工作师 | 社会工作师 | 高级社会工作师\n2019 | 2545 | 1957 | 587 | 1",
        "440606 2019-12 certified_total 2545\n440606 2019-12 certified_total level:assistant 1957\n440606 2019-12 certified_total level:social_worker 587\n440606 2019-12 certified_total level:senior 1",
        "heading-spread D2\nheading-spread E2\nregion-from-title 4",
    ),
    Case(
        "the rate of holders in posts",
        "苏州市2024年社会工作专业岗位设置情况\n县（市、区） | 社工岗位数（个） | 已配备持证社工（人） | 持证率（%）\n姑苏区 | 190 | 157 | 82.6",
        issues=f"heading-like C2\nheading-within D2\n{NOTED}",
    ),
    Case(
        "seniors among all of the agencies that the title speaks of",
        "2023年顺德区社工机构情况\n年份 | 合计 | 其中：高级社会工作师\n2019 | 25 | 1",
        "440606 2019-12 service_agencies 25",
        "heading-part C2\nregion-from-title 3",
    ),
    Case(
        "levels behind holders among persons nobody counts are not those of all holders",
        "扬州市情况（2023年底）\n县市 | 社工站数 | 从业人员 | 其中：持证人数 | 助理 | 中级\n高邮市 | 5 | 52 | 39 | 30 | 9",
        "321084 2023-12 sw_stations 5",
        f"heading-unknown C2\nheading-part D2\nheading-unknown E2\nheading-unknown F2\n{NOTED}",
    ),
    Case(
        "a part of volunteers",
        "扬州市志愿者队伍情况（2023年底）\n县市 | 志愿者（人） | 其中：持证社工（人）\n高邮市 | 52 | 39",
        "321084 2023-12 volunteers 52",
        f"heading-part C2\n{NOTED}",
    ),
    Case(
        "a rate right behind the staff",
        "扬州市情况（2023年底）\n县市 | 驻站社工（人） | 持证比例（%）\n高邮市 | 52 | 75",
        issues=f"heading-within C2\n{NOTED}",
    ),
    Case(
        "rows: a group of the staff",
        "仪征市社会工作主要指标（2023年末）\n指标 | 单位 | 数值\n驻站社工 | 人 | 40\n其中：持证社工 | 人 | 30",
        "321081 2023-12 station_staff 40\n321081 2023-12 station_staff population:certified 30",
        LISTED,
    ),
    Case(
        "rows: a part of the staff by the name of another measure",
        "仪征市社会工作主要指标（2023年末）\n指标 | 数值\n驻站社工（人） | 40\n其中：持证人数（人） | 30",
        "321081 2023-12 station_staff 40\n321081 2023-12 station_staff population:certified 30",
        LISTED,
    ),
    Case(
        "rows: a rate right behind the staff",
        "仪征市社会工作主要指标（2023年末）\n指标 | 单位 | 数值\n驻站社工 | 人 | 40\n持证率 | % | 75",
        issues=f"heading-within A4\n{LISTED}",
    ),
    Case(
        "rows: holders are a part of the professionals over them by themselves",
        "2023年末仪征市\n指标 | 数值\n社会工作专业人才总量 | 90\n其中：持证社工 | 30",
        "321081 2023-12 professionals_total 90\n321081 2023-12 certified_total 30",
        LISTED,
    ),
    *(
        Case(
            f"{name} is the staff",
            f"2023年底扬州市\n县市 | 社工站数 | {name}\n高邮市 | 5 | 39",
            "321084 2023-12 sw_stations 5\n321084 2023-12 station_staff 39",
            NOTED,
        )
        for name in (
            "驻站社会工作者",
            "驻站社会工作者（人）",
            "驻站社会工作者人数",
            "驻站人员",
            "社工站驻站人员",
            "其中：驻站社会工作者",
        )
    ),
    *(
        Case(
            f"{name}, of those who {before}",
            f"2023年扬州市\n县市 | {before} | 其中：{name}\n高邮市 | 50 | 39",
            f"321084 {found} 50",
            f"heading-part C2\n{NOTED}",
        )
        for name in ("驻站社会工作者", "驻站社工", "驻站人员")
        for before, found in (
            ("持证人数", "2023-12 certified_total"),
            ("报名人数", "2023 exam_registered"),
            ("培训人数", "2023 training_participants"),
        )
    ),
    Case(
        "rows: staff who hold a certificate",
        "2023年末仪征市\n指标 | 数值\n持证人数 | 90\n其中：驻站社会工作者 | 30",
        "321081 2023-12 certified_total 90",
        f"heading-part A4\n{LISTED}",
    ),
    Case(
        "staff of the professionals",
        "2023年底扬州市\n县市 | 社会工作专业人才总数 | 其中：驻站社会工作者\n高邮市 | 90 | 39",
        "321084 2023-12 professionals_total 90\n321084 2023-12 station_staff 39",
        NOTED,
    ),
    Case(
        "social workers of the staff",
        "2023年底扬州市\n县市 | 驻站人员 | 其中：驻站社会工作者\n高邮市 | 90 | 39",
        issues=f"heading-twice C2\n{NOTED}",
    ),
    *(
        Case(
            f"holders under {over}",
            f"2023年底扬州市\n县市 | {over} | \n | {count} | 其中：持证\n高邮市 | 52 | 39",
            f"321084 2023-12 {found} 52",
            "heading-like C2\nperiod-from-title 4",
            merged="B2:C2",
        )
        for over, count, found in (
            ("驻站社会工作者", "人数", "station_staff"),
            ("社工机构人才队伍", "社工机构数", "service_agencies"),
        )
    ),
    Case(
        "a level of persons under stations",
        "2023年底扬州市\n县市 | 社工站数 | 社工站社会工作者 | 社工站社会工作者（高级）\n | | 其中：中级 |\n高邮市 | 5 | 39 | 2",
        "321084 2023-12 sw_stations 5",
        "heading-like C2\nheading-like D2\nperiod-from-title 4",
    ),
    Case(
        "a title of the staff narrows exams",
        "2023年扬州市驻站社工考试情况\n县市 | 驻站社工（人） | 报名人数\n高邮市 | 52 | 39",
        issues=f"heading-within C2\n{NOTED}",
    ),
    Case(
        "a title of the staff narrows training",
        "扬州市2023年驻站社工培训情况\n县市 | 培训人次（人次）\n高邮市 | 39",
        issues=f"heading-within B2\n{NOTED}",
    ),
    Case(
        "a title of the staff and others narrows nothing",
        "扬州市社工人才及驻站社工情况（2023年底）\n县市 | 驻站社工（人） | 持证人数\n高邮市 | 52 | 390",
        "321084 2023-12 station_staff 52\n321084 2023-12 certified_total 390",
        NOTED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_staff(case: Case) -> None:
    check(case)
