"""Words around a table, and remarks beside its rows, that change what its figures are, or do not."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, sheet, understood

HELD = "510100 2023-12 certified_total 9"
TITLE = "title-unclear A1\nperiod-from-title 3"


def titled(title: str, issues: str = TITLE, facts: str = "", column: str = "持证人数") -> Case:
    """A table of one city under a title."""
    return Case(title, f"{title}\n地区 | {column}\n成都市 | 9", facts, issues)


def noted(note: str, issue: str = "") -> Case:
    """A table of one city over a note."""
    facts = "" if issue.startswith("note-unclear") else HELD
    return Case(note, f"2023年\n地区 | 持证人数\n成都市 | 9\n{note}", facts, f"period-from-title 3\n{issue}")


def remarked(remark: str, issue: str = "") -> Case:
    """A table of one city with a remark beside it."""
    facts = "" if issue.startswith("note-unclear") else HELD
    return Case(f"备注 {remark}", f"地区 | 年份 | 持证人数 | 备注\n成都市 | 2023 | 9 | {remark}", facts, issue)


PLAIN = [
    titled(title, "period-from-title 3", HELD)
    for title in (
        "附件2：2023年度四川省各市（州）社会工作专业人才持证情况统计表（单位：人）",
        "表一 2023年持证情况",
        "2023年全省持证社工数据汇总",
        "2023年四川省部分市持证情况一览表",
        "成都市“党建引领基层治理”2023年持证社工情况",
        "2023年全市持证排名前十名",
        "二〇二三年度持证情况",
    )
]
ASKED = [
    titled(title)
    for title in (
        "2023年民政系统社会工作者持证情况",
        "2023年省直机关持证社工",
        "2023年成都市35岁以下持证社工统计",
        "2023年社区两委成员情况",
        "2023年成都市持证社工流失情况",
        "2023年会计专业技术人员持证情况",
        "2023年职业资格持证情况",
        "2023年注册志愿者情况",
        "2023年持证奖励发放表",
    )
]
PLACES = [
    Case(
        "a hospital of the city",
        "成都市第二人民医院2023年社工考试情况\n年份 | 报名人数\n2023 | 21",
        issues="title-unclear A1\nregion-from-title 3",
    ),
    Case(
        "the city itself without its districts",
        "绵阳市本级2023年社会工作人才情况\n年份 | 持证人数\n2023 | 210",
        issues="title-places A1\nregion-from-title 3",
    ),
]
OTHERS = [
    titled("2023年社工培训情况", column="报名人数"),
    titled("2023年社工考试和培训情况", "period-from-title 3", "510100 2023 exam_registered 9", column="报名人数"),
    titled("2023年社工培训安排", column="培训人次"),
    titled("2023年社工培训需求摸底表", column="培训人数"),
    titled("2023年拟报考社工证人员摸底", column="报名人数"),
    titled("2023年驾驶员考试", column="报名人数"),
    titled("2023年社工站公开招聘报名情况", column="报名人数"),
    titled("2023年社会工作专项经费预算", column="社工站"),
    titled("2023年志愿者统计", "period-from-title 3", "510100 2023-12 volunteers 9", column="志愿者人数"),
    Case(
        "another exam in the third line",
        "附件1\n2023年情况统计表\n考试项目：二级建造师\n地区 | 报名人数\n成都市 | 9",
        issues="title-unclear A3\nperiod-from-title 5",
    ),
    Case(
        "the day a system gave the table out",
        "成都市2023年持证情况\n导出时间：2024-01-08 10:22\n地区 | 持证人数\n成都市 | 9",
        HELD,
        "period-from-title 4",
    ),
    Case(
        "another exam in the sheet's name",
        "地区 | 年份 | 报名人数\n成都市 | 2023 | 9",
        issues="title-unclear",
        sheet="健康管理师考试",
    ),
]
NOTES = [
    noted("填报单位：成都市教育局"),
    noted("制表人： | 某某"),
    noted("审核人：某某 | 联系电话：略"),
    noted("数据来源：四川省民政厅"),
    noted("注：数据来自全国社会工作信息系统。"),
    noted("注：数据由各县区民政局上报"),
    noted("注：表中数据单位为“人”。"),
    noted("注：“—”表示无数据。"),
    noted("注：以上数据真实准确。"),
    noted("注：数据截至2023年12月31日。"),
    noted("注：1.持证人数为截至2023年底累计数。2.以上数据真实准确。"),
    noted("备注：本表数据由市人事考试中心提供。"),
    noted("注：由于四舍五入，合计与分项之和可能不等。"),
    noted("备注：数据来源于各区（市）县民政局上报。"),
    noted("以上数据由各区县民政局提供"),
    noted("注：数据由成都市民政局提供。"),
    noted("注：本报表由系统自动生成"),
    noted("注：1.数据截至2023年12月31日。2.数据由各区县上报汇总形成。"),
    noted("数据更新至2023年12月31日"),
    noted("统计时间：2023年12月31日"),
    noted("注：表中“持证人数”为累计持证人数。"),
    noted("注：数据为年末数，报名人数为全年数。"),
    noted("注：2023年考试于6月17日至18日举行。"),
    noted("注：各区县数据已经审核确认。"),
    noted("注：本表一式两份，一份报市民政局，一份留存。"),
    noted("注：本表统计口径与上年一致。", "note-seen A4"),
    noted("注：培训人次含线上培训。", "note-seen A4"),
    noted("注：社会工作者指取得社会工作者职业资格证书的人员。", "note-seen A4"),
    noted("注：按行政区划顺序排列。", "note-seen A4"),
    noted("注：持证人数=助理社会工作师+社会工作师+高级社会工作师", "note-seen A4"),
    noted("注：覆盖率=已建站乡镇（街道）数/乡镇（街道）总数×100%", "note-seen A4"),
    noted("注：持证人数包括助理社会工作师、社会工作师和高级社会工作师。", "note-seen A4"),
    noted("注：通过率＝通过人数÷参考人数×100%", "note-seen A4"),
    noted("2024年1月5日"),
    noted("注：以上为快报数，以年报为准。", "note-seen A4"),
    noted("注：总计不含省直。", "note-seen A4"),
    *(
        noted(note, "note-unclear A4")
        for note in (
            "注：不含高级。",
            "注：数据来自全国社会工作信息系统登记的专职人员。",
            "注：数据由各县区民政局上报，不含助理。",
            "注：成都市含高新区。",
            "说明：成都市为2022年数据。",
            "注：数据截至2023年10月底。",
            "注：为2021年以来累计数。",
            "注：本表仅统计社区工作者。",
            "注：带*为估计数。",
            "*初步数",
            "注：持证人数为截至2022年底累计数。",
            "注：数据截至2023年6月30日。",
            "注：1.数据截至2023年12月31日；2.成都市为估算数。",
            "注：持证人数包括助理社会工作师和社会工作师。",
            "注：持证人数不包括助理社会工作师、社会工作师、高级社会工作师。",
            "注：数据由市民政局估算提供。",
            "注：数据由部分区县上报。",
            "注：本表由部分区县数据汇总而成。",
            "注：以不含高新区数据排名。",
            "注：如有漏报，以区县数据为准。",
            "注：本表一式两份，成都市含高新区。",
            "注：持证人数为民政系统数据。",
            "注：数据由民政系统上报。",
            "注：数据由成都市民政局抽样提供。",
            "注：数据来源于社区工作者抽查。",
            "注：数据由各区县上报，未含高新区。",
            "注：持证人数为新增数。",
            "注：持证人数为全年数。",
            "注：数据为累计数。",
            "注：2022年考试于6月17日举行。",
            "注：本表统计口径与上年不一致。",
            "注：统计时间：2023年6月30日",
            "注：社会工作者指在机构任职的人员。",
            "注：持证人数=助理社会工作师+社会工作师",
            "注：因四舍五入，持证人数为约数。",
        )
    ),
]
FLOWS = [
    Case(
        "a flow counted up to a day, nobody says since when",
        "2023年\n地区 | 培训人次\n成都市 | 9\n注：培训人次为截至2023年底累计数。",
        issues="period-from-title 3\nnote-unclear A4",
    ),
    Case(
        "the end of the title's year beside a row of another",
        "2023年\n地区 | 年份 | 持证人数 | 备注\n成都市 | 2022 | 9 | 截至2023年底",
        issues="note-unclear D3",
    ),
]
REMARKS = [
    remarked("无"),
    remarked("已核"),
    remarked("经核对无误。"),
    remarked("春节", "note-seen D2"),
    *(
        remarked(remark, "note-unclear D2")
        for remark in (
            "预计数",
            "截至10月底",
            "不含市直",
            "单位为万人",
            "目标值",
            "数据存疑，待核",
            "为2022年数据",
            "已核减5人",
            "未经核实",
            "部分已核",
            "作废",
            "余",
            "以上",
            "数据无效",
            "逾",
            "接近",
            "许",
            "起",
            "至少",
            "最多",
            "取整",
            "整数",
            "粗略统计",
            "待确认",
            "试算数",
            "虚报",
            "废弃",
            "抽样",
            "历史数据",
        )
    ),
]


UNTITLED = [
    Case(
        "rows that are exams",
        "2023年各类考试情况\n考试名称 | 报名人数\n社会工作者考试 | 600\n护士考试 | 900",
        issues="no-table A2",
    ),
    Case(
        "columns that are not known",
        "2023年养老服务站情况\n县区 | 站点数\n夹江县 | 40",
        issues="heading-unknown B2\nno-table B2",
    ),
]
BETWEEN = [
    Case(
        "a group between the rows",
        "地区 | 年份 | 报名人数\n成都市 | 2023 | 9\n女\n绵阳市 | 2023 | 4",
        issues="line-within A3",
    ),
    *(
        Case(
            line,
            f"地区 | 年份 | 报名人数\n成都市 | 2023 | 9\n{line}\n绵阳市 | 2023 | 4",
            issues="line-within A3",
        )
        for line in ("以下为目标数", "以下为计划数", "以下数据未审核", "去年同期", "单位：百人")
    ),
    Case(
        "remarks under another title",
        "地区 | 年份 | 报名人数 | 情况说明\n成都市 | 2023 | 9 | 截至10月底",
        issues="heading-unknown D1\nnote-unclear D2",
    ),
]
EMPTY = Case(
    "the last region has no figures",
    "地区 | 年份 | 持证人数\n成都市 | 2023 | 9\n绵阳市 | 2023 |\n朝阳区 | 2023 |",
    HELD,
)


@pytest.mark.parametrize(
    "case",
    [EMPTY, *BETWEEN, *UNTITLED, *PLAIN, *ASKED, *PLACES, *OTHERS, *NOTES, *FLOWS, *REMARKS],
    ids=lambda case: case.name,
)
def test_words_around(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("高平区", "高坪区"),
        ("仪龙县", "仪陇县"),
        ("四川省（不含成都市）", ""),
        ("全省*", ""),
        ("高坪+顺庆", ""),
        ("市辖区", ""),
        ("理", ""),
    ],
)
def test_a_name_is_suggested_only_inside_the_region_and_for_all_that_is_written(written: str, nearest: str) -> None:
    draft = understood(sheet(f"南充市2023年报名情况\n地区 | 报名人数\n{written} | 9"))
    (told,) = [issue for issue in draft.issues if issue.code == "region-unknown"]
    assert (told.cell, dict(told.places).get("nearest", "")) == ("A3", nearest)


@pytest.mark.parametrize(
    "title",
    [
        "2023年四川省各设区市社会工作者考试情况",
        "2023年四川省各地市社工考试报名进度",
        "关于2023年四川省社会工作者职业资格考试报名情况的通报",
        "四川省近两年社工考试情况",
        "2023年四川省各市州报名人数排行榜",
        "2023年四川省社工考试报名人员年龄结构表",
        "2023年四川省社会工作人才力量发展情况总结",
    ],
)
def test_ordinary_words_of_titles_are_not_asked_about(title: str) -> None:
    text = f"{title}\n地区 | 年份 | 报名人数\n成都市 | 2023 | 9"
    check(Case(title, text, "510100 2023 exam_registered 9", ""))


@pytest.mark.parametrize(
    ("over", "periods"), [("2023年上半年", "持证人数"), ("2023年", "2023年6月持证人数"), ("2023年6月末", "持证人数")]
)
def test_figures_of_less_than_a_year_are_asked_about_where_a_note_calls_them_the_years_end(
    over: str, periods: str
) -> None:
    draft = understood(sheet(f"{over}\n地区 | {periods}\n成都市 | 9\n注：持证人数为年末数。"))
    assert "note-unclear A4" in [f"{issue.code} {issue.cell}" for issue in draft.issues]


def test_a_year_across_is_a_whole_one_for_a_note_on_its_end() -> None:
    draft = understood(sheet("持证人数\n地区 | 2022年 | 2023年\n成都市 | 9 | 10\n注：数据为年末数。"))
    assert not draft.issues
