"""The exam: who registered, how fast that grows, and who passes."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

EXAM: Final = Page(
    path="exam",
    title=mark("Exam registration"),
    icon=":material/edit_calendar:",
    question=mark("How many register, how fast does that grow, and who passes?"),
    tiles=(
        "exam_registered",
        "exam_sat",
        "exam_passed",
        "pass_rate_registered",
        "pass_rate_sat",
        "attendance_rate",
    ),
    sections=(
        Section(
            "course",
            mark("Course over time"),
            (
                Card("trend:exam_registered,exam_sat,exam_passed"),
                Card("growth:exam_registered"),
                Card("levels:exam_registered"),
                Card("trend:pass_rate_registered"),
            ),
        ),
        Section(
            "places",
            mark("Place by place"),
            (
                Card("map:exam_registered"),
                Card("ranking:exam_registered"),
                Card("ranking:pass_rate_registered"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (
                Card("calendar:"),
                Card("ledger:exam", wide=True),
            ),
        ),
    ),
)
