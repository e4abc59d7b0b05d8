"""Claim checks: does every number hold against the others? It agrees, it contradicts, or it cannot be told."""

from __future__ import annotations

from analytics.claims import arithmetic
from analytics.claims.arithmetic import Interval, Verdict
from analytics.claims.finding import Finding, Note
from analytics.claims.rules import RULES, check
from analytics.claims.words import TITLES, VERDICTS, sentence, text, title

__all__ = [
    "RULES",
    "TITLES",
    "VERDICTS",
    "Finding",
    "Interval",
    "Note",
    "Verdict",
    "arithmetic",
    "check",
    "sentence",
    "text",
    "title",
]
