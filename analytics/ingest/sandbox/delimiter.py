"""Finds what separates the columns of a text file: whatever gives the most even table."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import Final

# In the order in which they are believed where two give equally even tables.
CANDIDATES: Final = ("\t", ";", ",", "；", "，", "、")
# 1,234 or 12,345,678 between other things: the commas are part of the number.
_GROUPED: Final = re.compile(r"(?<![0-9,])[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9,])")


def find(lines: list[str]) -> str:
    """Give the separator of the first lines of a file; a comma where there is only one column.

    A candidate is as good as the share of lines with the number of cells most lines have. Commas that group the digits
    of numbers count only where there is no better explanation.
    """
    lines = [line for line in lines if line.strip()]
    grouped = [_GROUPED.sub(lambda found: re.sub("[,，]", "", found[0]), line) for line in lines]
    scored = [(_evenness(grouped, mark), _evenness(lines, mark), -at) for at, mark in enumerate(CANDIDATES)]
    best = max(scored, key=lambda score: (score[0] + score[1], score[2]))
    return CANDIDATES[-best[2]] if best[0] or best[1] else ","


def _evenness(lines: list[str], mark: str) -> float:
    """Give the share of rows that have the most frequent number of cells, if that is more than one."""
    try:
        counted = Counter(len(row) for row in csv.reader(lines, delimiter=mark))
    except csv.Error:
        return 0
    wide = {width: rows for width, rows in counted.items() if width > 1}
    return max(wide.values(), default=0) / counted.total() if counted else 0
