"""Ordinary workbooks of counties, cities and provinces, as testers who had not read the program made them."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

DATED = "period-from-title 3"
MIANYANG = ["涪城区", "游仙区", "安州区", "三台县", "盐亭县", "梓潼县", "北川县", "平武县", "江油市"]
MIANYANG_CODES = ["510703", "510704", "510705", "510722", "510723", "510725", "510726", "510727", "510781"]
BAZHONG = "巴中市2023年社工站情况\n县（区） | 社工站数 | 备注\n"
EXAM = "2023年度社会工作者职业资格考试情况\n科目级别 | 报名人数 | 合格人数\n初级 | 52 | 11\n中级 | 23 | 3\n合计 | 75 | 14\n"
QUANZHOU = "\n".join(
    f"350500 2023 {measure} {value}"
    for measure, value in (
        ("exam_registered level:assistant", 52),
        ("exam_registered level:social_worker", 23),
        ("exam_registered", 75),
        ("exam_passed level:assistant", 11),
        ("exam_passed level:social_worker", 3),
        ("exam_passed", 14),
    )
)
YEARS = "湖州市{}社会工作人才培训情况统计表\n地区 | 培训场次 | 培训人次\n2021年\n吴兴区 | 5 | 60\n安吉县 | 6 | 70\n{}2022年\n吴兴区 | 7 | 80\n"
HUZHOU = "\n".join(
    f"{region} {year} training_{kind} {value}"
    for region, year, kind, value in (
        ("330502", 2021, "sessions", 5),
        ("330502", 2021, "attendances", 60),
        ("330523", 2021, "sessions", 6),
        ("330523", 2021, "attendances", 70),
        ("330502", 2022, "sessions", 7),
        ("330502", 2022, "attendances", 80),
    )
)
CASES = [
    *(
        Case(
            f"a zone beside all counties and a total that is called {total}",
            "2024年绵阳市考试情况\n地区 | 报名人数\n"
            + "".join(f"{name} | 5\n" for name in MIANYANG)
            + f"高新区 | 6\n{total} | 51",
            "\n".join(f"{code} 2024 exam_registered 5" for code in MIANYANG_CODES) + "\n510700 2024 exam_registered 51",
            f"{DATED}\nrow-own-level A12",
        )
        for total in ("全市合计", "绵阳市合计", "合计", "全市", "绵阳市")
    ),
    Case(
        "a zone beside all counties and a total in the column of numbers",
        "2024年绵阳市考试情况\n序号 | 地区 | 报名人数\n"
        + "".join(f"{place} | {name} | 5\n" for place, name in enumerate(MIANYANG, start=1))
        + "10 | 高新区 | 6\n合计 | | 51",
        "\n".join(f"{code} 2024 exam_registered 5" for code in MIANYANG_CODES) + "\n510700 2024 exam_registered 51",
        f"{DATED}\nrow-own-level B12",
    ),
    Case("years as lines over their rows", YEARS.format("", ""), HUZHOU, "period-from-title 4\nperiod-from-title 7"),
    Case(
        "years as lines under a title that spans them, with totals of each",
        YEARS.format("2021—2022年", "合计 | 11 | 130\n"),
        HUZHOU,
        "period-from-title 4\nperiod-from-title 8",
    ),
    Case(
        "years as lines under a title of one of them",
        YEARS.format("2022年", ""),
        issues="line-within A3\nline-within A6\nperiod-from-title 4",
    ),
    Case(
        "rows before the first line of a year",
        "湖州市培训情况\n地区 | 培训人次\n吴兴区 | 60\n2022年\n吴兴区 | 80",
        issues="line-within A4\nyear-missing B3",
    ),
    Case(
        "indicators under years",
        "湖州市情况\n指标 | 数值\n2021年\n持证人数 | 5\n2022年\n持证人数 | 6",
        "330500 2021-12 certified_total 5\n330500 2022-12 certified_total 6",
        "period-from-title 4\nregion-from-title 4\nperiod-from-title 6\nregion-from-title 6",
    ),
    *(
        Case(
            f"a title of ordinary words: {title}",
            f"{title}\n区县 | 持证人数\n武侯区 | 5",
            "510107 2023-12 certified_total 5",
            DATED,
        )
        for title in (
            "成都市2023年社会工作者教育培训和持证情况",
            "成都市2023年持证人数（分街道）",
            "成都市2023年社工岗位开发情况",
            "成都市民政局关于报送2023年社会工作人才数据的函",
            "关于报送2023年社会工作人才数据的函（成都市）",
            "2023年全市社会工作人才发展监测（成都）",
            "2023年持证人数（四川成都）",
            "成都市2023年基层社会治理人才情况",
        )
    ),
    Case(
        "holders under a title of associations",
        "2023年行业组织持证人数\n区县 | 持证人数\n武侯区 | 5",
        issues=f"heading-within B2\n{DATED}",
    ),
    Case(
        "同比 in a title over several years",
        "长沙市报名人数同比情况\n区县 | 2022年报名人数 | 2023年报名人数\n芙蓉区 | 812 | 1024",
        "430102 2022 exam_registered 812\n430102 2023 exam_registered 1024",
    ),
    Case(
        "同比 in a title over nothing that changed",
        "长沙市2023年报名人数同比情况\n区县 | 报名人数\n芙蓉区 | 812",
        issues=f"title-unclear A1\n{DATED}",
    ),
    *(
        Case(
            f"what a mark on a name says of the region: {note}",
            f"{BAZHONG}★巴州区 | 25 |\n{note}",
            "511902 2023-12 sw_stations 25",
            f"{DATED}\nmark-dropped A3",
        )
        for note in ("注：★为省级乡村振兴重点帮扶县。", "★表示脱贫县", "注：带*号的为革命老区县")
    ),
    *(
        Case(
            f"what a mark says of the figures: {note}",
            f"{BAZHONG}★巴州区 | 25 |\n{note}",
            issues=f"{DATED}\nmark-dropped A3\nnote-unclear A4",
        )
        for note in ("★为估计数", "注：★为不含开发区的县")
    ),
    Case("a remark on the region", f"{BAZHONG}巴州区 | 25 | 市级示范", "511902 2023-12 sw_stations 25", DATED),
    Case(
        "stations and agencies called by no name of their own",
        "2024年社工站进展\n县市 | 已建站数 | 在岗社工\n都匀市 | 10 | 25",
        "522701 2024-12 sw_stations 10",
        f"{DATED}\nheading-unknown C2",
    ),
    Case(
        "agencies called by no name of their own",
        "社会工作服务机构基本情况（2024年）\n区县 | 机构数（家）\n江汉区 | 18",
        "420103 2024-12 service_agencies 18",
        DATED,
    ),
    Case(
        "stations and agencies in one title",
        "2024年社工站和社工机构情况\n区县 | 机构数 | 站数\n江汉区 | 18 | 21",
        issues="heading-unknown B2\nheading-unknown C2\nno-table B2",
    ),
    Case(
        "a ledger of training with subjects",
        "长兴县社会工作人才培训台账（2023年）\n月份 | 场次（场） | 人次 | 培训主题\n1月 | 2 | 71 | 考前辅导",
        "330522 2023-01 training_sessions 2\n330522 2023-01 training_attendances 71",
        "heading-unknown D2\nregion-from-title 3",
    ),
    Case(
        "a ledger of training with those it was for",
        "长兴县社会工作人才培训台账（2023年）\n月份 | 场次（场） | 人次 | 培训对象\n1月 | 2 | 71 | 楼长",
        issues="heading-labels D2\nregion-from-title 3",
    ),
    Case(
        "totals and rates in other words",
        "2024年金华市情况\n地区 | 总报名 | 持证人数 | 万人持证率（人/万人）\n义乌市 | 17 | 12 | 14.4",
        "330782 2024 exam_registered 17\n330782 2024-12 certified_total 12\n330782 2024 certified_per_10k_residents 14.4",
        DATED,
    ),
    Case(
        "a plan and what was done of it",
        "2024年成都市持证情况\n地区 | 持证人数 | | \n | 目标任务数 | 实际完成数 | 完成率\n武侯区 | 100 | 90 | 90%",
        "510107 2024-12 certified_total 90",
        "heading-like B2\nheading-like D2\nperiod-from-title 4",
        merged="B2:D2",
    ),
    Case(
        "kinds of indicators left of them",
        "2023年主要指标\n类别 | 指标名称 | 计量单位 | 什邡市\n持证 | 持证人数 | 人 | 213\n站点 | 社工站 | 个 | 10\n机构 | 社工服务机构 | 家 | 4\n培训 | 培训场次 | 场次 | 3",
        "510682 2023-12 certified_total 213\n510682 2023-12 sw_stations 10\n510682 2023-12 service_agencies 4\n510682 2023 training_sessions 3",
        DATED,
    ),
    Case(
        "holders under a kind that has some of its own",
        "2023年什邡市主要指标\n类别 | 指标名称 | 数量\n机构 | 持证人数 | 4",
        issues="unknown-group A3",
    ),
    *(
        Case(f"whose table it is, at its foot: {foot}", EXAM + foot, QUANZHOU, f"{DATED}\nregion-from-title 3")
        for foot in ("填报单位：泉州市人事考试中心", "填报：泉州市民政局", "统计：泉州市人社局")
    ),
    Case(
        "a source says nothing of whose table it is",
        f"{EXAM}来源：泉州市人事考试网",
        issues=f"{DATED}\nregion-missing B3",
    ),
    *(
        Case(
            f"when a table is of, at its foot: {foot}",
            f"石家庄市社会工作情况\n区县 | 持证人数\n裕华区 | 132\n{foot}",
            "130108 2024-12 certified_total 132",
            DATED,
        )
        for foot in ("统计年度：2024", "年度：2024年", "截至2024年底", "报告期：2024年")
    ),
    Case(
        "a year at its foot that may be when it was made",
        "石家庄市社会工作情况\n区县 | 持证人数\n裕华区 | 132\n时间：2024年",
        issues="year-missing B3\nnote-unclear A4",
    ),
    Case(
        "a rate beside figures of one year",
        "单位名称 | 2024年度报名人数 | 2024年度通过人数 | 通过率\n绵阳市 | 3200 | 700 | 21.9%",
        "510700 2024 exam_registered 3200\n510700 2024 exam_passed 700\n510700 2024 exam_pass_rate 21.9",
        "heading-spread D1",
    ),
    Case(
        "a rate beside figures of two years",
        "单位名称 | 2024年度报名人数 | 2023年度通过人数 | 通过率\n绵阳市 | 3200 | 700 | 21.9%",
        issues="year-missing D2",
    ),
    Case(
        "districts in which candidates registered",
        "2024年度四川考区报名情况\n报名地市 | 初级 | 中级 | 合计\n自贡市 | 12 | 6 | 18",
        "510300 2024 exam_registered level:assistant 12\n510300 2024 exam_registered level:social_worker 6\n510300 2024 exam_registered 18",
        DATED,
    ),
    Case(
        "certificates gained beside candidates",
        "2023年四川省考试情况\n地区 | 报名人数 | 取得证书人数 | 合格率\n成都市 | 1200 | 200 | 20%",
        issues=f"heading-unclear C2\n{DATED}",
    ),
    Case(
        "certificates gained in a year beside all",
        "2024年四川省情况\n地区 | 2024年取得证书人数 | 累计取得证书人数\n成都市 | 1200 | 5000",
        issues=f"heading-unclear B2\n{DATED}",
    ),
    Case(
        "certificates gained this year under a title of holders",
        "绵阳市2023年持证情况\n县区 | 本年取得证书人数\n涪城区 | 60",
        issues=f"heading-unclear B2\n{DATED}",
    ),
    Case(
        "certificates gained, in words that no alias has",
        "2023年四川省情况\n地区 | 报名人数 | 获证人数\n成都市 | 1200 | 5",
        "510100 2023 exam_registered 1200",
        f"heading-unknown C2\n{DATED}",
    ),
    Case(
        "certificates held beside candidates",
        "2023年四川省情况\n地区 | 报名人数 | 累计取得证书人数\n成都市 | 1200 | 500",
        "510100 2023 exam_registered 1200\n510100 2023-12 certified_total 500",
        DATED,
    ),
    Case(
        "certificates of levels beside candidates",
        "2024年遂宁市考试情况\n区县 | 报名人数 | 助理社工师证书 | 社工师证书\n船山区 | 520 | 71 | 30",
        "510903 2024 exam_registered 520",
        f"heading-unknown C2\nheading-unknown D2\n{DATED}",
    ),
    Case(
        "certificates of levels beside holders",
        "2024年遂宁市情况\n区县 | 持证人数 | 助理社工师证书 | 社工师证书\n船山区 | 101 | 71 | 30",
        "510903 2024-12 certified_total 101\n510903 2024-12 certified_total level:assistant 71\n510903 2024-12 certified_total level:social_worker 30",
        DATED,
    ),
    *(
        Case(
            f"things have no levels: {title}",
            f"2024年遂宁市{title}情况\n区县 | {counted} | 助理社会工作师 | 社会工作师\n船山区 | 18 | 212 | 90",
            f"510903 {measure} 18",
            f"heading-unknown C2\nheading-unknown D2\n{DATED}",
        )
        for title, counted, measure in (
            ("社工机构", "社工机构数", "2024-12 service_agencies"),
            ("社工站", "社工站数", "2024-12 sw_stations"),
            ("培训", "培训场次", "2024 training_sessions"),
        )
    ),
    *(
        Case(
            f"others under a title of stations: {name}",
            f"2023年成都市社工站情况\n区县 | 社工站数 | {name}\n武侯区 | 5 | 300",
            issues=f"heading-within C2\n{DATED}",
        )
        for name in ("志愿者", "督导人数", "高级社会工作师")
    ),
    *(
        Case(
            f"half a year and the day on which it ends: {title}",
            f"{title}\n县区 | 持证社工人数 | 培训人次\n翠屏区 | 880 | 5",
            "511502 2024-06 certified_total 880\n511502 2024-01..2024-06 training_attendances 5",
            DATED if "\n" not in title else "period-from-title 4",
        )
        for title in (
            "2024年上半年宜宾市社会工作进展情况\n（数据截至2024年6月30日）",
            "2024年上半年宜宾市社会工作进展情况（截至2024年6月底）",
            "2024年1—6月宜宾市社会工作进展情况（截至6月30日）",
        )
    ),
    Case(
        "half a year and another day",
        "2024年上半年宜宾市社会工作进展情况（截至2024年7月31日）\n县区 | 持证社工人数\n翠屏区 | 880",
        issues="year-several A1",
    ),
    *(
        Case(
            f"what is new in the year up to its last day: {title}",
            f"{title}\n地区 | 当年新增持证人数 | 累计持证人数 | 报名人数\n通川区 | 60 | 603 | 7",
            "511702 2024 certified_new 60\n511702 2024-12 certified_total 603\n511702 2024 exam_registered 7",
            DATED,
        )
        for title in ("2024年达州市持证情况（截至2024年12月31日）", "达州市持证情况（2024年底）")
    ),
    Case(
        "what is new in the year up to another day",
        "2024年达州市持证情况（截至2024年11月30日）\n地区 | 当年新增持证人数\n通川区 | 60",
        issues=f"{DATED}\nperiod-clash B3",
    ),
    Case(
        "counts and shares below each other",
        "2023年末遂宁市持证社工分级情况\n区县 | 项目 | 助理社会工作师 | 社会工作师 | 合计\n船山区 | 人数 | 300 | 120 | 420\n | 占比 | 71.4% | 28.6% | 100%",
        "510903 2023-12 certified_total level:assistant 300\n510903 2023-12 certified_total level:social_worker 120\n510903 2023-12 certified_total 420",
        f"{DATED}\nrow-unknown B4",
        merged="A3:A4",
    ),
    Case(
        "a county renamed among the years of a row",
        "成都市报名人数\n区县 | 2015年 | 2016年 | 2017年\n郫县 | 150 | 160 | 170",
        "510117 2015 exam_registered 150\n510117 2016 exam_registered 160\n510117 2017 exam_registered 170",
    ),
    Case(
        "a county renamed before the years of a row",
        "成都市报名人数\n区县 | 2018年 | 2019年\n郫县 | 150 | 160",
        issues="region-unknown A3",
    ),
    Case(
        "kinds of regions left of them",
        "2023年末绵阳市持证情况\n类型 | 县（市、区） | 持证人数\n市辖区 | 涪城区 | 40\n县级市 | 江油市 | 20",
        "510703 2023-12 certified_total 40\n510781 2023-12 certified_total 20",
        f"heading-unknown A2\n{DATED}",
    ),
    Case(
        "agencies beside holders",
        "2024年眉山市社会工作人才情况\n地区 | 持证社工 | 机构\n东坡区 | 5 | 6",
        "511402 2024-12 certified_total 5\n511402 2024-12 service_agencies 6",
        DATED,
    ),
    Case(
        "a plan in a title whose columns tell it from what was done",
        "2023年绵阳市培训计划执行情况\n地区 | 计划培训人次 | 实际培训人次\n涪城区 | 100 | 90",
        "510703 2023 training_attendances 90",
        f"heading-like B2\n{DATED}",
    ),
    Case(
        "some counties of a province that stands beside each",
        "2023年末浙江省部分县（市、区）持证情况\n省 | 县（市、区） | 持证人数\n浙江省 | 吴兴区 | 450\n浙江省 | 江山市 | 300",
        "330502 2023-12 certified_total 450\n330881 2023-12 certified_total 300",
        DATED,
    ),
    Case(
        "some counties and the province itself",
        "2023年末浙江省部分县（市、区）持证情况\n省 | 县（市、区） | 持证人数\n浙江省 | | 450\n浙江省 | 江山市 | 300",
        issues=f"{DATED}\ntitle-places A1",
    ),
    Case(
        "an indicator that is not ours under a kind nobody knows",
        "2023年什邡市主要指标\n类别 | 指标名称 | 数量\n人才 | 持证人数 | 4\n经费 | 政府购买服务资金 | 9",
        "510682 2023-12 certified_total 4",
        "period-from-title 3\nregion-from-title 3\nrow-unknown B4",
    ),
    Case(
        "what is new in the year, in a file named after what there is so far",
        "2024年达州市持证情况\n地区 | 当年新增持证人数 | 累计持证人数\n通川区 | 60 | 603",
        "511702 2024 certified_new 60\n511702 2024-12 certified_total 603",
        DATED,
        file="新增与累计.xlsx",
    ),
    Case(
        "a plan of three years in a title",
        "2023年德清县三年行动目标完成情况\n指标 | 2023年目标 | 2023年实际\n持证社会工作者 | 900 | 931",
        "330521 2023-12 certified_total 931",
        "heading-unknown B2\nregion-from-title 3",
    ),
    Case(
        "a county's table of zones and towns",
        "昆山市2024年社会工作专业人才情况表\n区镇 | 社会工作专业人才总数 | 持证人数 | 其中 |\n | | | 初级 | 中级\n开发区 | 500 | 300 | 220 | 80\n玉山镇 | 420 | 260 | 190 | 70\n合计 | 920 | 560 | 410 | 150",
        "320583 2024-12 professionals_total 920\n320583 2024-12 certified_total 560\n320583 2024-12 certified_total level:assistant 410\n320583 2024-12 certified_total level:social_worker 150",
        "period-from-title 4\ntowns-summed A2",
        merged="A2:A3 B2:B3 C2:C3 D2:E2",
    ),
    Case(
        "a district's table by streets",
        "2024年杭州市拱墅区考试报考人数统计（按街道）\n街道 | 初级 | 中级\n米市巷街道 | 120 | 60\n湖墅街道 | 100 | 50\n合计 | 220 | 110",
        "330105 2024 exam_registered level:assistant 220\n330105 2024 exam_registered level:social_worker 110",
        f"{DATED}\ntowns-summed A2",
    ),
    Case(
        "holders by the certificates they hold",
        "山西省社会工作者职业资格证书持有情况（2023年12月）\n | 助理社会工作师 | 高级社会工作师 | 合计\n太原市 | 62 | 3 | 65",
        "140100 2023-12 certified_total level:assistant 62\n140100 2023-12 certified_total level:senior 3\n140100 2023-12 certified_total 65",
        DATED,
    ),
    Case(
        "全市 of a city nobody names",
        "年度 | 全市持证社工（人）\n2020 | 3200",
        issues="region-missing B2",
    ),
    Case(
        "the plan of a year and what was done in a quarter",
        "2025年一季度重点指标完成情况\n指标 | 年度目标 | 一季度完成 | 完成率\n新增持证社工（人） | 500 | 120 | 24%\n培训人次 | 3000 | 800 | 26.7%\n填报单位：乐山市委社会工作部",
        "511100 2025-Q1 certified_new 120\n511100 2025-Q1 training_attendances 800",
        "heading-unknown B2\nheading-unknown D2\nregion-from-title 3",
    ),
    Case(
        "levels below the holders among professionals",
        "2023年铜陵市统计年报表\n指标名称 | 合计 | 铜官区\n社会工作专业人才总量 | 2100 | 900\n其中：持证社会工作者 | 1500 | 700\n  助理社会工作师 | 1100 | 500\n  社会工作师 | 395 | 198",
        "340705 2023-12 professionals_total 900\n340705 2023-12 certified_total 700\n340705 2023-12 certified_total level:assistant 500\n340705 2023-12 certified_total level:social_worker 198",
        f"heading-beyond B2\n{DATED}",
    ),
    *(
        Case(
            f"a remark on what is counted all the same: {remark}",
            f"金堂县2024年度情况表\n项目 | 数量 | 备注\n培训场次 | 14 | {remark}",
            "510121 2024 training_sessions 14",
            f"{DATED}\nregion-from-title 3\nnote-seen C3",
        )
        for remark in ("含线上2场", "其中女性398人", "其中：女性398人，党员20人")
    ),
    *(
        Case(
            f"a remark that may change what is counted: {remark}",
            f"金堂县2024年度情况表\n项目 | 数量 | 备注\n培训场次 | 14 | {remark}",
            issues=f"{DATED}\nregion-from-title 3\nnote-unclear C3",
        )
        for remark in ("不含线上2场", "含上年结转", "含民政系统20人")
    ),
    Case(
        "a remark on a row that is left out",
        "金堂县2024年度情况表\n项目 | 数量 | 备注\n培训场次 | 14 |\n慰问场次 | 14 | 含去年2场",
        "510121 2024 training_sessions 14",
        f"{DATED}\nregion-from-title 3\nrow-unknown A4",
    ),
    *(
        Case(
            f"a note that changes no figure: {note}",
            f"金堂县2024年度情况表\n项目 | 数量\n报名人数 | 512\n{note}",
            "510121 2024 exam_registered 512",
            f"{DATED}\nregion-from-title 3",
        )
        for note in ("说明：缺考人数=报名人数-实考人数。", "备注：社工站按一乡镇（街道）一站建设。")
    ),
    Case(
        "a note of what a figure is made of",
        "金堂县2024年度情况表\n项目 | 数量\n报名人数 | 512\n注：报名人数=初级+中级",
        issues=f"{DATED}\nregion-from-title 3\nnote-unclear A4",
    ),
    Case(
        "those who passed in other words",
        "扬州市2023年度考试成绩统计\n县市区 | 报考人数 | 及格人数 | 及格率\n广陵区 | 500 | 90 | 18%",
        "321002 2023 exam_registered 500\n321002 2023 exam_passed 90\n321002 2023 exam_pass_rate 18",
        DATED,
    ),
    Case(
        "holders and their levels under 类别",
        "徐州市持证社工队伍建设年度统计（单位：人）\n类别 | 2022年末 | 2023年末\n持证总数 | 33 | 41\n助理社会工作师 | 25 | 31",
        "320300 2022-12 certified_total 33\n320300 2023-12 certified_total 41\n320300 2022-12 certified_total level:assistant 25\n320300 2023-12 certified_total level:assistant 31",
        "region-from-title 3",
    ),
    Case(
        "courses held, under a title of training",
        "2023年度社会工作者继续教育培训情况（潍坊市）\n县市区 | 举办期数 | 参训人数\n奎文区 | 3 | 210",
        "370705 2023 training_runs 3\n370705 2023 training_participants 210",
        DATED,
    ),
    Case(
        "persons under a title of stations",
        "2024年江门市社工站点建设情况\n县（市、区） | 社工站（个） | 社工（人）\n蓬江区 | 6 | 80",
        "440703 2024-12 sw_stations 6",
        f"heading-unknown C2\n{DATED}",
    ),
    Case(
        "a sentence over the table",
        "南昌市各县区持证社会工作者人数\n截至2024年末，全市共有持证社会工作者5210人。\n县区 | 人数 | 占比\n东湖区 | 1500 | 28.8%",
        "360102 2024-12 certified_total 1500",
        "heading-unknown C3\nperiod-from-title 4",
    ),
    Case(
        "what a sheet counts, in a line of its own",
        "指标名称：持证社会工作者人数\n地区 | 2022年 | 2023年\n北京市 | 46 | 52",
        "110000 2022-12 certified_total 46\n110000 2023-12 certified_total 52",
    ),
    Case(
        "levels behind 持证社工 beside professionals",
        "烟台市2023年社工人才统计\n县市区 | 社工专业人才 | 持证社工 | 其中助理 | 其中中级\n芝罘区 | 900 | 618 | 440 | 178",
        "370602 2023-12 professionals_total 900\n370602 2023-12 certified_total 618\n370602 2023-12 certified_total level:assistant 440\n370602 2023-12 certified_total level:social_worker 178",
        DATED,
    ),
    *(
        Case(
            f"a remark that tells of a figure what does not change it: {remark}",
            f"常德市2024年情况\n县市区 | 持证人数 | 备注\n武陵区 | 512 | {remark}",
            "430702 2024-12 certified_total 512",
            f"{DATED}\nnote-seen C3",
        )
        for remark in (
            "比上年增长12%",
            "同比增加35人",
            "较去年增加35人",
            "全市第一",
            "其中高级2人",
            "含省级示范站1个",
            "委托市社工协会承办",
            "6月、9月各1期",
            "2024年新建2个",
            "运营机构3家",
        )
    ),
    *(
        Case(
            f"a remark that may change a figure: {remark}",
            f"常德市2024年情况\n县市区 | 持证人数 | 备注\n武陵区 | 512 | {remark}",
            issues=f"{DATED}\nnote-unclear C3",
        )
        for remark in ("不含经开区", "含往年", "预计", "截至11月底", "高级未报")
    ),
    *(
        Case(
            f"a note of rules: {note}",
            f"济南市2024年情况\n县区 | 报名人数\n历下区 | 500\n{note}",
            "370102 2024 exam_registered 500",
            f"{DATED}{seen}",
        )
        for note, seen in (
            ("注：2024年合格标准为每科60分。", ""),
            ("注：初级指助理社会工作师，中级指社会工作师。", ""),
            ("注：表内数据已与市人社局核对。", ""),
            ("注：本表由各县（市、区）填报，市局汇总。", ""),
            ("附：各县市区情况见附件1。", ""),
            ("注：“—”表示无持证人员。", ""),
            ("注：“—”表示该县未报送数据。", ""),
        )
    ),
    Case(
        "a second table whose heading was a district's name once",
        "镇江市2023年情况\n市（区） | 报名人数\n京口区 | 836\n镇江市2023年末持证情况\n市（区） | 持证人数\n京口区 | 700",
        "321102 2023 exam_registered 836\n321102 2023-12 certified_total 700",
        "period-from-title 3\nperiod-from-title 6",
    ),
    Case(
        "the ends of this year and the last",
        "奉节县2024年统计年报\n指标名称 | 单位 | 上年末 | 本年末\n持证社会工作者 | 人 | 286 | 341",
        "500236 2024-12 certified_total 341",
        f"heading-unknown C2\n{DATED}\nregion-from-title 3",
    ),
    Case(
        "holders of every ten thousand, counted in persons",
        "2023年大连市每万人口持证情况\n区（市、县） | 持证人数 | 每万人持证社工数（人）\n中山区 | 1149 | 18.55",
        "210202 2023-12 certified_total 1149\n210202 2023 certified_per_10k_residents 18.55",
        DATED,
    ),
    Case(
        "posts in a title over posts",
        "2023年合肥市社会工作岗位情况\n县（市）区 | 社会工作岗位数（个）\n包河区 | 273",
        "340111 2023-12 sw_posts 273",
        DATED,
    ),
    Case(
        "posts in a title over holders",
        "2023年合肥市公益岗位情况\n县（市）区 | 持证人数\n包河区 | 273",
        issues=f"title-unclear A1\n{DATED}",
    ),
    Case(
        "parts of a province left of its cities",
        "四川省2024年报名情况\n区域 | 市（州） | 报名人数\n川南经济区 | 自贡市 | 100\n川西北生态示范区 | 阿坝州 | 20",
        "510300 2024 exam_registered 100\n513200 2024 exam_registered 20",
        f"heading-unknown A2\n{DATED}",
    ),
    Case(
        "the hour of a day",
        "南阳市情况（数据截至2024年12月31日17时）\n县（市、区） | 持证人数\n卧龙区 | 100",
        "411303 2024-12 certified_total 100",
        DATED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_ordinary_workbooks(case: Case) -> None:
    check(case)
