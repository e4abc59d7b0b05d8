"""A slide shows as many bars as a room can read, says of how many, and names the others."""

from __future__ import annotations

from dataclasses import replace

from analytics.export.fitted import MOST, fitted
from analytics.figures.spec import Figure, Mark, Series, Shape

MARKS = tuple(Mark(f"地{place}", 40 - place, f"{40 - place}", region=f"{place:06d}") for place in range(1, 17))
BARS = Figure(
    key="ranking:exam_registered", shape=Shape.BARS, region="100000", title="", series=(Series("报名人数", MARKS),)
)


def test_the_first_are_kept_and_the_others_named() -> None:
    figure, said, rest = fitted(BARS, "zh")
    assert [one.label for one in figure.series[0].marks] == [f"地{place}" for place in range(1, MOST + 1)]
    assert said == "前14名，共16个"
    assert rest == "其余：地15 25；地16 24"


def test_the_selected_region_stays_among_them() -> None:
    figure, said, rest = fitted(replace(BARS, region="000016"), "zh")
    assert [one.label for one in figure.series[0].marks[-2:]] == ["地13", "地16"]
    assert said == "前13名及地16，共16个"
    assert rest == "其余：地14 26；地15 25"


def test_rows_that_no_chart_draws_are_counted() -> None:
    _, said, rest = fitted(replace(BARS, rows=tuple((f"{place}",) for place in range(38))), "en")
    assert said == "The first 14 of 38"
    assert rest == "The others: 地15 25; 地16 24; …"


def test_few_bars_and_other_shapes_stay() -> None:
    few = replace(BARS, series=(Series("报名人数", MARKS[:MOST]),))
    assert fitted(few, "zh") == (few, "", "")
    table = replace(BARS, shape=Shape.TABLE)
    assert fitted(table, "zh") == (table, "", "")
