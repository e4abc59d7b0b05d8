"""Figures from running text: rules read an article and propose; an editor decides."""

from __future__ import annotations

from analytics.ingest.text.candidate import Candidate, Open
from analytics.ingest.text.proposing import MOST, TOO_LONG, propose

__all__ = ["MOST", "TOO_LONG", "Candidate", "Open", "propose"]
