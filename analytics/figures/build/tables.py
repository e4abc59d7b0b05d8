"""Figures that are tables: every figure of a region, coverage part by part, and the exam calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from analytics import compute, narrative, period
from analytics.figures.build.context import (
    empty,
    finish,
    group,
    nothing,
    number_of,
    publishers,
    value_columns,
    value_numbers,
)
from analytics.figures.spec import Figure, Number, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.regions import NATION
from analytics.store import read
from analytics.values import book

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.store.models import ExamEvent
    from analytics.values import Book, Value

CALENDAR_SOURCE = mark("Source: notices and press listed in the exam calendar")
_DASH = "—"
_MOST_ROWS = 240


def ledger(ctx: Context, topics: tuple[str, ...]) -> Figure:
    """Every figure about a region, by topic: the last of each measure and group first in its block."""
    key = f"ledger:{','.join(topics)}"
    wanted = {Topic(topic) for topic in topics} or set(Topic)
    claims = [
        claim for claim in read.claims_of_region(ctx.session, ctx.region) if MEASURES[claim.measure].topic in wanted
    ]
    found = book(claims, ctx.contested)
    order = {measure: place for place, measure in enumerate(MEASURES)}
    values = ctx.inside([value for series in found.values.values() for value in series])
    ordered = sorted(values, key=lambda v: (order[v.indicator], v.stratum != ALL, v.stratum, -v.year, v.period))
    several = len(ordered) > _MOST_ROWS
    total = len(ordered)
    if several:
        ordered = list({(v.indicator, v.stratum): v for v in reversed(ordered)}.values())[::-1]
    if not ordered:
        message = mark("{region} has no published figures here for {span}")
        return empty(key, ctx, ctx.say(message, region=ctx.place(), span=ctx.span()))
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=_ledger_title(ordered, total, ctx),
        columns=value_columns(ctx)[1:],
        rows=tuple(_ledger_row(value, ctx) for value in ordered),
        numbers=tuple(row[1:] for row in value_numbers(ordered, ctx)),
        notes=(ctx.say(mark("The latest of each measure and group; earlier ones stand in the charts.")),)
        if several
        else (),
    )
    if all(value.stratum == ALL for value in ordered):
        figure = replace(
            figure,
            columns=(figure.columns[0], *figure.columns[2:]),
            rows=tuple((row[0], *row[2:]) for row in figure.rows),
            numbers=tuple((row[0], *row[2:]) for row in figure.numbers),
        )
    return finish(figure, ordered, dict.fromkeys(value.indicator for value in ordered), ctx)


def _ledger_title(ordered: list[Value], total: int, ctx: Context) -> str:
    measures = len({value.indicator for value in ordered})
    message = mark("{region}: {count} published figures of {measures} indicators")
    return ctx.say(message, region=ctx.place(), count=total, measures=measures)


def _ledger_row(value: Value, ctx: Context) -> tuple[str, ...]:
    kind = MEASURES[value.indicator].kind
    label = narrative.label(value.indicator, ctx.lang)
    if value.disputed:
        label = ctx.say(mark("{label} ⚑ disputed"), label=label)
    when = narrative.when(value, ctx.lang)
    if kind is Kind.STANDARD:
        when = ctx.say(mark("{period} (target or standard)"), period=when)
    return (label, group(value.stratum, ctx.lang), when, narrative.value(value, ctx.lang), publishers(value, ctx))


def coverage(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Townships with and without a station for every part: what is known, and where nothing is."""
    key = "coverage:"
    children = ctx.children()
    keys = ("station_coverage", "townships_with_station", "townships", "sw_stations")
    found = ctx.load(keys, [ctx.region, *children], [ALL])
    lines = [_coverage_line(found, code, ctx) for code in (ctx.region, *children)]
    shown = [value for line in lines for value in line.values]
    if not shown:
        return nothing(key, ctx, "townships")
    own, parts = (
        lines[0],
        sorted(zip(lines[1:], children, strict=True), key=lambda part: [cell == _DASH for cell in part[0].cells[2:6]]),
    )
    known = sum(line.cells[2] != _DASH or line.cells[3] != _DASH for line, _ in parts)
    title = mark("{region}: coverage or townships with a station are published for {known} of {count} {children}")
    if not known:
        title = mark("{region}: none of the {count} {children} has published coverage or townships with a station")
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
        rows=(own.cells, *(line.cells for line, _ in parts)),
        numbers=(own.numbers, *(line.numbers for line, _ in parts)),
        row_regions=(ctx.region, *(code for _, code in parts)),
        notes=(ctx.say(mark("A dash means nothing is published, not that there is no station.")),),
    )
    return finish(figure, shown, keys, ctx)


class _Line(NamedTuple):
    """One region's row of coverage, with the numbers and values behind it."""

    cells: tuple[str, ...]
    numbers: tuple[Number | None, ...]
    values: list[Value]


def _coverage_line(found: Book, code: str, ctx: Context) -> _Line:
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
        narrative.value(value, ctx.lang, with_unit=False) if value else _DASH
        for value in (townships, with_station, rate)
    ]
    without = _without(rate, with_station, townships)
    cells = (
        ctx.place(code),
        *text,
        _counted(without, ctx) if without else "",
        _dated(stations, anchor, ctx),
        narrative.when(anchor, ctx.lang) if anchor else "",
    )
    numbers = tuple(value and number_of(value, ctx) for value in (townships, with_station, rate))
    return _Line(
        tuple(cell or _DASH for cell in cells),
        (None, *numbers, without, stations and number_of(stations, ctx), None),
        values,
    )


def _dated(value: Value | None, anchor: Value | None, ctx: Context) -> str:
    """Write a value, with its period where the row's is another."""
    if value is None:
        return ""
    text = narrative.value(value, ctx.lang, with_unit=False)
    if anchor and anchor.period == value.period:
        return text
    return ctx.say(mark("{value} ({when})"), value=text, when=narrative.when(value, ctx.lang))


def _nearest(values: list[Value], year: int) -> Value | None:
    return min(values, key=lambda value: (value.rolled_up, abs(value.year - year)), default=None)


def _counted(number: Number, ctx: Context) -> str:
    text = f"{number.value:,.0f}"
    return text if number.bound == "=" else ctx.say(mark("about {count}"), count=text)


def _without(rate: Value | None, with_station: Value | None, townships: Value | None) -> Number | None:
    """Townships without a station, only where the same year's counts or a published share say so."""
    if rate and rate.number >= 100:  # noqa: PLR2004 - full coverage
        return Number(0)
    if with_station and townships and townships.year == with_station.year and townships.number >= with_station.number:
        return Number(townships.number - with_station.number)
    if rate and townships and abs(townships.year - rate.year) <= 1:
        return Number(townships.number * (100 - rate.number) / 100, bound="~")
    return None


_EVENTS = {
    "registration": mark("Registration"),
    "exam": mark("Exam"),
    "results": mark("Results"),
    "pass_standard_notice": mark("Notice of the pass mark"),
    "special_line_notice": mark("Notice for areas with their own line"),
    "special_line_notice_for_2020": mark("Notice for areas with their own line (2020 exam)"),
}
_STATUS = {"published": mark("published"), "planned": mark("planned"), "secondary": mark("second hand")}
_PARTS = {"early": mark("early {month}"), "late": mark("late {month}")}


def calendar(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Dated events of the exam years, latest first."""
    chosen = ctx.selection
    events = [event for event in read.exam_events(ctx.session) if chosen.start <= event.year <= chosen.end]
    exams = [event for event in events if event.event == "exam"]
    if not exams:
        return empty("calendar:", ctx, ctx.say(mark("No exam dates are known for {span}"), span=ctx.span()))
    last = max(exams, key=lambda event: event.start)
    title = ctx.say(mark("The {year} exam: {dates}"), year=last.year, dates=_dates(last, ctx))
    columns = (mark("Year"), mark("Event"), mark("Dates"), mark("Where"), mark("Status"), mark("Address"))
    return Figure(
        key="calendar:",
        shape=Shape.TABLE,
        region=NATION,
        title=title,
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_event(event, ctx) for event in sorted(events, key=lambda event: event.start, reverse=True)),
        source=ctx.say(CALENDAR_SOURCE),
        alt=title,
    )


def _event(event: ExamEvent, ctx: Context) -> tuple[str, ...]:
    words = (ctx.say(_EVENTS[event.event]), _dates(event, ctx), event.scope, ctx.say(_STATUS[event.status]))
    return (str(event.year), *words, event.url)


def _dates(event: ExamEvent, ctx: Context) -> str:
    """Write an event's dates: 2025年5月24日—2025年5月25日, 2025年7月下旬."""
    text = f"{event.start}..{event.end}" if event.end else event.start
    label = period.parse(text).label(ctx.lang)
    if not event.part_of_month:
        return label
    return ctx.say(_PARTS[event.part_of_month], month=label)
