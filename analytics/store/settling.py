"""Gives every claim, station and source that a change touches its place: shown, beside it, or replaced.

What a store shows is a function of its live batches in their order, so that taking one out leaves the store as if it
had never come: of a cell's claims from one source the latest batch's stand, and ``standing`` ranks those of several.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, bindparam, exists, or_, select, union_all, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from analytics.store import rollup, sources
from analytics.store.models import OLDER, OTHER, SHOWN, Observation, Source, Standing, Station
from analytics.store.records import Choice
from analytics.store.standing import settle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

CELL: Final = ("measure", "region_code", "period", "stratum")
_TABLE = Observation.__table__  # type: ignore[attr-defined]
# The year says nothing that the period does not, but an index begins with measure, year and region.
_PLACE: Final = ("measure", "year", "region_code", "period", "stratum")
_RANKED: Final = ("id", "figure_id", "source_id", "standing", "bound", "margin", "reason")
_STREAMED: Final = {"yield_per": 10_000}
# The rows whose cells are settled: those of a batch that comes or goes, or of a source whose date changed.
TOUCHING = aliased(Observation)
_OTHER = aliased(Observation)
_THIRD = aliased(Observation)


@dataclass
class Touched:
    """What a change of batches touches: years of measures, and sources."""

    years: dict[str, set[int]] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)

    def add(self, pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
        """Add years of measures; give those that were not yet there."""
        fresh: dict[str, set[int]] = {}
        for measure, year in pairs:
            if year not in self.years.setdefault(measure, set()):
                self.years[measure].add(year)
                fresh.setdefault(measure, set()).add(year)
        return fresh

    def add_rows(self, session: Session, which: ColumnElement[bool]) -> None:
        """Add what some rows of the store touch, and take the sums there away."""
        query = select(_TABLE.c.measure, _TABLE.c.year).where(which, _TABLE.c.rolled_up.is_(False)).distinct()
        rollup.drop(session, self.add(session.execute(query)))


def of_batches(batches: Collection[int]) -> ColumnElement[bool]:
    """The rows of some batches, as what touches cells."""
    return col(TOUCHING.batch_id).in_(batches)


def finish(session: Session, touched: Touched) -> None:
    """Write the sums and counts of what was touched, and forget the sources that nothing names any more."""
    rollup.write(session, touched.years)
    rollup.count(session, touched.years)
    sources.forget(session, touched.sources)


def follow_sources(session: Session, touched: Touched, changed: Collection[str]) -> None:
    """Rank the claims of sources whose grade or date is another now."""
    if changed:
        touched.add_rows(session, col(Observation.source_id).in_(changed))
        rank(session, col(TOUCHING.source_id).in_(changed))


def replace(session: Session, batch: int) -> None:
    """Let the claims of a new batch replace earlier ones of their source.

    Only a claim that found its cell taken can have any: it was stored beside the one shown.
    """
    earlier = [
        select(_OTHER.id)  # type: ignore[call-overload]
        .join(TOUCHING, and_(_same(_OTHER, TOUCHING), col(_OTHER.source_id) == TOUCHING.source_id))
        .where(of_batches([batch]), col(TOUCHING.standing) == OTHER)
        .where(col(_OTHER.standing) == standing, col(_OTHER.batch_id) < batch)
        for standing in (SHOWN, OTHER)
    ]
    _set(session, union_all(*earlier), Standing.REPLACED)


def revive(session: Session, batches: Collection[int]) -> None:
    """Bring back what only the claims of withdrawn batches replaced."""
    newer = exists().where(
        _same(_THIRD, _OTHER),
        col(_THIRD.source_id) == _OTHER.source_id,
        col(_THIRD.batch_id) > _OTHER.batch_id,
        col(_THIRD.standing) != Standing.WITHDRAWN.value,
    )
    found = (
        select(_OTHER.id)  # type: ignore[call-overload]
        .join(TOUCHING, and_(_same(_OTHER, TOUCHING), col(_OTHER.source_id) == TOUCHING.source_id))
        .where(of_batches(batches), col(_OTHER.standing) == OLDER, ~newer)
    )
    _set(session, found, Standing.ALTERNATE)


def rank(session: Session, touching: ColumnElement[bool]) -> None:
    """Choose the claim to show in every touched cell that has others than the one shown."""
    _show_the_only_ones(session, touching)
    cells = (
        select(*(getattr(_OTHER, name) for name in _PLACE))
        .join(TOUCHING, _same(_OTHER, TOUCHING))
        .where(touching, col(_OTHER.standing) == OTHER)
        .distinct()
        .subquery()
    )
    query = (
        select(*(_TABLE.c[name] for name in (*_PLACE, *_RANKED)))
        .join(cells, and_(*(_TABLE.c[name] == cells.c[name] for name in _PLACE)))
        .where(_TABLE.c.rolled_up.is_(False), _TABLE.c.standing.in_([Standing.CURRENT, Standing.ALTERNATE]))
        .order_by(*(_TABLE.c[name] for name in CELL))
    )
    graded = {row[0]: (row[1], row[2]) for row in session.execute(select(Source.id, Source.grade, Source.published))}  # type: ignore[call-overload]
    chosen = set(session.scalars(select(Choice.figure_id).where(col(Choice.ended_at).is_(None))))  # type: ignore[call-overload]
    changed: dict[Standing, list[dict[str, Any]]] = {Standing.ALTERNATE: [], Standing.CURRENT: []}
    rows = session.execute(query, execution_options=_STREAMED).mappings()
    for _, claims in groupby(rows, itemgetter(*CELL)):
        found = [dict(claim) for claim in claims]
        standings = settle(found, graded, chosen)
        for claim in found:
            if claim["standing"] != (standing := standings[claim["figure_id"]]):
                changed[standing].append({"row": claim["id"]})
    # A cell has one current claim at every moment: what is no longer shown makes room first.
    for standing, ids in changed.items():
        if ids:
            change = update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(standing=standing.value)
            session.connection().execute(change, ids)


def _show_the_only_ones(session: Session, touching: ColumnElement[bool]) -> None:
    """Show claims that stand alone in their cells."""
    beside = exists().where(_same(_THIRD, _OTHER), col(_THIRD.id) != _OTHER.id, col(_THIRD.standing) == OTHER)
    shown = exists().where(_same(_THIRD, _OTHER), col(_THIRD.standing) == SHOWN)
    found = (
        select(_OTHER.id)  # type: ignore[call-overload]
        .join(TOUCHING, _same(_OTHER, TOUCHING))
        .where(touching, col(_OTHER.standing) == OTHER, ~beside, ~shown)
    )
    _set(session, found, Standing.CURRENT)


def settle_stations(session: Session, regions: Collection[str]) -> None:
    """Show the latest row of every station of some regions, the others being replaced."""
    later = aliased(Station)
    newer = exists().where(
        col(later.region_code) == Station.region_code,
        col(later.name) == Station.name,
        or_(
            col(later.batch_id) > Station.batch_id,
            and_(col(later.batch_id) == Station.batch_id, col(later.id) < Station.id),
        ),
    )
    for standing, which in ((Standing.REPLACED, newer), (Standing.CURRENT, ~newer)):
        change = update(Station).where(col(Station.region_code).in_(regions), which).values(standing=standing.value)
        session.execute(change, execution_options={"synchronize_session": False})


def _same(one: Any, other: Any) -> ColumnElement[bool]:  # noqa: ANN401 - aliases of the table
    """Whether two claims are about one cell."""
    return and_(*(getattr(one, name) == getattr(other, name) for name in _PLACE))


def _set(session: Session, found: Select[Any] | Any, standing: Standing) -> None:  # noqa: ANN401 - or a union of them
    change = update(_TABLE).where(_TABLE.c.id.in_(found)).values(standing=standing.value)
    session.connection().execute(change)
