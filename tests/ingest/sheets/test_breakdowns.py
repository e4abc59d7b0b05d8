"""Sums of columns nobody knows, and columns that are parts of the one before them."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

DATED = "period-from-title 3"
CASES = [
    *(
        Case(
            f"合计 of {first} and {second} under {title}",
            f"绵阳市2024年{title}情况表\n县市区 | {first} | {second} | 合计\n涪城区 | 120 | 30 | 150",
            issues="heading-unknown B2\nheading-unknown C2\nheading-beyond D2\nno-table B2",
        )
        for title, first, second in (
            ("社工站建设", "财政资金", "福彩公益金"),
            ("社工站工作人员", "专职", "兼职"),
            ("持证人员补贴", "财政资金", "其他"),
        )
    ),
    *(
        Case(
            f"合计 of {first} and {second}, who are all there are",
            f"绵阳市2024年持证人员情况表\n县市区 | {first} | {second} | 合计\n涪城区 | 120 | 30 | 150",
            "510703 2024-12 certified_total 150",
            f"heading-unknown B2\nheading-unknown C2\n{DATED}",
        )
        for first, second in (("男", "女"), ("城市", "农村"), ("35岁以下", "36岁以上"), ("本科及以上", "大专"))
    ),
    Case(
        "合计 before those it counts by sex",
        "绵阳市2024年持证人员情况表\n县市区 | 合计 | 男 | 女\n涪城区 | 150 | 30 | 120",
        "510703 2024-12 certified_total 150",
        f"heading-unknown C2\nheading-unknown D2\n{DATED}",
    ),
    Case(
        "合计 of levels beside a growth",
        "绵阳市2024年持证人员情况表\n县市区 | 初级 | 中级 | 合计 | 同比增长\n涪城区 | 120 | 30 | 150 | 5%",
        "510703 2024-12 certified_total level:assistant 120\n510703 2024-12 certified_total level:social_worker 30\n510703 2024-12 certified_total 150",
        f"heading-unknown E2\n{DATED}",
    ),
    Case(
        "stations built, being built and together",
        "绵阳市2024年社工站建设情况表\n县市区 | 已建 | 在建 | 合计\n涪城区 | 20 | 3 | 23",
        "510703 2024-12 sw_stations 20",
        f"heading-unknown C2\nheading-beyond D2\n{DATED}",
    ),
    Case(
        "stations to be built, built and not built",
        "湖州市社工站建设进度（截至2025年3月31日）\n区县 | 应建数 | 已建数 | 未建数\n德清县 | 13 | 12 | 1",
        "330521 2025-03 sw_stations 12",
        f"heading-unknown B2\nheading-unknown D2\n{DATED}",
    ),
    Case(
        "posts by where they are",
        "2023年湖南省社会工作岗位情况\n市州 | 社会工作岗位数 | 其中：民政事业单位 | 社区 | 社工机构 | 其他\n长沙市 | 208 | 60 | 70 | 40 | 38",
        "430100 2023-12 sw_posts 208",
        f"heading-unknown C2\nheading-unknown D2\nheading-part E2\nheading-unknown F2\n{DATED}",
    ),
    Case(
        "holders by where they work",
        "2023年湖南省持证人员分布情况\n市州 | 持证人数 | 其中：社区 | 社工站 | 社工机构\n长沙市 | 208 | 98 | 70 | 40",
        "430100 2023-12 certified_total 208",
        f"heading-unknown C2\nheading-part D2\nheading-part E2\n{DATED}",
    ),
    Case(
        "trainees by who they are",
        "2024年湖南省培训情况\n市州 | 培训人次 | 其中：社区工作者 | 驻站社工 | 志愿者\n长沙市 | 208 | 60 | 70 | 78",
        "430100 2024 training_attendances 208",
        f"heading-unknown C2\nheading-part D2\nheading-part E2\n{DATED}",
    ),
    Case(
        "stations behind the levels of holders",
        "2024年湖南省情况\n市州 | 持证人数 | 其中：助理 | 中级 | 社工站\n长沙市 | 90 | 60 | 30 | 78",
        "430100 2024-12 certified_total 90\n430100 2024-12 certified_total level:assistant 60\n430100 2024-12 certified_total level:social_worker 30\n430100 2024-12 sw_stations 78",
        DATED,
    ),
    Case(
        "stations counted by themselves behind a part",
        "2024年湖南省情况\n市州 | 持证人数 | 其中：女性 | 社工站数\n长沙市 | 90 | 60 | 78",
        "430100 2024-12 certified_total 90\n430100 2024-12 sw_stations 78",
        f"heading-unknown C2\n{DATED}",
    ),
    *(
        Case(
            f"a title that names what a column counts: {title}",
            f"苏州市2023年{title}情况表\n地区 | {column}\n常熟市 | 12",
            f"320581 {found} 12",
            DATED,
        )
        for title, column, found in (
            ("督导", "督导人数", "2023 supervisors"),
            ("社会工作专业岗位设置", "社会工作岗位数", "2023-12 sw_posts"),
            ("督导人才和志愿服务", "志愿者人数", "2023-12 volunteers"),
        )
    ),
    Case(
        "money in a title and in a column beside",
        "绵阳市2024年社工站建设及资金投入情况表\n县市区 | 社工站（个） | 资金投入（万元）\n涪城区 | 23 | 195.5",
        "510703 2024-12 sw_stations 23",
        f"heading-unknown C2\n{DATED}",
    ),
    *(
        Case(
            f"years under a title of what stations do or cost: {title}",
            f"湖州市社工站{title}\n县区 | 2023年 | 2024年\n德清县 | 400 | 420",
            issues="measure-missing B3",
        )
        for title in ("投入情况（万元）", "运营情况", "服务情况", "服务人次统计", "人员情况")
    ),
    *(
        Case(
            f"years under a title of stations: {title}",
            f"湖州市{title}\n县区 | 2023年\n德清县 | 40",
            f"330521 {found} 40",
        )
        for title, found in (
            ("社工站建设情况", "2023-12 sw_stations"),
            ("社工站数量", "2023-12 sw_stations"),
            ("社工考试合格人员情况", "2023 exam_passed"),
            ("社工考试报名人员情况", "2023 exam_registered"),
            ("社会工作服务机构数量", "2023-12 service_agencies"),
        )
    ),
    Case(
        "courses by who gave them",
        "长沙市2024年社会工作培训情况\n区县 | 培训场次 | 其中：社工站 | 社工机构\n天心区 | 30 | 12 | 18",
        "430103 2024 training_sessions 30",
        f"heading-part C2\nheading-part D2\n{DATED}",
    ),
    Case(
        "townships that have a station",
        "湖州市2023年情况\n地区 | 乡镇数 | 其中：已建站乡镇数\n德清县 | 12 | 10",
        "330521 2023-12 townships 12\n330521 2023-12 townships_with_station 10",
        DATED,
    ),
    Case(
        "kinds of indicators that nobody knows, over things",
        "沂南县基本情况统计表（2024年）\n类别 | 指标名称 | 数量\n阵地建设 | 社工站数 | 15\n服务成效 | 服务人次 | 210",
        "371321 2024-12 sw_stations 15\n371321 2024 service_attendances 210",
        f"{DATED}\nregion-from-title 3",
    ),
    Case(
        "a kind that narrows, over things",
        "沂南县基本情况统计表（2024年）\n类别 | 指标名称 | 数量\n市本级 | 社工站数 | 15",
        issues="unknown-group A3",
    ),
    Case(
        "sessions of something else are left out",
        "成都市2024年督导情况\n区县 | 督导人数 | 督导场次\n武侯区 | 12 | 20",
        "510107 2024 supervisors 12",
        f"heading-unknown C2\n{DATED}",
    ),
    Case(
        "who is counted as staff, in a note",
        "广州市2023年社工站情况\n地区 | 社工站数 | 驻站社工人数\n天河区 | 12 | 40\n注：驻站社工为各站与承接机构签约的全职人员。",
        "440106 2023-12 sw_stations 12\n440106 2023-12 station_staff 40",
        f"{DATED}\nnote-seen A4",
    ),
    Case(
        "stations by their full name, and staff to be found",
        "湖州市2023年情况\n地区 | 社会工作服务站 | 应配人数\n德清县 | 12 | 40",
        "330521 2023-12 sw_stations 12",
        f"heading-unknown C2\n{DATED}",
    ),
    *(
        Case(
            f"several years and a part of the last: {title}",
            f"泸州市{title}\n区县 | 2024年 | 2025年\n江阳区 | 500 | 600",
            issues="period-clash C3",
        )
        for title in (
            "2024年、2025年上半年培训人次对比表",
            "2023年至2025年9月培训人次",
            "2024年、2025年6月底持证人数",
            "2024年和2025年一季度培训人次",
        )
    ),
    Case(
        "several years and a part of the last, which its column says",
        "泸州市2024年、2025年上半年培训人次\n区县 | 2024年 | 2025年上半年\n江阳区 | 500 | 600",
        "510502 2024 training_attendances 500\n510502 2025-01..2025-06 training_attendances 600",
    ),
    *(
        Case(
            f"a stock that its table adds up over years: {name}",
            f"泸州市历年持证社会工作者情况\n{text}",
            issues=f"heading-unclear B2\n{told}",
        )
        for name, text, told in (
            (
                "down",
                "年份 | 持证人数\n2022年 | 60\n2023年 | 90\n合计 | 150",
                "region-from-title 3\ntotal-passed-over A5",
            ),
            (
                "levels",
                "年份 | 助理 | 中级 | 合计\n2022年 | 40 | 20 | 60\n2023年 | 60 | 30 | 90\n合计 | 100 | 50 | 150",
                "region-from-title 3\ntotal-passed-over A5",
            ),
            ("across", "区县 | 2022年 | 2023年 | 合计\n江阳区 | 60 | 90 | 150", "heading-beyond D2"),
            (
                "beside what is new",
                "年份 | 助理 | 中级 | 当年合计 | 累计\n2022年 | 40 | 20 | 60 | 600",
                "heading-beyond D2\nheading-unknown E2\nregion-from-title 3",
            ),
        )
    ),
    Case(
        "a stock of years that are not added up",
        "泸州市历年持证社会工作者情况\n年份 | 持证人数\n2022年 | 600\n2023年 | 690",
        "510500 2022-12 certified_total 600\n510500 2023-12 certified_total 690",
        "region-from-title 3",
    ),
    Case(
        "all kinds of counties in a title over them as columns",
        "2024年绵阳市各县市区报名情况\n项目 | 涪城区 | 游仙区\n报名人数 | 16 | 8",
        "510703 2024 exam_registered 16\n510704 2024 exam_registered 8",
        DATED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_breakdowns(case: Case) -> None:
    check(case)
