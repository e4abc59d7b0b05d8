"""Many claims at once: stored as a few are, with every index afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event, func, inspect, select
from sqlalchemy.orm import Session

from analytics.store import digest, intake, undo, write
from analytics.store.models import Batch, Observation
from analytics.store.settling import Touched
from tests.facts import tree

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Engine

SOURCES = [{"id": one, "publisher": one, "grade": grade} for one, grade in (("S", "reported"), ("T", "official"))]
COUNTIES = [node.code for node in tree() if node.level == "county"][:40]


def claims(source: str, value: float) -> list[intake.Given]:
    """One figure of every county in every year, the last one below zero by nothing."""
    return [
        intake.given(
            {
                "figure_id": f"{source}-{code}-{year}",
                "source_id": source,
                "region_code": code,
                "period": str(year),
                "year": year,
                "ends": f"{year}-12-31",
                "measure": "exam_registered",
                "value": value if code != COUNTIES[-1] else -0.0,
                "inferred": year == 2020,
            }
        )
        for year in range(2005, 2025)
        for code in COUNTIES
    ]


def indexes(opened: Engine) -> list[str]:
    """Names and columns of the indexes of the table of claims."""
    found = inspect(opened).get_indexes("observation")
    return sorted(f"{one['name']} {one['column_names']} {one['unique']}" for one in found)


def take(opened: Engine, name: str, given: list[intake.Given], *, counted: bool) -> str:
    """Accept a file, its claims counted beforehand or not, and give the hash of what is then seen."""
    coming = {("exam_registered", year): len(COUNTIES) for year in range(2005, 2025)} if counted else None
    with Session(opened) as session, session.begin():
        write.accept(session, file_name=name, sha256=name, claims=given, sources=SOURCES, coming=coming)
    with Session(opened) as session:
        return digest.content_hash(session)


def test_indexes_made_afterwards_are_those_there_were(writer: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = indexes(writer)
    kept_up = take(writer, "one", claims("S", 5.0), counted=True)
    with Session(writer) as session, session.begin():
        undo.undo(session, 1)
    dropped: list[str] = []
    monkeypatch.setattr(intake, "_MANY", 800)
    event.listen(writer, "before_cursor_execute", lambda *told: dropped.append(told[2]))
    assert take(writer, "one", claims("S", 5.0), counted=True) == kept_up
    assert indexes(writer) == before
    apart = sum(statement.strip().startswith("DROP INDEX") for statement in dropped)
    assert apart == (5 if writer.dialect.name == "sqlite" else 0)


def test_few_claims_beside_many_keep_the_indexes(writer: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_MANY", 1)
    take(writer, "one", claims("S", 5.0), counted=False)
    with Session(writer) as session, session.begin():
        taken = intake.Intake(session, 1, Touched())
        with intake.indexed_afterwards(taken, 266):
            # Of 800 a third and more would be many.
            there = {one["name"] for one in inspect(session.connection()).get_indexes("observation")}
        assert {"by_measure_year", "one_current_claim"} <= there
        assert not taken.unruled


def test_claims_that_meet_stand_as_if_they_came_one_by_one(writer: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sources in one file, of which one cell holds a figure already."""
    there = [claims("T", 7.0)[0]._replace(figure_id="before")]
    take(writer, "before", there, counted=True)
    both = [*claims("S", 5.0), *claims("T", 6.0)]
    one_by_one = take(writer, "both", both, counted=True)
    with Session(writer) as session, session.begin():
        undo.undo(session, 2)
    monkeypatch.setattr(intake, "_MANY", 800)
    assert take(writer, "both", both, counted=True) == one_by_one
    with Session(writer) as session:
        assert digest.damaged(session) == []
        standings = select(Observation.source_id, Observation.standing, func.count()).where(~Observation.rolled_up)  # type: ignore[call-overload,operator]
        grouped = standings.group_by(Observation.source_id, Observation.standing)
        assert {tuple(row) for row in session.execute(grouped)} == {
            ("S", "alternate", 800),
            ("T", "current", 800),
            ("T", "replaced", 1),
        }


def test_what_is_digested_is_what_is_read(writer: Engine) -> None:
    take(writer, "one", claims("S", 5.0), counted=False)
    # Every cell is taken now, and the better source is shown.
    take(writer, "two", claims("T", 6.0), counted=True)
    with Session(writer) as session:
        assert digest.damaged(session) == []
        numbers = session.scalars(select(Batch.id)).all()  # type: ignore[call-overload]
        assert len(numbers) == 2
        shown = (
            select(Observation.source_id).where(Observation.standing == "current", ~Observation.rolled_up).distinct()
        )  # type: ignore[call-overload,operator]
        assert session.scalars(shown).all() == ["T"]
