"""What people write when they decide something: why, and who they are."""

from __future__ import annotations

import unicodedata
from typing import Final

from analytics.errors import Refused
from analytics.i18n import mark

LONGEST: Final = 300
LONGEST_NAME: Final = 40


def why(text: str) -> str:
    """A reason as one line of text; none at all or a very long one is refused."""
    said = _line(text)
    if not said:
        raise Refused(mark("Give a reason: it is kept and shown beside the figure."))
    if len(said) > LONGEST:
        raise Refused(mark("The reason is longer than {most} characters. Say it shorter."), most=LONGEST)
    return said


def who(text: str) -> str:
    """A name as one line of text, shortened; it may be missing."""
    return _line(text)[:LONGEST_NAME]


def _line(text: str) -> str:
    """One line without control or direction marks."""
    shown = (letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)
    return " ".join("".join(shown).split())
