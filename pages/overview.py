"""The overview: headline numbers, the map of one chosen indicator, and what moved."""

from __future__ import annotations

from analytics.i18n import mark
from pages.ui import blocks, within
from pages.ui.page import Card, Page, Section

MAPS = (
    "exam_registered",
    "pass_rate_registered",
    "certified_total",
    "certified_per_10k",
    "station_coverage",
    "townships",
)
PAGE = Page(
    path="overview",
    title=mark("Overview"),
    icon=":material/dashboard:",
    question=mark("How much, up or down, and where?"),
    tiles=(
        "exam_registered",
        "certified_total",
        "certified_per_10k",
        "pass_rate_registered",
        "professionals_total",
        "sw_stations",
        "station_coverage",
        "training_attendances",
        "townships",
    ),
    sections=(
        Section(
            "now",
            mark("At a glance"),
            (
                Card("map:*", usual="townships"),
                Card("ranking:*", usual="townships"),
                Card("trend:exam_registered,certified_total"),
                Card("funnel:"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (Card("ledger:exam,certification,training,stations,workforce,base", wide=True),),
        ),
    ),
)


def page() -> None:
    """Draw the page with the chosen indicator in its map and ranking."""
    blocks.show(PAGE, lambda: within.indicator(MAPS))
