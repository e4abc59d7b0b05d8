"""What is drawn is what the figure says: the same values, the same words, in both themes."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from analytics.figures import plotly
from analytics.figures.build import build
from analytics.figures.spec import Figure, Mark, Reference, Series, Shape
from analytics.figures.theme import THEMES
from tests.facts import view
from tests.figures.keys import ANJI, HUZHOU, NATION, REGIONS, SICHUAN, built

DRAWN = (Shape.LINE, Shape.COLUMNS, Shape.BARS, Shape.FUNNEL)
FACTORS = (1, 1e4, 1e6)


def figures(region: str) -> list[Figure]:
    return [found for found in built(region, "zh").values() if found.shape in DRAWN]


def points(drawn: go.Figure) -> list[go.Scatter | go.Bar]:
    """The traces that stand for series: bars and markers, not the lines between."""
    return [trace for trace in drawn.data if trace.type == "bar" or "markers" in trace.mode]


def drawn(figure: Figure, theme: str, lang: str) -> go.Figure:
    """Draw a figure, and let Plotly check every name and value in it."""
    return go.Figure(json.loads(plotly.draw(figure, theme, lang).to_json()), skip_invalid=False)


def values(figure: Figure) -> list[float]:
    return [mark.value for series in figure.series for mark in series.marks]


def drawn_values(figure: Figure, drawn: go.Figure) -> list[float]:
    axis = "x" if figure.shape in (Shape.BARS, Shape.FUNNEL) else "y"
    found = [[float(value) for value in getattr(trace, axis)] for trace in points(drawn)]
    if axis == "x":
        found = [numbers[::-1] for numbers in found]
    return [value for numbers in found for value in numbers]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("region", REGIONS)
def test_every_drawn_figure_has_the_values_of_its_marks(region: str, theme: str) -> None:
    for figure in figures(region):
        got, wanted = drawn_values(figure, drawn(figure, theme, "zh")), values(figure)
        assert len(got) == len(wanted), figure.key
        pairs = [(one, other) for one, other in zip(got, wanted, strict=True) if other]
        assert any(all(one * factor == pytest.approx(other) for one, other in pairs) for factor in FACTORS), figure.key


@pytest.mark.parametrize("theme", THEMES)
def test_a_drawn_figure_has_the_theme_s_ink_and_a_height(theme: str) -> None:
    for figure in figures(NATION):
        made = drawn(figure, theme, "zh")
        assert made.layout.font.color == THEMES[theme].ink
        assert made.layout.height == plotly.height(figure) > 0
        assert "http" not in made.to_json()


def test_the_axis_counts_in_wan_in_chinese_and_in_millions_in_english() -> None:
    with view(NATION) as ctx:
        figure = build("trend:exam_registered", ctx)
    zh, en = (drawn(figure, "light", lang) for lang in ("zh", "en"))
    assert (points(zh)[0].y[-1], zh.layout.annotations[0].text) == (pytest.approx(223.6), "万人")
    assert points(en)[0].y[-1] == pytest.approx(2.236)
    assert list(points(zh)[0].x) == list(range(2015, 2026))
    assert zh.layout.yaxis.range[0] == 0


def test_bounds_are_drawn_hollow() -> None:
    with view(NATION) as ctx:
        figure = build("trend:exam_registered", ctx)
    colours = points(drawn(figure, "light", "zh"))[0].marker.color
    paper = THEMES["light"].paper
    assert [year for year, colour in zip(range(2015, 2026), colours, strict=True) if colour == paper] == [2020, 2022]


def test_targets_are_marks_not_a_line() -> None:
    with view(NATION) as ctx:
        figure = build("trend:certified_total,professionals_total,professionals_total_target", ctx)
    certified, professionals, target = figure.series
    traces = [trace for trace in drawn(figure, "light", "zh").data if trace.mode == "lines"]
    ink = {trace.line.color for trace in traces if len(trace.x)}
    colours = {trace.name: trace.line.color for trace in points(drawn(figure, "light", "zh"))}
    assert colours[certified.name] in ink
    assert colours[target.name] not in ink
    assert professionals.name in colours


def test_missing_years_are_no_points() -> None:
    # No figure of 2013 (P079 2012, P075 2014).
    with view(NATION) as ctx:
        figure = build("trend:certified_total", ctx)
    (trace,) = points(drawn(figure, "light", "zh"))
    assert 2013 not in list(trace.x)
    assert None not in list(trace.y)


def test_a_step_over_a_silent_year_is_no_solid_line() -> None:
    # Hainan: P218 2020, P217 2022
    with view("460000") as ctx:
        figure = build("trend:certified_total", ctx)
    made = drawn(figure, "light", "zh")
    solid = [trace for trace in made.data if trace.mode == "lines" and trace.line.dash == "solid"]
    assert list(points(made)[0].x) == [2020, 2022]
    assert not any(len(trace.x) for trace in solid)


def test_an_unpublished_stage_is_a_sliver_that_says_so() -> None:
    with view(NATION) as ctx:
        figure = build("funnel:", ctx)
    (trace,) = drawn(figure, "dark", "zh").data
    words = dict(zip(trace.y, trace.text, strict=True))
    assert words["参考人数"] == words["合格人数"] == "2024年未公布"
    assert words["新增持证人数"].startswith("35.5万")
    assert "18.8%" in words["新增持证人数"]


def test_bars_can_be_clicked_by_region_and_the_chosen_one_stands_out() -> None:
    with view(ANJI) as ctx:
        figure = build("siblings:exam_registered", ctx)
    (trace,) = drawn(figure, "light", "zh").data
    codes = [data[0] for data in trace.customdata]
    assert sorted(codes) == ["330503", "330521", "330522", "330523"]
    colours = dict(zip(codes, trace.marker.color, strict=True))
    assert [code for code, colour in colours.items() if colour == THEMES["light"].accent] == [ANJI]


def test_two_bars_of_one_name_stay_two() -> None:
    with view(SICHUAN) as ctx:
        figure = build("ranking:townships", ctx)
    (trace,) = drawn(figure, "light", "zh").data
    assert len(set(trace.y)) == len(figure.series[0].marks)


def test_a_fall_is_drawn_below_the_line() -> None:
    with view(HUZHOU) as ctx:
        figure = build("growth:exam_registered", ctx)
    made = drawn(figure, "light", "zh")
    assert made.data[0].y[0] == pytest.approx(-23.63, abs=0.005)
    assert made.layout.yaxis.range[0] < -23.63
    assert made.layout.yaxis.range[1] >= 0


def series(name: str, role: str = "main", **years: float) -> Series:
    return Series(name, tuple(Mark(year[1:], value, f"{value:g}") for year, value in years.items()), role)


def sides(*drawn_series: Series) -> list[list[str]]:
    """Where the labels of a line figure stand, "" where a point has none."""
    figure = Figure("trend:", Shape.LINE, NATION, "t", series=drawn_series)
    made = points(drawn(figure, "light", "zh"))
    return [[side if text else "" for side, text in zip(one.textposition, one.text, strict=True)] for one in made]


def test_the_ends_of_two_lines_far_apart_are_named_beside_them() -> None:
    assert sides(series("a", y2023=10, y2024=20), series("b", y2023=50, y2024=100)) == [
        ["", "middle right"],
        ["", "middle right"],
    ]


def test_the_ends_of_two_near_lines_make_room_for_each_other() -> None:
    assert sides(series("a", y2023=90, y2024=98), series("b", y2023=50, y2024=100)) == [
        ["", "bottom right"],
        ["", "top right"],
    ]


def test_a_point_that_no_line_reaches_says_its_value() -> None:
    assert sides(series("a", y2014=3, y2021=13)) == [["top center", "middle right"]]
    assert sides(series("a", y2014=3, y2016=5, y2021=13)) == [["", "", "middle right"]]


def test_a_lone_point_before_the_others_end_is_named_above_it() -> None:
    placed = sides(series("a", y2012=3, y2019=13), series("b", **{f"y{year}": 5 for year in range(2012, 2025)}))
    assert placed == [["top center", "top center"], [*[""] * 12, "middle right"]]


def test_labels_of_neighbouring_points_do_not_meet() -> None:
    placed = sides(series("a", "claims", y2015=40, y2023=15.312, y2024=15.311))
    assert placed == [["top center", "top center", "bottom center"]]


def test_the_key_of_a_line_is_full_although_its_first_point_is_hollow() -> None:
    hollow = Mark("2012", 8, "8", bound="~")
    line = Series("a", (hollow, *series("a", y2013=9, y2014=10).marks))
    made = drawn(Figure("trend:", Shape.LINE, NATION, "t", series=(line, series("b", y2013=1))), "light", "zh")
    assert [(trace.name, trace.mode) for trace in made.data if trace.showlegend is not False] == [
        ("a", "lines"),
        ("b", "markers+text"),
    ]


def test_a_figure_of_nothing_but_zeros_is_drawn() -> None:
    assert sides(series("a", y2023=0, y2024=0)) == [["", "middle right"]]


def test_a_part_of_a_column_too_small_for_its_label_has_none() -> None:
    parts = (series("a", y2023=99000, y2024=99401), series("b", y2023=600, y2024=710))
    made = drawn(Figure("levels:", Shape.COLUMNS, NATION, "t", series=parts), "light", "en")
    assert made.layout.uniformtext.mode == "hide"
    assert {trace.textposition for trace in made.data} == {"inside"}


def test_no_label_behind_a_bar_is_crossed_by_the_reference_line() -> None:
    marks = tuple(Mark(name, value, f"{value}%") for name, value in (("a", 22.5), ("b", 18.4), ("c", 17.7), ("d", 7.3)))
    reference = Reference("pooled", 18.5)
    figure = Figure("ranking:", Shape.BARS, NATION, "t", series=(Series("s", marks),), references=(reference,))
    (trace,) = drawn(figure, "light", "zh").data
    placed = dict(zip(trace.y, trace.textposition, strict=True))
    assert placed == {"a": "outside", "b": "inside", "c": "inside", "d": "outside"}


def test_labels_over_neighbouring_columns_do_not_meet() -> None:
    months = [
        Mark(f"{month:02}", value, f"{value:,}") for month, value in enumerate((9716, 10958, 10555, 7343, *[5] * 8), 1)
    ]
    figure = Figure("season:", Shape.COLUMNS, NATION, "t", series=(Series("s", tuple(months)),))
    (trace,) = drawn(figure, "light", "en").data
    assert list(trace.text[:4]) == ["9,716", "10,958", "", "7,343"]


def test_the_axis_names_only_years_with_figures_around() -> None:
    figure = Figure(
        "trend:", Shape.LINE, NATION, "t", series=(series("a", **{f"y{2014 + at}": 1e6 for at in range(12)}),)
    )
    made = drawn(figure, "light", "en")
    assert list(made.layout.xaxis.tickvals) == [2014, 2016, 2018, 2020, 2022, 2024]


def columns(*levels: float) -> Figure:
    marks = tuple(Mark(str(2020 + at), value, f"{value:g}") for at, value in enumerate(levels))
    return Figure("growth:x", Shape.COLUMNS, NATION, "t", unit="%", series=(Series("x", marks),))


def test_a_label_under_a_small_fall_has_room_above_the_years() -> None:
    assert drawn(columns(100, -4), "light", "zh").layout.yaxis.range == pytest.approx((-4 - 12.48, 100 + 12.48))
    assert drawn(columns(100, 50), "light", "zh").layout.yaxis.range == pytest.approx((0, 112))


@pytest.mark.parametrize(
    ("unit", "turned", "anchor", "begin"),
    [("人", None, "right", 0), ("人次/期", None, "left", 63 / 370), ("people", "people", None, 0)],
)
def test_no_chinese_unit_is_turned_on_its_side(unit: str, turned: str | None, anchor: str | None, begin: float) -> None:
    marks = (Mark("2023", 5, "5"), Mark("2024", 6, "6"))
    figure = Figure("trend:x", Shape.LINE, NATION, "t", unit=unit, series=(Series("x", marks), Series("y", marks)))
    layout = drawn(figure, "light", "zh").layout
    assert layout.yaxis.title.text == turned
    assert [(note.text, note.xanchor) for note in layout.annotations] == ([(unit, anchor)] if anchor else [])
    assert layout.legend.x == pytest.approx(begin)


def test_a_long_text_behind_a_bar_stands_in_two_lines() -> None:
    said = "over 2,500 (2024 (inferred) · Community workers and agency staff)"
    marks = (Mark("Pudong", 2500, said), Mark("Dingxi", 2465, "2,465 (2024)"))
    figure = Figure("places:x", Shape.BARS, NATION, "t", series=(Series("x", marks),))
    assert drawn(figure, "light", "en").data[0].text == (
        "2,465 (2024)",
        "over 2,500 (2024 (inferred) ·<br>Community workers and agency staff)",
    )
    assert plotly.height(figure) == 36 + 2 * 44


def test_the_label_of_a_lone_last_point_has_room_beside_it() -> None:
    goal = Series("goal", (Mark("2015", 5, "500,000"), Mark("2020", 14.5, "1.45 million")), role="target")
    line = Series("line", (Mark("2011", 2, "2"), Mark("2012", 3, "3")))
    across = drawn(Figure("trend:x", Shape.LINE, NATION, "t", series=(line, goal)), "light", "en").layout.xaxis.range
    # half of twelve letters of 7.6 pixels
    assert (across[1] - 2020) / (across[1] - across[0]) * 370 >= 45


@pytest.mark.parametrize(("count", "high"), [(2, 36 + 2 * 44), (5, 36 + 5 * 32), (20, 36 + 20 * 23)])
def test_few_bars_have_more_room_each(count: int, high: int) -> None:
    marks = tuple(Mark(f"place {place}", 5, "5") for place in range(count))
    assert plotly.height(Figure("places:x", Shape.BARS, NATION, "t", series=(Series("x", marks),))) == high
