"""When a year's figure is due: some days after the event that makes it known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.indicators import MEASURES, Topic

if TYPE_CHECKING:
    from analytics.store.models import ExamEvent

DAYS_AFTER_EVENT: Final = 30
YEAR_DUE: Final = (3, 31)  # of the year after
_NATIONAL: Final = "全国"
_PARTS: Final = {"early": 10, "mid": 20}


@dataclass(frozen=True)
class Calendar:
    """The exam calendar of a store as seen on one day."""

    events: tuple[ExamEvent, ...]
    today: date

    def due(self, measure: str, year: int) -> date | None:
        """The day by which a year's figure is due; None where nothing known sets one.

        What an exam makes known is due 30 days after the last day of that exam or of its results: the national date
        if there is one, else the latest. Other counts are due by the end of March of the year after. Denominators come from
        statistics offices, which this calendar does not know; rates and targets are not reported.
        """
        found = MEASURES[measure]
        if not found.counted or found.topic is Topic.BASE:
            return None
        if not found.known_after:
            return date(year + 1, *YEAR_DUE)
        known = self._event(found.known_after, year)
        return known + timedelta(days=DAYS_AFTER_EVENT) if known else None

    def _event(self, name: str, year: int) -> date | None:
        dated = [one for one in self.events if one.event == name and one.year == year]
        national = [one for one in dated if one.scope.startswith(_NATIONAL)]
        return max((_last_day(one) for one in national or dated), default=None)


def _last_day(event: ExamEvent) -> date:
    """The last day an event may be on: early in a month is its tenth, late its last."""
    year, month, day = period.parse(event.end or event.start).end
    last = monthrange(year, month)[1]
    return date(year, month, min(_PARTS.get(event.part_of_month, day), last))
