"""Numbers as people write them: 188.9万, 近12万, 390万余, 34.4%, （12）, —."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import formats, units
from analytics.ingest.sheets.plain import marked, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Odd, Value

LARGEST: Final = 10**15
MISSING: Final = frozenset(
    {
        *("", "-/", "/-", "空", "空白", "缺", "缺失", "缺报", "未报", "未报送", "未上报", "未统计", "未公布", "未填"),
        *(
            "暂无",
            "暂无数据",
            "无数据",
            "不详",
            "未知",
            "不适用",
            "n/a",
            "na",
            "nan",
            "null",
            "none",
            "#n/a",
            "nil",
            "x",
        ),
        *(sign * times for sign in "-/.*_⋯" for times in range(1, 13)),
        *("\\", "|", "·"),
        *(
            "暂缺",
            "暂未统计",
            "暂未公布",
            "尚未统计",
            "尚未公布",
            "待报",
            "待上报",
            "待补",
            "待补报",
            "待统计",
            "待公布",
        ),
    }
)
UNCLEAR: Final = frozenset({"无", "没有", "有", "是", "否", "零星", "若干", "少量", "√", "〇"})
# Words that stand before a number in running text as well as in a cell.
BELOW: Final = "将近|接近|不足|不到|未到|低于|少于|近|<=|<|≤"
ABOVE: Final = "超过|突破|不少于|不低于|至少|高于|多于|逾|超|>=|>|≥"
ABOUT: Final = "大约|约为|约|大概|~|≈"
_EXACT: Final = "达到|共计|共有|共|达|为"
_NUMBER: Final = re.compile(
    rf"(?P<pre>(?:{BELOW}|{ABOVE}|{ABOUT}|{_EXACT}){{0,3}})(?P<money>¥?)"
    r"(?P<open>\(?)(?P<sign>[-+]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    rf"(?P<mid>[余多几]?)(?P<scale>{units.SCALE.pattern})?(?P<after>[余多几]?)"
    r"(?P<unit>[^\d()]*?)(?P<late>余|多|左右|上下|以上|以下|以内|\+)?(?P<close>\)?)"
    r"(?P<note>(?:\[\d{1,2}\]|[*#]+|注\d?)?)"
)
_SIDE: Final = {
    **dict.fromkeys(BELOW.split("|"), "<"),
    **dict.fromkeys(ABOVE.split("|"), ">"),
    **dict.fromkeys(ABOUT.split("|"), "~"),
    **dict.fromkeys(("余", "多", "几", "以上", "+"), ">"),
    **dict.fromkeys(("以下", "以内"), "<"),
    **dict.fromkeys(("左右", "上下"), "~"),
}
_WORDS: Final = re.compile(f"{BELOW}|{ABOVE}|{ABOUT}")
_PERCENTS: Final = {"%": Decimal(1), "‰": Decimal("0.1")}
_DIGITS: Final = 15
_NONE: Final = "not-a-number"
_LONGEST: Final = 60


@dataclass(frozen=True)
class Number:
    """A number with its bound; ``unit`` is what stood behind it; ``step`` its last written unit, 0 where all digits count.

    ``scaled`` says that 万 or the like was written with it; ``note`` that a mark was dropped, or that the cell's format
    said the scale. ``text`` is what a format makes of the number; ``divisor`` what a format divides it by for the eye
    without a word.
    """

    value: Decimal
    bound: str = "="
    unit: str = ""
    step: Decimal = Decimal(0)
    scaled: bool = False
    note: str = ""
    text: str = ""
    divisor: int = 1


class NoNumber(ValueError):  # noqa: N818 - the caller names the issue
    """A cell that holds no number; ``code`` says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def is_figure_like(text: str) -> bool:
    """Whether a text stands for a figure: a word or sign for a missing one, or anything with a digit."""
    return plain(text).lower() in MISSING or any(character.isdigit() for character in plain(text))


def read(value: Value) -> Number | None:
    """Read a cell as a number; nothing where it says that there is none. Raises ``NoNumber``."""
    if value is None:
        return None
    if isinstance(value, bool):
        raise NoNumber(_NONE, shown(value))
    if isinstance(value, (int, float)):
        return _plain(value)
    if isinstance(value, str):
        return _text(value)
    return _odd(value)


@lru_cache(maxsize=65_536, typed=True)
def _plain(value: float) -> Number:
    """Take a number as a sheet shows it, at most fifteen digits: 0.1+0.2 is 0.3."""
    if not abs(value) < LARGEST:
        raise NoNumber(_NONE, shown(value)[:_LONGEST])
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    places = int(number.normalize().as_tuple().exponent)
    return Number(number, step=Decimal(1).scaleb(places) if places < 0 else Decimal(0))


def _odd(cell: Odd) -> Number | None:
    if cell.kind != "number":
        codes = {"error": "formula-error", "formula": "formula-unsaved", "date": "date-for-number"}
        raise NoNumber(codes[cell.kind], cell.text)
    if cell.value is None:
        raise NoNumber(_NONE, cell.text)
    value = _plain(cell.value).value
    shape = formats.shape(cell.text)
    read = _text(text := formats.shown(value, shape)) if shape else None
    if shape is None or read is None:
        msg = "format-unclear"
        raise NoNumber(msg, shown(cell))
    if shape.said:
        return replace(read, text=text, scaled=True)
    return replace(read, text=text, divisor=shape.divisor, note="format" if read.scaled else "")


@lru_cache(maxsize=65_536)
def _text(written: str) -> Number | None:
    text = plain(written)
    if text.lower() in MISSING:
        return None
    if text in UNCLEAR:
        msg = "unclear-none"
        raise NoNumber(msg, written)
    match = _NUMBER.fullmatch(_grouped(written)) if len(text) <= _LONGEST else None
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise NoNumber(_NONE, written)
    return _number(match, written)


def _grouped(written: str) -> str:
    """Take blanks between groups of three digits for separators (1 234); blanks between other digits stay, as an error."""
    grouped = re.sub(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))", ",", written.strip())
    return "?" if re.search(r"\d\s+\d", grouped) else plain(grouped)


def _number(match: re.Match[str], written: str) -> Number:
    digits = match["digits"].replace(",", "")
    value, step = Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))
    unit, scale = match["unit"] or ("元" if match["money"] else ""), match["scale"]
    percent = _PERCENTS.get(unit)
    counted = units.read(unit) if unit else units.Counted("")
    if counted is None or (scale and (percent or counted.scale > 1)):
        raise NoNumber(_NONE, written)
    factor = percent or Decimal(units.FACTORS[scale] if scale else 1)
    value *= factor * (-1 if match["sign"] == "-" or match["open"] else 1)
    if not abs(value) < LARGEST:
        raise NoNumber(_NONE, written)
    return Number(
        value,
        _bound(match, written),
        "%" if percent else unit,
        step * factor if (scale or percent or "." in digits) else Decimal(0),
        scaled=bool(scale),
        note="mark" if match["note"] or marked(written) else "",
    )


def _bound(match: re.Match[str], written: str) -> str:
    """Join the words around a number: 超390万余 is >, 约300余 too; 近…余 says nothing that can be held."""
    sides = {_SIDE[word] for word in _WORDS.findall(match["pre"])}
    sides |= {_SIDE[part] for part in (match["mid"], match["after"], match["late"]) if part}
    if {"<", ">"} <= sides:
        raise NoNumber(_NONE, written)
    return next((side for side in "<>~" if side in sides), "=")
