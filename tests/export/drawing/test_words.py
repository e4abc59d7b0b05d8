"""Text is measured, so that nothing has to be drawn to know that it fits."""

from __future__ import annotations

import pytest

from analytics.export.drawing import cited
from analytics.export.drawing.columns import mostly_numbers, shares
from analytics.export.drawing.words import clean, fit, lines, longest, width, xml
from analytics.export.words import sources
from tests.export.made import BARS, LINE, TABLE, document


def test_a_chinese_letter_is_a_square() -> None:
    assert width("社会工作", 12) == 48


def test_a_gap_is_reckoned_where_chinese_and_latin_letters_meet() -> None:
    assert width("2年", 10) == pytest.approx(6.4 + 10 + 1.5)


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [("", 100, 1), ("社会工作", 40, 1), ("社会工作者", 40, 2), ("社会工作者资格", 20, 4), ("aa bbbb", 25, 2)],
)
def test_lines_break_between_chinese_letters_and_latin_words(text: str, room: float, count: int) -> None:
    assert lines(text, 10, room) == count


def test_a_text_takes_the_first_size_at_which_it_fits() -> None:
    assert fit("社会工作者", 100, 1, (30, 20, 10)) == 20
    assert fit("社会工作者", 10, 1, (30, 20, 10)) == 10


def test_a_latin_word_does_not_break() -> None:
    assert longest("about 304,000 people", 10) == width("304,000", 10)


def test_text_is_cleaned_and_escaped() -> None:
    assert clean(" 甲\x00\n乙\t丙\ufffe ") == "甲 乙 丙"
    assert xml('<"&') == "&lt;&quot;&amp;"


def test_columns_share_the_width_and_keep_their_longest_word() -> None:
    columns = shares(("甲", "乙"), [("数", "字" * 100), ("Guangdong", "字")], 200, 10)
    assert sum(columns) == pytest.approx(200)
    assert columns[0] >= width("Guangdong", 10)


def test_numbers_with_bounds_and_units_are_numbers() -> None:
    assert mostly_numbers(["188.9万人", "约7.6万", "22,360", "−3.5%", "—"])
    assert mostly_numbers(["about 304,000", "over 2.39 million", "1,145 attendances", "800余家", "8.9万人次"])
    assert not mostly_numbers(["四川", "12"])
    assert not mostly_numbers(["end of 2024", "2025 (target or standard)", "2024年末"])


def test_figures_are_listed_short() -> None:
    assert cited.numbers((1, 2, 3, 5, 7, 8)) == "1–3, 5, 7–8"


def test_a_source_is_cited_once_with_the_figures_that_use_it() -> None:
    (found,) = sources(document(BARS, LINE, TABLE))
    assert found.title == "2024年度社会工作者职业资格考试举行"
    assert found.figures == (2,)
