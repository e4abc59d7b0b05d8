"""Whether what is said of one time in several places agrees: in a row, in titles, in the name of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import period
from analytics.ingest.sheets import moments

if TYPE_CHECKING:
    from collections.abc import Collection


def ends_alike(part: str, found: str) -> bool:
    """Whether a part of a year is the period that is named with its year, or the day on which that ends."""
    within = moments.within_year(part, found[:4])
    return within == found or (
        within is not None and len(within) == len("2024-01-31") and within == _last_day_of(found)
    )


def widest(spans: Collection[str]) -> str | None:
    """The one period that all of several are, or the day on which it ends: 2024年上半年, 截至2024年6月30日; nothing where they differ."""
    longest = min(spans, key=lambda one: (_reach(one)[0], len(one)), default=None)
    return longest if longest and all(one in (longest, _last_day_of(longest)) for one in spans) else None


def covers(told: str, named: str) -> bool:
    """Whether one period ends in the month another one does and begins no later: 1-6月, and the day on which it ends, cover 6月."""
    one, other = period.parse(told), period.parse(named)
    first = one.start or one.end
    return one.end[:2] == other.end[:2] and (first <= (other.start or other.end) or len(told) == len("2024-06-30"))


def _last_day_of(found: str) -> str | None:
    return moments.ending_day(moments.last_month(found) or found)


def narrower(one: str, other: str) -> str | None:
    """Of two periods of a row the one that lies within the other, the year for its last day; nothing where they differ."""
    first, second = sorted((one, other), key=len)
    if len(first) == len("2024") and second == f"{first}-12-31":
        return first
    (a, b), (c, d) = _reach(one), _reach(other)
    if (a, b) == (c, d):
        return one
    return other if a <= c and d <= b else one if c <= a and b <= d else None


def _reach(found: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    told = period.parse(found)
    return told.start or told.end, told.end


def joined(period: str | None, within: str, named: str, inner: str) -> tuple[str | None, str] | None:
    """Join what a row's cells say of time with what the name of what it counts says; nothing where the two differ.

    ``within`` and ``inner`` are parts of a year, ``period`` and ``named`` periods; so are the two that are given.
    """
    told = max(named, period or "", key=len)
    base = told[:4] or "2000"
    spans = [moments.within_year(one, base) for one in (inner, within) if one]
    periods = [one for one in (named, period, *spans) if one]
    if any(one[:4] != base for one in periods) or len({one for one in periods if len(one) > len("2024")}) > 1:
        return None
    return (max(periods, key=len), "") if told else (None, within or inner)
