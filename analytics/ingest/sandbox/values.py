"""Makes the value of a cell of an OOXML workbook from its type, its style and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import formats, xml
from analytics.ingest.sandbox.cells import Plain, whole

if TYPE_CHECKING:
    from analytics.ingest.sandbox.styles import Styles

# Type, kind of Odd, format.
How = tuple[str, str, str]
Odd = tuple[str, float | None, str]
SHARED: Final[How] = ("s", "", "")
PLAIN: Final[How] = ("n", "", "")

_STYLE: Final = re.compile(rb'\bs="([0-9]{1,6})"')
_TYPE: Final = re.compile(rb'\bt="([A-Za-z]+)"')
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


class Texts(dict[bytes, str]):
    """The shared texts of a workbook by their numbers as written, each looked up once."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts
        self.longest = max(map(len, texts), default=0)

    def __missing__(self, number: bytes) -> str:
        """Find a text; a number that is none raises ``ValueError``, one too high ``IndexError``."""
        if not number.strip().isdigit():
            raise ValueError
        found = self[number] = self._texts[int(number)]
        return found


class Hows(dict[bytes, How]):
    """How to read a cell, by its attributes as written, each kind of cell looked up once."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, attributes: bytes) -> How:
        """Take the attributes apart."""
        style, kind = _STYLE.search(attributes), _TYPE.search(attributes)
        found = self[attributes] = self.of(kind[1].decode() if kind else "n", int(style[1]) if style else 0)
        return found

    def of(self, kind: str, style: int) -> How:
        """Say how to read a cell of this type and style."""
        if kind == "s":
            return SHARED
        odd, code = self._styles[style] if kind == "n" and style < len(self._styles) else ("", "")
        return (kind, odd, code) if odd or kind != "n" else PLAIN


def number(text: str) -> int | float | None:
    """Read a number as files write it; ``None`` for what is none."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return whole(value) if abs(value) != float("inf") else None


def convert(how: How, text: str, texts: Texts, *, since_1904: bool) -> Plain | Odd:
    """Give the value of a cell that holds something."""
    kind, odd, code = how
    if kind == "s":
        return texts[text.encode()] or None
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return "error", None, text
    if kind == "d":
        return "date", None, text.strip()
    if kind != "n":
        return xml.unescape(text) or None
    value = number(text.strip())
    if value is None:
        return "error", None, text
    if odd == "date":
        return odd, value, formats.moment(value, since_1904=since_1904)
    return (odd, value, code) if odd else value
