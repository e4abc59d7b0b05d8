"""Figures as files: every format writes the same finished document, so no two of them can disagree."""

from __future__ import annotations

from analytics.export.document import Document, Slide
from analytics.export.gather import Wanted, context, deck, page

__all__ = ["Document", "Slide", "Wanted", "context", "deck", "page"]
