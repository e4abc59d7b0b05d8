"""Figures of the demo store: stations by year and county, months of a year, ledgers of many numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics.figures import points
from analytics.figures.build import Context, build
from analytics.figures.spec import Shape
from analytics.regions import Boundaries
from analytics.selection import Selection
from analytics.settings import ROOT
from analytics.store import engine, read, sites
from tests.facts import SAMPLE, view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SICHUAN, CHENGDU, JINJIANG = "510000", "510100", "510104"


@pytest.fixture(scope="module")
def session(demo_store_folder: Path) -> Iterator[Session]:
    opened = engine.reader(f"sqlite:///{demo_store_folder / 'demo.db'}")
    with Session(opened) as made:
        yield made
    opened.dispose()


def seen(session: Session, region: str = SICHUAN, lang: str = "zh", **years: int) -> Context:
    chosen = Selection(region, lang=lang, store="demo", **years)
    return Context(session, read.region_tree(session), read.sources(session), chosen)


# Stations.


def opened_by(session: Session, region: str, year: int) -> list[str]:
    """Count by hand: the days of opening of the stations below a region."""
    tree = read.region_tree(session)
    counties = [region, *(node.code for node in tree.descendants(region))]
    return [row[-1] for row in sites.listed(session, counties) if int(row[-1][:4]) <= year]


@pytest.mark.parametrize("region", [SICHUAN, CHENGDU, JINJIANG])
@pytest.mark.parametrize("year", [2019, 2021, 2025])
def test_stations_of_a_year_are_those_open_by_its_end(session: Session, region: str, year: int) -> None:
    figure = build(f"stations:{year}", seen(session, region))
    days = opened_by(session, region, year)
    assert sum(mark.value for mark in figure.series[0].marks) == len(days)
    assert f"{len(days):,}个" in figure.title
    new = sum(day.startswith(str(year)) for day in days)
    assert (f"多{new:,}个" in figure.title) == (new > 0)


def test_the_last_year_is_taken_without_one_named(session: Session) -> None:
    figure = build("stations:", seen(session, start=2015, end=2020))
    assert "2020年底" in figure.title
    assert figure.shape is Shape.POINTS


def test_a_county_s_row_adds_up_and_its_coverage_is_of_that_year(session: Session) -> None:
    figure = build("stations:2021", seen(session, CHENGDU))
    for row in figure.rows:
        total, model, standard, basic = (int(cell.replace(",", "")) for cell in row[1:5])
        assert total == model + standard + basic
    marks = {mark.region: mark for mark in figure.series[0].marks}
    rates = {mark.region: mark.value for mark in figure.series[1].marks}
    claims = read.claims(session, ["townships"], list(marks), ["all"], year=2021)
    for claim in claims:
        assert rates[claim.region] == pytest.approx(marks[claim.region].value / claim.value * 100)


def test_no_station_yet_is_said(session: Session) -> None:
    figure = build("stations:2016", seen(session, JINJIANG))
    assert figure.title == "截至2016年底锦江区还没有社工站"


def test_published_figures_have_no_places_of_stations() -> None:
    with view("510000") as ctx:
        figure = build("stations:2024", ctx)
    assert figure.empty
    assert "没有公布带位置的站点名单" in figure.title


def test_points_carry_place_year_level_and_words(session: Session) -> None:
    tree = read.region_tree(session)
    listed = sites.listed(session, [JINJIANG])
    rows = points.rows(listed, tree, lang="en", theme="dark")
    assert len(rows) == len(listed) == 11  # P353: 11 sub-districts in Jinjiang
    assert {row["region"] for row in rows} == {JINJIANG}
    assert [row["year"] for row in rows] == [int(one[-1][:4]) for one in listed]
    assert all("station" in row["text"] for row in rows)


@pytest.mark.parametrize("clusters", [False, True])
def test_the_map_of_stations_asks_only_its_own_server(session: Session, *, clusters: bool) -> None:
    ctx = seen(session)
    figure = build("stations:2021", ctx)
    made = points.deck(
        figure, ctx.tree, Boundaries(SAMPLE / "boundaries"), "geo/x.json", year=2021, theme="light", clusters=clusters
    ).to_json()
    assert "http" not in made
    assert "geo/outlines/510000.geojson" in made
    assert ("geo/x.json" in made) is not clusters
    assert ("[0,2021]" in made) is not clusters
    assert len(made) < 60_000


def test_a_county_s_stations_are_seen_from_near(session: Session) -> None:
    boundaries = Boundaries(SAMPLE / "boundaries")
    zooms = []
    for region in (CHENGDU, JINJIANG):
        ctx = seen(session, region)
        made = points.deck(
            build("stations:2021", ctx), ctx.tree, boundaries, "x", year=2021, theme="light", clusters=False
        )
        zooms.append(json.loads(made.to_json())["initialViewState"]["zoom"])
    assert zooms[1] > zooms[0] + 2


# Months.


def test_the_months_of_the_last_year_make_the_year(session: Session) -> None:
    figure = build("season:training_attendances", seen(session))
    (series,) = figure.series
    assert [mark.label for mark in series.marks] == [f"{month}月" for month in range(1, 13)]
    (year,) = read.claims(session, ["training_attendances"], [SICHUAN], ["all"], year=2025)
    assert sum(mark.value for mark in series.marks) == year.value
    most = max(series.marks, key=lambda mark: mark.value)
    assert f"{most.value / year.value * 100:.1f}%" in figure.title


def test_a_county_s_year_is_said_to_be_of_months_and_a_city_s_of_its_counties(session: Session) -> None:
    county = build("trend:training_attendances", seen(session, JINJIANG))
    city = build("trend:training_attendances", seen(session, CHENGDU))
    assert county.notes == ("按月报送的，全年数为各月合计。",)
    assert city.notes == ("本级未公布的，为所辖各地区数据之和。",)


def test_where_nothing_is_published_by_month_it_is_said() -> None:
    with view("510100") as ctx:
        assert "没有公布分月的培训人次" in build("season:training_attendances", ctx).title


# Ledgers.


def test_a_ledger_of_many_numbers_lists_the_latest_of_each(session: Session) -> None:
    figure = build("ledger:exam,certification,training,stations,workforce,base", seen(session))
    assert "只列最新一期" in figure.notes[0]
    names = [row[:2] for row in figure.rows]
    assert len(names) == len(set(names))
    assert all("2025" in row[2] for row in figure.rows)


def test_a_ledger_of_few_numbers_lists_them_all() -> None:
    with view("510000") as ctx:
        figure = build("ledger:exam", ctx)
    registered = [row for row in figure.rows if row[0].startswith("报名人数")]
    assert len(registered) == 2  # P102 of 2024, P215 of 2008
    assert not any("只列最新一期" in note for note in figure.notes)


# Every page at every level.


@pytest.mark.parametrize("region", [SICHUAN, CHENGDU, "513400", JINJIANG, "513401"])
def test_every_card_of_every_page_is_full_at_every_level(session: Session, region: str) -> None:
    from tests.figures.keys import keys  # noqa: PLC0415

    ctx = seen(session, region)
    empty = {key for key in keys() if build(key, ctx).empty}
    only_published = {"calendar:", "breaks:", "places:certified_share", "places:community_workers_per_10k_urban"}
    nothing_below = {key for key in keys() if key.startswith("places:")} if not ctx.children() else set()
    no_siblings = {key for key in keys() if key.startswith("siblings:")} if region == SICHUAN else set()
    assert empty - only_published - nothing_below - no_siblings == set()


def test_the_sample_data_are_where_the_demo_finds_them() -> None:
    assert (ROOT / "sample_data" / "regions" / "townships.csv").exists()
