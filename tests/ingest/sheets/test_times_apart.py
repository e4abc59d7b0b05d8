"""Times that titles, names of sheets and titles of columns say, which agree, or are asked about where they stand."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import agreeing, meaning, spans
from tests.ingest.sheets.drawn import Case, check, issues, sheet, understood

COUNTS = "区县 | 培训人次\n锦江区 | 5"
HELD = "区县 | 持证人数\n锦江区 | 5"
EXAM = "区县 | 报名人数\n锦江区 | 5"
SAID = "period-from-title 3"
CASES = [
    Case("another month", f"成都市2023年1月\n{COUNTS}", issues="period-clash A1", sheet="2月"),
    Case("another month, the year in the file", f"成都市1月\n{COUNTS}", issues="period-clash A1", sheet="2月", file="2023年.xlsx"),
    Case("another year", f"成都市2023年\n{COUNTS}", issues="period-clash A1", sheet="2024.03"),
    Case("the day a sheet was made", f"成都市2023年\n{COUNTS}", "510104 2023 training_attendances 5", SAID, sheet="20240115"),
    Case("the month of the report", f"成都市2023年1—6月\n{COUNTS}", "510104 2023-01..2023-06 training_attendances 5", SAID, sheet="6月"),
    Case("more months than the title", f"成都市2023年6月\n{COUNTS}", issues="period-clash A1", sheet="1-6月"),
    Case("the month of a day", "截至2023年6月30日成都市\n区县 | 持证人数\n锦江区 | 5", "510104 2023-06 certified_total 5", SAID, sheet="上半年"),
    Case("a number that may be a month", f"成都市2023年\n{COUNTS}", issues=f"title-unclear\n{SAID}", sheet="6"),
    Case("the number of the sheet", f"成都市2023年\n{COUNTS}", "510104 2023 training_attendances 5", SAID, sheet="1"),
    Case("an exam of a month is the year's", f"2023年6月社会工作者职业水平考试成都市情况\n{EXAM}", "510104 2023 exam_registered 5", SAID),
    Case("an exam of a day is the year's", f"2023年6月17日社会工作者职业水平考试\n{EXAM}", "510104 2023 exam_registered 5", SAID),
    Case("a month of registrations", f"2023年4月报名情况\n{EXAM}", "510104 2023-04 exam_registered 5", SAID),
    Case("a month's report on an exam", f"2023年4月社工考试报名进度\n{EXAM}", "510104 2023-04 exam_registered 5", SAID),
    Case("a whole year under a month", "成都市2023年6月\n区县 | 全年培训人次\n锦江区 | 5", issues=f"period-clash B3\n{SAID}"),
    Case("the year so far", "成都市2023年1—6月\n区县 | 本年培训人次\n锦江区 | 5", "510104 2023-01..2023-06 training_attendances 5", SAID),
    Case("the year of a sheet's name", f"成都市2023年\n{COUNTS}", issues="period-clash A1", sheet="2022年底数"),
    Case("the year in which a sheet is sent", f"成都市2023年\n{COUNTS}", "510104 2023 training_attendances 5", SAID, sheet="2024年上报"),
    Case("another city", f"成都市2023年\n{COUNTS}", issues=f"title-unclear A1\n{SAID}", sheet="绵阳市"),
    Case("a county of the title's city", f"成都市2023年\n{COUNTS}", "510104 2023 training_attendances 5", SAID, sheet="锦江区"),
    Case("the day of counting", f"成都市\n统计时间：2023.11.30\n{HELD}", "510104 2023-11 certified_total 5", "period-from-title 4"),
    Case("the day of counting in a year", f"2023年成都市\n统计日期：2023年11月30日\n{HELD}", "510104 2023-11 certified_total 5", "period-from-title 4"),
    Case("when a table was changed", f"成都市社工\n更新日期：2023-11-30\n{HELD}", issues="year-missing B4"),
    Case("the last day counted", f"成都市\n统计截止日期：2023年9月30日\n{HELD}", "510104 2023-09 certified_total 5", "period-from-title 4"),
    *(
        Case(f"{name} over a table", f"成都市\n{name}：2023年9月30日\n{HELD}", "510104 2023-09 certified_total 5", "period-from-title 4")
        for name in ("截止时间", "截至日期", "统计截止时间", "数据截至时间", "统计时点", "截止到", "截至")
    ),
    *(
        Case(f"a column {name}", f"区县 | {name} | 持证人数\n锦江区 | 2023-09-30 | 5\n武侯区 | 2022年底 | 7", "510104 2023-09 certified_total 5\n510107 2022-12 certified_total 7")
        for name in ("截止时间", "截至日期", "统计截止日期", "数据截止时间", "统计时点", "时点")
    ),
    Case("the last day counted in the next cell", f"成都市\n截止时间 | 2023年9月30日\n{HELD}", "510104 2023-09 certified_total 5", "period-from-title 4"),
    Case("a form line with the last day", f"填报单位 | 成都市 | 截止时间 | 2023年9月30日\n{HELD}", "510104 2023-09 certified_total 5", SAID),
    Case("the last day counted under a table", f"成都市\n{HELD}\n截止时间 | 2023年9月30日", "510104 2023-09 certified_total 5", SAID),
    Case("up to the end of a year", f"成都市\n截止时间：2023年底\n{HELD}", "510104 2023-12 certified_total 5", "period-from-title 4"),
    Case("up to a day", f"截止到2023年9月30日成都市情况\n{HELD}", "510104 2023-09 certified_total 5", SAID),
    Case("until when candidates may register", f"成都市2023年\n报名截止时间：2023年9月30日\n{HELD}", issues="title-unclear A2\nperiod-from-title 4"),
    Case("a column of such days", "区县 | 报名截止时间 | 持证人数\n锦江区 | 2023-09-30 | 5", issues="heading-labels B1\nyear-missing C2"),
    Case("the day of counting under a table", f"成都市\n{HELD}\n统计时间：2023-11-30", "510104 2023-11 certified_total 5", SAID),
    Case("the day of counting in the next cell", f"成都市\n统计时间： | 2023-11-30\n{HELD}", "510104 2023-11 certified_total 5", "period-from-title 4"),
    Case("no day in the next cell", f"成都市2023年\n统计时间： | 填报单位：成都市民政局\n{HELD}", "510104 2023-12 certified_total 5", "period-from-title 4"),
    Case("another day under a table", f"2023年成都市\n{HELD}\n统计时间：2023-11-30", issues=f"note-unclear A4\n{SAID}"),
    Case("a day in brackets", f"成都市（2023-11-30）\n{HELD}", "510104 2023-11 certified_total 5", SAID),
    Case("the end of a quarter", f"成都市（2023年第三季度末）\n{HELD}", "510104 2023-09 certified_total 5", SAID, sheet="三季度"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_times(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("sheet_name", "title", "where"),
    [
        ("Sheet1", "表1 2023年成都市", "表1 2023年成都市"),
        ("2023年6月", "2023年成都市", "2023年6月"),
        ("上半年", "2023年成都市", "上半年"),
    ],
)
def test_a_warning_names_where_a_period_stands(sheet_name: str, title: str, where: str) -> None:
    told = understood(sheet(f"{title}\n{COUNTS}", name=sheet_name)).issues
    assert [dict(one.places)["where"] for one in told if one.code == "period-from-title"] == [where]


def test_a_missing_region_is_told_apart_from_a_row_without_one() -> None:
    told = understood(sheet("2019—2023年度全国社会工作者职业资格考试情况\n年度 | 报名人数\n2023 | 5")).issues
    assert [(one.code, one.cell, one.message) for one in told] == [("region-missing", "B3", meaning.NOWHERE)]


def test_sheets_numbered_in_their_order_are_no_months() -> None:
    names = [
        sheet(f"{city}2023年\n指标 | 数值\n培训人次 | 5", name=str(n)) for n, city in enumerate(("成都市", "绵阳市"), 1)
    ]
    assert not [told for told in issues(understood(*names)) if told.startswith("title-unclear")]


@pytest.mark.parametrize(
    ("told", "named", "agree"),
    [
        ("2023-01..2023-06", "2023-06", True),
        ("2023-06", "2023-01..2023-06", False),
        ("2023-06-30", "2023-Q2", True),
        ("2023-Q1", "2023-02", False),
    ],
)
def test_one_period_covers_another(told: str, named: str, agree: bool) -> None:  # noqa: FBT001 - a table of truths
    assert agreeing.covers(told, named) is agree


@pytest.mark.parametrize(
    ("period", "title", "word"),
    [
        ("2023-06", "全年培训人次", "全年"),
        ("2023-06", "本年培训人次", "本年"),
        ("2023-01", "本年培训人次", ""),
        ("2023-01", "全年培训人次", "全年"),
        ("2023-06", "本年累计培训人次", ""),
        ("2023", "全年培训人次", ""),
    ],
)
def test_words_for_a_whole_year(period: str, title: str, word: str) -> None:
    assert spans.of_year(period, title) == word
