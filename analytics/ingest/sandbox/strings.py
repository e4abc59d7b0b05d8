"""Reads the texts that the cells of a workbook share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import limits, xml
from analytics.ingest.sandbox.styles import OFF

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive

_PLAIN: Final = re.compile(rb"<si><t(?: [^>]*[^>/])?>([^<]*)</t></si>")


class Run:
    """Whether the run of a text that is being read is struck through."""

    def __init__(self) -> None:
        self.is_struck = False

    def start(self, name: str, attributes: xml.Attributes) -> None:
        """Take in the beginning of an element inside the text."""
        if name in ("si", "is", "r"):
            self.is_struck = False
        elif name == "strike":
            self.is_struck = attributes.get("val") not in OFF


def shared(archive: Archive, name: str) -> tuple[list[str], frozenset[int]]:
    """Give the texts in order, runs of one text joined and readings (phonetic runs) left out; and which have struck runs."""
    data = archive.read(name, limits.SHARED_STRINGS)
    plain = _PLAIN.findall(data)
    if len(plain) == data.count(b"<si>") == data.count(b"</si>") and b"<!" not in data:
        return [xml.unescape(xml.text(raw)) for raw in plain], frozenset()
    texts, struck = _joined(data)
    return [xml.unescape(value) for value in texts], frozenset(struck)


def _joined(content: bytes) -> tuple[list[str], set[int]]:
    found: list[str] = []
    struck: set[int] = set()
    run = Run()
    path: list[str] = []
    parts: list[str] = []

    def start(name: str, attributes: xml.Attributes) -> None:
        path.append(xml.local(name))
        run.start(path[-1], attributes)
        if path[-1] == "si":
            parts.clear()

    def end(_: str) -> None:
        if path.pop() == "si":
            found.append("".join(parts))

    def data(value: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            parts.append(value)
            if run.is_struck and value.strip():
                struck.add(len(found))

    made = xml.parser()
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, data
    made.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    return found, struck
