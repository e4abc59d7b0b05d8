"""Figures of who has reported: regions by year, measures by year, and the roll call of one measure and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics import completeness, narrative, period
from analytics.completeness import Calendar, Cell, Doubt, State
from analytics.figures.build.context import define, empty, finish, group, publishers
from analytics.figures.build.tables import CALENDAR_SOURCE
from analytics.figures.spec import Figure, Shape
from analytics.i18n import mark
from analytics.indicators import MEASURES, TOPIC_LABELS, Topic, counted
from analytics.store import read
from analytics.values import book, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from analytics.figures.build.context import Context
    from analytics.values import Book

_MOST_YEARS: Final = 10
_USUAL_YEARS: Final = 5
_STATES: Final = {
    State.REPORTED: ("●", mark("reported"), "good"),
    State.SUMMED: ("Σ", mark("summed"), "good"),
    State.PROVISIONAL: ("◐", mark("provisional"), "fair"),
    State.OVERDUE: ("✕", mark("overdue"), "bad"),
    State.WAITING: ("◷", mark("not due"), ""),
    State.MISSING: ("○", mark("missing"), ""),
}
_URGENT: Final = (
    State.OVERDUE,
    State.MISSING,
    State.WAITING,
    State.PROVISIONAL,
    State.REPORTED,
    State.SUMMED,
)
_LEGEND: Final = mark(
    "● reported; Σ summed from all parts; ◐ provisional: year inferred, not the whole year, only a bound, a stock before December, or a group only; ✕ overdue: the due date is past and nothing is known; ◷ not due yet; ○ missing, no due date known."
)
_DUE_EVENT: Final = {
    "exam": mark("Due 30 days after the year's exam: {date}."),
    "results": mark("Due 30 days after the year's results: {date}."),
}
_NONE_DUE: Final = mark("No due date is known: the exam calendar has no such event for {year}, or none applies.")
_DUE_YEAR: Final = mark("Due by the end of March of the year after: {date}.")
_DOUBTS: Final = {
    Doubt.INFERRED: mark("the year was inferred"),
    Doubt.PERIOD: mark("covers {period}"),
    Doubt.BOUND: mark("only a bound"),
    Doubt.EARLY: mark("as of {period}, not the year's end"),
    Doubt.GROUP: mark("only {group}"),
}


def calendar(ctx: Context) -> Calendar:
    """The store's exam calendar on the reader's day."""
    return Calendar(tuple(read.exam_events(ctx.session)), ctx.today)


def places(ctx: Context) -> list[str]:
    """Who is called: the children that report, or did in other years, or the region itself where there are none."""
    return ctx.ever() or [ctx.region]


def _cells(found: Book, measure: str, regions: Sequence[str], ctx: Context) -> list[list[Cell]]:
    """One measure in the years to show for each region, but those in which it did not stand."""
    years, dates = _years(found, ctx), calendar(ctx)
    stood = {code: [year for year in years if ctx.tree[code].stands(year)] for code in regions}
    return [
        list(completeness.cells(found, [measure], [code], stood[code], dates).values())
        for code in regions
        if stood[code]
    ]


def reported(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """The region and its children by year: who has reported one measure."""
    (measure,) = indicators
    key = f"reported:{measure}"
    regions = list(dict.fromkeys((ctx.region, *places(ctx))))
    found = load(ctx.session, [measure], regions)
    years, lines = _years(found, ctx), _cells(found, measure, regions, ctx)
    every = [one for line in lines for one in line]
    if not every:
        return _no_years(key, ctx)
    message = mark("{label} in {region} and its parts by year: known for {known} of {count} cells")
    known = sum(one.filled for one in every)
    words = {"region": ctx.place(), "label": narrative.label(measure, ctx.lang)}
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(message, **words, known=known, count=len(every)),
        columns=(ctx.say(mark("Region")), *map(str, years)),
        rows=tuple((ctx.place(line[0].region), *_by_year(line, years, lambda one: _shown(one, ctx))) for line in lines),
        tones=tuple(("", *_by_year(line, years, lambda one: _STATES[one.state][2])) for line in lines),
        row_regions=tuple(line[0].region for line in lines),
        notes=(ctx.say(_LEGEND),),
    )
    return _finished(figure, every, [measure], ctx)


def _by_year(line: Sequence[Cell], years: Iterable[int], said: Callable[[Cell], str]) -> Iterator[str]:
    """What is said of a region in each year; nothing where it did not stand."""
    cells = {one.year: one for one in line}
    return (said(cells[year]) if year in cells else "" for year in years)


def record(ctx: Context, topics: tuple[str, ...]) -> Figure:
    """The region's own measures by year: which of those a form asks for it has reported."""
    key = f"record:{','.join(topics)}"
    found = book(read.claims_of_region(ctx.session, ctx.region))
    years = _years(found, ctx)
    if not years:
        return _no_years(key, ctx)
    asked = [measure.key for topic in topics or tuple(Topic) for measure in counted(Topic(topic))]
    matrix = completeness.cells(found, asked, [ctx.region], years, calendar(ctx))
    lines = [[matrix[measure, ctx.region, year] for year in years] for measure in asked]
    message = mark("{region}, {topics}: {known} of {count} measures known for {year}")
    shown = _fullest(matrix.values(), years)
    known = sum(one.filled for one in matrix.values() if one.year == shown)
    named = ctx.join(ctx.say(TOPIC_LABELS[Topic(topic)]) for topic in topics)
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(message, region=ctx.place(), topics=named, known=known, count=len(asked), year=shown),
        columns=(ctx.say(mark("Indicator")), *map(str, years)),
        rows=tuple((narrative.label(line[0].measure, ctx.lang), *(_shown(one, ctx) for one in line)) for line in lines),
        tones=tuple(("", *(_STATES[one.state][2] for one in line)) for line in lines),
        notes=(ctx.say(_LEGEND),),
    )
    return _finished(figure, matrix.values(), asked, ctx)


def called(ctx: Context, measure: str) -> tuple[Cell, ...]:
    """One measure in every year to show for everyone called."""
    regions = places(ctx)
    found = load(ctx.session, [measure], regions)
    return tuple(one for line in _cells(found, measure, regions, ctx) for one in line)


def of_year(every: Sequence[Cell], year: int | None = None) -> list[Cell]:
    """One year of those called, the most urgent first; without a year, or for one not to show, the one most have."""
    years = sorted({one.year for one in every})
    if not years:
        return []
    chosen = year if year in years else _fullest(every, years)
    kept = [one for one in every if one.year == chosen]
    return sorted(kept, key=lambda one: (_URGENT.index(one.state), not one.repeated))


def rollcall(ctx: Context, indicators: tuple[str, ...]) -> Figure:
    """Who has reported one measure for one year, who has not, and who is told of by several sources."""
    measure, year = (*indicators, "")[:2]
    key = f"rollcall:{','.join(indicators)}"
    listed = of_year(called(ctx, measure), int(year) if year else None)
    if not listed:
        return _no_years(key, ctx)
    columns = (
        mark("Region"),
        mark("Standing"),
        mark("Value"),
        mark("Period"),
        mark("What to know"),
        mark("Published by"),
    )
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=_call_title(listed, ctx),
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_call_row(one, ctx) for one in listed),
        tones=tuple(("", _STATES[one.state][2], "", "", "", "") for one in listed),
        row_regions=tuple(one.region for one in listed),
        notes=(_due(listed[0], ctx), *_twice(listed, ctx)),
    )
    return _finished(figure, listed, [measure], ctx)


def _call_title(called: Sequence[Cell], ctx: Context) -> str:
    label, year = narrative.label(called[0].measure, ctx.lang), called[0].year
    words = {"region": ctx.place(), "label": label, "year": year}
    if [one.region for one in called] == [ctx.region]:
        message = mark("{region}, {year}, {label}: {state}")
        return ctx.say(message, **words, state=ctx.say(_STATES[called[0].state][1]))
    have = sum(one.filled for one in called)
    message = mark("{region}, {year}, {label}: {have} of {count} {children} have reported")
    head = ctx.say(message, **words, have=have, count=len(called), children=ctx.children_word())
    counts = {
        mark("{count} provisional"): sum(one.state is State.PROVISIONAL for one in called),
        mark("{count} overdue"): sum(one.state is State.OVERDUE for one in called),
        mark("{count} not due yet"): sum(one.state is State.WAITING for one in called),
        mark("{count} missing, no due date known"): sum(one.state is State.MISSING for one in called),
        mark("{count} told by several sources"): sum(one.repeated for one in called),
    }
    rest = [ctx.say(text, count=count) for text, count in counts.items() if count]
    return ("，" if ctx.lang == "zh" else ", ").join([head, *rest])


def _call_row(one: Cell, ctx: Context) -> tuple[str, ...]:
    name, state = ctx.place(one.region), _shown(one, ctx)
    if one.value is None:
        return (name, state, "—", "—", "", "—")
    value = narrative.value(one.value, ctx.lang)
    return (name, state, value, narrative.when(one.value, ctx.lang), _known(one, ctx), publishers(one.value, ctx))


def _known(one: Cell, ctx: Context) -> str:
    """What is doubtful about a figure, and who else states it."""
    if one.value is None:
        return ""
    when = period.parse(one.value.period).label(ctx.lang)
    said = [ctx.say(_DOUBTS[doubt], period=when, group=group(one.value.stratum, ctx.lang)) for doubt in one.doubts]
    if one.repeated:
        message = mark("several sources, which do not agree") if one.value.disputed else mark("several sources")
        said.append(ctx.say(message))
    return ("；" if ctx.lang == "zh" else "; ").join(said)


def _due(one: Cell, ctx: Context) -> str:
    after = MEASURES[one.measure].known_after
    if one.due is None:
        return ctx.say(_NONE_DUE, year=one.year)
    return ctx.say(_DUE_EVENT[after] if after else _DUE_YEAR, date=_day(one.due, ctx))


def _day(day: date, ctx: Context) -> str:
    return period.parse(day.isoformat()).label(ctx.lang)


def _twice(called: Iterable[Cell], ctx: Context) -> tuple[str, ...]:
    """Name those whom several sources tell of, with the sources."""
    comma, semicolon = ("、", "；") if ctx.lang == "zh" else (", ", "; ")
    named = [
        ctx.say(
            mark("{region} ({publishers})"),
            region=ctx.place(one.region),
            publishers=comma.join(dict.fromkeys(ctx.sources[source].publisher for source in one.sources)),
        )
        for one in called
        if one.repeated
    ]
    return (ctx.say(mark("Told by several sources, counted once: {regions}."), regions=semicolon.join(named)),) * bool(
        named
    )


def _shown(one: Cell, ctx: Context) -> str:
    symbol, word, _ = _STATES[one.state]
    return f"{symbol} {ctx.say(word)}"


def _years(found: Book, ctx: Context) -> range:
    """The years to show: from the first that anyone has, at most ten, none that lies ahead."""
    last = min(ctx.selection.end, ctx.today.year)
    known = [value.year for values in found.values.values() for value in ctx.inside(values) if value.year <= last]
    first = min(known, default=last - _USUAL_YEARS + 1)
    node = ctx.tree[ctx.region]
    begun, ended = node.since or first, last if node.until is None else min(last, node.until)
    return range(max(ctx.selection.start, first, begun, last - _MOST_YEARS + 1), ended + 1)


def _fullest(matrix: Iterable[Cell], years: Sequence[int]) -> int:
    """The year most of those called have a figure of, the latest of several; where nobody has any, the last one that is overdue."""
    found = list(matrix)
    called, filled = Counter(one.year for one in found), Counter(one.year for one in found if one.filled)
    overdue = max((one.year for one in found if one.state is State.OVERDUE), default=years[-1])
    return max(filled, key=lambda year: (filled[year] / called[year], year), default=overdue)


def _no_years(key: str, ctx: Context) -> Figure:
    return empty(key, ctx, ctx.say(mark("No year of {span} has begun yet"), span=ctx.span()))


def _finished(figure: Figure, matrix: Iterable[Cell], measures: Sequence[str], ctx: Context) -> Figure:
    """Add sources and definitions; the notes of other figures on inferred years and sums stand in the legend here."""
    found = list(matrix)
    done = finish(figure, [one.value for one in found if one.value], [], ctx)
    # Where nobody has a figure, what is said of them rests on the calendar alone.
    dated = any(one.due and MEASURES[one.measure].known_after for one in found)
    source = done.source or (ctx.say(CALENDAR_SOURCE) if dated else "")
    definitions = tuple(define(key, ctx.lang) for key in measures)
    return replace(done, notes=figure.notes, source=source, definitions=definitions)
