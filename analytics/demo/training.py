"""Training by month, most of it before the exam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.demo.moments import month, whole_year
from analytics.demo.profile import chance
from analytics.indicators import ALL

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from analytics.demo.exam import Results
    from analytics.demo.moments import Entry
    from analytics.demo.profile import Leaf

SEASON: Final = (0.35, 0.3, 0.9, 1.9, 2.6, 1.1, 0.6, 0.6, 0.9, 1.0, 1.0, 0.75)
# The exam of 2020 was held in October and November.
LATE_SEASON: Final = (0.2, 0.05, 0.2, 0.5, 0.7, 0.8, 1.0, 1.5, 2.6, 2.3, 1.2, 0.95)
LATE: Final = 2020


def entries(leaf: Leaf, exams: Results, seed: int) -> Iterator[Entry]:
    """Tell the training of one county: courses grow with those who register for the exam."""
    rng = chance(seed, leaf.code, "training")
    for year, levels in exams.items():
        registered = sum(level.registered for level in levels)
        attendances = 0
        for number, weight in enumerate(LATE_SEASON if year == LATE else SEASON, 1):
            runs = _whole((1.5 + registered / 48) * weight / 12 * rng.uniform(0.75, 1.25), rng)
            seats = round(runs * rng.uniform(24, 56))
            attendances += seats
            when = month(year, number)
            yield when, "training_attendances", ALL, seats
            yield when, "training_runs", ALL, runs
            yield when, "training_sessions", ALL, round(runs * rng.uniform(1.6, 4.4))
        yield whole_year(year), "training_participants", ALL, int(attendances * rng.uniform(0.62, 0.82))
        yield whole_year(year), "mock_exam_participants", ALL, _mock(year, registered, rng)


def _whole(number: float, rng: random.Random) -> int:
    """Round up or down by chance, so that small expectations make some months empty, not all."""
    return int(number + rng.random())


def _mock(year: int, registered: int, rng: random.Random) -> int:
    """Mock exams spread slowly: a few of those registered at first, a third of them later."""
    share = min(0.35, max(0.03, 0.05 + 0.028 * (year - 2015)))
    return int(registered * share * rng.uniform(0.8, 1.2))
