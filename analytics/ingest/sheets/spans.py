"""Periods that do not fit what a figure counts, so that whose it is cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import Kind, Topic
from analytics.ingest.sheets import moments

if TYPE_CHECKING:
    from analytics.indicators import Measure
    from analytics.ingest.sheets.context import Context

PART: Final = mark(
    "The row or column says {first}, but the line over the table, or the sheet's name, {second}: write the whole "
    "period into every row."
)


def clash(found: str, context: Context, measure: Measure) -> Refused | None:
    """Why the period that a row or column names is not taken, where the lines over the table speak of a part of that year."""
    part = _part_above(found, context, measure)
    return Refused(PART, first=found, second=part) if part else None


def _part_above(year: str, context: Context, measure: Measure) -> str:
    """The part of a row's bare year that the lines over the table speak of; the month of a yearly exam is none."""
    if len(year) > len("2024") or measure.topic is Topic.EXAM:
        return ""
    same = (moments.filed(year, measure.kind), f"{year}-01..{year}-12")
    parts = context.shorter(year).items()
    return next(
        (part for part, period in parts if not is_of_years(period) and moments.filed(period, measure.kind) not in same),
        "",
    )


def is_of_years(found: str) -> bool:
    """Whether a period is of several years, 2021..2023, over which nothing stands still."""
    return ".." in found and len(found) == len("2021..2023")


def of_lines(context: Context, measure: Measure) -> str | None:
    """The period that the lines over a table give a figure.

    A day beside the year is the exam's, the result's or the registration's for what an exam counts; up to the last day of
    a month it makes what happens run from January on; of what stands at a moment it is the date.
    """
    found, days = context.period, context.days
    until = any(day.startswith("截") for day in days)
    if days and measure.topic is Topic.EXAM and not until and all(day.count("月") == 1 for day in days):
        return context.year
    if found and days and until and measure.kind is Kind.FLOW and measure.topic is not Topic.EXAM:
        return moments.relative("本年累计", found, moment=False) or found
    return found
