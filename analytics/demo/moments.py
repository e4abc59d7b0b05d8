"""Periods as observations hold them: as written, their year and the day they end."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from analytics import period


class Moment(NamedTuple):
    """One period with the columns that repeat its end."""

    text: str
    year: int
    ends: str


# Moment, measure, stratum and value: a claim before it is given its region and number.
Entry = tuple[Moment, str, str, int]


@lru_cache(maxsize=4096)
def moment(text: str) -> Moment:
    """Give the moment of a period as stored."""
    read = period.parse(text)
    return Moment(text, read.year, "{:04d}-{:02d}-{:02d}".format(*read.end))


def whole_year(year: int) -> Moment:
    """Give the year a flow belongs to."""
    return moment(f"{year:04d}")


def month(year: int, number: int) -> Moment:
    """Give one month."""
    return moment(f"{year:04d}-{number:02d}")


def year_end(year: int) -> Moment:
    """Give the month at whose end stocks are counted."""
    return month(year, 12)
