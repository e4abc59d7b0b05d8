"""Takes batches out of a store, which then is as if they had never come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import digest, settling, sources, unchecked
from analytics.store.models import Batch, ExamEvent, Naming, Observation, Revision, Standing, Station
from analytics.store.settling import Touched

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

LOCK = 0x59414E5A
_TABLE = Observation.__table__  # type: ignore[attr-defined]


class Recorded(NamedTuple):
    """One batch as the history lists it; moments are in UTC."""

    number: int
    file_name: str
    accepted_at: datetime
    accepted_by: str
    rows: int
    undone_at: datetime | None
    kept_as: str


class Dependent(NamedTuple):
    """A later live batch that says something of the same cells or stations, and of how many."""

    number: int
    file_name: str
    cells: int


class Undone(NamedTuple):
    """What was taken out, and the later batches that stood on it."""

    batch: int
    file_name: str
    rows: int
    depends: tuple[Dependent, ...]


def history(session: Session) -> list[Recorded]:
    """Every batch ever accepted, the latest first."""
    columns = (
        Batch.id,
        Batch.file_name,
        Batch.accepted_at,
        Batch.accepted_by,
        Batch.rows,
        Batch.undone_at,
        Batch.kept_as,
    )
    return [Recorded(*row) for row in session.execute(select(*columns).order_by(col(Batch.id).desc()))]  # type: ignore[call-overload]


def verify(session: Session) -> list[Recorded]:
    """The batches whose stored rows are no longer those that were accepted."""
    damaged = set(digest.damaged(session))
    return [batch for batch in history(session) if batch.number in damaged]


def dependents(session: Session, batch: int) -> tuple[Dependent, ...]:
    """The later live batches that touch the same cells or stations as a batch, in order."""
    mine, later = aliased(Observation), aliased(Observation)
    same = and_(*(getattr(mine, name) == getattr(later, name) for name in (*settling.CELL, "year")))
    cells = (
        select(later.batch_id, *(getattr(later, name) for name in settling.CELL))  # type: ignore[call-overload]
        .join(mine, same)
        .where(col(mine.batch_id) == batch, col(mine.rolled_up).is_(False))
        .where(col(later.batch_id) > batch, col(later.rolled_up).is_(False))
        .distinct()
    )
    here, there = aliased(Station), aliased(Station)
    stations = (
        select(there.batch_id, there.region_code, there.name)  # type: ignore[call-overload]
        .join(here, and_(col(here.region_code) == there.region_code, col(here.name) == there.name))
        .where(col(here.batch_id) == batch, col(there.batch_id) > batch)
        .distinct()
    )
    counted: dict[int, int] = {}
    for found in (cells.subquery(), stations.subquery()):
        query = select(found.c.batch_id, func.count()).group_by(found.c.batch_id)
        for number, count in session.execute(query):
            counted[number] = counted.get(number, 0) + count
    names = {one.number: one.file_name for one in history(session)} if counted else {}
    return tuple(Dependent(number, names[number], counted[number]) for number in sorted(counted))


def undo(session: Session, batch: int) -> Undone:
    """Take one batch out, in the caller's transaction; later batches stay, and what they replaced comes back."""
    one_at_a_time(session)
    found = session.get(Batch, batch)
    if found is None or found.undone_at is not None:
        raise Refused(mark("There is no import number {number}, or it was undone before."), number=batch)
    depends = dependents(session, batch)
    settling.finish(session, _take_out(session, [batch]))
    raise_revision(session)
    return Undone(batch, found.file_name, found.rows, depends)


def take_back(session: Session, file_name: str) -> Touched:
    """Take out every live batch of a file before a newer one comes in; sums are the caller's to ``finish``."""
    query = select(Batch.id).where(col(Batch.file_name) == file_name, col(Batch.undone_at).is_(None))  # type: ignore[call-overload]
    batches = list(session.scalars(query))
    return _take_out(session, batches) if batches else Touched()


def _take_out(session: Session, batches: Collection[int]) -> Touched:
    """Delete the rows of some batches and settle what they touched, but for the sums."""
    touched = Touched()
    theirs = col(Observation.batch_id).in_(batches)
    touched.add_rows(session, theirs)
    unchecked.note(session, theirs)
    now = datetime.now(UTC).replace(tzinfo=None)
    session.execute(update(Batch).where(col(Batch.id).in_(batches)).values(undone_at=now))
    named = col(Naming.batch_id).in_(batches)
    touched.sources |= set(session.scalars(select(Naming.source_id).where(named)))  # type: ignore[call-overload]
    touched.sources |= set(session.scalars(select(Observation.source_id).where(theirs).distinct()))  # type: ignore[call-overload]
    session.execute(delete(Naming).where(named))
    changed = sources.choose(session, touched.sources)
    # Withdrawn first: their cells are found by them, and nothing else may be shown there while they are.
    session.connection().execute(
        update(_TABLE).where(_TABLE.c.batch_id.in_(batches)).values(standing=Standing.WITHDRAWN.value)
    )
    settling.revive(session, batches)
    settling.rank(session, settling.of_batches(batches))
    session.execute(delete(Observation).where(theirs))
    settling.follow_sources(session, touched, changed)
    _take_out_stations(session, batches)
    session.execute(delete(ExamEvent).where(col(ExamEvent.batch_id).in_(batches)))
    return touched


def _take_out_stations(session: Session, batches: Collection[int]) -> None:
    theirs = col(Station.batch_id).in_(batches)
    regions = set(session.scalars(select(Station.region_code).where(theirs).distinct()))  # type: ignore[call-overload]
    if regions:
        session.execute(delete(Station).where(theirs))
        settling.settle_stations(session, regions)


def one_at_a_time(session: Session) -> None:
    """Let changes wait for each other; SQLite's writer does so by itself (BEGIN IMMEDIATE)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))


def raise_revision(session: Session) -> None:
    """Say to every cache, in every process, that figures may have changed."""
    if session.execute(select(func.count()).select_from(Revision)).scalar():
        session.execute(update(Revision).values(number=col(Revision.number) + 1))
    else:
        session.add(Revision(id=1, number=1))
