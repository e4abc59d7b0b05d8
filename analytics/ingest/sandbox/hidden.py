"""Finds characters that are not seen but change what is: controls and overrides of the direction of writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox.cells import letters

if TYPE_CHECKING:
    from analytics.ingest.sandbox.cells import Plain

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
# The same as UTF-8 inside JSON. Each begins with a literal, so that megabytes without them are passed at once.
_SIGNS: Final = tuple(
    re.compile(sign)
    for sign in (
        rb"\\u00",
        rb"\\[bf]",
        rb"\x7f",
        rb"\xc2[\x80-\x9f\xad]",
        rb"\xd8\x9c",
        rb"\xe2\x80[\x8b\x8e\x8f\xaa-\xae]",
        rb"\xe2\x81[\xa0-\xa9]",
        rb"\xef\xbb\xbf",
        rb"\xef\xbf[\xb9-\xbf]",
    )
)
_NAMED: Final = 5


def suspect(data: bytes) -> bool:
    """Tell whether a line of JSON may hold such characters; wrongly yes now and then, never wrongly no."""
    return any(sign.search(data) for sign in _SIGNS)


def strip(text: str) -> str:
    """Leave such characters out; tabs and line ends stay."""
    return _HIDDEN.sub("", text)


class Found:
    """The cells of a sheet such characters were taken from: the first few, and how many."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self.count = 0

    def said(self) -> str:
        """Name the cells."""
        return ", ".join(self.cells) + (" …" if self.count > len(self.cells) else "")

    def clean(self, first: int, rows: list[list[Plain]]) -> bool:
        """Strip the texts of some rows in place, and tell if there was anything; ``first`` is the first row, from 0."""
        before = self.count
        for number, row in enumerate(rows, start=first):
            for column, value in enumerate(row):
                if isinstance(value, str) and _HIDDEN.search(value):
                    row[column] = strip(value) or None
                    self.count += 1
                    if self.count <= _NAMED:
                        self.cells.append(f"{letters(column)}{number + 1}")
        return self.count > before
