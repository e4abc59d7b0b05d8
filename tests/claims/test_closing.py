"""A finding is closed with a reason, opened by hand, and opens by itself when one of its figures changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.claims import closing, kept
from analytics.errors import Refused
from analytics.store import read
from analytics.store.undo import undo
from tests.facts import observe, store, take, tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.claims.kept import Found

# 120 passed of 100 registered.
REGISTERED = observe("exam_registered", "510000", y2024=100)
PASSED = observe("exam_passed", "510000", y2024=120)


def only(session: Session) -> Found:
    kept.renew(session, tree())
    (found,) = kept.contradictions(session)
    return found


def closed(session: Session, found: Found) -> bool:
    return (found.finding.id, found.inputs) in closing.closed(session)


def close(session: Session, found: Found, reason: str = "counted twice by the office") -> int:
    return closing.close(session, found.finding.id, found.inputs, reason=reason, by=" 王\u202e主任 ")


def test_a_finding_is_closed_with_its_reason_and_opened_again() -> None:
    with store(REGISTERED, PASSED) as session:
        found = only(session)
        before = read.revision(session)
        number = close(session, found)
        assert closed(session, found)
        (one,) = closing.closings(session)
        assert (one.number, one.reason, one.by, one.reopened_at) == (
            number,
            "counted twice by the office",
            "王 主任",
            None,
        )
        assert one.finding == found.finding
        assert read.revision(session) == before + 1
        assert kept.due(session) is None
        closing.reopen(session, number)
        assert not closed(session, found)
        assert closing.closings(session)[0].reopened_at is not None
        assert close(session, found) != number  # and may be closed once more


def test_it_opens_by_itself_when_a_figure_changes_and_closes_when_that_is_undone() -> None:
    with store(REGISTERED, PASSED) as session:
        found = only(session)
        close(session, found)
        later = take(session, observe("exam_passed", "510000", y2024=130), name="later")
        changed = only(session)
        assert changed.finding.id == found.finding.id
        assert not closed(session, changed)
        undo(session, later)
        assert closed(session, only(session))


def test_a_new_figure_elsewhere_leaves_it_closed() -> None:
    with store(REGISTERED, PASSED) as session:
        close(session, only(session))
        take(session, observe("exam_registered", "510100", y2024=50), name="later")
        assert closed(session, only(session))


@pytest.mark.parametrize("reason", ["", "  \n ", "\u202e", "x" * 301])
def test_a_reason_is_needed_and_short(reason: str) -> None:
    with store(REGISTERED, PASSED) as session:
        found = only(session)
        with pytest.raises(Refused):
            close(session, found, reason)
        assert closing.closings(session) == ()


def test_what_is_closed_or_gone_is_not_closed_again() -> None:
    with store(REGISTERED, PASSED) as session:
        found = only(session)
        number = close(session, found)
        with pytest.raises(Refused, match="closed before"):
            close(session, found)
        closing.reopen(session, number)
        with pytest.raises(Refused, match="opened again before"):
            closing.reopen(session, number)
        take(session, observe("exam_passed", "510000", y2024=130), name="later")
        only(session)
        with pytest.raises(Refused, match="figures changed"):
            close(session, found)
