"""Blacks out what may be a personal number, for names of files and for messages."""

from __future__ import annotations

import re
from typing import Final

# Wide on purpose: any number as long as an identity or card number, whatever its digits add up to.
_LONG: Final = re.compile(r"(?<!\d)\d(?:[ \u3000-]?\d){13,}(?:[ \u3000-]?[\dXxＸｘ])?(?!\d)")
_MOBILE: Final = re.compile(r"(?<!\d)[1１][3-9３-９]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")


def masked(text: str) -> str:
    """Give a text with long numbers and mobile telephone numbers blacked out."""
    for pattern in (_LONG, _MOBILE):
        text = pattern.sub(lambda match: "*" * len(match[0]), text)
    return text
