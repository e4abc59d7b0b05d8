"""Reads XML parts without following anything in them: no declarations, no entities but the five of XML itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY: Final = re.compile("&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LONG: Final = 2000  # letters of a text that is kept, at least
_LAST: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)

Attributes = dict[str, str]
Parser = expat.XMLParserType


class Unsafe(Exception):  # noqa: N818 - the part is refused
    """A part declares something: harmless parts of workbooks never do."""


def local(name: str) -> str:
    """Give a name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def parser() -> Parser:
    """Make a parser that refuses declarations and joins neighbouring text."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    made.EntityDeclHandler = _refuse
    return made


def _refuse(*_: object) -> None:
    raise Unsafe


def elements(data: bytes) -> Iterator[tuple[str, str, Attributes]]:
    """Give every element as the name of its parent, its own name and its attributes, all without prefixes."""
    found: list[tuple[str, str, Attributes]] = []
    path = [""]

    def start(name: str, attributes: Attributes) -> None:
        name = local(name)
        found.append((path[-1], name, {local(key): value for key, value in attributes.items()}))
        path.append(name)

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = lambda _: path.pop()
    made.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    yield from found


def texts(data: bytes, holder: str, key: str) -> dict[str, str]:
    """Give the text inside every element called ``holder``, of a long one the beginning, by the attribute ``key`` of it."""
    found: dict[str, str] = {}
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == holder:
            inside.append(attributes.get(key, ""))
            found[inside[-1]] = ""

    def write(data: str) -> None:
        if inside and len(found[inside[-1]]) < _LONG:
            found[inside[-1]] += data

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = lambda name: inside.pop() if local(name) == holder else None
    made.CharacterDataHandler = write
    made.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    return found


def text(raw: bytes) -> str:
    """Decode the text of an element that holds nothing else."""
    decoded = raw.decode("utf-8")
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, decoded) if "&" in decoded else decoded


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    number = int(found[1], 16) if found[1] else int(found[2])
    return _safe(number)


def unescape(value: str) -> str:
    """Undo the _x000D_ of workbooks."""
    return _ESCAPE.sub(lambda found: _safe(int(found[1], 16)), value) if "_x" in value else value


def _safe(number: int) -> str:
    """Half a character is none: it becomes a control character, which is taken out and reported later."""
    return "\0" if number > _LAST or number in _SURROGATES else chr(number)
