"""Units as workbooks write them: 万人 is ten thousand 人, 名 and 位 are 人, but 人次 is not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analytics.indicators import MEASURES
from analytics.ingest.sheets.plain import plain

_KNOWN: Final = {measure.unit.zh for measure in MEASURES.values()} - {"%?"}
_SAME: Final = {
    "名": "人",
    "位": "人",
    "人员": "人",
    "people": "人",
    "persons": "人",
    "person": "人",
    "person-times": "人次",
    "attendances": "人次",
    "站": "个",
    "座": "个",
    "处": "个",
    "所": "个",
    "项": "个",
    "机构": "家",
    "学时": "课时",
    "队": "支",
    "场次": "场",
    "yuan": "元",
    "人民币元": "元",
    "个百分点": "百分点",
    "percent": "%",
    "百分比": "%",
    "百分数": "%",
    "pct": "%",
    "人/万": "人/万人",
    "人/每万人": "人/万人",
    "每万人": "人/万人",
}
# Every word that may follow a number as its unit.
WORDS: Final = frozenset({*_KNOWN, *_SAME})
# 个 counts agencies and teams as well as 家 and 支 do; sessions (期, 场, 次) and persons are something else.
THINGS: Final = frozenset({"个", "家", "支"})
_SCALES: Final = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_SCALED: Final = re.compile(r"(百万|千万|十万|[十百千万亿]?)(.*)")
_BETWEEN: Final = re.compile(r"[、,;，；.和及](?!年|日|站|期|支)|/(?!万人|年|日|站|期|支)")
SCALE: Final = re.compile(r"万亿|百万|千万|[千万亿]")
FACTORS: Final = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 10**8, "万亿": 10**12}


@dataclass(frozen=True)
class Counted:
    """A unit with its scale; ``unit`` is empty where only the scale was written (单位：万)."""

    unit: str
    scale: int = 1
    per_mille: bool = False


@lru_cache(maxsize=4096)
def read(text: str) -> Counted | None:
    """Read a unit; nothing for what is none."""
    word = plain(text).lower().strip("()[]:")
    if word in ("‰", "千分比", "千分号"):
        return Counted("%", per_mille=True)
    if found := _base(word):
        return Counted(found)
    match = _SCALED.fullmatch(word)
    if match and match[1]:
        scale, rest = _SCALES[match[1]], match[2]
        if not rest:
            return Counted("", scale) if scale >= _SCALES["千"] else None
        if (found := _base(rest)) and found != "%":
            return Counted(found, scale)
    return None


def same(one: str, other: str) -> bool:
    """Whether two units count the same, so that a number in one is the number in the other."""
    return one == other or {one, other} <= THINGS


def spelt(unit: Counted) -> str:
    """Write a unit with its scale: 万人."""
    scale = next(name for name, factor in _SCALES.items() if factor == unit.scale)
    return "‰" if unit.per_mille else f"{scale}{unit.unit}"


def _base(word: str) -> str | None:
    return word if word in _KNOWN else _SAME.get(word)


def listed(text: str) -> tuple[Counted, ...]:
    """Read the units of a note that names several: 人、%, or without signs between them once its blanks are gone: 人%个."""
    parts = [part for part in _BETWEEN.split(text) if part]
    found = [read(one) for part in parts for one in ([part] if read(part) else _run(part))]
    return tuple(unit for unit in found if unit)


def _run(text: str) -> list[str]:
    """Cut a text into units where it is nothing but units one behind the other."""
    names = "|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True))
    one = f"[十百千]?[万亿]?(?:{names})"
    return re.findall(one, text) if re.fullmatch(f"(?:{one})+", text) else []
