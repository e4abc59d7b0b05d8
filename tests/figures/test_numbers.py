"""Behind every text of a table that writes a number stands that number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics import export
from analytics.contents import PAGES
from analytics.export import Wanted
from analytics.figures.build import build
from analytics.figures.spec import Number
from analytics.numerals import fixed
from analytics.selection import Selection
from tests.export.conftest import MADE

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from analytics.figures.build import Context


@pytest.fixture(scope="module")
def nation(store: Engine) -> Context:
    return export.context(Session(store), Selection())


@pytest.mark.parametrize("page", PAGES)
def test_numbers_stand_cell_for_cell_beside_texts(nation: Context, page: str) -> None:
    for figure in export.page(nation, Wanted(page), MADE).figures:
        assert [len(row) for row in figure.numbers or figure.rows] == [len(row) for row in figure.rows], figure.key
        for texts, numbers in zip(figure.rows, figure.numbers, strict=bool(figure.numbers)):
            for text, number in zip(texts, numbers, strict=True):
                if number and "万" not in text and "亿" not in text:
                    written = fixed(abs(number.value), number.decimals, number.bound)
                    assert written.replace(",", "") in text.replace(",", ""), (figure.key, text, number)


def test_a_growth_stands_beside_its_two_levels(nation: Context) -> None:
    figure = build("growth:exam_registered", nation)
    at = [row[0] for row in figure.rows].index("2025年")
    assert figure.rows[at][1:3] == ("223.6万人", "188.9万人")
    new, old, change = figure.numbers[at][1:]
    assert new == Number(2_236_000, 0, "人", disputed=True)  # two growth rates are published for it
    assert old is not None
    assert change is not None
    assert round(old.value) == 1_889_000 or old.unit == "人"
    assert (round(change.value, 1), change.decimals, change.unit) == (18.4, 1, "%")


def test_what_is_counted_from_others_is_marked_as_about(nation: Context) -> None:
    figure = build("coverage:", nation)
    assert all(number is None or number.bound in "=~<>" for row in figure.numbers for number in row)
    shares = build("ranking:exam_registered", nation)
    share = shares.numbers[0][-1]
    assert share is not None
    assert (shares.rows[0][-1], share.bound) == (f"约{share.value:.1f}%", "~")
