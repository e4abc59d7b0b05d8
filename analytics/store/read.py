"""The only SELECTs: claims with their sources, and the small tables pages need."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, cast, func, select
from sqlmodel import col

from analytics.indicators import MEASURES, RATIOS, Kind, Topic
from analytics.regions import Change, RegionTree
from analytics.regions import Region as Node
from analytics.store.models import (
    OTHER,
    SHOWN,
    ExamEvent,
    Observation,
    Region,
    RegionChange,
    Revision,
    Source,
    Standing,
    Tally,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select
    from sqlalchemy.orm import Session

_NODE = ("code", "name", "short", "name_en", "initials", "level", "parent", "lon", "lat", "since", "until")
_CHANGE = ("year", "kind", "old_code", "old_name", "new_code", "new_name")
_CLAIM = (
    "figure_id",
    "source_id",
    "region_code",
    "period",
    "year",
    "ends",
    "measure",
    "stratum",
    "value",
    "bound",
    "margin",
    "as_written",
    "standing",
    "inferred",
    "rolled_up",
    "wording",
    "reason",
    "note",
    "place",
)


# The bare table: what the ORM adds to each row a page reads costs more than the row.
_ROW = Observation.__table__.c  # type: ignore[attr-defined]
_CLAIMS = select(*(_ROW[name] for name in _CLAIM)).where(
    _ROW.standing.in_([Standing.CURRENT.value, Standing.ALTERNATE.value])
)
_PART = 5000
_BY_YEAR = _ROW.covered.is_(False)
_APART = max(ratio.years_apart for ratio in RATIOS.values())
_BASE = frozenset(measure.key for measure in MEASURES.values() if measure.topic is Topic.BASE)


class Claim(NamedTuple):
    """One stored observation. A tuple, because a page reads thousands of them."""

    figure_id: str
    source_id: str | None
    region: str
    period: str
    year: int
    ends: str
    measure: str
    stratum: str
    value: float
    bound: str
    margin: float
    as_written: str
    standing: str
    inferred: bool
    rolled_up: bool
    wording: str
    reason: str
    note: str
    place: str

    @property
    def of_months(self) -> bool:
        """Whether the claim is the sum of a year's months."""
        return self.rolled_up and self.figure_id.startswith("Y-")

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """Region, period, measure and stratum: what the claim is about."""
        return self.region, self.period, self.measure, self.stratum


def claims(
    session: Session,
    measures: Iterable[str],
    regions: Iterable[str] | None = None,
    strata: Sequence[str] | None = None,
    *,
    year: int | None = None,
    months: bool = False,
) -> list[Claim]:
    """Give the current and alternate claims of some measures, oldest first, current before alternate.

    ``year`` keeps those whose period ends in it, and of what others are divided by (population, townships) the years near it.
    Months that a figure of their year covers come only if asked for.
    """
    wanted = set(measures)
    asked: dict[str, Any] = {}
    if regions is not None:
        asked["regions"] = sorted(set(regions))
    if strata is not None:
        asked["strata"] = list(strata)
    if year is None:
        parts = [asked | {"measures": sorted(wanted)}]
    else:  # a query for each: one for both would find neither by its index
        # The years one by one: for a span SQLite would look at every region of the store within it.
        near = list(range(year - _APART, year + _APART + 1))
        parts = [asked | {"measures": sorted(wanted - _BASE), "years": [year]}]
        parts.append(asked | {"measures": sorted(wanted & _BASE), "years": near})
    read = [_read(session, _query(tuple(part), months=months), part) for part in parts if part["measures"]]
    return read[0] if len(read) == 1 else sorted(itertools.chain.from_iterable(read), key=_oldest_first)


@cache
def _query(asked: tuple[str, ...], *, months: bool) -> Select[Any]:
    """The query with a place for what is asked: putting one together anew takes as long as reading a few rows."""
    wanted = {
        "measures": _ROW.measure.in_(bindparam("measures", expanding=True)),
        "regions": _ROW.region_code.in_(bindparam("regions", expanding=True)),
        "strata": _ROW.stratum.in_(bindparam("strata", expanding=True)),
        "years": _ROW.year.in_(bindparam("years", expanding=True)),
    }
    return _CLAIMS.where(*(wanted[one] for one in asked), *([] if months else [_BY_YEAR]))


def claims_of_region(session: Session, region: str) -> list[Claim]:
    """Give every current and alternate claim about one region, but months that a figure of their year covers."""
    return _read(session, _CLAIMS.where(_ROW.region_code == region, _BY_YEAR))


def claims_to_check(session: Session, measures: Iterable[str], regions: Iterable[str] | None = None) -> Iterator[Claim]:
    """Give every current and alternate claim of some measures, months included, in no order: sorting takes a third of the time."""
    query = _CLAIMS.where(_ROW.measure.in_(sorted(set(measures))))
    if regions is not None:
        query = query.where(_ROW.region_code.in_(sorted(set(regions))))
    # Every row comes with text of its own: one of each is kept, which halves what the claims of a store take up.
    kept: dict[str | None, str | None] = {}
    one = kept.setdefault
    for part in session.execute(query).partitions(_PART):
        for name, source, region, period, year, ends, measure, stratum, *rest in part:
            where = one(source, source), one(region, region), one(period, period), year, one(ends, ends)
            yield Claim._make((name, *where, one(measure, measure), one(stratum, stratum), *rest))


def claims_by_region(session: Session, measures: Iterable[str]) -> dict[str, int]:
    """Count what is stored of some measures, sums included, by region."""
    query = select(_ROW.region_code, func.count()).where(_ROW.measure.in_(sorted(set(measures))))
    return {region: int(number) for region, number in session.execute(query.group_by(_ROW.region_code))}


def claims_of_sources(session: Session, sources: Iterable[str]) -> list[Claim]:
    """Give every current and alternate claim taken from some sources."""
    return _read(session, _CLAIMS.where(_ROW.source_id.in_(sorted(sources))))


def _read(session: Session, query: Select[Any], asked: dict[str, Any] | None = None) -> list[Claim]:
    found = [Claim._make(row) for row in session.execute(query, asked).all()]
    found.sort(key=_oldest_first)  # SQLite would sort the whole rows, which takes longer than finding them
    return found


def _oldest_first(claim: Claim) -> tuple[str, bool, str]:
    return claim.ends, claim.standing != Standing.CURRENT, claim.figure_id


def levels(session: Session, measure: str, year: int) -> dict[tuple[str, str, str], float]:
    """Give the values shown of a measure in a year by region, period and stratum."""
    query = select(_ROW.region_code, _ROW.period, _ROW.stratum, _ROW.value).where(
        _ROW.measure == measure, _ROW.year == year, _ROW.standing == Standing.CURRENT.value
    )
    return {(region, period, stratum): value for region, period, stratum, value in session.execute(query)}


def region_tree(session: Session) -> RegionTree:
    """Read the regions and their changes."""
    nodes = session.execute(select(*(getattr(Region, name) for name in _NODE)))
    changes = session.execute(select(*(getattr(RegionChange, name) for name in _CHANGE)).order_by(col(RegionChange.id)))
    return RegionTree((Node(*row) for row in nodes), (Change(*row) for row in changes))


def sources(session: Session) -> dict[str, Source]:
    """Read every source by its id."""
    found = {source.id: source for source in session.scalars(select(Source))}
    session.expunge_all()
    return found


def exam_events(session: Session) -> list[ExamEvent]:
    """Read the exam calendar in order."""
    found = list(session.scalars(select(ExamEvent).order_by(col(ExamEvent.year), col(ExamEvent.start))))
    session.expunge_all()
    return found


_REVISION = select(Revision.number)  # type: ignore[call-overload]


def revision(session: Session | Connection) -> int:
    """Give the number that changes with every accepted import."""
    return session.execute(_REVISION).scalar() or 0


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a store reaches: the last period with a figure, and how many figures, sources and disputed cells."""

    ends: str
    figures: int
    sources: int
    disputed: int


def extent(session: Session) -> Extent:
    """Measure the whole store; denominators, targets and sums do not count as its last period."""
    measured = [m.key for m in MEASURES.values() if m.topic is not Topic.BASE and m.kind is not Kind.STANDARD]
    ends = session.execute(select(func.max(Tally.ends)).where(col(Tally.measure).in_(measured))).scalar()
    figures = session.execute(select(func.sum(Tally.figures))).scalar()
    cells = select(*(getattr(Observation, name) for name in ("measure", "region_code", "period", "stratum"))).where(
        col(Observation.standing) == OTHER
    )
    several = session.execute(select(func.count()).select_from(cells.distinct().subquery())).scalar()
    known = session.execute(select(func.count()).select_from(Source)).scalar()
    return Extent(ends or "", figures or 0, known or 0, several or 0)


def coverage(session: Session) -> list[tuple[str, int, int, int]]:
    """Give per measure: key, number of figures, first and last year."""
    counted = func.sum(Tally.figures), func.min(Tally.first_year), func.max(Tally.last_year)
    query = select(Tally.measure, *counted).group_by(Tally.measure)  # type: ignore[call-overload]
    return [tuple(row) for row in session.execute(query)]


def tallied(session: Session, measures: Iterable[str]) -> list[tuple[str, str, int, int, int]]:
    """Give what sources say of some measures: source, group, number of figures, first and last year."""
    columns = (Tally.source_id, Tally.stratum, Tally.figures, Tally.first_year, Tally.last_year)
    query = select(*columns).where(col(Tally.measure).in_(sorted(measures)))  # type: ignore[call-overload]
    return [tuple(row) for row in session.execute(query.order_by(col(Tally.figures).desc(), col(Tally.source_id)))]


def held(session: Session, measure: str) -> list[tuple[str, int, bool]]:
    """Give the regions and years that have a figure of a measure, and whether only a sum of parts."""
    summed = func.min(cast(and_(_ROW.rolled_up, _ROW.figure_id.not_like("Y-%")), Integer))
    query = (
        select(_ROW.region_code, _ROW.year, summed)
        .where(_ROW.measure == measure, _ROW.standing == SHOWN)
        .group_by(_ROW.region_code, _ROW.year)
    )
    return [(region, year, bool(sums)) for region, year, sums in session.execute(query)]


def source_use(session: Session) -> dict[str, int]:
    """Count the figures taken from each source."""
    query = select(Tally.source_id, func.sum(Tally.figures)).group_by(Tally.source_id)  # type: ignore[call-overload]
    return {source: int(number) for source, number in session.execute(query)}
