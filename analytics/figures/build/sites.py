"""The figure of stations as points: where they stand, of which level, and how many there were by the end of a year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from analytics import compute, narrative, numerals
from analytics.figures.build.context import empty, finish, number_of
from analytics.figures.build.places import classes
from analytics.figures.spec import Figure, Mark, Number, Series, Shape
from analytics.i18n import mark
from analytics.indicators import ALL, INDICATORS
from analytics.store import sites
from analytics.values import load

if TYPE_CHECKING:
    from analytics.figures.build.context import Context
    from analytics.store.sites import StationCount
    from analytics.values import Value

LEVELS: Final = {
    "model": mark("model station"),
    "standard": mark("standard station"),
    "basic": mark("basic station"),
}


def stations(ctx: Context, wanted: tuple[str, ...]) -> Figure:
    """Stations open by the end of a year (the last selected one without an argument), counted by county and level."""
    year = int(wanted[0]) if wanted else ctx.selection.end
    key = f"stations:{','.join(wanted)}"
    leaves = [node.code for node in (ctx.tree[ctx.region], *ctx.tree.descendants(ctx.region))]
    counted = sites.counts(ctx.session, leaves)
    if not counted:
        message = mark("{region}: no list of stations with their places is published")
        return empty(key, ctx, ctx.say(message, region=ctx.place()))
    by_county: dict[str, list[StationCount]] = defaultdict(list)
    for one in counted:
        if one.year <= year:
            by_county[one.region].append(one)
    coverage = _coverage(ctx, list(by_county), year)
    rates = tuple(
        Mark(ctx.place(code), value.number, _rate(value, ctx), region=code) for code, value in coverage.items()
    )
    figure = Figure(
        key=key,
        shape=Shape.POINTS,
        region=ctx.region,
        title=_title(counted, year, ctx),
        unit=INDICATORS["sw_stations"].unit.text(ctx.lang),
        series=(
            Series(ctx.say(mark("Stations")), tuple(_county(code, found, ctx) for code, found in by_county.items())),
            Series(narrative.label("station_coverage", ctx.lang), rates),
        ),
        columns=(
            ctx.say(mark("Region")),
            ctx.say(mark("Stations")),
            *(ctx.say(label) for label in LEVELS.values()),
            ctx.say(mark("Staff")),
            narrative.label("station_coverage", ctx.lang),
        ),
        rows=tuple(_row(code, found, coverage.get(code), ctx) for code, found in by_county.items()),
        numbers=tuple(_numbers(found, coverage.get(code), ctx) for code, found in by_county.items()),
        row_regions=tuple(by_county),
        classes=classes([value.number for value in coverage.values()]),
    )
    used = ("sw_stations", "townships_with_station", "station_coverage")
    return finish(figure, list(coverage.values()), used, ctx)


def _coverage(ctx: Context, counties: list[str], year: int) -> dict[str, Value]:
    """The coverage of each county in that year, where it is known."""
    found = load(ctx.session, ["station_coverage"], counties, [ALL], year=year)
    values = {code: compute.series(found, "station_coverage", code) for code in counties}
    return {
        code: value for code, series in values.items() if (value := next((v for v in series if v.year == year), None))
    }


def _title(counted: list[StationCount], year: int, ctx: Context) -> str:
    """Say how many stations are open, of which level, and how many more than a year before."""
    by_level = {
        level: sum(one.stations for one in counted if one.level == level and one.year <= year) for level in LEVELS
    }
    added = sum(one.stations for one in counted if one.year == year)
    words = mark("{level} {count}")
    parts = ctx.join(
        ctx.say(words, level=ctx.say(LEVELS[level]), count=f"{count:,}") for level, count in by_level.items() if count
    )
    total = sum(one.stations for one in counted if one.year <= year)
    if not total:
        return ctx.say(mark("{region} had no station by the end of {year}"), region=ctx.place(), year=year)
    message = mark("{region} had {count} stations by the end of {year} ({parts})")
    if added:
        message = mark("{region} had {count} stations by the end of {year} ({parts}), {added} more than a year before")
    return ctx.say(message, region=ctx.place(), year=year, count=f"{total:,}", parts=parts, added=f"{added:,}")


def _county(code: str, found: list[StationCount], ctx: Context) -> Mark:
    total, staff = sum(one.stations for one in found), sum(one.staff for one in found)
    note = ctx.say(mark("{count} staff"), count=f"{staff:,}")
    return Mark(ctx.place(code), total, f"{total:,}", note, region=code)


def _rate(value: Value, ctx: Context) -> str:
    return numerals.number(value.quantity, INDICATORS["station_coverage"].unit, ctx.lang)


def _row(code: str, found: list[StationCount], coverage: Value | None, ctx: Context) -> tuple[str, ...]:
    by_level = [sum(one.stations for one in found if one.level == level) for level in LEVELS]
    return (
        ctx.place(code),
        f"{sum(one.stations for one in found):,}",
        *(f"{count:,}" for count in by_level),
        f"{sum(one.staff for one in found):,}",
        _rate(coverage, ctx) if coverage else "—",
    )


def _numbers(found: list[StationCount], coverage: Value | None, ctx: Context) -> tuple[Number | None, ...]:
    counts = [sum(one.stations for one in found if one.level == level) for level in LEVELS]
    counted = (sum(one.stations for one in found), *counts, sum(one.staff for one in found))
    return (None, *(Number(count) for count in counted), number_of(coverage, ctx) if coverage else None)
