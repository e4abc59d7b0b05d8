"""A small grammar of official sentences: level, share, rank, target, driver, dispute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, MEASURES
from analytics.narrative.movement import BOUND, flat, outer
from analytics.narrative.words import label, value, when
from analytics.numerals import fixed, number
from analytics.quantity import Quantity, difference, divide
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.regions import RegionTree
    from analytics.values import Value

_NAMED: Final = 3
_WHOLE: Final = 100
_HALF: Final = 50
_MOST: Final = 0.6  # so much of a change is named, and no more places than it takes
_PROVISIONAL: Final = re.compile("初步|快报|预计|provisional")


@dataclass(frozen=True)
class Part:
    """A part's contribution to a change: its name and how much more it has, in the unit of the whole."""

    name: str
    more: float


def statement(found: Value, tree: RegionTree, lang: str, *clauses: str) -> str:
    """Write one sentence: who, when, what, how much, then the clauses that are not empty, and a full stop."""
    message = mark("{label} in {region}, {period}: {value}{clauses}.")
    doubt = tr(lang, mark(" (provisional)")) if provisional(found) else ""
    said = "".join(("，" if lang == "zh" else ", ") + clause for clause in clauses if clause)
    return tr(
        lang,
        message,
        region=tree.short(found.region, lang),
        period=when(found, lang),
        label=label(found.indicator, lang),
        value=value(found, lang) + doubt,
        clauses=said,
    )


def provisional(found: Value) -> bool:
    """Whether a source calls the number provisional (初步数, 快报数, 预计)."""
    return any(_PROVISIONAL.search(f"{claim.note} {claim.as_written} {claim.wording}") for claim in found.claims)


def share(part: Value, whole: Value | None, tree: RegionTree, lang: str) -> str:
    """Write the share of a whole of the same period and group; nothing where parts and whole do not belong together."""
    if whole is None or (part.indicator, part.period, part.stratum) != (whole.indicator, whole.period, whole.stratum):
        return ""
    measure = MEASURES.get(part.indicator)
    if measure is None or not measure.adds_over_regions:
        return ""
    made = divide(part.quantity, whole.quantity, _WHOLE)
    if made is None or made.bound == "?" or made.value > _WHOLE or (made.bound == "<" and made.value >= _WHOLE):
        return ""
    text = f"{BOUND[lang][made.bound]}{fixed(made.value, 1, made.bound)}%"
    return tr(lang, mark("{share} of {whole}"), share=text, whole=tree.short(whole.region, lang))


def rank(own: Value, among: Sequence[Value], parent: str, children: str, lang: str) -> str:
    """Write the place among siblings of the same year, oneself among them; a shared place is said to be shared."""
    if len(among) < 2:  # noqa: PLR2004 - alone is no rank
        return ""
    above = sum(one.number > own.number for one in among)
    alike = sum(one.number == own.number for one in among)
    message = (
        mark("sharing number {place} of the {count} {children} of {parent} that published")
        if alike > 1
        else mark("number {place} of the {count} {children} of {parent} that published")
    )
    return tr(lang, message, place=above + 1, count=len(among), children=children, parent=parent)


def target(own: Value, goal: Value | None, lang: str) -> str:
    """Write a level against its target: the share reached of a count, the points missing of a rate; nothing if unclear."""
    if goal is None:
        return ""
    words = {"year": goal.year, "goal": value(goal, lang)}
    if INDICATORS[own.indicator].unit.key == "percent":
        return _target_rate(own, goal, words, lang)
    made = divide(own.quantity, goal.quantity, _WHOLE)
    if made is None or made.bound == "?" or goal.quantity.bound == "<":
        return ""
    if made.value > _WHOLE and made.bound != "<":
        over = BOUND[lang][made.bound] + f"{fixed(made.value - _WHOLE, 1, made.bound)}%"
        return tr(lang, mark("{over} above the target of {goal} for {year}"), over=over, **words)
    if made.value == _WHOLE and made.bound in "=>":
        return tr(lang, mark("reaching the target of {goal} for {year}"), **words)
    reached = BOUND[lang][made.bound] + f"{fixed(made.value, 1, made.bound)}%"
    return tr(lang, mark("{reached} of the target of {goal} for {year}"), reached=reached, **words)


def _target_rate(own: Value, goal: Value, words: dict[str, object], lang: str) -> str:
    apart = difference(own.quantity, goal.quantity)
    if apart.bound == "?" or (apart.bound == ">" and apart.value < 0) or (apart.bound == "<" and apart.value > 0):
        return ""
    if flat(apart.value):
        return tr(lang, mark("reaching the target of {goal} for {year}"), **words)
    points = BOUND[lang][outer(apart)] + fixed(abs(apart.value), 1, outer(apart))
    message = (
        mark("{points} points above the target of {goal} for {year}")
        if apart.value > 0
        else mark("{points} points short of the target of {goal} for {year}")
    )
    return tr(lang, message, points=points, **words)


def driver(parts: Sequence[Part], indicator: str, lang: str) -> str:
    """Name the parts that moved the whole most in its own direction, with their share where no part moved against it.

    ``parts`` are all parts; their changes add up to the whole's.
    """
    whole = sum(part.more for part in parts)
    rising = whole > 0
    same = sorted((part for part in parts if part.more * whole > 0), key=lambda part: -abs(part.more))
    if not same or len(parts) < 2:  # noqa: PLR2004 - one part is the whole
        return ""
    named = _largest(same, abs(whole))
    unit = INDICATORS[indicator].unit
    join, pair = ("、", mark("{name} ({amount} more)") if rising else mark("{name} ({amount} fewer)"))
    listed = (join if lang == "zh" else ", ").join(
        tr(lang, pair, name=part.name, amount=number(Quantity(abs(part.more)), unit, lang)) for part in named
    )
    opposed = len(same) < sum(part.more != 0 for part in parts)
    part_of = sum(part.more for part in named) / whole * _WHOLE
    if part_of <= _HALF:
        # The largest parts are no majority: they are named as the largest, not as most of it.
        message = mark("The rise was largest in {listed}.") if rising else mark("The fall was largest in {listed}.")
        return tr(lang, message, listed=listed)
    if opposed or len(named) == len(parts):
        return tr(
            lang,
            mark("The rise came mostly from {listed}.") if rising else mark("The fall came mostly from {listed}."),
            listed=listed,
        )
    message = (
        mark("The rise came mostly from {listed}, {share}% of it.")
        if rising
        else mark("The fall came mostly from {listed}, {share}% of it.")
    )
    return tr(lang, message, listed=listed, share=fixed(part_of, 1))


def _largest(same: Sequence[Part], whole: float) -> list[Part]:
    """As few of the largest as make up most of the change, at most three."""
    named: list[Part] = []
    for part in same[:_NAMED]:
        named.append(part)
        if abs(sum(one.more for one in named)) >= whole * _MOST:
            break
    return named


def dispute(found: Value, lang: str) -> str:
    """Write what other sources say that cannot be true with the number shown; nothing where they can."""
    clashing = [quantity_of(claim) for claim in found.others if claim.measure == found.indicator]
    clashing = sorted((one for one in clashing if not one.agrees(found.quantity)), key=lambda one: one.value)
    if not clashing:
        return ""
    unit = INDICATORS[found.indicator].unit
    low, high = number(clashing[0], unit, lang), number(clashing[-1], unit, lang)
    what = label(found.indicator, lang, inside=True)
    if low == high:
        return tr(lang, mark("Another source gives {value} for {label}; the scope may differ."), value=low, label=what)
    message = mark("{count} other claims for {label} differ, from {low} to {high}; the scope may differ.")
    return tr(lang, message, count=len(clashing), low=low, high=high, label=what)
