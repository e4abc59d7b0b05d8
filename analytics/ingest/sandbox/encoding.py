"""Finds out how a text file is encoded, in one pass over its bytes; nothing is ever replaced."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.ingest.sandbox import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEW: Final = 4
_BLOCK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32", False),
    (codecs.BOM_UTF8, "utf-8-sig", True),
    (codecs.BOM_UTF16_LE, "utf-16", True),
    (codecs.BOM_UTF16_BE, "utf-16", True),
)
_HAN: Final = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


class Found(NamedTuple):
    """An encoding, or why there is none: the row (from 1) that cannot be decoded, holds binary data or never ends; too many rows."""

    encoding: str = ""
    undecodable: int = 0
    binary: int = 0
    endless: int = 0
    too_many: bool = False


def find(path: str) -> Found:
    """Give the encoding the whole of a file can be read in."""
    head = next(_blocks(path), b"")
    for mark, encoding, known in _MARKS:
        if head.startswith(mark):
            return _first(path, encoding) if known else Found(undecodable=1)
    if b"\0" in head and (encoding := _unmarked_utf16(head)):
        return _first(path, encoding)
    found = _first(path, "utf-8")
    if found.undecodable and not _is_utf8(path):
        return _first(path, "gb18030")
    return found


def _blocks(path: str, *, end: bool = False) -> Iterator[bytes]:
    with open(path, "rb") as file:  # noqa: PTH123 - quicker to start without pathlib
        while block := file.read(_BLOCK):
            yield block
    if end:
        yield b""


def _first(path: str, encoding: str) -> Found:
    """Try an encoding; what stands in the way is told by its row."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = longest = 0
    for block in _blocks(path, end=True):
        try:
            text = decoder.decode(block, not block)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding, "ignore")
            return Found(undecodable=lines + good.count("\n") + 1)
        if "\0" in text:
            return Found(binary=lines + text[: text.index("\0")].count("\n") + 1)
        last = max(text.rfind("\n"), text.rfind("\r"))
        longest = len(text) - last - 1 if last >= 0 else longest + len(text)
        lines += text.count("\n")
        if lines > limits.LINES:
            return Found(too_many=True)
        if longest > limits.LINE:
            return Found(endless=lines + 1)
    return Found(encoding)


def _unmarked_utf16(head: bytes) -> str:
    """Name the UTF-16 a text without its mark is in: the zero bytes of figures and separators stand on one side."""
    first, second = head[:2000:2].count(0), head[1:2000:2].count(0)
    if first + second < max(_FEW, len(head[:2000]) // 10) or 4 * min(first, second) > max(first, second):
        return ""
    return "utf-16-be" if first > second else "utf-16-le"


def _is_utf8(path: str) -> bool:
    """Tell whether most of what is not ASCII looks like UTF-8, so that one wrong byte is an error and not GB18030."""
    head = next(_blocks(path), b"")
    return 3 * len(_HAN.findall(head)) > 0.8 * len(_HIGH.findall(head))
