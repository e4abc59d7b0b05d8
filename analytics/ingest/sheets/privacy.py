"""Finds personal data: resident ID numbers, mobile numbers, bank cards, lists of persons. Nothing of them is repeated."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from analytics.i18n import mark
from analytics.ingest.codes import issue
from analytics.ingest.sheets import titles
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.book import Sheet, Value
    from analytics.ingest.draft import Issue

ID: Final = mark("a resident identity number")
MOBILE: Final = mark("a mobile telephone number")
CARD: Final = mark("a bank card number")
_ID: Final = re.compile(r"(?<!\d)[1-8]\d{16}[\dXx](?!\d)")
_OLD_ID: Final = re.compile(r"(?<!\d)[1-8]\d{14}(?!\d)")
_MOBILE: Final = re.compile(r"(?<![\d.])(?:\+?86-?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)")
_CARD: Final = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{13,17}(?!\d)")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_LONG: Final = 11
_LOST: Final = 10**15


def check(sheet: Sheet) -> list[Issue]:
    """Look at every cell of a sheet, hidden ones too: the file would be kept; tell the first cell of each column."""
    found: dict[tuple[int, str], Issue] = {}
    for row, cells in enumerate(sheet.rows, start=1):
        for column, value in enumerate(cells, start=1):
            if _may(value) and (kind := kind_of(value)):
                found.setdefault((column, kind), issue("personal-data", sheet.name, row, column, kind=kind))
    return [*found.values(), *_person_list(sheet)]


def _may(value: Value) -> bool:
    """Whether a cell is long enough to hold any of it; nearly all are not."""
    if isinstance(value, str):
        return len(value) >= _LONG
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= 10 ** (_LONG - 1)


def kind_of(value: Value) -> str:
    """Say what personal datum a cell holds, or nothing."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number_kind(value)
    text = plain(shown(value))
    if any(is_id(match[0]) for match in _ID.finditer(text)):
        return ID
    if any(_dated(f"19{match[0][6:12]}") for match in _OLD_ID.finditer(text)) and text.isdigit():
        return ID
    if any(_luhn(match[0]) for match in _CARD.finditer(text)):
        return CARD
    return MOBILE if _MOBILE.search(text) else ""


def _number_kind(value: float) -> str:
    """A number typed as such: beyond fifteen digits its last digits are lost, so its date must do."""
    digits = f"{value:.0f}"
    if value >= _LOST and len(digits) == 18 and digits[0] in "12345678" and _dated(digits[6:14]):  # noqa: PLR2004
        return ID
    if len(digits) in (16, 17, 19) and _CARD.fullmatch(digits) and _luhn(digits):
        return CARD
    return MOBILE if _MOBILE.fullmatch(digits) and value == int(value) else ""


def is_id(text: str) -> bool:
    """Whether 18 characters are a resident ID number: a date of birth and the check digit of GB 11643."""
    added = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return _CHECKS[added % 11] == text[17].upper() and _dated(text[6:14])


def _dated(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return 1900 <= born.year <= date.today().year  # noqa: PLR2004, DTZ011 - a year of birth


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - the sum of two digits


def _person_list(sheet: Sheet) -> Iterator[Issue]:
    """A heading row with a title such as 姓名 or 身份证号, and rows below it."""
    for row, cells in enumerate(sheet.rows[:50], start=1):
        texts = [
            (column, value) for column, value in enumerate(cells, start=1) if isinstance(value, str) and plain(value)
        ]
        personal = [column for column, value in texts if titles.role(value) == "personal"]
        if personal and len(texts) > 1 and len(sheet.rows) > row:
            yield issue("person-list", sheet.name, row, personal[0])
            return


def masked(text: str) -> str:
    """Give a text with personal numbers blacked out, for names of files."""
    for pattern in (_ID, _CARD, _MOBILE):
        text = pattern.sub(lambda match: "*" * len(match[0]), text)
    return text
