"""The demo store: whole, consistent after all sums, apart from published figures, and harmless to make again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics import values
from analytics.cli import main
from analytics.indicators import MEASURES
from analytics.settings import DEMO, PUBLISHED, load
from analytics.store import engine, read
from analytics.store.models import Batch, Observation, Source, Station
from tests.facts import yearly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

SICHUAN, CHENGDU = "510000", "510100"


@pytest.fixture(scope="module")
def demo(demo_store_folder: Path) -> Iterator[Engine]:
    opened = engine.reader(f"sqlite:///{demo_store_folder / 'demo.db'}")
    yield opened
    opened.dispose()


@pytest.mark.parametrize(
    ("measure", "region", "year", "value"),
    [
        ("exam_registered", SICHUAN, 2024, 120_000),  # P102
        ("exam_sat", SICHUAN, 2023, 106_700),  # S113
        ("exam_passed", SICHUAN, 2023, 23_900),  # S115
        ("exam_passed", SICHUAN, 2024, 22_992),  # P103
        ("certified_total", SICHUAN, 2023, 66_800),  # S116
        ("resident_population", SICHUAN, 2020, 83_674_866),  # P294
        ("resident_population", SICHUAN, 2021, 83_720_000),  # P308
        ("urban_population", SICHUAN, 2021, 48_407_000),  # P309
        ("townships", SICHUAN, 2023, 3_101),  # P339
        ("sw_stations_and_points", SICHUAN, 2023, 14_177),  # S111
        ("exam_registered", CHENGDU, 2024, 54_500),  # S047
        ("resident_population", CHENGDU, 2021, 21_192_000),  # P304
    ],
)
def test_sums_of_counties_meet_the_published_levels(
    demo: Engine, measure: str, region: str, year: int, value: int
) -> None:
    with Session(demo) as session:
        book = values.load(session, [measure], [region])
    assert yearly(book, measure, region)[year] == value


def test_every_parent_is_the_sum_of_its_parts_and_every_year_of_its_months(demo: Engine) -> None:
    flow = "training_attendances"
    with Session(demo) as session:
        tree = read.region_tree(session)
        claims = read.claims(session, [flow], months=True)
    held = {(claim.region, claim.period): claim.value for claim in claims}
    for node in tree:
        parts = tree.children(node.code)
        if parts:
            assert held[node.code, "2024"] == sum(held[part.code, "2024"] for part in parts)
        assert held[node.code, "2024"] == sum(held[node.code, f"2024-{month:02d}"] for month in range(1, 13))


def test_the_store_holds_sichuan_alone_and_no_published_figure(demo: Engine) -> None:
    with Session(demo) as session:
        tree = read.region_tree(session)
        sources = [source.publisher for source in session.scalars(select(Source))]
        unknown = session.scalar(
            select(func.count()).select_from(Observation).where(Observation.source_id.is_(None))  # type: ignore[union-attr]
        )
    levels = [node.level for node in tree]
    assert (tree.root, levels.count("prefecture"), levels.count("county"), len(tree)) == (SICHUAN, 21, 183, 205)
    assert sources == ["演示数据（模拟）"]
    assert unknown == 0


def test_each_of_3101_townships_has_a_station(demo: Engine) -> None:
    with Session(demo) as session:
        assert session.scalar(select(func.count()).select_from(Station)) == 3101


def test_no_cell_has_two_claims_and_every_measure_is_known(demo: Engine) -> None:
    with Session(demo) as session:
        assert read.extent(session).disputed == 0
        assert {measure for measure, *_ in read.coverage(session)} <= MEASURES.keys()


def test_the_command_makes_it_and_a_second_time_changes_nothing(
    demo_store_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(demo_store_folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["demo"]) == 0
    assert capsys.readouterr().out == f"The demo store is ready: {demo_store_folder}\n"
    opened = engine.reader(load().url(DEMO))
    with Session(opened) as session:
        assert session.scalar(select(func.count()).select_from(Batch)) == 1
    opened.dispose()
    assert load().url(DEMO) != load().url(PUBLISHED)


def test_a_database_of_one_s_own_keeps_published_figures_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://x@y/z")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert load().url(PUBLISHED) == "postgresql+psycopg://x@y/z"
    assert load().url(DEMO) == f"sqlite:///{tmp_path / 'demo.db'}"
