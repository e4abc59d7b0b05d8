"""Makes the value of an OpenDocument cell from its attributes and the text in it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox.cells import Odd, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ingest.sandbox.cells import Plain
    from analytics.ingest.sandbox.xml import Attributes

# What stands in a cell but is not its text: notes, drawings, readings of characters.
_APART: Final = ("annotation", "shapes", "frame", "ruby-text")
_NUMERIC: Final = ("float", "currency", "percentage")
_DAY_ZERO: Final = date(1899, 12, 30)
_CLOCK: Final = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)(?:[.,][0-9]+)?S")
_SPACES: Final = re.compile("[ \t\r\n]+")
# A run of spaces longer than the text of any cell is a trick.
_LONGEST: Final = 32_767


class Cell:
    """A cell while its content is read."""

    def __init__(self, attributes: Attributes) -> None:
        self.attributes = attributes
        self._paragraphs: list[list[str]] = []
        self._apart: list[str] = []
        self._note: list[str] = []
        # The styles of parts of the text.
        self.spans: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element inside the cell."""
        if name == "annotation" or (name == "p" and self._note):
            self._note.append("\n")
        if name in _APART or self._apart:
            self._apart.append(name)
        elif name == "p":
            self._paragraphs.append([])
        elif self._paragraphs:
            if name == "span":
                self.spans.add(attributes.get("style-name", ""))
            signs = {"s": " " * min(int(attributes.get("c", "1")), _LONGEST), "tab": "\t", "line-break": "\n"}
            # A bare text never holds this character: it keeps spaces that were meant from those of the layout.
            self._paragraphs[-1].append(signs.get(name, "").replace(" ", "\0"))

    def text(self, text: str) -> None:
        """Take in text; what stands outside paragraphs is layout."""
        if self._apart[:1] == ["annotation"]:
            self._note.append(text if "p" in self._apart else "")
        elif self._paragraphs and not self._apart:
            self._paragraphs[-1].append(_SPACES.sub(" ", text))

    def end(self, _: str) -> None:
        """Take in the end of an element inside the cell."""
        if self._apart:
            self._apart.pop()

    @property
    def note(self) -> str | None:
        """What the comment on the cell says, its author and day apart; nothing where it has none."""
        return "".join(self._note).strip() if self._note else None

    def value(self, format_of: Callable[[], tuple[str, str]]) -> Plain | Odd:
        """Give what the cell holds; ``format_of`` says how its style shows a number."""
        kind = self.attributes.get("value-type", "")
        seen = "\n".join("".join(parts) for parts in self._paragraphs).replace("\0", " ")
        if self.attributes.get("calc-value-type") == "error" or (
            self.attributes.get("formula") and seen.startswith("Err:")
        ):
            return "error", None, seen
        if kind in _NUMERIC:
            return self._number(kind, format_of)
        if kind == "date":
            return _moment(self.attributes["date-value"], format_of()[1])
        if kind in _READERS:
            return _READERS[kind](self.attributes[f"{kind}-value"])
        if not kind and "formula" in self.attributes:
            return "formula", None, self.attributes["formula"].partition(":")[2]
        return self.attributes.get("string-value", "") or seen or None

    def _number(self, kind: str, format_of: Callable[[], tuple[str, str]]) -> Plain | Odd:
        value = whole(float(self.attributes["value"]))
        odd, code = format_of()
        if kind == "percentage":
            return "number", value, code or "0%"
        return ("number", value, code) if odd == "number" else value


def _moment(iso: str, shows: str) -> Odd:
    """Give a day or a moment, with the serial number other sheets give it."""
    moment = datetime.fromisoformat(iso).replace(tzinfo=None)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    serial = whole((moment.date() - _DAY_ZERO).days + seconds / 86_400)
    text = moment.isoformat(timespec="seconds") if seconds else moment.date().isoformat()
    return ("date", serial, text, shows) if shows in ("year", "month") else ("date", serial, text)


def _clock(text: str) -> Odd:
    found = _CLOCK.fullmatch(text)
    if not found:
        return "date", None, text
    hours, minutes, seconds = (int(part) for part in found.groups())
    return "date", whole((hours * 3600 + minutes * 60 + seconds) / 86_400), f"{hours:02}:{minutes:02}:{seconds:02}"


def _truth(text: str) -> bool:
    return text == "true"


_READERS: Final[dict[str, Callable[[str], bool | Odd]]] = {"boolean": _truth, "time": _clock}
