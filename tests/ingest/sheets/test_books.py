"""Sheets of yearly books and forms: merged titles of labels, lists wrapped into blocks, a region's own offices."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

PARTS = [
    "渭滨区",
    "金台区",
    "陈仓区",
    "凤翔区",
    "岐山县",
    "扶风县",
    "眉县",
    "陇县",
    "千阳县",
    "麟游县",
    "凤县",
    "太白县",
]
CODES = [
    "610302",
    "610303",
    "610304",
    "610305",
    "610323",
    "610324",
    "610326",
    "610327",
    "610328",
    "610329",
    "610330",
    "610331",
]
TEN_EACH = "\n".join(f"{name} | 10" for name in PARTS)
COUNTIES = "\n".join(f"{code} 2024-12 certified_total 10" for code in CODES)
NAMES = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"
NUMBERS = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
PROVINCES = "\n".join(f"{name} | 10" for name in NAMES.split(" "))
OF_PROVINCES = "\n".join(f"{number}0000 2024-12 certified_total 10" for number in NUMBERS.split(" "))
HOLDERS = "2024年宝鸡市持证情况\n地区 | 持证人数\n"
DATED = "period-from-title 3"

CASES = [
    Case(
        "项目 merged over two columns of labels: both are read",
        "安吉县2024年度统计表\n | \n项目 | | 单位 | 数量\n社工站 | 社工站数 | 个 | 15\n女性 | 持证人数 | 人 | 40\n | 培训人次 | 人次 | 200",
        issues="period-from-title 4\nregion-from-title 4\nheading-within B5\nheading-within B6",
        merged="A3:B3 A5:A6",
    ),
    Case(
        "a total at the end of a list wrapped into two blocks",
        "保定市2024年报名人数\n县（市、区） | 报名人数 | 县（市、区） | 报名人数\n竞秀区 | 100 | 涿州市 | 50\n莲池区 | 80 | 合计 | 230",
        "130602 2024 exam_registered 100\n130606 2024 exam_registered 80\n130681 2024 exam_registered 50",
        "period-from-title 3",
    ),
    Case(
        "a total that no block and not both come to",
        "保定市2024年报名人数\n县（市、区） | 报名人数 | 县（市、区） | 报名人数\n竞秀区 | 100 | 涿州市 | 50\n莲池区 | 80 | 合计 | 231",
        issues="period-from-title 3\ntotal-mismatch D4",
    ),
    Case(
        "a form wrapped into two blocks is filled in once",
        "统计年报表\n填报单位：资阳市雁江区委社会工作部 | | | | | 2024年\n指标名称 | 计量单位 | 数量 | 指标名称 | 计量单位 | 数量\n甲 | 乙 | 1 | 甲 | 乙 | 1\n报名人数 | 人 | 536 | 社工站数 | 个 | 22",
        "512002 2024 exam_registered 536\n512002 2024-12 sw_stations 22",
        "period-from-title 5\nregion-from-title 5",
    ),
    Case(
        "市本级 counts in the total of the city, which is stored",
        f"{HOLDERS}市本级 | 40\n{TEN_EACH}\n合计 | 160",
        f"{COUNTIES}\n610300 2024-12 certified_total 160",
        f"{DATED}\nrow-own-level A3",
    ),
    Case(
        "a total without 市本级",
        f"{HOLDERS}市本级 | 40\n{TEN_EACH}\n合计 | 120",
        issues=f"{DATED}\nrow-own-level A3\ntotal-mismatch B16",
    ),
    Case("市直 without a total", f"{HOLDERS}市直 | 40\n{TEN_EACH}", issues="period-from-title 4\nregion-unknown A3"),
    Case(
        "市本级 and some of the parts: 合计 is not of the city",
        f"{HOLDERS}市本级 | 40\n渭滨区 | 10\n合计 | 50",
        "610302 2024-12 certified_total 10",
        f"{DATED}\nrow-own-level A3",
    ),
    Case(
        "a total of some of the parts without 市本级",
        f"{HOLDERS}市本级 | 40\n渭滨区 | 10\n合计 | 10",
        issues=f"{DATED}\nrow-own-level A3\ntotal-mismatch B5",
    ),
    Case(
        "市本级 and some of the parts under the city's own row",
        f"{HOLDERS}宝鸡市 | 160\n市本级 | 40\n渭滨区 | 10",
        "610300 2024-12 certified_total 160\n610302 2024-12 certified_total 10",
        f"{DATED}\nrow-own-level A4",
    ),
    Case(
        "市本级 of nowhere",
        f"2024年持证情况\n地区 | 持证人数\n市本级 | 40\n{TEN_EACH}",
        issues="period-from-title 4\nregion-unknown A3",
    ),
    Case(
        "a level that the title of a table names holds for the table that goes on",
        "湖州市2024年助理社会工作师考试情况\n县区 | 报名人数\n安吉县 | 400\n续表\n县区 | 合格人数\n安吉县 | 90",
        "330523 2024 exam_registered level:assistant 400\n330523 2024 exam_passed level:assistant 90",
        "group-from-title 3\nperiod-from-title 3\ngroup-from-title 6\nperiod-from-title 6",
    ),
    Case(
        "a level that the title of another table names",
        "湖州市2024年助理社会工作师考试情况\n县区 | 报名人数\n安吉县 | 400\n持证情况\n县区 | 持证人数\n安吉县 | 90",
        issues="group-from-title 3\nperiod-from-title 3\ntitle-narrows A4\nperiod-from-title 6",
    ),
    Case(
        "a unit that the title of a table above says",
        "湖州市2024年报名情况（单位：百人）\n县区 | 报名人数\n安吉县 | 4\n | \n县区 | 持证人数\n安吉县 | 900",
        issues="period-from-title 3\nperiod-from-title 6\nunit-above A5",
    ),
    Case(
        "new ones, agencies and candidates in titles among indicators",
        "安吉县2024年统计表\n指标 | 单位 | 数量\n一、本年新增\n持证人数 | 人 | 40\n二、机构情况\n持证人数 | 人 | 4\n三、报名情况\n高级社会工作师 | 人 | 2",
        issues="line-within A3\nline-within A5\nline-within A7\nperiod-from-title 4\nregion-from-title 4",
    ),
    Case(
        "new ones in a column of labels left of the indicators",
        "安吉县2024年统计表\n项目 | 指标 | 单位 | 数量\n本年新增 | 持证人数 | 人 | 40",
        issues="heading-within B3",
    ),
    Case(
        "sections under 类别 and empty cells under them",
        "安吉县2024年度统计表\n类别 | 指标 | 单位 | 数量\n考试 | 报名人数 | 人 | 388\n | 合格人数 | 人 | 71\n阵地 | 社工站数 | 个 | 9",
        "330523 2024 exam_registered 388\n330523 2024 exam_passed 71\n330523 2024-12 sw_stations 9",
        "period-from-title 3\nregion-from-title 3",
    ),
    Case(
        "an empty cell under a level",
        "安吉县2024年度统计表\n类别 | 指标 | 单位 | 数量\n助理社会工作师 | 报名人数 | 人 | 388\n | 合格人数 | 人 | 71",
        issues="label-empty A4\nperiod-from-title 3\nregion-from-title 3",
    ),
    Case(
        "an empty cell under a level, left of the regions",
        "2024年\n级别 | 地区 | 报名人数\n助理 | 武侯区 | 30\n | 锦江区 | 20",
        issues="label-empty A4\nperiod-from-title 3",
    ),
    Case(
        "an empty cell under a word that narrows, in the left one of two columns of labels",
        "安吉县2024年度统计表\n项目 | | 单位 | 数量\n女性 | 培训人次 | 人次 | 90\n | 报名人数 | 人 | 9",
        issues="heading-within B3\nlabel-empty A4",
        merged="A2:B2",
    ),
    Case(
        "levels merged down over the regions",
        "2024年\n级别 | 地区 | 报名人数\n助理 | 武侯区 | 30\n | 锦江区 | 20\n | 小计 | 50\n中级 | 武侯区 | 3\n | 锦江区 | 2",
        "510107 2024 exam_registered level:assistant 30\n510104 2024 exam_registered level:assistant 20\n510107 2024 exam_registered level:social_worker 3\n510104 2024 exam_registered level:social_worker 2",
        "period-from-title 3",
        merged="A3:A5 A6:A7",
    ),
    Case(
        "a group behind what is counted may be left empty",
        "地区 | 年份 | 指标 | 数值 | 分组\n武侯区 | 2024 | 报名人数 | 30 | 助理\n武侯区 | 2024 | 报名人数 | 50 | ",
        "510107 2024 exam_registered level:assistant 30\n510107 2024 exam_registered 50",
    ),
    Case(
        "高新区 counts in the total of the city",
        f"{HOLDERS}{TEN_EACH}\n高新区 | 40\n合计 | 160",
        f"{COUNTIES}\n610300 2024-12 certified_total 160",
        f"{DATED}\nrow-own-level A15",
    ),
    Case(
        "a zone without a total",
        f"{HOLDERS}{TEN_EACH}\n宝鸡高新技术产业开发区 | 40",
        issues=f"{DATED}\nregion-unknown A15",
    ),
    Case(
        "a new area that is a county",
        "2024年上海市\n地区 | 持证人数\n浦东新区 | 40",
        "310115 2024-12 certified_total 40",
        DATED,
    ),
    Case(
        "兵团 among the provinces",
        f"2024年全国持证情况\n地区 | 持证人数\n{PROVINCES}\n新疆兵团 | 5\n合计 | 315",
        f"{OF_PROVINCES}\n100000 2024-12 certified_total 315",
        f"{DATED}\nrow-own-level A34",
    ),
    Case(
        "兵团 among some provinces",
        "2024年全国持证情况\n地区 | 持证人数\n新疆 | 10\n兵团 | 5\n合计 | 15",
        "650000 2024-12 certified_total 10",
        f"{DATED}\nrow-own-level A4",
    ),
    *(
        Case(
            f"a cell with code or parent: {cell}",
            f"地区 | 年份 | 报名人数\n{cell} | 2023 | 5",
            f"{code} 2023 exam_registered 5",
        )
        for cell, code in {
            "510100成都市": "510100",
            "成都市（510100）": "510100",
            "510107-武侯区": "510107",
            "武侯区（成都市）": "510107",
            "鼓楼区（南京）": "320106",
        }.items()
    ),
    *(
        Case(f"a cell with {what}: {cell}", f"地区 | 年份 | 报名人数\n{cell} | 2023 | 5", issues=f"{code} A2")
        for cell, code, what in (
            ("510107锦江区", "region-code-clash", "a code of another"),
            ("锦江区（绵阳市）", "region-unknown", "a parent of others"),
            ("武侯区（含高新区）", "region-unknown", "more than a name"),
            ("武侯区（部分）", "region-unknown", "less than a name"),
        )
    ),
    Case(
        "单位 over regions beside their codes",
        "2024年宝鸡市持证情况\n行政区划代码 | 单位 | 持证人数\n610302 | 渭滨区 | 10\n610303 | 金台区 | 5",
        "610302 2024-12 certified_total 10\n610303 2024-12 certified_total 5",
        DATED,
    ),
    Case(
        "the office that reports for its region",
        "2024年宝鸡市持证情况\n填报单位 | 持证人数\n渭滨区民政局 | 10\n金台区委社会工作部 | 5",
        "610302 2024-12 certified_total 10\n610303 2024-12 certified_total 5",
        DATED,
    ),
    Case(
        "a year in Chinese letters before the city",
        "二〇二四年度铜陵市考试情况\n县区 | 报名人数\n铜官区 | 10\n郊区 | 5",
        "340705 2024 exam_registered 10\n340711 2024 exam_registered 5",
        f"{DATED}\nregion-within-title A4",
    ),
    Case(
        "years to their ends",
        "赣州市持证人数（2022年末至2024年末）\n县（市、区） | 2022年末 | 2024年末\n章贡区 | 10 | 14",
        "360702 2022-12 certified_total 10\n360702 2024-12 certified_total 14",
    ),
    Case(
        "a section of stations and a note on empty cells",
        "长沙市岳麓区2024年情况表\n序号 | 指标 | 单位 | 2024年\n一 | 阵地建设\n1 | 社工站数 | 个 | 18\n注：空格为当年未统计。",
        "430104 2024-12 sw_stations 18",
        "region-from-title 4",
    ),
    Case(
        "a letter over its table",
        "关于报送2024年度考试情况的函\n根据《关于做好2024年度社会工作人才统计工作的通知》要求，现将我市有关情况报送如下，请审阅。\n成都市\n县区 | 报名人数\n武侯区 | 30",
        "510107 2024 exam_registered 30",
        "period-from-title 5",
    ),
    Case(
        "a letter about a sample",
        "成都市2024年\n根据抽样调查要求，现将有关情况报送如下\n县区 | 报名人数\n武侯区 | 30",
        issues="period-from-title 4\ntitle-unclear A2",
    ),
    *(
        Case(
            f"a line among the regions that is no area: {line}",
            f"成都市2023年统计表\n地区 | 报名人数\n{line} | \n武侯区 | 120",
            issues="line-within A3\nperiod-from-title 4",
        )
        for line in ("民政系统", "社会组织", "本科以上", "新增", "占比", "市本级", "部分单位", "在校学生", "人均")
    ),
    *(
        Case(
            f"a line among the regions that is an area: {line}",
            f"成都市2023年统计表\n地区 | 报名人数\n{line} | \n武侯区 | 120",
            "510107 2023 exam_registered 120",
            "period-from-title 4",
        )
        for line in ("主城区", "一、区", "各县（市）", "近郊区", "攀西片区", "第二圈层", "锦江区", "东部")
    ),
    *(
        Case(
            f"a title among indicators: {line}",
            f"武侯区2023年统计表\n指标 | 单位 | 数量\n{line} | | \n报名人数 | 人 | 120",
            issues="line-within A3\nperiod-from-title 4\nregion-from-title 4",
        )
        for line in ("一、6月", "累计", "万人", "二、人均", "去年同期")
    ),
    *(
        Case(
            f"a corner that may narrow: {corner}",
            f"成都市2023年\n{corner} | 武侯区 | 锦江区\n报名人数 | 120 | 100",
            issues="heading-labels A2\nperiod-from-title 3",
        )
        for corner in ("女性", "目标任务", "本科以上", "社区工作者", "占比", "不含高新区", "市本级")
    ),
    *(
        Case(
            f"a corner that only names what stands under it: {corner}",
            f"成都市2023年\n{corner} | 武侯区\n报名人数 | 120",
            "510107 2023 exam_registered 120",
            "period-from-title 3",
        )
        for corner in ("统计事项", "类型", "考核指标", "栏目", "考试情况", "2023年", "主要指标", "社会工作人才")
    ),
    Case(
        "two units of one figure",
        "地区 | 年份 | 指标 | 数值 | 单位\n武侯区 | 2023 | 持证人数（万人） | 45 | 人",
        issues="unit-unclear E2",
    ),
    Case(
        "volunteers among holders",
        "成都市2023年\n地区 | 持证人数 | 其中：志愿者人数\n武侯区 | 45 | 5",
        "510107 2023-12 certified_total 45",
        "heading-part C2\nperiod-from-title 3",
    ),
    *(
        Case(
            f"a note on what is counted: {note}",
            f"成都市2023年统计表\n地区 | 持证人数\n武侯区 | 45\n{note} | ",
            issues="note-unclear A4\nperiod-from-title 3",
        )
        for note in ("注：持证人数为驻站社工数", "注：持证人数为机构内人数", "说明：本科以上")
    ),
    Case(
        "分级别 in a title",
        "湖北省2024年考试分级别情况表\n市（州） | 助理报名人数\n武汉市 | 10",
        "420100 2024 exam_registered level:assistant 10",
        DATED,
    ),
    Case(
        "some of the cities, each with its name",
        "2024年江苏省部分设区市报名情况一览表\n设区市 | 报名人数\n南京市 | 10",
        "320100 2024 exam_registered 10",
        DATED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sheets_of_books(case: Case) -> None:
    check(case)
