"""Decks are kept beside the figures and touch none of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import Session

from analytics.errors import Refused
from analytics.selection import Selection
from analytics.store import decks, digest, read
from analytics.store.decks import Pin

if TYPE_CHECKING:
    from sqlalchemy import Engine

TREND = Pin("trend:exam_registered", "510000", 2019, 2024, headline="报名翻番", note="先讲报名")
FUNNEL = Pin("funnel:", "100000", 2008, 2026)
DECK = decks.fresh("四川汇报", Selection("510000"), (TREND, FUNNEL), occasion="评审会", speaker="王主任")


def test_a_deck_comes_back_as_it_was_saved(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        saved = decks.save(session, DECK)
    with Session(writer) as session, session.begin():
        found = decks.read(session, DECK.id)
        assert found == saved
        assert replace(found, created=None, changed=None) == DECK
        assert [pin.edited for pin in found.slides] == [True, False]
        assert decks.listed(session) == (found,)


def test_the_later_of_two_changes_to_one_version_is_refused(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        first = decks.save(session, DECK)
    with Session(writer) as session, session.begin():
        decks.save(session, replace(first, title="甲"))
    with Session(writer) as session, session.begin(), pytest.raises(Refused, match="meanwhile"):
        decks.save(session, replace(first, title="乙"))
    with Session(writer) as session, session.begin():
        assert decks.read(session, DECK.id).title == "甲"


def test_a_deleted_deck_is_off_the_list_and_comes_back(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        decks.save(session, DECK)
        decks.delete(session, DECK.id)
        assert decks.listed(session) == ()
        assert [one.id for one in decks.listed(session, deleted=True)] == [DECK.id]
        with pytest.raises(Refused):
            decks.read(session, DECK.id)
        assert decks.restore(session, DECK.id).slides == DECK.slides
        assert [one.id for one in decks.listed(session)] == [DECK.id]


def test_a_duplicate_has_an_id_of_its_own(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        decks.save(session, DECK)
        copy = decks.duplicate(session, DECK.id, "四川汇报（副本）")
        assert copy.id != DECK.id
        assert (copy.slides, copy.speaker, copy.title) == (DECK.slides, "王主任", "四川汇报（副本）")
        assert len(decks.listed(session)) == 2


def test_freezing_the_same_twice_is_one_snapshot(writer: Engine) -> None:
    frozen = {"made": "2026-11-22T09:30+00:00", "revision": 3, "store": "published", "document": "{}"}
    with Session(writer) as session, session.begin():
        decks.save(session, DECK)
        assert decks.freeze(session, name="abc", deck=DECK.id, **frozen)
        assert not decks.freeze(session, name="abc", deck=DECK.id, **frozen)
        assert decks.freeze(session, name="def", deck=DECK.id, **{**frozen, "made": "2026-11-23T09:30+00:00"})
        assert [one.id for one in decks.snapshots(session, DECK.id)] == ["def", "abc"]
        assert decks.frozen(session, "abc") == "{}"
        assert decks.is_snapshot(session, "abc")
        with pytest.raises(Refused, match="no snapshot"):
            decks.frozen(session, "xyz")


def test_decks_change_nothing_that_figures_show(writer: Engine) -> None:
    with Session(writer) as session, session.begin():
        before = digest.content_hash(session), read.revision(session)
        decks.save(session, DECK)
        decks.freeze(session, name="abc", made="2026", revision=0, store="published", document="{}", deck=DECK.id)
        decks.delete(session, DECK.id)
        assert (digest.content_hash(session), read.revision(session)) == before


@pytest.mark.parametrize(
    ("place", "by", "order"), [(0, 1, [1, 0, 2]), (2, -1, [0, 2, 1]), (0, -1, [0, 1, 2]), (2, 1, [0, 1, 2])]
)
def test_slides_move_and_stay_within_the_deck(place: int, by: int, order: list[int]) -> None:
    pins = [replace(FUNNEL, note=str(number)) for number in range(3)]
    deck = replace(DECK, slides=tuple(pins)).moved(place, by)
    assert [int(pin.note) for pin in deck.slides] == order


def test_a_slide_is_taken_out_and_rewritten() -> None:
    assert DECK.without(0).slides == (FUNNEL,)
    assert DECK.rewritten(1, headline=" 新标题 ", note="").slides[1] == replace(FUNNEL, headline="新标题")


def test_a_deck_without_title_and_one_too_many_slides_are_refused(writer: Engine) -> None:
    with Session(writer) as session, session.begin(), pytest.raises(Refused, match="title"):
        decks.save(session, replace(DECK, title=" "))
    full = replace(DECK, slides=(FUNNEL,) * decks.MOST_SLIDES)
    with pytest.raises(Refused, match="at most 60"):
        full.with_pin(TREND)
