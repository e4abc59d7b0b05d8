"""The region page: everything about one place, side by side with others."""

from __future__ import annotations

from analytics.i18n import mark
from pages.ui import blocks, within
from pages.ui.page import Card, Page, Section

PAGE = Page(
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


def page() -> None:
    """Draw the page beside the regions chosen for comparison."""
    blocks.show(PAGE, within.beside)
