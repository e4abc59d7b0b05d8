"""An edited sentence may say what the figures say, in other words, and no other number."""

from __future__ import annotations

import pytest

from analytics.export.edited import check_edited
from analytics.figures.spec import Figure, Mark, Series, Shape

FIGURE = Figure(
    key="trend:exam_registered",
    shape=Shape.LINE,
    region="100000",
    title="2025年全国报名人数223.6万人，同比增长18.4%",
    unit="人",
    series=(Series("报名人数", (Mark("2024", 1889000, "188.9万"), Mark("2025", 2236000, "223.6万"))),),
    rows=(("全国", "报名人数", "", "2023年", "149.9万人", "甲"),),
)


@pytest.mark.parametrize(
    ("edited", "strange"),
    [
        ("去年全国报名223.6万人，比2024年的188.9万人增长18.4%", ()),
        ("全国报名２，２３６，０００人", ()),
        ("2023年为1,499,000人", ()),
        ("全国报名224万人，增长18.4%", ("224万",)),
        ("Registered: 2.236 million, up 18.5%", ("18.5",)),
        ("报名人数再创新高", ()),
    ],
)
def test_numbers_of_no_figure_are_named(edited: str, strange: tuple[str, ...]) -> None:
    assert check_edited(FIGURE.title, edited, [FIGURE]) == strange


def test_a_number_of_the_original_sentence_is_known() -> None:
    assert check_edited("占全国的12.3%", "全国的12.3%在此", []) == ()
