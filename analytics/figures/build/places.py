"""Figures that compare regions: rankings of children, maps, and every place that publishes an indicator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import compute, narrative
from analytics.figures.build.context import empty, finish, group, mark_of, value_columns, value_rows
from analytics.figures.spec import Figure, Reference, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, MEASURES, Kind, Ratio, measures_of

if TYPE_CHECKING:
    from analytics.compute import Book, Value
    from analytics.figures.build.context import Context
    from analytics.quantity import Quantity

_MOST = 34
_CLASSES = 5
_HALF = 0.5
_FEW = 3


@dataclass(frozen=True)
class Field:
    """One value for each child that has one: of one common year, or each child's latest."""

    values: tuple[Value, ...]
    year: int | None


def field(found: Book, indicator: str, regions: list[str], ctx: Context) -> Field:
    """Choose the year most children report; where years differ too much, take each child's latest."""
    by_region = {code: ctx.inside(compute.series(found, indicator, code)) for code in regions}
    reporting = {code: values for code, values in by_region.items() if values}
    year = compute.fullest_year(reporting.values(), ctx.selection.end)
    common = [value for values in reporting.values() for value in values if value.year == year]
    if len(common) >= _FEW and len(common) >= len(reporting) * _HALF:
        return Field(tuple(common), year)
    return Field(tuple(values[-1] for values in reporting.values()), None)


def _label(value: Value, ctx: Context, year: int | None) -> str:
    name = ctx.place(value.region)
    return name if year else f"{name} {value.year}"


def ranking(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Children by one indicator, highest first, against the pooled ratio."""
    (indicator,) = indicators
    key = f"ranking:{indicator}"
    children = ctx.children()
    found = ctx.load([indicator], [ctx.region, *children])
    chosen = field(found, indicator, children, ctx)
    if len(chosen.values) < 2:  # noqa: PLR2004 - one place is no ranking
        return _no_ranking(key, indicator, len(children), ctx)
    ranked = sorted(chosen.values, key=lambda value: -value.number)
    pooled = (
        compute.pooled(found, indicator, children, chosen.year)
        if chosen.year and isinstance(INDICATORS[indicator], Ratio)
        else None
    )
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=_ranking_title(ranked, chosen, pooled, ctx),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(
            Series(
                narrative.label(indicator, ctx.lang),
                tuple(mark_of(v, ctx, _label(v, ctx, chosen.year), region=v.region) for v in ranked[:_MOST]),
            ),
        ),
        references=_references(pooled, indicator, ctx),
        columns=(*value_columns(ctx), ctx.say(mark("Rank")), *_share_heading(found, indicator, chosen, ctx)),
        rows=_ranked_rows(ranked, found, chosen, ctx),
        notes=_reporting(chosen, children, ctx),
    )
    return finish(figure, ranked, [indicator], ctx)


def _no_ranking(key: str, indicator: str, count: int, ctx: Context) -> Figure:
    if not count:
        message = mark("{region} has no parts below it in these figures")
        return empty(key, ctx, ctx.say(message, region=ctx.place()))
    message = mark("Fewer than two of the {count} {children} of {region} have published {label}")
    return empty(
        key,
        ctx,
        ctx.say(
            message,
            count=count,
            children=ctx.children_word(),
            region=ctx.place(),
            label=narrative.label(indicator, ctx.lang),
        ),
    )


def _ranking_title(ranked: list[Value], chosen: Field, pooled: Quantity | None, ctx: Context) -> str:
    first, indicator = ranked[0], ranked[0].indicator
    words = {
        "first": ctx.place(first.region),
        "label": narrative.label(indicator, ctx.lang),
        "value": narrative.value(first, ctx.lang),
        "count": len(ranked),
        "children": ctx.children_word(),
        "period": chosen.year or "",
    }
    if pooled:
        text = narrative.number(pooled, INDICATORS[indicator].unit, ctx.lang)
        return ctx.say(
            mark("{period}: {label} is highest in {first} ({value}); {count} {children} together {pooled}"),
            pooled=text,
            **words,
        )
    if chosen.year:
        return ctx.say(
            mark("{period}: {label} is highest in {first} ({value}) of the {count} {children} that published"), **words
        )
    return ctx.say(mark("{label}, latest of each: {first} is highest ({value}); the years differ"), **words)


def _references(pooled: Quantity | None, indicator: str, ctx: Context) -> tuple[Reference, ...]:
    if pooled is None:
        return ()
    text = narrative.number(pooled, INDICATORS[indicator].unit, ctx.lang)
    return (Reference(ctx.say(mark("pooled {value}"), value=text), pooled.value),)


def _whole(found: Book, indicator: str, chosen: Field, ctx: Context) -> Value | None:
    """The region's own value of the same year, where parts of it make sense."""
    measure = MEASURES.get(indicator)
    if measure is None or not measure.adds_over_regions or chosen.year is None:
        return None
    return next((value for value in compute.series(found, indicator, ctx.region) if value.year == chosen.year), None)


def _share_heading(found: Book, indicator: str, chosen: Field, ctx: Context) -> tuple[str, ...]:
    return (ctx.say(mark("Share of {region}"), region=ctx.place()),) if _whole(found, indicator, chosen, ctx) else ()


def _ranked_rows(ranked: list[Value], found: Book, chosen: Field, ctx: Context) -> tuple[tuple[str, ...], ...]:
    whole = _whole(found, ranked[0].indicator, chosen, ctx)
    rows = value_rows(ranked, ctx)
    return tuple(
        (*row, str(place), *((f"{value.number / whole.number * 100:.1f}%",) if whole else ()))
        for place, (row, value) in enumerate(zip(rows, ranked, strict=True), start=1)
    )


def _reporting(chosen: Field, children: list[str], ctx: Context) -> tuple[str, ...]:
    have = {value.region for value in chosen.values}
    missing = [code for code in children if code not in have]
    if not missing:
        return (
            ctx.say(mark("All {count} {children} have published."), count=len(children), children=ctx.children_word()),
        )
    message = mark("{have} of {count} {children} have published; nothing is known of the other {rest}.")
    return (ctx.say(message, have=len(have), count=len(children), children=ctx.children_word(), rest=len(missing)),)


def region_map(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Children by one indicator as areas in five classes; a county is shown among its siblings."""
    (indicator,) = indicators
    key = f"map:{indicator}"
    node = ctx.tree[ctx.region]
    inner = ctx.at(node.parent) if not ctx.tree.children(ctx.region) and node.parent else ctx
    children = inner.children()
    found = ctx.load([indicator], children)
    chosen = field(found, indicator, children, inner)
    label = narrative.label(indicator, ctx.lang)
    marks = tuple(mark_of(value, ctx, ctx.place(value.region), region=value.region) for value in chosen.values)
    words = {
        "region": inner.place(),
        "label": label,
        "period": chosen.year or "",
        "have": len(marks),
        "count": len(children),
        "children": inner.children_word(),
    }
    if not marks:
        title = ctx.say(mark("None of the {count} {children} of {region} has published {label}"), **words)
    elif chosen.year:
        title = ctx.say(mark("{period}: {label} is known for {have} of the {count} {children} of {region}"), **words)
    else:
        title = ctx.say(
            mark("{label}, latest of each, is known for {have} of the {count} {children} of {region}"), **words
        )
    figure = Figure(
        key=key,
        shape=Shape.MAP,
        region=ctx.region,
        title=title,
        subtitle=label,
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(Series(label, marks),),
        columns=value_columns(ctx),
        rows=value_rows(sorted(chosen.values, key=lambda value: -value.number), ctx),
        classes=classes([value.number for value in chosen.values]),
    )
    return finish(figure, list(chosen.values), [indicator], ctx)


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
    found = ctx.load([indicator], None)
    below = {node.code for node in ctx.tree.descendants(ctx.region)}
    latest = [
        value for code in _publishing(found, indicator) & below if (value := _latest_any(found, indicator, code, ctx))
    ]
    if not latest:
        message = mark("No place in {region} has published {label}")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), label=narrative.label(indicator, ctx.lang)))
    ranked = sorted(latest, key=lambda value: -value.number)
    message = mark("{count} places in {region} have published {label}; {first} has the most: {value}")
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=ctx.say(
            message,
            count=len(ranked),
            region=ctx.place(),
            label=narrative.label(indicator, ctx.lang),
            first=ctx.place(ranked[0].region),
            value=narrative.value(ranked[0], ctx.lang),
        ),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(
            Series(narrative.label(indicator, ctx.lang), tuple(_place_mark(value, ctx) for value in ranked[:_MOST])),
        ),
        columns=value_columns(ctx),
        rows=value_rows(ranked, ctx),
        notes=(ctx.say(mark("Periods and groups differ from place to place, so the bars are not added.")),),
    )
    return finish(figure, ranked, [indicator], ctx)


def _publishing(found: Book, indicator: str) -> set[str]:
    return {region for measure in measures_of(indicator) for region in found.regions(measure)}


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


def _place_mark(value: Value, ctx: Context) -> object:
    made = mark_of(value, ctx, ctx.place(value.region), region=value.region)
    named = group(value.stratum, ctx.lang)
    note = f"{made.note} · {named}" if named else made.note
    return replace(made, note=note)
