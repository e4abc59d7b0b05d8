"""The table of contents: what each page shows, named by keys, for the dashboard, decks and files alike."""

from __future__ import annotations

from analytics.contents.certification import CERTIFICATION
from analytics.contents.dictionary import DICTIONARY
from analytics.contents.exam import EXAM
from analytics.contents.model import Card, Page, Section
from analytics.contents.overview import OVERVIEW
from analytics.contents.region import REGION
from analytics.contents.stations import STATIONS
from analytics.contents.training import TRAINING
from analytics.contents.workforce import WORKFORCE

BROWSE = (OVERVIEW, EXAM, CERTIFICATION, TRAINING, STATIONS, WORKFORCE, REGION)
PAGES = {page.path: page for page in (*BROWSE, DICTIONARY)}

__all__ = [
    "BROWSE",
    "CERTIFICATION",
    "DICTIONARY",
    "EXAM",
    "OVERVIEW",
    "PAGES",
    "REGION",
    "STATIONS",
    "TRAINING",
    "WORKFORCE",
    "Card",
    "Page",
    "Section",
]
