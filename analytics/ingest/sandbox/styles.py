"""Reads what each cell style of a workbook makes of a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.ingest.sandbox import formats, xml

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive

# By the number of the style: the kind of Odd its numbers are, and the format.
Styles = list[tuple[str, str]]


def read(archive: Archive, name: str) -> Styles:
    """Give the kinds of all cell styles."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    for parent, element, attributes in xml.elements(archive.read(name)):
        if (parent, element) == ("numFmts", "numFmt"):
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif (parent, element) == ("cellXfs", "xf"):
            numbers.append(int(attributes.get("numFmtId", "0")))
    known = {number: formats.kind(number, codes.get(number)) for number in set(numbers)}
    return [known[number] for number in numbers]
