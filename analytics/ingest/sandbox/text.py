"""Reads .csv and .txt files: every cell is the text that stands there, numbers too, because how they are written matters."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final, TextIO

from analytics.ingest.sandbox import delimiter, encoding, limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.ingest.sandbox.cells import Row
    from analytics.ingest.sandbox.out import Out

_SAMPLE: Final = 300
_NAMED: Final = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
# A quoted cell that goes on for more lines than this was opened by mistake.
_LINES: Final = 100
_SHOWN: Final = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}


def read(path: str, out: Out) -> None:
    """Write the file as one sheet."""
    found = encoding.find(path)
    if found.undecodable:
        out.refuse("file-undecodable", row=found.undecodable)
    if found.binary:
        out.refuse("file-not-text", row=found.binary)
    if found.endless:
        out.refuse("line-too-long", row=found.endless)
    if not found.encoding.startswith("utf-8"):
        out.issue("file-encoding", encoding=_SHOWN[found.encoding])
    # Line ends are the csv module's business: they may stand inside quotes.
    with open(path, encoding=found.encoding, newline="") as file:  # noqa: PTH123 - quicker to start without pathlib
        mark = _separator(file, out)
        file.seek(0)
        if out.sheet("", _rows(file, mark, out)):
            out.end([], [], [])


def _separator(file: TextIO, out: Out) -> str:
    """Give the separator a first line such as sep=; names, as some programs write it, or the one that fits best."""
    lines = list(islice(file, _SAMPLE))
    named = _NAMED.fullmatch(lines[0]) if lines else None
    try:
        return named[1] if named else delimiter.find(lines)
    except csv.Error:
        out.refuse("quote-open", row=1)
        raise


def _rows(file: TextIO, mark: str, out: Out) -> Iterator[Row]:
    """Give the rows; where a quoted cell never ends, say at which row it begins."""
    csv.field_size_limit(limits.TEXT)
    kept: deque[str] = deque(maxlen=_LINES + 1)
    reader = csv.reader(_keeping(file, kept), delimiter=mark)
    number = before = lines = 0
    try:
        for number, row in enumerate(reader, start=1):
            before, lines = lines, reader.line_num
            if lines - before > _LINES:
                out.refuse("quote-open", row=number)
            yield number - 1, [cell or None for cell in row], []
    except csv.Error:
        out.refuse("quote-open", row=number + 1)
    if _is_open(list(kept)[before - lines :] if lines else [], mark):
        out.refuse("quote-open", row=number)


def _keeping(file: Iterable[str], kept: deque[str]) -> Iterator[str]:
    for line in file:
        kept.append(line)
        yield line


def _is_open(lines: list[str], mark: str) -> bool:
    """Tell whether a quoted cell is still open at the end of these lines."""
    try:
        list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
