"""The figure of a year month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import narrative, period
from analytics.figures.build.context import empty, finish, mark_of, value_columns, value_numbers, value_rows
from analytics.figures.spec import Figure, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS
from analytics.quantity import total

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.values import Value

_ALL_MONTHS = 12


def season(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The months of a flow in the last selected year that has any; a month that is missing is no column."""
    (indicator,) = indicators
    key = f"season:{indicator}"
    found = ctx.load([indicator], [ctx.region], [ALL], months=True)
    months = [value for value in ctx.inside(found.at(indicator, ctx.region)) if period.parse(value.period).is_month]
    label = narrative.label(indicator, ctx.lang)
    if not months:
        message = mark("{label} by month in {region}: nothing published for {span}")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), label=label, span=ctx.span()))
    shown = [value for value in months if value.year == months[-1].year]
    names = [_name(value, ctx) for value in shown]
    figure = Figure(
        key=key,
        shape=Shape.COLUMNS,
        region=ctx.region,
        title=_title(shown, ctx),
        unit=INDICATORS[indicator].unit.text(ctx.lang),
        series=(Series(label, tuple(mark_of(value, ctx, name) for value, name in zip(shown, names, strict=True))),),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
        numbers=value_numbers(shown, ctx),
    )
    return finish(figure, shown, [indicator], ctx)


def _name(value: Value, ctx: Context) -> str:
    month = int(value.period[-2:])
    return f"{month}月" if ctx.lang == "zh" else value.period[-2:]


def _title(shown: list[Value], ctx: Context) -> str:
    """Say the highest month, and its share of the year where all months are known."""
    most = max(shown, key=lambda value: value.number)
    whole = total([value.quantity for value in shown]).value
    words = {
        "region": ctx.place(),
        "label": narrative.label(most.indicator, ctx.lang),
        "period": narrative.when(most, ctx.lang),
        "value": narrative.value(most, ctx.lang),
    }
    if len(shown) == _ALL_MONTHS and whole:
        message = mark("{label} in {region}: highest in {period} ({value}), {share}% of the year")
        return ctx.say(message, share=f"{most.number / whole * 100:.1f}", **words)
    return ctx.say(mark("{label} in {region}: highest in {period} ({value}) of the months published"), **words)
