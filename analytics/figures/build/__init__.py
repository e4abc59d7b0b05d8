"""Builds a figure from its text key: ``trend:exam_registered,exam_passed`` names a builder and its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.figures.build import continuity, entry, flows, places, ranking, reporting, seasons, sites, tables, trends
from analytics.figures.build.compare import compare
from analytics.figures.build.context import Context
from analytics.figures.build.dictionary import dictionary, sources
from analytics.figures.build.paragraphs import paragraphs
from analytics.figures.build.tiles import tiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.figures.spec import Figure

BUILDERS: dict[str, Callable[[Context, tuple[str, ...]], Figure]] = {
    "trend": trends.trend,
    "growth": trends.growth,
    "levels": trends.levels,
    "ranking": ranking.ranking,
    "siblings": ranking.siblings,
    "map": places.region_map,
    "places": places.places,
    "funnel": flows.funnel,
    "ladder": flows.ladder,
    "ledger": tables.ledger,
    "season": seasons.season,
    "stations": sites.stations,
    "coverage": tables.coverage,
    "calendar": tables.calendar,
    "compare": compare,
    "reported": reporting.reported,
    "record": reporting.record,
    "rollcall": reporting.rollcall,
    "ages": continuity.ages,
    "breaks": continuity.breaks,
    "dictionary": dictionary,
    "entry": entry.entry,
    "holders": entry.holders,
    "tellers": entry.tellers,
    "sources": sources,
}

__all__ = ["BUILDERS", "Context", "build", "paragraphs", "tiles"]


def build(key: str, ctx: Context) -> Figure:
    """Build the figure a key names; an unknown key is a ``KeyError``."""
    kind, _, rest = key.partition(":")
    return BUILDERS[kind](ctx, tuple(filter(None, rest.split(","))))
