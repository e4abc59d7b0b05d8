"""Figures over time: levels, growth, and parts of a whole by certificate level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import compute, narrative, numerals, period, values
from analytics.figures.build.context import (
    empty,
    finish,
    group,
    mark_of,
    number_of,
    too_few,
    value_columns,
    value_numbers,
    value_rows,
)
from analytics.figures.spec import Figure, Mark, Number, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, MEASURES, Kind, Measure, Ratio
from analytics.quantity import divide

if TYPE_CHECKING:
    from analytics.compute import Change
    from analytics.figures.build.context import Context
    from analytics.values import Value

_TWO = 2
_ROLES = ("main", "second", "third")
_LEVELS = ("level:assistant", "level:social_worker", "level:senior")


def trend(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Yearly values of one or more indicators of one unit; targets are marks, never part of a line."""
    key = f"trend:{','.join(indicators)}"
    # A target may be of another plan; everything else is drawn for the whole.
    groups = None if any(_is_target(name) for name in indicators) else [ALL]
    found = ctx.load(indicators, [ctx.region], groups)
    by_indicator = {name: ctx.inside(_values(found, name, ctx)) for name in indicators}
    lines = {name: values for name, values in by_indicator.items() if values}
    levels = [value for name, values in lines.items() if not _is_target(name) for value in values]
    if len({value.year for value in levels}) < _TWO:
        return too_few(key, ctx, indicators[0])
    shown = [value for values in lines.values() for value in values]
    lead = next(values for name, values in lines.items() if not _is_target(name))
    figure = Figure(
        key=key,
        shape=Shape.LINE,
        region=ctx.region,
        title=_trend_title(lead, ctx),
        unit=INDICATORS[indicators[0]].unit.text(ctx.lang),
        series=tuple(_line(name, values, place, ctx) for place, (name, values) in enumerate(lines.items())),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
        numbers=value_numbers(shown, ctx),
        notes=(*_bound_notes(levels, ctx), *_claim_notes(levels, ctx), *_wider_targets(found, indicators, ctx)),
    )
    return finish(figure, shown[::-1], lines, ctx)


def _is_target(indicator: str) -> bool:
    definition = INDICATORS[indicator]
    return isinstance(definition, Measure) and definition.kind is Kind.STANDARD


def _values(found: values.Book, indicator: str, ctx: Context) -> list[Value]:
    if not _is_target(indicator):
        return compute.series(found, indicator, ctx.region)
    return found.at(indicator, ctx.region)


def _line(indicator: str, values: list[Value], place: int, ctx: Context) -> Series:
    marks = tuple(mark_of(value, ctx, str(value.year)) for value in values)
    role = (
        "target"
        if _is_target(indicator)
        else "claims"
        if _claimed_only(values)
        else _ROLES[min(place, len(_ROLES) - 1)]
    )
    return Series(narrative.label(indicator, ctx.lang), marks, role)


def _claimed_only(values: list[Value]) -> bool:
    """Whether a ratio is known only as published, so that its points are no line."""
    return isinstance(INDICATORS[values[0].indicator], Ratio) and not all(value.computed for value in values)


def _trend_title(values: list[Value], ctx: Context) -> str:
    changed = compute.changes(values)
    last = changed[-1] if changed and changed[-1].new is values[-1] else None
    return narrative.finding(values[-1], ctx.tree, ctx.lang, last)


def _bound_notes(values: list[Value], ctx: Context) -> tuple[str, ...]:
    bounded = sorted({value.year for value in values if value.quantity.bound != "="})
    if not bounded:
        return ()
    years = ctx.join(map(str, bounded))
    return (ctx.say(mark("Hollow points are bounds or approximations, not exact levels: {years}."), years=years),)


def _claim_notes(values: list[Value], ctx: Context) -> tuple[str, ...]:
    if not any(isinstance(INDICATORS[value.indicator], Ratio) and not value.computed for value in values):
        return ()
    return (
        ctx.say(
            mark(
                "Rates as published by different sources, most without naming the denominator: not joined and not compared."
            )
        ),
    )


def _wider_targets(found: values.Book, indicators: tuple[str, ...], ctx: Context) -> tuple[str, ...]:
    """Targets of other plans count other people: they are told, not drawn."""
    others = [
        value
        for name in indicators
        if _is_target(name)
        for stratum in found.strata(name, ctx.region)
        if stratum != ALL
        for value in ctx.inside(found.at(name, ctx.region, stratum))
    ]
    if not others:
        return ()
    listed = ctx.join(f"{narrative.when(value, ctx.lang)} {narrative.value(value, ctx.lang)}" for value in others)
    message = mark("Not drawn, because it counts other people ({plan}): {listed}.")
    return (ctx.say(message, plan=group(others[0].stratum, ctx.lang), listed=listed),)


def growth(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Change on the year before, computed from the two levels; published growth rates stand in the notes."""
    (indicator,) = indicators
    key = f"growth:{indicator}"
    stated = [
        measure.key for measure in MEASURES.values() if measure.claim_of == indicator and measure.unit.key == "percent"
    ]
    found = ctx.load([indicator, *stated], [ctx.region], [ALL])
    changed = [one for one in compute.changes(compute.series(found, indicator, ctx.region)) if _selected(one, ctx)]
    if not changed:
        return too_few(key, ctx, indicator)
    claims = [value for measure in stated for value in ctx.inside(found.at(measure, ctx.region))]
    shown = [one.new for one in changed]
    figure = Figure(
        key=key,
        shape=Shape.COLUMNS,
        region=ctx.region,
        title=_growth_title(changed, indicator, ctx),
        unit=ctx.say(mark("percentage points")) if changed[0].in_points else "%",
        series=(Series(ctx.say(mark("change on the year before")), tuple(_growth_mark(one, ctx) for one in changed)),),
        columns=(
            ctx.say(mark("Period")),
            ctx.say(mark("Value")),
            ctx.say(mark("Year before")),
            ctx.say(mark("Change")),
        ),
        rows=tuple(_growth_row(one, ctx) for one in changed),
        numbers=tuple(_growth_numbers(one, ctx) for one in changed),
        notes=_claimed(claims, ctx),
    )
    return finish(figure, [*shown[::-1], changed[0].old, *claims[::-1]], [indicator, *stated], ctx)


def _selected(one: Change, ctx: Context) -> bool:
    return ctx.selection.start <= one.new.year <= ctx.selection.end


def _growth_mark(one: Change, ctx: Context) -> Mark:
    quantity = one.quantity
    note = narrative.change(one, ctx.lang)
    text = narrative.bare_change(one)
    return Mark(str(one.new.year), round(quantity.value, 6), text, note, bound=quantity.bound)


def _growth_row(one: Change, ctx: Context) -> tuple[str, ...]:
    return (
        narrative.when(one.new, ctx.lang),
        narrative.value(one.new, ctx.lang),
        narrative.value(one.old, ctx.lang),
        narrative.change(one, ctx.lang),
    )


def _growth_numbers(one: Change, ctx: Context) -> tuple[Number | None, ...]:
    unit = ctx.say(mark("percentage points")) if one.in_points else "%"
    change = Number(one.quantity.value, 1, unit, one.quantity.bound)
    return (None, number_of(one.new, ctx), number_of(one.old, ctx), change)


def _growth_title(changed: list[Change], indicator: str, ctx: Context) -> str:
    last = changed[-1]
    message = mark("{label} in {region}, {period}: {change}")
    return ctx.say(
        message,
        region=ctx.place(),
        period=narrative.when(last.new, ctx.lang),
        label=narrative.label(indicator, ctx.lang),
        change=narrative.change(last, ctx.lang),
    )


def _claimed(claims: list[Value], ctx: Context) -> tuple[str, ...]:
    if not claims:
        return ()
    all_claims = [(value, claim) for value in claims for claim in (*value.claims, *value.others)]
    listed = ctx.join(
        f"{period.parse(claim.period).label(ctx.lang)} {claim.as_written or f'{claim.value:g}%'}"
        for _, claim in all_claims
    )
    return (ctx.say(mark("Growth as published, for comparison: {listed}."), listed=listed),)


def levels(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """A measure by certificate level, one column a year."""
    (indicator,) = indicators
    key = f"levels:{indicator}"
    found = ctx.load([indicator], [ctx.region])
    by_level = {level: ctx.inside(compute.series(found, indicator, ctx.region, level)) for level in _LEVELS}
    shown = [value for values in by_level.values() for value in values]
    if not shown:
        message = mark("{label} by level in {region}: nothing published for {span}")
        label = narrative.label(indicator, ctx.lang)
        return empty(key, ctx, ctx.say(message, region=ctx.place(), label=label, span=ctx.span()))
    ordered = sorted(shown, key=lambda value: value.year)
    figure = Figure(
        key=key,
        shape=Shape.COLUMNS,
        region=ctx.region,
        title=_levels_title(found, by_level, indicator, ctx),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=tuple(
            Series(group(level, ctx.lang), tuple(mark_of(value, ctx, str(value.year)) for value in values), role)
            for (level, values), role in zip(by_level.items(), _ROLES, strict=True)
            if values
        ),
        columns=value_columns(ctx),
        rows=value_rows(ordered, ctx),
        numbers=value_numbers(ordered, ctx),
    )
    return finish(figure, shown, [indicator], ctx)


def _levels_title(found: values.Book, by_level: dict[str, list[Value]], indicator: str, ctx: Context) -> str:
    """Say the largest level of the last year and its share where the whole is known."""
    year = max(value.year for values in by_level.values() for value in values)
    last = [value for values in by_level.values() for value in values if value.year == year]
    largest = max(last, key=lambda value: value.number)
    whole = next((v for v in compute.series(found, indicator, ctx.region) if v.period == largest.period), None)
    part = divide(largest.quantity, whole.quantity, 100) if whole else None
    message = mark("{label} in {region}, {period}: {level} {value}")
    if part and part.bound != "?":
        message = mark("{label} in {region}, {period}: {level} {value}, {share} of all")
    return ctx.say(
        message,
        region=ctx.place(),
        period=narrative.when(largest, ctx.lang),
        level=group(largest.stratum, ctx.lang),
        value=narrative.value(largest, ctx.lang),
        label=narrative.label(indicator, ctx.lang),
        share=numerals.number(part, INDICATORS["pass_rate_registered"].unit, ctx.lang) if part else "",
    )
