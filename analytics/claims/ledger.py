"""The claims of a store, laid out for checking: by measure, region and group, one entry a moment."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.claims.arithmetic import Interval, hull, interval
from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.store.models import Standing
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analytics.regions import RegionTree
    from analytics.store.models import Source
    from analytics.store.read import Claim

_YEAR: Final = re.compile(r"\d{4}")
_YEAR_DIGITS: Final = 4
_STOCKS: Final = frozenset(key for key, measure in MEASURES.items() if measure.kind is Kind.STOCK)
_SIDED: Final = "<>"


class Known(NamedTuple):
    """What is known about one cell.

    ``claims`` are those that say something: a bare bound is left out where a level agrees with it (突破100万 beside 149.9万).
    ``interval`` holds all they allow, ``everything`` is every claim there is, the current one first.
    """

    interval: Interval
    claims: tuple[Claim, ...]
    everything: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The claim that stands for the cell."""
        return self.claims[0]

    @property
    def sided(self) -> bool:
        """Whether a bare bound is all that one of the claims says."""
        return any(claim.bound in _SIDED for claim in self.claims)

    @property
    def rolled_up(self) -> bool:
        """Whether the cell is a sum the store made itself."""
        return self.claims[0].rolled_up


Series = dict[str, Known]


class Ledger:
    """Every claim that is checked together."""

    def __init__(
        self, claims: Iterable[Claim], tree: RegionTree, sources: Mapping[str, Source], titled: Iterable[Claim] = ()
    ) -> None:
        """Lay out claims; ``titled`` are all claims of the sources whose titles hold a number."""
        self.tree = tree
        self.sources = sources
        self.titled = tuple(titled)
        self._known: dict[str, dict[tuple[str, str], Series]] = defaultdict(partial(defaultdict, dict))
        several: dict[tuple[str, str, str, str], list[Claim]] = {}
        for claim in claims:
            measure, key = claim.measure, (claim.region, claim.stratum)
            at, series = moment(measure, claim), self._known[measure][key]
            if at in series:
                several.setdefault((measure, *key, at), [series[at].first]).append(claim)
            else:
                alone = (claim,)
                series[at] = Known(reach(claim), alone, alone)
        for (measure, region, stratum, at), told in several.items():
            self._known[measure][region, stratum][at] = know(sorted(told, key=_current_first))

    def measures(self) -> Iterator[str]:
        """Every measure of the dictionary that has a claim."""
        return (measure for measure in self._known if measure in MEASURES)

    def series(self, measure: str) -> Mapping[tuple[str, str], Series]:
        """What is known of a measure by region and group, then by moment."""
        return self._known.get(measure, {})

    def known(self, measure: str, region: str, stratum: str, at: str) -> Known | None:
        """What is known about one cell."""
        series = self._known.get(measure, {}).get((region, stratum))
        return series.get(at) if series else None

    def stated(self, measure: str) -> Iterator[Claim]:
        """Every claim of a measure; sums the store made itself state nothing."""
        for series in self.series(measure).values():
            for known in series.values():
                yield from (claim for claim in known.everything if not claim.rolled_up)

    def near(self, measure: str, region: str, year: int, apart: int) -> list[Known]:
        """What is known of a denominator within some years of another figure, nearest first."""
        series = self.series(measure).get((region, ALL), {})
        found = [known for known in series.values() if abs(known.first.year - year) <= apart]
        return sorted(found, key=lambda known: (abs(known.first.year - year), -known.first.year, known.first.period))


def _current_first(claim: Claim) -> tuple[bool, str, str]:
    return claim.standing != Standing.CURRENT, claim.period, claim.figure_id


def know(told: list[Claim]) -> Known:
    """Take together what several claims say about one cell."""
    everything = tuple(told)
    if len(told) > 1:
        levels = [claim for claim in told if claim.bound not in _SIDED]
        sides = [claim for claim in told if claim.bound in _SIDED and not _said_better(claim, levels)]
        told = [*levels, *sides]
    return Known(hull([reach(claim) for claim in told]), tuple(told), everything)


def _said_better(bound: Claim, levels: list[Claim]) -> bool:
    side = quantity_of(bound)
    return any(side.agrees(quantity_of(level)) for level in levels)


def reach(claim: Claim) -> Interval:
    """Where the true value of a claim may lie; a count is not under zero."""
    if claim.bound == "=":
        value, margin = claim.value, claim.margin
        return Interval(value - margin, value + margin) if margin else Interval(value, value)
    measure = MEASURES.get(claim.measure)
    counted = measure is not None and measure.kind in (Kind.FLOW, Kind.STOCK) and not measure.claim_of
    return interval(quantity_of(claim), 0) if counted else interval(quantity_of(claim))


def moment(measure: str, claim: Claim) -> str:
    """Where a claim stands in a measure's series: a stock's at the month it ends in, any other at its period."""
    return claim.ends[:7] if measure in _STOCKS and ".." not in claim.period else claim.period


def year_before(at: str) -> str:
    """The same moment one year earlier."""
    if ".." in at:
        return _YEAR.sub(lambda found: f"{int(found[0]) - 1:04}", at)
    return f"{int(at[:4]) - 1:04}{at[4:]}"


def sure(claims: Iterable[Claim]) -> bool:
    """Whether the claims surely speak of the moments they are filed under: their years are stated, or one source gave all."""
    listed = list(claims)
    one_source = listed[0].source_id is not None and len({claim.source_id for claim in listed}) == 1
    return one_source or not any(claim.inferred or undated(claim) for claim in listed)


def undated(claim: Claim) -> bool:
    """Whether a stock that moves within a year names no day or month of it; places do not move so fast."""
    measure = MEASURES.get(claim.measure)
    moves = measure is not None and measure.kind is Kind.STOCK and measure.topic not in (Topic.STATIONS, Topic.BASE)
    return moves and len(claim.period) == _YEAR_DIGITS
