"""Takes batches of claims into a store, each whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from analytics.store import digest, intake, rollup, settling, unchecked
from analytics.store.models import Batch, ExamEvent, Observation, Region, RegionChange, Station
from analytics.store.settling import Touched
from analytics.store.sources import name as put_sources
from analytics.store.undo import one_at_a_time, raise_revision, take_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from analytics.regions import Region as Node
    from analytics.regions import RegionTree
    from analytics.store.intake import Given

Row = dict[str, Any]
_ROW = Observation.__table__  # type: ignore[attr-defined]
_DEPTH = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}


def known(session: Session, sha256: str) -> int | None:
    """The batch of a file that was already accepted."""
    query = select(Batch.id).where(col(Batch.sha256) == sha256, col(Batch.undone_at).is_(None))  # type: ignore[call-overload]
    found: int | None = session.execute(query).scalar()
    return found


def put_regions(session: Session, tree: RegionTree) -> None:
    """Store the regions and their changes; those already there are brought up to date, and with them the sums of parts."""
    nodes = sorted((_fields(node) for node in (*tree, *tree.former)), key=lambda node: _DEPTH[node["level"]])
    query = select(*(getattr(Region, name) for name in ("code", "parent", "since", "until")))
    known = {row.code: row for row in session.execute(query)}
    fresh = [node for node in nodes if node["code"] not in known]
    if fresh:
        session.execute(insert(Region), fresh)
    stale = [node for node in nodes if node["code"] in known]
    if stale:
        session.execute(update(Region), stale)
    session.execute(delete(RegionChange))
    session.execute(insert(RegionChange), [_fields(change) for change in tree.changes])
    if known:
        _sum_again(session, [(known.get(node["code"]), tree[node["code"]]) for node in nodes])


def _sum_again(session: Session, regions: Iterable[tuple[Any, Node]]) -> None:
    """Make the sums of the years in which other regions stood, or elsewhere, than the store knew; each is given as known and as it is."""
    changed = [(old, new) for old, new in regions if old is None or old[1:] != (new.parent, new.since, new.until)]
    query = select(_ROW.c.measure, _ROW.c.year).where(_ROW.c.rolled_up.is_(False)).distinct()
    found = session.execute(query).all() if changed else []
    wrong = {
        year
        for year in {year for _, year in found}
        if any(_stood(old, year) != _stood(new, year) for old, new in changed)
    }
    touched = Touched()
    rollup.drop(session, touched.add((measure, year) for measure, year in found if year in wrong))
    rollup.write(session, touched.years)


def _stood(region: Any, year: int) -> str | None:  # noqa: ANN401 - a row of the table, or the region itself
    """What a region was a part of in a year, if it was there."""
    if region is None or not (region.since or year) <= year <= (region.until if region.until is not None else year):
        return None
    parent: str | None = region.parent
    return parent


def _fields(value: object) -> Row:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]


def accept(
    session: Session,
    *,
    file_name: str,
    sha256: str,
    claims: Iterable[Given],
    sources: Iterable[Row] = (),
    events: Sequence[Row] = (),
    stations: Sequence[Row] = (),
    accepted_by: str = "",
    kept_as: str = "",
    release: bool = False,
    coming: Mapping[tuple[str, int], int] | None = None,
    own_ids: bool = False,
) -> int:
    """Store one checked batch and give its id; the same file twice is one batch.

    Standings of every touched cell are settled, parents and years summed and figures counted in the same
    transaction, which the caller ends. ``claims`` may be a stream. ``kept_as`` is the kept file below the data
    folder. A ``release`` takes the place of the earlier batches of its file name. ``coming`` counts the claims by
    measure and year where that is known before; ``own_ids`` says that their ids are made from ``sha256``.
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
    taken = intake.Intake(session, number, touched, own_ids=own_ids)
    if coming and (fresh := touched.add(coming)):
        rollup.drop(session, fresh)
    with intake.indexed_afterwards(taken, sum(coming.values()) if coming else 0):
        taken.put(claims)
    if taken.met:
        settling.replace(session, number)
        settling.rank(session, settling.of_batches([number]))
    batch.rows = taken.number + len(stations)
    unchecked.note(session, col(Observation.batch_id) == number)
    settling.follow_sources(session, touched, changed)
    settling.finish(session, touched)
    for table, rows in ((ExamEvent, events), (Station, stations)):
        if rows:
            session.execute(insert(table), [{**row, "batch_id": number} for row in rows])
    if stations:
        settling.settle_stations(session, {row["region_code"] for row in stations})
    batch.content = digest.finished(session, number, taken.digest)
    raise_revision(session)
    return number
