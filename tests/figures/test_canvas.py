"""The room around a plot, worked out by hand: a letter of 12 pixels, what Plotly keeps around a plot, and little more."""

from __future__ import annotations

import pytest

from analytics.figures import canvas


@pytest.mark.parametrize(
    ("ends", "written"),
    [
        ((0, 5514), ["0", "5,000"]),  # a sixth is 919, so ticks every 1,000
        ((0, 2.57), ["0.0", "2.5"]),  # 0.43, so every 0.5
        ((0, 0.31), ["0.0", "0.3"]),  # 0.052, so every 0.1
        ((-38, 150), ["0", "150"]),  # 31, so every 50
        ((-120, 1000), ["0", "1,000"]),  # 187, so every 200
    ],
)
def test_ticks_are_those_of_about_six(ends: tuple[float, float], written: list[str]) -> None:
    assert canvas.ticks(*ends) == written


def test_the_left_margin_holds_the_longest_label() -> None:
    # 3 × 12 and a space of 4.3, 2 to spare, 2 beside it and the 8 that stand below the plot.
    assert canvas.margin(["成都 ", "攀枝花 "], below=8) == {"l": 52, "r": 16, "t": 12, "b": 8}


def test_a_title_of_the_axis_and_names_over_the_plot_take_room() -> None:
    # 4 digits of 6.7 and a comma of 3.4, 2, 2 and the 12 that Plotly keeps; 18 for the title.
    assert canvas.margin(["0", "5,000"], above=canvas.LEGEND) == {"l": 46, "r": 16, "t": 48, "b": 30}
    assert canvas.margin(["0", "5,000"], titled=True)["l"] == 46 + 18
