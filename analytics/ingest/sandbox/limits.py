"""What one file may cost, and how the process that reads it is held to it."""

from __future__ import annotations

import sys
from typing import Final

MEMORY: Final = 768 << 20
CPU_SECONDS: Final = 20
# What all members of a zip may unpack to, how many there may be, and how far one may blow up.
UNPACKED: Final = 200 << 20
MEMBERS: Final = 5_000
RATIO: Final = 200
# Below this size a member may be as repetitive as it likes.
SMALL_MEMBER: Final = 1 << 20
SHARED_STRINGS: Final = 100 << 20
# Parts that are read whole: workbook, styles, relations.
SMALL_PART: Final = 16 << 20
OUTPUT: Final = 256 << 20
ROWS: Final = 1_048_576
# Lines of a text file, of which some may be blank or stand inside quotes.
LINES: Final = 2 * ROWS
COLUMNS: Final = 300
# A million rows of seven columns, and the rows themselves, with room to spare.
CELLS: Final = 9_000_000
# How many of the cells of sheets wider than a table usually is may be empty: padding costs as much as values.
EMPTY: Final = 3_000_000
USUAL_COLUMNS: Final = 12
# Excel's own limit for the text of one cell.
TEXT: Final = 32_767
# Merged ranges, ranges of hidden rows and of hidden columns together.
RANGES: Final = 100_000
# Cells struck through on one sheet, before the file is refused for them without reading on.
STRUCK: Final = 20_000
SHEETS: Final = 500
LINE: Final = 1 << 20
# A value that stands further than this from all others was put there by a slip, or to do harm.
FAR_ROWS: Final = 10_000
FAR_COLUMNS: Final = 50


def hold() -> None:
    """Take from this process what would let a file harm the machine.

    Windows has no such limits, and macOS none on memory; there only the clock of the caller ends what runs away.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    limits = {resource.RLIMIT_CPU: CPU_SECONDS, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    if sys.platform != "darwin":
        limits[resource.RLIMIT_AS] = MEMORY
    for kind, limit in limits.items():
        _, most = resource.getrlimit(kind)
        allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(kind, (allowed, allowed))
