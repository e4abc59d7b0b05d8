"""What would explain a difference, with its arithmetic: another region's rate, a cut decimal, a shifted year, a lost point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.claims.arithmetic import Interval, growth, shrunk
from analytics.claims.finding import Amount, Called, Note, When, Where
from analytics.claims.ledger import Known, Ledger, moment, reach, year_before
from analytics.i18n import mark
from analytics.indicators import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.store.read import Claim

_TENS: Final = (10, 100)
# An interval wider than this share of its end is met by chance.
_NARROW: Final = 0.25
_ELSEWHERE: Final = mark("{label} of {region} changed by {amount} in {period}: the rate may belong there")
_YEAR: Final = mark("in {period} the change was {amount}: the rate may belong to that year")
_CUT: Final = mark("it would fit if {amount} had been cut off, not rounded")
_COARSE: Final = mark("it would fit if the numbers had been rounded to {amount}")
_TENFOLD: Final = mark("it would fit at {amount}: a decimal point may be lost or added")
_NEEDED: Final = mark("it would need {amount} in {period}")
_MULTIPLE: Final = mark("it would fit as an increase of so many times: the multiple is {amount}")
_AS_SHARE: Final = mark("it would fit as a share of the year before: {amount}")
# Rates that are confused with one another: those of the exam and of the certificates it leads to.
CONFUSED: Final = ("exam_registered", "exam_sat", "exam_passed", "certified_total", "professionals_total")


def of_growth(ledger: Ledger, stated: Claim, new: Known, old: Known) -> Note:
    """Explain a growth that does not follow from its levels."""
    said = reach(stated)
    made = growth(new.interval, old.interval)
    return (
        _cut(stated, made)
        or _elsewhere(ledger, stated, said)
        or _other_year(ledger, stated, said)
        or _as_share(said, new.interval.over(old.interval).times(100), stated)
        or _needed(new, old, said)
    )


def _elsewhere(ledger: Ledger, stated: Claim, said: Interval) -> Note | None:
    """Look for the same rate in the regions above and among related measures."""
    for region, measure, made in _rates(ledger, stated):
        if _fits(said, made):
            places = (
                ("label", Called(measure)),
                ("region", Where(region)),
                ("amount", Amount(made, stated.measure)),
                ("period", When(stated.period)),
            )
            return Note(_ELSEWHERE, places)
    return None


def _rates(ledger: Ledger, stated: Claim) -> Iterator[tuple[str, str, Interval]]:
    base = MEASURES[stated.measure].claim_of
    tree = ledger.tree
    above = [region.code for region in reversed(tree.ancestors(stated.region))] if stated.region in tree else []
    for region in (stated.region, *above):
        for measure in CONFUSED:
            if (region, measure) == (stated.region, base):
                continue
            made = _change(ledger, measure, region, stated.stratum, moment(measure, stated))
            if made:
                yield region, measure, made


def _other_year(ledger: Ledger, stated: Claim, said: Interval) -> Note | None:
    base = MEASURES[stated.measure].claim_of
    at = moment(base, stated)
    for when in (year_before(at), _year_after(at)):
        made = _change(ledger, base, stated.region, stated.stratum, when)
        if made and _fits(said, made):
            return Note(_YEAR, (("period", When(when)), ("amount", Amount(made, stated.measure))))
    return None


def _year_after(at: str) -> str:
    return f"{int(at[:4]) + 1:04}{at[4:]}" if at[:4].isdigit() and ".." not in at else at


def _change(ledger: Ledger, measure: str, region: str, stratum: str, at: str) -> Interval | None:
    new = ledger.known(measure, region, stratum, at)
    old = ledger.known(measure, region, stratum, year_before(at))
    return growth(new.interval, old.interval) if new and old else None


def _fits(said: Interval, made: Interval) -> bool:
    """Whether a rate is another one: both known on both sides, and not by a wide interval's chance."""
    return said.meets(made) and made.bounded and made.high - made.low <= max(1, (said.high - said.low) * 2)


def _as_share(said: Interval, share: Interval, stated: Claim) -> Note | None:
    return Note(_AS_SHARE, (("amount", Amount(share, stated.measure)),)) if _fits(said, share) else None


def _needed(new: Known, old: Known, said: Interval) -> Note:
    places = (
        ("amount", Amount(shrunk(new.interval, said), old.first.measure)),
        ("period", When(old.first.period)),
    )
    return Note(_NEEDED, places)


def of_fold(stated: Claim, made: Interval) -> Note | None:
    """Explain a multiple: 增长1.27倍 is 2.27 times."""
    said = reach(stated)
    for step in (1, -1):
        moved = Interval(said.low + step, said.high + step)
        if moved.meets(made) and moved.low > 0:
            return Note(_MULTIPLE, (("amount", Amount(made, stated.measure)),))
    return of_writing(stated, made)


def of_writing(stated: Claim, made: Interval) -> Note | None:
    """Explain a number by how it was written: cut off, rounded further, or with a decimal point lost."""
    return _cut(stated, made) or tenfold(stated, made)


def _cut(stated: Claim, made: Interval) -> Note | None:
    """Whether a number may have been cut off, or, ending in a nought, been rounded further than it looks."""
    if stated.bound != "=" or not stated.margin:
        return None
    unit = 2 * stated.margin
    if Interval(stated.value, stated.value + unit).meets(made):
        return Note(_CUT, (("amount", Amount(made, stated.measure)),))
    coarse = 10 * unit
    rounder = Interval(stated.value - coarse / 2, stated.value + coarse / 2)
    if round(stated.value / unit) % 10 == 0 and rounder.meets(made):
        return Note(_COARSE, (("amount", Amount(Interval(coarse, coarse), stated.measure)),))
    return None


def tenfold(stated: Claim, made: Interval) -> Note | None:
    """Explain a number that fits with its decimal point one or two places over."""
    said = reach(stated)
    if not made.bounded or stated.value <= 0 or made.high - made.low > _NARROW * made.high:
        return None
    for ten in _TENS:
        for moved in (said.times(1 / ten), said.times(ten)):
            if moved.bounded and moved.meets(made):
                return Note(_TENFOLD, (("amount", Amount(moved, stated.measure)),))
    return None
