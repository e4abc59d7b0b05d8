"""Reads what each cell style of a workbook makes of a number, and which are struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.ingest.sandbox import formats, xml

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive

OFF: Final = ("0", "false")


class Styles(NamedTuple):
    """By the number of a style the kind of Odd its numbers are and the format; and the numbers of struck styles.

    ``conditional`` are the struck ones among the formats that conditions put over cells.
    """

    kinds: list[tuple[str, str]]
    struck: frozenset[int]
    conditional: frozenset[int] = frozenset()


def read(archive: Archive, name: str) -> Styles:
    """Give what is to be known of all cell styles."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    fonts: list[int] = []
    struck: set[int] = set()
    conditional: set[int] = set()
    count, conditions, is_conditional = 0, 0, False
    for parent, element, attributes in xml.elements(archive.read(name)):
        if (parent, element) == ("numFmts", "numFmt"):
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif (parent, element) == ("cellXfs", "xf"):
            numbers.append(int(attributes.get("numFmtId", "0")))
            fonts.append(int(attributes.get("fontId", "0")))
        elif (parent, element) == ("fonts", "font"):
            count, is_conditional = count + 1, False
        elif (parent, element) == ("dxfs", "dxf"):
            conditions, is_conditional = conditions + 1, True
        elif (parent, element) == ("font", "strike") and attributes.get("val") not in OFF:
            (conditional if is_conditional else struck).add((conditions if is_conditional else count) - 1)
    known = {number: formats.kind(number, codes.get(number)) for number in set(numbers)}
    lines = frozenset(style for style, font in enumerate(fonts) if font in struck)
    return Styles([known[number] for number in numbers], lines, frozenset(conditional))
