"""Columns of words beside figures: what they say is known, harmless, or asked about."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

FACTS = "511011 2023-12 certified_total 300\n511024 2023-12 certified_total 180"
TITLED = "period-from-title 3"


def beside(title: str, first: str, second: str, issues: str = "heading-labels B2") -> Case:
    """A column of words between two counties of 内江市 and their figures."""
    text = f"2023年内江市持证情况\n区县 | {title} | 持证人数\n东兴区 | {first} | 300\n威远县 | {second} | 180"
    return Case(f"{title} {first}", text, FACTS if "labels" not in issues else "", f"{issues}\n{TITLED}")


CASES = [
    beside("学历", "本科", "本科"),
    beside("年龄段", "35岁以下", "35岁以下"),
    beside("领域", "医务社工", "医务社工"),
    beside("部门", "民政局", "民政局"),
    beside("批次", "1", "1"),
    beside("单位", "民政局", "教育局"),
    beside("单位", "春熙社工站", "浆洗社工站"),
    beside("状态", "计划", "计划"),
    beside("机构名称", "甲中心", "乙中心"),
    beside("发证年份", "2022", "2023"),
    beside("统计口径", "全口径", "仅市直"),
    # What says who handled the row, how it is judged, or what is known already.
    beside("统计口径", "全口径", "全口径", "heading-unknown B2"),
    beside("经办科室", "一科", "二科", "heading-unknown B2"),
    beside("责任人", "甲", "乙", "heading-unknown B2"),
    beside("工作亮点", "全省首创", "—", "heading-unknown B2"),
    beside("同比增长情况", "上升", "下降", "heading-unknown B2"),
    beside("全市排名", "第一", "第二", "heading-unknown B2"),
    beside("报送上级", "四川省", "内江市", "heading-unknown B2"),
    beside("考试名称", "社会工作者职业资格考试", "社会工作者", "heading-unknown B2"),
    # Figures of another measure with a word among them.
    beside("从业人员", "900", "不详", "heading-unknown B2"),
    Case(
        "where people come from, behind the title of regions",
        "2023年内江市持证情况\n区县（户籍） | 持证人数\n东兴区 | 300\n威远县 | 180",
        issues=f"heading-labels A2\n{TITLED}",
    ),
    Case(
        "the whole of a prefecture among its counties, which is a county's name elsewhere",
        "2023年阿坝州\n指标 | 全州 | 汶川县\n持证人数 | 30 | 6",
        "513200 2023-12 certified_total 30\n513221 2023-12 certified_total 6",
        TITLED,
    ),
    Case(
        "running totals told in a column of their own",
        "地区 | 年份 | 培训人次 | 口径\n成都市 | 2023 | 3000 | 累计",
        issues="heading-labels D1",
    ),
    Case(
        "all who hold one, told the same way",
        "地区 | 年份 | 持证人数 | 口径\n成都市 | 2023 | 3000 | 累计",
        "510100 2023-12 certified_total 3000",
        "heading-unknown D1",
    ),
    Case(
        "the county of that name",
        "2023年桂林市\n指标 | 全州 | 阳朔\n持证人数 | 30 | 6",
        "450324 2023-12 certified_total 30\n450321 2023-12 certified_total 6",
        TITLED,
    ),
    Case(
        "words right of the figures, from the second row on",
        "地区 | 年份 | 报名人数 | 说明情况\n东兴区 | 2023 | 3 |\n威远县 | 2023 | 4 | 仅在校生",
        issues="heading-unknown D1\nnote-unclear D3",
    ),
    Case(
        "words under no title, named where they stand",
        "地区 | 年份 | 报名人数\n东兴区 | 2023 | 3\n威远县 | 2023 | 4 | 仅在校生",
        issues="heading-labels D3",
    ),
    Case(
        "thousands split in two",
        "县区 | 年份 | 报名人数\n翠屏区 | 2023 | 1 | 900\n长宁县 | 2023 | 80",
        issues="column-untitled D2",
    ),
    Case(
        "one agency in a long list",
        "地区 | 年份 | 指标 | 数值 | 是否估计\n东兴区 | 2023 | 持证人数 | 300 | 是",
        issues="heading-labels E1",
    ),
]


ELSEWHERE = [
    "户籍所在地",
    "籍贯",
    "生源地",
    "居住地",
    "流入地",
    "考点",
    "考场所在区",
    "发证地",
    "受援地区",
    "结对帮扶地区",
    "督导地区",
    "派出地",
    "培训地点",
    "承办地",
]
COUNTED = [
    "所在地区",
    "填报地区",
    "所属区县",
    "行政区划",
    "县市区名称",
    "报考地区",
    "单位所在地",
    "辖区",
    "属地",
    "县(市、区)名称",
    "各市州",
    "区县/项目",
]


@pytest.mark.parametrize("title", [*ELSEWHERE, *COUNTED])
def test_a_title_over_regions_says_where_figures_are_counted(title: str) -> None:
    text = f"2023年内江市考试情况\n{title} | 报名人数\n东兴区 | 300\n威远县 | 180"
    asked = title in ELSEWHERE
    facts = "511011 2023 exam_registered 300\n511024 2023 exam_registered 180"
    check(Case(title, text, "" if asked else facts, f"{TITLED}\nheading-labels A2" if asked else TITLED))


@pytest.mark.parametrize("title", ["2023年娄底市考试情况", "2024年6月娄底市考试情况"])
def test_a_name_that_ends_like_a_date_is_a_name(title: str) -> None:
    text = f"{title}\n县区 | 年份 | 报名人数\n娄星区 | 2023 | 300"
    check(Case(title, text, "431302 2023 exam_registered 300", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_labels(case: Case) -> None:
    check(case)
