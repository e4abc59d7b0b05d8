"""Training: sessions, attendances and people kept apart."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

TRAINING: Final = Page(
    path="training",
    title=mark("Training reach"),
    icon=":material/school:",
    question=mark("What did training reach?"),
    tiles=(
        "training_attendances",
        "training_participants",
        "training_runs",
        "training_sessions",
        "attendances_per_run",
        "attendances_per_professional",
    ),
    sections=(
        Section(
            "course",
            mark("Course over time"),
            (
                Card("trend:training_attendances"),
                Card("season:training_attendances"),
                Card("trend:attendances_per_run"),
                Card("trend:training_participants"),
            ),
        ),
        Section(
            "places",
            mark("Place by place"),
            (
                Card("map:training_attendances"),
                Card("places:training_attendances"),
                Card("places:training_participants"),
                Card("places:attendances_per_run"),
            ),
        ),
        Section(
            "more",
            mark("Course runs and sittings"),
            (
                Card("places:training_runs"),
                Card("places:training_sessions"),
                Card("places:mock_exam_participants"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (Card("ledger:training", wide=True),),
        ),
    ),
)
