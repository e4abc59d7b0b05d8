"""Rules for wholes and parts: children of a region, levels and kinds of a group, months of a year, and 其中 parts."""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.claims import hypotheses
from analytics.claims.arithmetic import ANY, Interval, Verdict, at_most
from analytics.claims.finding import Amount, Finding, Note
from analytics.claims.judging import against, not_above, nothing, untold
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, STRATA, Kind, Operation, combinable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analytics.claims.ledger import Known, Ledger, Series
    from analytics.store.read import Claim

LEVELS: Final = ("level:assistant", "level:social_worker", "level:senior")
FIRST_SENIOR: Final = 2019
_SENIOR: Final = LEVELS[-1]
_MONTHS: Final = 12
_SUM: Final = "{sum}"
_INCOMPLETE: Final = mark("{known} of {all} parts are known")
_REST: Final = mark("the whole is {amount} more than its parts: some may belong to none of them")
_TWICE: Final = mark("the parts are {amount} more than the whole: some may be counted twice")
_LACKING: Final = mark("the parts that are known leave {amount} for the others")


class Split(NamedTuple):
    """Groups that make up another group of the same measure."""

    rule: str
    whole: str
    parts: tuple[str, ...]


SPLITS: Final = (
    Split("levels", ALL, LEVELS),
    Split("parts", ALL, ("type:street", "type:town", "type:rural")),
    Split("parts", "certificate:national_jiaxing", ("certificate:national", "certificate:jiaxing")),
)
# Groups of these kinds lie inside the whole; they may overlap, and there may be others.
_INSIDE: Final = ("population", "post", "coverage")
# Wider than the whole: who sat includes candidates of earlier years.
_NOT_INSIDE: Final = ("population:with_earlier",)


def children(ledger: Ledger) -> Iterator[Finding]:
    """A region's own figure is the sum of its children's of that year, when every one that reports has a figure of the same moment."""
    for measure in filter(_adds, ledger.measures()):
        if combinable(measure, measure, Operation.OVER_REGIONS):
            continue
        for (region, stratum), series in ledger.series(measure).items():
            if not ledger.tree.ever(region):
                continue
            for at, whole in series.items():
                if whole.rolled_up:
                    continue
                below = ledger.tree.reporting_children(region, whole.first.year)
                found = (ledger.known(measure, child.code, stratum, at) for child in below)
                yield from _summed("children", whole, [part for part in found if part], len(below))


def levels(ledger: Ledger) -> Iterator[Finding]:
    """助理社会工作师, 社会工作师 and 高级社会工作师 make up all; before 2019 there was no senior exam."""
    return _split(ledger, "levels")


def parts(ledger: Ledger) -> Iterator[Finding]:
    """Stated parts (其中) make up their whole where the set is complete; any one of them is no more than the whole."""
    yield from _split(ledger, "parts")
    inside = [key for key, one in STRATA.items() if one.dimension in _INSIDE and key not in _NOT_INSIDE]
    for measure in filter(_adds, ledger.measures()):
        for (region, stratum), series in ledger.series(measure).items():
            if stratum not in inside:
                continue
            for at, part in series.items():
                whole = ledger.known(measure, region, ALL, at)
                if whole and not (part.rolled_up and whole.rolled_up):
                    yield not_above("parts", part, whole, formula="{0} ≤ {1}", guess=nothing)


def months(ledger: Ledger) -> Iterator[Finding]:
    """A year's own figure of a flow is the sum of its twelve months."""
    for measure in filter(_adds, ledger.measures()):
        if MEASURES[measure].kind is Kind.FLOW:
            for series in ledger.series(measure).values():
                years = {at[:4] for at in series if len(at) == len("2024-01")}
                for at, whole in series.items():
                    if at in years and not whole.rolled_up:
                        names = [f"{at}-{month:02}" for month in range(1, _MONTHS + 1)]
                        yield from _summed("months", whole, [series[name] for name in names if name in series], _MONTHS)


def _adds(measure: str) -> bool:
    return MEASURES[measure].kind in (Kind.FLOW, Kind.STOCK) and not MEASURES[measure].claim_of


def _split(ledger: Ledger, rule: str) -> Iterator[Finding]:
    for split in SPLITS:
        if split.rule == rule:
            for measure in filter(_adds, ledger.measures()):
                series = ledger.series(measure)
                for region in {region for region, stratum in series if stratum in split.parts}:
                    whole = series.get((region, split.whole), {})
                    yield from _groups(split, whole, {name: series.get((region, name), {}) for name in split.parts})


def _groups(split: Split, wholes: Series, groups: Mapping[str, Series]) -> Iterator[Finding]:
    for at, whole in wholes.items():
        expected = len(groups) - (_SENIOR in groups and whole.first.year < FIRST_SENIOR)
        known = [series[at] for name, series in groups.items() if at in series and _held(name, whole.first)]
        if not (whole.rolled_up and all(part.rolled_up for part in known)):
            yield from _summed(split.rule, whole, known, expected)


def _held(group: str, whole: Claim) -> bool:
    """Whether there was such a group at all."""
    return group != _SENIOR or whole.year >= FIRST_SENIOR


def _summed(rule: str, whole: Known, found: Sequence[Known], expected: int) -> Iterator[Finding]:
    """Compare a whole with the parts that are known: their sum if all are, else only that they do not exceed it."""
    if not found:
        return
    total = reduce(Interval.plus, (part.interval for part in found))
    if len(found) == expected:
        yield from (
            against(rule, stated, found, total, formula=_SUM, guess=partial(_difference, stated, whole, total))
            for stated in whole.claims
        )
    elif at_most(total, whole.interval) is Verdict.CONTRADICTS:
        at_least = Interval(total.low, ANY.high)
        yield against(
            rule,
            whole.first,
            found,
            at_least,
            formula="{0} ≥ {sum}",
            guess=partial(_difference, whole.first, whole, total),
        )
    else:
        rest = whole.interval.minus(total)
        left = Note(_LACKING, (("amount", Amount(Interval(max(rest.low, 0), rest.high), whole.first.measure)),))
        why = Note(_INCOMPLETE, (("known", len(found)), ("all", expected)))
        yield untold(rule, whole.first, found, why, left)


def _difference(stated: Claim, whole: Known, total: Interval) -> Note:
    """Explain a sum that is not its whole."""
    written = hypotheses.of_writing(stated, total)
    if written:
        return written
    rest = whole.interval.minus(total)
    if rest.low > 0:
        return Note(_REST, (("amount", Amount(rest, stated.measure)),))
    return Note(_TWICE, (("amount", Amount(Interval(-rest.high, -rest.low), stated.measure)),))
