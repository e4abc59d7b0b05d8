"""Gathers rows into pieces that are worth a line of output, and stops where one stands far away from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import limits
from analytics.ingest.sandbox.cells import Placed, Plain, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.ingest.sandbox.cells import Piece
    from analytics.ingest.sandbox.out import Out

# The number of a row from 0, its cells, and the columns of its odd cells with what they are.
Row = tuple[int, list[Plain], list[Placed]]

CELLS: Final = 50_000
# Fewer blank rows than this are written as such; a longer gap begins a new piece.
_BRIDGED: Final = 100
_NAMED: Final = 5


def gather(rows: Iterable[Row], out: Out, cells: int = CELLS) -> Iterator[Piece]:
    """Give the rows in pieces of so many cells; blank rows and cells at the ends are left out."""
    held: list[list[Plain]] = []
    placed: list[Placed] = []
    first = count = 0
    last = -1
    for number, values, found in rows:
        odd = _taken(values, found, out) if found else found
        while values and values[-1] is None and not odd:
            values.pop()
        if not values:
            continue
        if number != last + 1:
            _gap(number, last, values, odd, out)
        if held and (count > cells or number - last > _BRIDGED):
            yield first, held, placed
            held, placed, count = [], [], 0
        if not held:
            first = number
        elif number != last + 1:
            held += ([] for _ in range(number - last - 1))
        held.append(values)
        placed += odd
        count += len(values) + 1
        last = number
    if held:
        yield first, held, placed


def _taken(values: list[Plain], odd: list[Placed], out: Out) -> list[Placed]:
    """Give the cells of a row that are odd, struck ones apart; too many of these end the reading."""
    kept = out.struck.take(values, odd)
    if out.struck.count > limits.STRUCK:
        named = out.struck.named()
        out.refuse("struck-out", cell=named[0].partition(":")[0], cells=", ".join(named[:_NAMED]) + " …")
    return kept


def _gap(number: int, last: int, values: list[Plain], odd: list[Placed], out: Out) -> None:
    """Judge a row that does not follow upon the last."""
    if number <= last:
        out.refuse("file-damaged")
    if number - last > limits.FAR_ROWS or number >= limits.ROWS:
        filled = [at for at, value in enumerate(values) if value is not None] + [cell[1] for cell in odd]
        out.refuse("cell-far-away", cell=f"{letters(min(filled, default=0))}{number + 1}")
