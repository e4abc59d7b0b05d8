"""Parts of a year in every way people write them, written in the one way that is read: 1、2月 and Q1-Q3 as 1-2月 and 1-9月."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

_DIGITS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMBER: Final = r"(?:\d{1,2}|十[一二]|[一二三四五六七八九十])"
_THROUGH: Final = r"(?:-|~|至|到)"
_ITEM: Final = (
    rf"(?:第?(?P<n>{_NUMBER})(?P<unit>个?月份?|个?季度|季(?=报|末|\W|$))?|[qQ](?P<q>\d)(?!\d)|[hH](?P<h>[12])(?!\d)"
    r"|(?P<half>[上下])半年|(?P<first>前)(?P<many>[一二两三四五六七八九十]|\d{1,2})个?(?P<of>月|季度))"
)
_PLAIN_ITEM: Final = re.sub(r"\?P<\w+>", "?:", _ITEM)
_ONE: Final = re.compile(_ITEM)
_AND: Final = r"[、和与及/+,&]"
_RUN: Final = re.compile(
    rf"(?<![\d.a-zA-Z第一二三四五六七八九十]){_PLAIN_ITEM}(?:(?:{_THROUGH}|{_AND}){_PLAIN_ITEM})*(?![\d.日号天余多]|[a-zA-Z])"
)
_TIMES: Final = re.compile(r"月|季|半年|(?<![a-zA-Z])[qQhH]\d")
_YEAR_LETTER: Final = re.compile(r"((?:19|20)\d{2})[-/]?(?=[qQhH]\d)")
_UP_TO: Final = re.compile("截[至止]到")
_FIRST_MONTH: Final = re.compile("元月")
_FIGURES: Final = re.compile(r"\d")
_LAST: Final = 12
_QUARTERS: Final = "一二三四"
# 1、2月 may be the first months, or the second under the first heading of a list.
_NUMBERED: Final = re.compile(rf"{_NUMBER}、{_NUMBER}(?:月|季)")


class Part(NamedTuple):
    """The first and the last month of a part of a year, and the kind of part it was written as: m, q or h."""

    first: int
    last: int
    kind: str


@lru_cache(maxsize=16_384)
def spelt(word: str) -> str:
    """Write the parts of a year in a plain text as they are read; what is none, and lists with gaps, stay as they are."""
    word = _UP_TO.sub("截至", word)
    if not _TIMES.search(word) and "元月" not in word:
        return word
    return _RUN.sub(_canonical, _YEAR_LETTER.sub(r"\1年", _FIRST_MONTH.sub("1月", word)))


def is_numbered(word: str) -> bool:
    """Whether a text begins with what may be a list of months or quarters, or the number of a heading and one of them."""
    return bool(_NUMBERED.match(word))


def _canonical(found: re.Match[str]) -> str:
    """The one way to write a run of parts; the run itself where it is none, or is one part that is read as it is."""
    run = found[0]
    items = list(_ONE.finditer(run))
    if not any(one["unit"] or one["q"] or one["h"] or one["half"] or one["many"] for one in items):
        return run
    parts = _parts(items)
    if not parts or any(not 1 <= part.first <= part.last <= _LAST for part in parts):
        return run
    joins = [run[one.end() : other.start()] for one, other in pairwise(items)]
    whole = _joined(parts, joins)
    if whole is None:
        return run
    if len(parts) == 1:
        return _alone(parts[0], run)
    return f"{whole[0]}-{whole[1]}月"


def _alone(part: Part, run: str) -> str:
    if part.kind == "h":
        return "上半年" if part.first == 1 else "下半年"
    if part.kind == "q":
        return f"第{_QUARTERS[part.last // 3 - 1]}季度"
    if part.first != part.last:
        return f"{part.first}-{part.last}月"
    return run if _FIGURES.search(run) else f"{part.first}月{'份' if '份' in run else ''}"


def _parts(items: list[re.Match[str]]) -> list[Part]:
    """The parts of a run; a bare number takes the unit of the next that has one, or the letter before it."""
    made: list[Part] = []
    unit = ""
    for one in reversed(items):
        unit = (one["unit"] or unit) if one["n"] else ""
        made.append(_part(one, unit))
    made.reverse()
    for place, (one, before) in enumerate(zip(items[1:], items, strict=False), 1):
        if one["n"] and not one["unit"] and made[place].kind == "" and made[place - 1].kind == "q" and before["q"]:
            made[place] = _quarter(_value(one["n"]))
    return made if all(part.kind for part in made) else []


def _part(one: re.Match[str], unit: str) -> Part:
    if one["q"]:
        return _quarter(int(one["q"]))
    if one["h"] or one["half"]:
        first = one["h"] == "1" or one["half"] == "上"
        return Part(1, 6, "h") if first else Part(7, _LAST, "h")
    if one["many"]:
        many = _value(one["many"].replace("两", "二")) * (3 if one["of"] == "季度" else 1)
        return Part(1, many, "f")
    number = _value(one["n"])
    if "个" in unit:
        return Part(0, 0, "m")  # 3个月 is how long, not which
    return _quarter(number) if "季" in unit else Part(number, number, "m" if unit else "")


def _quarter(number: int) -> Part:
    return Part(number * 3 - 2, number * 3, "q")


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _DIGITS[text] if len(text) == 1 else 10 + _DIGITS[text[1]]


def _joined(parts: list[Part], joins: list[str]) -> tuple[int, int] | None:
    """The months from the first part to the last, where they run on without a gap."""
    first, last = parts[0].first, parts[0].last
    through = False
    for part, join in zip(parts[1:], joins, strict=True):
        spans = re.fullmatch(_THROUGH, join) is not None
        # 1-3-5月, and 1月-3月、4月 as 1-4月.
        if (spans and (through or part.first <= last)) or (not spans and part.first != last + 1):
            return None
        through, last = spans, part.last
    return first, last
