"""Text as it is compared: one width, no blanks, no marks of footnotes."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analytics.ingest.book import Value

# Before NFKC, which would turn ① and ² into digits of the number they stand behind.
_MARKS: Final = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u209f†‡]")
_SIGNS: Final = "*＊∗※#＃△▲☆★"
_NOTED: Final = re.compile(f"(?<=[\u4e00-\u9fff])[(（]?(?:{_MARKS.pattern}|[{_SIGNS}])+[)）]?$|^[{_SIGNS}]")
_SHOWN: Final = {"year": len("2024"), "month": len("2024-06")}
# Beyond this, turning an integer into text costs time or is refused by Python.
_HUGE: Final = 10**30
_BLANKS: Final = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−─━", "-"))
# What marks a number as text in a sheet, and what an input method makes of it.
_TEXT_SIGNS: Final = re.compile("['‘’`](?=.)")


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern of alternatives, of which the first that fits counts."""
    return re.compile("|".join(patterns))


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Give text in half width without blanks, footnote marks and a leading ', dashes alike: 报名 人数（万人）① is 报名人数(万人)."""
    found = _BLANKS.sub("", unicodedata.normalize("NFKC", _MARKS.sub("", text))).translate(_DASHES)
    return found[1:] if _TEXT_SIGNS.match(found) else found


def marked(text: str) -> bool:
    """Whether a text carries a footnote mark."""
    return bool(_MARKS.search(text))


def noted(name: str) -> bool:
    """Whether a name carries a mark that points to a footnote; ① before it is its number in a list."""
    return bool(_NOTED.search(name.strip()))


def shown(value: Value) -> str:
    """Give a cell as text, whole numbers without a point; nothing for an empty cell."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (str, int)):
        return str(value) if isinstance(value, str) or abs(value) < _HUGE else f"{Decimal(value):.15g}"
    if isinstance(value, float):
        return f"{value:.15g}"
    if value is None:
        return ""
    if value.kind == "date":
        return value.text[: _SHOWN.get(value.shows, len(value.text))]
    return value.text if value.kind != "number" or value.value is None else f"{value.value:.15g}"


def quoted(text: str, most: int = 60) -> str:
    """A text as a sentence quotes it: on one line, and cut where it is long."""
    told = " ".join(text.split())
    return told if len(told) <= most else f"{told[:most]}…"


def blank(value: Value) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not plain(value))
