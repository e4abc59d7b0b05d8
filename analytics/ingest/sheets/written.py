"""Numbers as people write them: 188.9万, 近12万, 390万余, 34.4%, （12）, —."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import units
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Odd, Value

MISSING: Final = frozenset(
    {
        *(
            "",
            "-",
            "--",
            "---",
            "----",
            "/",
            "//",
            "\\",
            "|",
            ".",
            "..",
            "...",
            "......",
            "*",
            "**",
            "空",
            "空白",
            "缺",
        ),
        *("缺失", "缺报", "未报", "未报送", "未上报", "未统计", "未公布", "未填", "暂无", "暂无数据", "无数据", "不详"),
        *("未知", "不适用", "n/a", "na", "nan", "null", "none", "#n/a", "nil", "x", "…", "·"),
    }
)
UNCLEAR: Final = frozenset({"无", "没有", "有", "是", "否", "零星", "若干", "少量", "√", "〇"})
_BELOW: Final = "将近|接近|不足|不到|未到|低于|少于|近|<=|<|≤"
_ABOVE: Final = "超过|突破|不少于|不低于|至少|高于|多于|逾|超|>=|>|≥"
_ABOUT: Final = "大约|约为|约|大概|~|≈"
_EXACT: Final = "达到|共计|共有|共|达|为"
_NUMBER: Final = re.compile(
    rf"(?P<pre>(?:{_BELOW}|{_ABOVE}|{_ABOUT}|{_EXACT})*)"
    r"(?P<open>\(?)(?P<sign>[-+]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    rf"(?P<mid>[余多几]?)(?P<scale>{units.SCALE.pattern})?(?P<after>[余多几]?)"
    r"(?P<unit>[^\d()]*?)(?P<late>余|多|左右|上下|以上|以下|以内)?(?P<close>\)?)"
    r"(?P<note>(?:\[\d{1,2}\]|\(\d{1,2}\)|[*#]+|注\d?)?)"
)
_SIDE: Final = {
    **dict.fromkeys(_BELOW.split("|"), "<"),
    **dict.fromkeys(_ABOVE.split("|"), ">"),
    **dict.fromkeys(_ABOUT.split("|"), "~"),
    **dict.fromkeys(("余", "多", "几", "以上"), ">"),
    **dict.fromkeys(("以下", "以内"), "<"),
    **dict.fromkeys(("左右", "上下"), "~"),
}
_WORDS: Final = re.compile(f"{_BELOW}|{_ABOVE}|{_ABOUT}")
_PERCENTS: Final = {"%": Decimal(1), "‰": Decimal("0.1")}
_DIGITS: Final = 15


@dataclass(frozen=True)
class Number:
    """A number with its bound; ``unit`` is what stood behind it; ``step`` its last written unit before any scale.

    ``scaled`` says that 万 or the like was written with it; ``fraction`` that a percent format shows it.
    """

    value: Decimal
    bound: str = "="
    unit: str = ""
    step: Decimal = Decimal(0)
    scaled: bool = False
    percent: bool = False
    note: str = ""


class NoNumber(ValueError):  # noqa: N818 - the caller names the issue
    """A cell that holds no number; ``code`` says why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def read(value: Value) -> Number | None:
    """Read a cell as a number; nothing where it says that there is none. Raises ``NoNumber``."""
    if value is None:
        return None
    if isinstance(value, bool):
        msg = "not-a-number"
        raise NoNumber(msg, shown(value))
    if isinstance(value, (int, float)):
        return Number(_exact(value))
    if isinstance(value, str):
        return _text(value)
    return _odd(value)


def _exact(value: float) -> Decimal:
    """Give a number as a sheet shows it, at most fifteen digits: 0.1+0.2 is 0.3."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")


def _odd(cell: Odd) -> Number | None:
    if cell.kind == "error":
        msg = "formula-error"
        raise NoNumber(msg, cell.text)
    if cell.kind == "formula":
        msg = "formula-unsaved"
        raise NoNumber(msg, cell.text)
    if cell.kind == "date":
        msg = "date-for-number"
        raise NoNumber(msg, cell.text)
    value = _exact(cell.value or 0.0)
    if "%" in cell.text or "‰" in cell.text:
        return Number(value * 100, unit="%", percent=True)
    words = _literal(cell.text)
    scale = units.SCALE.match(words)
    if scale and not re.search(r",(?=[^0#?]|$)|!\.|\\\.", cell.text):
        # 0.0"万" shows 188.9 as 188.9万; 0!.0,"万" shows the full number divided, which needs nothing.
        return Number(value * units.FACTORS[scale[0]], unit=words[scale.end() :], scaled=True, note="format")
    return Number(value, unit=words[scale.end() :] if scale else words)


def _literal(number_format: str) -> str:
    """The words a number format writes behind a positive number."""
    first = number_format.split(";", maxsplit=1)[0]
    return "".join(a or b for a, b in re.findall(r'"([^"]*)"|([\u4e00-\u9fff]+)', first)).strip()


@lru_cache(maxsize=65_536)
def _text(written: str) -> Number | None:
    text = plain(written)
    if text.lower() in MISSING:
        return None
    if text in UNCLEAR:
        msg = "unclear-none"
        raise NoNumber(msg, written)
    match = _NUMBER.fullmatch(_grouped(written))
    if match is None or bool(match["open"]) != bool(match["close"]):
        msg = "not-a-number"
        raise NoNumber(msg, written)
    return _number(match, written)


def _grouped(written: str) -> str:
    """Take blanks between groups of three digits for separators (1 234); blanks between other digits stay, as an error."""
    grouped = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", ",", written.strip())
    return "?" if re.search(r"\d\s+\d", grouped) else plain(grouped)


def _number(match: re.Match[str], written: str) -> Number:
    digits = match["digits"].replace(",", "")
    value, step = Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))
    unit, percent = match["unit"], Decimal(1)
    for sign, factor in _PERCENTS.items():
        if unit.startswith(sign):
            unit, percent = "%", factor
    factor = units.FACTORS.get(match["scale"] or "", 1) * percent
    negative = match["sign"] == "-" or bool(match["open"])
    return Number(
        value * factor * (-1 if negative else 1),
        _bound(match, written),
        unit,
        step * factor if (match["scale"] or "." in digits or unit == "%") else Decimal(0),
        scaled=bool(match["scale"]),
        note="mark" if match["note"] else "",
    )


def _bound(match: re.Match[str], written: str) -> str:
    """Join the words around a number: 超390万余 is >, 约300余 too; 近…余 says nothing that can be held."""
    sides = {_SIDE[word] for word in _WORDS.findall(match["pre"])}
    sides |= {_SIDE[part] for part in (match["mid"], match["after"], match["late"]) if part}
    if {"<", ">"} <= sides:
        msg = "not-a-number"
        raise NoNumber(msg, written)
    return next((side for side in "<>~" if side in sides), "=")
