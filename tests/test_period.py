"""What the texts of periods mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import period

START_OF_2024 = (2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", START_OF_2024, (2024, 12, 31)),
        ("2024-Q1", START_OF_2024, (2024, 3, 31)),
        ("2024-Q4", (2024, 10, 1), (2024, 12, 31)),
        ("2024-06", (2024, 6, 1), (2024, 6, 31)),
        ("2020-11-01", (2020, 11, 1), (2020, 11, 1)),
        ("2022..2024", (2022, 1, 1), (2024, 12, 31)),
        ("2024-04..2024-05", (2024, 4, 1), (2024, 5, 31)),
        ("..2025-03", None, (2025, 3, 31)),
        ("..2024", None, (2024, 12, 31)),
    ],
)
def test_a_period_has_a_start_and_an_end(
    text: str, start: tuple[int, int, int] | None, end: tuple[int, int, int]
) -> None:
    found = period.parse(text)
    assert (found.start, found.end, found.year) == (start, end, end[0])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2024", {"year"}),
        ("2024-06", set()),
        ("2024-Q3", set()),
        ("2020-11-01", set()),
        ("2022..2024", {"span"}),
        ("..2024", {"span", "cumulative"}),
        ("..2025-03", {"span", "cumulative"}),
    ],
)
def test_only_four_digits_are_a_whole_year(text: str, kinds: set[str]) -> None:
    found = period.parse(text)
    assert {name for name in ("year", "span", "cumulative") if getattr(found, f"is_{name}")} == kinds


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2024-Q3", "2024年3季度", "2024-Q3"),
        ("2024-06", "2024年6月", "2024-06"),
        ("2020-11-01", "2020年11月1日", "2020-11-01"),
        ("2022..2024", "2022—2024年", "2022 – 2024"),
        ("2024-04..2024-05", "2024年4—5月", "2024-04 – 2024-05"),
        ("2023-11..2024-02", "2023年11月—2024年2月", "2023-11 – 2024-02"),
        ("2023-Q4..2024-Q1", "2023年4季度—2024年1季度", "2023-Q4 – 2024-Q1"),
        ("2026-05-23..2026-05-24", "2026年5月23—24日", "2026-05-23 – 2026-05-24"),
        ("2024-04-28..2024-05-03", "2024年4月28日—5月3日", "2024-04-28 – 2024-05-03"),
        ("2024-12-30..2025-01-02", "2024年12月30日—2025年1月2日", "2024-12-30 – 2025-01-02"),
        ("..2025-03", "截至2025年3月累计", "up to 2025-03"),
        ("..2024", "截至2024年累计", "up to 2024"),
    ],
)
def test_a_period_is_said_in_both_languages(text: str, zh: str, en: str) -> None:
    assert (period.parse(text).label("zh"), period.parse(text).label("en")) == (zh, en)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "2024..",
        "unstated",
        "cumulative to 2024-12",
        "2025 (target)",
        "24",
        "2024年",
        "2024-13",
        "2024-6",
        "2024-Q5",
        "2024-00",
        "2024-06-32",
        "2024-06-00",
        "2022..2023..2024",
        " 2024",
        "2024\n",
        "-2024",
    ],
)
def test_what_is_no_period_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        period.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\uff12\uff10\uff12\uff14", id="full-width digits would be a second cell of the same year"),
        pytest.param("2024-02-30", id="a day that no calendar has"),
        pytest.param("2024..2022", id="a span that ends before it starts"),
    ],
)
def test_a_period_that_cannot_be_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        period.parse(text)


@given(st.text(max_size=24))
def test_any_text_is_a_period_or_a_value_error(text: str) -> None:
    try:
        found = period.parse(text)
    except ValueError:
        return
    assert found.text == text


@given(st.integers(2000, 2035), st.integers(1, 12))
def test_the_end_sorts_a_month_into_its_year(year: int, month: int) -> None:
    found = period.parse(f"{year}-{month:02d}")
    whole = period.parse(str(year))
    assert (found.year, whole.year) == (year, year)
    assert period.parse(str(year - 1)).end < found.end <= whole.end
