"""Figures of stages: the funnel and the ladder."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from analytics import compute, narrative, numerals
from analytics.figures.build.context import (
    empty,
    finish,
    group,
    mark_of,
    too_few,
    value_columns,
    value_numbers,
    value_rows,
)
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS
from analytics.quantity import divide

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.values import Book, Value

_STAGES = ("exam_registered", "exam_sat", "exam_passed", "certified_new", "certified_total")
_FLOWS = _STAGES[:-1]
_TWO = 2
_WHOLE = 99.5


def funnel(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Stages of one exam year from registration to certificate; an unknown stage breaks the arrow, never guessed."""
    key = "funnel:"
    best = _fullest(ctx.load(_STAGES, [ctx.region], [ALL]), ctx) or _fullest(ctx.load(_STAGES, [ctx.region]), ctx)
    if best is None:
        message = mark("{region}: no year has two published stages between registration and certificate")
        return empty(key, ctx, ctx.say(message, region=ctx.place()))
    year, stratum, stages = best
    shown = [stages[stage] for stage in _STAGES if stage in stages]
    rates = _rates(stages, ctx)
    unknown = [narrative.label(stage, ctx.lang) for stage in _FLOWS if stage not in stages]
    notes = (
        [ctx.say(mark("Not published, so the arrow is broken there: {stages}."), stages=ctx.join(unknown))]
        if unknown
        else []
    )
    if stratum != ALL:
        notes.append(ctx.say(mark("Only for {group}."), group=group(stratum, ctx.lang)))
    figure = Figure(
        key=key,
        shape=Shape.FUNNEL,
        region=ctx.region,
        title=_funnel_title(year, shown, rates, ctx),
        unit=INDICATORS["exam_registered"].unit.text(ctx.lang),
        series=(Series(str(year), tuple(_stage(stage, year, stages, rates, ctx) for stage in _STAGES)),),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
        numbers=value_numbers(shown, ctx),
        notes=tuple(notes),
    )
    return finish(figure, shown, [value.indicator for value in shown], ctx)


def _fullest(found: Book, ctx: Context) -> tuple[int, str, dict[str, Value]] | None:
    """The year and group with the most stages, the whole before a group, the later year of several."""
    strata = {stratum for stage in _FLOWS for stratum in found.strata(stage, ctx.region)}
    candidates = []
    for stratum in strata:
        by_stage = {
            stage: {v.year: v for v in ctx.inside(compute.series(found, stage, ctx.region, stratum))}
            for stage in _STAGES
        }
        for year in {year for stage in _FLOWS for year in by_stage[stage]}:
            stages = {stage: values[year] for stage, values in by_stage.items() if year in values}
            flows = sum(stage in stages for stage in _FLOWS)
            if flows >= _TWO:
                candidates.append(((stratum == ALL, flows, year), (year, stratum, stages)))
    return max(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def _rates(stages: dict[str, Value], ctx: Context) -> dict[str, str]:
    """The share of the stage before that reached each stage; a cumulated stock has none."""
    known = [stage for stage in _FLOWS if stage in stages]
    made = {}
    for before, after in itertools.pairwise(known):
        quantity = divide(stages[after].quantity, stages[before].quantity, 100)
        if quantity and quantity.bound != "?" and not (quantity.bound == "<" and quantity.value >= _WHOLE):
            made[after] = numerals.number(quantity, INDICATORS["pass_rate_registered"].unit, ctx.lang)
    return made


def _stage(stage: str, year: int, stages: dict[str, Value], rates: dict[str, str], ctx: Context) -> Mark:
    label = narrative.label(stage, ctx.lang)
    value = stages.get(stage)
    if value is None:
        return Mark(label, 0, ctx.say(mark("not published for {year}"), year=year), faint=True)
    made = mark_of(value, ctx, label)
    return replace(made, note=rates.get(stage, ""), faint=stage == "certified_total")


def _funnel_title(year: int, shown: list[Value], rates: dict[str, str], ctx: Context) -> str:
    flows = [value for value in shown if value.indicator in _FLOWS]
    first, last = flows[0], flows[-1]
    overall = divide(last.quantity, first.quantity, 100)
    message = mark("{region}, {year}: {firstlabel} {first}, {label} {last}")
    if last.indicator in rates and overall and overall.bound != "?":
        message = mark("{region}, {year}: {label} {last}, {rate} of {firstlabel} ({first})")
    return ctx.say(
        message,
        region=ctx.place(),
        year=year,
        first=narrative.value(first, ctx.lang),
        last=narrative.value(last, ctx.lang),
        firstlabel=narrative.label(first.indicator, ctx.lang),
        label=narrative.label(last.indicator, ctx.lang),
        rate=numerals.number(overall, INDICATORS["pass_rate_registered"].unit, ctx.lang)
        if overall and overall.bound != "?"
        else "",
    )


def ladder(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The latest value of several measures of people, in the order given; dates may differ and are named."""
    key = f"ladder:{','.join(indicators)}"
    found = ctx.load(indicators, [ctx.region])
    shown = [value for name in indicators if (value := _last(found, name, ctx))]
    if len(shown) < _TWO:
        return too_few(key, ctx, indicators[0])
    most = max(shown, key=lambda value: value.number)
    apart = len({value.period for value in shown}) > 1
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=narrative.finding(most, ctx.tree, ctx.lang),
        unit=INDICATORS[indicators[0]].unit.text(ctx.lang),
        series=(Series(ctx.say(mark("latest of each")), tuple(_rung(value, ctx, dated=apart) for value in shown)),),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
        numbers=value_numbers(shown, ctx),
        notes=(ctx.say(mark("Groups overlap and dates differ: the bars are not parts of one whole.")),),
    )
    return finish(figure, shown, [value.indicator for value in shown], ctx)


def _rung(value: Value, ctx: Context, *, dated: bool) -> Mark:
    named = group(value.stratum, ctx.lang)
    label = narrative.label(value.indicator, ctx.lang)
    made = mark_of(value, ctx, f"{label} · {named}" if named else label)
    return replace(made, text=ctx.say(mark("{value} ({when})"), value=made.text, when=made.note)) if dated else made


def _last(found: Book, indicator: str, ctx: Context) -> Value | None:
    for stratum in found.strata(indicator, ctx.region):
        values = ctx.inside(compute.series(found, indicator, ctx.region, stratum)) or ctx.inside(
            found.at(indicator, ctx.region, stratum)
        )
        if values:
            return values[-1]
    return None
