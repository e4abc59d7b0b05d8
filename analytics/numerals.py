"""Writes quantities as officials do: 188.9万, 1.7万余人, 近12万人, 18.5%, over 32,000 people."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.indicators import Unit
    from analytics.quantity import Quantity

_STEPS = {"zh": ((1e8, "亿"), (1e4, "万")), "en": ((1e9, " billion"), (1e6, " million"))}
_RATES = {
    "percent",
    "per_10k",
    "points",
    "percent_or_points",
    "per_100",
    "per_100_persons",
    "per_station",
    "per_run",
    "per_team",
    "fold",
}
_MILLION = 1e6
_ROUNDED = 5
_HALF = 0.5
_HUNDRED = 100
_ROUNDING = {">": ROUND_FLOOR, "<": ROUND_CEILING}
_AFFIX = {
    "zh": {"=": ("", ""), "~": ("约", ""), "<": ("近", ""), ">": ("", "余")},
    "en": {"=": ("", ""), "~": ("about ", ""), "<": ("under ", ""), ">": ("over ", "")},
}
_RATE_AFFIX = {"~": ("约", ""), "<": ("不到", ""), ">": ("超", ""), "=": ("", "")}
SIGNS = {"=": "", "~": "≈", "<": "<", ">": ">"}


def fixed(value: float, decimals: int, bound: str = "=") -> str:
    """Round half up (四舍五入), a lower bound down and an upper bound up, so that what is written stays true."""
    step = Decimal(1).scaleb(-decimals)
    exact = Decimal(repr(round(value, 9)))
    return f"{exact.quantize(step, rounding=_ROUNDING.get(bound, ROUND_HALF_UP)):,f}".replace("-", "−")


def rate(quantity: Quantity, decimals: int = 1) -> str:
    """Write a rate with one decimal, a whole one as it was written."""
    whole = quantity.margin >= _HALF or (quantity.margin == 0 and float(quantity.value).is_integer())
    return fixed(quantity.value, 0 if whole else decimals, quantity.bound)


def decimals(quantity: Quantity, unit: Unit) -> int:
    """How many decimals a quantity is written with where it is written out, not counted in 万 or millions."""
    if unit.key in _RATES:
        _, _, after = rate(quantity, 2 if unit.key == "fold" else 1).partition(".")
        return len(after)
    return 1 if not float(quantity.value).is_integer() and abs(quantity.value) < _HUNDRED else 0


def _decimals(step: float, margin: float) -> int:
    """How many decimals the writing supports when counted in steps; two where it is exact."""
    if margin <= 0:
        return 2
    return max(0, min(2 if step < _MILLION else 3, round(math.log10(step / (2 * margin)))))


def _amount(quantity: Quantity, lang: str) -> tuple[str, str]:
    """Write a count as digits and the word they are counted in: 188.9 and 万."""
    size, margin = abs(quantity.value), quantity.margin
    for step, word in _STEPS[lang]:
        if size >= step and (size >= _MILLION or margin >= _ROUNDED):
            text = fixed(quantity.value / step, _decimals(step, margin), quantity.bound)
            return (text.replace(",", "") if lang == "zh" else text), word
    wan = _STEPS["zh"][1][0]
    if lang == "zh" and size >= wan and quantity.value % _HUNDRED == 0:
        return fixed(quantity.value / wan, 2).rstrip("0").rstrip("."), "万"
    small = not float(quantity.value).is_integer() and size < _HUNDRED
    return fixed(quantity.value, 1 if small else 0, quantity.bound), ""


def number(quantity: Quantity, unit: Unit, lang: str, *, with_unit: bool = True) -> str:
    """Write a quantity with its bound; 余 stands before 万 after whole tens (80余万) and behind it otherwise (4万余)."""
    tail = unit.tail(lang) if with_unit or unit.key == "percent" else ""
    space = " " if lang == "en" and tail and tail != "%" else ""
    if unit.key in _RATES:
        text, word = rate(quantity, 2 if unit.key == "fold" else 1), ""
        before, after = (_RATE_AFFIX if lang == "zh" else _AFFIX["en"])[quantity.bound]
    else:
        text, word = _amount(quantity, lang)
        before, after = _AFFIX[lang][quantity.bound]
    whole = after and word and "." not in text and text.endswith("0")
    return f"{before}{text}{after}{word}{space}{tail}" if whole else f"{before}{text}{word}{after}{space}{tail}"


def alike(values: Sequence[float], unit: Unit, lang: str) -> list[str]:
    """Write several values in one scale with as few decimals as tell them apart, to compare at a glance: 1.4万, 30.4万."""
    tail = unit.tail(lang) if unit.key == "percent" else ""
    if unit.key in _RATES:
        places = 0 if all(float(value).is_integer() for value in values) else 2 if unit.key == "fold" else 1
        return [fixed(value, places) + tail for value in values]
    step, word = next(((step, word) for step, word in _STEPS[lang] if min(values, default=0) >= step), (1, ""))
    for places in (1, 2) if word else ():
        texts = [fixed(value / step, places) + word for value in values]
        if len(set(texts)) == len(set(values)):
            return texts
    places = 0 if all(float(value).is_integer() for value in values) else 1
    return [fixed(value, places) for value in values]


def headline(quantity: Quantity, unit: Unit, lang: str) -> str:
    """Write a headline number: whole in Chinese, in English as short as 2.236M or >32,000, the unit being in the label."""
    if lang == "zh":
        return number(quantity, unit, lang)
    plain = number(quantity, unit, lang, with_unit=False).removeprefix(_AFFIX[lang][quantity.bound][0])
    return SIGNS[quantity.bound] + plain.replace(" million", "M").replace(" billion", "bn")
