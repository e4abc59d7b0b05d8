"""What a number format makes of a number: a date, something else than the number itself, or nothing that matters."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analytics.ingest.sandbox.cells import Odd

# Formats that files name by number only; 27–36 and 50–58 are dates in Chinese, Japanese and Korean versions.
_DATES: Final = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
# Of these, the ones that show a year and a month; in Chinese versions yyyy"年"m"月".
_MONTHS: Final = frozenset({17, 27, 36, 50, 52, 57})
_BUILT_IN: Final = {9: "0%", 10: "0.00%"}
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|[_*].|!(.)')
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\[(?:\$([^\]-]*)(?:-[^\]]*)?|[^\]]*)\]")
_TELLING: Final = re.compile("[A-Za-z\u3400-\u9fff%‰％]")
_DATE: Final = re.compile(r"[ymdhsYMDHSeEgGbB]")
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
_EXPONENT: Final = re.compile(r"[eE][+-]")
_DAY_ZERO: Final = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a sheet knows no zone
# 1900 was no leap year, but sheets of the 1900 system hold a 29 February as day 60.
_LEAP_DAY: Final = 60
_LAST_DAY: Final = 2_958_466
_SECONDS: Final = 86_400


def kind(number: int, code: str | None) -> tuple[str, str]:
    """Say what a format is, as a kind of Odd with its code, or with what it shows of a date.

    The kind is empty where the plain number is what is seen.
    """
    if code is None:
        if number in _DATES:
            return "date", "month" if number in _MONTHS else ""
        return ("number", _BUILT_IN[number]) if number in _BUILT_IN else ("", "")
    if code.strip(";") == "" and code:
        return "number", code
    kinds = {_section(section) for section in _sections(code)}
    if "date" in kinds:
        return "date", _shows(_sections(code)[0])
    return ("number", code) if "number" in kinds else ("", "")


def _sections(code: str) -> list[str]:
    """Split at the semicolons outside quotes; what only concerns text is left out."""
    parts = re.findall(r'(?:"[^"]*"|\\.|[^;"\\]|["\\])+', code)
    return [part for part in parts[:3] if "@" not in _LITERAL.sub("", part)]


def _section(section: str) -> str:
    if _ELAPSED.search(section):
        return "date"
    literal = "".join("".join(found) for found in _LITERAL.findall(section))
    bare = _LITERAL.sub("", section)
    literal += "".join(_BRACKET.findall(bare))
    bare = _BRACKET.sub("", bare).replace("General", "").replace("G/通用格式", "").replace("GENERAL", "")
    bare = _EXPONENT.sub("", bare)
    if _DATE.search(bare):
        return "date"
    return "number" if _TELLING.search(literal + bare) or _SCALED.search(bare) else ""


def _shows(section: str) -> str:
    """Whether a format of dates shows the year or the month only."""
    parts = set(_BRACKET.sub("", _LITERAL.sub("", section)).lower()) & set("ymdhs")
    if _ELAPSED.search(section) or not parts <= {"y", "m"} or "y" not in parts:
        return ""
    return "month" if "m" in parts else "year"


def dated(serial: float, shows: str, *, since_1904: bool) -> Odd:
    """Make the cell of a date whose format ``shows`` the year or the month only, or all of it."""
    text = moment(serial, since_1904=since_1904)
    return ("date", serial, text, shows) if shows else ("date", serial, text)


def moment(serial: float, *, since_1904: bool) -> str:
    """Write the day, the time or both that a serial number stands for; empty where there is no such day."""
    if not 0 <= serial < _LAST_DAY:
        return ""
    days, seconds = divmod(round(serial * _SECONDS), _SECONDS)
    clock = str(timedelta(seconds=seconds)).rjust(8, "0")
    if not since_1904 and days == _LEAP_DAY:
        day = "1900-02-29"
    else:
        early = not since_1904 and days < _LEAP_DAY
        day = (_DAY_ZERO[since_1904] + timedelta(days=days + early)).date().isoformat()
    if days == 0 and seconds and not since_1904:
        return clock
    return f"{day}T{clock}" if seconds else day
