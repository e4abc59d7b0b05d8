"""Undoing single imports, worked out by hand; the history of imports, and changes inside what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from analytics.errors import Refused
from analytics.ingest.accept import accept
from analytics.ingest.draft import StationReading
from analytics.store import read, sites
from analytics.store.digest import content_hash
from analytics.store.models import Batch, Source
from analytics.store.undo import Dependent, Undone, dependents, history, undo, verify
from analytics.store.write import known
from tests.facts import draft, observe, take, tree

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.facts import Facts

KEY = "exam_registered"
UNIT, PRESS, MINISTRY = "reported 2025", "media 2025", "official 2024"
# All of Zhoushan's four counties.
COUNTIES = ("330902", "330903", "330921", "330922")
ZHOUSHAN = "330900"


def give(opened: Engine, name: str, *facts: Facts) -> int:
    with Session(opened) as session, session.begin():
        return take(session, *facts, name=name)


def take_out(opened: Engine, batch: int) -> Undone:
    with Session(opened) as session, session.begin():
        return undo(session, batch)


def shown(opened: Engine, region: str = "100000") -> list[tuple[float, str]]:
    with Session(opened) as session:
        return [(claim.value, claim.standing) for claim in read.claims(session, [KEY], [region])]


def seen(opened: Engine) -> str:
    with Session(opened) as session:
        return content_hash(session)


# What replaces what.


def test_a_later_file_of_a_source_replaces_what_it_said_and_undoing_brings_it_back(writer: Engine) -> None:
    give(writer, "a", observe(KEY, y2024=1, source=UNIT))
    before = seen(writer)
    second = give(writer, "b", observe(KEY, y2024=2, source=UNIT))
    assert shown(writer) == [(2, "current")]
    take_out(writer, second)
    assert shown(writer) == [(1, "current")]
    assert seen(writer) == before


def test_undoing_the_middle_one_changes_nothing_that_is_seen(writer: Engine) -> None:
    give(writer, "a", observe(KEY, y2024=1, source=UNIT))
    second = give(writer, "b", observe(KEY, y2024=2, source=UNIT))
    third = give(writer, "c", observe(KEY, y2024=3, source=UNIT))
    after = seen(writer)
    take_out(writer, second)
    assert (shown(writer), seen(writer)) == ([(3, "current")], after)
    take_out(writer, third)
    assert shown(writer) == [(1, "current")]


def test_sources_do_not_replace_each_other(writer: Engine) -> None:
    give(writer, "a", observe(KEY, y2024=1, source=MINISTRY))
    give(writer, "b", observe(KEY, y2024=2, source=UNIT))
    give(writer, "c", observe(KEY, y2024=3, source=PRESS))
    assert shown(writer) == [(1, "current"), (3, "alternate"), (2, "alternate")]


def test_a_choice_counts_no_longer_once_its_claim_is_replaced(writer: Engine) -> None:
    give(writer, "a", observe(KEY, y2024=1, source=MINISTRY), observe(KEY, y2024=2, source=PRESS, reason="seen"))
    assert shown(writer)[0] == (2, "current")
    third = give(writer, "b", observe(KEY, y2024=3, source=PRESS))
    assert shown(writer) == [(1, "current"), (3, "alternate")]
    take_out(writer, third)
    assert shown(writer)[0] == (2, "current")


def test_a_bound_that_replaces_a_level_gives_way_to_another_source_s_level(writer: Engine) -> None:
    give(writer, "a", observe(KEY, y2024=8, source="media 2025-02"), observe(KEY, y2024=7, source="media 2025-01"))
    assert shown(writer)[0] == (8, "current")
    give(writer, "b", observe(KEY, y2024=5, bound=">", source="media 2025-02"))
    assert shown(writer) == [(7, "current"), (5, "alternate")]


def test_sums_follow_an_import_and_its_undoing(writer: Engine) -> None:
    give(writer, "three", *(observe(KEY, code, y2023=5, y2024=10, source=UNIT) for code in COUNTIES[:3]))
    before = seen(writer)
    fourth = give(writer, "fourth", observe(KEY, COUNTIES[3], y2024=1, source=UNIT))
    assert shown(writer, ZHOUSHAN) == [(31, "current")]
    fifth = give(writer, "fifth", observe(KEY, COUNTIES[0], y2024=20, source=UNIT))
    assert shown(writer, ZHOUSHAN) == [(41, "current")]
    take_out(writer, fourth)
    assert shown(writer, ZHOUSHAN) == []
    take_out(writer, fifth)
    assert seen(writer) == before


def test_a_sum_is_the_same_in_whatever_order_its_parts_came(writer: Engine) -> None:
    # 0.1 + 0.2 + 0.3 differs from 0.3 + 0.2 + 0.1 in the last bit.
    values = (0.1, 0.2, 0.3, 0.0)
    first = [give(writer, str(place), observe(KEY, COUNTIES[place], y2024=values[place])) for place in range(4)]
    before = seen(writer)
    for batch in first:
        take_out(writer, batch)
    for place in (3, 2, 1, 0):
        give(writer, str(place), observe(KEY, COUNTIES[place], y2024=values[place]))
    assert seen(writer) == before
    assert shown(writer, ZHOUSHAN) == [(0.6, "current")]


# Sources.


def words(opened: Engine) -> list[tuple[str, str]]:
    with Session(opened) as session:
        return [(source.id, source.publisher) for source in session.scalars(select(Source).order_by(Source.id))]  # type: ignore[arg-type]


def name_source(opened: Engine, name: str, publisher: str, *, grade: str = "media", release: bool = False) -> int:
    """Take in a file that calls its one source by a name, and says as many as its own name is long."""
    made = draft(observe(KEY, y2024=len(name), source="S1"), name=name)
    source = {"id": "S1", "publisher": publisher, "grade": grade, "published": "2025"}
    made = type(made)(made.file_name, made.sha256, made.readings, (source,))
    with Session(opened) as session, session.begin():
        return accept(session, made, tree(), release=release, kept_as="" if release else "kept")


def test_a_stored_publication_keeps_its_words_and_goes_with_its_last_batch(writer: Engine) -> None:
    first = name_source(writer, "a", "人民日报")
    second = name_source(writer, "bb", "某报")
    assert words(writer) == [("S1", "人民日报")]
    take_out(writer, first)
    assert words(writer) == [("S1", "某报")]
    take_out(writer, second)
    assert words(writer) == []


def test_a_release_names_its_sources_anew_and_their_claims_are_ranked_again(writer: Engine) -> None:
    give(writer, "other", observe(KEY, y2024=7, source="reposted 2024"))
    name_source(writer, "a", "某报", grade="unofficial")
    assert shown(writer) == [(7, "current"), (1, "alternate")]
    released = name_source(writer, "published", "人民日报", grade="official", release=True)
    assert words(writer)[0] == ("S1", "人民日报")
    assert shown(writer) == [(9, "current"), (7, "alternate")]
    take_out(writer, released)
    assert words(writer)[0] == ("S1", "某报")
    assert shown(writer) == [(7, "current"), (1, "alternate")]


# History.


def test_the_history_lists_every_import_and_what_was_undone(writer: Engine) -> None:
    made = draft(observe(KEY, y2024=1), name="各市.xlsx")
    with Session(writer) as session, session.begin():
        first = accept(session, made, tree(), accepted_by="王敏", kept_as="imports/x.xlsx")
    second = give(writer, "b", observe(KEY, y2023=2))
    undone = take_out(writer, first)
    assert undone == Undone(first, "各市.xlsx", 1, ())
    with Session(writer) as session:
        later, earlier = history(session)
        assert (later.number, later.file_name, later.undone_at) == (second, "b", None)
        assert (earlier.accepted_by, earlier.kept_as, earlier.rows) == ("王敏", "imports/x.xlsx", 1)
        assert earlier.undone_at is not None
        assert read.revision(session) == 3
        assert known(session, made.sha256) is None
    with Session(writer) as session, session.begin():
        assert accept(session, made, tree()) == 3


@pytest.mark.parametrize("number", [1, 99])
def test_what_is_not_there_cannot_be_undone(writer: Engine, number: int) -> None:
    take_out(writer, give(writer, "a", observe(KEY, y2024=1)))
    before = seen(writer)
    with pytest.raises(Refused, match=f"no import number {number}"):
        take_out(writer, number)
    assert seen(writer) == before


def test_it_is_told_which_later_imports_touch_the_same_cells(writer: Engine) -> None:
    first = give(writer, "a", observe(KEY, y2022=1, y2023=1, y2024=1, source=UNIT))
    second = give(writer, "b", observe(KEY, y2023=2, y2024=2, source=PRESS))
    third = give(writer, "c", observe(KEY, y2024=3, y2025=3, source=UNIT))
    gone = give(writer, "d", observe(KEY, y2024=4, source=UNIT))
    take_out(writer, gone)
    with Session(writer) as session:
        assert dependents(session, second) == (Dependent(third, "c", 1),)
        assert dependents(session, third) == ()
    assert take_out(writer, first).depends == (Dependent(second, "b", 2), Dependent(third, "c", 1))


# A change inside what is stored.


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = value + 1 WHERE year = 2024",
        "UPDATE observation SET note = 'x' WHERE year = 2024",
        "DELETE FROM observation WHERE year = 2024",
        "UPDATE station SET lon = 1",
        "UPDATE naming SET publisher = 'x' WHERE batch_id = 2",
    ],
)
def test_a_change_inside_a_stored_row_is_found(writer: Engine, statement: str) -> None:
    give(writer, "sound", observe(KEY, y2020=1))
    stations(writer, "changed", ("330902", "甲", 1), facts=observe(KEY, y2024=1))
    with Session(writer) as session:
        assert verify(session) == []
    with writer.begin() as connection:
        connection.execute(text(statement))
    with Session(writer) as session:
        assert [batch.file_name for batch in verify(session)] == ["changed"]


def test_settling_and_summing_change_no_batch(writer: Engine) -> None:
    give(writer, "a", *(observe(KEY, code, y2024=1, source=UNIT) for code in COUNTIES))
    give(writer, "b", observe(KEY, COUNTIES[0], y2024=2, source=UNIT), observe(KEY, ZHOUSHAN, y2024=7, source=PRESS))
    with Session(writer) as session:
        assert verify(session) == []
        assert all(len(batch.content) == 64 for batch in session.scalars(select(Batch)))


# Stations.


def stations(opened: Engine, name: str, *listed: tuple[str, str, int], facts: Facts = ()) -> int:
    made = draft(facts, observe(KEY, "110000", y2019=len(name), source=f"reported {name}"), name=name)
    rows = tuple(
        StationReading(region, title, "basic", 122.1, 30.1, staff, "2024-05-01", f"reported {name}", "Sheet1", "A2")
        for region, title, staff in listed
    )
    made = type(made)(made.file_name, made.sha256, made.readings, made.sources, stations=rows)
    with Session(opened) as session, session.begin():
        return accept(session, made, tree())


def staff(opened: Engine) -> dict[tuple[str, str], int | None]:
    with Session(opened) as session:
        counted = sum(one.stations for one in sites.counts(session, COUNTIES))
        found = {(row[1], row[0]): row[5] for row in sites.listed(session, COUNTIES)}
    assert counted == len(found)
    return found


def test_a_station_of_a_later_file_replaces_its_row_and_undoing_brings_it_back(writer: Engine) -> None:
    dinghai, putuo = COUNTIES[:2]
    first = stations(writer, "a", (dinghai, "甲", 1), (dinghai, "乙", 2), (putuo, "甲", 3))
    before = seen(writer)
    second = stations(writer, "bb", (dinghai, "甲", 9), (putuo, "丙", 4))
    whole = {(dinghai, "甲"): 9, (dinghai, "乙"): 2, (putuo, "甲"): 3, (putuo, "丙"): 4}
    assert staff(writer) == whole
    with Session(writer) as session:
        # One station, and the figure of Beijing that every such file gives.
        assert dependents(session, first) == (Dependent(second, "bb", 2),)
    take_out(writer, second)
    assert seen(writer) == before
    assert staff(writer) == {(dinghai, "甲"): 1, (dinghai, "乙"): 2, (putuo, "甲"): 3}
    take_out(writer, first)
    assert staff(writer) == {}
    with Session(writer) as session:
        assert sites.years(session) is None
