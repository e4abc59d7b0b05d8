"""A value shown carries the mark of every open contradiction it takes part in, and loses it when that is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import compute, values
from analytics.claims import closing, contested, kept
from tests.facts import observe, store, tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.values import Value

SICHUAN = "510000"
# 120 passed of 100 registered.
FUNNEL = (observe("exam_registered", SICHUAN, y2024=100), observe("exam_passed", SICHUAN, y2024=120, y2023=10))
SOURCES = (
    observe("exam_registered", SICHUAN, y2024=100, at={"2023": 90}),
    observe("exam_registered", SICHUAN, y2024=130, source="media 2024-12-31"),
)
# 20 of 100 is no 30 %.
RATES = (
    observe("exam_registered", SICHUAN, y2024=100),
    observe("exam_passed", SICHUAN, y2024=20),
    observe("exam_pass_rate", SICHUAN, y2024=30),
)


def shown(session: Session, indicator: str) -> dict[int, Value]:
    known = contested.contradictions(session).contested
    found = values.load(session, [indicator], [SICHUAN], contested=known)
    return {value.year: value for value in compute.series(found, indicator, SICHUAN)}


def marked(session: Session, indicator: str) -> dict[int, bool]:
    return {year: value.disputed for year, value in shown(session, indicator).items()}


def close_all(session: Session) -> None:
    for one in kept.kept(session).findings:
        closing.close(session, one.finding.id, one.inputs, reason="looked at")


def test_both_ends_of_a_contradiction_are_marked_until_it_is_closed() -> None:
    with store(*FUNNEL) as session:
        assert marked(session, "exam_passed") == {2023: False, 2024: False}  # not yet checked
        kept.renew(session, tree())
        assert marked(session, "exam_passed") == {2023: False, 2024: True}
        assert marked(session, "exam_registered") == {2024: True}
        close_all(session)
        assert marked(session, "exam_passed") == {2023: False, 2024: False}


def test_several_claims_of_a_cell_are_marked_unchecked_too_and_no_more_once_closed() -> None:
    with store(*SOURCES) as session:
        assert marked(session, "exam_registered") == {2023: False, 2024: True}
        kept.renew(session, tree())
        assert marked(session, "exam_registered") == {2023: False, 2024: True}
        close_all(session)
        assert marked(session, "exam_registered") == {2023: False, 2024: False}


def test_a_ratio_is_marked_with_its_parts_and_by_its_published_rate() -> None:
    with store(*RATES) as session:
        kept.renew(session, tree())
        assert marked(session, "pass_rate_registered") == {2024: True}
        close_all(session)
        assert marked(session, "pass_rate_registered") == {2024: False}


def test_the_contradictions_of_some_figures_are_given_once_each() -> None:
    with store(*FUNNEL) as session:
        kept.renew(session, tree())
        found = contested.contradictions(session)
        (finding,) = found.of(
            claim.figure_id for value in shown(session, "exam_passed").values() for claim in value.claims
        )
        assert finding.rule == "funnel"
        assert found.of(["no such figure"]) == []
