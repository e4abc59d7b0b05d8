"""Every word a reader sees, in the reader's language.

English entries stand in the code; ``zh.po`` beside this file gives the Chinese. Catalogues are read once, at import.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

LANGUAGES: Final = ("zh", "en")
DEFAULT: Final = "zh"


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Read the entries of one language; English is the code's own language and needs none."""
    path = Path(__file__).with_name(f"{lang}.po")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


def tr(lang: str, message: str, **places: object) -> str:
    """Give ``message`` in ``lang`` with its ``{named}`` places filled; an unknown entry stays English."""
    text = catalogue(lang).get(message, message)
    return text.format(**places) if places else text


def mark(message: str) -> str:
    """Mark a catalogue entry that is translated later, where the language is known."""
    return message
