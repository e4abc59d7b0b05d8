"""The dictionary of indicators and the list of sources, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import provenance
from analytics.figures.spec import Figure, Number, Shape
from analytics.i18n import mark
from analytics.indicators import INDICATORS, KIND_LABELS, MEASURES, RATIOS, TOPIC_LABELS, Measure, measures_of
from analytics.provenance import GRADES
from analytics.store import read
from analytics.store.models import Grade

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.indicators import Indicator


def dictionary(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Every indicator: what it counts, its unit and kind, what it may be combined with, and where figures exist."""
    counted = {measure: (number, first, last) for measure, number, first, last in read.coverage(ctx.session)}
    columns = (
        mark("Indicator"),
        mark("Topic"),
        mark("Definition"),
        mark("Unit"),
        mark("Kind"),
        mark("Adds up over"),
        mark("Formula"),
        mark("Figures"),
        mark("Years"),
        mark("Also called"),
    )
    title = ctx.say(
        mark("{measures} measures and {ratios} computed ratios, each with one meaning"),
        measures=len(MEASURES),
        ratios=len(RATIOS),
    )
    return Figure(
        key="dictionary:",
        shape=Shape.TABLE,
        region=ctx.region,
        title=title,
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(_entry(found, counted, ctx) for found in INDICATORS.values()),
        numbers=tuple(_numbers(found, counted) for found in INDICATORS.values()),
        alt=title,
    )


def _numbers(found: Indicator, counted: dict[str, tuple[int, int, int]]) -> tuple[Number | None, ...]:
    number = Number(counted.get(found.key, (0,))[0]) if isinstance(found, Measure) else None
    return (*[None] * 7, number, None, None)


def _entry(found: Indicator, counted: dict[str, tuple[int, int, int]], ctx: Context) -> tuple[str, ...]:
    keys = [key for key in measures_of(found.key) if key in counted]
    number = (
        min((counted[key][0] for key in keys), default=0)
        if not isinstance(found, Measure)
        else counted.get(found.key, (0, 0, 0))[0]
    )
    years = [year for key in keys for year in counted[key][1:]]
    return (
        ctx.say(found.label),
        ctx.say(TOPIC_LABELS[found.topic]),
        ctx.say(found.definition),
        found.unit.text(ctx.lang),
        ctx.say(KIND_LABELS[found.kind]) if isinstance(found, Measure) else ctx.say(mark("computed ratio")),
        _adds(found, ctx),
        provenance.formula(found.key, ctx.lang),
        str(number) if isinstance(found, Measure) else "",
        f"{min(years)}–{max(years)}" if years else "—",
        ctx.join(found.aliases) if isinstance(found, Measure) else "",
    )


def _adds(found: Indicator, ctx: Context) -> str:
    if not isinstance(found, Measure) or not found.adds_over_regions:
        return ctx.say(mark("nothing"))
    over_time = found.kind.value == "flow"
    return ctx.say(mark("regions and periods of a year") if over_time else mark("regions of one date"))


def sources(ctx: Context, _indicators: tuple[str, ...]) -> Figure:
    """Every source with its grade and how many figures were taken from it."""
    used = read.source_use(ctx.session)
    grades = list(Grade)
    listed = sorted(
        ctx.sources.values(), key=lambda source: (grades.index(Grade(source.grade)), -used.get(source.id, 0))
    )
    title = ctx.say(
        mark("{sources} sources, {official} of them official or an open dataset"),
        sources=len(listed),
        official=sum(source.grade in (Grade.OFFICIAL, Grade.DATASET) for source in listed),
    )
    columns = (
        mark("No."),
        mark("Published by"),
        mark("Title"),
        mark("Date"),
        mark("Grade"),
        mark("Figures"),
        mark("Address"),
    )
    return Figure(
        key="sources:",
        shape=Shape.TABLE,
        region=ctx.region,
        title=title,
        columns=tuple(ctx.say(word) for word in columns),
        rows=tuple(
            (
                source.id,
                source.publisher,
                source.title,
                source.published,
                ctx.say(GRADES[Grade(source.grade)]),
                str(used.get(source.id, 0)),
                source.url,
            )
            for source in listed
        ),
        numbers=tuple((*[None] * 5, Number(used.get(source.id, 0)), None) for source in listed),
        notes=(
            ctx.say(
                mark(
                    "Grade says how near a source is to the publisher: official, reported by the unit, open dataset, press, reposted, unofficial. Within a cell the best grade is shown, then the latest."
                )
            ),
        ),
        alt=title,
    )
