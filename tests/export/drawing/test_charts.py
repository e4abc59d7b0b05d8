"""A native chart holds a figure's numbers twice, in itself and in its workbook, and shows the words of the screen."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from lxml import etree

from analytics.export.drawing.axes import Look
from analytics.export.drawing.charts import Chart, chart
from analytics.figures.spec import Figure, Mark, Series, Shape
from tests.export.made import BARS, COLUMNS, FUNNEL, LINE

if TYPE_CHECKING:
    from analytics.export import Document

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LOOK = Look(800, 350)


def made(figure: Figure) -> tuple[Chart, Any]:
    """A chart and its parsed XML."""
    found = chart(figure, "zh", LOOK)
    return found, etree.fromstring(found.xml)


def cells(found: Chart) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(found.book))["Data"]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def cached(root: Any) -> dict[str, dict[int, float]]:  # noqa: ANN401 - lxml
    """Numbers by series name and place."""
    return {
        series.findtext(f"{C}tx//{C}v"): {
            int(point.get("idx")): float(point.findtext(f"{C}v")) for point in series.iterfind(f"{C}val//{C}pt")
        }
        for series in root.iter(f"{C}ser")
    }


def labels(root: Any) -> list[str]:  # noqa: ANN401 - lxml
    return ["".join(label.itertext(f"{A}t")) for label in root.iter(f"{C}dLbl")]


def test_a_line_stops_where_years_are_missing() -> None:
    found, root = made(LINE)
    assert cells(found) == [
        (None, "报名人数", "目标", "计划150万", "报名人数（显示值）", "目标（显示值）"),
        ("2019", 553_700, None, 1_500_000, "55.37万", None),
        ("2020", 600_000, None, 1_500_000, "约60万", None),
        ("2021", None, None, 1_500_000, None, None),
        ("2022", None, None, 1_500_000, None, None),
        ("2023", 1_499_000, None, 1_500_000, "149.9万", None),
        ("2024", 1_889_000, 2_000_000, 1_500_000, "188.9万", "200万"),
    ]
    assert cached(root)["报名人数"] == {0: 553_700, 1: 600_000, 4: 1_499_000, 5: 1_889_000}
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_a_line_shows_its_last_number_and_every_loose_one() -> None:
    _, root = made(LINE)
    assert labels(root) == ["188.9万", "200万"]
    line, target, rule = root.iter(f"{C}ser")
    assert target.find(f"{C}spPr/{A}ln/{A}noFill") is not None
    assert line.find(f"{C}spPr/{A}ln/{A}solidFill") is not None
    assert rule.find(f"{C}spPr/{A}ln/{A}prstDash") is not None


def test_the_number_of_a_line_that_ends_early_stands_behind_its_end() -> None:
    long = Series("报名人数", (Mark("2023", 5, "5"), Mark("2024", 6, "6"), Mark("2025", 8, "8")))
    early = Series("持证人数", (Mark("2023", 3, "3"), Mark("2024", 4, "4")))
    _, root = made(replace(LINE, series=(long, early), references=()))
    assert [one.find(f"{C}dLblPos").get("val") for one in root.iter(f"{C}dLbl")] == ["t", "r"]


def test_a_bound_is_a_hollow_point() -> None:
    _, root = made(LINE)
    hollow = [
        point.find(f"{C}idx").get("val")
        for point in root.iter(f"{C}dPt")
        if point.find(f"{C}marker/{C}spPr/{A}solidFill/{A}srgbClr").get("val") == "FFFFFF"
    ]
    assert hollow == ["1"]


def test_two_marks_of_a_year_are_two_series() -> None:
    marks = (Mark("2023", 5, "5"), Mark("2024", 7, "7"), Mark("2024", 6, "6"))
    _, root = made(replace(LINE, series=(Series("报名人数", marks),), references=()))
    names = [one.findtext(f"{C}tx//{C}v") for one in root.iter(f"{C}ser")]
    assert names == ["报名人数", "报名人数"]
    values = [point.findtext(f"{C}v") for point in root.iterfind(f".//{C}val//{C}pt")]
    assert values == ["5", "7", "6"]


def test_bars_stand_as_on_screen_with_flag_and_selected_region() -> None:
    found, root = made(BARS)
    assert labels(root) == ["25.5% ⚑", "约20.3%", "12%"]
    assert [row[0] for row in cells(found)[1:]] == ["河北", "北京", "天津"]
    assert root.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    colours = {
        point.find(f"{C}idx").get("val"): point.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val")
        for point in root.iter(f"{C}dPt")
    }
    assert colours == {"1": "C2412D", "2": "A5C1DC"}


def test_the_line_over_bars_stands_at_its_value() -> None:
    found, root = made(BARS)
    assert found.lines is not None
    over = etree.fromstring(found.lines)
    (x,) = {float(one.text) for one in over.iterfind(".//{*}relSizeAnchor[{*}cxnSp]/*/{*}x")}
    left, wide = (float(root.find(f".//{C}plotArea//{C}{name}").get("val")) for name in "xw")
    end = float(root.find(f".//{C}valAx/{C}scaling/{C}max").get("val"))
    assert x == pytest.approx(left + wide * 18 / end, abs=1e-4)
    assert "".join(over.itertext(f"{A}t")) == "合计18%"


def test_an_unknown_stage_is_no_zero() -> None:
    found, root = made(FUNNEL)
    assert cells(found)[1:] == [("报名", 1000, "1,000"), ("参考（2024年未公布）", None, None), ("合格", 180, "180")]
    assert cached(root)["2024"] == {0: 1000, 2: 180}
    assert labels(root) == ["1,000", "180（18%）"]


def test_columns_of_several_series_are_stacked() -> None:
    found, root = made(COLUMNS)
    assert root.find(f".//{C}grouping").get("val") == "stacked"
    assert cells(found)[1:] == [("2023", 30, None, "30", None), ("2024", 40, 25, "40", "25")]


def test_a_part_too_low_for_words_has_none() -> None:
    low = replace(COLUMNS.series[1], marks=(Mark("2024", 1, "1"),))
    _, root = made(replace(COLUMNS, series=(COLUMNS.series[0], low)))
    assert labels(root) == ["30", "40"]


def test_words_are_set_smaller_in_narrow_columns() -> None:
    marks = tuple(Mark(str(year), 1e6 + year, f"{1_000_000 + year:,}") for year in range(2010, 2026))
    _, root = made(replace(COLUMNS, series=(replace(COLUMNS.series[0], marks=marks), COLUMNS.series[1])))
    sizes = {int(one.get("sz")) for one in root.iterfind(f".//{C}dLbl//{A}rPr")}
    # A column is 800 points less the axis by 16 years by 1.54; nine letters of 12 points take 69.
    assert sizes == {700}


def test_every_letter_has_a_chinese_face() -> None:
    _, root = made(LINE)
    for properties in (*root.iter(f"{A}defRPr"), *root.iter(f"{A}rPr")):
        assert properties.find(f"{A}ea").get("typeface") == "微软雅黑"
        assert properties.find(f"{A}latin").get("typeface") == "微软雅黑"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    marks = (Mark("=1+1<&\x0b", 1, "1"), Mark("乙", 2, "2"))
    found, _ = made(replace(BARS, series=(Series("甲", marks),)))
    sheet = openpyxl.load_workbook(BytesIO(found.book))["Data"]
    assert sheet["A2"].value == "=1+1<&"
    assert sheet["A2"].data_type == "s"


def test_charts_of_a_page_hold_the_numbers_of_its_figures(exam: Document) -> None:
    drawn = [f for f in exam.figures if f.shape in (Shape.LINE, Shape.COLUMNS, Shape.BARS)]
    assert len(drawn) >= 5
    for figure in drawn:
        found, root = made(figure)
        shown = {series.name: [mark.value for mark in series.marks] for series in figure.series}
        heads, *rows = cells(found)
        for name, values in shown.items():
            at = heads.index(name)
            written = sorted(value for row in rows if isinstance(value := row[at], int | float))
            # A workbook keeps sixteen digits.
            assert written == pytest.approx(sorted(values), rel=1e-14)
            assert sorted(cached(root)[name].values()) == sorted(values)
