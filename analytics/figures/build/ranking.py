"""Figures that rank regions: the parts of one, or one among its siblings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import compute, narrative, numerals
from analytics.figures.build.context import (
    empty,
    even,
    finish,
    leaders,
    mark_of,
    value_columns,
    value_numbers,
    value_rows,
)
from analytics.figures.spec import Figure, Number, Reference, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, Operation, Ratio, combinable
from analytics.quantity import divide

if TYPE_CHECKING:
    from analytics.compute import Pooled
    from analytics.figures.build.context import Context
    from analytics.quantity import Quantity
    from analytics.values import Book, Value

_MOST = 34
_HALF = 0.5
_FEW = 3
_PERCENT = INDICATORS["pass_rate_registered"].unit


@dataclass(frozen=True)
class Field:
    """One value for each child that has one: of one common year, or each child's latest.

    ``children`` are all there were in that year, or are in the last selected one.
    """

    values: tuple[Value, ...]
    year: int | None
    children: list[str]


def field(found: Book, indicator: str, ctx: Context) -> Field:
    """Choose the year most children report; where years differ too much, take each child's latest."""
    by_region = {code: ctx.standing(compute.series(found, indicator, code)) for code in ctx.ever()}
    year = compute.fullest_year(by_region.values(), ctx.selection.end, lambda when: len(ctx.children(when)))
    children = ctx.children(year)
    reporting = [values for code in children if (values := by_region[code])]
    common = [value for values in reporting for value in values if value.year == year]
    if common and (len(common) == len(reporting) or len(common) >= max(_FEW, len(reporting) * _HALF)):
        return Field(tuple(common), year, children)
    children = ctx.children()
    return Field(tuple(by_region[code][-1] for code in children if by_region[code]), None, children)


def _label(value: Value, ctx: Context, year: int | None) -> str:
    name = ctx.place(value.region)
    return name if year else f"{name} {value.year}"


def ranking(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Children by one indicator, highest first, against the pooled ratio; a region without parts stands among its siblings."""
    if not ctx.children() and ctx.tree[ctx.region].parent:
        return siblings(ctx, indicators)
    return _ranked(f"ranking:{indicators[0]}", indicators[0], ctx, ctx)


def siblings(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The region among the other parts of its parent; the nation has no siblings."""
    inner = ctx.above()
    if inner is None:
        return empty(f"siblings:{indicators[0]}", ctx, ctx.say(mark("The nation has no siblings to rank among")))
    return _ranked(f"siblings:{indicators[0]}", indicators[0], ctx, inner)


def _ranked(key: str, indicator: str, ctx: Context, inner: Context) -> Figure:
    """Rank the children of ``inner``; the selected region is found among them where it is one."""
    found = inner.load([indicator], [inner.region, *inner.ever()], [ALL])
    chosen = field(found, indicator, inner)
    if len(chosen.values) < 2:  # noqa: PLR2004 - one place is no ranking
        return replace(_no_ranking(key, indicator, len(chosen.children), inner), region=ctx.region)
    ranked = sorted(chosen.values, key=lambda value: -value.number)
    pooled = _pooled(found, indicator, chosen)
    drawn, cut = shortened(ranked, ctx)
    marks = tuple(mark_of(v, ctx, _label(v, ctx, chosen.year), region=v.region) for v in drawn)
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=_own_rank(ranked, chosen, ctx, inner) or _ranking_title(ranked, chosen, pooled, inner),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(Series(narrative.label(indicator, ctx.lang), marks),),
        references=_references(pooled, indicator, ctx),
        columns=(*value_columns(ctx), ctx.say(mark("Rank")), *_share_heading(found, indicator, chosen, inner)),
        rows=_ranked_rows(ranked, found, chosen, inner),
        numbers=_ranked_numbers(ranked, found, chosen, inner),
        notes=(*cut, *_reporting(chosen, inner)),
    )
    return finish(figure, ranked, [indicator], ctx)


def shortened(ranked: list[Value], ctx: Context) -> tuple[list[Value], tuple[str, ...]]:
    """As many values as a chart has room for, the selected region's among them, and a note where there are more."""
    if len(ranked) <= _MOST:
        return ranked, ()
    own = [value for value in ranked[_MOST:] if value.region == ctx.region][:1]
    message = mark("The chart shows {shown} of {count}; the table lists all.")
    return [*ranked[: _MOST - len(own)], *own], (ctx.say(message, shown=_MOST, count=len(ranked)),)


def _pooled(found: Book, indicator: str, chosen: Field) -> Pooled | None:
    if chosen.year is None or not isinstance(INDICATORS[indicator], Ratio):
        return None
    return compute.pooled(found, indicator, chosen.children, chosen.year)


def _own_rank(ranked: list[Value], chosen: Field, ctx: Context, inner: Context) -> str:
    """Say where the selected region stands, if it is among the ranked."""
    own = next((value for value in ranked if value.region == ctx.region), None)
    if own is None or chosen.year is None:
        return ""
    place = 1 + sum(value.number > own.number for value in ranked)
    alone = mark(
        "{label} in {region}, {period}: {value}, number {place} of the {count} {children} of {parent} that published"
    )
    shared = mark(
        "{label} in {region}, {period}: {value}, sharing number {place} of the {count} {children} of {parent} that published"
    )
    return ctx.say(
        shared if sum(value.number == own.number for value in ranked) > 1 else alone,
        region=ctx.place(),
        period=narrative.when(own, ctx.lang),
        label=narrative.label(own.indicator, ctx.lang),
        value=narrative.value(own, ctx.lang),
        place=place,
        count=len(ranked),
        children=inner.children_word(),
        parent=inner.place(),
    )


def _no_ranking(key: str, indicator: str, count: int, ctx: Context) -> Figure:
    if not count:
        message = mark("{region} has no parts below it in these figures")
        return empty(key, ctx, ctx.say(message, region=ctx.place()))
    message = mark("{label}: published for fewer than two of the {count} {children} of {region}")
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


def _ranking_title(ranked: list[Value], chosen: Field, pooled: Pooled | None, ctx: Context) -> str:
    first, indicator = ranked[0], ranked[0].indicator
    words = {
        "first": leaders(ranked, ctx),
        "label": narrative.label(indicator, ctx.lang),
        "value": narrative.value(first, ctx.lang),
        "count": len(ranked),
        "children": ctx.children_word(),
        "period": chosen.year or "",
    }
    if pooled:
        text = numerals.number(pooled.quantity, INDICATORS[indicator].unit, ctx.lang)
        return ctx.say(
            mark("{label} in {period}: highest in {first} ({value}); {count} {children} together {pooled}"),
            pooled=text,
            **words,
        )
    if chosen.year and even(ranked):
        return ctx.say(mark("{label} in {period}: {value} in each of the {count} {children} that published"), **words)
    if chosen.year:
        return ctx.say(
            mark("{label} in {period}: highest in {first} ({value}) of the {count} {children} that published"), **words
        )
    return ctx.say(mark("{label}, latest of each: highest in {first} ({value}); the years differ"), **words)


def _references(pooled: Pooled | None, indicator: str, ctx: Context) -> tuple[Reference, ...]:
    if pooled is None:
        return ()
    text = numerals.number(pooled.quantity, INDICATORS[indicator].unit, ctx.lang)
    return (Reference(ctx.say(mark("pooled {value}"), value=text), pooled.quantity.value),)


def _whole(found: Book, indicator: str, chosen: Field, ctx: Context) -> Value | None:
    """The region's own value of the same year, where parts of it make sense."""
    if combinable(indicator, indicator, Operation.OVER_REGIONS) or chosen.year is None:
        return None
    return next((value for value in compute.series(found, indicator, ctx.region) if value.year == chosen.year), None)


def _share_heading(found: Book, indicator: str, chosen: Field, ctx: Context) -> tuple[str, ...]:
    return (ctx.say(mark("Share of {region}"), region=ctx.place()),) if _whole(found, indicator, chosen, ctx) else ()


def _ranked_rows(ranked: list[Value], found: Book, chosen: Field, ctx: Context) -> tuple[tuple[str, ...], ...]:
    whole = _whole(found, ranked[0].indicator, chosen, ctx)
    rows = value_rows(ranked, ctx)
    return tuple(
        (
            *row,
            str(1 + sum(other.number > value.number for other in ranked)),
            *((_share_text(value, whole, ctx),) if whole else ()),
        )
        for row, value in zip(rows, ranked, strict=True)
    )


def _ranked_numbers(
    ranked: list[Value], found: Book, chosen: Field, ctx: Context
) -> tuple[tuple[Number | None, ...], ...]:
    whole = _whole(found, ranked[0].indicator, chosen, ctx)
    return tuple(
        (
            *row,
            Number(1 + sum(other.number > value.number for other in ranked)),
            *((_share_number(value, whole),) if whole else ()),
        )
        for row, value in zip(value_numbers(ranked, ctx), ranked, strict=True)
    )


def _share(value: Value, whole: Value) -> Quantity | None:
    """A part's share, with the bounds of both; nothing where they point both ways."""
    made = divide(value.quantity, whole.quantity, 100)
    return made if made and made.bound != "?" else None


def _share_text(value: Value, whole: Value, ctx: Context) -> str:
    made = _share(value, whole)
    return numerals.number(made, _PERCENT, ctx.lang) if made else ""


def _share_number(value: Value, whole: Value) -> Number | None:
    made = _share(value, whole)
    return Number(made.value, numerals.decimals(made, _PERCENT), "%", made.bound) if made else None


def _reporting(chosen: Field, ctx: Context) -> tuple[str, ...]:
    children, have = chosen.children, {value.region for value in chosen.values}
    missing = [code for code in children if code not in have]
    if not missing:
        return (
            ctx.say(mark("All {count} {children} have published."), count=len(children), children=ctx.children_word()),
        )
    message = mark("{have} of {count} {children} have published; nothing is known of the other {rest}.")
    return (ctx.say(message, have=len(have), count=len(children), children=ctx.children_word(), rest=len(missing)),)
