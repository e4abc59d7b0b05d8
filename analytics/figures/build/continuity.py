"""Figures of a region's series: how old the newest figures are, and where series break."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics import completeness, narrative
from analytics.completeness import Reason
from analytics.figures.build.context import empty, finish, group, publishers
from analytics.figures.spec import Figure, Shape
from analytics.i18n import mark
from analytics.indicators import ALL
from analytics.store import read
from analytics.values import book

if TYPE_CHECKING:
    from analytics.completeness import Age, Break
    from analytics.figures.build.context import Context
    from analytics.values import Value

_OLD: Final = 24
_REASONS: Final = {
    Reason.OFFICE: mark(
        "{old} and {new}: social-work departments publish from 2024, civil affairs did before; {old_source} and {new_source}."
    ),
    Reason.SCOPE: mark("{old} and {new}: counted differently; {old_source} and {new_source}."),
    Reason.SOURCE: mark(
        "{old} and {new}: from different publishers, none of which states both; {old_source} and {new_source}."
    ),
}
_KINDS: Final = {
    Reason.OFFICE: mark("publishing office"),
    Reason.SCOPE: mark("scope"),
    Reason.SOURCE: mark("source"),
}


def ages(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """How old the newest figure of every measure is, the oldest first."""
    key = "ages:"
    found = book(read.claims_of_region(ctx.session, ctx.region))
    listed = completeness.ages(found, ctx.region, ctx.today)
    if not listed:
        return _nothing(key, ctx)
    columns = (mark("Indicator"), mark("Newest figure"), mark("Months ago"), mark("Value"), mark("Published by"))
    old = sum(age.months > _OLD for age in listed)
    message = mark("{region}: the newest figures of all {count} indicators are less than two years old")
    if old:
        message = mark("{region}: the newest figures of {old} of {count} indicators are more than two years old")
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(message, region=ctx.place(), old=old, count=len(listed)),
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_age(age, ctx) for age in listed),
        notes=(
            ctx.say(
                mark("Months from the end of the newest figure's period to {today}; all years count."),
                today=ctx.today.isoformat(),
            ),
        ),
    )
    return finish(figure, [age.value for age in listed], [], ctx)


def _age(age: Age, ctx: Context) -> tuple[str, ...]:
    when = narrative.when(age.value, ctx.lang)
    if age.value.stratum != ALL:
        when = ctx.say(mark("{period}, {group}"), period=when, group=group(age.value.stratum, ctx.lang))
    value = narrative.value(age.value, ctx.lang)
    return (narrative.label(age.measure, ctx.lang), when, str(age.months), value, publishers(age.value, ctx))


def breaks(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Where the region's series change their source, their scope or the office that publishes them."""
    key = "breaks:"
    found = book(read.claims_of_region(ctx.session, ctx.region))
    chosen = ctx.selection
    listed = [
        one
        for one in completeness.breaks(found, ctx.region, ctx.sources)
        if chosen.start <= one.old.year and one.new.year <= chosen.end
    ]
    if not listed:
        message = mark("{region}: no series changes its source, scope or office within {span}")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), span=ctx.span()))
    message = mark("{region}: {count} breaks in {series} series; compare across them with care")
    columns = (mark("Indicator"), mark("What changes"), mark("What it means"))
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(message, region=ctx.place(), count=len(listed), series=len({one.measure for one in listed})),
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_break(one, ctx) for one in listed),
    )
    return finish(figure, [value for one in listed for value in (one.old, one.new)], [], ctx)


def _break(one: Break, ctx: Context) -> tuple[str, ...]:
    label = narrative.label(one.measure, ctx.lang)
    sentence = ctx.say(
        _REASONS[one.reason],
        old=_end(one.old, ctx),
        new=_end(one.new, ctx),
        old_source=publishers(one.old, ctx),
        new_source=publishers(one.new, ctx),
    )
    return (label, ctx.say(_KINDS[one.reason]), sentence)


def _end(value: Value, ctx: Context) -> str:
    """One side of a break: 2017年11月（国家证）4383人."""
    when, number = narrative.when(value, ctx.lang), narrative.value(value, ctx.lang)
    if value.stratum == ALL:
        return ctx.say(mark("{period} {value}"), period=when, value=number)
    return ctx.say(mark("{period} ({group}) {value}"), period=when, group=group(value.stratum, ctx.lang), value=number)


def _nothing(key: str, ctx: Context) -> Figure:
    return empty(key, ctx, ctx.say(mark("{region} has no published figures at all"), region=ctx.place()))
