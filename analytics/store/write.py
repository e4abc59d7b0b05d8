"""Takes batches of claims into a store, each whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import rollup
from analytics.store.models import Batch, ExamEvent, Observation, Region, RegionChange, Revision, Source, Standing
from analytics.store.standing import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from analytics.regions import RegionTree

Row = dict[str, Any]
_LOCK = 0x59414E5A
_SHOWN = 5
_DEPTH = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
_ROLLUP_KEYS = (
    "period",
    "year",
    "ends",
    "measure",
    "stratum",
    "batch_id",
    "region_code",
    "value",
    "margin",
    "bound",
    "inferred",
)


def knows(session: Session, sha256: str) -> bool:
    """Whether a file was already accepted."""
    query = select(Batch.id).where(col(Batch.sha256) == sha256, col(Batch.undone_at).is_(None))  # type: ignore[call-overload]
    return session.execute(query).first() is not None


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
    claims: Sequence[Row],
    tree: RegionTree,
    sources: Iterable[Row] = (),
    events: Sequence[Row] = (),
) -> int:
    """Store one checked batch and give its id; the same file twice is one batch.

    Standings of every touched cell are settled and parents rolled up in the same transaction, which the caller ends.
    """
    _one_at_a_time(session)
    known = session.execute(
        select(Batch.id).where(col(Batch.sha256) == sha256, col(Batch.undone_at).is_(None))  # type: ignore[call-overload]
    ).scalar()
    if known is not None:
        return int(known)
    _refuse_known_ids(session, claims)
    for source in sources:
        session.merge(Source(**source))
    batch = Batch(
        file_name=file_name, sha256=sha256, accepted_at=datetime.now(UTC).replace(tzinfo=None), rows=len(claims)
    )
    session.add(batch)
    session.flush()
    number = int(batch.id or 0)
    if claims:
        rows = [{**claim, "batch_id": number, "standing": Standing.ALTERNATE} for claim in claims]
        session.execute(insert(Observation), rows)
        measures = {claim["measure"] for claim in claims}
        drop_sums(session, measures)
        settle_cells(session, measures)
        roll_up(session, measures, tree)
    if events:
        session.execute(insert(ExamEvent), [{**event, "batch_id": number} for event in events])
    raise_revision(session)
    return number


def _one_at_a_time(session: Session) -> None:
    """Let imports wait for each other; SQLite's writer does so by itself (BEGIN IMMEDIATE)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _refuse_known_ids(session: Session, claims: Sequence[Row]) -> None:
    """Refuse figures whose ids are taken: each id is one claim for good."""
    known = set(session.scalars(select(Observation.figure_id)))  # type: ignore[call-overload]
    taken = sorted(claim["figure_id"] for claim in claims if claim["figure_id"] in known)
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
    drop_sums(session, measures)
    session.execute(delete(Observation).where(theirs))
    session.execute(delete(ExamEvent).where(col(ExamEvent.batch_id).in_(batches)))
    now = datetime.now(UTC).replace(tzinfo=None)
    session.execute(update(Batch).where(col(Batch.id).in_(batches)).values(undone_at=now))


def settle_cells(session: Session, measures: set[str]) -> None:
    """Choose the current claim of every cell of some measures afresh."""
    graded: dict[str, tuple[str, str]] = {
        row[0]: (row[1], row[2])
        for row in session.execute(select(Source.id, Source.grade, Source.published))  # type: ignore[call-overload]
    }
    cells: dict[tuple[str, ...], list[Row]] = {}
    query = select(Observation.__table__).where(  # type: ignore[attr-defined]
        col(Observation.measure).in_(sorted(measures)),
        col(Observation.rolled_up).is_(False),
        col(Observation.standing).in_([Standing.CURRENT, Standing.ALTERNATE]),
    )
    for row in session.execute(query).mappings():
        cells.setdefault((row["region_code"], row["period"], row["measure"], row["stratum"]), []).append(dict(row))
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


def drop_sums(session: Session, measures: set[str]) -> None:
    """Take away the sums of some measures, so that a region's own figure finds its cell free."""
    touched = col(Observation.measure).in_(sorted(measures))
    session.execute(delete(Observation).where(touched, col(Observation.rolled_up)))


def roll_up(session: Session, measures: set[str], tree: RegionTree) -> None:
    """Write the sums of complete children of some measures; earlier sums must be dropped."""
    touched = col(Observation.measure).in_(sorted(measures))
    query = select(*(getattr(Observation, key) for key in _ROLLUP_KEYS)).where(
        touched, col(Observation.standing) == Standing.CURRENT
    )
    current = [dict(row) for row in session.execute(query).mappings()]
    made = rollup.rows(current, tree)
    if made:
        session.execute(insert(Observation), [{**row, "rolled_up": True, "standing": Standing.CURRENT} for row in made])


def raise_revision(session: Session) -> None:
    """Say to every cache, in every process, that figures may have changed."""
    if session.execute(select(func.count()).select_from(Revision)).scalar():
        session.execute(update(Revision).values(number=col(Revision.number) + 1))
    else:
        session.add(Revision(id=1, number=1))
