"""What is known of one measure in one region and year: reported, doubtful, missing or overdue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analytics import period
from analytics.indicators import ALL, MEASURES, Kind, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from analytics.completeness.due import Calendar
    from analytics.values import Book, Value


class State(StrEnum):
    """How far a cell is filled.

    REPORTED has a figure of its own, SUMMED one added up from all parts, PROVISIONAL one that is in some ``Doubt``.
    Without a figure a cell is OVERDUE after its due date, WAITING before it, MISSING where no date is known.
    """

    REPORTED = "reported"
    SUMMED = "summed"
    PROVISIONAL = "provisional"
    OVERDUE = "overdue"
    WAITING = "waiting"
    MISSING = "missing"


class Doubt(StrEnum):
    """Why a figure is not yet the year's.

    Its year was inferred, it covers another period than the year (1—n月, a span), it is only an upper or lower bound,
    a stock dated before the end of the year, or a figure of a group only.
    """

    INFERRED = "inferred"
    PERIOD = "period"
    BOUND = "bound"
    EARLY = "early"
    GROUP = "group"


_FILLED = frozenset({State.REPORTED, State.SUMMED, State.PROVISIONAL})
_DECEMBER = 12


@dataclass(frozen=True)
class Cell:
    """One measure in one region and year; ``sources`` are the ids of all who state it, the one shown first."""

    measure: str
    region: str
    year: int
    state: State
    value: Value | None = None
    doubts: tuple[Doubt, ...] = ()
    due: date | None = None
    sources: tuple[str, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there is any figure."""
        return self.state in _FILLED

    @property
    def repeated(self) -> bool:
        """Whether more than one source states the figure."""
        return len(self.sources) > 1


def cell(found: Book, measure: str, region: str, year: int, calendar: Calendar) -> Cell:
    """Say how far one cell is filled on the calendar's day."""
    due = calendar.due(measure, year)
    value = _value(found, measure, region, year)
    if value is None:
        state = State.MISSING if due is None else State.OVERDUE if calendar.today > due else State.WAITING
        return Cell(measure, region, year, state, due=due)
    doubts = _doubts(value)
    # A year made of its months is the region's own; only a sum of children is not.
    summed = any(claim.rolled_up and not claim.of_months for claim in value.claims)
    state = State.PROVISIONAL if doubts else State.SUMMED if summed else State.REPORTED
    named = dict.fromkeys(one.source_id for one in (*value.claims, *value.others) if one.source_id)
    return Cell(measure, region, year, state, value, doubts, due, () if summed else tuple(named))


def cells(
    found: Book, measures: Iterable[str], regions: Iterable[str], years: Iterable[int], calendar: Calendar
) -> dict[tuple[str, str, int], Cell]:
    """The matrix by measure, region and year."""
    wanted, span = tuple(regions), tuple(years)
    return {
        (measure, region, year): cell(found, measure, region, year, calendar)
        for measure in measures
        for region in wanted
        for year in span
    }


def lacking(matrix: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells without any figure."""
    return tuple(one for one in matrix if not one.filled)


def _value(found: Book, measure: str, region: str, year: int) -> Value | None:
    """The figure that stands for a year: the whole's, a flow's whole year before parts of it; else the last of a group."""
    whole = [value for value in found.at(measure, region, ALL) if value.year == year]
    if MEASURES[measure].kind is Kind.FLOW:
        whole = [value for value in whole if period.parse(value.period).is_year] or whole
    if whole:
        return whole[-1]
    groups = (found.at(measure, region, stratum) for stratum in found.strata(measure, region) if stratum != ALL)
    return next((value for series in groups for value in reversed(series) if value.year == year), None)


def _doubts(value: Value) -> tuple[Doubt, ...]:
    when, measure = period.parse(value.period), MEASURES[value.indicator]
    flow = measure.kind is Kind.FLOW
    early = not flow and measure.topic is not Topic.BASE and when.end[1] != _DECEMBER
    found = {
        Doubt.INFERRED: value.inferred,
        Doubt.PERIOD: flow and not when.is_year,
        Doubt.BOUND: value.quantity.bound in "<>",
        Doubt.EARLY: early,
        Doubt.GROUP: value.stratum != ALL,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)
