"""Figures of stages and tables: the funnel, the ladder, the ledger, coverage by part and the calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analytics import compute, narrative
from analytics.compute import Value
from analytics.figures.build.context import (
    empty,
    finish,
    group,
    mark_of,
    nothing,
    publishers,
    value_columns,
    value_rows,
)
from analytics.figures.spec import Figure, Mark, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS, MEASURES, Kind, Topic
from analytics.quantity import divide
from analytics.store import read

if TYPE_CHECKING:
    from analytics.compute import Book
    from analytics.figures.build.context import Context

_STAGES = ("exam_registered", "exam_sat", "exam_passed", "certified_new", "certified_total")
_FLOWS = _STAGES[:-1]
_TWO = 2


def funnel(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Stages of one exam year from registration to certificate; an unknown stage breaks the arrow, never guessed."""
    key = "funnel:"
    found = ctx.load(_STAGES, [ctx.region])
    best = _fullest(found, ctx)
    if best is None:
        message = mark("{region}: no year has two published stages between registration and certificate")
        return empty(key, ctx, ctx.say(message, region=ctx.place()))
    year, stratum, stages = best
    shown = [stages[stage] for stage in _STAGES if stage in stages]
    rates = _rates(stages, ctx)
    unknown = [narrative.label(stage, ctx.lang) for stage in _FLOWS if stage not in stages]
    join = "、" if ctx.lang == "zh" else ", "
    notes = (
        [ctx.say(mark("Not published, so the arrow is broken there: {stages}."), stages=join.join(unknown))]
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
        series=(Series(str(year), tuple(_stage(stage, stages, rates, ctx) for stage in _STAGES)),),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
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
    for before, after in zip(known, known[1:], strict=False):
        quantity = divide(stages[after].quantity, stages[before].quantity, 100)
        if quantity and quantity.bound != "?":
            made[after] = narrative.number(quantity, INDICATORS["pass_rate_registered"].unit, ctx.lang)
    return made


def _stage(stage: str, stages: dict[str, Value], rates: dict[str, str], ctx: Context) -> Mark:
    label = narrative.label(stage, ctx.lang)
    value = stages.get(stage)
    if value is None:
        return Mark(label, 0, ctx.say(mark("not published")), faint=True)
    made = mark_of(value, ctx, label)
    return replace(made, note=rates.get(stage, ""), faint=stage == "certified_total")


def _funnel_title(year: int, shown: list[Value], rates: dict[str, str], ctx: Context) -> str:
    flows = [value for value in shown if value.indicator in _FLOWS]
    first, last = flows[0], flows[-1]
    overall = divide(last.quantity, first.quantity, 100)
    message = mark("{region}, {year}: of {first} who registered, {last} {label}")
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
        rate=narrative.number(overall, INDICATORS["pass_rate_registered"].unit, ctx.lang)
        if overall and overall.bound != "?"
        else "",
    )


def ladder(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The latest value of several measures of people, in the order given; dates may differ and are named."""
    key = f"ladder:{','.join(indicators)}"
    found = ctx.load(indicators, [ctx.region])
    shown = [value for name in indicators if (value := _last(found, name, ctx))]
    if len(shown) < _TWO:
        return nothing(key, ctx, indicators[0])
    most = max(shown, key=lambda value: value.number)
    figure = Figure(
        key=key,
        shape=Shape.BARS,
        region=ctx.region,
        title=narrative.finding(most, ctx.tree, ctx.lang),
        unit=INDICATORS[indicators[0]].unit.text(ctx.lang),
        series=(Series(ctx.say(mark("latest of each")), tuple(_rung(value, ctx) for value in shown)),),
        columns=value_columns(ctx),
        rows=value_rows(shown, ctx),
        notes=(ctx.say(mark("Groups overlap and dates differ: the bars are not parts of one whole.")),),
    )
    return finish(figure, shown, [value.indicator for value in shown], ctx)


def _rung(value: Value, ctx: Context) -> Mark:
    named = group(value.stratum, ctx.lang)
    label = narrative.label(value.indicator, ctx.lang)
    return mark_of(value, ctx, f"{label} · {named}" if named else label)


def _last(found: Book, indicator: str, ctx: Context) -> Value | None:
    for stratum in found.strata(indicator, ctx.region):
        values = ctx.inside(compute.series(found, indicator, ctx.region, stratum)) or ctx.inside(
            found.at(indicator, ctx.region, stratum)
        )
        if values:
            return values[-1]
    return None


def ledger(ctx: Context, topics: tuple[str, ...]) -> Figure:
    """Every figure about a region, by topic: the last of each measure and group first in its block."""
    key = f"ledger:{','.join(topics)}"
    wanted = {Topic(topic) for topic in topics} or set(Topic)
    claims = [
        claim for claim in read.claims_of_region(ctx.session, ctx.region) if MEASURES[claim.measure].topic in wanted
    ]
    found = compute.book(claims)
    order = {measure: place for place, measure in enumerate(MEASURES)}
    values = ctx.inside([value for series in found.values.values() for value in series])
    ordered = sorted(values, key=lambda v: (order[v.indicator], v.stratum != ALL, v.stratum, -v.year, v.period))
    if not ordered:
        message = mark("{region} has no published figures here for {start}–{end}")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), start=ctx.selection.start, end=ctx.selection.end))
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=_ledger_title(ordered, ctx),
        columns=value_columns(ctx)[1:],
        rows=tuple(_ledger_row(value, ctx) for value in ordered),
    )
    return finish(figure, ordered, dict.fromkeys(value.indicator for value in ordered), ctx)


def _ledger_title(ordered: list[Value], ctx: Context) -> str:
    measures = len({value.indicator for value in ordered})
    message = mark("{region}: {count} published figures of {measures} indicators")
    return ctx.say(message, region=ctx.place(), count=len(ordered), measures=measures)


def _ledger_row(value: Value, ctx: Context) -> tuple[str, ...]:
    kind = MEASURES[value.indicator].kind
    label = narrative.label(value.indicator, ctx.lang)
    if value.disputed:
        label = ctx.say(mark("{label} ⚑ disputed"), label=label)
    period = narrative.when(value, ctx.lang)
    if kind is Kind.STANDARD:
        period = ctx.say(mark("{period} (target or standard)"), period=period)
    return (label, group(value.stratum, ctx.lang), period, narrative.value(value, ctx.lang), publishers(value, ctx))


def coverage(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Townships with and without a station for every part: what is known, and where nothing is."""
    key = "coverage:"
    children = ctx.children()
    keys = ("station_coverage", "townships_with_station", "townships", "sw_stations")
    found = ctx.load(keys, [ctx.region, *children])
    regions = [ctx.region, *children]
    lines = [_coverage_line(found, code, ctx) for code in regions]
    shown = [value for _, values in lines for value in values]
    if not shown:
        return nothing(key, ctx, "townships")
    known = sum(bool(row[2] or row[3]) for row, _ in lines[1:])
    title = mark("{region}: coverage or townships with a station are published for {known} of {count} {children}")
    if not children:
        title = mark("{region}: townships and stations as published")
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(title, region=ctx.place(), known=known, count=len(children), children=ctx.children_word()),
        columns=tuple(
            ctx.say(word)
            for word in (
                mark("Region"),
                mark("Townships"),
                mark("With a station"),
                mark("Coverage"),
                mark("Without"),
                mark("Stations"),
                mark("Period"),
            )
        ),
        rows=tuple(row for row, _ in lines),
        row_regions=tuple(regions),
        notes=(ctx.say(mark("A dash means nothing is published, not that there is no station.")),),
    )
    return finish(figure, shown, keys, ctx)


def _coverage_line(found: Book, code: str, ctx: Context) -> tuple[tuple[str, ...], list[Value]]:
    """One region's row: townships, with a station, coverage, without, stations, period."""
    rate, with_station, stations = (
        compute.latest(ctx.inside(compute.series(found, key, code)))
        for key in ("station_coverage", "townships_with_station", "sw_stations")
    )
    anchor = rate or with_station or stations
    townships = _nearest(
        ctx.inside(compute.series(found, "townships", code)), anchor.year if anchor else ctx.selection.end
    )
    values = [value for value in (townships, with_station, rate, stations) if value]
    text = [
        narrative.value(value, ctx.lang, with_unit=False) if value else "—" for value in (townships, with_station, rate)
    ]
    cells = (
        ctx.place(code),
        text[0],
        text[1] if with_station else "",
        text[2] if rate else "",
        _without(rate, with_station, townships, ctx),
        narrative.value(stations, ctx.lang, with_unit=False) if stations else "",
        narrative.when(anchor, ctx.lang) if anchor else "",
    )
    return tuple(cell or "—" for cell in cells[:2]) + cells[2:], values


def _nearest(values: list[Value], year: int) -> Value | None:
    return min(values, key=lambda value: (abs(value.year - year), value.rolled_up), default=None)


def _without(rate: Value | None, with_station: Value | None, townships: Value | None, ctx: Context) -> str:
    """Townships without a station, only where the same year's counts or a published share say so."""
    if rate and rate.number >= 100:  # noqa: PLR2004 - full coverage
        return "0"
    if with_station and townships and townships.year == with_station.year and townships.number >= with_station.number:
        return f"{townships.number - with_station.number:,.0f}"
    if rate and townships and abs(townships.year - rate.year) <= 1:
        return ctx.say(mark("about {count}"), count=f"{townships.number * (100 - rate.number) / 100:,.0f}")
    return ""


_EVENTS = {
    "registration": mark("Registration"),
    "exam": mark("Exam"),
    "results": mark("Results"),
    "pass_standard_notice": mark("Notice of the pass mark"),
    "special_line_notice": mark("Notice for areas with their own line"),
    "special_line_notice_for_2020": mark("Notice for areas with their own line (2020 exam)"),
}
_STATUS = {"published": mark("published"), "planned": mark("planned"), "secondary": mark("second hand")}
_PARTS = {"early": mark("early in the month"), "late": mark("late in the month"), "": ""}


def calendar(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Dated events of the exam years, latest first."""
    events = [
        event for event in read.exam_events(ctx.session) if ctx.selection.start <= event.year <= ctx.selection.end
    ]
    exams = [event for event in events if event.event == "exam"]
    if not exams:
        message = mark("No exam dates are known for {start}–{end}")
        return empty("calendar:", ctx, ctx.say(message, start=ctx.selection.start, end=ctx.selection.end))
    last = max(exams, key=lambda event: event.start)
    title = mark("The {year} exam: {start} to {end}")
    columns = (mark("Year"), mark("Event"), mark("Dates"), mark("Where"), mark("Status"))
    return Figure(
        key="calendar:",
        shape=Shape.TABLE,
        region="100000",
        title=ctx.say(title, year=last.year, start=last.start, end=last.end),
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(
            (
                str(event.year),
                ctx.say(_EVENTS[event.event]),
                " – ".join(filter(None, (event.start, event.end)))
                + (f" {ctx.say(_PARTS[event.part_of_month])}" if event.part_of_month else ""),
                event.scope,
                ctx.say(_STATUS[event.status]),
            )
            for event in sorted(events, key=lambda event: event.start, reverse=True)
        ),
        source=ctx.say(mark("Source: notices and press listed in the exam calendar of sample_data")),
        alt=ctx.say(title, year=last.year, start=last.start, end=last.end),
    )
