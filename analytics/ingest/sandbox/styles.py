"""Reads what each cell style of a workbook makes of a number, and which are struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.ingest.sandbox import formats, xml

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive

OFF: Final = ("0", "false")


class Styles(NamedTuple):
    """By the number of a style the kind of Odd its numbers are and the format; and the numbers of struck styles."""

    kinds: list[tuple[str, str]]
    struck: frozenset[int]


def read(archive: Archive, name: str) -> Styles:
    """Give what is to be known of all cell styles."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    fonts: list[int] = []
    struck: set[int] = set()
    count = 0
    for parent, element, attributes in xml.elements(archive.read(name)):
        if (parent, element) == ("numFmts", "numFmt"):
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif (parent, element) == ("cellXfs", "xf"):
            numbers.append(int(attributes.get("numFmtId", "0")))
            fonts.append(int(attributes.get("fontId", "0")))
        elif (parent, element) == ("fonts", "font"):
            count += 1
        elif (parent, element) == ("font", "strike") and attributes.get("val") not in OFF:
            struck.add(count - 1)
    known = {number: formats.kind(number, codes.get(number)) for number in set(numbers)}
    lines = frozenset(style for style, font in enumerate(fonts) if font in struck)
    return Styles([known[number] for number in numbers], lines)
