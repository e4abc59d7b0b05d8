"""One region: everything about one place, side by side with others."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

REGION: Final = Page(
    path="region",
    title=mark("Region profile"),
    icon=":material/travel_explore:",
    question=mark("What is known of one place, beside others?"),
    tiles=(
        "exam_registered",
        "certified_total",
        "certified_per_10k",
        "professionals_total",
        "training_attendances",
        "sw_stations",
        "townships",
        "resident_population",
    ),
    sections=(
        Section(
            "beside",
            mark("Side by side"),
            (
                Card("compare:*", wide=True),
                Card("trend:exam_registered,certified_total"),
                Card("map:townships"),
            ),
        ),
        Section(
            "rank",
            mark("Among its siblings"),
            (
                Card("siblings:exam_registered"),
                Card("siblings:pass_rate_registered"),
                Card("siblings:certified_per_10k"),
                Card("siblings:townships"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (Card("ledger:exam,certification,training,stations,workforce,base", wide=True),),
        ),
    ),
)
