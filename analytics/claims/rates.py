"""Rules for stated rates: a share against its parts, a pass rate by its denominator, and points written as per cent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.claims import hypotheses
from analytics.claims.arithmetic import Interval, Verdict, growth, hull
from analytics.claims.finding import Amount, Called, Finding, Note, When
from analytics.claims.judging import against, missing, not_above, nothing, untold
from analytics.claims.ledger import Known, Ledger, moment, reach, year_before
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, RATIOS, Kind, Ratio, Topic
from analytics.indicators.model import PERCENT_OR_POINTS, POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.store.read import Claim

_POPULATIONS: Final = ("resident_population", "urban_population")
_BY_REGISTERED: Final = RATIOS["pass_rate_registered"]
# How pass rates are made in practice; newly certified stands in for passed and proves nothing where it does not fit.
_READINGS: Final = (
    ("exam_passed", "exam_registered", True),
    ("exam_passed", "exam_sat", True),
    ("certified_new", "exam_registered", False),
)
# A station is not a township, but some publishers divide stations by townships.
_STAND_IN: Final = {"townships_with_station": "sw_stations"}
# Any indicator in percentage points.
_IN_POINTS: Final = "exam_pass_rate_change_pp"
_QUASI: Final = "type:quasi"
_YEARS_APART: Final = 2
_DIVIDED: Final = mark("it fits {numerator} ÷ {denominator}")
_GIVES: Final = mark("{numerator} ÷ {denominator} gives {amount}")
_YEAR: Final = mark("in {period} the rate was {amount}: it may belong to that year")
_IMPLIED: Final = mark("with the other figure, {label} would be {amount}")
_BY_STATIONS: Final = mark("if it is by stations, {stations}, there would be {amount} townships")
_BY_SAT: Final = mark("it may be by those who sat the exam, whose number is not known")
_AS_POINTS: Final = mark("it fits only as percentage points: {amount}")
_TWO_READINGS: Final = mark("the rate of the year before would be {points} if points are meant, {percent} if per cent")
_WIDER: Final = mark("with {amount} units like townships, which are counted apart, there would be {total} townships")
_RATES_UNKNOWN: Final = mark("the rates of both years are not known")


def stated_as(ratio: Ratio) -> str:
    """The measure that holds a ratio as it was published, if there is one."""
    said = (key for key, m in MEASURES.items() if m.claim_of == ratio.key and m.unit is ratio.unit)
    return ratio.published or next(said, "")


STATED: Final = {ratio.key: stated for ratio in RATIOS.values() if (stated := stated_as(ratio))}


class Division(NamedTuple):
    """A numerator and a denominator with what makes of them a rate."""

    top: Known
    bottom: Known
    scale: float

    @property
    def made(self) -> Interval:
        """The rate."""
        return self.top.interval.over(self.bottom.interval).times(self.scale)


def share(ledger: Ledger) -> Iterator[Finding]:
    """A stated share or rate is its numerator ÷ its denominator, of the same region, date and group."""
    for ratio in RATIOS.values():
        if ratio.key in STATED and ratio.denominator not in _POPULATIONS and ratio is not _BY_REGISTERED:
            yield from _shares(ledger, "share", ratio)


def per_capita(ledger: Ledger) -> Iterator[Finding]:
    """A figure per head is its numerator ÷ any population stated for a year near enough."""
    for ratio in RATIOS.values():
        if ratio.key in STATED and ratio.denominator in _POPULATIONS:
            yield from _shares(ledger, "per_capita", ratio)


def _shares(ledger: Ledger, rule: str, ratio: Ratio) -> Iterator[Finding]:
    for stated in ledger.stated(STATED[ratio.key]):
        top = ledger.known(ratio.numerator, stated.region, stated.stratum, moment(ratio.numerator, stated))
        bottom = _bottom(ledger, ratio, stated)
        if top and bottom:
            made = Division(top, bottom, ratio.scale).made
            yield against(
                rule,
                stated,
                (top, bottom),
                made,
                formula="{1} ÷ {2}",
                guess=partial(_of_share, ledger, ratio, stated, bottom, made),
            )
        else:
            yield _stand_in(ledger, ratio, stated) or _one_part(rule, ratio, stated, top, bottom)


def _of_share(ledger: Ledger, ratio: Ratio, stated: Claim, bottom: Known, made: Interval) -> Note | None:
    return hypotheses.of_writing(stated, made) or _like_townships(ledger, ratio, bottom)


def _bottom(ledger: Ledger, ratio: Ratio, stated: Claim) -> Known | None:
    """The denominator of a rate; of populations all that the publisher may have meant."""
    if MEASURES[ratio.denominator].topic is not Topic.BASE:
        return ledger.known(ratio.denominator, stated.region, stated.stratum, moment(ratio.denominator, stated))
    near = ledger.near(ratio.denominator, stated.region, stated.year, ratio.years_apart)
    if not near:
        return None
    claims = tuple(claim for known in near for claim in known.claims)
    return Known(hull([known.interval for known in near]), claims, claims)


def _stand_in(ledger: Ledger, ratio: Ratio, stated: Claim) -> Finding | None:
    """A coverage that fits stations ÷ townships agrees with that reading; one that does not proves nothing."""
    numerator = _STAND_IN.get(ratio.numerator, "")
    top = ledger.known(numerator, stated.region, stated.stratum, moment(numerator, stated)) if numerator else None
    for bottom in ledger.near(ratio.denominator, stated.region, stated.year, _YEARS_APART) if top else []:
        if top and not top.sided and reach(stated).meets(Division(top, bottom, ratio.scale).made):
            return _fitting("share", stated, Division(top, bottom, ratio.scale))
    if top is None or reach(stated).low <= 0:
        return None
    implied = Amount(top.interval.over(reach(stated)).times(ratio.scale), ratio.denominator)
    places = (("stations", Amount(top.interval, numerator)), ("amount", implied))
    return untold("share", stated, [top], missing(ratio.numerator, stated.period), Note(_BY_STATIONS, places))


def _one_part(rule: str, ratio: Ratio, stated: Claim, top: Known | None, bottom: Known | None) -> Finding:
    """Say what the part that is not known would be."""
    said = reach(stated)
    if top and said.low > 0:
        implied, key = top.interval.over(said).times(ratio.scale), ratio.denominator
    elif bottom:
        low, high = (max(side, 0) * end / ratio.scale for side, end in zip(said, bottom.interval, strict=True))
        implied, key = Interval(low, high), ratio.numerator
    else:
        return untold(rule, stated, (), missing(ratio.numerator, stated.period))
    note = Note(_IMPLIED, (("label", Called(key)), ("amount", Amount(implied, key))))
    return untold(rule, stated, [part for part in (top, bottom) if part], missing(key, stated.period), note)


def _fitting(rule: str, stated: Claim, division: Division) -> Finding:
    """Say by which numerator and denominator a rate fits."""
    found = against(rule, stated, (division.top, division.bottom), division.made, formula="{1} ÷ {2}", guess=nothing)
    places = (
        ("numerator", Called(division.top.first.measure)),
        ("denominator", Called(division.bottom.first.measure)),
    )
    return found._replace(hypothesis=Note(_DIVIDED, places)) if found.verdict is Verdict.AGREES else found


def pass_rate(ledger: Ledger) -> Iterator[Finding]:
    """A stated pass rate is passed ÷ registered or passed ÷ sat; it says which of them fits."""
    for stated in ledger.stated(STATED[_BY_REGISTERED.key]):
        yield _pass_rate(ledger, stated)


def _pass_rate(ledger: Ledger, stated: Claim) -> Finding:
    at = (stated.region, stated.stratum, stated.period)
    known = [
        (Division(top, bottom, 100), proves)
        for numerator, denominator, proves in _READINGS
        if (top := ledger.known(numerator, *at)) and (bottom := ledger.known(denominator, *at))
    ]
    checked = [(_fitting("pass_rate", stated, division), proves) for division, proves in known]
    for verdict in (Verdict.AGREES, Verdict.UNDECIDED):
        fitting = next((found for found, _ in checked if found.verdict is verdict), None)
        if fitting:
            return fitting
    proving = [found for found, proves in checked if proves]
    if not proving:
        parts = [known[0][0].top, known[0][0].bottom] if known else []
        hint = _other_year(ledger, stated) or (_gives(known[0][0], stated) if known else None)
        return untold("pass_rate", stated, parts, missing("exam_passed", stated.period), hint)
    if len(proving) == 1 and reach(stated).low > proving[0].computed.high and "exam_sat" not in proving[0].measures:
        return proving[0]._replace(verdict=Verdict.UNDECIDED, why=Note(_BY_SAT), hypothesis=_other_year(ledger, stated))
    written = hypotheses.of_writing(stated, known[0][0].made)
    return proving[0]._replace(hypothesis=_other_year(ledger, stated) or written)


def _gives(division: Division, stated: Claim) -> Note:
    """What a reading that proves nothing comes to."""
    places = (
        ("numerator", Called(division.top.first.measure)),
        ("denominator", Called(division.bottom.first.measure)),
        ("amount", Amount(division.made, stated.measure)),
    )
    return Note(_GIVES, places)


def _other_year(ledger: Ledger, stated: Claim) -> Note | None:
    """Whether a rate is that of the year before or after."""
    if len(stated.period) != len("2024"):
        return None
    for year in (int(stated.period) - 1, int(stated.period) + 1):
        at = (stated.region, stated.stratum, str(year))
        for numerator, denominator, _ in _READINGS:
            top, bottom = ledger.known(numerator, *at), ledger.known(denominator, *at)
            if top and bottom and not (top.sided or bottom.sided):
                made = Division(top, bottom, 100).made
                if made.meets(reach(stated)):
                    return Note(_YEAR, (("period", When(str(year))), ("amount", Amount(made, stated.measure))))
    return None


def coverage(ledger: Ledger) -> Iterator[Finding]:
    """No share is over 100 %: a part counted for the same date does not exceed its whole."""
    for ratio in RATIOS.values():
        if ratio.maximum is None or ratio.topic is Topic.EXAM or MEASURES[ratio.numerator].kind is not Kind.STOCK:
            continue
        for series in ledger.series(ratio.numerator).values():
            for at, top in series.items():
                bottom = _whole(ledger, ratio, top, at) if ".." not in at else None
                if bottom and not (top.rolled_up and bottom.rolled_up):
                    yield not_above(
                        "coverage",
                        top,
                        bottom,
                        formula="{0} ÷ {1} ≤ 100%",
                        guess=partial(_like_townships, ledger, ratio, bottom),
                    )


def _whole(ledger: Ledger, ratio: Ratio, top: Known, at: str) -> Known | None:
    if MEASURES[ratio.denominator].topic is not Topic.BASE:
        return ledger.known(ratio.denominator, top.first.region, top.first.stratum, at)
    if top.first.stratum != ALL:
        return None
    near = ledger.near(ratio.denominator, top.first.region, top.first.year, ratio.years_apart)
    return near[0] if near else None


def _like_townships(ledger: Ledger, ratio: Ratio, bottom: Known) -> Note | None:
    """The whole with development zones and farms that act like townships."""
    at = moment(ratio.denominator, bottom.first)
    quasi = ledger.known(ratio.denominator, bottom.first.region, _QUASI, at)
    if quasi is None:
        return None
    total = bottom.interval.plus(quasi.interval)
    places = (("amount", Amount(quasi.interval, ratio.denominator)), ("total", Amount(total, ratio.denominator)))
    return Note(_WIDER, places)


def points(ledger: Ledger) -> Iterator[Finding]:
    """A change of a rate stated in per cent that fits only as percentage points is named so."""
    for key, measure in MEASURES.items():
        if measure.claim_of in RATIOS and measure.unit in (POINTS, PERCENT_OR_POINTS):
            for stated in ledger.stated(key):
                yield _points(ledger, RATIOS[measure.claim_of], stated)


def _points(ledger: Ledger, ratio: Ratio, stated: Claim) -> Finding:
    new, old = (_rate(ledger, ratio, stated, when) for when in (stated.period, year_before(stated.period)))
    if not new or not old:
        hint = _before(new, stated, ratio) if new else None
        return untold("points", stated, [new] if new else [], Note(_RATES_UNKNOWN), hint)
    made, percent = new.interval.minus(old.interval), growth(new.interval, old.interval)
    levels = (new, old)
    as_points = against(
        "points", stated, levels, made, formula="{1} − {2}", guess=partial(hypotheses.of_writing, stated, made)
    )
    if MEASURES[stated.measure].unit is POINTS and "%" not in stated.as_written:
        return as_points
    note = Note(_AS_POINTS, (("amount", Amount(made, _IN_POINTS)),))
    guess = note if as_points.verdict is Verdict.AGREES else as_points.hypothesis
    return against("points", stated, levels, percent, formula="{1} ÷ {2} − 1", guess=lambda: guess)


def _rate(ledger: Ledger, ratio: Ratio, stated: Claim, when: str) -> Known | None:
    """A rate as it was stated, or as its parts give it."""
    at = (stated.region, stated.stratum, when)
    top, bottom = ledger.known(ratio.numerator, *at), ledger.known(ratio.denominator, *at)
    said = ledger.known(STATED[ratio.key], *at) if ratio.key in STATED else None
    if said or not (top and bottom):
        return said
    return Known(Division(top, bottom, ratio.scale).made, (*top.claims, *bottom.claims), ())


def _before(new: Known, stated: Claim, ratio: Ratio) -> Note:
    """What the rate of the year before would be by both readings."""
    said = reach(stated)
    by_points = new.interval.minus(said)
    by_percent = new.interval.over(Interval(1 + said.low / 100, 1 + said.high / 100))
    places = (("points", Amount(by_points, ratio.key)), ("percent", Amount(by_percent, ratio.key)))
    return Note(_TWO_READINGS, places)
