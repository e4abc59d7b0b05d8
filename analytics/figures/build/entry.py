"""Figures of one indicator in the dictionary: what it is, who has figures of it, and who published them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics import compute, narrative, provenance
from analytics.completeness.due import DAYS_AFTER_EVENT
from analytics.figures.build.context import LEVELS, empty, group
from analytics.figures.spec import Figure, Shape
from analytics.i18n import mark
from analytics.indicators import (
    ALL,
    INDICATORS,
    KIND_LABELS,
    MEASURES,
    OPERATIONS,
    POLARITY_LABELS,
    RATIOS,
    TOPIC_LABELS,
    Measure,
    Operation,
    Topic,
    combinable,
    measures_of,
)
from analytics.provenance import GRADES
from analytics.store import read
from analytics.store.models import Grade
from analytics.values import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.figures.build.context import Context
    from analytics.indicators import Indicator, Ratio

_MOST_REGIONS: Final = 400
_SUMS: Final = (Operation.OVER_REGIONS, Operation.OVER_LEVELS, Operation.OVER_PERIODS, Operation.OVER_YEARS)
_AFTER: Final = {
    "exam": mark("{days} days after the year's exam"),
    "results": mark("{days} days after the year's results"),
    "": mark("the end of March of the year after"),
}
_DEPTH: Final = ("nation", "province", "prefecture", "county")


def entry(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Everything the dictionary says about one indicator, a line for each."""
    (key,) = indicators
    found = INDICATORS[key]
    title = ctx.say(mark("{label}: {definition}"), label=ctx.say(found.label), definition=ctx.say(found.definition))
    lines = [(ctx.say(name), text) for name, text in _lines(found, ctx) if text]
    return Figure(
        key=f"entry:{key}",
        shape=Shape.TABLE,
        region=ctx.region,
        title=title,
        columns=(ctx.say(mark("Question")), ctx.say(mark("Answer"))),
        rows=tuple(lines),
        alt=title,
    )


def _lines(found: Indicator, ctx: Context) -> Iterator[tuple[str, str]]:
    yield mark("Topic"), ctx.say(TOPIC_LABELS[found.topic])
    yield mark("Unit"), found.unit.text(ctx.lang)
    if isinstance(found, Measure):
        yield mark("Kind"), ctx.say(KIND_LABELS[found.kind])
    else:
        yield from _parts(found, ctx)
    yield mark("Better"), ctx.say(POLARITY_LABELS[found.polarity])
    yield mark("Due"), _due(found, ctx)
    yield from _sums(found, ctx)
    yield mark("Part of the ratios"), _listed(_used_in(found), ctx)
    yield mark("Published as"), _listed(_claimed_by(found), ctx)
    told = read.tallied(ctx.session, measures_of(found.key))
    groups = sorted({stratum for _, stratum, *_ in told if group(stratum, ctx.lang)})
    yield mark("Groups with figures"), ctx.join(group(one, ctx.lang) for one in groups)
    if isinstance(found, Measure):
        yield mark("Also called"), ctx.join(found.aliases)


def _parts(ratio: Ratio, ctx: Context) -> Iterator[tuple[str, str]]:
    yield mark("Kind"), ctx.say(mark("computed ratio"))
    yield mark("Formula"), provenance.formula(ratio.key, ctx.lang)
    for name, key in ((mark("Numerator"), ratio.numerator), (mark("Denominator"), ratio.denominator)):
        part = MEASURES[key]
        yield (
            name,
            ctx.say(mark("{label}: {definition}"), label=ctx.say(part.label), definition=ctx.say(part.definition)),
        )
    if ratio.years_apart:
        message = mark("The denominator may be of another year, at most {years} apart; the year is shown.")
        yield mark("Year of the denominator"), ctx.say(message, years=ratio.years_apart)


def _sums(found: Indicator, ctx: Context) -> Iterator[tuple[str, str]]:
    """What may be added up, and why not; one line where one reason holds for all."""
    refusals = {operation: combinable(found.key, found.key, operation) for operation in _SUMS}
    said = {operation: one.text(ctx.lang) if one else ctx.say(mark("allowed")) for operation, one in refusals.items()}
    if len(set(said.values())) == 1:
        yield mark("Adding up"), said[_SUMS[0]]
        return
    for operation, text in said.items():
        yield OPERATIONS[operation], text


def _due(found: Indicator, ctx: Context) -> str:
    if not isinstance(found, Measure) or not found.counted or found.topic is Topic.BASE:
        return ctx.say(mark("not asked for"))
    return ctx.say(_AFTER[found.known_after], days=DAYS_AFTER_EVENT)


def _used_in(found: Indicator) -> list[str]:
    return [ratio.key for ratio in RATIOS.values() if found.key in (ratio.numerator, ratio.denominator)]


def _claimed_by(found: Indicator) -> list[str]:
    return [measure.key for measure in MEASURES.values() if measure.claim_of == found.key]


def _listed(keys: list[str], ctx: Context) -> str:
    return ctx.join(narrative.label(key, ctx.lang) for key in keys)


def holders(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Which regions have figures of an indicator, and of which years, the nation first."""
    (indicator,) = indicators
    key, label = f"holders:{indicator}", narrative.label(indicator, ctx.lang)
    years = _held(indicator, ctx)
    if not years:
        return empty(key, ctx, ctx.say(mark("{label}: no region has a figure"), label=label))
    ordered = sorted(years, key=lambda code: (_DEPTH.index(ctx.tree[code].level), code))
    every = sorted({year for own in years.values() for year in own})
    message = mark("{label}: {levels}, {years}")
    title = ctx.say(message, label=label, levels=_levels(ordered, ctx), years=_spans(every, ctx))
    columns = (mark("Region"), mark("Belongs to"), mark("Years"), mark("Only as a sum of parts"))
    more = len(ordered) - _MOST_REGIONS
    return Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=title,
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_holder(code, years[code], ctx) for code in ordered[:_MOST_REGIONS]),
        notes=(ctx.say(mark("{count} more regions have figures."), count=f"{more:,}"),) if more > 0 else (),
        alt=title,
    )


def _held(indicator: str, ctx: Context) -> dict[str, dict[int, bool]]:
    """The years with a figure by region, each with whether it is only a sum of parts."""
    made: dict[str, dict[int, bool]] = defaultdict(dict)
    if indicator in MEASURES:
        for region, year, summed in read.held(ctx.session, indicator):
            made[region][year] = summed
        return made
    found = load(ctx.session, [indicator], None, [ALL])
    for region in sorted({region for _, region, _ in found.values}):
        for value in compute.series(found, indicator, region):
            made[region][value.year] = value.rolled_up
    return made


def _levels(codes: list[str], ctx: Context) -> str:
    """Count regions by level: 全国、14个省份、3个市州."""
    counted = Counter(ctx.tree[code].level for code in codes)
    named = [ctx.place(code) for code in codes if ctx.tree[code].level == "nation"]
    for level in _DEPTH[1:]:
        if counted[level]:
            words = {"count": f"{counted[level]:,}", "children": ctx.say(LEVELS[level])}
            named.append(ctx.say(mark("{count} {children}"), **words))
    return ctx.join(named)


def _holder(code: str, years: dict[int, bool], ctx: Context) -> tuple[str, ...]:
    parent = ctx.tree[code].parent
    above = ctx.tree.short(parent, ctx.lang) if parent and parent in ctx.tree else ""
    summed = [year for year, only in years.items() if only]
    return (ctx.tree.name(code, ctx.lang), above, _spans(sorted(years), ctx), _spans(sorted(summed), ctx))


def _spans(years: list[int], ctx: Context) -> str:
    """Write years shortly: 2015–2018, 2020."""
    if not years:
        return ""
    ends = [years[0], *(year for pair in pairwise(years) if pair[1] > pair[0] + 1 for year in pair), years[-1]]
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return ctx.join(str(first) if first == last else f"{first}–{last}" for first, last in pairs)


def tellers(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The sources of an indicator, those with most figures first."""
    (indicator,) = indicators
    key, label = f"tellers:{indicator}", narrative.label(indicator, ctx.lang)
    told: dict[str, tuple[int, int, int]] = {}
    for source, _, count, first, last in read.tallied(ctx.session, measures_of(indicator)):
        before = told.get(source, (0, first, last))
        told[source] = before[0] + count, min(before[1], first), max(before[2], last)
    if not told:
        return empty(key, ctx, ctx.say(mark("{label}: no source states it"), label=label))
    columns = (mark("Published by"), mark("Title"), mark("Date"), mark("Grade"), mark("Figures"), mark("Years"))
    message = mark("{label}: {count} source") if len(told) == 1 else mark("{label}: {count} sources")
    title = ctx.say(message, label=label, count=len(told))
    return Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=title,
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_teller(source, told[source], ctx) for source in sorted(told, key=lambda one: -told[one][0])),
        alt=title,
    )


def _teller(source: str, told: tuple[int, int, int], ctx: Context) -> tuple[str, ...]:
    found, (count, first, last) = ctx.sources[source], told
    years = str(first) if first == last else f"{first}–{last}"
    return (found.publisher, found.title, found.published, ctx.say(GRADES[Grade(found.grade)]), f"{count:,}", years)
