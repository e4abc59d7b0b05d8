"""How exactly a number was written."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(\d+)(?:\.(\d+))?\s*[余多几]?\s*(万|亿)?")
_FACTOR = {"万": 1e4, "亿": 1e8}
_ROUND = 10_000


def margin(value: str, as_written: str) -> float:
    """Half the last written unit of a number: 5.45万 gives 50, 34.4% gives 0.05, a plain count 0.

    Where the writing is not known, the trailing zeros of a large value count as unwritten.
    """
    found = _WRITTEN.search(as_written.replace(",", ""))
    if found:
        decimals, factor = len(found[2] or ""), _FACTOR.get(found[3] or "", 1)
        if factor == 1 and not decimals:
            return 0.5 if "%" in as_written else 0
        return float(0.5 * factor * 10**-decimals)
    if "." in value:
        return float(0.5 * 10 ** -len(value.split(".")[1]))
    zeros = len(value) - len(value.rstrip("0"))
    return float(0.5 * 10**zeros) if zeros > 1 and abs(float(value)) >= _ROUND else 0
