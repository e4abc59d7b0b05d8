"""Keeps what the checks found in the store, so that pages need not check; brings it up to the store's figures.

A check has three steps, so that a long one holds no lock: ``due`` says what is to be checked, ``make`` checks it in one
snapshot of the store, ``put`` stores the findings if the store is still at that snapshot's revision.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import orjson
from sqlalchemy import delete, func, insert, select
from sqlmodel import col

from analytics.claims import written
from analytics.claims.arithmetic import Verdict
from analytics.claims.rules import bears_on, check, place, reach_of
from analytics.store import read
from analytics.store.records import Agreement, Checkup, Unchecked
from analytics.store.records import Finding as Row
from analytics.store.undo import one_at_a_time, raise_revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from analytics.claims.finding import Finding
    from analytics.regions import RegionTree

# Raised whenever the rules find something else in the same figures.
VERSION: Final = 1
_PART: Final = 5_000


class Due(NamedTuple):
    """What is to be checked at a revision of the store: pairs of measure and region, or everything (None)."""

    revision: int
    touched: frozenset[tuple[str, str]] | None


class Found(NamedTuple):
    """A finding as it is kept."""

    finding: Finding
    inputs: str


class Agreeing(NamedTuple):
    """How many checks agree that are about one region."""

    region: str
    found: int


class Kept(NamedTuple):
    """What a store knows of its last check; ``checked_at`` (UTC) is None where there never was one.

    ``current`` says that nothing changed since.
    """

    checked_at: datetime | None
    current: bool
    findings: tuple[Found, ...]
    agreeing: tuple[Agreeing, ...]


def due(session: Session) -> Due | None:
    """What is to be checked, or nothing where the findings are those of the present figures."""
    revision = read.revision(session)
    known = session.execute(select(Checkup.version, Checkup.revision)).first()  # type: ignore[call-overload]
    if known is None or known.version != VERSION:
        return Due(revision, None)
    touched = session.execute(select(Unchecked.measure, Unchecked.region_code))  # type: ignore[call-overload]
    pairs = frozenset((measure, region) for measure, region in touched)
    return Due(revision, pairs) if pairs else None


def make(
    session: Session, tree: RegionTree, wanted: Due, told: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """Check what is due; ``told`` hears how many of how many rules were asked."""
    return check(session, tree, touched=wanted.touched, told=told)


def put(session: Session, tree: RegionTree, wanted: Due, found: Iterable[Finding], *, quietly: bool = False) -> bool:
    """Store what a check found, in the caller's transaction; say if the store was still the one that was checked.

    ``quietly`` leaves the revision to the caller, who raised it in the same transaction.
    """
    one_at_a_time(session)
    if read.revision(session) != wanted.revision:
        return False
    _drop(session, tree, wanted.touched)
    _add(session, found)
    session.execute(delete(Unchecked))
    session.execute(delete(Checkup))
    if not quietly:
        raise_revision(session)
    now = datetime.now(UTC).replace(tzinfo=None)
    session.execute(insert(Checkup).values(id=1, revision=read.revision(session), checked_at=now, version=VERSION))
    return True


def renew(session: Session, tree: RegionTree, *, quietly: bool = False) -> bool:
    """Check what is due and store it, all in the caller's transaction; say whether anything was due."""
    wanted = due(session)
    if wanted is None:
        return False
    put(session, tree, wanted, make(session, tree, wanted), quietly=quietly)
    return True


def kept(session: Session) -> Kept:
    """Read everything that is kept of the last check."""
    checked_at = session.execute(select(Checkup.checked_at)).scalar()  # type: ignore[call-overload]
    counted = (
        select(Agreement.region_code, func.sum(Agreement.found))  # type: ignore[call-overload]
        .group_by(Agreement.region_code)
        .order_by(Agreement.region_code)
    )
    return Kept(
        checked_at,
        due(session) is None,
        _read(session),
        tuple(Agreeing(region, int(found)) for region, found in session.execute(counted)),
    )


def contradictions(session: Session) -> tuple[Found, ...]:
    """The kept findings that do not agree; what cannot be told is left out."""
    return _read(session, col(Row.verdict) == Verdict.CONTRADICTS.value)


def _read(session: Session, *conditions: ColumnElement[bool]) -> tuple[Found, ...]:
    """Findings in the order of a whole check, in whatever order they were found."""
    rows = session.execute(select(Row.body, Row.inputs).where(*conditions))  # type: ignore[call-overload]
    found = (Found(written.read(body), inputs) for body, inputs in rows)
    return tuple(sorted(found, key=lambda one: place(one.finding)))


def _drop(session: Session, tree: RegionTree, touched: frozenset[tuple[str, str]] | None) -> None:
    """Forget what a check will find again: everything, or what bears on what was touched."""
    if touched is None:
        session.execute(delete(Row))
        session.execute(delete(Agreement))
        return
    changed = reach_of(touched, tree)
    found = session.execute(select(Row.number, Row.body))  # type: ignore[call-overload]
    gone = [number for number, body in found if bears_on(written.read(body), changed)]
    _delete(session, Row, gone)
    counted = session.execute(select(Agreement.number, Agreement.bearing))  # type: ignore[call-overload]
    gone = [number for number, bearing in counted if any(tuple(one) in changed for one in orjson.loads(bearing))]
    _delete(session, Agreement, gone)


def _delete(session: Session, table: type[Row | Agreement], numbers: list[int]) -> None:
    for start in range(0, len(numbers), _PART):
        session.execute(delete(table).where(col(table.number).in_(numbers[start : start + _PART])))


def _add(session: Session, found: Iterable[Finding]) -> None:
    rows = []
    agreeing: Counter[tuple[str, str]] = Counter()
    for one in found:
        if one.verdict is Verdict.AGREES:
            agreeing[one.region, _bearing(one)] += 1
        else:
            rows.append(
                {
                    "finding_id": one.id,
                    "verdict": one.verdict.value,
                    "inputs": one.inputs,
                    "body": written.write(one),
                }
            )
    counted = [
        {"region_code": region, "found": count, "bearing": bearing} for (region, bearing), count in agreeing.items()
    ]
    for table, values in ((Row, rows), (Agreement, counted)):
        if values:
            session.execute(insert(table), values)


def _bearing(finding: Finding) -> str:
    """The measures and regions whose change makes a finding anew."""
    own = {(measure, finding.region) for measure in finding.measures}
    return orjson.dumps(sorted(own | {(claim.measure, claim.region) for claim in finding.claims})).decode()
