"""Compares claims that may come in with those that are stored, cell by cell."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from analytics.quantity import Quantity
from analytics.store.models import Observation, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from sqlalchemy.orm import Session

    Given = TypeVar("Given")

_ROW: Final = Observation.__table__.c  # type: ignore[attr-defined]
_STREAMED: Final = {"yield_per": 10_000}


class Stated(NamedTuple):
    """What a claim says of which cell, by which source."""

    measure: str
    year: int
    region: str
    period: str
    stratum: str
    source: str
    value: float
    bound: str
    margin: float


class Stored(NamedTuple):
    """A stored claim of the same cell; a tuple, because many thousands are looked through."""

    value: float
    bound: str
    margin: float
    figure: str
    source: str


@dataclass
class Compared:
    """How many claims are new or unchanged, and which differ from what is stored, by their places in the sequence.

    ``changed`` differs from the same source's claim, ``conflicting`` cannot be true together with another source's.
    ``regions`` and ``measures`` are those of new and changed claims.
    """

    new: int = 0
    unchanged: int = 0
    changed: list[tuple[int, Stored]] = field(default_factory=list)
    conflicting: list[tuple[int, Stored]] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)


def compare(
    session: Session,
    given: Sequence[Given],
    stated: Callable[[Given], Stated],
    moments: Iterable[tuple[str, int]],
    region: Callable[[Given], str],
) -> Compared:
    """Compare a sequence, of which ``stated`` tells what each one says, with the live claims of the store.

    ``moments`` are the measure and year of each, ``region`` tells no more than its region. One measure and year after
    the other is read, so that a million claims need little memory; those of regions of which the store has none are not
    looked at further.
    """
    places: defaultdict[tuple[str, int], array[int]] = defaultdict(partial(array, "L"))
    for place, moment in enumerate(moments):
        places[moment].append(place)
    found = Compared()
    for (measure, year), together in sorted(places.items()):
        stored = _stored(session, measure, year)
        known = {cell[0] for cell in stored}
        regions = list(map(region, map(given.__getitem__, together)))
        if fresh := [one for one in regions if one not in known]:
            found.new += len(fresh)
            found.measures.add(measure)
            found.regions.update(fresh)
        for place, one in zip(together, regions, strict=True):
            if one in known:
                _compare_one(found, place, stated(given[place]), stored)
    found.changed.sort()
    found.conflicting.sort()
    return found


def _stored(session: Session, measure: str, year: int) -> dict[tuple[str, str, str], list[Stored]]:
    """The live claims of a measure in a year by cell, the shown one first."""
    query = (
        select(
            *(_ROW[name] for name in ("region_code", "period", "stratum")),
            *(_ROW[name] for name in ("value", "bound", "margin", "figure_id", "source_id")),
        )
        .where(_ROW.measure == measure, _ROW.year == year, _ROW.rolled_up.is_(False))
        .where(_ROW.standing.in_([Standing.CURRENT, Standing.ALTERNATE]))
        .order_by(_ROW.standing.desc(), _ROW.figure_id)
    )
    found: dict[tuple[str, str, str], list[Stored]] = {}
    for row in session.execute(query, execution_options=_STREAMED):
        found.setdefault(row[:3], []).append(Stored._make(row[3:]))
    return found


def _compare_one(found: Compared, place: int, claim: Stated, stored: dict[tuple[str, str, str], list[Stored]]) -> None:
    there = stored.get((claim.region, claim.period, claim.stratum), ())
    own = [one for one in there if one.source == claim.source]
    if any(one.value == claim.value and one.bound == claim.bound for one in own):
        found.unchanged += 1
    else:
        found.regions.add(claim.region)
        found.measures.add(claim.measure)
        if own:
            found.changed.append((place, own[0]))
        else:
            found.new += 1
    if len(own) < len(there) and (other := _contradicted(claim, there)):
        found.conflicting.append((place, other))


def _contradicted(claim: Stated, there: Iterable[Stored]) -> Stored | None:
    """The first claim of another source that cannot be true together with this one."""
    quantity = Quantity(claim.value, claim.bound, claim.margin)
    for one in there:
        if one.source != claim.source and not quantity.agrees(Quantity(one.value, one.bound, one.margin)):
            return one
    return None
