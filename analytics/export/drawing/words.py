"""Text for office files: made safe, measured, and fitted to the room there is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from analytics.export import words

if TYPE_CHECKING:
    from collections.abc import Sequence

FACE: Final = "微软雅黑"
LANGS: Final = {"zh": "zh-CN", "en": "en-US"}
_WIDE: Final = 0x2E80
_GAP: Final = 0.15
_BLANKS: Final = re.compile(r"\s+")
_TOKENS: Final = re.compile(r"[!-~\u00a0-\u2e7f]+|\s|.", re.DOTALL)
_LARGE: Final = re.compile(r"[A-Z0-9%@#&mwMW+=<>−]")
_NUMBER: Final = re.compile(
    r"(?:about |under |over )?[\d,.%−+\-–—≈<>约超近余万亿 ]+(?:人次|人|个|期|次|名|处|场|站|家|[a-z][a-z-]*(?: [a-z][a-z-]*){0,3})?"
)


def clean(text: str) -> str:
    """One line without what no file can hold, and without blanks beside blanks."""
    return _BLANKS.sub(" ", words.clean(text)).strip()


def spaced(text: str) -> str:
    """Text as it stands in XML with its blanks as they are."""
    return escape(words.clean(text))


def xml(text: str) -> str:
    """Clean text as it stands in XML, in attributes too."""
    return escape(clean(text), {'"': "&quot;"})


def width(text: str, size: float) -> float:
    """Say how many points a text of a size in points takes: a Chinese letter is a square, others are guessed wide.

    Some programs leave a gap where Chinese and Latin letters meet.
    """
    letters = sum(1.0 if ord(one) >= _WIDE else 0.64 if _LARGE.match(one) else 0.56 for one in text)
    meetings = sum((ord(a) >= _WIDE) != (ord(b) >= _WIDE) for a, b in pairwise(text))
    return size * (letters + _GAP * meetings)


def lines(text: str, size: float, room: float) -> int:
    """Say on how many lines a text falls in so many points; a Latin word breaks only where it is longer than a line."""
    count, used = 1, 0.0
    for token in _TOKENS.findall(text):
        wide = width(token, size)
        if used and used + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            count, wide = count + int(wide // room), wide % room
        used += wide
    return count


def longest(text: str, size: float) -> float:
    """Say how many points the longest part takes that does not break."""
    return max((width(token, size) for token in _TOKENS.findall(text)), default=0.0)


def fit(text: str, room: float, most: int, sizes: Sequence[float]) -> float:
    """Give the first of the sizes at which a text stays within so many lines, else the last."""
    return next((size for size in sizes if lines(text, size, room) <= most), sizes[-1])


def numeric(text: str) -> bool:
    """Whether a cell is a number as people write it, with its bound and unit."""
    return bool(_NUMBER.fullmatch(text))
