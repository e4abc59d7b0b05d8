"""The checkup: which figures do not agree, what was decided about them, who has reported and what is missing."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

# The page lets a reader choose another measure and year; these are the usual ones.
COMPLETENESS: Final = Section(
    "completeness",
    mark("Completeness"),
    (
        Card("rollcall:exam_registered", wide=True),
        Card("reported:exam_registered", wide=True),
        Card("record:exam", wide=True),
        Card("breaks:", wide=True),
        Card("ages:", wide=True),
    ),
)
CHECKUP: Final = Page(
    path="checkup",
    title=mark("Data checkup"),
    icon=":material/fact_check:",
    question=mark("Which figures do not agree with each other, what is missing, and what was decided?"),
    sections=(
        Section("findings", mark("Findings"), ()),
        COMPLETENESS,
        Section("closed", mark("Closed findings"), ()),
        Section("choices", mark("Chosen claims"), ()),
    ),
)
