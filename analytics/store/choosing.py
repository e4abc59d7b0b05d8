"""Lets a person choose which claim of a cell is shown, and take that back.

A choice is no part of any batch: it stands beside them, and ``settling`` asks for it whenever it ranks the cell. While
the chosen claim is not among the live ones, the order of standing decides as if nobody had chosen.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, select, update
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.quantity import Quantity
from analytics.store import reasons, rollup, settling, unchecked
from analytics.store.models import Observation, Standing
from analytics.store.records import Choice
from analytics.store.settling import CELL, TOUCHING, Touched
from analytics.store.undo import one_at_a_time, raise_revision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

_ROW = Observation.__table__.c  # type: ignore[attr-defined]
_LIVE = _ROW.standing.in_([Standing.CURRENT.value, Standing.ALTERNATE.value])
_PART = 5_000


class Chosen(NamedTuple):
    """A choice that stands: which claim, why, by whom and when (UTC)."""

    number: int
    figure_id: str
    reason: str
    by: str
    at: datetime


def choose(session: Session, figure_id: str, *, reason: str, by: str = "") -> int:
    """Show one claim of a cell instead of the others, in the caller's transaction; give the number of the choice."""
    said = reasons.why(reason)
    one_at_a_time(session)
    query = select(*(_ROW[name] for name in CELL), _ROW.year)
    found = session.execute(query.where(_ROW.figure_id == figure_id, _LIVE, _ROW.rolled_up.is_(False))).first()
    if found is None:
        raise Refused(mark("The figure {id} is not in the store any more. Load the page again."), id=figure_id)
    cell, now = dict(zip(CELL, found[:4], strict=True)), _now()
    same = (getattr(Choice, name) == value for name, value in cell.items())
    session.execute(update(Choice).where(*same, col(Choice.ended_at).is_(None)).values(ended_at=now))
    made = Choice(**cell, figure_id=figure_id, reason=said, chosen_by=reasons.who(by), chosen_at=now)
    session.add(made)
    session.flush()
    _settle(session, cell, found.year)
    return int(made.number or 0)


def take_back(session: Session, number: int) -> None:
    """End a choice, in the caller's transaction; the order of standing decides again."""
    one_at_a_time(session)
    made = session.get(Choice, number)
    if made is None or made.ended_at is not None:
        raise Refused(mark("This choice was taken back before. Load the page again."))
    made.ended_at = _now()
    session.flush()
    cell = {name: getattr(made, name) for name in CELL}
    year = session.execute(select(_ROW.year).where(*(_ROW[name] == cell[name] for name in CELL)).limit(1)).scalar()
    if year is not None:  # else no live claim is left in the cell
        _settle(session, cell, year)


def choices(session: Session, figures: Iterable[str]) -> dict[str, Chosen]:
    """The choices that stand among some claims, by figure id."""
    listed, found = sorted(figures), {}
    columns = (Choice.number, Choice.figure_id, Choice.reason, Choice.chosen_by, Choice.chosen_at)
    for start in range(0, len(listed), _PART):
        query = select(
            *columns
        ).where(  # type: ignore[call-overload]
            col(Choice.figure_id).in_(listed[start : start + _PART]), col(Choice.ended_at).is_(None)
        )
        found.update({row[1]: Chosen(*row) for row in session.execute(query)})
    return found


class InForce(NamedTuple):
    """A choice that stands with the cell it is about; ``value`` is what it shows, nothing while its claim is gone."""

    chosen: Chosen
    measure: str
    region: str
    period: str
    stratum: str
    value: Quantity | None


def in_force(session: Session) -> list[InForce]:
    """Every choice that stands, the latest first, those whose claims are gone among them."""
    columns = (Choice.number, Choice.figure_id, Choice.reason, Choice.chosen_by, Choice.chosen_at)
    cell = (Choice.measure, Choice.region_code, Choice.period, Choice.stratum)
    query = (
        select(*columns, *cell, _ROW.value, _ROW.bound, _ROW.margin)  # type: ignore[call-overload]
        .outerjoin(Observation, and_(_ROW.figure_id == col(Choice.figure_id), _LIVE))
        .where(col(Choice.ended_at).is_(None))
        .order_by(col(Choice.number).desc())
    )
    found = []
    for row in session.execute(query):
        value = None if row[9] is None else Quantity(*row[9:])
        found.append(InForce._make((Chosen._make(row[:5]), *row[5:9], value)))
    return found


def _settle(session: Session, cell: dict[str, str], year: int) -> None:
    """Rank a cell anew, sum what stands above it, and let every cache and the next check know."""
    touched = Touched()
    rollup.drop(session, touched.add([(cell["measure"], year)]))
    here = (col(getattr(TOUCHING, name)) == value for name, value in cell.items())
    settling.rank(session, and_(*here, col(TOUCHING.year) == year))
    settling.finish(session, touched)
    unchecked.note(session, and_(*(_ROW[name] == value for name, value in cell.items())))
    raise_revision(session)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
