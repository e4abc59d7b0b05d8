"""Says what a sheet tells beside its cells, where a clerk may have written a unit or a year: in comments and in print headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.ingest.sandbox.out import Out

_FEW: Final = 5
_LONGEST: Final = 60
_LONGEST_COMMENT: Final = 300
_MOST: Final = 50
_NUMBER_AT_END: Final = re.compile(r"\d[\d \u3000-]*$")
# Parts of a header by their places, its fonts, sizes and colours, and fields (the page, the day, the name of the sheet).
_PLACES: Final = re.compile("&[LCRlcr]")
_FIELDS: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z+-])')
_PAGES: Final = re.compile(r"第?\s*页码?|第|共|/|总|打印(?:日期|时间)?|\bpage\b|\bof\b|\d+", re.IGNORECASE)


def comments(out: Out, cells: Sequence[str] | Mapping[str, str]) -> None:
    """Say which cells have comments, and what those say that are known: that a figure is in hundreds, or of another year."""
    if cells:
        at = list(cells)
        named = ", ".join(at[:_FEW]) + (" …" if len(at) > _FEW else "")
        texts = cells if isinstance(cells, Mapping) else {}
        said = {
            cell: _cut(hidden.strip(text), _LONGEST_COMMENT)
            for cell, text in islice(texts.items(), _MOST)
            if text.strip()
        }
        told = "\n".join(f"{cell} {text}" for cell, text in said.items())
        out.issue("comments-unread", cell=at[0], count=len(at), cells=named, said=told)


def conditions(out: Out, ranges: Sequence[str]) -> None:
    """Say which cells a conditional format may strike through, for whether it does is not worked out."""
    if ranges:
        named = ", ".join(ranges[:_FEW]) + (" …" if len(ranges) > _FEW else "")
        out.issue("struck-maybe", cell=re.split("[: ]", ranges[0])[0], cells=named)


def headers(out: Out, texts: Iterable[str]) -> None:
    """Say what the print headers and footers of a sheet hold but the number of the page and the like."""
    bare = [" ".join(_FIELDS.sub("", _PLACES.sub(" ", text).replace("&&", "＆")).split()) for text in texts]
    told = dict.fromkeys(hidden.strip(text) for text in bare if any(map(str.isalpha, _PAGES.sub("", text))))
    if told:
        said = "；".join(told)
        out.issue("headers-unread", text=_cut(said, _LONGEST))


def _cut(text: str, most: int) -> str:
    """A text, or its beginning up to no number: the rest of one would not be known as a person's any more."""
    return text if len(text) <= most else _NUMBER_AT_END.sub("", text[:most]) + "…"
