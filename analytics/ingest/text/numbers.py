"""The numbers of a text that may be figures: with a unit, or a scale, or right behind a title; read as cells are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from analytics.ingest.sheets import units, written

_SAID_OTHERWISE: Final = frozenset({"年", "站", "人员", "机构", "学时", "处", "所", "队", "座"})
_UNITS: Final = "|".join(
    sorted((re.escape(w) for w in units.WORDS if not w.isascii() and w not in _SAID_OTHERWISE), key=len, reverse=True)
)
_BOUNDS: Final = f"{written.BELOW}|{written.ABOVE}|{written.ABOUT}"
_CORE: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[余多几]?(?:万亿|百万|千万|[千万亿])?[余多几]?"
    rf"(?:(?:{_UNITS}|%|‰)(?:次(?=[,，、。]|$))?)?(?:余|多|左右|上下|以上|以下|以内)?"
)
_NUMBER: Final = re.compile(
    rf"(?P<whole>(?:{_BOUNDS}){{0,2}}{_CORE})(?P<second>(?:-|~|至|到){_CORE})?"
    r"(?P<broken>[\dA-Za-z]|\.\d|/\d|, ?\d{3}(?!\d)| \d)?"
)
_PARTED: Final = re.compile(
    r"(?P<bound>\D*)(?P<digits>[\d,.]+)(?P<mid>[余多几]?)(?P<scale>万亿|百万|千万|[千万亿]?)(?P<after>[余多几]?)"
    r"(?P<unit>.*?)(?P<late>余|多|左右|上下|以上|以下|以内)?"
)
# What stands right before digits that count nothing: the 17th, [2024] 12, COVID-19, 3.5 of 2.3.5.
_NOT_AFTER: Final = re.compile(r"(?:[A-Za-z.\d/*〔\[#№-]|第|民发|编号|电话|热线|\d,|\d )$")
# What makes of a unit something else: 3个月, 5个工作日, 20人民币, 9时30分, 12分钟, 3期间, 2家庭.
_NOT_BEFORE: Final = re.compile(
    r"^(?:月|工作日|小时|年|星期|周|钟|民币|民|间|庭|多月|半月|自然|学期|学年|批次|方面|环节|步骤|部门|单位|同类)"
)


@dataclass(frozen=True)
class Found:
    """A number in a text: where, as ``written`` reads it; ``trouble`` says why it cannot be taken as one."""

    start: int
    end: int
    number: written.Number
    trouble: str = ""


def find(text: str, taken: list[tuple[int, int]]) -> list[Found]:
    """Find numbers outside the stretches ``taken`` by dates; what is no number of anything is left alone."""
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.start(), match.end("second") if match["second"] else match.end("whole")
        digit = start + next(i for i, one in enumerate(match[0]) if one.isdigit())
        if any(first < end and digit < last for first, last in taken):
            continue
        if (
            match["broken"]
            or _NOT_AFTER.search(text[max(0, digit - 3) : digit])
            or _NOT_BEFORE.match(text[end : end + 4])
        ):
            continue
        if one := _read(start, end, match):
            found.append(one)
    return found


def _read(start: int, end: int, match: re.Match[str]) -> Found | None:
    whole = match["whole"]
    parts = _PARTED.fullmatch(whole)
    unit = re.sub("次$", "", parts["unit"]) if parts and parts["unit"] != "人次" and parts["unit"] != "次" else None
    plain = "".join(parts[p] or "" for p in ("bound", "digits", "mid", "scale", "after")) if parts else whole
    try:
        number = written.read(f"{plain}{unit}{parts['late'] or ''}" if parts and unit is not None else whole)
    except written.NoNumber:
        return Found(start, end, written.Number(Decimal(0)), "unclear")
    if number is None:
        return None
    return Found(start, end, number, "range" if match["second"] else "")
