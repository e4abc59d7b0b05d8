"""Figures of one file against each other and against last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.ingest import checks
from tests.facts import observe, tree
from tests.ingest.sheets.taking import rows, take

if TYPE_CHECKING:
    from collections.abc import Callable

SICHUAN = "510000"


def told(*facts: tuple[object, ...]) -> list[tuple[str, str]]:
    """Code and severity of what is wrong with some readings, each of its own source."""
    readings = [reading for fact in facts for reading in fact]
    return [(issue.code, issue.severity) for issue in checks.check(readings, tree())[1]]  # type: ignore[arg-type]


def pair(part: str, first: float, whole: str, second: float, **how: str) -> list[tuple[str, str]]:
    return told(observe(part, SICHUAN, y2024=first, **how), observe(whole, SICHUAN, y2024=second))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("exam_passed", "exam_sat"),
        ("exam_passed", "exam_registered"),
        ("exam_sat", "exam_registered"),
        ("exam_sat", "exam_approved"),
        ("exam_approved", "exam_registered"),
    ],
)
def test_no_stage_of_the_exam_exceeds_an_earlier_one(later: str, earlier: str) -> None:
    assert pair(later, 101, earlier, 100) == [("funnel-grows", "error")]
    assert pair(later, 100, earlier, 100) == []


@pytest.mark.parametrize(
    ("value", "bound", "written", "limit", "expected"),
    [
        (300, "~", "约300", 290, []),  # about 300 may be 285
        (400, "~", "约400", 290, ["funnel-grows"]),
        (300, "<", "近300", 200, []),  # under 300 may be anything below
        (300, ">", "超300", 300, []),
        (300, ">", "超300", 299, ["funnel-grows"]),
        (12000, "=", "1.2万", 11600, []),  # 1.2万 may be 11,500
        (12000, "=", "1.2万", 11400, ["funnel-grows"]),
    ],
)
def test_rounding_never_refuses(value: float, bound: str, written: str, limit: float, expected: list[str]) -> None:
    found = pair("exam_sat", value, "exam_registered", limit, bound=bound, written=written)
    assert [code for code, _severity in found] == expected


def test_stages_are_compared_within_one_region_year_and_group() -> None:
    assert (
        told(
            observe("exam_registered", SICHUAN, y2023=10),
            observe("exam_passed", SICHUAN, y2024=20),
            observe("exam_passed", "510100", y2023=20),
            observe("exam_passed", SICHUAN, stratum="level:senior", y2023=9),
        )
        == []
    )


def test_parts_of_a_whole() -> None:
    assert pair("townships_with_station", 11, "townships", 10) == [("part-larger", "error")]
    assert pair("townships_with_station", 10, "townships", 10) == []
    assert pair("certified_total", 11, "professionals_total", 10) == [("part-doubtful", "warning")]
    assert pair("certified_new", 11, "exam_registered", 10) == [("part-doubtful", "warning")]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("training_participants", "training_attendances"),
        ("training_runs", "training_attendances"),
        ("training_sessions", "training_attendances"),
        ("certified_new", "certified_total"),
    ],
)
def test_what_cannot_be_less_than_another_figure(part: str, whole: str) -> None:
    assert pair(part, 101, whole, 100) == [("too-few", "error")]
    assert pair(part, 100, whole, 100) == []
    assert pair(part, 104, whole, 100, bound="~", written="约104") == []  # about 104 may be 98.8
    assert pair(part, 300, whole, 100, bound="<", written="近300") == []  # under 300 may be anything below
    assert pair(part, 12000, whole, 11600, written="1.2万") == []  # 1.2万 may be 11,500
    assert pair(part, 12000, whole, 11400, written="1.2万") == [("too-few", "error")]
    assert told(observe(part, SICHUAN, y2023=101), observe(whole, "510100", y2023=100)) == []
    assert told(observe(part, SICHUAN, y2023=101), observe(whole, SICHUAN, stratum="level:senior", y2023=100)) == []


@pytest.mark.parametrize(
    ("new", "held", "wrong"),
    [
        ("2024", "2024-12", True),
        ("2024", "2024-12-31", True),
        ("2024-06", "2024-06-30", True),
        ("2024-01..2024-06", "2024-Q2", True),
        ("2024", "2024-06", False),  # half of the year was still to come
        ("2024-06", "2024", False),  # half of the year's holders may have left
        ("2023..2024", "2024", False),  # who was new in 2023 may have left
    ],
)
def test_new_holders_are_among_those_of_the_end_of_their_period(new: str, held: str, *, wrong: bool) -> None:
    found = told(observe("certified_new", SICHUAN, at={new: 101}), observe("certified_total", SICHUAN, at={held: 100}))
    assert found == [("too-few", "error")] * wrong


def test_swapped_columns_are_told_at_the_smaller_figure_naming_the_other() -> None:
    found = take(rows("2024年\n地区 | 培训人数 | 培训人次\n成都市 | 500 | 210\n绵阳市 | 180 | 180"))
    assert found.errors == [("too-few", "C3")]
    issue = next(one for one in found.issues if one.code == "too-few")
    assert dict(issue.places)["place"] == "Sheet1!B3"


@pytest.mark.parametrize(
    ("rate", "written", "counts", "wrong"),
    [
        (10, "10%", {"exam_registered": 200, "exam_sat": 100}, False),  # 20 of 200 who registered
        (20, "20%", {"exam_registered": 200, "exam_sat": 100}, False),  # 20 of 100 who sat
        (15, "15%", {"exam_registered": 200, "exam_sat": 100}, True),
        (31, "31%", {"exam_sat": 100}, True),
        (10, "10%", {"exam_sat": 100}, False),  # more may have registered
        (8, "8%", {"exam_registered": 200}, True),
        (15, "15%", {"exam_registered": 200}, False),  # fewer may have sat
        (6.6, "6.6%", {"exam_registered": 300, "exam_sat": 300}, False),  # 6.67 cut off
        (6.4, "6.4%", {"exam_registered": 300, "exam_sat": 300}, True),
        (50, "50%", {}, False),
    ],
)
def test_a_pass_rate_follows_from_the_counts_beside_it(
    rate: float, written: str, counts: dict[str, float], *, wrong: bool
) -> None:
    passed = observe("exam_passed", SICHUAN, y2024=20)
    others = [observe(measure, SICHUAN, y2024=value) for measure, value in counts.items()]
    stated = observe("exam_pass_rate", SICHUAN, written=written, y2024=rate)
    assert told(passed, *others, stated) == [("rate-off", "warning")] * wrong


def test_a_coverage_of_a_year_is_held_against_counts_of_its_end() -> None:
    counts = [
        observe(measure, SICHUAN, at={"2024-12": value})
        for measure, value in (("townships", 15), ("townships_with_station", 12))
    ]
    assert told(*counts, observe("station_coverage_pct", SICHUAN, written="80%", y2024=80)) == []
    assert told(*counts, observe("station_coverage_pct", SICHUAN, written="85%", y2024=85)) == [("rate-off", "warning")]
    assert told(*counts, observe("station_coverage_pct", SICHUAN, written="85%", y2023=85)) == []


def levels(measure: str, whole: float, **parts: float) -> list[tuple[str, str]]:
    return told(
        observe(measure, SICHUAN, y2024=whole),
        *(observe(measure, SICHUAN, stratum=f"level:{level}", y2024=value) for level, value in parts.items()),
    )


def test_levels_come_to_the_whole() -> None:
    assert levels("exam_registered", 60, assistant=30, social_worker=20, senior=10) == []
    assert levels("exam_registered", 60, assistant=30, social_worker=20, senior=11) == [("parts-exceed", "error")]
    assert levels("exam_registered", 60, assistant=30, social_worker=20, senior=9) == [("parts-short", "warning")]
    assert levels("exam_registered", 60, assistant=30) == []
    assert levels("exam_registered", 60, assistant=61) == [("parts-exceed", "error")]
    assert levels("certified_total", 60, assistant=30, social_worker=20, senior=11) == [("parts-overlap", "warning")]
    assert levels("exam_pass_rate", 30, assistant=40, social_worker=20, senior=15) == []


def test_children_come_to_no_more_than_their_parent() -> None:
    cities = tree().reporting_children(SICHUAN)
    each = [observe("exam_registered", city.code, y2024=10) for city in cities]
    whole = 10 * len(cities)
    assert told(observe("exam_registered", SICHUAN, y2024=whole), *each) == []
    assert told(observe("exam_registered", SICHUAN, y2024=whole - 1), *each) == [("parts-exceed", "error")]
    assert told(observe("exam_registered", SICHUAN, y2024=whole + 1), *each) == [("parts-short", "warning")]
    assert told(observe("exam_registered", SICHUAN, y2024=whole + 1), *each[1:]) == []
    assert told(observe("exam_registered", SICHUAN, y2024=15), observe("exam_pass_rate", "510100", y2024=50)) == []


def test_sums_of_fractions_are_not_taken_for_more_than_their_whole() -> None:
    cents = [observe("exam_registered", code, y2024=value) for code, value in (("510100", 0.1), ("510700", 0.2))]
    assert 0.1 + 0.2 > 0.3
    assert told(observe("exam_registered", SICHUAN, y2024=0.3), *cents) == []


def test_months_come_to_their_year() -> None:
    months = {f"2024-{month:02}": 10.0 for month in range(1, 13)}
    each = observe("training_attendances", SICHUAN, at=months)
    assert told(observe("training_attendances", SICHUAN, y2024=120), each) == []
    assert told(observe("training_attendances", SICHUAN, y2024=119), each) == [("parts-exceed", "error")]
    assert told(observe("training_attendances", SICHUAN, y2024=121), each) == [("parts-short", "warning")]
    assert told(observe("training_attendances", SICHUAN, y2024=121), each[1:]) == []
    people = observe("training_participants", SICHUAN, at=months)
    assert told(observe("training_participants", SICHUAN, y2024=119), people) == [("parts-overlap", "warning")]
    stock = observe("certified_total", SICHUAN, at=months)
    assert told(observe("certified_total", SICHUAN, y2024=10), stock) == []
    quarters = observe("training_attendances", SICHUAN, at={"2024-Q1": 30.0, "2024-Q2": 30.0})
    assert told(observe("training_attendances", SICHUAN, y2024=50), quarters) == [("parts-exceed", "error")]


def test_what_is_counted_over_time_is_not_of_one_day() -> None:
    day = {"2024-06-30": 5.0}
    assert told(observe("exam_registered", SICHUAN, at=day), observe("exam_sat", SICHUAN, at=day)) == [
        ("flow-of-day", "error")
    ]
    assert told(observe("certified_total", SICHUAN, at=day)) == []
    assert told(observe("exam_registered", SICHUAN, at={"2024-04..2024-05": 5.0})) == []


def test_one_figure_twice() -> None:
    sheet = "地区 | 年份 | 报名人数\n成都市 | 2024 | {}\n成都 | 2024年 | {}"
    same = take(rows(sheet.format("120", "120")))
    assert (same.told, same.values) == ([("twice-same", "C3")], [120])
    other = take(rows(sheet.format("120", "121")))
    assert other.told == [("twice-different", "C3")]
    bounded = take(rows(sheet.format("120", "近120")))
    assert bounded.told == [("twice-different", "C3")]
    for texts in (("1.2万", "12,000"), ("12,000", "1.2万")):
        exact = take(rows(sheet.format(*texts)))
        assert [(r.value, r.margin) for r in exact.draft.readings] == [(12000, 0)]


SENIORS = (
    "地区 | 年份 | 指标 | 分组 | 数值\n成都市 | 2024 | 持证人数 | 高级 | 10\n成都市 | 2024 | 高级社会工作师人数 | 全体"
)


def test_one_figure_of_one_span_twice_however_the_span_is_written() -> None:
    taken = take(rows("地区 | 年份 | 培训人次\n成都市 | 2024年一季度 | 5\n成都市 | 2024年1—3月 | 6"))
    assert taken.told == [("twice-different", "C3")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("地区 | 2024年社工站覆盖率 | 截至2024年底社工站覆盖率\n成都市 | 90% | 80%", [("twice-different", "C2")]),
        ("地区 | 2024年社工站覆盖率 | 截至2024年底社工站覆盖率\n成都市 | 90% | 90%", []),
        ("地区 | 2024年持证人数 | 截至2024年12月31日持证人数\n成都市 | 90 | 80", [("twice-different", "C2")]),
        ("地区 | 2024年合格率 | 2024年12月合格率\n成都市 | 9% | 8%", []),
        (f"{SENIORS} | 9", [("twice-different", "E3")]),
        (f"{SENIORS} | 10", []),
    ],
)
def test_one_moment_has_one_value_however_it_is_called(text: str, told: list[tuple[str, str]]) -> None:
    assert take(rows(text)).told == told


def stored(measure: str, period: str, value: float) -> Callable[[str, int], dict[tuple[str, str, str], float]]:
    """A store with one figure of Sichuan."""

    def levels(asked: str, year: int) -> dict[tuple[str, str, str], float]:
        known = (asked, str(year)) == (measure, period[:4])
        return {(SICHUAN, period, "all"): value} if known else {}

    return levels


@pytest.mark.parametrize(
    ("value", "before", "warned"),
    [
        (1000, 100, True),
        (999, 100, False),
        (100, 1000, True),
        (101, 1000, False),
        (50, 5, False),  # small numbers jump
        (0, 1000, False),
        (1000, 0, False),
    ],
)
def test_a_tenfold_jump_against_last_year_is_told(value: float, before: float, *, warned: bool) -> None:
    readings = observe("exam_registered", SICHUAN, y2024=value)
    assert [issue.code for issue in checks.tenfold(readings, stored("exam_registered", "2023", before))] == [
        "tenfold"
    ] * warned
    both = (*observe("exam_registered", SICHUAN, y2023=before), *readings)
    assert [issue.code for issue in checks.tenfold(both, stored("exam_registered", "2000", 1))] == ["tenfold"] * warned


def test_a_jump_is_looked_for_within_the_same_months_and_not_in_rates() -> None:
    month = observe("training_attendances", SICHUAN, at={"2024-06": 1000.0})
    assert list(checks.tenfold(month, stored("training_attendances", "2023-06", 990))) == []
    (issue,) = checks.tenfold(month, stored("training_attendances", "2023-06", 10))
    assert dict(issue.places)["period"] == "2023-06"
    rate = observe("exam_registered_growth_pct", SICHUAN, y2024=128)
    assert list(checks.tenfold(rate, stored("exam_registered_growth_pct", "2023", 1))) == []


@pytest.mark.parametrize(("region", "most"), [("510105", 300_000), ("510100", 2_000_000), ("510000", 8_000_000)])
def test_more_holders_than_a_region_can_have(region: str, most: int) -> None:
    assert told(observe("certified_total", region, y2024=most)) == []
    assert told(observe("certified_total", region, y2024=most + 1)) == [("too-many", "error")]
    assert told(observe("resident_population", region, y2024=most + 1)) == []


@pytest.mark.parametrize(
    ("whole", "told"),
    [("2024年一季度", ["parts-exceed"]), ("2024年1-2月", ["parts-exceed"]), ("2024年二季度", [])],
)
def test_months_exceed_their_quarter_or_span(whole: str, told: list[str]) -> None:
    sheet = [["地区", "时间", "报名人数"], ["成都市", "2024-01", 5], ["成都市", "2024-02", 6]]
    found = take([*sheet, ["成都市", whole, 10]])
    assert [code for code, _cell in found.told] == told


def test_all_months_of_a_span_come_to_no_less() -> None:
    sheet = [["地区", "时间", "报名人数"], ["成都市", "2024-01", 5], ["成都市", "2024-02", 6]]
    assert take([*sheet, ["成都市", "2024年1-2月", 12]]).told == [("parts-short", "C4")]
    assert take([*sheet, ["成都市", "2024年1-2月", 11]]).told == []
    assert take([*sheet, ["成都市", "2024年一季度", 12]]).told == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("助理 60,中级 22,小计 82,高级 1", [("whole-partial", "B5")]),
        ("助理 60,中级 22,合计 80,高级 1", [("parts-overlap", "B5")]),
        ("合计 82,助理 60,中级 22,高级 1", [("parts-overlap", "B3")]),
        ("助理 60,中级 22,高级 1,合计 82", [("parts-overlap", "B6")]),
        ("助理 60,中级 22,合计 83,高级 1", []),
    ],
)
def test_a_sum_of_some_levels_between_them_is_not_the_whole(order: str, expected: list[tuple[str, str]]) -> None:
    levels = [line.split() for line in order.split(",")]
    sheet = [["2024年成都市持证人数"], ["级别", "持证人数"], *([level, int(number)] for level, number in levels)]
    assert [one for one in take(sheet).told if "from-title" not in one[0]] == expected
