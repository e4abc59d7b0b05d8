"""Words and dates of everyday workbooks that say nothing else of their figures, or that leave a row or a column out."""

from __future__ import annotations

import pytest

from analytics.ingest.book import Odd, Sheet
from analytics.ingest.sheets import notes
from tests.ingest.sheets.drawn import Case, check, facts, issues, understood

DATED = "period-from-title 3"
HELD = "511002 2024-12 certified_total 8\n511011 2024-12 certified_total 5"

CASES = [
    Case(
        "holders of a title that names professionals too, by level",
        "2024年内江市社会工作专业人才持证情况\n地区 | 助理社会工作师 | 社会工作师 | 合计\n东兴区 | 6 | 2 | 8",
        "511011 2024-12 certified_total level:assistant 6\n511011 2024-12 certified_total level:social_worker 2\n511011 2024-12 certified_total 8",
        DATED,
    ),
    Case(
        "what was new in a year under a title that counts to its end",
        "截至2024年底内江市社会工作人才情况\n地区 | 持证人数 | 2024年新增持证人数 | 2024年培训人次\n东兴区 | 8 | 3 | 9",
        "511011 2024-12 certified_total 8\n511011 2024 certified_new 3\n511011 2024 training_attendances 9",
        DATED,
    ),
    Case(
        "what was new in a year under a title that counts to its middle is still asked about",
        "截至2024年6月底内江市社会工作人才情况\n地区 | 持证人数 | 2024年新增持证人数\n东兴区 | 8 | 3",
        issues=f"period-clash C3\n{DATED}",
    ),
    Case(
        "a table made by a program that turns tables",
        "2024年内江市持证人数\n列标签\n行标签 | 助理社会工作师 | 社会工作师\n东兴区 | 6 | 2",
        "511011 2024-12 certified_total level:assistant 6\n511011 2024-12 certified_total level:social_worker 2",
        "period-from-title 4",
    ),
    *(
        Case(
            f"a row of averages is left out: {name}",
            f"2024年四川省内江市持证人数\n地区 | 持证人数\n东兴区 | 5\n市中区 | 8\n{name} | 6.5",
            HELD,
            f"{DATED}\nrow-average A5\nregion-within-title A4",
        )
        for name in ("平均", "全市平均", "均值")
    ),
    Case(
        "the name of a sheet of counties",
        "2024年内江市持证人数\n地区 | 持证人数\n东兴区 | 5",
        "511011 2024-12 certified_total 5",
        DATED,
        sheet="县级明细",
    ),
    Case(
        "whether a region has reported",
        "2024年内江市持证人数\n地区 | 持证人数 | 上报情况\n东兴区 | 5 | 已上报",
        "511011 2024-12 certified_total 5",
        f"{DATED}\nheading-unknown C2",
    ),
    Case(
        "by month and by half of a year",
        "2024年内江市培训情况逐月统计表（分上、下半年）\n地区 | 上半年培训人次 | 12月培训人次\n东兴区 | 5 | 3",
        "511011 2024-01..2024-06 training_attendances 5\n511011 2024-12 training_attendances 3",
    ),
    Case(
        "the end of a quarter",
        "2024年内江市情况\n地区 | 一季度末持证人数 | 第二季度末持证人数\n东兴区 | 5 | 6",
        "511011 2024-03 certified_total 5\n511011 2024-06 certified_total 6",
    ),
    Case(
        "holders among community workers",
        "2024年内江市情况\n地区 | 社区工作者人数 | 持证社区工作者人数\n东兴区 | 9 | 6",
        "511011 2024-12 community_workers_total 9\n511011 2024-12 certified_total population:community_workers 6",
        DATED,
    ),
    Case(
        "names that are no slips of others: what they count is left out",
        "2024年内江市情况\n地区 | 社会工作培训场次 | 培训人天 | 培训人次 | 社会服务机构\n东兴区 | 2 | 80 | 40 | 7",
        "511011 2024 training_sessions 2\n511011 2024 training_attendances 40",
        f"{DATED}\nheading-unknown C2\nheading-unknown E2",
    ),
    Case(
        "what was aimed at and what was reached",
        "2024年内江市情况\n指标 | 年度目标 | 完成情况\n培训人次 | 50 | 60",
        "511000 2024 training_attendances 60",
        f"{DATED}\nregion-from-title 3\nheading-unknown B2",
    ),
    Case(
        "a column of the whole region beside columns of its parts",
        "2024年内江市情况\n指标 | 全市 | 市中区 | 东兴区\n持证人数 | 9 | 4 | 3\n社工站数 | 6 | 2 | 2",
        "511000 2024-12 certified_total 9\n511002 2024-12 certified_total 4\n511011 2024-12 certified_total 3\n"
        "511000 2024-12 sw_stations 6\n511002 2024-12 sw_stations 2\n511011 2024-12 sw_stations 2",
        f"{DATED}\nregion-from-title 3\nregion-within-title C2",
    ),
    Case(
        "a column of another whole region than the title's",
        "2024年内江市情况\n指标 | 全省 | 市中区 | 东兴区\n持证人数 | 9 | 4 | 3",
        "511002 2024-12 certified_total 4\n511011 2024-12 certified_total 3",
        f"{DATED}\nheading-beyond B2\nregion-within-title C2",
    ),
    Case(
        "courses of a title that names professionals",
        "内江市2024年社会工作专业人才培训月报\n月份 | 举办期数 | 培训人次\n1月 | 2 | 9",
        "511000 2024-01 training_runs 2\n511000 2024-01 training_attendances 9",
        "region-from-title 3",
    ),
    Case(
        "one row of figures under names of which one is nobody's",
        "2024年全国社会工作者职业资格考试（甘肃考区）数据\n报名人数 | 缴费人数 | 参考人数 | 合格人数\n31 | 28 | 21 | 5",
        "620000 2024 exam_registered 31\n620000 2024 exam_sat 21\n620000 2024 exam_passed 5",
        f"{DATED}\nregion-from-title 3\nheading-unknown B2",
    ),
    Case(
        "names that count something else than the nearest: 督导次数",
        "2024年内江市情况\n地区 | 持证人数 | 督导次数 | 参与人次\n东兴区 | 9 | 4 | 3",
        "511011 2024-12 certified_total 9",
        f"{DATED}\nheading-unknown C2\nheading-unknown D2",
    ),
    Case(
        "who sits for the first time, below the candidates",
        "2024年内江市情况\n指标 | 2024年\n报名人数 | 9\n其中：首次报考 | 4\n合格人数 | 2",
        "511000 2024 exam_registered 9\n511000 2024 exam_registered population:first_time 4\n511000 2024 exam_passed 2",
        "region-from-title 3",
    ),
    Case(
        "counts in towns and villages are no regions",
        "2024年内江市情况\n项目 | 城市 | 农村 | 合计\n持证人数 | 6 | 3 | 9\n社工站数 | 2 | 2 | 4",
        "511000 2024-12 certified_total 9\n511000 2024-12 sw_stations 4",
        f"{DATED}\nregion-from-title 3\nheading-unknown B2\nheading-unknown C2",
    ),
    Case(
        "what was planned and what came of it",
        "2024年内江市情况\n指标 | 计划 | 实际 | 完成率\n培训人次 | 5 | 6 | 120%\n新增持证人数 | 3 | 4 | 133%",
        "511000 2024 training_attendances 6\n511000 2024 certified_new 4",
        f"{DATED}\nregion-from-title 3\nheading-unknown B2\nheading-unknown D2",
    ),
    Case(
        "candidates up to the end of registration",
        "2024年内江市社工考试报名统计（截至报名结束）\n级别 | 报名人数\n初级 | 9\n中级 | 3\n总计 | 12",
        "511000 2024 exam_registered level:assistant 9\n511000 2024 exam_registered level:social_worker 3\n511000 2024 exam_registered 12",
        f"{DATED}\nregion-from-title 3",
    ),
    Case(
        "courses planned and given",
        "2024年内江市社会工作人才培训计划完成情况\n地区 | 计划期数 | 完成期数 | 计划人次 | 完成人次\n东兴区 | 12 | 10 | 450 | 400",
        "511011 2024 training_runs 10\n511011 2024 training_attendances 400",
        f"{DATED}\nheading-unknown B2\nheading-unknown D2",
    ),
    Case(
        "as many as were set up so far, and projects that nobody calls incubated",
        "2020年以来内江市社工站建设情况\n年份 | 累计社工站（个） | 志愿服务项目\n2020 | 10 | 3\n2021 | 70 | 4",
        "511000 2020-12 sw_stations 10\n511000 2021-12 sw_stations 70",
        "region-from-title 3\nheading-unknown C2",
    ),
    Case(
        "the last day of a year in brackets with a word behind it",
        "内江市社工人才统计（2024年12月31日数据）\n地区 | 持证人数\n东兴区 | 9",
        "511011 2024-12 certified_total 9",
        DATED,
    ),
    Case(
        "rows of figures that name nothing of ours are told at their cell",
        "2024年内江市情况\n项目 | 2023年 | 2024年\n四川省持证社会工作者数(人) | 9 | 8\n四川省社工站(个) | 3 | 4",
        issues="no-table A3\nrow-unknown A3\nrow-unknown A4",
    ),
    Case(
        "rows that name the region of the title again",
        "2024年内江市情况\n项目 | 2023年 | 2024年\n内江市持证社会工作者数(人) | 9 | 8\n内江市社工站(个) | 3 | 4",
        "511000 2023-12 certified_total 9\n511000 2024-12 certified_total 8\n511000 2023-12 sw_stations 3\n511000 2024-12 sw_stations 4",
        "region-from-title 3",
    ),
    Case(
        "what stands at the end of a month, whatever the columns are of",
        "眉山市社会工作月报表\n2024年10月\n指标 | 本月数 | 本年累计数\n培训人次 | 2 | 9\n期末社工站数 | 8 | 8",
        "511400 2024-10 training_attendances 2\n511400 2024-01..2024-10 training_attendances 9\n511400 2024-10 sw_stations 8\n511400 2024-10 sw_stations 8",
        "period-from-title 4\nregion-from-title 4\nrunning-total C3",
    ),
    Case(
        "a remark on a row that is left out",
        "2024年眉山市持证人数\n地区 | 持证人数 | 备注\n东坡区 | 8 | \n市直 | 4 | 含福利院\n合计 | 12 | ",
        "511402 2024-12 certified_total 8",
        f"{DATED}\nrow-own-level A4",
    ),
    Case(
        "the one place of an exam",
        "2024年社会工作者职业水平考试眉山考点情况\n区县 | 报名人数\n东坡区 | 9",
        "511402 2024 exam_registered 9",
        DATED,
    ),
    *(
        Case(
            f"the highest level beside the others is one of them: {title}",
            f"2024年内江市{title}\n地区 | 助理社会工作师人数 | 社会工作师人数 | 高级社会工作师人数 | 合计\n东兴区 | 6 | 2 | 1 | 9",
            "".join(
                f"511011 {period} {measure} {group}\n"
                for group in ("level:assistant 6", "level:social_worker 2", "level:senior 1", "9")
            ),
            DATED,
        )
        for title, period, measure in (
            ("社工考试报名情况", "2024", "exam_registered"),
            ("持证人员数量统计", "2024-12", "certified_total"),
        )
    ),
    Case(
        "the highest level behind all who hold a certificate and the other levels",
        "2024年内江市社工统计\n地区 | 持证总人数 | 助理社会工作师人数 | 社会工作师人数 | 高级社会工作师人数\n东兴区 | 9 | 6 | 2 | 1",
        "511011 2024-12 certified_total 9\n511011 2024-12 certified_total level:assistant 6\n"
        "511011 2024-12 certified_total level:social_worker 2\n511011 2024-12 certified_total level:senior 1",
        DATED,
    ),
    *(
        Case(
            f"the highest level below the others is one of them: {title}",
            f"2024年内江市{title}\n指标 | 数值\n{whole} | 9\n助理社会工作师人数 | 6\n社会工作师人数 | 2\n高级社会工作师人数 | 1",
            "".join(
                f"511000 {period} {measure} {group}\n"
                for group in ("9", "level:assistant 6", "level:social_worker 2", "level:senior 1")
            ),
            f"{DATED}\nregion-from-title 3",
        )
        for title, whole, period, measure in (
            ("社工考试报名情况", "报名人数", "2024", "exam_registered"),
            ("社工情况", "持证总人数", "2024-12", "certified_total"),
        )
    ),
    Case(
        "the highest level behind candidates alone may be of these or of all",
        "2024年内江市社工考试报名情况\n地区 | 报名人数 | 高级社会工作师人数\n东兴区 | 9 | 1",
        issues=f"heading-unclear C2\n{DATED}",
    ),
    Case(
        "levels behind two measures of persons are left out, the highest too",
        "2024年内江市社工情况\n地区 | 持证人数 | 报名人数 | 助理社会工作师人数 | 社会工作师人数 | 高级社会工作师人数\n东兴区 | 99 | 9 | 6 | 2 | 1",
        "511011 2024-12 certified_total 99\n511011 2024 exam_registered 9",
        f"{DATED}\nheading-unknown D2\nheading-unknown E2\nheading-unknown F2",
    ),
    *(
        Case(
            f"other people than the title speaks of may be among these: {title}",
            f"2024年内江市{title}\n地区 | {whole} | {others}\n东兴区 | 60 | 20\n威远县 | 50 | {most}",
            "".join(
                f"{region} {one}\n"
                for region, one in (
                    ("511011", f"{period} 60"),
                    ("511011", f"2024-12 {of_others} 20"),
                    ("511024", f"{period} 50"),
                    ("511024", f"2024-12 {of_others} {most}"),
                )
            ),
            f"{asked}{DATED}",
        )
        for title, whole, period, others, of_others in (
            ("社工考试报名情况", "报名人数", "2024 exam_registered", "社区工作者人数", "community_workers_total"),
            ("社会工作专业人才培训情况", "培训人次", "2024 training_attendances", "持证人数", "certified_total"),
            ("持证社工情况", "持证人数", "2024-12 certified_total", "驻站社工人数", "station_staff"),
        )
        for most, asked in ((50, "heading-within C2\n"), (51, ""))
    ),
    Case(
        "other people below those of the title",
        "2024年内江市社工考试报名情况\n指标 | 数值\n报名人数 | 60\n社区工作者人数 | 20",
        issues=f"heading-within A4\n{DATED}\nregion-from-title 3",
    ),
    Case(
        "under a title of more, other people are others",
        "2024年内江市社会工作人才队伍情况\n地区 | 持证人数 | 社区工作者人数\n东兴区 | 60 | 20",
        "511011 2024-12 certified_total 60\n511011 2024-12 community_workers_total 20",
        DATED,
    ),
    Case(
        "a list of ranks",
        "2024年内江市排名情况\n地区 | 持证人数 | 报名人数\n东兴区 | 1 | 2\n威远县 | 2 | 3\n隆昌市 | 3 | 1",
        issues=f"title-unclear A1\n{DATED}",
    ),
    Case(
        "counts in a list by rank",
        "2024年内江市持证人数排名\n地区 | 持证人数\n东兴区 | 30\n威远县 | 20\n隆昌市 | 10",
        "511011 2024-12 certified_total 30\n511024 2024-12 certified_total 20\n511083 2024-12 certified_total 10",
        DATED,
    ),
    Case(
        "a report of half a year that says which, under a name of the certificate",
        "雅安市社会工作人才工作半年报表\n（2025年上半年）\n县（区） | 国家社会工作者职业资格证书持证人数\n雨城区 | 9",
        "511802 2025-06 certified_total 9",
        "period-from-title 4",
    ),
    Case(
        "districts under 城区/县市, and an office behind the unit",
        "黄石市2024年社会工作者考试情况\n城区/县市 | 报名数 | 合格数\n黄石港区 | 9 | 3\n大冶市 | 8 | 2\n单位：人   市委社会工作部",
        "420202 2024 exam_registered 9\n420202 2024 exam_passed 3\n420281 2024 exam_registered 8\n420281 2024 exam_passed 2",
        DATED,
    ),
    Case(
        "an exam counted up to a day after it",
        "内江市2024年社会工作者职业资格考试统计\n统计截止时间：2024年8月\n地区 | 报名人数\n东兴区 | 9",
        "511011 2024 exam_registered 9",
        "period-from-title 4",
    ),
    Case(
        "an exam counted up to a day before it is of that day, which is asked about",
        "内江市2024年社会工作者职业资格考试统计\n统计截止时间：2024年4月\n地区 | 报名人数\n东兴区 | 9",
        "511011 2024-04-30 exam_registered 9",
        "period-from-title 4",
    ),
    Case(
        "short names under none",
        " | 报名 | 实考 | 过关 | 过关率\n利州区 | 62 | 48 | 11 | 22.9%\n昭化区 | 100 | 80 | 20 | 25%\n总 | 162 | 128 | 31 | 24.2%",
        "510802 2024 exam_registered 62\n510802 2024 exam_sat 48\n510802 2024 exam_passed 11\n510802 2024 exam_pass_rate 22.9\n"
        "510811 2024 exam_registered 100\n510811 2024 exam_sat 80\n510811 2024 exam_passed 20\n510811 2024 exam_pass_rate 25",
        "period-from-title 2",
        sheet="2024年",
    ),
    Case(
        "numbered lines that say what each of several tables counts",
        "内江市2024年社会工作者职业资格考试及持证情况\n一、报名情况（人）\n地区 | 助理社会工作师 | 社会工作师\n东兴区 | 6 | 2\n\n"
        "二、年末持证情况（人）\n地区 | 助理社会工作师 | 社会工作师\n东兴区 | 9 | 3\n内江市委社会工作部     联系人：苟某",
        "511011 2024 exam_registered level:assistant 6\n511011 2024 exam_registered level:social_worker 2\n"
        "511011 2024-12 certified_total level:assistant 9\n511011 2024-12 certified_total level:social_worker 3",
        "period-from-title 4\nperiod-from-title 8",
    ),
    Case(
        "a form by its number, with a row of nothing that is stored",
        "遂宁市社会工作者职业资格考试情况\n2024年\n指标名称 | 计量单位 | 代码 | 本年\n报名人数 | 人 | '01 | 9\n报考科次 | 科次 | '05 | 19",
        "510900 2024 exam_registered 9",
        "period-from-title 4\nregion-from-title 4\nrow-unknown A5",
        sheet="SG-03",
    ),
    Case(
        "by what a rate is divided",
        "2024年定西市社工考试情况\n地区 | 报名人数 | 参考人数 | 合格人数 | 通过率（通过/参考）\n安定区 | 100 | 80 | 20 | 25%",
        "621102 2024 exam_registered 100\n621102 2024 exam_sat 80\n621102 2024 exam_passed 20\n621102 2024 exam_pass_rate 25",
        DATED,
    ),
    Case(
        "a sheet called by its county, and holders by the whole name of the certificate",
        "石棉县社会工作基本情况表\n统计口径：2024年底\n指标 | 数量\n取得社会工作者职业资格证书人数 | 9\n在民政部门登记的社工服务机构（家） | 3",
        "511824 2024-12 certified_total 9\n511824 2024-12 service_agencies 3",
        "period-from-title 4\nregion-from-title 4",
        sheet="石棉",
    ),
    Case(
        "a plan for the year under a title of a day in it",
        "遵义市社工站建设进度（截至2024年9月30日）\n地区 | 2024年计划建站乡镇（街道）数 | 社工站数\n汇川区 | 9 | 8",
        "520303 2024 townships_with_station_target 9\n520303 2024-09 sw_stations 8",
        DATED,
    ),
    Case(
        "community workers by their other name",
        "2024年内江市社区专职工作者培训情况\n地区 | 培训人次\n东兴区 | 9",
        "511011 2024 training_attendances population:community_workers 9",
        f"{DATED}\ngroup-from-title 3",
    ),
    Case(
        "rows of which a system says that they were checked",
        "地区 | 年份 | 指标 | 数值 | 审核状态\n成都市 | 2024 | 持证人数 | 9 | 已审核\n绵阳市 | 2024 | 持证人数 | 8 | 审核通过",
        "510100 2024-12 certified_total 9\n510700 2024-12 certified_total 8",
        "heading-unknown E1",
    ),
    Case(
        "rows of which a system says that some were not",
        "地区 | 年份 | 指标 | 数值 | 审核状态\n成都市 | 2024 | 持证人数 | 9 | 已审核\n绵阳市 | 2024 | 持证人数 | 8 | 待审核",
        issues="heading-labels E1",
    ),
    Case(
        "whether a task was done",
        "定西市2024年社工考试情况\n地区 | 报名人数 | 备注\n安定区 | 9 | 未完成任务",
        "621102 2024 exam_registered 9",
        f"{DATED}\nnote-seen C3",
    ),
    Case(
        "seniors whose group is told are no level of what stands above them",
        "地区 | 年份 | 指标 | 分组 | 数值\n成都市 | 2024 | 持证人数 | 全体 | 100\n成都市 | 2024 | 高级社会工作师 | 全体 | 9",
        "510100 2024-12 certified_total 100\n510100 2024-12 senior_social_workers 9",
    ),
    Case(
        "social workers of agencies are not all there are",
        "内江市社会工作机构发展情况\n指标 | 2023 | 2024\n从业社工（人） | 9 | 6",
        issues="heading-within A3",
    ),
    Case(
        "where an exam is held",
        "2024年四川省社会工作者考试报名情况\n考区 | 报名人数\n成都考区 | 9\n绵阳考区 | 6\n省直考区 | 2",
        "510100 2024 exam_registered 9\n510700 2024 exam_registered 6",
        f"{DATED}\nrow-own-level A5",
    ),
    Case(
        "how stations were judged",
        "2024年内江市社工站情况\n地区 | 社工站数 | 评估等级\n东兴区 | 9 | 优秀",
        "511011 2024-12 sw_stations 9",
        f"{DATED}\nheading-unknown C2",
    ),
    Case(
        "who counts as absent",
        "2024年内江市情况\n地区 | 报名人数 | 参考人数\n东兴区 | 9 | 6\n注：任一科目缺考即计为缺考。",
        "511011 2024 exam_registered 9\n511011 2024 exam_sat 6",
        f"{DATED}",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_everyday_words(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("note", "changing"),
    [
        ("含科技城新区", False),
        ("不含科技城新区", True),
        ("注：四川天府新区、成都高新区、东部新区数据计入所在区（市）县。", False),
        ("嘉兴经开区（国际商务区）数据并入南湖区、秀洲区统计。", False),
        ("成都高新区数据未计入", True),
        ("苏州工业园区不单列，计入吴中区。", False),
        ("中心城区含高新区", False),
        ("注：1.社工站数为12月31日时点数。2.投入资金含中央、省、市、县各级。", False),
        ("（总数为年底数）", False),
        ("参训人次含线上直播班", False),
        ("年末在册", False),
        ("资料来源：南充市民政局（2018—2022年）、市委社会工作部（2023年起）。", False),
        ("合肥市人事考试院提供", False),
        ("1.2020年考试因疫情延期至10月31日、11月1日举行。", False),
        ("2020年考试因疫情取消", True),
        ("部分村社区干部换届，组织发动不足", False),
        ("部分村未报送", True),
        ("数据来源：宜宾市人事考试中心（成绩公布后提取，高级为考试成绩合格，尚未评审）", False),
        ("合格率以报考人数为分母。", False),
        ("数据由省人力资源社会保障厅人事考试基地提供，按报名时所选报名点统计。", False),
        ("注：持证人数为历年通过国家考试取得证书的人数，含助理社会工作师、社会工作师和高级社会工作师。", False),
        ("注：持证人数为当年取得证书的人数。", True),
    ],
)
def test_notes_that_say_how_it_is_counted_anyway(note: str, changing: bool) -> None:  # noqa: FBT001 - a table of truths
    assert notes.read(note)[1] is changing


def test_the_first_day_of_a_month_where_months_are_asked_for() -> None:
    days = [Odd("date", None, f"2024-0{month}-01") for month in (1, 2)]
    draft = understood(Sheet("Sheet1", [["内江市培训人次"], ["月份", "培训人次"], [days[0], 5], [days[1], 6]]))
    assert facts(draft) == ["511000 2024-01 training_attendances 5", "511000 2024-02 training_attendances 6"]
    other = understood(
        Sheet("Sheet1", [["内江市培训人次"], ["月份", "培训人次"], [Odd("date", None, "2024-01-08"), 5]])
    )
    assert "bad-period A3" in issues(other)
