"""Finds personal data: resident ID numbers, mobile numbers, bank cards, lists of persons. Nothing of them is repeated."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.i18n import mark
from analytics.ingest import masks
from analytics.ingest.book import Odd
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
masked = masks.masked
_ID: Final = re.compile(r"(?<!\d)[1-8]\d{16}[\dXx](?!\d)")
_OLD_ID: Final = re.compile(r"(?<!\d)[1-8]\d{14}(?!\d)")
_MOBILE: Final = re.compile(
    r"(?<![\d.])(?:\+?86-?|0086-?)?1[3-9]\d-?\d{4}-?\d{4}(?![-.,]?\d|[万亿]|[余多]?[人名元个家户件次场])"
)
_GROUPED: Final = re.compile(r"(?<!\d)1[3-9]\d[-\s]\d{4}[-\s]\d{4}(?!\d)")
_CARD: Final = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{13,17}(?!\d)")
_JOINTS: Final = re.compile(r"(?<=\d)[-·.](?=[\dXx])")
_PHONE: Final = re.compile("电话|手机|联系|号码|tel|phone|mobile", re.IGNORECASE)
_PROVINCES: Final = frozenset(
    map(
        str,
        (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82),
    )
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_LONG: Final = 11
_SHORTEST: Final = 10 ** (_LONG - 1)
_KEPT: Final = 15
_ABOVE: Final = 50
_ROUND: Final = 10_000
_MOST: Final = 50_000


def check(sheet: Sheet) -> list[Issue]:
    """Look at every cell of a sheet, hidden ones too: the file would be kept; tell the first cell of each column."""
    found: dict[tuple[int, str], Issue] = {}
    bare: dict[int, list[int]] = {}
    if kind := kind_of(sheet.name):
        found[0, kind] = issue("personal-data", sheet.name, kind=kind)
    for row, column, value in _doubtful(sheet):
        if kind := kind_of(value):
            found.setdefault((column, kind), issue("personal-data", sheet.name, row, column, kind=kind))
        elif _bare_mobile(value):
            bare.setdefault(column, []).append(row)
    for column, rows in bare.items():
        if row := _telephones(sheet, column, rows):
            found.setdefault((column, MOBILE), issue("personal-data", sheet.name, row, column, kind=MOBILE))
    return [*found.values(), *_person_list(sheet)]


def _doubtful(sheet: Sheet) -> Iterator[tuple[int, int, Value]]:
    """The cells long enough to hold personal data; a text without digits is looked at once."""
    harmless: set[Value] = set()
    for row, cells in enumerate(sheet.rows, start=1):
        if not _may_hold(cells, harmless):
            continue
        for column, value in enumerate(cells, start=1):
            if _may(value) and value not in harmless:
                if isinstance(value, str) and len(harmless) < _MOST and not any(map(str.isdigit, value)):
                    harmless.add(value)
                yield row, column, value


def _may_hold(cells: list[Value], harmless: set[Value]) -> bool:
    """Whether any cell of a row needs a look: written out, because a file may have ten million, nearly all short."""
    for value in cells:
        if type(value) is str:
            if len(value) >= _LONG and value not in harmless:
                return True
        elif value is not None and not (type(value) is int and -_SHORTEST < value < _SHORTEST):
            return True
    return False


def _may(value: Value) -> bool:
    """Whether a cell is long enough to hold any of it; nearly all are not."""
    if isinstance(value, str):
        return len(value) >= _LONG
    if isinstance(value, Odd):
        return len(value.text) >= _LONG or _may(value.value)
    return isinstance(value, (int, float)) and abs(value) >= 10 ** (_LONG - 1)


def kind_of(value: Value) -> str:
    """Say what personal datum a cell surely holds, or nothing; eleven digits alone may be an amount of money too."""
    if isinstance(value, Odd):
        return _text_kind(value.text) or kind_of(value.value)
    return _text_kind(value) if isinstance(value, str) else _number_kind(value) if value else ""


@lru_cache(maxsize=16_384)
def _text_kind(written: str) -> str:
    text = plain(written)
    joined = _JOINTS.sub("", text)
    if any(is_id(match[0]) for match in _ID.finditer(joined)):
        return ID
    if (text.isdecimal() or "证" in text) and any(_is_old_id(match[0]) for match in _OLD_ID.finditer(joined)):
        return ID
    if any(_luhn(match[0]) for match in _CARD.finditer(joined)):
        return CARD
    told = _MOBILE.search(text) and not text.isdecimal()
    return MOBILE if told or _GROUPED.search(written) else ""


def _number_kind(value: float) -> str:
    """A number typed as such: beyond fifteen digits its last digits are lost, so its first ones must do."""
    digits = str(value) if isinstance(value, int) and value < 10**30 else f"{value:.0f}" if abs(value) < 10**30 else ""
    if len(digits) == 18 and digits[:2] in _PROVINCES and _dated(digits[6:14]):  # noqa: PLR2004 - an ID's length
        return ID
    if len(digits) == _KEPT and _is_old_id(digits):
        return ID
    lost = digits.startswith("62") and not digits[_KEPT:].strip("0")
    if len(digits) > _KEPT and _CARD.fullmatch(digits) and (lost or _luhn(digits)):
        return CARD
    return ""


def _bare_mobile(value: Value) -> bool:
    """Whether a cell holds eleven digits alone that may be a mobile number, and no round sum."""
    digits = plain(shown(value)) if not isinstance(value, Odd) else ""
    return len(digits) == _LONG and bool(_MOBILE.fullmatch(digits)) and bool(int(digits) % _ROUND)


def _telephones(sheet: Sheet, column: int, rows: list[int]) -> int:
    """The first row where eleven digits are a telephone: a title or the cell beside it says so, or the column is full of them."""
    for row in rows[:_ABOVE]:
        left = sheet.rows[row - 1][max(0, column - 2) : column - 1]
        above = [cells[column - 1] for cells in sheet.rows[: min(row - 1, _ABOVE)] if len(cells) >= column]
        if any(isinstance(text, str) and _PHONE.search(text) for text in (*left, *above)):
            return row
    numbers = sum(1 for cells in sheet.rows if len(cells) >= column and _like_number(cells[column - 1]))
    return rows[0] if len(rows) > 1 and 2 * len(rows) > numbers else 0


def _like_number(value: Value) -> bool:
    return isinstance(value, (int, float)) or (isinstance(value, str) and value.strip().isdecimal())


def is_id(text: str) -> bool:
    """Whether 18 characters are a resident ID number: a date of birth and the check digit of GB 11643."""
    added = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return _CHECKS[added % 11] == text[17].upper() and _dated(text[6:14])


def _is_old_id(text: str) -> bool:
    return text[:2] in _PROVINCES and _dated(f"19{text[6:12]}")


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
            yield issue("personal-list", sheet.name, row, personal[0])
            return
