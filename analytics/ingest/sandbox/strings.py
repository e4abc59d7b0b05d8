"""Reads the texts that the cells of a workbook share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import limits, xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sandbox.archive import Archive

_PLAIN: Final = re.compile(rb"<si><t(?: [^>]*[^>/])?>([^<]*)</t></si>")


def shared(archive: Archive, name: str) -> list[str]:
    """Give the texts in order, runs of one text joined and readings (phonetic runs) left out."""
    data = archive.read(name, limits.SHARED_STRINGS)
    plain = _PLAIN.findall(data)
    if len(plain) == data.count(b"<si>") == data.count(b"</si>") and b"<!" not in data:
        return [xml.unescape(xml.text(raw)) for raw in plain]
    return [xml.unescape(value) for value in _joined((data,))]


def _joined(blocks: Iterable[bytes]) -> list[str]:
    found: list[str] = []
    path: list[str] = []
    parts: list[str] = []

    def start(name: str, _: xml.Attributes) -> None:
        path.append(xml.local(name))
        if path[-1] == "si":
            parts.clear()

    def end(_: str) -> None:
        if path.pop() == "si":
            found.append("".join(parts))

    def data(value: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            parts.append(value)

    made = xml.parser()
    made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = start, end, data
    for block in blocks:
        made.Parse(block)
    made.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
    return found
