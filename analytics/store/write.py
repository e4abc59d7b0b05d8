"""Takes batches of claims into a store, each whole or not at all."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import digest, rollup, settling, unchecked
from analytics.store.models import SHOWN, Batch, ExamEvent, Observation, Region, RegionChange, Standing, Station
from analytics.store.settling import Touched
from analytics.store.sources import name as put_sources
from analytics.store.undo import one_at_a_time, raise_revision, take_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from analytics.regions import RegionTree

Row = dict[str, Any]
_LISTED = 5
_DEPTH = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
_CHUNK = 10_000
_TABLE = Observation.__table__  # type: ignore[attr-defined]
_SHOWN_ONE = col(Observation.standing) == SHOWN
# What a claim says where it says nothing of a column.
_USUAL = {
    column.name: column.default.arg if column.default is not None else None
    for column in _TABLE.columns
    if column.name not in ("id", "batch_id", "standing")
}


def known(session: Session, sha256: str) -> int | None:
    """The batch of a file that was already accepted."""
    query = select(Batch.id).where(col(Batch.sha256) == sha256, col(Batch.undone_at).is_(None))  # type: ignore[call-overload]
    found: int | None = session.execute(query).scalar()
    return found


def put_regions(session: Session, tree: RegionTree) -> None:
    """Store the regions and their changes; regions already there are brought up to date."""
    nodes = sorted((_fields(node) for node in tree), key=lambda node: _DEPTH[node["level"]])
    known = set(session.scalars(select(Region.code)))  # type: ignore[call-overload]
    fresh = [node for node in nodes if node["code"] not in known]
    if fresh:
        session.execute(insert(Region), fresh)
    stale = [node for node in nodes if node["code"] in known]
    if stale:
        session.execute(update(Region), stale)
    session.execute(delete(RegionChange))
    session.execute(insert(RegionChange), [_fields(change) for change in tree.changes])


def _fields(value: object) -> Row:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]


def accept(
    session: Session,
    *,
    file_name: str,
    sha256: str,
    claims: Iterable[Row],
    sources: Iterable[Row] = (),
    events: Sequence[Row] = (),
    stations: Sequence[Row] = (),
    accepted_by: str = "",
    kept_as: str = "",
    release: bool = False,
) -> int:
    """Store one checked batch and give its id; the same file twice is one batch.

    Standings of every touched cell are settled, parents and years summed and figures counted in the same
    transaction, which the caller ends. ``claims`` may be a stream. ``kept_as`` is the kept file below the data
    folder. A ``release`` takes the place of the earlier batches of its file name.
    """
    one_at_a_time(session)
    if already := known(session, sha256):
        return already
    touched = take_back(session, file_name) if release else Touched()
    batch = Batch(
        file_name=file_name,
        sha256=sha256,
        accepted_at=datetime.now(UTC).replace(tzinfo=None),
        rows=0,
        accepted_by=accepted_by,
        kept_as=kept_as,
    )
    session.add(batch)
    session.flush()
    number = int(batch.id or 0)
    changed = put_sources(session, sources, number)
    batch.rows = _put_claims(session, claims, number, touched) + len(stations)
    unchecked.note(session, col(Observation.batch_id) == number)
    settling.follow_sources(session, touched, changed)
    settling.finish(session, touched)
    for table, rows in ((ExamEvent, events), (Station, stations)):
        if rows:
            session.execute(insert(table), [{**row, "batch_id": number} for row in rows])
    if stations:
        settling.settle_stations(session, {row["region_code"] for row in stations})
    batch.content = digest.of_batch(session, number)
    raise_revision(session)
    return number


def _put_claims(session: Session, claims: Iterable[Row], batch: int, touched: Touched) -> int:
    """Store claims in parts and settle their cells; give how many. Sums of what is touched go before its first claim."""
    number, all_shown = 0, True
    rest = iter(claims)
    while part := list(itertools.islice(rest, _CHUNK)):
        _refuse_known_ids(session, part)
        if fresh := touched.add((claim["measure"], claim["year"]) for claim in part):
            rollup.drop(session, fresh)
        all_shown &= _insert(session, part, batch)
        number += len(part)
    if not all_shown:
        settling.replace(session, batch)
        settling.rank(session, settling.of_batches([batch]))
    return number


def _insert(session: Session, claims: list[Row], batch: int) -> bool:
    """Store each claim as the current one of its cell, or as another where the cell has one; say if none had."""
    if _put(session, claims, batch, Standing.CURRENT) == len(claims):
        return True
    stored = set(session.scalars(select(Observation.figure_id).where(_named(claims))))  # type: ignore[call-overload]
    others = [claim for claim in claims if claim["figure_id"] not in stored]
    if others:
        _put(session, others, batch, Standing.ALTERNATE)
    return not others


def _put(session: Session, claims: list[Row], batch: int, standing: Standing) -> int:
    """Insert claims whose cells are free; give how many were.

    Written by the driver itself, row by row as tuples: SQLAlchemy's own look at every value costs as much again.
    """
    dialect = session.get_bind().dialect
    in_sqlite = dialect.name == "sqlite"
    statement = (sqlite if in_sqlite else postgresql).insert(_TABLE)
    free = statement.on_conflict_do_nothing(index_elements=list(settling.CELL), index_where=_SHOWN_ONE)
    in_order = type(dialect)(paramstyle="qmark" if in_sqlite else "format")  # type: ignore[call-arg]  # both take it
    compiled = free.compile(dialect=in_order, column_keys=[*_USUAL, "batch_id", "standing"])
    values = itemgetter(*compiled.positiontup or ())
    same = {**_USUAL, "batch_id": batch, "standing": standing.value}
    return session.connection().exec_driver_sql(str(compiled), [values({**same, **claim}) for claim in claims]).rowcount


def _named(claims: list[Row]) -> ColumnElement[bool]:
    return col(Observation.figure_id).in_([claim["figure_id"] for claim in claims])


def _refuse_known_ids(session: Session, claims: list[Row]) -> None:
    """Refuse figures whose ids are taken: each id is one claim for good."""
    taken = sorted(session.scalars(select(Observation.figure_id).where(_named(claims))))  # type: ignore[call-overload]
    if taken:
        message = mark("{count} figures are already stored under the same id, so none was taken: {ids}")
        raise Refused(message, count=len(taken), ids=", ".join(taken[:_LISTED]))
