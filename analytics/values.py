"""Stored claims as values: one number for each region, period and group, which still knows what it came from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import ALL, measures_of
from analytics.quantity import Quantity
from analytics.store import read
from analytics.store.models import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from analytics.store.read import Claim


class Contested(NamedTuple):
    """What checks and people say of claims, by figure id.

    ``open`` are those in a contradiction that nobody closed; ``closed`` are the claims of each
    finding that a person looked at and left as it is.
    """

    open: frozenset[str] = frozenset()
    closed: frozenset[frozenset[str]] = frozenset()

    def settled(self, *figures: str) -> bool:
        """Whether a person closed a finding about some claims, and perhaps others."""
        return bool(self.closed) and any(one.issuperset(figures) for one in self.closed)


UNCONTESTED: Final = Contested()
_KEPT, _LARGEST = 64, 1000


class Value(NamedTuple):
    """One number of one indicator for region, period and group, with the claims behind it.

    ``claims`` are the current claims it was made of (one for a stored number, the parts for a computed one),
    ``others`` the further claims about the same cells; ``disputed`` says that one of them cannot be true with it, or
    that a check found it in a contradiction.
    """

    indicator: str
    region: str
    period: str
    year: int
    stratum: str
    quantity: Quantity
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()
    disputed: bool = False
    computed: bool = False

    @property
    def number(self) -> float:
        """The plain number."""
        return self.quantity.value

    @property
    def inferred(self) -> bool:
        """Whether a period behind the number was inferred, not stated."""
        return any(claim.inferred for claim in self.claims)

    @property
    def rolled_up(self) -> bool:
        """Whether the number is a sum of all children."""
        return any(claim.rolled_up for claim in self.claims)


def quantity_of(claim: Claim) -> Quantity:
    """The number of a claim with its bound and margin."""
    return Quantity(claim.value, claim.bound, claim.margin)


def _stored(claims: Sequence[Claim], contested: Contested) -> Value | None:
    """Make the value of one cell from its claims."""
    current = claims[0] if len(claims) == 1 else next((one for one in claims if one.standing == Standing.CURRENT), None)
    if current is None or current.standing != Standing.CURRENT:
        return None
    others = tuple(claim for claim in claims if claim is not current) if len(claims) > 1 else ()
    return Value(
        current.measure,
        current.region,
        current.period,
        current.year,
        current.stratum,
        quantity_of(current),
        (current,),
        others,
        disputed=current.figure_id in contested.open or (bool(others) and _denied(current, others, contested)),
    )


def _denied(current: Claim, others: Sequence[Claim], contested: Contested) -> bool:
    """Whether another claim about the cell cannot be true with the one shown, and nobody closed that."""
    shown = quantity_of(current)
    against = (claim for claim in others if not shown.agrees(quantity_of(claim)))
    return any(frozenset((current.figure_id, claim.figure_id)) not in contested.closed for claim in against)


@dataclass(frozen=True)
class Book:
    """The values of some measures, by measure, region and group, oldest first."""

    values: dict[tuple[str, str, str], list[Value]] = field(default_factory=dict)
    groups: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    contested: Contested = UNCONTESTED

    def at(self, measure: str, region: str, stratum: str = ALL) -> list[Value]:
        """Every value of one measure, region and group."""
        return self.values.get((measure, region, stratum), [])

    def strata(self, measure: str, region: str) -> list[str]:
        """The groups a region has values for, the whole first."""
        return self.groups.get((measure, region), [])

    def regions(self, measure: str) -> set[str]:
        """The regions that have any value of a measure."""
        return {region for key, region in self.groups if key == measure}


def book(claims: Iterable[Claim], contested: Contested = UNCONTESTED) -> Book:
    """Gather claims into values."""
    cells: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        cells[claim.cell].append(claim)
    values: dict[tuple[str, str, str], list[Value]] = defaultdict(list)
    for found in cells.values():
        value = _stored(found, contested)
        if value:
            values[value.indicator, value.region, value.stratum].append(value)
    for series_ in values.values():
        series_.sort(key=lambda value: value.claims[0].ends)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for measure, region, stratum in sorted(values, key=lambda key: (key[2] != ALL, key[2])):
        groups[measure, region].append(stratum)
    return Book(dict(values), dict(groups), contested)


def load(
    session: Session,
    indicators: Iterable[str],
    regions: Iterable[str] | None,
    strata: Sequence[str] | None = None,
    *,
    year: int | None = None,
    months: bool = False,
    contested: Contested = UNCONTESTED,
) -> Book:
    """Read what some indicators need for some regions (None for every region) and groups in one query."""
    measures = {measure for indicator in indicators for measure in measures_of(indicator)}
    return book(read.claims(session, measures, regions, strata, year=year, months=months), contested)


class Shelf:
    """The last books of several regions, kept for one revision of a store: what lies side by side is asked for by each.

    A kept book is shared, so nobody may write in it. Large ones are not kept, nor those of one region, which its figures
    ask for once.
    """

    def __init__(self) -> None:
        self._books: dict[tuple[object, ...], Book] = {}

    def load(
        self,
        session: Session,
        indicators: Iterable[str],
        regions: Iterable[str] | None,
        strata: Sequence[str] | None = None,
        *,
        year: int | None = None,
        months: bool = False,
        contested: Contested = UNCONTESTED,
    ) -> Book:
        """As ``load``; ``contested`` belongs to the revision."""
        asked = tuple(indicators)
        places, groups = (None if one is None else tuple(one) for one in (regions, strata))
        key = asked, places, groups, year, months
        found = self._books.get(key)
        if found is None:
            found = load(session, asked, places, groups, year=year, months=months, contested=contested)
            if places and len(places) > 1 and sum(map(len, found.values.values())) <= _LARGEST:
                self._books[key] = found
            while len(self._books) > _KEPT:
                self._books.pop(next(iter(self._books)), None)  # another thread may have been faster
        return found
