"""Values, their changes and what stands around them, as sentences an official reads out."""

from __future__ import annotations

from analytics.narrative.grammar import (
    Part,
    dispute,
    driver,
    provisional,
    rank,
    share,
    statement,
    target,
)
from analytics.narrative.movement import movement
from analytics.narrative.numbers import numbers
from analytics.narrative.words import bare_change, change, finding, label, rises, short_change, value, when
from analytics.numerals import number

__all__ = [
    "Part",
    "bare_change",
    "change",
    "dispute",
    "driver",
    "finding",
    "label",
    "movement",
    "number",
    "numbers",
    "provisional",
    "rank",
    "rises",
    "share",
    "short_change",
    "statement",
    "target",
    "value",
    "when",
]
