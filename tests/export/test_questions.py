"""What somebody will ask is asked, and answered from the figure alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analytics.export.questions import Question, questions
from analytics.figures.spec import Figure, Mark, Series, Shape
from tests.facts import tree

if TYPE_CHECKING:
    from analytics.export import Document

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
    assert answers(BARS) == {"报名人数哪个地区最低？": "宁夏：5人"}


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


def test_the_disputed_figures_of_the_exam(exam: Document) -> None:
    disputed = next(figure for figure in exam.figures if figure.disputed)
    (said,) = [one.answer for one in questions(disputed, tree(), "zh") if one.asked == "有没有不同的数字？"]
    assert said.startswith(f"{disputed.disputed}个数字各来源不一致")
    # Of the years whose numbers clash, no claim is named that says what is shown.
    years = {mark.label: mark.text for series in disputed.series for mark in series.marks if mark.disputed}
    assert years
    assert any(f"全国 {year}年" in said for year in years)
    assert not any(f" {year}年 报名人数 {text}人" in said for year, text in years.items())


def test_in_english() -> None:
    assert questions(BARS, tree(), "en") == (Question("Which region is lowest in 报名人数?", "宁夏: 5 人"),)
