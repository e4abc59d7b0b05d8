"""Figures of where: the map of one indicator, and every place that publishes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analytics import compute, narrative
from analytics.figures.build.context import (
    empty,
    even,
    finish,
    group,
    leaders,
    mark_of,
    value_columns,
    value_numbers,
    value_rows,
)
from analytics.figures.build.ranking import field, shortened
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, MEASURES, Kind, Ratio, measures_of

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.figures.build.ranking import Field
    from analytics.values import Book, Value

_CLASSES = 5
_MOSTLY = 0.5


def region_map(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Children by one indicator as areas in five classes; a county is shown among its siblings."""
    (indicator,) = indicators
    key = f"map:{indicator}"
    inner = (None if ctx.tree.children(ctx.region) else ctx.above()) or ctx
    found = ctx.load([indicator], [inner.region, *inner.ever()], [ALL])  # as the ranking beside it
    chosen = field(found, indicator, inner)
    label = narrative.label(indicator, ctx.lang)
    marks = tuple(mark_of(value, ctx, ctx.place(value.region), region=value.region) for value in chosen.values)
    words = {
        "region": inner.place(),
        "label": label,
        "period": chosen.year or "",
        "have": len(marks),
        "count": len(chosen.children),
        "children": inner.children_word(),
    }
    if not marks:
        return empty(
            key, ctx, ctx.say(mark("{label}: published for none of the {count} {children} of {region}"), **words)
        )
    if not chosen.year:
        said = mark("{label}, latest of each, known for {have} of the {count} {children} of {region}")
    elif len(marks) == len(chosen.children):
        said = mark("{label} in {period}: known for all {count} {children} of {region}")
    else:
        said = mark("{label} in {period}: known for {have} of the {count} {children} of {region}")
    title = ctx.say(said, **words)
    ordered = sorted(chosen.values, key=lambda value: -value.number)
    figure = Figure(
        key=key,
        shape=Shape.MAP,
        region=ctx.region,
        title=title,
        subtitle=label,
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(Series(label, marks),),
        columns=value_columns(ctx),
        rows=value_rows(ordered, ctx),
        numbers=value_numbers(ordered, ctx),
        classes=classes([value.number for value in chosen.values if ctx.tree[value.region].until is None]),
        notes=_without_area(chosen, ctx),
    )
    return finish(figure, list(chosen.values), [indicator], ctx)


def _without_area(chosen: Field, ctx: Context) -> tuple[str, ...]:
    """Name the regions of an earlier year that a map of today has no area for."""
    gone = [ctx.place(value.region) for value in chosen.values if ctx.tree[value.region].until is not None]
    message = mark(
        "The map has today's borders. The areas of {regions} are parts of others now; their figures stand in the table."
    )
    return (ctx.say(message, regions=ctx.join(gone)),) if gone else ()


def classes(values: list[float]) -> tuple[float, ...]:
    """Upper bounds of at most five classes with equal numbers of regions (quantiles)."""
    ordered = sorted(set(values))
    if len(ordered) <= _CLASSES:
        return tuple(ordered)
    return tuple(ordered[round(len(ordered) * (step + 1) / _CLASSES) - 1] for step in range(_CLASSES))


def places(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Every place below that publishes an indicator, at its latest: never added, because periods and groups differ."""
    (indicator,) = indicators
    key = f"places:{indicator}"
    latest = _latest(indicator, ctx)
    if not latest:
        message = mark("{label} in {region}: published for no place")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), label=narrative.label(indicator, ctx.lang)))
    ranked = sorted(latest, key=lambda value: -value.number)
    drawn, cut = shortened(ranked, ctx)
    message = mark("{label} in {region}: published for {count} places, the most {value} ({first})")
    if len(ranked) == 1:
        message = mark("{label} in {region}: published for {first} only ({value})")
    elif even(ranked):
        message = mark("{label} in {region}: published for {count} places, each {value}")
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=ctx.say(
            message,
            count=len(ranked),
            region=ctx.place(),
            label=narrative.label(indicator, ctx.lang),
            first=leaders(ranked, ctx),
            value=narrative.value(ranked[0], ctx.lang),
        ),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(Series(narrative.label(indicator, ctx.lang), tuple(_place_mark(value, ctx) for value in drawn)),),
        columns=value_columns(ctx),
        rows=value_rows(ranked, ctx),
        numbers=value_numbers(ranked, ctx),
        notes=(
            *cut,
            ctx.say(mark("Periods and groups differ from place to place, so the bars are not added.")),
        ),
    )
    return finish(figure, ranked, [indicator], ctx)


def _latest(indicator: str, ctx: Context) -> list[Value]:
    """The latest value of each child where most children report, else of every place below that does."""
    children = ctx.children()
    lying = sorted(ctx.tree.within(ctx.region) - {ctx.region})
    below = [code for code in lying if ctx.tree[code].stands(ctx.selection.end)]
    for codes in (children, below):
        found = ctx.load([indicator], codes)
        latest = [value for code in codes if (value := _latest_any(found, indicator, code, ctx))]
        if len(latest) > len(children) * _MOSTLY:
            return latest
    return latest


def _latest_any(found: Book, indicator: str, code: str, ctx: Context) -> Value | None:
    """The latest value of the whole, else of the best known group; for a flow a span counts where no year is known."""
    keys = measures_of(indicator)
    strata = sorted(
        {stratum for key in keys for stratum in found.strata(key, code)}, key=lambda stratum: (stratum != ALL, stratum)
    )
    for stratum in strata:
        values = ctx.inside(compute.series(found, indicator, code, stratum))
        if not values and isinstance(INDICATORS[indicator], Ratio):
            values = ctx.inside(compute.same_period(found, indicator, code, stratum))
        if not values and indicator in MEASURES and MEASURES[indicator].kind is not Kind.STANDARD:
            values = ctx.inside(found.at(indicator, code, stratum))
        if values:
            return values[-1]
    return None


def _place_mark(value: Value, ctx: Context) -> Mark:
    made = mark_of(value, ctx, ctx.place(value.region), region=value.region)
    named = group(value.stratum, ctx.lang)
    note = f"{made.note} · {named}" if named else made.note
    return replace(made, note=note, text=ctx.say(mark("{value} ({when})"), value=made.text, when=note))
