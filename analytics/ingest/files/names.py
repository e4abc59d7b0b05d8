"""Makes the name a file was given fit to be shown: it is text, and never a path."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 120
_LONGEST_ENDING: Final = 8
_FOLDERS: Final = re.compile(r".*[/\\]", re.DOTALL)
_UNSEEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def clean(name: str) -> tuple[str, bool]:
    """Give the base name without characters that are not seen, shortened; and whether anything but folders was lost."""
    base = _FOLDERS.sub("", name)
    seen = "".join(letter for letter in base if unicodedata.category(letter) not in _UNSEEN)
    short = _short(seen.strip())
    return (short, short != base) if short not in ("", ".", "..") else ("-", True)


def _short(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = f"…{dot}{ending}" if stem and len(ending) <= _LONGEST_ENDING else "…"
    return name[: LONGEST - len(kept)] + kept


def suffix(name: str) -> str:
    """Give the ending of a cleaned name in lower case, such as .xlsx; empty where there is none."""
    _, dot, ending = name.rpartition(".")
    return dot + ending.lower() if dot else ""
