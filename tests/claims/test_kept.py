"""What the checks found is kept with the store, and stays what a whole check would find."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import claims
from analytics.claims import kept, written
from analytics.ingest import published
from analytics.ingest.accept import accept
from analytics.store import read
from analytics.store.undo import undo
from tests import facts
from tests.facts import observe, store, take

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.ingest.draft import Reading

DRAFT = published.read(facts.SAMPLE / "published")
# Files of published figures: of each measure and of each region, so that rules find their parts in several of them.
MEASURES = sorted({reading.measure for reading in DRAFT.readings})
PARTS = st.tuples(st.lists(st.sampled_from(MEASURES), min_size=1, max_size=6), st.integers(0, 2))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("accept"), PARTS),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("check"), st.none()),
    ),
    min_size=2,
    max_size=6,
)


def rows(session: Session) -> Counter[tuple[str, str, str]]:
    return Counter((one.finding.id, one.finding.verdict.value, one.inputs) for one in kept.kept(session).findings)


def checked(session: Session) -> Counter[tuple[str, str, str]]:
    found = claims.check(session, facts.tree())
    return Counter((one.id, one.verdict.value, one.inputs) for one in found if one.verdict != "agrees")


def agreeing(session: Session) -> dict[str, int]:
    found = claims.check(session, facts.tree())
    return dict(Counter(one.region for one in found if one.verdict == "agrees"))


def taken(session: Session, measures: list[str], third: int, name: str) -> int:
    """Accept a third of the published figures of some measures, under ids of their own."""

    def inside(place: int, reading: Reading) -> bool:
        return reading.measure in measures and place % 3 == third

    found = [
        reading._replace(figure_id=f"{name}/{reading.figure_id}", place="")
        for place, reading in enumerate(DRAFT.readings)
        if inside(place, reading)
    ]
    digest = hashlib.sha256(name.encode()).hexdigest()
    draft = replace(DRAFT, file_name=name, sha256=digest, readings=tuple(found), events=())
    return accept(session, draft, facts.tree(), checked=True)


@settings(max_examples=15, deadline=None)
@given(STEPS, st.sampled_from([1, 50, 150_000]))
def test_after_any_steps_the_kept_findings_are_those_of_a_whole_check(
    steps: list[tuple[str, Any]], together: int
) -> None:
    with store() as session, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "_TOGETHER", together)
        kept.renew(session, facts.tree())
        live: list[int] = []
        for number, (step, what) in enumerate(steps):
            if step == "accept":
                live.append(taken(session, *what, f"file{number}"))
            elif step == "undo" and live:
                undo(session, live.pop(-1 - what % len(live)))
            elif step == "check":
                kept.renew(session, facts.tree())
        kept.renew(session, facts.tree())
        assert rows(session) == checked(session)
        assert {one.region: one.found for one in kept.kept(session).agreeing} == agreeing(session)
        assert kept.due(session) is None


def test_every_published_finding_is_read_back_as_it_was() -> None:
    with facts.published() as session:
        found = claims.check(session, facts.tree())
    assert [written.read(written.write(one)) for one in found] == found


def test_a_store_is_due_until_it_is_checked_and_again_after_a_change() -> None:
    with store(observe("exam_registered", "510000", y2024=100)) as session:
        assert kept.due(session) == kept.Due(read.revision(session), None)
        assert kept.kept(session).checked_at is None
        assert kept.renew(session, facts.tree())
        assert not kept.renew(session, facts.tree())
        take(session, observe("exam_passed", "510100", y2024=120), name="later")
        wanted = kept.due(session)
        assert wanted == kept.Due(read.revision(session), frozenset({("exam_passed", "510100")}))
        assert kept.kept(session).current is False


def test_only_what_agrees_is_counted_instead_of_kept() -> None:
    with store(
        observe("exam_registered", "510000", y2024=100), observe("exam_passed", "510000", y2024=20, y2023=20)
    ) as session:
        kept.renew(session, facts.tree())
        assert kept.kept(session).findings == ()
        assert kept.kept(session).agreeing == (kept.Agreeing("510000", 1),)  # 20 passed of 100 registered


def test_a_check_that_was_overtaken_stores_nothing() -> None:
    with store(observe("exam_registered", "510000", y2024=100)) as session:
        wanted = kept.due(session)
        assert wanted
        found = kept.make(session, facts.tree(), wanted)
        take(session, observe("exam_passed", "510000", y2024=120), name="meanwhile")
        assert kept.put(session, facts.tree(), wanted, found) is False
        assert kept.kept(session).checked_at is None
        assert kept.renew(session, facts.tree())
        (one,) = kept.contradictions(session)
        assert (one.finding.rule, one.finding.stated) == ("funnel", 120)


def test_a_check_raises_the_revision_unless_its_caller_did() -> None:
    with store(observe("exam_registered", "510000", y2024=100)) as session:
        before = read.revision(session)
        kept.renew(session, facts.tree(), quietly=True)
        assert read.revision(session) == before
        take(session, observe("exam_passed", "510000", y2024=20), name="later")
        kept.renew(session, facts.tree())
        assert read.revision(session) == before + 2


def test_a_check_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    with store(observe("exam_registered", "510000", y2024=100)) as session:
        claims.check(session, facts.tree(), told=lambda *one: told.append(one))
    assert told == [(done, len(claims.RULES)) for done in range(len(claims.RULES))]
