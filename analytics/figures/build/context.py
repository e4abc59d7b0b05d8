"""What every figure is built from, and how a finished one is put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analytics import narrative, numerals, period, provenance, values
from analytics.figures.spec import Definition, Figure, Mark, Number, Shape
from analytics.i18n import mark, tr
from analytics.indicators import ALL, INDICATORS, STRATA
from analytics.period import present_day
from analytics.provenance import Names
from analytics.regions import NOT_REPORTING
from analytics.store import past
from analytics.values import UNCONTESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from analytics.provenance import Origin
    from analytics.regions import RegionTree
    from analytics.selection import Selection
    from analytics.store.models import Source
    from analytics.values import Book, Contested, Shelf, Value

_NAMED = 3
LEVELS = {"province": mark("provinces"), "prefecture": mark("prefectures"), "county": mark("counties")}


@dataclass(frozen=True)
class Context:
    """One reader's view of one store: a session, the regions, the sources and what was selected.

    ``trace`` asks for the claims behind every number as well, which are many and seldom looked at. ``contested`` is what
    the last check found against claims; ``today`` is the day on which figures are due or old; ``shelf`` keeps what several
    regions share.
    """

    session: Session
    tree: RegionTree
    sources: Mapping[str, Source]
    selection: Selection
    trace: bool = False
    contested: Contested = UNCONTESTED
    today: date = field(default_factory=present_day)
    shelf: Shelf | None = None

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.selection.lang

    @property
    def region(self) -> str:
        """The selected region."""
        return self.selection.region

    @property
    def names(self) -> Names:
        """Regions, sources and language together."""
        return Names(self.tree, self.sources, self.lang)

    def at(self, region: str) -> Context:
        """The same view of another region."""
        return replace(self, selection=self.selection.at(region))

    def say(self, message: str, **places: object) -> str:
        """Write a catalogue entry in the reader's language."""
        return tr(self.lang, message, **places)

    def place(self, region: str | None = None) -> str:
        """Name a region shortly, the selected one without an argument."""
        return self.tree.short(region or self.region, self.lang)

    def load(
        self,
        indicators: Iterable[str],
        regions: Iterable[str] | None,
        strata: Sequence[str] | None = None,
        *,
        year: int | None = None,
        months: bool = False,
    ) -> Book:
        """Read what some indicators need for some regions and groups; ``year`` keeps periods that end in it."""
        read = self.shelf.load if self.shelf else values.load
        return read(self.session, indicators, regions, strata, year=year, months=months, contested=self.contested)

    def origins(self, found: Sequence[Value]) -> tuple[Origin, ...]:
        """The claims behind some values, where they were asked for."""
        if not self.trace:
            return ()
        behind = (claim for value in found for claim in (*value.claims, *value.others))
        return provenance.origins(found, self.names, past.trace(self.session, behind))

    def inside(self, values: Iterable[Value]) -> list[Value]:
        """Keep the values of the selected years."""
        return [value for value in values if self.selection.start <= value.year <= self.selection.end]

    def span(self) -> str:
        """Write the selected years."""
        first, last = self.selection.start, self.selection.end
        return period.parse(str(last) if first == last else f"{first}..{last}").label(self.lang)

    def join(self, names: Iterable[str]) -> str:
        """Put names in a row, with the comma of the reader's language."""
        return ("、" if self.lang == "zh" else ", ").join(names)

    def above(self) -> Context | None:
        """The same view of the region this one is a part of, no later than it was."""
        node = self.tree[self.region]
        if node.parent is None:
            return None
        seen = self.at(node.parent)
        if node.until is None:
            return seen
        start, end = min(self.selection.start, node.until), min(self.selection.end, node.until)
        return replace(seen, selection=replace(seen.selection, start=start, end=end))

    def children(self, year: int | None = None) -> list[str]:
        """The children that reported in a year, in the last selected one without, by code."""
        return [child.code for child in self.tree.reporting_children(self.region, year or self.selection.end)]

    def ever(self) -> list[str]:
        """The children that report, and those that did in other years, by code."""
        return [child.code for child in self.tree.ever(self.region) if child.code not in NOT_REPORTING]

    def standing(self, values: Iterable[Value]) -> list[Value]:
        """Keep the values of the selected years in which their regions stood."""
        return [value for value in self.inside(values) if self.tree[value.region].stands(value.year)]

    def children_word(self) -> str:
        """What the children are called: provinces, prefectures, counties."""
        children = self.tree.children(self.region)
        level = children[0].level if children else "county"
        return self.say(LEVELS[level])


def leaders(values: Sequence[Value], ctx: Context) -> str:
    """Name the region with the highest value, and with it those that share it."""
    first = max(values, key=lambda value: value.number)
    named = [ctx.place(value.region) for value in values if even([value, first])]
    if len(named) > _NAMED:
        message = mark("{names} and others, {count} in all")
        return ctx.say(message, names=ctx.join(named[:_NAMED]), count=len(named))
    return ctx.join(named)


def even(values: Sequence[Value]) -> bool:
    """Whether values are written the same: a number and about as much are not."""
    return len({(value.number, value.quantity.bound) for value in values}) == 1


def group(stratum: str, lang: str) -> str:
    """Name a group; the whole has no name."""
    return "" if stratum == ALL else tr(lang, STRATA[stratum].label)


def mark_of(value: Value, ctx: Context, label: str, *, region: str = "") -> Mark:
    """Draw one value."""
    when = narrative.when(value, ctx.lang)
    return Mark(
        label=label,
        value=value.number,
        text=narrative.value(value, ctx.lang, with_unit=False),
        note=when,
        region=region,
        bound=value.quantity.bound,
        disputed=value.disputed,
        faint=value.inferred or period.parse(value.period).is_span,
    )


def finish(figure: Figure, values: Sequence[Value], indicators: Iterable[str], ctx: Context) -> Figure:
    """Add to a figure who says so, what it counts, and what disagrees."""
    notes = list(figure.notes)
    disputed = sum(value.disputed for value in values)
    if any(value.inferred for value in values):
        notes.append(ctx.say(mark("The source does not state the year of some figures; it was inferred.")))
    sums = [claim for value in values for claim in value.claims if claim.rolled_up]
    if any(claim.of_months for claim in sums):
        notes.append(ctx.say(mark("Years reported by month are the sum of their months.")))
    if any(not claim.of_months for claim in sums):
        notes.append(ctx.say(mark("Sums of all parts where the region publishes no figure of its own.")))
    return replace(
        figure,
        notes=tuple(notes),
        source=provenance.source_line(values, ctx.names),
        sourced=bool(values),
        origins=ctx.origins(values),
        computations=provenance.computations(values, ctx.names) if ctx.trace else (),
        definitions=tuple(define(key, ctx.lang) for key in dict.fromkeys(indicators)),
        alt=figure.alt or figure.title,
        disputed=disputed,
    )


def define(indicator: str, lang: str) -> Definition:
    """Say what an indicator is."""
    found = INDICATORS[indicator]
    return Definition(tr(lang, found.label), tr(lang, found.definition), provenance.formula(indicator, lang))


def empty(key: str, ctx: Context, title: str, notes: Sequence[str] = ()) -> Figure:
    """Say honestly that there is nothing to show."""
    return Figure(key=key, shape=Shape.EMPTY, region=ctx.region, title=title, notes=tuple(notes), alt=title)


def nothing(key: str, ctx: Context, indicator: str) -> Figure:
    """Say that a region has published no value of an indicator in the selected years."""
    message = mark("{label} in {region}: nothing published for {span}")
    label = narrative.label(indicator, ctx.lang)
    return empty(key, ctx, ctx.say(message, region=ctx.place(), label=label, span=ctx.span()))


def too_few(key: str, ctx: Context, indicator: str) -> Figure:
    """Say that what a region has published is not enough for this figure, or that there is nothing at all."""
    message = mark("{label} in {region}: too little published for {span} to draw this")
    label = narrative.label(indicator, ctx.lang)
    return empty(key, ctx, ctx.say(message, region=ctx.place(), label=label, span=ctx.span()))


def value_rows(values: Iterable[Value], ctx: Context) -> tuple[tuple[str, ...], ...]:
    """Table rows of some values: region, indicator, group, period, value, publisher."""
    return tuple(
        (
            ctx.place(value.region),
            narrative.label(value.indicator, ctx.lang),
            group(value.stratum, ctx.lang),
            narrative.when(value, ctx.lang),
            narrative.value(value, ctx.lang),
            publishers(value, ctx),
        )
        for value in values
    )


def number_of(value: Value, ctx: Context) -> Number:
    """The number of a value as a table's cell shows it."""
    quantity, unit = value.quantity, INDICATORS[value.indicator].unit
    return Number(
        quantity.value, numerals.decimals(quantity, unit), unit.tail(ctx.lang), quantity.bound, disputed=value.disputed
    )


def value_numbers(values: Iterable[Value], ctx: Context) -> tuple[tuple[Number | None, ...], ...]:
    """The numbers of ``value_rows``."""
    return tuple((None, None, None, None, number_of(value, ctx), None) for value in values)


def value_columns(ctx: Context) -> tuple[str, ...]:
    """Headings of ``value_rows``."""
    return tuple(
        ctx.say(word)
        for word in (
            mark("Region"),
            mark("Indicator"),
            mark("Group"),
            mark("Period"),
            mark("Value"),
            mark("Published by"),
        )
    )


def publishers(value: Value, ctx: Context) -> str:
    """Name who published a value, or that it was computed or summed."""
    if value.rolled_up and not value.computed:
        return provenance.sum_of(value.claims[0], ctx.lang)
    named = dict.fromkeys(ctx.sources[claim.source_id].publisher for claim in value.claims if claim.source_id)
    if not named:
        return provenance.sum_of(value.claims[0], ctx.lang)
    listed = ("、" if ctx.lang == "zh" else "; ").join(named)
    return ctx.say(mark("computed from {publishers}"), publishers=listed) if value.computed else listed
