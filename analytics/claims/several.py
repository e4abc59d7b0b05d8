"""Rules for one number told twice: several sources of a cell, a lost decimal point, and a headline against its text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial, reduce
from typing import TYPE_CHECKING, Final

from analytics.claims import hypotheses
from analytics.claims.arithmetic import Interval, Verdict, equal, interval
from analytics.claims.finding import Amount, Finding, Note, When
from analytics.claims.judging import BOUND, UNSURE, against, nothing, untold
from analytics.claims.ledger import Known, Ledger, know, reach, sure, year_before
from analytics.claims.sums import LEVELS
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, Kind
from analytics.quantity import Quantity
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.store.read import Claim

_TITLE: Final = re.compile(
    r"(?P<before>近|约|逾|超过?|突破|达)?(?P<number>\d+(?:\.\d+)?)\s*(?P<after>[余多])?(?P<ten>[万亿])?(?P<behind>[余多])?"
    r"(?P<unit>人次|人|名|个|家|元|支|场|期|户|%)"
)
_SCALE: Final = {"万": 10**4, "亿": 10**8, None: 1}
_BOUNDS: Final = {"近": "<", "约": "~", "逾": ">", "超": ">", "超过": ">", "突破": ">"}
_TENS: Final = (10, 100)
_TELLING: Final = 100
_DIGITS: Final = 3
_SOME: Final = 2
_STEADY: Final = (0.5, 2)
_JUMP: Final = 4
_LEVELS_ALONE: Final = mark("{amount} is the sum of the levels known without the senior one")
_EQUAL_TENFOLD: Final = mark(
    "it and another figure of {period} differ {times}-fold: a decimal point may be lost or added"
)
_BETWEEN: Final = mark("the years beside it fit {amount}: a decimal point may be lost or added")
_ALONE: Final = mark("nothing else tells which of them is right")


def several_sources(ledger: Ledger) -> Iterator[Finding]:
    """Every other claim about a cell is held against the current one."""
    for measure in ledger.measures():
        for series in ledger.series(measure).values():
            for known in series.values():
                if len(known.everything) > 1:
                    yield from _others(ledger, known)


def _others(ledger: Ledger, known: Known) -> Iterator[Finding]:
    current, *others = known.everything
    for other in others:
        if other.cell != current.cell:
            continue
        shown = know([current])
        found = against("several_sources", other, [shown], reach(current), formula="", guess=nothing)
        if not quantity_of(other).agrees(quantity_of(current)):
            verdict, why = (Verdict.CONTRADICTS, None) if sure(found.claims) else (Verdict.UNDECIDED, UNSURE)
            guess = _levels_alone(ledger, other) or hypotheses.tenfold(other, reach(current))
            found = found._replace(verdict=verdict, why=why, hypothesis=guess)
        elif found.verdict is Verdict.CONTRADICTS:
            found = found._replace(verdict=Verdict.UNDECIDED, why=BOUND, hypothesis=None)
        yield found


def _levels_alone(ledger: Ledger, claim: Claim) -> Note | None:
    """Whether a figure for all is that of the two lower levels."""
    if claim.stratum != ALL or MEASURES[claim.measure].kind is not Kind.STOCK:
        return None
    parts = [ledger.known(claim.measure, claim.region, level, claim.ends[:7]) for level in LEVELS[:2]]
    known = [part.interval for part in parts if part]
    if len(known) < len(parts):
        return None
    total = reduce(Interval.plus, known)
    return Note(_LEVELS_ALONE, (("amount", Amount(total, claim.measure)),)) if total.meets(reach(claim)) else None


def tenfold(ledger: Ledger) -> Iterator[Finding]:
    """A figure that is ten or a hundred times another one about the same thing may have lost its decimal point."""
    for measure in ledger.measures():
        if MEASURES[measure].kind not in (Kind.FLOW, Kind.STOCK):
            continue
        for series in ledger.series(measure).values():
            for at, known in series.items():
                if len(known.everything) > 1:
                    yield from _same_cell(known)
                elif known.first.value >= _TELLING and not known.rolled_up:
                    yield from _beside(known, series, at)


def _same_cell(known: Known) -> Iterator[Finding]:
    current, *others = known.everything
    for other in others:
        times = next((ten for ten in _TENS if _times(other.value, current.value, ten)), 0)
        if times and other.cell == current.cell:
            guess = partial(_just_tenfold, other.value / current.value, current)
            yield against("tenfold", other, [know([current])], reach(current), formula="", guess=guess)


def _just_tenfold(times: float, other: Claim) -> Note:
    """Say how far one figure lies from another, whichever is larger."""
    fold = round(max(times, 1 / times))
    return Note(_EQUAL_TENFOLD, (("times", fold), ("period", When(other.period))))


def _times(one: float, other: float, ten: int) -> bool:
    small, large = sorted((one, other))
    return small > 0 and large == small * ten


def _beside(known: Known, series: dict[str, Known], at: str) -> Iterator[Finding]:
    """Hold a figure against the years beside it: exactly tenfold in many digits, or right between them at a tenth."""
    before, after = series.get(year_before(at)), series.get(_year_after(at))
    value = known.first.value
    if all(beside is None or _near(value, beside.first.value) for beside in (before, after)):
        return
    for beside in (before, after):
        if beside and beside.first.value and _digits(value) >= _DIGITS:
            times = next((ten for ten in _TENS if value == beside.first.value * ten), 0)
            if times:
                guess = _just_tenfold(times, beside.first)
                yield untold("tenfold", known.first, [beside], Note(_ALONE), guess)
                return
    if before and after and min(before.first.value, after.first.value) > 0:
        for ten in _TENS:
            if all(
                _steady(value / ten, one.first.value) and value > _JUMP * one.first.value for one in (before, after)
            ):
                moved = reach(known.first).times(1 / ten)
                guess = Note(_BETWEEN, (("amount", Amount(moved, known.first.measure)),))
                yield untold("tenfold", known.first, [before, after], Note(_ALONE), guess)
                return


def _near(one: float, other: float) -> bool:
    """Whether two figures are too close for a lost decimal point."""
    return one < _JUMP * other


def _year_after(at: str) -> str:
    return f"{int(at[:4]) + 1:04}{at[4:]}" if ".." not in at else ""


def _steady(one: float, other: float) -> bool:
    low, high = _STEADY
    return low <= one / other <= high


def _digits(value: float) -> int:
    """How many digits a number has before its closing noughts."""
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def headline(ledger: Ledger) -> Iterator[Finding]:
    """A number in a title is one of the text, or has lost the decimal point of one."""
    told: dict[str, list[Claim]] = {}
    for claim in ledger.titled:
        if claim.source_id and not claim.rolled_up and claim.measure in MEASURES:
            told.setdefault(claim.source_id, []).append(claim)
    for source, claims in told.items():
        for written, unit in numbers(ledger.sources[source].title):
            yield from _headline(written, [claim for claim in claims if MEASURES[claim.measure].unit.zh == unit])


def numbers(title: str) -> list[tuple[Quantity, str]]:
    """The numbers of a title with their units, 名 read as 人."""
    return [(_written(found), found["unit"].replace("名", "人")) for found in _TITLE.finditer(title)]


def _written(found: re.Match[str]) -> Quantity:
    scale, digits = _SCALE[found["ten"]], found["number"]
    bound = ">" if found["after"] or found["behind"] else _BOUNDS.get(found["before"] or "", "=")
    decimals = len(digits.partition(".")[2])
    margin = 0.5 * scale / 10**decimals if scale > 1 or decimals else 0
    return Quantity(float(Decimal(digits) * scale), bound, margin)


def _headline(written: Quantity, claims: list[Claim]) -> Iterator[Finding]:
    saying = (claim for claim in claims if _says(written, claim))
    same = min(saying, key=lambda claim: abs(claim.value - written.value), default=None)
    lost = next((claim for claim in claims if _lost(written, claim)), None)
    claim = same or lost
    if claim is None:
        return
    found = against("headline", claim, [], reach(claim), formula="{0}", guess=nothing)
    verdict = Verdict.AGREES if same else Verdict.CONTRADICTS
    guess = None if same else _just_tenfold(written.value / claim.value, claim)
    yield found._replace(verdict=verdict, stated=written.value, hypothesis=guess)


def _says(written: Quantity, claim: Claim) -> bool:
    """Whether a title states a figure: within its rounding, or a bound just beside it."""
    said, known = interval(written, 0), reach(claim)
    near = 0.5 <= written.value / claim.value <= _SOME if claim.value else False  # noqa: PLR2004 - half to double
    return near and equal(said, known, sided=False) is not Verdict.CONTRADICTS


def _lost(written: Quantity, claim: Claim) -> bool:
    return _digits(written.value) >= _SOME and any(written.value == claim.value * ten for ten in _TENS)
