"""What somebody will ask is asked, and answered from the figure alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.export.questions import Question, questions
from analytics.figures.spec import Figure, Mark, Series, Shape
from tests.facts import tree

LINE = Figure(
    key="trend:exam_registered",
    shape=Shape.LINE,
    region="100000",
    title="",
    unit="人",
    series=(
        Series(
            "报名人数",
            (
                Mark("2019", 100, "100", "2019年"),
                Mark("2020", 40, "40", "2020年"),
                Mark("2021", 90, "90", "2021年"),
                Mark("2022", 80, "80", "2022年"),
                Mark("2024", 10, "10", "2024年"),
            ),
        ),
    ),
)
BARS = replace(
    LINE,
    shape=Shape.BARS,
    series=(
        Series(
            "报名人数",
            tuple(
                Mark(name, value, f"{value}", region=code)
                for name, value, code in (("四川", 30, "510000"), ("广东", 20, "440000"), ("宁夏", 5, "640000"))
            ),
        ),
    ),
)


def answers(figure: Figure, lang: str = "zh") -> dict[str, str]:
    return {one.asked: one.answer for one in questions(figure, tree(), lang)}


def test_the_biggest_drop_is_of_two_years_in_a_row() -> None:
    # 2022 to 2024 fell further, but a year between is not known.
    assert answers(LINE) == {"报名人数哪一年下降最多，为什么？": "2020年，由100降至40。数据未说明原因。"}


def test_the_lowest_region() -> None:
    assert answers(BARS) == {"报名人数哪个地区最低？": "宁夏：5人（有数据的共3个）"}


@pytest.mark.parametrize(
    ("goal", "said"),
    [(Mark("2025", 60, "60"), {"截至2024年未完成：10，2025年目标60。"}), (Mark("2025", 10, "10"), set())],
)
def test_the_missed_target(goal: Mark, said: set[str]) -> None:
    figure = replace(LINE, series=(*LINE.series, Series("目标", (goal,), "target")))
    assert {answer for asked, answer in answers(figure).items() if "目标" in asked} == said


def test_the_missing_regions_of_a_map() -> None:
    have = [node.code for node in tree().reporting_children("100000") if node.code not in ("510000", "640000")]
    marks = tuple(Mark(tree().short(code, "zh"), 1, "1", region=code) for code in have)
    figure = replace(LINE, shape=Shape.MAP, series=(Series("报名人数", marks),))
    assert answers(figure)["哪些地区没有数据？"] == "四川、宁夏没有公布数据。"
    few = replace(figure, series=(Series("报名人数", marks[:3]),))
    assert answers(few)["哪些地区没有数据？"].endswith("等28个地区没有公布数据。")


def test_the_missing_regions_of_a_map_of_earlier_years_are_those_that_stood() -> None:
    stood = [node.code for node in tree().reporting_children("500000", 2023) if node.code not in ("500112", "500101")]
    marks = tuple(Mark(tree().short(code, "zh"), 1, "1", region=code) for code in stood)
    figure = replace(LINE, shape=Shape.MAP, region="500000", series=(Series("报名人数", marks),))
    assert answers(figure)["哪些地区没有数据？"] == "万州区、渝北区没有公布数据。"


def test_what_does_not_agree_is_told_as_under_the_figure() -> None:
    asked = "有没有不同的数字？"
    few = {one.asked: one.answer for one in questions(LINE, tree(), "zh", ("甲。", "乙。"))}
    assert few[asked] == "甲。乙。"
    many = {one.asked: one.answer for one in questions(LINE, tree(), "zh", ("甲。", "乙。", "丙。", "丁。"))}
    assert many[asked] == "甲。乙。丙。另有1处。"
    assert asked not in answers(LINE)


def line(*marks: Mark) -> Figure:
    return replace(LINE, series=(Series("报名人数", marks),))


def test_a_part_of_a_year_or_a_bound_is_no_drop() -> None:
    # 1—9月 of 2025 are less than 2024 because they are fewer months; 80余 may be more than 81.
    assert answers(line(Mark("2024", 100, "100"), Mark("2025", 40, "40", "2025年1—9月", faint=True))) == {}
    assert answers(line(Mark("2023", 81, "81"), Mark("2024", 80, "80余", bound=">"))) == {}


@pytest.mark.parametrize(("bound", "value", "missed"), [("<", 60, True), ("=", 60, False), (">", 55, False)])
def test_a_bound_misses_a_target_only_where_it_must(bound: str, value: float, *, missed: bool) -> None:
    level = Mark("2024", value, f"{value}", "2024年", bound=bound)
    figure = line(Mark("2023", 50, "50"), level)
    figure = replace(figure, series=(*figure.series, Series("目标", (Mark("2025", 60, "60"),), "target")))
    assert ("目标完成了吗？" in answers(figure)) is missed


def test_the_lowest_are_named_together_and_not_guessed() -> None:
    tied = replace(BARS.series[0], marks=tuple(replace(one, value=5, text="5") for one in BARS.series[0].marks))
    assert answers(replace(BARS, series=(tied,)))["报名人数哪个地区最低？"] == "四川、广东、宁夏：5人（有数据的共3个）"
    # With four rows and three bars the lowest is not drawn.
    assert answers(replace(BARS, rows=(("四川",), ("广东",), ("宁夏",), ("西藏",)))) == {}


def test_a_rate_or_a_dated_value_gets_no_second_unit() -> None:
    marks = tuple(replace(one, text=f"{one.value}%") for one in BARS.series[0].marks)
    rates = replace(BARS, unit="%", series=(replace(BARS.series[0], marks=marks),))
    assert answers(rates)["报名人数哪个地区最低？"] == "宁夏：5%（有数据的共3个）"
    marks = tuple(replace(one, text=f"{one.value} · 2023", note="2023") for one in BARS.series[0].marks)
    dated = replace(BARS, series=(replace(BARS.series[0], marks=marks),))
    assert answers(dated)["报名人数哪个地区最低？"] == "宁夏：5 · 2023（有数据的共3个）"


def test_in_english() -> None:
    assert questions(BARS, tree(), "en") == (
        Question("Which region is lowest in 报名人数?", "宁夏: 5 人 (3 have figures)"),
    )
