"""Looks up how claims came into a store: by which file, what they replaced, of which parts a sum is made."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from analytics.regions import NOT_REPORTING
from analytics.store.choosing import Chosen, choices
from analytics.store.models import OLDER, SHOWN, Batch, Observation, Region
from analytics.store.rollup import stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from analytics.store.read import Claim

_CELL = ("measure", "year", "region_code", "period", "stratum")
_PART = 5_000
_MONTH = len("2024-01")


class Accepted(NamedTuple):
    """The import that brought a claim: its file, when (UTC) and by whom."""

    file_name: str
    at: datetime
    by: str


class Replaced(NamedTuple):
    """What a source said of a cell before, and the import that brought it."""

    measure: str
    value: float
    bound: str
    margin: float
    as_written: str
    place: str
    accepted: Accepted


class Part(NamedTuple):
    """One part of a sum: a region below, or a month."""

    region: str
    period: str
    measure: str
    value: float
    bound: str
    margin: float


class Past(NamedTuple):
    """How some claims came about, by figure id; what came with the program has no import."""

    accepted: Mapping[str, Accepted]
    replaced: Mapping[str, Sequence[Replaced]]
    parts: Mapping[str, Sequence[Part]]
    choices: Mapping[str, Chosen]


NOTHING = Past({}, {}, {}, {})


def trace(session: Session, claims: Iterable[Claim]) -> Past:
    """Look up the past of some claims."""
    known = {claim.figure_id: claim for claim in claims}
    own = [figure for figure, claim in known.items() if not claim.rolled_up]
    sums = [claim for claim in known.values() if claim.rolled_up]
    return Past(_accepted(session, own), _replaced(session, own), _parts(session, sums), choices(session, own))


def _portions(figures: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (figures[start : start + _PART] for start in range(0, len(figures), _PART))


_IMPORT = (Batch.file_name, Batch.accepted_at, Batch.accepted_by)
# What a person brought; the program's own files name nobody and are not kept.
_BROUGHT = (col(Batch.accepted_by) != "") | (col(Batch.kept_as) != "")


def _accepted(session: Session, figures: Sequence[str]) -> dict[str, Accepted]:
    found = {}
    for part in _portions(figures):
        query = (
            select(Observation.figure_id, *_IMPORT)  # type: ignore[call-overload]
            .join(Batch, col(Batch.id) == Observation.batch_id)
            .where(col(Observation.figure_id).in_(part), _BROUGHT)
        )
        found.update({figure: Accepted(*rest) for figure, *rest in session.execute(query)})
    return found


def _replaced(session: Session, figures: Sequence[str]) -> dict[str, list[Replaced]]:
    """What later claims of the same source and cell replaced, the latest first."""
    mine, older = aliased(Observation), aliased(Observation)
    same = and_(*(getattr(mine, name) == getattr(older, name) for name in (*_CELL, "source_id")))
    said = (getattr(older, name) for name in ("measure", "value", "bound", "margin", "as_written", "place"))
    base = (
        select(mine.figure_id, *said, *_IMPORT)  # type: ignore[call-overload]
        .join(older, same)
        .join(Batch, col(Batch.id) == older.batch_id)
        .where(col(older.standing) == OLDER)
        .order_by(col(older.batch_id).desc())
    )
    found: dict[str, list[Replaced]] = defaultdict(list)
    for part in _portions(figures):
        for figure, *rest in session.execute(base.where(col(mine.figure_id).in_(part))):
            found[figure].append(Replaced._make((*rest[:6], Accepted._make(rest[6:]))))
    return dict(found)


def _parts(session: Session, sums: Sequence[Claim]) -> dict[str, list[Part]]:
    """The figures that sums were made of: the months of a year, or the regions below."""
    shown = aliased(Observation)
    said = (getattr(shown, name) for name in ("region_code", "period", "measure", "value", "bound", "margin"))
    whole = aliased(Observation)
    same = and_(*(getattr(shown, name) == getattr(whole, name) for name in ("measure", "year", "stratum")))
    base = (
        select(whole.figure_id, *said)  # type: ignore[call-overload]
        .join(shown, and_(same, col(shown.standing) == SHOWN))
        .order_by(shown.period, shown.region_code)
    )
    below = base.join(Region, col(Region.code) == shown.region_code).where(
        col(Region.parent) == whole.region_code,
        stands(Region, whole.year),
        col(Region.code).not_in(sorted(NOT_REPORTING)),
        col(shown.period) == whole.period,
    )
    month = and_(func.length(shown.period) == _MONTH, col(shown.period).not_like("%Q%"))
    months = base.where(col(shown.region_code) == whole.region_code, month)
    found: dict[str, list[Part]] = defaultdict(list)
    for query, of_months in ((below, False), (months, True)):
        names = [claim.figure_id for claim in sums if claim.of_months is of_months]
        for part in _portions(names):
            for figure, *rest in session.execute(query.where(col(whole.figure_id).in_(part))):
                found[figure].append(Part(*rest))
    return dict(found)
