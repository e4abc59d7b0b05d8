"""Figures of a year show the regions that stood in it: 江北区 and 渝北区 to 2024, 两江新区 since."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from analytics.contents import PAGES
from analytics.figures.build import Context, build, tiles
from analytics.figures.build.paragraphs import paragraphs
from analytics.selection import Selection
from analytics.store import read
from tests.facts import observe, store, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.figures.spec import Figure
    from tests.facts import Facts

CHONGQING, JIANGBEI, YUBEI, LIANGJIANG = "500000", "500105", "500112", "500157"
# Always 36 others: 江北区 has 500 in 2023 and 2024, 渝北区 700, 两江新区 1300 in 2025, the others 100 each.
OWN = {JIANGBEI: 500, YUBEI: 700, LIANGJIANG: 1300}


def facts(*years: int, measure: str = "exam_registered", share: float = 1) -> list[Facts]:
    """A figure for every district and county of Chongqing that stood in some years."""
    return [
        observe(measure, one.code, **{f"y{year}": OWN.get(one.code, 100) * share})
        for year in years
        for one in tree().children(CHONGQING, year)
    ]


@contextmanager
def seen(*found: Facts, region: str = CHONGQING, **years: int) -> Iterator[Context]:
    with store(*found) as session:
        yield Context(session, tree(), read.sources(session), Selection(region, **years))


def regions(figure: Figure) -> set[str]:
    return {mark.region for series in figure.series for mark in series.marks}


def in_table(figure: Figure) -> set[str]:
    return {row[0] for row in figure.rows}


def test_a_ranking_lists_what_stood_in_its_year() -> None:
    with seen(*facts(2023), end=2023) as ctx:
        figure = build("ranking:exam_registered", ctx)
    assert {"江北区", "渝北区"} <= in_table(figure)
    assert "两江新区" not in in_table(figure)
    assert len(figure.rows) == 38
    # 700 of 500 + 700 + 36 times 100.
    assert figure.rows[0][0] == "渝北区"
    assert figure.rows[0][-1] == "14.6%"
    assert "38" in figure.notes[-2]
    with seen(*facts(2025)) as ctx:
        figure = build("ranking:exam_registered", ctx)
    assert figure.rows[0][0] == "两江新区"
    assert not {"江北区", "渝北区"} & in_table(figure)
    assert len(figure.rows) == 37
    # 1300 of 1300 + 36 times 100.
    assert figure.rows[0][-1] == "26.5%"


def test_the_latest_year_that_all_reported_is_shown_though_there_were_more_before() -> None:
    with seen(*facts(2023, 2024, 2025)) as ctx:
        figure = build("ranking:exam_registered", ctx)
    assert {row[3] for row in figure.rows} == {"2025年"}
    assert len(figure.rows) == 37


def test_figures_in_borders_of_later_are_no_part_of_the_year() -> None:
    with seen(*facts(2023), observe("exam_registered", LIANGJIANG, y2023=1200), end=2023) as ctx:
        figure = build("ranking:exam_registered", ctx)
        assert "两江新区" not in in_table(figure)
        own = build("ledger:exam", ctx.at(LIANGJIANG))
        assert [row[-2] for row in own.rows] == ["1,200人"]


def test_a_map_says_which_regions_have_no_area_any_more() -> None:
    with seen(*facts(2023), end=2023) as ctx:
        figure = build("map:exam_registered", ctx)
        assert regions(figure) == {one.code for one in tree().children(CHONGQING, 2023)}
        assert any("江北区、渝北区" in note for note in figure.notes)
        assert "38个县（市、区）均有数据" in figure.title
        assert figure.classes == (100,), "no colour is kept for what is not drawn"
    with seen(*facts(2025)) as ctx:
        assert not any("江北区" in note for note in build("map:exam_registered", ctx).notes)


def test_a_former_region_is_ranked_among_those_of_its_years() -> None:
    with seen(*facts(2023, 2025), region=JIANGBEI) as ctx:
        figure = build("siblings:exam_registered", ctx)
        assert {"江北区", "渝北区"} <= in_table(figure)
        assert "江北区" in figure.title
        assert {row[3] for row in figure.rows} == {"2023年"}
        assert JIANGBEI in regions(build("map:exam_registered", ctx))
        assert build("ranking:exam_registered", ctx).rows == figure.rows


def test_who_has_reported_is_asked_of_what_stood() -> None:
    with seen(*facts(2024, 2025), start=2024, end=2025) as ctx:
        figure = build("reported:exam_registered", ctx)
        told = {row[0]: row[1:] for row in figure.rows}
        before, after = (build(f"rollcall:exam_registered,{year}", ctx) for year in (2024, 2025))
    assert told["江北区"] == ("● 已报", "")
    assert told["两江新区"] == ("", "● 已报")
    assert len(told) == 1 + 36 + 3
    # The city twice, 36 others twice, two once and one once.
    assert "77" in figure.title
    assert len(before.rows) == 38
    assert len(after.rows) == 37


def test_a_former_region_is_called_to_the_end_of_its_years() -> None:
    with seen(*facts(2023, 2024), region=JIANGBEI) as ctx:
        figure = build("reported:exam_registered", ctx)
    assert figure.columns[-1] == "2024"


def test_rates_of_a_city_pool_what_stood() -> None:
    passed = facts(2023, measure="exam_passed", share=0.5)
    with seen(*facts(2023), *passed, end=2023) as ctx:
        pooled = build("ranking:pass_rate_registered", ctx)
        (tile,) = tiles(ctx, ("pass_rate_registered",))
    assert [one.value for one in pooled.references] == [50]
    assert tile.value.startswith("50")


def test_the_paragraph_ranks_among_what_stood_and_names_no_driver_over_the_merger() -> None:
    with seen(*facts(2024, 2025)) as ctx:
        (said,) = paragraphs(ctx, PAGES["exam"])
        assert "两江新区" in said
        assert "江北区" not in said
        (before,) = paragraphs(ctx.at(YUBEI), PAGES["exam"])
    assert "38" in before
    assert "第1" in before
