"""What the text of a cell says of a region at once: its code, its name, and the one it lies in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_CODE: Final = re.compile(r"'?(\d{6})(?:0{6})?(?:\.0*)?['’]?")
# A code and its name in one cell: 510100成都市, 成都市（510100）; and a name with the region it lies in behind it.
_BOTH: Final = re.compile(r"(\d{6})[-_]?([\u4e00-\u9fff]{2,})|([\u4e00-\u9fff]{2,})\(?(\d{6})\)?")
_WITHIN: Final = re.compile(
    "([\u4e00-\u9fff]{2,}[市县区旗])\\(([\u4e00-\u9fff]{2,}[省市区州盟]|[\u4e00-\u9fff]{2,3})\\)"
)
# The English name behind the Chinese one, as yearbooks print it.
_ENGLISH: Final = re.compile(r"(?<=[\u4e00-\u9fff])\(?[A-Za-z][a-z'’]{2,}[A-Za-z'’.,-]*\)?$")
_NUMBERED: Final = re.compile(
    r"^(?:其中[:,、]?|\(?[一二三四五六七八九十\d]{1,2}[、.)]|[一二三四五六七八九十]+[、.]|\d{1,2}(?=[\u4e00-\u9fff]))+"
)


class Said(NamedTuple):
    """The parts of one cell, empty where it does not give them."""

    code: str = ""
    name: str = ""
    above: str = ""


def read(text: str) -> Said:
    """Take the plain text of a cell apart: 510107, 510107武侯区, 武侯区(成都市), 1.成都市."""
    if code := _CODE.fullmatch(text):
        return Said(code[1])
    if both := _BOTH.fullmatch(text):
        return Said(both[1] or both[4], both[2] or both[3])
    name = bare(text)
    within = _WITHIN.fullmatch(name)
    return Said(name=within[1], above=within[2]) if within else Said(name=name)


def is_code(text: str) -> bool:
    """Whether a plain text is a code and nothing else."""
    return bool(_CODE.fullmatch(text))


def bare(text: str) -> str:
    """A name without its number in a list and its English, which are no part of it: 1.成都市 Chengdu."""
    return _NUMBERED.sub("", _ENGLISH.sub("", text)) or text
