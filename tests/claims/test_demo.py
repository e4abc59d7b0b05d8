"""The demo store is consistent by construction: nothing in it contradicts, and an error planted in it is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from analytics import claims
from analytics.store import engine, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from analytics.regions import RegionTree

WUHOU, CHENGDU, SICHUAN = "510107", "510100", "510000"
CHANGED = (
    "UPDATE observation SET value = round(value * :factor), rolled_up = 0 "
    "WHERE region_code = :region AND measure = :measure AND period = :period AND stratum = :stratum"
)
ADDED = (
    "INSERT INTO observation (figure_id, batch_id, source_id, region_code, period, year, ends, measure, stratum, value, "
    "bound, margin, as_written, standing, inferred, rolled_up, covered, wording, reason, note, place) "
    "SELECT 'planted', batch_id, source_id, region_code, period, year, ends, :measure, :stratum, "
    "CASE WHEN :value = 0 THEN value * :factor ELSE :value END, bound, margin, as_written, :standing, inferred, "
    "rolled_up, covered, wording, reason, note, place FROM observation "
    "WHERE region_code = :region AND measure = :of AND period = :period AND stratum = 'all'"
)


class Planted(NamedTuple):
    """An error: a cell whose value is multiplied, or a claim added; and the rule that finds it, with its hint."""

    rule: str
    region: str
    measure: str
    period: str
    factor: float
    stratum: str = "all"
    of: str = ""
    value: float = 0
    verdict: str = "contradicts"
    hint: str = ""


ERRORS = (
    Planted("levels", WUHOU, "exam_registered", "2023", 10, hint="decimal point"),
    Planted("levels", WUHOU, "exam_passed", "2022", 1.2, stratum="level:assistant"),
    Planted("funnel", WUHOU, "exam_passed", "2023", 10),
    Planted("funnel", WUHOU, "exam_sat", "2021", 1.5),
    Planted("stock_and_new", WUHOU, "certified_total", "2022-12", 1.1),
    Planted("stock_and_new", WUHOU, "certified_new", "2020", 0.5),
    Planted("coverage", WUHOU, "townships_with_station", "2025-12", 2),
    Planted("children", CHENGDU, "exam_registered", "2024", 1.05),
    Planted("children", SICHUAN, "volunteers", "2023-12", 0.9),
    Planted("months", WUHOU, "training_runs", "2023", 2),
    Planted("tenfold", WUHOU, "volunteers", "2020-12", 10, verdict="undecided", hint="decimal point"),
    Planted("growth", WUHOU, "exam_registered_growth_pct", "2024", 1, of="exam_registered", value=300),
    Planted("increase", WUHOU, "exam_registered_increase", "2024", 1, of="exam_registered", value=-5000),
    Planted("fold", WUHOU, "exam_sat_ratio_prev_year", "2024", 1, of="exam_sat", value=9),
    Planted("pass_rate", WUHOU, "exam_pass_rate", "2024", 1, of="exam_passed", value=99),
    Planted("share", WUHOU, "cert_conversion_rate_pct", "2024", 1, of="certified_new", value=1),
    Planted("share", WUHOU, "station_coverage_pct", "2025-12", 1, of="townships_with_station", value=10),
    Planted("per_capita", WUHOU, "certified_per_10k_residents", "2024-12", 1, of="certified_total", value=900),
    Planted("points", WUHOU, "exam_pass_rate_change_pp", "2024", 1, of="exam_passed", value=50),
    Planted("previous_level", WUHOU, "certified_growth_pct", "2024", 1, of="certified_new", value=900),
    Planted("parts", WUHOU, "exam_registered", "2024", 2, stratum="population:first_time", of="exam_registered"),
    Planted("several_sources", WUHOU, "exam_registered", "2024", 1.1, of="exam_registered"),
)


@pytest.fixture(scope="module")
def copy(demo_store_folder: Path) -> Iterator[Engine]:
    """The demo store in memory, where errors are planted and taken back."""
    opened = engine.writer(engine.IN_MEMORY)
    with closing(sqlite3.connect(demo_store_folder / "demo.db")) as stored, opened.connect() as memory:
        stored.backup(memory.connection.driver_connection)  # type: ignore[arg-type]
    yield opened
    opened.dispose()


@pytest.fixture(scope="module")
def tree(demo_store_folder: Path) -> RegionTree:
    """The regions of the demo store."""
    opened = engine.reader(f"sqlite:///{demo_store_folder / 'demo.db'}")
    with Session(opened) as session:
        found = read.region_tree(session)
    opened.dispose()
    return found


def test_nothing_in_the_demo_store_contradicts(demo_store_folder: Path, tree: RegionTree) -> None:
    opened = engine.reader(f"sqlite:///{demo_store_folder / 'demo.db'}")
    with Session(opened) as session:
        found = claims.check(session, tree)
    opened.dispose()
    assert len(found) > 30_000
    assert [one.to_json() for one in found if one.verdict == "contradicts"] == []
    # Only the first year lacks the stock before it.
    assert {(one.rule, one.period) for one in found if one.verdict == "undecided"} == {("stock_and_new", "2015")}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{error.rule}-{error.measure}-{error.stratum}")
def test_a_planted_error_is_found(copy: Engine, tree: RegionTree, error: Planted) -> None:
    with Session(copy) as session:
        _plant(session, error)
        checked = claims.check(session, tree, touched={(error.measure, error.region)})
        session.rollback()
    found = [
        one
        for one in checked
        if (one.rule, one.region, one.verdict) == (error.rule, error.region, error.verdict)
        and error.measure in one.measures
    ]
    assert found
    hints = [claims.text(one.hypothesis, tree, "en") for one in found if one.hypothesis]
    assert not error.hint or any(error.hint in hint for hint in hints)


def _plant(session: Session, error: Planted) -> None:
    """Multiply a figure, which then is the region's own; or add a claim made from another figure of the region."""
    other = error.measure == error.of and error.stratum == "all"
    places = {**error._asdict(), "standing": "alternate" if other else "current"}
    changed = session.execute(text(ADDED if error.of else CHANGED), places)
    assert changed.rowcount == 1  # type: ignore[attr-defined]
