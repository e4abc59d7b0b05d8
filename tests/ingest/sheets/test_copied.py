"""Tables copied from yearbooks, web pages, systems and pivot tables, as a tester who had not read the program made them."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check, sheet, understood

DATED = "period-from-title {}"
CITY = "地区 | 报名人数\n成都市 | 100"
FOUND = "510100 2023 exam_registered 100"
XIAMEN = "2023年厦门市各区社会工作人才数据"
XIAMEN_CELLS = "区 | 持证人数（人）\n思明区 | 400"
DEYANG = "2023年四川省持证情况\n市（州） | 县（市、区） | 持证人数\n" + "".join(
    f"德阳市 | {name} | 10\n" for name in ("旌阳区", "罗江区", "中江县", "广汉市", "什邡市", "绵竹市")
)
COUNTIES = "\n".join(f"5106{number} 2023-12 certified_total 10" for number in ("03", "04", "23", "81", "82", "83"))
CASES = [
    *(
        Case(f"a trade in English is no level: {title}", f"{title}\n{CITY}", FOUND, DATED.format(title.count("\n") + 3))
        for title in (
            "四川省各市州考试情况（2023年）\nSocial Workers Examination by City (2023)",
            "四川省2023年考试情况（Social Workers）",
            "四川省各市州考试情况（2023年）\nMain Indicators of Sichuan",
        )
    ),
    Case("a sheet named after the trade", f"2023年\n{CITY}", FOUND, DATED.format(3), sheet="Social Workers"),
    *(
        Case(
            f"the edition of a book is no year of figures: {book}",
            f"{book}\n四川省各市州考试情况\n{CITY}",
            issues="year-missing B4",
        )
        for book in ("四川统计年鉴—2024", "四川统计年鉴（2024）", "2024年四川统计年鉴", "《厦门经济特区年鉴2024》")
    ),
    *(
        Case(
            f"the year of a table under the edition of its book: {book}",
            f"{book}\n四川省各市州考试情况（2023年）\n{CITY}",
            FOUND,
            DATED.format(4),
        )
        for book in ("四川统计年鉴—2024", "2024年四川统计年鉴")
    ),
    Case(
        "the book a table is from, under it",
        f"2023年四川省考试情况\n{CITY}\n资料来源：《厦门经济特区年鉴2024》",
        FOUND,
        DATED.format(3),
    ),
    *(
        Case(
            f"when a page was published is not when its figures are of: {line}",
            f"厦门市各区社会工作人才数据\n{line}\n{XIAMEN_CELLS}",
            issues="year-missing B4",
        )
        for line in ("发布日期：2024-02-18", "发布时间：2024-02-18 10:21 来源：厦门市民政局", "公布日期：2024年2月18日")
    ),
    *(
        Case(
            f"what a page says around its table: {line}",
            f"{XIAMEN}\n{line}\n{XIAMEN_CELLS}",
            "350203 2023-12 certified_total 400",
            DATED.format(4),
        )
        for line in (
            "发布日期：2023-12-30",
            "发布时间：2024-02-18 来源：厦门市民政局 字体：[大 中 小]",
            "当前位置：首页 > 数据发布 > 统计数据",
            "浏览次数：2087",
        )
    ),
    *(
        Case(
            f"a title with its English: {title}",
            f"2023年四川省\n地区 | {title}\n成都市 Chengdu | 100",
            FOUND,
            DATED.format(3),
        )
        for title in (
            "报名人数\\nApplicants",
            "报名人数Applicants",
            "报名人数 Total Registered",
            "报名人数（Registered）",
        )
    ),
    *(
        Case(
            f"a title with English that says something else: {title}",
            f"2023年四川省\n地区 | 参考人数 | {title}\n成都市 | 90 | 100",
            "510100 2023 exam_sat 90",
            f"{DATED.format(3)}\nheading-like C2",
        )
        for title in ("报名人数 Female", "报名人数 Passed", "报名人数 New Applicants")
    ),
    Case(
        "the English of indicators beside them",
        "南京市主要指标\n指标 | Item | 单位 | 2022年 | 2023年\n持证社会工作者人数（年末） | Certified | 人 | 100 | 120\n#助理社会工作师 | Assistant | 人 | 80 | 90",
        "320100 2022-12 certified_total 100\n320100 2023-12 certified_total 120\n320100 2022-12 certified_total level:assistant 80\n320100 2023-12 certified_total level:assistant 90",
        "heading-unknown B2\nregion-from-title 3",
    ),
    Case(
        "an export of a database",
        "area_code | area_name | stat_year | cert_level | 指标代码 | 指标名称 | stat_value | unit_name\n'420100 | 武汉市 | 2022 | 初级 | SW01 | 报名人数 | 100 | 人",
        "420100 2022 exam_registered level:assistant 100",
    ),
    Case(
        "a pivot table",
        "年度 | 2023\n行标签 | 求和项:报名人数 | 求和项:参考人数\n长沙市 | 100 | 80\n总计 | 100 | 80",
        "430100 2023 exam_registered 100\n430100 2023 exam_sat 80",
        DATED.format(3),
    ),
    Case(
        "quarters and 全年合计 of what happens",
        "2023年淮安市培训情况\n项目 | 一季度 | 二季度 | 三季度 | 四季度 | 全年合计\n培训人次 | 1 | 2 | 3 | 4 | 10",
        "\n".join(f"320800 2023-Q{quarter} training_attendances {quarter}" for quarter in (1, 2, 3, 4))
        + "\n320800 2023 training_attendances 10",
        "region-from-title 3",
    ),
    *(
        Case(
            f"the frame of an export: {frame}",
            f"{frame}\n地区 | 年度 | 报名人数\n吴兴区 | 2023 | 100",
            "330502 2023 exam_registered 100",
        )
        for frame in ("全国社会工作人才信息系统", "行政区划：浙江省湖州市")
    ),
    Case(
        "the questions of a survey",
        "提交答卷时间 | 1、县（市、区） | 2、2023年社工考试报名人数（人）\n2024/1/11 9:21:11 | 南昌县 | 100\n共 1 条记录",
        "360121 2023 exam_registered 100",
        "heading-unknown A1",
    ),
    *(
        Case(
            f"a bare number under {title}",
            f"年份 | {title} | 地区 | 培训人次\n2023 | 2 | 自贡市 | 60",
            f"510300 {period} training_attendances 60",
        )
        for title, period in (
            ("季度", "2023-Q2"),
            ("季", "2023-Q2"),
            ("quarter", "2023-Q2"),
            ("半年", "2023-07..2023-12"),
            ("月份", "2023-02"),
        )
    ),
    Case(
        "a number that is no quarter",
        "年份 | 季度 | 地区 | 培训人次\n2023 | 5 | 自贡市 | 60",
        issues="bad-period B2",
    ),
    *(
        Case(
            f"a code of a level says nothing of the row: {code}",
            f"年份 | 地区 | 指标 | 级别 | 值\n2023 | 自贡市 | 报名人数 | {code} | 60",
            issues="unknown-group D2",
        )
        for code in ("1", "'01", "A", "L1", "Ⅰ", "一", "①")
    ),
    *(
        Case(
            f"a code that tells people or places apart: {title}",
            f"年份 | 地区 | {title} | 持证人数\n2023 | 自贡市 | 2 | 60",
            issues="heading-labels C1",
        )
        for title in ("性别", "级别代码", "街道代码", "是否民政系统", "单位性质", "周", "sex_code")
    ),
    *(
        Case(
            f"市本级 beside its city, whose total is called {total}",
            DEYANG + f"德阳市 | 市本级 | 5\n德阳市 | {total} | 65",
            f"510600 2023-12 certified_total 65\n{COUNTIES}",
            "period-from-title 3\nrow-own-level B9",
        )
        for total in ("全市", "德阳市", "小计", "合计", "")
    ),
    Case(
        "市本级 beside its city without a total",
        DEYANG + "德阳市 | 市本级 | 5",
        issues="period-from-title 3\nregion-unknown B9",
    ),
    Case(
        "市本级 beside its city and some of its counties",
        "2023年四川省持证情况\n市（州） | 县（市、区） | 持证人数\n德阳市 | 市本级 | 5\n德阳市 | 旌阳区 | 6",
        "510603 2023-12 certified_total 6",
        "period-from-title 3\nrow-own-level B3",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_copied_tables(case: Case) -> None:
    check(case)


def test_the_edition_of_a_book_is_named() -> None:
    (told,) = [str(one) for one in understood(sheet(f"四川统计年鉴—2024\n{CITY}")).issues if one.code == "year-missing"]
    assert "四川统计年鉴—2024" in told
