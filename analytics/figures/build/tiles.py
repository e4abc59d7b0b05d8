"""Headline numbers: the latest known value with its change, its track and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import compute, narrative, numerals, period, provenance
from analytics.figures.build.context import define, group
from analytics.figures.spec import Tile
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, MEASURES, Ratio, measures_of

if TYPE_CHECKING:
    from analytics.compute import Change
    from analytics.figures.build.context import Context
    from analytics.provenance import Computation
    from analytics.quantity import Quantity
    from analytics.values import Book, Value

_THIRD = 3
_OLD = 12  # years: an older number is history, not a headline


def tiles(ctx: Context, indicators: tuple[str, ...]) -> tuple[Tile, ...]:
    """The headlines of some indicators for the region; what nothing is known of is left out."""
    found = ctx.load(indicators, [ctx.region], [ALL])
    known = {indicator: _known(found, indicator, ctx) for indicator in indicators}
    if not all(values for values, _stratum in known.values()):
        found = ctx.load(indicators, [ctx.region])  # groups, which are most of a region's figures
        known = {indicator: _known(found, indicator, ctx) for indicator in indicators}
    return tuple(made for indicator in indicators if (made := _headline(found, indicator, *known[indicator], ctx)))


def _headline(found: Book, indicator: str, values: list[Value], stratum: str, ctx: Context) -> Tile | None:
    own = values[-1] if values else None
    if isinstance(INDICATORS[indicator], Ratio) and not (own and own.computed):
        joined = _pooled(ctx.load([indicator], ctx.ever(), [ALL]), indicator, ctx)
        if joined:
            return joined
    if own is None or ctx.selection.end - own.year > _OLD:
        return None
    lately = [one for one in compute.series(found, indicator, ctx.region, stratum) if one.year <= own.year][-2:]
    last = next((one for one in compute.changes(lately) if one.new.period == own.period), None)
    return _tile(own, last, values, ctx)


def _known(found: Book, indicator: str, ctx: Context) -> tuple[list[Value], str]:
    """The values of the whole, else of the first group; spans count where no whole year is known."""
    strata = sorted(
        {stratum for key in measures_of(indicator) for stratum in found.strata(key, ctx.region)},
        key=lambda stratum: (stratum != ALL, stratum),
    )
    for stratum in strata:
        values = ctx.inside(compute.series(found, indicator, ctx.region, stratum))
        if not values and isinstance(INDICATORS[indicator], Ratio):
            values = ctx.inside(compute.same_period(found, indicator, ctx.region, stratum))
        if not values and indicator in MEASURES:
            values = ctx.inside(found.at(indicator, ctx.region, stratum))
        if values:
            return values, stratum
    return [], ALL


def _tile(own: Value, changed: Change | None, values: list[Value], ctx: Context) -> Tile:
    named = group(own.stratum, ctx.lang)
    when = narrative.when(own, ctx.lang)
    basis = _basis(own, ctx)
    return Tile(
        indicator=own.indicator,
        region=ctx.region,
        label=narrative.label(own.indicator, ctx.lang),
        value=numerals.headline(own.quantity, INDICATORS[own.indicator].unit, ctx.lang),
        delta=narrative.short_change(changed, ctx.lang) if changed else "",
        base=ctx.say(mark("on {period}"), period=_base(changed, ctx)) if changed else "",
        rising=narrative.rises(changed) if changed else None,
        note=" · ".join(filter(None, (when, named, basis))),
        track=tuple(value.number for value in values) if len(values) > 2 else (),  # noqa: PLR2004 - two points are no track
        origins=ctx.origins([own, changed.old] if changed else [own]),
        computations=_computations(own, changed, ctx) if ctx.trace else (),
        definition=define(own.indicator, ctx.lang).text,
        disputed=own.disputed,
    )


def _computations(own: Value, changed: Change | None, ctx: Context) -> tuple[Computation, ...]:
    """How the number and its change were computed."""
    values = [own, changed.old] if changed else [own]
    made = provenance.computations(values, ctx.names)
    return (*made, provenance.change(changed, ctx.names)) if changed else made


def _base(changed: Change, ctx: Context) -> str:
    """Name what a change is measured against, for room in English by the year alone, beside 个百分点 as the year before."""
    old, said = changed.old, narrative.when(changed.old, ctx.lang)
    if ctx.lang == "en":
        return str(old.year)
    named = f"{old.year}年"
    before = changed.in_points and said.startswith(named) and old.year == changed.new.year - 1
    return said.replace(named, ctx.say(mark("the year before")), 1) if before else said


def _basis(own: Value, ctx: Context) -> str:
    """Name the denominator's period where it is not the numerator's; published rates and sums as such."""
    if own.rolled_up and not own.computed:
        return provenance.sum_of(own.claims[0], ctx.lang)
    if not isinstance(INDICATORS[own.indicator], Ratio):
        return ""
    if not own.computed:
        return ctx.say(mark("as published"))
    bottom = own.claims[1]
    if bottom.period == own.period:
        return ""
    when = period.parse(bottom.period).label(ctx.lang)
    return ctx.say(
        mark("{label} of {period}"), label=narrative.label(bottom.measure, ctx.lang, inside=True), period=when
    )


def _pooled(found: Book, indicator: str, ctx: Context) -> Tile | None:
    """The children's parts together, where at least a third of them publish both in one year."""
    by_child = [[v for v in ctx.standing(compute.series(found, indicator, one)) if v.computed] for one in ctx.ever()]
    year = compute.fullest_year(by_child, ctx.selection.end, lambda when: len(ctx.children(when)))
    children = ctx.children(year)
    values = [value for series in by_child for value in series if value.year == year]
    if year is None or len(values) * _THIRD < len(children) or INDICATORS[indicator].unit.key != "percent":
        return None
    joined = compute.pooled(found, indicator, children, year)
    return _pooled_tile(indicator, joined.quantity, values, ctx) if joined else None


def _pooled_tile(indicator: str, quantity: Quantity, values: list[Value], ctx: Context) -> Tile:
    message = mark("{year} · {count} {children} together")
    return Tile(
        indicator=indicator,
        region=ctx.region,
        label=narrative.label(indicator, ctx.lang),
        value=numerals.headline(quantity, INDICATORS[indicator].unit, ctx.lang),
        delta="",
        base="",
        rising=None,
        note=ctx.say(message, year=values[0].year, count=len(values), children=ctx.children_word()),
        origins=ctx.origins(values),
        computations=provenance.computations(values, ctx.names) if ctx.trace else (),
        definition=define(indicator, ctx.lang).text,
        disputed=any(value.disputed for value in values),
    )
