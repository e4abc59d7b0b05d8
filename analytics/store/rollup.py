"""Sums written at acceptance, in SQL: months into years, children into parents that have no figure of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    Float,
    Integer,
    Numeric,
    String,
    and_,
    case,
    cast,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import col

from analytics.indicators import MEASURES, Operation, combinable
from analytics.regions import NOT_REPORTING
from analytics.store.models import SHOWN, Observation, Region, Standing, Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select, Subquery
    from sqlalchemy.orm import Session

    # What an import touches, and so all that is summed again: the years of some measures.
    Years = Mapping[str, Collection[int]]

_UPWARD: Final = ("prefecture", "province", "nation")
_MONTH: Final = len("2024-01")
_ALL_MONTHS: Final = 12
_DECIMALS: Final = 6
_SUM_COLUMNS: Final = (
    "figure_id",
    "batch_id",
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
    "covered",
    "wording",
    "reason",
    "note",
    "place",
)
_GROUPED: Final = ("measure", "year", "region_code", "stratum")
_CURRENT: Final = col(Observation.standing) == SHOWN
_TABLE: Final = Observation.__table__  # type: ignore[attr-defined]


def _monthly(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - the table or an alias of it
    return and_(func.length(table.c.period) == _MONTH, table.c.period.not_like("%Q%"))


_MONTHLY: Final = _monthly(_TABLE)


def drop(session: Session, years: Years) -> None:
    """Take away the sums of some measures in some years, so that a region's own figure finds its cell free."""
    session.execute(delete(Observation).where(_of(years), col(Observation.rolled_up)))


def write(session: Session, years: Years) -> None:
    """Write the sums of some measures over months and children, and mark the months they cover; none must be there.

    A bound of the parts is the bound of the sum (see ``quantity.total``); where bounds point both ways a sum is known
    by no side, and none is written.
    """
    touched = {key: years[key] for key in years if key in MEASURES}
    flows = {key: touched[key] for key in touched if not combinable(key, key, Operation.OVER_PERIODS)}
    adding = {key: touched[key] for key in touched if not combinable(key, key, Operation.OVER_REGIONS)}
    if flows:
        _add(session, _years(flows))
    for level in _UPWARD if adding else ():
        _add(session, _parents(adding, level))
    if flows and _has_months(session, flows):
        _mark_covered(session, flows)


def count(session: Session, measures: Iterable[str]) -> None:
    """Count the figures of some measures afresh; sums are no figures, nor is what a later claim replaced."""
    keys = sorted(measures)
    session.execute(delete(Tally).where(col(Tally.measure).in_(keys)))
    by = (col(Observation.measure), col(Observation.stratum), col(Observation.source_id))
    found = select(
        *by,
        func.count(),
        func.min(Observation.year),
        func.max(Observation.year),
        func.max(Observation.ends),
    ).where(
        col(Observation.measure).in_(keys),
        col(Observation.standing).in_([Standing.CURRENT, Standing.ALTERNATE]),
        col(Observation.rolled_up).is_(False),
        col(Observation.source_id).is_not(None),
    )
    names = ["measure", "stratum", "source_id", "figures", "first_year", "last_year", "ends"]
    session.execute(insert(Tally).from_select(names, found.group_by(*by)))


def _of(years: Years, table: Any = _TABLE) -> ColumnElement[bool]:  # noqa: ANN401 - the table or an alias of it
    """The rows of some measures in some years; measures of the same years are looked up together."""
    together: dict[tuple[int, ...], list[str]] = {}
    for measure in sorted(years):
        together.setdefault(tuple(sorted(years[measure])), []).append(measure)
    parts = (and_(table.c.measure.in_(measures), table.c.year.in_(when)) for when, measures in together.items())
    return or_(false(), *parts)


def _add(session: Session, sums: Select[Any]) -> None:
    """Insert sums; a cell that has a current figure keeps it."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    session.execute(
        dialect.insert(Observation)
        .from_select(list(_SUM_COLUMNS), sums)
        .on_conflict_do_nothing(
            index_elements=["measure", "region_code", "period", "stratum"],
            index_where=_CURRENT,
        )
    )


def _years(years: Years) -> Select[Any]:
    """Sums of the months 1 to n of a flow: the year where n is 12, else the span 2024-01..2024-06 (1—n月)."""
    known = func.count()
    year, last = cast(col(Observation.year), String), func.max(Observation.period)
    whole = case((known == _ALL_MONTHS, year), else_=year.concat("-01..").concat(last))
    by = (col(Observation.measure), col(Observation.region_code), col(Observation.year), col(Observation.stratum))
    return (
        _sums(region=col(Observation.region_code), period=whole, year=col(Observation.year), mark="Y-")
        .where(_CURRENT, _of(years), _MONTHLY)
        .group_by(*by)
        .having(known > 1, cast(func.substr(last, 6, 2), Integer) == known, _one_sided())
    )


def _parents(years: Years, level: str) -> Select[Any]:
    """Sums over the children of regions of one level that stood in the year, where every reporting one has a figure."""
    child, parent = aliased(Region), aliased(Region)
    reporting = col(child.code).not_in(sorted(NOT_REPORTING))
    # Said for the index: of millions of counties nothing is read for the sums of provinces.
    below = select(child.code).join(parent, col(parent.code) == child.parent).where(col(parent.level) == level)  # type: ignore[call-overload]
    counted = _children(sorted(set().union(*years.values())), level)
    by = (col(Observation.measure), col(child.parent), col(Observation.period), col(Observation.stratum))
    return (
        _sums(region=col(child.parent), period=col(Observation.period), year=func.max(Observation.year), mark="R-")
        .join(child, and_(col(child.code) == Observation.region_code, stands(child, col(Observation.year))))
        .join(counted, and_(counted.c.parent == child.parent, counted.c.year == Observation.year))
        .where(_CURRENT, _of(years), reporting, col(Observation.region_code).in_(below))
        .group_by(*by)
        .having(func.count() == func.max(counted.c.children), _one_sided())
    )


def _children(years: Sequence[int], level: str) -> Subquery:
    """How many children of each region of a level report in each year."""
    child, parent = aliased(Region), aliased(Region)
    each = union_all(*(select(literal(one).label("year")) for one in years)).subquery()
    return (
        select(col(child.parent), each.c.year, func.count().label("children"))
        .join(parent, and_(col(parent.code) == child.parent, col(parent.level) == level))
        .join(each, stands(child, each.c.year))
        .where(col(child.code).not_in(sorted(NOT_REPORTING)))
        .group_by(child.parent, each.c.year)
        .subquery()
    )


def stands(region: Any, year: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of the table, a column
    """Whether there is such a region in a year."""
    return and_(func.coalesce(region.since, year) <= year, func.coalesce(region.until, year) >= year)


def _sums(*, region: Any, period: Any, year: Any, mark: str) -> Select[Any]:  # noqa: ANN401 - columns and expressions
    """The columns of a summed row, for a grouping of its parts."""
    name = literal(mark).concat(Observation.measure).concat("-").concat(region).concat("-").concat(period)
    source = case(
        (
            and_(
                func.count() == func.count(Observation.source_id),  # type: ignore[arg-type]
                func.min(Observation.source_id) == func.max(Observation.source_id),
            ),
            func.max(Observation.source_id),
        ),
        else_=null(),
    )
    nothing = literal("")
    columns: list[Any] = [
        name.concat("-").concat(Observation.stratum),
        func.max(Observation.batch_id),
        source,
        region,
        period,
        year,
        func.max(Observation.ends),
        Observation.measure,
        Observation.stratum,
        _sum(Observation.value),
        _joined_bound(),
        _sum(Observation.margin),
        nothing,
        SHOWN,
        func.max(cast(col(Observation.inferred), Integer)) == 1,
        true(),
        literal(value=False),
        nothing,
        nothing,
        cast(func.count(), String),
        nothing,
    ]
    return select(*columns).select_from(Observation)


def _sum(part: Any) -> ColumnElement[float]:  # noqa: ANN401 - a column
    """Add up without the last bits, which would tell in which order the parts were stored."""
    return cast(func.round(cast(func.sum(part), Numeric), _DECIMALS), Float)


def _has(bound: str) -> ColumnElement[bool]:
    """Whether any part has a bound; written out, not bound, or SQLite would count it anew wherever it is asked."""
    one: ColumnElement[int] = literal_column("1")
    none: ColumnElement[int] = literal_column("0")
    return func.sum(case((col(Observation.bound) == literal_column(f"'{bound}'"), one), else_=none)) > none


def _joined_bound() -> ColumnElement[str]:
    return case((_has("<"), "<"), (_has(">"), ">"), (_has("~"), "~"), else_="=")


def _one_sided() -> ColumnElement[bool]:
    """Whether the bounds of the parts leave the sum known by a side."""
    return ~or_(and_(_has("<"), _has(">")), and_(_has("~"), or_(_has("<"), _has(">"))))


def _has_months(session: Session, flows: Years) -> bool:
    """Whether any month is there to be marked, or was."""
    return (
        session.execute(select(_TABLE.c.id).where(_of(flows), or_(_MONTHLY, _TABLE.c.covered)).limit(1)).scalar()
        is not None
    )


def _mark_covered(session: Session, flows: Years) -> None:
    """Mark the months that a figure of their year, own or summed, covers for the same region and group.

    What is marked already is not written again: of a million months that would be most of the work.
    """
    month, until = aliased(_TABLE), _reaching(flows)
    same = (until.c[name] == month.c[name] for name in _GROUPED)
    covers = and_(*same, until.c.reaches >= month.c.period)
    left = select(month.c.id).where(_of(flows, month), month.c.covered, ~exists().where(covers))
    found = select(month.c.id).join(until, covers).where(_of(flows, month), _monthly(month), ~month.c.covered)
    for rows, covered in ((left, False), (found, True)):
        session.connection().execute(update(_TABLE).where(_TABLE.c.id.in_(rows)).values(covered=covered))


def _reaching(flows: Years) -> Subquery:
    """Up to which month figures of a year, own or summed, reach, for each measure, region and group."""
    year = cast(_TABLE.c.year, String)
    whole = _TABLE.c.period == year
    begun = and_(_TABLE.c.period >= year.concat("-01.."), _TABLE.c.period < year.concat("-01./"))
    reached = case((whole, year.concat("-12")), else_=func.substr(_TABLE.c.period, len("2024-01..") + 1))
    by = [_TABLE.c[name] for name in _GROUPED]
    wide = select(*by, func.max(reached).label("reaches")).where(_of(flows), _CURRENT, or_(whole, begun))
    return wide.group_by(*by).subquery()
