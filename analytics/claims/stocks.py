"""Rules for stocks over time: what came in a year lies between two stocks, and a new date asks for a new figure."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.claims import hypotheses
from analytics.claims.arithmetic import Verdict
from analytics.claims.finding import Amount, Finding, Note, When
from analytics.claims.growth import IMPLIED, NEW_OF
from analytics.claims.judging import against, may_have_left, missing, untold
from analytics.claims.ledger import Known, Ledger, Series, year_before
from analytics.claims.sums import LEVELS
from analytics.i18n import mark
from analytics.indicators import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPEATS: Final = mark("the figure equals that of {period}: the label may be newer than the figure")
_LEVELS_REPEAT: Final = mark("its levels add up to the whole of {period}: the label may be newer than the figures")
_NO_FLOW: Final = mark("what came between the two dates is not known")
# Counts below this repeat by chance.
_TELLING: Final = 100


def stock_and_new(ledger: Ledger) -> Iterator[Finding]:
    """What was new in a year is the stock at its end − the stock a year before."""
    for stock, flow in NEW_OF.items():
        for stated in ledger.stated(flow):
            if len(stated.period) != len("2024"):
                continue
            at = f"{stated.period}-12"
            new = ledger.known(stock, stated.region, stated.stratum, at)
            old = ledger.known(stock, stated.region, stated.stratum, year_before(at))
            if new and old:
                made = new.interval.minus(old.interval)
                found = against(
                    "stock_and_new",
                    stated,
                    (new, old),
                    made,
                    formula="{1} − {2}",
                    guess=partial(hypotheses.of_writing, stated, made),
                )
                yield may_have_left(found, fewer=made.high < stated.value)
            elif new:
                flowed = ledger.known(flow, stated.region, stated.stratum, stated.period)
                before = new.interval.minus(flowed.interval if flowed else new.interval)
                places = (("period", When(year_before(at))), ("amount", Amount(before, stock)))
                yield untold("stock_and_new", stated, [new], missing(stock, year_before(at)), Note(IMPLIED, places))


def repeated_stock(ledger: Ledger) -> Iterator[Finding]:
    """A stock that equals the one before under a newer date contradicts what is known to have come between."""
    for stock, flow in NEW_OF.items():
        for (region, stratum), series in ledger.series(stock).items():
            moments = sorted(at for at in series if ".." not in at)
            for earlier, later in pairwise(moments):
                if _same(series[earlier], series[later]):
                    between = _between(ledger, flow, series[later], earlier, later)
                    yield _repeated(series, earlier, later, between)
            if stratum == ALL:
                yield from _levels_repeat(ledger, stock, region, series)


def _same(earlier: Known, later: Known) -> bool:
    return (
        later.first.value == earlier.first.value
        and later.first.value >= _TELLING
        and later.first.bound == earlier.first.bound == "="
        and not (earlier.rolled_up and later.rolled_up)
    )


def _between(ledger: Ledger, flow: str, stock: Known, earlier: str, later: str) -> Known | None:
    """What came between two year's ends."""
    if not (later.endswith("-12") and year_before(later) == earlier):
        return None
    return ledger.known(flow, stock.first.region, stock.first.stratum, later[:4])


def _repeated(series: Series, earlier: str, later: str, between: Known | None) -> Finding:
    old, new = series[earlier], series[later]
    guess = Note(_REPEATS, (("period", When(old.first.period)),))
    if between is None:
        return untold("repeated_stock", new.first, [old], Note(_NO_FLOW), guess)
    made = old.interval.plus(between.interval)
    found = against("repeated_stock", new.first, (old, between), made, formula="{1} + {2}", guess=lambda: guess)
    return found if found.verdict is not Verdict.UNDECIDED else found._replace(hypothesis=guess)


def _levels_repeat(ledger: Ledger, stock: str, region: str, series: Series) -> Iterator[Finding]:
    """Levels of one date that add up exactly to the whole of an earlier one."""
    assistants = ledger.series(stock).get((region, LEVELS[0]), {})
    for at, assistant in assistants.items():
        others = [ledger.known(stock, region, level, at) for level in LEVELS[1:]]
        known = [assistant, *(part for part in others if part)]
        if at in series or len(known) == 1 or assistant.rolled_up:
            continue
        total = sum(part.first.value for part in known)
        earlier = [when for when in sorted(series) if when < at and ".." not in when]
        if earlier and series[earlier[-1]].first.value == total >= _TELLING:
            old = series[earlier[-1]]
            guess = Note(_LEVELS_REPEAT, (("period", When(old.first.period)),))
            yield untold("repeated_stock", assistant.first, [*known[1:], old], Note(_NO_FLOW), guess)
