"""Lets a person close a finding with a reason, and open it again; it opens by itself when its figures change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, select, update
from sqlmodel import col

from analytics.claims import written
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import read, reasons
from analytics.store.records import Checkup
from analytics.store.records import Closing as Row
from analytics.store.records import Finding as Kept
from analytics.store.undo import one_at_a_time, raise_revision

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.claims.finding import Finding

_GONE = mark("This finding is not there any more: its figures changed. Load the page again.")


class Closed(NamedTuple):
    """A finding that a person closed, as it was then; moments are in UTC.

    It counts while the finding has these ``inputs`` and nobody opened it again.
    """

    number: int
    inputs: str
    reason: str
    by: str
    at: datetime
    reopened_at: datetime | None
    finding: Finding


def close(session: Session, finding_id: str, inputs: str, *, reason: str, by: str = "") -> int:
    """Close a finding as the reader saw it, in the caller's transaction; give the number of the closing."""
    said = reasons.why(reason)
    one_at_a_time(session)
    query = select(Kept.body).where(col(Kept.finding_id) == finding_id, col(Kept.inputs) == inputs)  # type: ignore[call-overload]
    body = session.execute(query.limit(1)).scalar()
    if body is None:
        raise Refused(_GONE)
    open_ = col(Row.finding_id) == finding_id, col(Row.inputs) == inputs, col(Row.reopened_at).is_(None)
    if session.execute(select(Row.number).where(*open_)).first():  # type: ignore[call-overload]
        raise Refused(mark("This finding was closed before. Load the page again."))
    made = Row(
        finding_id=finding_id,
        inputs=inputs,
        reason=said,
        closed_by=reasons.who(by),
        closed_at=_now(),
        body=body,
    )
    session.add(made)
    session.flush()
    _let_know(session)
    return int(made.number or 0)


def reopen(session: Session, number: int) -> None:
    """Open a closed finding again, in the caller's transaction; that it was closed stays in the list."""
    one_at_a_time(session)
    made = session.get(Row, number)
    if made is None or made.reopened_at is not None:
        raise Refused(mark("This finding was opened again before. Load the page again."))
    made.reopened_at = _now()
    session.flush()
    _let_know(session)


def closings(session: Session) -> tuple[Closed, ...]:
    """Every closing there ever was, the latest first."""
    columns = (Row.number, Row.inputs, Row.reason, Row.closed_by, Row.closed_at, Row.reopened_at, Row.body)
    rows = session.execute(select(*columns).order_by(col(Row.number).desc()))  # type: ignore[call-overload]
    return tuple(Closed._make((*rest, written.read(body))) for *rest, body in rows)


def closed(session: Session) -> dict[tuple[str, str], Finding]:
    """The findings that stand closed, by their ids and inputs."""
    same = and_(col(Kept.finding_id) == Row.finding_id, col(Kept.inputs) == Row.inputs)
    query = select(Kept.finding_id, Kept.inputs, Kept.body).join(Row, same)  # type: ignore[call-overload]
    rows = session.execute(query.where(col(Row.reopened_at).is_(None)))
    return {(finding, inputs): written.read(body) for finding, inputs, body in rows}


def _let_know(session: Session) -> None:
    """Let every cache know; no figure changed, so findings that were up to date still are."""
    before = read.revision(session)
    raise_revision(session)
    kept = update(Checkup).where(col(Checkup.revision) == before).values(revision=before + 1)
    session.execute(kept)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
