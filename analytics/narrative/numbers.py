"""Finds the numbers a sentence states, however they are written."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?:余|多)?\s*(?P<scale>万|亿|million|billion|bn\b|M\b)?"
)
# A comma of Chinese prose is no separator of thousands, which NFKC would make it; between full-width digits it is one.
_OF_PROSE: Final = re.compile("(?<![０-９])，|，(?![０-９])")
_SCALES: Final = {"万": 4, "亿": 8, "million": 6, "M": 6, "billion": 9, "bn": 9}


def numbers(text: str) -> dict[Decimal, str]:
    """Give the size of every number in a text with its writing there; full-width digits, commas, 万 and 亿 are read."""
    plain = unicodedata.normalize("NFKC", _OF_PROSE.sub("；", text))
    return {
        Decimal(found["digits"].replace(",", "")).scaleb(_SCALES.get(found["scale"], 0)).normalize(): found[0].strip()
        for found in _NUMBER.finditer(plain)
    }
