"""Several regions side by side, each indicator at the latest value of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import compute, narrative, values
from analytics.figures.build.context import empty, finish, number_of
from analytics.figures.spec import Figure, Shape
from analytics.i18n import mark
from analytics.indicators import ALL

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.values import Value

INDICATORS = (
    "exam_registered",
    "exam_passed",
    "pass_rate_registered",
    "certified_total",
    "certified_per_10k",
    "certified_new",
    "professionals_total",
    "training_attendances",
    "station_coverage",
    "sw_stations",
    "service_agencies",
    "townships",
    "resident_population",
)


def compare(ctx: Context, regions: tuple[str, ...]) -> Figure:
    """The selected region beside others: rows are indicators, columns regions."""
    key = f"compare:{','.join(regions)}"
    wanted = list(dict.fromkeys([ctx.region, *(code for code in regions if code in ctx.tree)]))
    found = ctx.load(INDICATORS, wanted, [ALL])
    lines = [(name, [_latest(found, name, code, ctx) for code in wanted]) for name in INDICATORS]
    kept = [(name, values) for name, values in lines if any(values)]
    shown = [value for _, values in kept for value in values if value]
    if not shown:
        return empty(key, ctx, ctx.say(mark("None of these regions has published figures to compare")))
    message = mark("{first} beside {rest}: {count} indicators, each at its latest")
    alone = mark("{first}: {count} indicators, each at its latest; choose regions above to compare with")
    rest = ctx.join(ctx.place(code) for code in wanted[1:])
    figure = Figure(
        key=key,
        shape=Shape.TABLE,
        region=ctx.region,
        title=ctx.say(message if rest else alone, first=ctx.place(), rest=rest, count=len(kept)),
        columns=(ctx.say(mark("Indicator")), *(ctx.place(code) for code in wanted)),
        rows=tuple(
            (narrative.label(name, ctx.lang), *(_cell(value, ctx) for value in values)) for name, values in kept
        ),
        numbers=tuple((None, *(value and number_of(value, ctx) for value in values)) for _, values in kept),
        notes=(ctx.say(mark("Periods may differ and stand behind each value; a dash means nothing is published.")),),
    )
    return finish(figure, shown, [name for name, _ in kept], ctx)


def _latest(found: values.Book, indicator: str, code: str, ctx: Context) -> Value | None:
    return compute.latest(ctx.inside(compute.series(found, indicator, code)))


def _cell(value: Value | None, ctx: Context) -> str:
    if value is None:
        return "—"
    return ctx.say(
        mark("{value} ({when})"), value=narrative.value(value, ctx.lang), when=narrative.when(value, ctx.lang)
    )
