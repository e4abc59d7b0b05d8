"""Rules for stated changes: a growth, an increase or a multiple against the two levels it is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from analytics.claims import hypotheses
from analytics.claims.arithmetic import ANY, Interval, Verdict, grown, growth_by, shrunk
from analytics.claims.arithmetic import growth as grew
from analytics.claims.finding import Amount, Finding, Note, When
from analytics.claims.judging import against, may_have_left, missing, untold
from analytics.claims.ledger import Known, Ledger, moment, reach, year_before
from analytics.i18n import mark
from analytics.indicators import MEASURES
from analytics.indicators.model import FOLD, PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.store.read import Claim

_OF_LEVELS = {m.key: m for m in MEASURES.values() if m.claim_of in MEASURES}
GROWTHS: Final = tuple(key for key, m in _OF_LEVELS.items() if m.unit is PERCENT)
FOLDS: Final = tuple(key for key, m in _OF_LEVELS.items() if m.unit is FOLD)
INCREASES: Final = tuple(key for key, m in _OF_LEVELS.items() if m.unit is MEASURES[m.claim_of].unit)
# What comes to a stock in a year.
NEW_OF: Final = {"certified_total": "certified_new", "professionals_total": "professionals_new"}
_ONE_EACH: Final = 2
_FITS_SOME: Final = mark("it fits {new} after {old}, but not what other sources say")
IMPLIED: Final = mark("with the other figure, {period} would be {amount}")


def growth(ledger: Ledger) -> Iterator[Finding]:
    """A stated growth is new ÷ old − 1; with one level known, it says what the other would be."""
    for measure in GROWTHS:
        for stated in ledger.stated(measure):
            new, old = _levels(ledger, stated)
            if new and old:
                made = grew(new.interval, old.interval)
                guess = partial(hypotheses.of_growth, ledger, stated, new, old)
                found = against("growth", stated, (new, old), made, formula="{1} ÷ {2} − 1", guess=guess)
                yield _by_source(found, stated, new, old)
            else:
                before = shrunk(new.interval, reach(stated)) if new else ANY
                after = grown(old.interval, reach(stated)) if old else ANY
                yield _one_level("growth", stated, (new, old), (after, before))


def _by_source(found: Finding, stated: Claim, new: Known, old: Known) -> Finding:
    """Where sources of a level differ so far that a growth fits some of them only, say which."""
    if found.verdict is Verdict.CONTRADICTS or len(new.claims) + len(old.claims) <= _ONE_EACH:
        return found
    chosen = {
        (one, other): reach(stated).meets(grew(reach(one), reach(other))) for one in new.claims for other in old.claims
    }
    fitting = [pair for pair, fits in chosen.items() if fits]
    if not fitting or len(fitting) == len(chosen):
        return found
    places = [
        (name, Amount(reach(claim), claim.measure)) for name, claim in zip(("new", "old"), fitting[0], strict=True)
    ]
    return found._replace(hypothesis=Note(_FITS_SOME, tuple(places)))


def previous_level(ledger: Ledger) -> Iterator[Finding]:
    """The previous level is new − increase, so a stated growth is increase ÷ (new − increase)."""
    for measure in GROWTHS:
        for stated in ledger.stated(measure):
            new, _ = _levels(ledger, stated)
            for more in _increases(MEASURES[measure].claim_of):
                increase = ledger.known(more, stated.region, stated.stratum, stated.period)
                if new and increase:
                    made = growth_by(increase.interval, new.interval)
                    found = against(
                        "previous_level",
                        stated,
                        (new, increase),
                        made,
                        formula="{2} ÷ ({1} − {2})",
                        guess=partial(hypotheses.of_writing, stated, made),
                    )
                    yield may_have_left(found, fewer=stated.value < made.low)


def increase(ledger: Ledger) -> Iterator[Finding]:
    """A stated increase is new − old; with one level known, it says what the other would be."""
    for measure in INCREASES:
        for stated in ledger.stated(measure):
            new, old = _levels(ledger, stated)
            if new and old:
                made = new.interval.minus(old.interval)
                yield against(
                    "increase",
                    stated,
                    (new, old),
                    made,
                    formula="{1} − {2}",
                    guess=partial(hypotheses.of_writing, stated, made),
                )
            else:
                before = new.interval.minus(reach(stated)) if new else ANY
                after = old.interval.plus(reach(stated)) if old else ANY
                yield _one_level("increase", stated, (new, old), (after, before))


def fold(ledger: Ledger) -> Iterator[Finding]:
    """是…倍 is new ÷ old; 增长…倍 would be one more."""
    for measure in FOLDS:
        for stated in ledger.stated(measure):
            new, old = _levels(ledger, stated)
            if new and old:
                made = new.interval.over(old.interval)
                yield against(
                    "fold",
                    stated,
                    (new, old),
                    made,
                    formula="{1} ÷ {2}",
                    guess=partial(hypotheses.of_fold, stated, made),
                )
            else:
                before = new.interval.over(reach(stated)) if new else ANY
                said = reach(stated)
                after = Interval(old.interval.low * said.low, old.interval.high * said.high) if old else ANY
                yield _one_level("fold", stated, (new, old), (after, before))


def _levels(ledger: Ledger, stated: Claim) -> tuple[Known | None, Known | None]:
    """The level a change leads to, and the one a year before."""
    base = MEASURES[stated.measure].claim_of
    at = moment(base, stated)
    new = ledger.known(base, stated.region, stated.stratum, at)
    return new, ledger.known(base, stated.region, stated.stratum, year_before(at))


def _increases(base: str) -> list[str]:
    """The measures that may say by how much a level rose."""
    stated = [key for key in INCREASES if MEASURES[key].claim_of == base]
    return [*stated, NEW_OF[base]] if base in NEW_OF else stated


def _one_level(
    rule: str,
    stated: Claim,
    levels: tuple[Known | None, Known | None],
    implied: tuple[Interval, Interval],
) -> Finding:
    """Say what the unknown one of two levels would be."""
    base = MEASURES[stated.measure].claim_of
    at = moment(base, stated)
    before = year_before(at)
    lacking = missing(base, before if levels[0] else at)
    known = [level for level in levels if level]
    if not known:
        return untold(rule, stated, (), lacking)
    period, amount = (before, implied[1]) if levels[0] else (at, implied[0])
    return untold(
        rule, stated, known, lacking, Note(IMPLIED, (("period", When(period)), ("amount", Amount(amount, base))))
    )
