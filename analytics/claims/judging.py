"""Makes findings of comparisons: the verdict two intervals allow, held back where the claims may not belong together."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from analytics.claims.arithmetic import ANY, Interval, Verdict, at_most, equal
from analytics.claims.finding import Called, Finding, Note, When
from analytics.claims.ledger import Known, reach, sure
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.store.read import Claim

Guess = Note | None

BOUND: Final = Note(mark("a bound such as 近 or 余 leaves it open"))
UNSURE: Final = Note(mark("the sources differ and do not all state the date"))
ABOUT: Final = Note(mark("it depends on how far about (约) reaches"))
_LEFT: Final = Note(mark("some may have left; publishers differ on whether they count them"))
# Net or gross as the publisher counts.
_GROSS: Final = "professionals_new"
_ABOUT: Final = 0.05
_MISSING: Final = mark("no figure is known for {label}, {period}")


def missing(measure: str, at: str) -> Note:
    """Say which figure it would take."""
    return Note(_MISSING, (("label", Called(measure)), ("period", When(at))))


def against(
    rule: str, stated: Claim, parts: Sequence[Known], made: Interval, *, formula: str, guess: Callable[[], Guess]
) -> Finding:
    """Compare one stated claim with what follows from others; ``guess`` is asked where they differ."""
    evidence = _evidence(stated, parts)
    verdict = equal(reach(stated), made, sided=any(part.sided for part in parts))
    return _held_back(_finding(rule, verdict, stated, evidence, parts=parts, made=made, formula=formula), guess)


def not_above(rule: str, part: Known, whole: Known, *, formula: str, guess: Callable[[], Guess]) -> Finding:
    """Compare a part with the whole it cannot exceed."""
    evidence = _evidence(part.first, [part, whole])
    verdict = at_most(part.interval, whole.interval)
    return _held_back(
        _finding(rule, verdict, part.first, evidence, parts=[whole], made=whole.interval, formula=formula), guess
    )


def untold(rule: str, stated: Claim, parts: Sequence[Known], why: Note, hypothesis: Guess = None) -> Finding:
    """Say that a stated claim cannot be checked, what is lacking and what would follow from it."""
    made = _finding(rule, Verdict.UNDECIDED, stated, _evidence(stated, parts), parts=parts, made=ANY, formula="")
    measures = tuple(dict.fromkeys((*made.measures, *_named(why))))
    return made._replace(measures=measures, why=why, hypothesis=hypothesis)


def _named(why: Note) -> list[str]:
    """The measures a sentence calls by name: the finding changes when they come to be known."""
    return [place.key for _, place in why.places if isinstance(place, Called)]


def _evidence(stated: Claim, parts: Sequence[Known]) -> tuple[Claim, ...]:
    # By identity: comparing thousands of long tuples takes longer than all arithmetic.
    seen = {id(claim): claim for claim in chain((stated,), *(part.claims for part in parts))}
    return tuple(seen.values())


def _finding(
    rule: str,
    verdict: Verdict,
    stated: Claim,
    evidence: tuple[Claim, ...],
    *,
    parts: Sequence[Known],
    made: Interval,
    formula: str,
) -> Finding:
    return Finding(
        rule=rule,
        verdict=verdict,
        region=stated.region,
        period=stated.period,
        stratum=stated.stratum,
        measures=tuple(dict.fromkeys(claim.measure for claim in evidence)),
        claims=evidence,
        terms=(stated, *(part.first for part in parts)),
        indicator=stated.measure,
        stated=stated.value,
        computed=made,
        formula=formula,
    )


def _held_back(made: Finding, guess: Callable[[], Guess]) -> Finding:
    """Leave undecided what is not sure, with the reason; guess why where there is a difference."""
    if made.verdict is Verdict.AGREES:
        return made
    if made.verdict is Verdict.UNDECIDED:
        return made._replace(why=BOUND)
    why = UNSURE if not sure(made.claims) else ABOUT if _just_about(made) else None
    return made._replace(verdict=Verdict.UNDECIDED if why else made.verdict, why=why, hypothesis=guess())


def _just_about(made: Finding) -> bool:
    """Whether a difference hangs on how far 约 reaches: it goes away when that is taken twice as far."""
    if not any(claim.bound == "~" for claim in made.claims):
        return False
    said = reach(made.claims[0])
    gap = max(made.computed.low - said.high, said.low - made.computed.high)
    return gap <= max(_ABOUT * abs(made.stated), (made.computed.high - made.computed.low) / 2)


def may_have_left(found: Finding, *, fewer: bool) -> Finding:
    """Leave undecided a stock that rose by less than came, where publishers count those who came before or after leavers."""
    if fewer and found.verdict is Verdict.CONTRADICTS and _GROSS in found.measures:
        return found._replace(verdict=Verdict.UNDECIDED, why=_LEFT)
    return found


def nothing() -> Guess:
    """No explanation is at hand."""
    return None
