"""Keeps data text: nothing in a name or note is read as Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&])")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Escape what Markdown would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)
