"""A person's choice decides which claim of a cell is shown, until it is taken back or the claim is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analytics.claims import closing, kept
from analytics.errors import Refused
from analytics.quantity import Quantity
from analytics.store import past, read
from analytics.store.choosing import choices, choose, in_force, take_back
from analytics.store.digest import content_hash
from analytics.store.models import Observation
from analytics.store.undo import undo
from tests.facts import observe, store, take, tree

if TYPE_CHECKING:
    from sqlalchemy import Engine

COUNTIES = ("330902", "330903", "330921", "330922")  # all of Zhoushan
OFFICIAL = tuple(observe("certified_total", code, y2024=100) for code in COUNTIES)
PRESS = observe("certified_total", "330902", y2024=130, source="media 2024-12-31")
CELL = "certified_total/330902/2024/all"
CHOSEN = f"{CELL}/media 2024-12-31/130="


def shown(session: Session, region: str = "330902", measure: str = "certified_total") -> list[float]:
    found = read.claims(session, [measure], [region])
    return [claim.value for claim in found if claim.standing == "current"]


def test_a_chosen_claim_is_shown_and_the_sum_above_is_made_of_it() -> None:
    with store(*OFFICIAL, PRESS) as session:
        assert (shown(session), shown(session, "330900")) == ([100], [400])
        before, seen = read.revision(session), content_hash(session)
        number = choose(session, CHOSEN, reason="counted at the year's end", by="王主任")
        assert (shown(session), shown(session, "330900")) == ([130], [430])
        assert read.revision(session) == before + 1
        assert content_hash(session) != seen
        (made,) = choices(session, [CHOSEN]).values()
        assert (made.number, made.reason, made.by) == (number, "counted at the year's end", "王主任")
        take_back(session, number)
        assert (shown(session), shown(session, "330900")) == ([100], [400])
        assert content_hash(session) == seen
        assert choices(session, [CHOSEN]) == {}


def test_a_later_choice_in_the_cell_ends_the_earlier_one() -> None:
    with store(*OFFICIAL, PRESS) as session:
        choose(session, CHOSEN, reason="one")
        official = f"{CELL}/official 2024-12-31/100="
        choose(session, official, reason="two")
        assert shown(session) == [100]
        assert set(choices(session, [CHOSEN, official])) == {official}


def test_a_choice_rests_while_its_claim_is_gone_and_wins_when_it_comes_back() -> None:
    with store(*OFFICIAL) as session:
        batch = take(session, PRESS, name="press")
        choose(session, CHOSEN, reason="seen")
        undo(session, batch)
        assert shown(session) == [100]
        assert [(one.chosen.figure_id, one.value) for one in in_force(session)] == [(CHOSEN, None)]
        take(session, observe("certified_total", "330902", y2024=130, source="media 2024-12-31"), name="press again")
        assert shown(session) == [130]
        (one,) = in_force(session)
        assert (one.region, one.period, one.value) == ("330902", "2024", Quantity(130))


def test_a_choice_rests_while_its_own_source_says_otherwise() -> None:
    with store(*OFFICIAL, PRESS) as session:
        choose(session, CHOSEN, reason="seen")
        later = take(session, observe("certified_total", "330902", y2024=140, source="media 2024-12-31"), name="later")
        assert shown(session) == [100]
        undo(session, later)
        assert shown(session) == [130]


def test_a_choice_goes_before_the_reason_of_the_published_figures() -> None:
    curated = observe("certified_total", "330902", y2024=90, source="media 2023", reason="seen by the editors")
    with store(*OFFICIAL, PRESS, curated) as session:
        assert shown(session) == [90]
        choose(session, CHOSEN, reason="seen")
        assert shown(session) == [130]


def test_what_is_chosen_is_checked_again() -> None:
    with store(*OFFICIAL, PRESS) as session:
        kept.renew(session, tree())
        number = choose(session, CHOSEN, reason="seen")
        wanted = kept.due(session)
        assert wanted
        assert wanted.touched == {("certified_total", "330902")}
        kept.renew(session, tree())
        take_back(session, number)
        assert kept.due(session)


def test_only_a_live_claim_can_be_chosen_and_only_a_standing_choice_taken_back() -> None:
    with store(*OFFICIAL, PRESS) as session:
        (made,) = session.scalars(select(Observation.figure_id).where(Observation.rolled_up))  # type: ignore[call-overload]
        for figure in ("unknown", made):
            with pytest.raises(Refused, match="not in the store"):
                choose(session, figure, reason="seen")
        with pytest.raises(Refused, match="reason"):
            choose(session, CHOSEN, reason=" ")
        number = choose(session, CHOSEN, reason="seen")
        take_back(session, number)
        with pytest.raises(Refused, match="taken back before"):
            take_back(session, number)


def test_every_kind_of_store_keeps_choices_findings_and_what_is_unchecked(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        take(session, *OFFICIAL, PRESS)
        kept.renew(session, tree(), quietly=True)
        assert kept.due(session) is None
        (one,) = (made for made in kept.kept(session).findings if made.finding.rule == "several_sources")
        closing.close(session, one.finding.id, one.inputs, reason="looked at")
        number = choose(session, CHOSEN, reason="seen", by="王主任")
        assert (shown(session), shown(session, "330900")) == ([130], [430])
        wanted = kept.due(session)
        assert wanted
        assert wanted.touched == {("certified_total", "330902")}
        kept.renew(session, tree())
        assert list(closing.closed(session)) == [
            (one.finding.id, one.inputs)
        ]  # the same two claims, the other way round
    with Session(writer) as session, session.begin():
        take_back(session, number)
        claims = read.claims(session, ["certified_total"], ["330900"])
        traced = past.trace(session, [*claims, *read.claims(session, ["certified_total"], ["330902"])])
        assert [part.value for part in traced.parts[claims[0].figure_id]] == [100] * 4
        assert traced.choices == {}
