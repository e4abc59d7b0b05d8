"""Findings as a reader sees them: one sentence, with what was stated, what follows from it, and what would explain a difference."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.claims.arithmetic import Interval, Verdict
from analytics.claims.finding import Amount, Called, Finding, Note, Place, When, Where
from analytics.i18n import mark, tr
from analytics.indicators import ALL, INDICATORS, STRATA
from analytics.numerals import SIGNS, fixed

if TYPE_CHECKING:
    from analytics.regions import RegionTree
    from analytics.store.read import Claim

VERDICTS: Final = {
    Verdict.AGREES: mark("they agree"),
    Verdict.CONTRADICTS: mark("they do not agree, scope may differ"),
    Verdict.UNDECIDED: mark("it cannot be told"),
}
TITLES: Final = {
    "growth": mark("growth against two levels"),
    "previous_level": mark("growth against increase and level"),
    "increase": mark("increase against two levels"),
    "fold": mark("multiple against two levels"),
    "share": mark("share against its parts"),
    "pass_rate": mark("pass rate and its denominator"),
    "per_capita": mark("figure per head against its denominator"),
    "points": mark("change of a rate: points or per cent"),
    "coverage": mark("part against whole"),
    "funnel": mark("order of the stages of the exam"),
    "children": mark("region against the regions below"),
    "levels": mark("all levels against each level"),
    "parts": mark("whole against stated parts"),
    "months": mark("year against its months"),
    "stock_and_new": mark("newly added against two stocks"),
    "repeated_stock": mark("stock equal to an earlier one"),
    "several_sources": mark("several sources of one figure"),
    "tenfold": mark("tenfold of another figure"),
    "headline": mark("headline against text"),
}
_SENTENCE: Final = mark("{region}, {period}, {label}: {rule}: {stated} stated, {computed} by calculation; {verdict}.")
_UNCOMPUTED: Final = mark("{region}, {period}, {label}: {rule}: {stated} stated; {verdict}.")
_SOURCES: Final = mark("{region}, {period}, {label}: {rule}: {stated} in one, {computed} in the one shown; {verdict}.")
_TITLE: Final = mark(
    "{region}, {period}, {label}: {rule}: {stated} in the headline, {computed} in the text; {verdict}."
)
_WITHIN: Final = mark("{region}, {period}, {label}: {rule}: {stated} stated, the whole being {computed}; {verdict}.")
_SAID: Final = {"several_sources": _SOURCES, "tenfold": _SOURCES, "headline": _TITLE}
_WHY: Final = mark(" Reason: {why}.")
_MAYBE: Final = mark(" Possible explanation: {why}.")
_FOLLOWS: Final = mark(" Note: {why}.")
_RANGE: Final = mark("{low} to {high}")
_LEAST, _MOST = mark("{low} or more"), mark("{high} or less")
_ANY: Final = mark("any value")
_FEW: Final = 4
_ALL: Final = 100


def title(rule: str, lang: str) -> str:
    """Name a rule."""
    return tr(lang, TITLES[rule])


def sentence(finding: Finding, tree: RegionTree, lang: str) -> str:
    """Write what a reader sees of a finding."""
    head = tr(
        lang,
        _message(finding),
        region=tree.full_name(finding.region, lang),
        period=period.parse(finding.period).label(lang),
        label=label(finding, lang),
        rule=title(finding.rule, lang),
        stated=stated(finding, lang),
        computed=span(finding.computed, finding.indicator, lang) + _formula(finding, lang),
        verdict=tr(lang, VERDICTS[finding.verdict]),
    )
    return head + _tail(finding, tree, lang)


def _message(finding: Finding) -> str:
    if math.isinf(finding.computed.low) and math.isinf(finding.computed.high):
        return _UNCOMPUTED
    return _SAID.get(finding.rule, _WITHIN if "≤" in finding.formula else _SENTENCE)


def stated(finding: Finding, lang: str) -> str:
    """Write what was stated, with its bound and unit."""
    amount = span(Interval(finding.stated, finding.stated), finding.indicator, lang)
    return SIGNS.get(finding.claims[0].bound, "") + amount if finding.rule != "headline" else amount


def _tail(finding: Finding, tree: RegionTree, lang: str) -> str:
    why = tr(lang, _WHY, why=text(finding.why, tree, lang)) if finding.why else ""
    if finding.hypothesis is None:
        return why
    message = _MAYBE if finding.verdict is Verdict.CONTRADICTS else _FOLLOWS
    return why + tr(lang, message, why=text(finding.hypothesis, tree, lang))


def label(finding: Finding, lang: str) -> str:
    """Name what a finding is about, with its group."""
    name = tr(lang, INDICATORS[finding.indicator].label)
    if finding.stratum == ALL or finding.stratum not in STRATA:
        return name
    return name + tr(lang, mark(" ({group})"), group=tr(lang, STRATA[finding.stratum].label))


def _formula(finding: Finding, lang: str) -> str:
    written = arithmetic(finding)
    return tr(lang, mark(" ({group})"), group=written) if written else ""


def arithmetic(finding: Finding) -> str:
    """Write the calculation with the numbers that went into it: 22,992 ÷ 37,622."""
    if not finding.formula:
        return ""
    numbers = [_number(claim) for claim in finding.terms]
    parts = numbers[1:] if len(numbers) <= _FEW + 1 else [*numbers[1:_FEW], "…", numbers[-1]]
    return finding.formula.format(*numbers, sum=" + ".join(parts))


def _number(claim: Claim) -> str:
    return SIGNS[claim.bound] + _plain(claim.value, claim.measure)


def _plain(value: float, indicator: str) -> str:
    """Write a number exactly: counts whole, rates with two decimals."""
    counted = INDICATORS[indicator].unit.key in _WHOLE or float(value).is_integer()
    return fixed(value, 0) if counted else fixed(value, 2).rstrip("0").rstrip(".")


_WHOLE: Final = {"persons", "attendances", "count", "bodies", "teams", "cases", "yuan", "households"}


def span(interval: Interval, indicator: str, lang: str) -> str:
    """Write an interval in the unit of an indicator: one number where its ends are written alike."""
    unit = INDICATORS[indicator].unit.tail(lang)
    tail = f" {unit}" if lang != "zh" and unit and unit != "%" else unit
    # What cannot be less than nothing, nor fall by more than all of it, is only known from above.
    if interval.low == (-_ALL if unit == "%" else 0) < interval.high:
        interval = Interval(-math.inf, interval.high)
    if not interval.bounded:
        return _open(interval, indicator, tail, lang)
    low, high = (_plain(end, indicator) for end in interval)
    if low == high:
        return low + tail
    return tr(lang, _RANGE, low=low, high=high) + tail


def _open(interval: Interval, indicator: str, tail: str, lang: str) -> str:
    if not math.isinf(interval.low):
        return tr(lang, _LEAST, low=_plain(interval.low, indicator) + tail)
    if not math.isinf(interval.high):
        return tr(lang, _MOST, high=_plain(interval.high, indicator) + tail)
    return tr(lang, _ANY)


def text(note: Note, tree: RegionTree | None, lang: str) -> str:
    """Write a note; without a tree, regions are named by their codes."""
    return tr(lang, note.message, **{name: _place(place, tree, lang) for name, place in note.places})


def _place(place: Place, tree: RegionTree | None, lang: str) -> str:
    match place:
        case Amount():
            return span(place.interval, place.indicator, lang)
        case Where():
            return tree.short(place.region, lang) if tree and place.region in tree else place.region
        case When():
            return period.parse(place.period).label(lang)
        case Called():
            return tr(lang, INDICATORS[place.key].label)
        case _:
            return str(place)
