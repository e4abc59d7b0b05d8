"""Makes the value of a cell of an OOXML workbook from its type, its style and its text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import formats, xml
from analytics.ingest.sandbox.cells import Odd, Plain, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ingest.sandbox.styles import Styles

_STYLE: Final = re.compile(rb'\bs="([0-9]{1,6})"')
_TYPE: Final = re.compile(rb'\bt="([A-Za-z]+)"')
_INFINITE: Final = float("inf")
# Whole numbers of so many digits are exact as int and as float alike.
DIGITS: Final = 15


class Texts(dict[bytes, str | None]):
    """The shared texts of a workbook by their numbers as written, each looked up once; ``None`` for empty ones."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts
        self.longest = max(map(len, texts), default=0)

    def __missing__(self, number: bytes) -> str | None:
        """Find a text; a number that is none raises ``ValueError``, one too high ``IndexError``."""
        if not number.strip().isdigit():
            raise ValueError
        found = self[number] = self._texts[int(number)] or None
        return found


class Readers(dict[bytes, "Callable[[bytes], Plain | Odd]"]):
    """How the text of a cell is read, by its attributes as written; each kind of cell is looked at once."""

    def __init__(self, texts: Texts, styles: Styles, *, since_1904: bool) -> None:
        super().__init__()
        self._texts, self._styles, self._since_1904 = texts, styles, since_1904

    def __missing__(self, attributes: bytes) -> Callable[[bytes], Plain | Odd]:
        """Take the attributes apart."""
        style, kind = _STYLE.search(attributes), _TYPE.search(attributes)
        found = self[attributes] = self.of(kind[1].decode() if kind else "n", int(style[1]) if style else 0)
        return found

    def of(self, kind: str, style: int) -> Callable[[bytes], Plain | Odd]:
        """Give the reader of a cell of this type and style."""
        if kind == "s":
            return self._texts.__getitem__
        if kind != "n":
            return _READERS[kind]
        odd, code = self._styles[style] if style < len(self._styles) else ("", "")
        if odd == "date":
            return partial(_date, shows=code, since_1904=self._since_1904)
        return partial(_shown, code=code) if odd else number


def number(raw: bytes) -> int | float | Odd:
    """Read a number as files write it; what is none is an error of the sheet."""
    if raw.isdigit() and len(raw) <= DIGITS:
        return int(raw)
    try:
        value = float(raw)
    except ValueError:
        return "error", None, xml.text(raw)
    if not -_INFINITE < value < _INFINITE or b"_" in raw:
        return "error", None, xml.text(raw)
    return whole(value)


def _date(raw: bytes, *, shows: str, since_1904: bool) -> Odd:
    value = number(raw)
    return value if isinstance(value, tuple) else formats.dated(value, shows, since_1904=since_1904)


def _shown(raw: bytes, *, code: str) -> Odd:
    value = number(raw)
    return value if isinstance(value, tuple) else ("number", value, code)


def written(raw: bytes) -> str | None:
    """Read a text that stands in the cell itself."""
    return xml.unescape(xml.text(raw)) or None


def _truth(raw: bytes) -> bool:
    return raw.strip() in (b"1", b"true")


def _error(raw: bytes) -> Odd:
    return "error", None, xml.text(raw)


def _iso(raw: bytes) -> Odd:
    return "date", None, xml.text(raw).strip()


_READERS: Final[dict[str, Callable[[bytes], Plain | Odd]]] = {
    "str": written,
    "inlineStr": written,
    "b": _truth,
    "e": _error,
    "d": _iso,
}
