"""Keeps data text: nothing in a name or note is read as Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

# What means something anywhere, or only before or between some letters: the rest stays bare, because assistive
# technology reads out some labels as they are written. A dot may make a link of a bare address, two dashes a long one.
_SPECIAL = re.compile(r"([\\`*_\[\]|<>$~&@]|:(?!\s)|(?<!\d)\.(?=\S)|\.(?=[A-Za-z])|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9]))")
# What begins a heading, a list or an underline.
_FIRST = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)]))?)([#+=.)])", re.MULTILINE)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Escape what Markdown would read as more than text."""
    return _FIRST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
