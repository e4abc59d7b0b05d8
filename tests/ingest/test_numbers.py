"""Rule 8: how exactly a number was written."""

from __future__ import annotations

import pytest

from analytics.ingest.numbers import margin


@pytest.mark.parametrize(
    ("value", "written", "half"),
    [
        ("54500", "5.45万人", 50),  # S047
        ("1889000", "188.9万人", 500),  # S001
        ("531000", "53.10万人", 50),  # P085: the nought was written
        ("120000", "近12万名", 5000),  # S002
        ("1000000", "突破100万", 5000),  # P008
        ("600000", "近60万", 5000),  # P005
        ("49598600", "4959.86万元", 50),  # S133
        ("895600", "超89.56万场", 50),  # S037
        ("17000", "1.7万余个", 500),
        ("1400000000", "14亿", 5e7),
        ("1411780000", "14.1178亿", 5000),
        ("22391", "22391人", 0),  # P169: a plain count
        ("152985", "152,985人", 0),
        ("1385", "1385人", 0),  # P096
        ("120000", "120000人", 0),  # P102: every digit was written, the bound says about
        ("300", "300名左右", 0),  # S117
        ("34.4", "34.4%", 0.05),  # S061
        ("18.37", "18.37%", 0.005),  # P012
        ("26.6", "26.60%", 0.005),  # P038: the nought was written
        ("26", "26%", 0.5),  # S003
        ("50", "50%以上", 0.5),  # P252
        ("64.23", "64.23人", 0.005),  # P179
        ("2.27", "2.27倍", 0.005),  # S114
    ],
)
def test_half_of_the_last_written_unit(value: str, written: str, half: float) -> None:
    assert margin(value, written) == pytest.approx(half)


@pytest.mark.parametrize(
    ("value", "half"),
    [
        ("2490000000", 5_000_000),  # P031
        ("17000", 500),  # P030
        ("187900", 50),  # P034
        ("22000", 500),  # P178
        ("196900", 50),  # P035
        ("728", 0),  # P190
        ("700", 0),  # P191
        ("2524100", 50),  # P310
        ("-6.21", 0.005),  # P142
        ("38562148", 0),
    ],
)
def test_where_the_writing_is_unknown_trailing_noughts_count_as_unwritten(value: str, half: float) -> None:
    assert margin(value, "") == pytest.approx(half)


@pytest.mark.parametrize(
    ("value", "written", "half"),
    [
        pytest.param("800000", "80余万人", 5000, id="P019"),
        pytest.param("4000000", "400余万元", 5000, id="S125"),
        pytest.param("60000000", "6000多万元", 5000, id="P241"),
    ],
)
def test_a_word_between_the_digits_and_their_wan_changes_nothing(value: str, written: str, half: float) -> None:
    assert margin(value, written) == half


@pytest.mark.parametrize("written", ["全覆盖", "约", "％", "", "{}", "\x00"])
def test_a_writing_without_digits_is_an_unknown_one(written: str) -> None:
    assert margin("22391", written) == 0
    assert margin("22000", written) == 500
