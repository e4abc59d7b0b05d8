"""Certification: from registration to certificate, and how many hold one."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

CERTIFICATION: Final = Page(
    path="certification",
    title=mark("Certification"),
    icon=":material/verified:",
    question=mark("How many hold a certificate, against which target, and per 10,000 residents?"),
    tiles=(
        "certified_total",
        "certified_new",
        "certified_per_10k",
        "new_per_registered",
        "certified_share",
        "conversion_of_new",
    ),
    sections=(
        Section(
            "course",
            mark("Course over time"),
            (
                Card("funnel:"),
                Card("trend:certified_total,professionals_total,professionals_total_target"),
                Card("growth:certified_total"),
                Card("levels:certified_total"),
            ),
        ),
        Section(
            "places",
            mark("Place by place"),
            (
                Card("map:certified_per_10k"),
                Card("places:certified_per_10k"),
                Card("trend:certified_per_10k"),
                Card("places:certified_share"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (
                Card("trend:certified_new"),
                Card("ledger:certification", wide=True),
            ),
        ),
    ),
)
