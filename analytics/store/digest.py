"""Digests of what is stored: of one batch, to find a change inside it, and of all that a reader can see."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, cast, exists, select

from analytics.store.models import Batch, ExamEvent, Naming, Observation, Source, Standing, Station, Tally
from analytics.store.records import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

_CLAIM: Final = Observation.__table__.c  # type: ignore[attr-defined]
_STATION: Final = Station.__table__.c  # type: ignore[attr-defined]
_EVENT: Final = ExamEvent.__table__.c  # type: ignore[attr-defined]
_NAMING: Final = Naming.__table__.c  # type: ignore[attr-defined]
_SOURCE: Final = Source.__table__.c  # type: ignore[attr-defined]
_TALLY: Final = Tally.__table__.c  # type: ignore[attr-defined]
_CHOICE: Final = Choice.__table__.c  # type: ignore[attr-defined]
_BATCH: Final = Batch.__table__.c  # type: ignore[attr-defined]
# What settling and summing change is no part of what came in.
_SETTLED: Final = ("id", "batch_id", "standing", "covered", "rolled_up")
_GIVEN: Final = tuple(column for column in _CLAIM if column.name not in _SETTLED)
_STREAMED: Final = {"yield_per": 10_000}


def of_batch(session: Session, batch: int) -> str:
    """The digest of everything one batch brought, in the order it was stored."""
    claims = hashlib.sha256()
    _add(session, claims, _rows(_GIVEN, _CLAIM.id).where(_CLAIM.batch_id == batch, _CLAIM.rolled_up.is_(False)))
    return finished(session, batch, claims)


def finished(session: Session, batch: int, claims: hashlib._Hash) -> str:
    """The digest of a batch of whose claims it is known."""
    claims.update(b"\n")
    return _digest(
        session,
        (
            _rows([one for one in _STATION if one.name != "standing"], _STATION.id).where(_STATION.batch_id == batch),
            _rows(_EVENT, _EVENT.id).where(_EVENT.batch_id == batch),
            _rows(_NAMING, _NAMING.source_id).where(_NAMING.batch_id == batch),
        ),
        claims,
    )


def damaged(session: Session) -> list[int]:
    """The batches whose rows are no longer those that were accepted; batches of before there were digests pass."""
    query = select(_BATCH.id, _BATCH.content).where(_BATCH.undone_at.is_(None), _BATCH.content != "")
    known = session.execute(query.order_by(_BATCH.id)).all()
    return [number for number, content in known if of_batch(session, number) != content]


def content_hash(session: Session) -> str:
    """The digest of everything a reader can see; how and when it came into the store makes no difference."""
    seen = [column for column in _CLAIM if column.name not in ("id", "batch_id")]
    own = [column for column in _STATION if column.name not in ("id", "batch_id", "standing")]
    events = [column for column in _EVENT if column.name != "batch_id"]
    live = exists().where(_CLAIM.figure_id == _CHOICE.figure_id, _CLAIM.standing != Standing.REPLACED)
    choices = select(_CHOICE.figure_id, _CHOICE.reason, _CHOICE.chosen_by).where(_CHOICE.ended_at.is_(None), live)
    shown = _CLAIM.standing.in_([Standing.CURRENT, Standing.ALTERNATE])
    return _digest(
        session,
        (
            _rows(seen, _CLAIM.figure_id).where(shown),
            _rows(own, _STATION.id).where(_STATION.standing == Standing.CURRENT),
            _rows(events, _EVENT.id),
            _rows(_SOURCE, _SOURCE.id),
            _rows(_TALLY, _TALLY.measure, _TALLY.stratum, _TALLY.source_id),
            choices.order_by(_CHOICE.figure_id),
        ),
    )


def _rows(columns: Iterable[ColumnElement[Any]], *order: ColumnElement[Any]) -> Select[Any]:
    """Rows as every database writes them: truth as 0 and 1."""
    plain = [cast(one, Integer) if one.type.python_type is bool else one for one in columns]
    return select(*plain).order_by(*order)


def _digest(session: Session, tables: Iterable[Select[Any]], begun: hashlib._Hash | None = None) -> str:
    digest = begun or hashlib.sha256()
    for rows in tables:
        _add(session, digest, rows)
        digest.update(b"\n")
    return digest.hexdigest()


def _add(session: Session, digest: hashlib._Hash, rows: Select[Any]) -> None:
    for row in session.execute(rows, execution_options=_STREAMED):
        digest.update(repr(tuple(row)).encode())
