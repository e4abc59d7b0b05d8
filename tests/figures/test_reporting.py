"""Who has reported, as figures: counts worked out by hand from the published rows and the demo store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics.figures.build import Context, build, reporting
from analytics.figures.spec import Figure, Shape
from analytics.indicators import INDICATORS
from analytics.selection import Selection
from analytics.store import engine, read
from tests.facts import view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NATION, SICHUAN, CHENGDU, HUZHOU, JIAXING, ANJI = "100000", "510000", "510100", "330500", "330400", "330523"
TODAY = date(2026, 11, 22)
REGIONS = (NATION, SICHUAN, JIAXING, ANJI)
TONES = {"", "good", "fair", "bad"}


def figure(key: str, region: str = NATION, lang: str = "zh", today: date = TODAY, **years: int) -> Figure:
    with view(region, lang, **years) as ctx:
        return build(key, replace(ctx, today=today))


def row(found: Figure, name: str) -> tuple[str, ...]:
    return next(one for one in found.rows if one[0] == name)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "key",
    [
        "reported:exam_registered",
        "rollcall:certified_total,2024",
        "rollcall:townships",
        "record:exam",
        "ages:",
        "breaks:",
    ],
)
def test_every_figure_is_whole_everywhere(key: str, region: str, lang: str) -> None:
    found = figure(key, region, lang)
    assert found.title
    assert found.alt
    assert not any(mark in text for text in (found.title, *found.notes) for mark in "{}")
    if found.empty:
        assert key == "breaks:"
        return
    assert found.shape is Shape.TABLE
    assert all(len(one) == len(found.columns) for one in found.rows)
    if found.tones:
        assert [len(one) for one in found.tones] == [len(one) for one in found.rows]
        assert {tone for one in found.tones for tone in one} <= TONES
    if found.row_regions:
        assert len(found.row_regions) == len(found.rows)


def test_registrations_of_2024_by_province() -> None:
    # P099 to P138: fourteen provinces; exam of 16 June (C012), so due on 16 July. P092 and P117 are both Guangdong's.
    found = figure("rollcall:exam_registered,2024")
    assert found.title == "全国2024年报名人数：31个省份中14个已报，逾期17个，多个来源重复报送1个"
    standing = Counter(one[1] for one in found.rows)
    assert standing == {"✕ 逾期": 17, "● 已报": 14}
    assert [one[1] for one in found.rows] == ["✕ 逾期"] * 17 + ["● 已报"] * 14
    assert row(found, "广东")[2:5] == ("188,929人", "2024年", "多个来源")
    assert row(found, "北京")[2:] == ("—", "—", "", "—")
    assert found.notes[0] == "应报时间为当年考试结束后30天：2024年7月16日。"
    assert "南方日报(王聪)(转载)" in found.notes[1]
    assert found.sourced


def test_before_the_due_date_nobody_is_overdue() -> None:
    found = figure("rollcall:exam_registered,2024", today=date(2024, 7, 16))
    assert "未到期17个" in found.title
    assert "逾期" not in found.title


def test_where_the_calendar_is_silent_no_one_is_overdue() -> None:
    # Nothing of 2019 stands in the calendar.
    found = figure("rollcall:exam_registered,2019")
    assert found.title == "全国2019年报名人数：31个省份中0个已报，未报31个（应报日期不明）"
    assert "2019" in found.notes[0]


def test_without_a_year_the_one_most_have_is_called() -> None:
    # 2018 has Jiangsu, Zhejiang, Guangdong; 2024 fourteen; 2025 Chongqing only.
    assert "2024年" in figure("rollcall:exam_registered").title
    assert "2018年" in figure("rollcall:exam_registered", end=2023).title


def test_two_sources_that_disagree_are_said_to() -> None:
    # P045 84000 against P164 86000 for Zhejiang in 2018.
    found = figure("rollcall:exam_registered,2018")
    assert row(found, "浙江")[4] == "多个来源，且不一致"


def test_a_bound_is_provisional() -> None:
    # P213: over 68,000 registered in Chongqing in 2025.
    found = figure("rollcall:exam_registered,2025")
    assert row(found, "重庆")[1:5] == ("◐ 暂定", "6.8万余人", "2025年", "只有上下限")
    assert "31个省份中1个已报，其中暂定1个，逾期30个" in found.title


def test_the_counties_of_huzhou_by_year() -> None:
    # P169 and P171-P174 for 2024, P183 the city's for 2025; five districts and counties, Wuxing silent.
    found = figure("reported:exam_registered", HUZHOU)
    assert found.columns == ("地区", "2024", "2025", "2026")
    assert found.row_regions == ("330500", "330502", "330503", "330521", "330522", "330523")
    assert [one[1] for one in found.rows] == ["● 已报", "✕ 逾期", *["● 已报"] * 4]
    assert [one[2] for one in found.rows] == ["● 已报", *["✕ 逾期"] * 5]
    assert found.tones[1] == ("", "bad", "bad", "bad")
    assert found.tones[0] == ("", "good", "good", "bad")
    assert found.title == "湖州及下级地区历年报名人数：应有18项，已有6项"


def test_at_most_ten_years_and_none_ahead() -> None:
    assert figure("reported:exam_registered").columns[1:] == tuple(str(year) for year in range(2017, 2027))
    assert figure("reported:exam_registered", today=date(2025, 3, 1)).columns[-1] == "2025"
    assert figure("reported:exam_registered", end=2020).columns[1:] == tuple(str(year) for year in range(2011, 2021))


def test_years_that_lie_ahead_are_empty() -> None:
    found = figure("reported:exam_registered", today=date(2024, 1, 1), start=2025, end=2026)
    assert found.empty
    assert "尚未开始" in found.title


def test_a_county_answers_for_itself() -> None:
    # P174: 3365 of Anji in 2024.
    found = figure("rollcall:exam_registered,2024", ANJI)
    assert found.title == "安吉县2024年报名人数：已报"
    assert [one[:3] for one in found.rows] == [("安吉县", "● 已报", "3,365人")]


def test_the_nation_s_own_exam_measures() -> None:
    # 2024: S001 registered, P017 passed for 24 provinces only; approved, sat and mock exams unknown.
    found = figure("record:exam")
    assert found.title == "全国2024年考试报名：5项指标中已有2项"
    by_year = dict(zip(found.columns, row(found, "合格人数"), strict=True))
    assert (by_year["2024"], by_year["2023"], by_year["2022"]) == ("◐ 暂定", "✕ 逾期", "○ 未报")
    assert [one[0] for one in found.rows] == [
        "报名人数",
        "审核通过人数",
        "参考人数",
        "合格人数",
        "模拟考试人数",
    ]


def test_the_ages_of_dingxi() -> None:
    # S054-S072 are of 2024, whose end is 23 months before November 2026; its townships of 2026-09, its urban people of 2021.
    found = figure("ages:", "621100")
    assert found.title == "定西：18项指标中有1项的最新数据已超过两年"
    assert found.rows[0][:3] == ("城镇常住人口", "2021年末", "59")
    months = {one[0]: one[2] for one in found.rows}
    assert months["持证人数"] == "23"
    assert months["乡镇（街道）数"] == "2"
    assert [int(one[2]) for one in found.rows] == sorted((int(one[2]) for one in found.rows), reverse=True)


def test_a_break_is_a_sentence_with_both_sources() -> None:
    found = figure("breaks:", JIAXING)
    (scope,) = [one for one in found.rows if one[1] == "统计范围"]
    assert scope[2] == (
        "2017年11月（国家证书）4,383人与2019年末10,611人：统计范围不同；"
        "前者出自嘉兴市民政局/市委社工办(镜像转载)，后者出自嘉兴媒体(转载)。"
    )
    office = [one for one in figure("breaks:").rows if one[1] == "发布部门"]
    assert [one[0] for one in office] == ["报名人数", "持证人数", "新增持证人数"]
    assert all("民政部门" in one[2] for one in office)


def test_breaks_outside_the_years_are_not_shown() -> None:
    found = figure("breaks:", JIAXING, start=2020)
    assert found.empty
    assert "2020" in found.title


# The dictionary's entries.


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_has_an_entry(indicator: str, lang: str) -> None:
    found = figure(f"entry:{indicator}", lang=lang)
    assert found.rows
    assert all(name and text for name, text in found.rows)
    assert not any("{" in text for one in found.rows for text in one)


def test_the_entry_of_a_ratio_names_its_parts_and_refuses_to_add() -> None:
    lines = dict(figure("entry:certified_per_10k").rows)
    assert lines["计算公式"] == "持证人数 ÷ 常住人口 × 10,000"
    assert lines["分子"].startswith("持证人数：")
    assert lines["分母"].startswith("常住人口：")
    assert "相差不超过5年" in lines["分母年份"]
    assert lines["加总"].startswith("“每万常住人口持证人数”是比率")
    assert lines["公布值"] == "每万常住人口持证人数（公布值）"


def test_the_entry_of_a_measure_says_what_adds_up_and_when_it_is_due() -> None:
    lines = dict(figure("entry:exam_registered").rows)
    assert lines["同级地区相加"] == lines["各级别相加"] == lines["一年内各月、各季相加"] == "可以"
    assert "不等于人数" in lines["各年相加"]
    assert lines["应报时间"] == "当年考试结束后30天"
    assert "报考人数" in lines["又称"]
    assert lines["方向"] == "越高越好"


def test_who_holds_certified_new() -> None:
    # P049-P065 the nation 2016-2024, P180 Huzhou 2025, S060 and S065 Dingxi 2024.
    found = figure("holders:certified_new")
    assert found.title == "新增持证人数：全国、2个市州，2016–2025年"
    assert [one[:3] for one in found.rows] == [
        ("全国", "", "2016–2024"),
        ("湖州市", "浙江", "2025"),
        ("定西市", "甘肃", "2024"),
    ]


def test_who_holds_a_ratio_are_those_it_can_be_computed_for() -> None:
    # 14 provinces of 2024, Jiaxing's parts of 2017, national claims.
    found = figure("holders:pass_rate_registered")
    assert "14个省份" in found.title
    assert ("嘉兴市", "浙江", "2017") in [one[:3] for one in found.rows]


def test_who_tells_of_an_indicator() -> None:
    # S012 states nine years of it, S013 one (P015), Huzhou's paper one, Dingxi's page two.
    found = figure("tellers:certified_new")
    assert found.title == "新增持证人数：4个来源"
    assert found.rows[0][4:] == ("9", "2016–2024")
    assert [one[4] for one in found.rows] == ["9", "2", "1", "1"]


# The demo store.


@pytest.fixture(scope="module")
def session(demo_store_folder: Path) -> Iterator[Session]:
    opened = engine.reader(f"sqlite:///{demo_store_folder / 'demo.db'}")
    with Session(opened) as made:
        yield made
    opened.dispose()


def seen(session: Session, region: str = SICHUAN, **years: int) -> Context:
    chosen = Selection(region, store="demo", **years)
    return Context(session, read.region_tree(session), read.sources(session), chosen, today=TODAY)


def test_all_of_sichuan_has_reported(session: Session) -> None:
    found = build("rollcall:exam_registered,2025", seen(session))
    assert found.title == "四川2025年报名人数：21个市州中21个已报"
    assert {one[1] for one in found.rows} == {"Σ 合计"}
    counties = build("rollcall:certified_total,2025", seen(session, CHENGDU))
    assert counties.title == "成都2025年持证人数：20个县（市、区）中20个已报"
    assert {one[1] for one in counties.rows} == {"● 已报"}


def test_a_year_the_demo_does_not_simulate_is_due_in_march(session: Session) -> None:
    found = build("rollcall:certified_total,2026", seen(session))
    assert found.title == "四川2026年持证人数：21个市州中0个已报，未到期21个"
    assert found.notes[0].endswith("2027年3月31日。")


def test_monthly_training_of_a_county_is_its_own(session: Session) -> None:
    called = reporting.of_year(reporting.called(seen(session, CHENGDU), "training_attendances"), 2025)
    assert {one.state.value for one in called} == {"reported"}
    assert not any(one.repeated for one in called)


def test_simulated_series_do_not_break(session: Session) -> None:
    for region in (SICHUAN, CHENGDU, "510104"):
        assert build("breaks:", seen(session, region)).empty
