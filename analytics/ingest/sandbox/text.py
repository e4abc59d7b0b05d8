"""Reads .csv and .txt files: every cell is the text that stands there, numbers too, because how they are written matters."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TextIO

from analytics.ingest.sandbox import delimiter, encoding, limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.cells import Piece
    from analytics.ingest.sandbox.out import Out

_SAMPLE: Final = 300
_ROWS: Final = 10_000
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_NAMED: Final = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
# A quoted cell that goes on for more lines than this was opened by mistake.
_LINES: Final = 100
_SHOWN: Final = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030"}


def read(path: str, out: Out) -> None:
    """Write the file as one sheet."""
    found = encoding.find(path)
    if found.undecodable:
        out.refuse("file-undecodable", row=found.undecodable)
    if found.binary:
        out.refuse("file-not-text", row=found.binary)
    if found.too_many:
        out.refuse("file-too-heavy")
    if found.endless:
        out.refuse("line-too-long", row=found.endless)
    if not found.encoding.startswith("utf-8") and found.encoding != "utf-16":  # these two are marked, or cannot be else
        out.issue("file-encoding", encoding=_SHOWN[found.encoding])
    # Line ends are the csv module's business: they may stand inside quotes.
    with open(path, encoding=found.encoding, newline="") as file:  # noqa: PTH123 - quicker to start without pathlib
        lines = list(islice(file, _SAMPLE))
        named = _NAMED.fullmatch(lines[0]) if lines else None
        mark = named[1] if named else delimiter.find(lines)
        file.seek(0)
        if out.sheet("", pieces(file, mark, out, skips=bool(named))):
            out.end()


def pieces(file: TextIO, mark: str, out: Out, *, skips: bool) -> Iterator[Piece]:
    """Give the rows, the first one blank if it only names the separator; say where a quoted cell begins that never ends."""
    csv.field_size_limit(limits.TEXT)
    kept: deque[str] = deque(maxlen=_LINES)
    reader = csv.reader(chain.from_iterable(_keeping(file, kept)), delimiter=mark)
    done = lines = 0
    last: list[str] = []
    while True:
        rows: list[list[str]] = []
        try:
            rows.extend(islice(reader, _ROWS))
        except csv.Error:
            out.refuse("quote-open", row=done + len(rows) + 1)
        if not rows:
            break
        if reader.line_num - lines > len(rows):
            _short(done, rows, out)
        if skips and not done:
            rows[0] = []
        last, lines = list(rows[-1]), reader.line_num
        yield from _piece(done, rows)
        done += len(rows)
    if last and _is_open(last, kept, mark):
        out.refuse("quote-open", row=done)


def _short(done: int, rows: list[list[str]], out: Out) -> None:
    """Refuse a cell of more lines than anyone writes: its quotation mark was opened by mistake."""
    for number, row in enumerate(rows, start=done + 1):
        if any(cell.count("\n") > _LINES for cell in row):
            out.refuse("quote-open", row=number)


def _piece(first: int, rows: list[list[Any]]) -> Iterator[Piece]:
    """Give rows without the blank ones before and after, and cells without the blank ones behind."""
    for row in rows:
        while row and not row[-1]:
            row.pop()
    filled = [at for at, row in enumerate(rows) if row] if not rows[0] or not rows[-1] else (0, len(rows) - 1)
    if filled:
        yield first + filled[0], rows[filled[0] : filled[-1] + 1], []


def _keeping(file: TextIO, kept: deque[str]) -> Iterator[list[str]]:
    """Give the lines in batches, and keep the last ones."""
    while batch := list(islice(file, _ROWS)):
        kept.extend(batch[-_LINES:])
        yield batch


def _is_open(last: list[str], kept: deque[str], mark: str) -> bool:
    """Tell whether a quoted cell is still open at the end of the file, whose last row and last lines these are.

    A line end in a cell stands between two lines, or behind the last one where the cell is open.
    """
    breaks = sum(len(_BREAK.findall(cell)) for cell in last)
    for count in (breaks + 1, breaks):
        lines = list(kept)[-count:] if count else []
        if list(csv.reader(lines, delimiter=mark)) == [last]:
            return _ends_open(lines, mark)
    return False


def _ends_open(lines: list[str], mark: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
