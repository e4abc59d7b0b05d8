"""The only SELECTs of stations: how many, which, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Integer, and_, cast, func, select
from sqlmodel import col

from analytics.store.models import SHOWN, Station

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class StationCount:
    """How many stations of one level opened in one county in one year, and their staff today."""

    region: str
    level: str
    year: int
    stations: int
    staff: int


def counts(session: Session, regions: Iterable[str]) -> list[StationCount]:
    """Count the stations of some counties by level and year of opening, oldest first."""
    year = func.coalesce(cast(func.nullif(func.substr(Station.opened, 1, 4), ""), Integer), 0)
    by = (col(Station.region_code), col(Station.level), year)
    query = select(*by, func.count(), func.coalesce(func.sum(Station.staff), 0)).where(_stands_in(regions))
    return [
        StationCount(*row[:4], int(row[4] or 0)) for row in session.execute(query.group_by(*by).order_by(year, by[0]))
    ]


def listed(session: Session, regions: Iterable[str]) -> list[tuple[str, str, str, float, float, int | None, str]]:
    """Read the stations of some counties: name, county, level, longitude, latitude, staff, day of opening."""
    columns = (
        Station.name,
        Station.region_code,
        Station.level,
        Station.lon,
        Station.lat,
        Station.staff,
        Station.opened,
    )
    query = select(*columns).where(_stands_in(regions)).order_by(col(Station.id))  # type: ignore[call-overload]
    return [tuple(row) for row in session.execute(query)]


def _stands_in(regions: Iterable[str]) -> ColumnElement[bool]:
    return and_(col(Station.region_code).in_(sorted(set(regions))), col(Station.standing) == SHOWN)


def years(session: Session) -> tuple[int, int] | None:
    """The first and last year in which a station opened."""
    reach = select(func.min(Station.opened), func.max(Station.opened)).where(col(Station.standing) == SHOWN)
    first, last = session.execute(reach).one()
    return (int(first[:4]), int(last[:4])) if first else None
