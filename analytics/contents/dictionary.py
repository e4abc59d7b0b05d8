"""The dictionary: what every indicator counts, and every source."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

DICTIONARY: Final = Page(
    path="dictionary",
    title=mark("Indicators and sources"),
    icon=":material/menu_book:",
    question=mark("What does each number count, and who says so?"),
    sections=(
        Section(
            "indicators",
            mark("Indicators"),
            (Card("dictionary:", wide=True),),
        ),
        Section("combining", mark("May these be combined?")),
        Section(
            "sources",
            mark("Sources"),
            (Card("sources:", wide=True),),
        ),
    ),
)
