"""The only SELECTs give what is stored, in order."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from analytics.indicators import MEASURES
from analytics.store import read, sites
from tests.facts import observe, published, rows, store, take, tree


def test_claims_come_oldest_first_and_the_shown_one_before_the_others() -> None:
    facts = (
        observe("exam_registered", y2024=3, source="media 2024"),
        observe("exam_registered", y2024=4, source="official 2024"),
        observe("exam_registered", y2022=1, at={"2023-06": 2}),
    )
    with store(*facts) as session:
        found = read.claims(session, ["exam_registered"])
    assert [(claim.value, claim.standing) for claim in found] == [
        (1, "current"),
        (2, "current"),
        (4, "current"),
        (3, "alternate"),
    ]


def test_claims_are_of_the_measures_regions_and_groups_asked_for() -> None:
    facts = (
        observe("exam_registered", "510000", y2024=1),
        observe("exam_registered", "370000", y2024=2, stratum="level:senior"),
        observe("exam_passed", "510000", y2024=3),
    )
    with store(*facts) as session:
        assert [claim.value for claim in read.claims(session, ["exam_registered"])] == [2, 1]
        assert [claim.value for claim in read.claims(session, MEASURES, ["510000"])] == [3, 1]
        assert [claim.value for claim in read.claims(session, MEASURES, None, ["level:senior"])] == [2]
        assert read.claims(session, [], None) == []
        assert sorted(claim.value for claim in read.claims_of_region(session, "510000")) == [1, 3]


def test_a_year_comes_with_the_years_near_it_of_what_its_figures_are_divided_by() -> None:
    facts = (
        observe("sw_stations", "510000", y2023=1, y2024=2),
        observe("townships", "510000", y2018=20, y2019=30, y2024=40),
    )
    with store(*facts) as session:
        asked = ["sw_stations", "townships"]
        assert [claim.value for claim in read.claims(session, asked, ["510000"], year=2024)] == [30, 2, 40]
        assert [claim.value for claim in read.claims(session, ["sw_stations"], ["510000"], year=2024)] == [2]


def test_what_a_year_is_divided_by_is_found_by_region_however_many_there_are() -> None:
    asked: list[tuple[str, Any]] = []
    with store(observe("townships", "510000", y2024=40)) as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        read.claims(session, ["townships"], ["510000", "370000"], year=2024)
        query, values = asked[-1]
        plan = [step[3] for step in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)]
    (step,) = plan
    assert "year=? AND region_code=?" in step or "region_code=? AND measure=?" in step


def test_replaced_and_withdrawn_claims_are_not_read() -> None:
    with store(observe("exam_registered", y2023=1, y2024=2)) as session:
        for claim, standing in zip(session.query(read.Observation), ("replaced", "withdrawn"), strict=True):
            claim.standing = standing  # type: ignore[assignment]
        session.flush()
        assert read.claims(session, MEASURES) == []
        assert read.claims_of_region(session, "100000") == []


def test_the_tree_comes_back_as_it_was_put() -> None:
    with store() as session:
        found = read.region_tree(session)
    assert list(found) == list(tree())
    assert len(found.changes) == len(tree().changes)
    assert found.successor("513425", 2020) == "513402"


def test_the_extent_of_the_published_figures() -> None:
    # The last figure is of 2025 (P010, P180–P183); denominators of 2026 do not count.
    with published() as session:
        found = read.extent(session)
    assert found.ends == "2025-12-31"
    assert found.figures == len(rows("figures"))
    assert found.sources == len(rows("sources")) == 77


def test_an_empty_store_has_no_extent() -> None:
    with store() as session:
        assert read.extent(session) == read.Extent("", 0, 0, 0)
        assert read.revision(session) == 0
        assert read.coverage(session) == []


def test_every_cell_with_more_than_one_claim_is_counted() -> None:
    with published() as session:
        counted = Counter(claim.cell for claim in read.claims(session, MEASURES))
        assert counted["100000", "2021", "exam_registered", "all"] == 3  # P006, P019, P022
        assert counted["100000", "2022-12", "certified_total", "all"] == 2  # P060, P067
        assert read.extent(session).disputed == sum(number > 1 for number in counted.values())


def test_what_is_covered_and_which_sources_are_used() -> None:
    with published() as session:
        covered = {measure: rest for measure, *rest in read.coverage(session)}
        used = read.source_use(session)
    assert covered["exam_pass_mark"] == [2, 2015, 2020]  # P267, and Ningxia's of 2015
    assert covered.keys() <= MEASURES.keys()
    assert used["S030"] == 42  # P099–P140
    assert sum(used.values()) == len(rows("figures"))


def test_events_come_in_order_and_stations_by_county() -> None:
    with published() as session:
        events = read.exam_events(session)
        assert [event.start for event in events] == sorted(event.start for event in events)
        assert len(events) == 24
        assert sites.listed(session, ["330523"]) == []


def test_what_was_read_outlives_the_session() -> None:
    with store(observe("exam_registered", y2024=1)) as session:
        take(session, observe("exam_registered", y2023=1), name="more")
        listed = read.sources(session)
    assert [source.grade for source in listed.values()] == ["official"]
    assert isinstance(session, Session)
