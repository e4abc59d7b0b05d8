"""Takes batches of claims into a store, each whole or not at all."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import rollup
from analytics.store.models import (
    OTHER,
    SHOWN,
    Batch,
    ExamEvent,
    Observation,
    Region,
    RegionChange,
    Revision,
    Source,
    Standing,
    Station,
)
from analytics.store.standing import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from analytics.regions import RegionTree

Row = dict[str, Any]
_LOCK = 0x59414E5A
_SHOWN = 5
_DEPTH = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
_CHUNK = 10_000
_TABLE = Observation.__table__  # type: ignore[attr-defined]
_CELL = ("measure", "region_code", "period", "stratum")


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
) -> int:
    """Store one checked batch and give its id; the same file twice is one batch.

    Standings of every touched cell are settled, parents and years summed and figures counted in the same
    transaction, which the caller ends. ``claims`` may be a stream.
    """
    _one_at_a_time(session)
    if already := known(session, sha256):
        return already
    for source in sources:
        session.merge(Source(**source))
    batch = Batch(file_name=file_name, sha256=sha256, accepted_at=datetime.now(UTC).replace(tzinfo=None), rows=0)
    session.add(batch)
    session.flush()
    number = int(batch.id or 0)
    batch.rows = _put_claims(session, claims, number)
    for table, rows in ((ExamEvent, events), (Station, stations)):
        if rows:
            session.execute(insert(table), [{**row, "batch_id": number} for row in rows])
    raise_revision(session)
    return number


def _put_claims(session: Session, claims: Iterable[Row], batch: int) -> int:
    """Store claims in parts; give how many. Sums of a measure go before its first new claim and come back last."""
    touched: set[str] = set()
    number = 0
    rest = iter(claims)
    while part := list(itertools.islice(rest, _CHUNK)):
        _refuse_known_ids(session, part)
        rollup.drop(session, fresh := {claim["measure"] for claim in part} - touched)
        touched |= fresh
        _insert(session, part, batch)
        number += len(part)
    sum_up(session, touched)
    return number


def sum_up(session: Session, measures: set[str]) -> None:
    """Settle, sum and count some measures afresh; their sums must have been dropped."""
    settle_cells(session, measures)
    rollup.write(session, measures)
    rollup.count(session, measures)


def _insert(session: Session, claims: list[Row], batch: int) -> None:
    """Store each claim as the current one of its cell, or as another where the cell has one."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(_TABLE).on_conflict_do_nothing(
        index_elements=list(_CELL), index_where=col(Observation.standing) == SHOWN
    )
    rows = [{**claim, "batch_id": batch, "standing": Standing.CURRENT.value} for claim in claims]
    if session.connection().execute(statement, rows).rowcount == len(rows):
        return
    stored = set(session.scalars(select(Observation.figure_id).where(_named(claims))))  # type: ignore[call-overload]
    others = [{**row, "standing": Standing.ALTERNATE.value} for row in rows if row["figure_id"] not in stored]
    if others:
        session.execute(insert(_TABLE), others)


def _named(claims: list[Row]) -> ColumnElement[bool]:
    return col(Observation.figure_id).in_([claim["figure_id"] for claim in claims])


def _one_at_a_time(session: Session) -> None:
    """Let imports wait for each other; SQLite's writer does so by itself (BEGIN IMMEDIATE)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _refuse_known_ids(session: Session, claims: list[Row]) -> None:
    """Refuse figures whose ids are taken: each id is one claim for good."""
    taken = sorted(session.scalars(select(Observation.figure_id).where(_named(claims))))  # type: ignore[call-overload]
    if taken:
        message = mark("{count} figures are already stored under the same id, so none was taken: {ids}")
        raise Refused(message, count=len(taken), ids=", ".join(taken[:_SHOWN]))


def take_back(session: Session, file_name: str) -> None:
    """Take every figure and event of earlier batches of a file out of the store, before a newer one comes in."""
    batches = list(session.scalars(select(Batch.id).where(col(Batch.file_name) == file_name)))  # type: ignore[call-overload]
    if not batches:
        return
    theirs = col(Observation.batch_id).in_(batches)
    measures = set(session.scalars(select(Observation.measure).where(theirs)))  # type: ignore[call-overload]
    rollup.drop(session, measures)
    session.execute(delete(Observation).where(theirs))
    for table in (ExamEvent, Station):
        session.execute(delete(table).where(col(table.batch_id).in_(batches)))
    sum_up(session, measures)
    now = datetime.now(UTC).replace(tzinfo=None)
    session.execute(update(Batch).where(col(Batch.id).in_(batches)).values(undone_at=now))


def settle_cells(session: Session, measures: set[str]) -> None:
    """Choose the current claim of every cell of some measures that has several, or has lost its own."""
    graded: dict[str, tuple[str, str]] = {
        row[0]: (row[1], row[2])
        for row in session.execute(select(Source.id, Source.grade, Source.published))  # type: ignore[call-overload]
    }
    columns = [getattr(Observation, name) for name in _CELL]
    several = select(*columns).where(col(Observation.measure).in_(sorted(measures)), col(Observation.standing) == OTHER)
    query = select(_TABLE).where(
        tuple_(*columns).in_(several.distinct()),
        col(Observation.rolled_up).is_(False),
        col(Observation.standing).in_([Standing.CURRENT, Standing.ALTERNATE]),
    )
    cells: dict[tuple[str, ...], list[Row]] = {}
    for row in session.execute(query).mappings():
        cells.setdefault(tuple(row[name] for name in _CELL), []).append(dict(row))
    standings: dict[str, Standing] = {}
    before: dict[str, str] = {}
    for rows in cells.values():
        standings |= settle(rows, graded)
        before |= {row["figure_id"]: row["standing"] for row in rows}
    changed = {figure: standing for figure, standing in standings.items() if before[figure] != standing}
    for standing in (Standing.ALTERNATE, Standing.CURRENT):
        _set_standing(session, [figure for figure, to in changed.items() if to == standing], standing)


def _set_standing(session: Session, figures: list[str], standing: Standing) -> None:
    for start in range(0, len(figures), 500):
        part = figures[start : start + 500]
        session.execute(update(Observation).where(col(Observation.figure_id).in_(part)).values(standing=standing))


def raise_revision(session: Session) -> None:
    """Say to every cache, in every process, that figures may have changed."""
    if session.execute(select(func.count()).select_from(Revision)).scalar():
        session.execute(update(Revision).values(number=col(Revision.number) + 1))
    else:
        session.add(Revision(id=1, number=1))
