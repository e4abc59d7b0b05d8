"""Keeps what the checks found in the store, so that pages need not check; brings it up to the store's figures.

A check has three steps, so that a long one holds no lock: ``due`` says what is to be checked, ``make`` checks it in one
snapshot of the store, ``put`` stores the findings if the store is still at that snapshot's revision.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
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
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from analytics.claims.finding import Finding
    from analytics.regions import RegionTree

# Raised whenever the rules find something else in the same figures.
VERSION: Final = 2
_PART: Final = 5_000
# So many claims, of half a kilobyte each, are laid out at a time.
_TOGETHER: Final = 150_000


class Due(NamedTuple):
    """What is to be checked at a revision of the store: pairs of measure and region, or everything (None)."""

    revision: int
    touched: frozenset[tuple[str, str]] | None


class Found(NamedTuple):
    """A finding as it is kept."""

    finding: Finding
    inputs: str


class Made(NamedTuple):
    """What a check found, as it will be stored: rows of what does not agree; how often what does, by what it bears on."""

    rows: list[dict[str, str]]
    agreeing: Counter[tuple[str, str]]


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


def make(session: Session, tree: RegionTree, wanted: Due, told: Callable[[int, int], None] | None = None) -> Made:
    """Check what is due; ``told`` hears how much of how much was asked.

    What an import touched is checked some regions at a time, so that a million claims need little memory. A finding
    that several such parts meet is made by the first.
    """
    made = Made([], Counter())
    if wanted.touched is None:
        _take(made, check(session, tree, told=told))
        return made
    parts = list(_parts(read.claims_by_region(session, {measure for measure, _ in wanted.touched}), wanted.touched))
    before: set[tuple[str, str]] = set()
    for number, part in enumerate(parts):
        found = check(session, tree, touched=part, told=told and partial(_further, told, number, len(parts)))
        _take(made, (one for one in found if not bears_on(one, before)))
        before |= reach_of(part, tree)
    return made


def _parts(sizes: Mapping[str, int], touched: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Divide what was touched by regions, neighbours together, so that no part has many more claims than ``_TOGETHER``."""
    part: list[tuple[str, str]] = []
    size = 0
    for region, pairs in groupby(sorted(touched, key=itemgetter(1)), itemgetter(1)):
        part += pairs
        size += sizes.get(region, 0)
        if size >= _TOGETHER:
            yield part
            part, size = [], 0
    if part:
        yield part


def _further(told: Callable[[int, int], None], part: int, parts: int, done: int, total: int) -> None:
    told(part * total + done, parts * total)


def _take(made: Made, found: Iterable[Finding]) -> None:
    for one in found:
        if one.verdict is Verdict.AGREES:
            made.agreeing[one.region, _bearing(one)] += 1
        else:
            body = written.write(one)
            made.rows.append({"finding_id": one.id, "verdict": one.verdict.value, "inputs": one.inputs, "body": body})


def put(session: Session, tree: RegionTree, wanted: Due, made: Made, *, quietly: bool = False) -> bool:
    """Store what a check found, in the caller's transaction; say if the store was still the one that was checked.

    ``quietly`` leaves the revision to the caller, who raised it in the same transaction.
    """
    one_at_a_time(session)
    if read.revision(session) != wanted.revision:
        return False
    _drop(session, tree, wanted.touched)
    _add(session, made)
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


def _add(session: Session, made: Made) -> None:
    counted = [
        {"region_code": region, "found": count, "bearing": bearing}
        for (region, bearing), count in made.agreeing.items()
    ]
    for table, values in ((Row, made.rows), (Agreement, counted)):
        if values:
            session.execute(insert(table), values)


def _bearing(finding: Finding) -> str:
    """The measures and regions whose change makes a finding anew."""
    own = {(measure, finding.region) for measure in finding.measures}
    return orjson.dumps(sorted(own | {(claim.measure, claim.region) for claim in finding.claims})).decode()
