"""What a code of an import is: its severity, its sentence and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from analytics.i18n import mark

LOOK: Final = mark("Look whether this is meant; nothing needs to be done if it is.")
MEND: Final = mark("Correct the cell and import the file again.")


@dataclass(frozen=True)
class Code:
    """A kind of issue; ``message`` and ``advice`` are catalogue entries, the message with ``{named}`` places."""

    severity: Literal["error", "warning"]
    message: str
    advice: str


def error(message: str, advice: str) -> Code:
    """Make a code that refuses the file."""
    return Code("error", message, advice)


def warning(message: str, advice: str) -> Code:
    """Make a code that says what was skipped or assumed."""
    return Code("warning", message, advice)


STRUCK: Final = error(
    mark("What stands in {cells} is struck through, wholly or in part; whether it still holds cannot be told."),
    mark("Delete what no longer holds; take the strike-through away from what does."),
)
