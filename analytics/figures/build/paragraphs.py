"""The paragraph an official reads out for a page: level, change, rank and share, target, driver, dispute."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics import compute, narrative, period
from analytics.figures.build.context import leaders
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, Kind
from analytics.narrative import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.contents import Page
    from analytics.figures.build.context import Context
    from analytics.values import Book, Value

# What a page's paragraph is about, in the order in which it is said.
LEADS: Final = {
    "overview": ("exam_registered", "certified_total", "station_coverage", "professionals_total"),
    "exam": ("exam_registered", "exam_passed", "pass_rate_registered"),
    "certification": ("certified_total", "certified_new", "certified_share"),
    "training": ("training_attendances", "training_participants", "training_runs"),
    "stations": ("sw_stations", "station_coverage", "station_staff"),
    "workforce": ("professionals_total", "service_agencies", "senior_social_workers"),
    "region": ("exam_registered", "certified_total", "professionals_total", "station_coverage"),
}
TARGETS: Final = {
    "professionals_total": "professionals_total_target",
    "station_coverage": "station_coverage_target_pct",
    "townships_with_station": "townships_with_station_target",
    "certified_share": "certified_share_target_pct",
}
_MOST, _LEAST_RANKED, _LEADS, _OLD = 6, 3, 3, 12


@dataclass(frozen=True)
class _Seen:
    """What a paragraph is written from: the values of the region and of what it lies in; those beside and below on demand."""

    found: Book
    ctx: Context
    parent: str
    others: dict[tuple[str, int, bool], Book] = field(default_factory=dict)

    def series(self, indicator: str) -> list[Value]:
        return self.ctx.inside(compute.series(self.found, indicator, self.ctx.region))

    def beside(self, year: int) -> list[str]:
        """What lay in the same region in a year, by code."""
        return [node.code for node in self.ctx.tree.reporting_children(self.parent, year)] if self.parent else []

    def below(self, year: int) -> list[str]:
        """The parts of the region in a year, by code."""
        return self.ctx.children(year)

    def of_period(self, like: Value, region: str) -> Value | None:
        """The value of another region for the same indicator and period."""
        book = self._book(like, region)
        measured = like.indicator in MEASURES
        found = (
            book.at(like.indicator, region)
            if measured
            else self.ctx.inside(compute.series(book, like.indicator, region))
        )
        return next((one for one in found if one.period == like.period), None)

    def _book(self, like: Value, region: str) -> Book:
        """The values of a region's neighbours in one year."""
        if region in (self.ctx.region, self.parent):
            return self.found
        below = self.below(like.year)
        key = like.indicator, like.year, region in below
        if key not in self.others:
            regions = below if region in below else self.beside(like.year)
            self.others[key] = self.ctx.load([like.indicator], regions, [ALL], year=like.year)
        return self.others[key]


def paragraphs(ctx: Context, page: Page) -> tuple[str, ...]:
    """Write the paragraph of a page for the region, of two to six sentences where as much is known; nothing is empty."""
    leads = LEADS.get(page.path, ())
    if not leads:
        return ()
    seen = _look(leads, ctx)
    said: list[str] = []
    for indicator in [one for one in leads if _latest(one, seen)][:_LEADS]:
        said.extend(_sentences(indicator, seen, about_parts=not said))
    joined = ("" if ctx.lang == "zh" else " ").join(said[:_MOST])
    return (joined,) if joined else ()


def _look(leads: Sequence[str], ctx: Context) -> _Seen:
    parent = ctx.tree[ctx.region].parent or ""
    wanted = [*leads, *(TARGETS[one] for one in leads if one in TARGETS)]
    return _Seen(ctx.load(wanted, [ctx.region, *filter(None, [parent])], [ALL]), ctx, parent)


def _latest(indicator: str, seen: _Seen) -> Value | None:
    """The last yearly value, or the months 1 to n of a later year; too old a one is no news."""
    yearly = seen.series(indicator)
    last = yearly[-1] if yearly else None
    later = [
        one
        for one in seen.ctx.inside(seen.found.at(indicator, seen.ctx.region))
        if _first_months(one) and (last is None or one.year > last.year)
    ]
    found = later[-1] if later else last
    return found if found and seen.ctx.selection.end - found.year <= _OLD else None


def _first_months(found: Value) -> bool:
    when = period.parse(found.period)
    return bool(when.is_span and when.start and when.start[:2] == (found.year, 1))


def _sentences(indicator: str, seen: _Seen, *, about_parts: bool) -> list[str]:
    """What there is to say of one indicator, what its parts did only for the first."""
    ctx, own = seen.ctx, _latest(indicator, seen)
    if own is None:
        return []
    before = _before(own, seen)
    clauses = (
        narrative.movement(own, before, ctx.lang) if before else "",
        narrative.share(own, seen.of_period(own, seen.parent), ctx.tree, ctx.lang) if seen.parent else "",
        _rank(own, seen),
        narrative.target(own, _goal(own, seen), ctx.lang),
    )
    said = [narrative.statement(own, ctx.tree, ctx.lang, *clauses)]
    if about_parts:
        said.append(_driver(own, before, seen))
    said.append(narrative.dispute(own, ctx.lang))
    return [one for one in said if one]


def _before(own: Value, seen: _Seen) -> Value | None:
    """The value a year earlier, of the same months where it is of the months 1 to n."""
    if not _first_months(own):
        return next(
            (one for one in compute.series(seen.found, own.indicator, own.region) if one.year == own.year - 1), None
        )
    same = own.period.replace(str(own.year), str(own.year - 1))
    return next((one for one in seen.found.at(own.indicator, own.region) if one.period == same), None)


def _rank(own: Value, seen: _Seen) -> str:
    if not seen.parent:
        return ""
    among = [one for region in seen.beside(own.year) if (one := seen.of_period(own, region))]
    if len(among) < _LEAST_RANKED or own not in among:
        return ""
    inner = seen.ctx.at(seen.parent)
    return narrative.rank(own, among, inner.place(), inner.children_word(), seen.ctx.lang)


def _goal(own: Value, seen: _Seen) -> Value | None:
    """The region's target for the nearest year to come, else its last one."""
    goals = seen.found.at(TARGETS.get(own.indicator, ""), own.region)
    return next((one for one in goals if one.year >= own.year), goals[-1] if goals else None)


def _driver(own: Value, before: Value | None, seen: _Seen) -> str:
    """Which parts moved the whole, where every part reports both periods exactly; else the highest part known."""
    measure = MEASURES.get(own.indicator)
    if (
        measure is None
        or not measure.adds_over_regions
        or measure.kind not in (Kind.FLOW, Kind.STOCK)
        or not (below := seen.below(own.year))
    ):
        return ""
    now = [seen.of_period(own, region) for region in below]
    known = [one for one in now if one]
    if before and len(known) == len(now) and below == seen.below(before.year):
        earlier = [seen.of_period(before, region) for region in below]
        pairs = [(new, old) for new, old in zip(known, earlier, strict=True) if old]
        if len(pairs) == len(now) and all(one.quantity.bound == "=" for pair in pairs for one in pair):
            parts = [Part(seen.ctx.place(new.region), new.number - old.number) for new, old in pairs]
            return narrative.driver(parts, own.indicator, seen.ctx.lang)
    return _highest(known, seen)


def _highest(known: list[Value], seen: _Seen) -> str:
    if len(known) < _LEAST_RANKED:
        return ""
    ranked = sorted(known, key=lambda one: -one.number)
    message = mark("Of the {count} {children} that published, the most is {value} ({first}).")
    return seen.ctx.say(
        message,
        count=len(known),
        children=seen.ctx.children_word(),
        first=leaders(ranked, seen.ctx),
        value=narrative.value(ranked[0], seen.ctx.lang),
    )
