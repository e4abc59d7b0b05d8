"""Readers and writers at once: nobody is turned away, nobody sees half a batch."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.store import read
from analytics.store.models import Observation
from tests.facts import observe, take

if TYPE_CHECKING:
    from sqlalchemy import Engine

BATCHES, ROWS, READERS = 6, 31, 4


def test_readers_see_whole_batches_while_a_writer_writes(writer: Engine, reader: Engine) -> None:
    done = Event()
    with Session(reader) as session:
        provinces = [one.code for one in read.region_tree(session).children("100000")][:ROWS]

    def write() -> None:
        try:
            for year in range(2000, 2000 + BATCHES):
                facts = [observe("exam_pass_rate", code, **{f"y{year}": 10}) for code in provinces]
                with Session(writer) as session, session.begin():
                    take(session, *facts, name=str(year))
        finally:
            done.set()

    def look(_: int) -> list[tuple[int, int]]:
        seen = []
        while not done.wait(0.005):
            with Session(reader) as session:
                revision = read.revision(session)
                seen.append((revision, session.scalar(select(func.count()).select_from(Observation)) or 0))
        return seen

    with ThreadPoolExecutor(READERS + 1) as pool:
        readers = [pool.submit(look, number) for number in range(READERS)]
        pool.submit(write).result()
        seen = [moment for one in readers for moment in one.result()]
    assert len(seen) > READERS
    torn = [(revision, rows) for revision, rows in seen if rows != revision * ROWS]
    assert not torn, f"{len(torn)} of {len(seen)} readings saw half a batch"


def test_writers_wait_their_turn(writer: Engine) -> None:
    def write(year: int) -> None:
        with Session(writer) as session, session.begin():
            take(session, observe("exam_registered", **{f"y{year}": year}), name=str(year))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(2001, 2007)))
    with Session(writer) as session:
        assert read.revision(session) == 6
        assert {claim.year: claim.value for claim in read.claims(session, ["exam_registered"])} == {
            year: year for year in range(2001, 2007)
        }
