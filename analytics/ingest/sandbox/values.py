"""Makes the value of a cell of an OOXML workbook from its type, its style and its text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import formats, struck, xml
from analytics.ingest.sandbox.cells import Odd, Plain, Struck, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ingest.sandbox.styles import Styles

    Reader = Callable[[bytes], Plain | Odd | Struck]

_STYLE: Final = re.compile(rb'\bs="([0-9]{1,6})"')
_TYPE: Final = re.compile(rb'\bt="([A-Za-z]+)"')
_INFINITE: Final = float("inf")
# Whole numbers of so many digits are exact as int and as float alike.
DIGITS: Final = 15


class Texts(dict[bytes, "str | Struck | None"]):
    """The shared texts of a workbook by their numbers as written, each looked up once; ``None`` for empty ones.

    ``crossed`` are the numbers of those that are struck through, wholly or in part.
    """

    def __init__(self, texts: list[str], crossed: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._texts, self._crossed = texts, crossed
        self.longest = max(map(len, texts), default=0)

    def __missing__(self, number: bytes) -> str | Struck | None:
        """Find a text; a number that is none raises ``ValueError``, one too high ``IndexError``."""
        if not number.strip().isdigit():
            raise ValueError
        text = self._texts[int(number)] or None
        found = self[number] = struck.mark(text) if int(number) in self._crossed else text
        return found


class Readers(dict[bytes, "Reader"]):
    """How the text of a cell is read, by its attributes as written; each kind of cell is looked at once."""

    def __init__(self, texts: Texts, styles: Styles, *, since_1904: bool) -> None:
        super().__init__()
        self._texts, self._styles, self._since_1904 = texts, styles, since_1904
        # Whether any style strikes through what stands in its cells.
        self.strikes = bool(styles.struck)
        self.conditional = styles.conditional

    def __missing__(self, attributes: bytes) -> Reader:
        """Take the attributes apart."""
        style, kind = _STYLE.search(attributes), _TYPE.search(attributes)
        found = self[attributes] = self.of(kind[1].decode() if kind else "n", int(style[1]) if style else 0)
        return found

    def is_struck(self, style: bytes | str) -> bool:
        """Tell whether what stands in cells of a style is struck through."""
        return int(style) in self._styles.struck

    def text(self, raw: bytes, attributes: bytes) -> str | Struck | None:
        """Read a text that stands in the cell itself."""
        style = _STYLE.search(attributes)
        return struck.mark(written(raw)) if style and self.is_struck(style[1]) else written(raw)

    def of(self, kind: str, style: int) -> Reader:
        """Give the reader of a cell of this type and style."""
        found = self._plain(kind, style)
        return partial(_crossed, reader=found) if style in self._styles.struck else found

    def _plain(self, kind: str, style: int) -> Reader:
        if kind == "s":
            return self._texts.__getitem__
        if kind != "n":
            return _READERS[kind]
        odd, code = self._styles.kinds[style] if style < len(self._styles.kinds) else ("", "")
        if odd == "date":
            return partial(_date, shows=code, since_1904=self._since_1904)
        return partial(_shown, code=code) if odd else number


def _crossed(raw: bytes, *, reader: Reader) -> Struck:
    return struck.mark(reader(raw))


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
