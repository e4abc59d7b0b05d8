"""The overview: headline numbers, the map of one chosen indicator, and what moved."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

OVERVIEW: Final = Page(
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
    offered=(
        "exam_registered",
        "pass_rate_registered",
        "certified_total",
        "certified_per_10k",
        "station_coverage",
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
