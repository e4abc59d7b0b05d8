"""Numbers and their changes as officials write them, in Chinese and English."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analytics import period
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, MEASURES, Kind, Unit
from analytics.quantity import Quantity

if TYPE_CHECKING:
    from analytics.compute import Change, Value
    from analytics.regions import RegionTree

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
_PLAIN_BELOW = 1e6
_ROUNDED = 5
_FLAT = 0.05
_HUNDRED = 100
_HALF = 0.5


def _decimals(step: float, margin: float) -> int:
    """How many decimals the writing supports when counted in steps; two where it is exact."""
    if margin <= 0:
        return 2
    return max(0, min(2 if step < 1e6 else 3, round(math.log10(step / (2 * margin)))))  # noqa: PLR2004 - 百万 may keep three


def _amount(value: float, margin: float, lang: str) -> str:
    size = abs(value)
    for step, word in _STEPS[lang]:
        if size >= step and (size >= _PLAIN_BELOW or margin >= _ROUNDED):
            return (
                f"{value / step:,.{_decimals(step, margin)}f}{word}"
                if lang == "en"
                else f"{value / step:.{_decimals(step, margin)}f}{word}"
            )
    if lang == "zh" and size >= _STEPS["zh"][1][0] and value % _HUNDRED == 0:
        return f"{value / 1e4:.2f}".rstrip("0").rstrip(".") + "万"
    return f"{value:,.0f}" if float(value).is_integer() or size >= 100 else f"{value:,.1f}"  # noqa: PLR2004 - small averages keep one decimal


def _rate(value: float, margin: float, decimals: int = 1) -> str:
    whole = margin >= _HALF or (margin == 0 and float(value).is_integer())
    return f"{value:,.{0 if whole else decimals}f}"


_AFFIX = {
    "zh": {"=": ("", ""), "~": ("约", ""), "<": ("近", ""), ">": ("", "余")},
    "en": {"=": ("", ""), "~": ("about ", ""), "<": ("under ", ""), ">": ("over ", "")},
}
_RATE_AFFIX = {"~": ("约", ""), "<": ("不到", ""), ">": ("超", ""), "=": ("", "")}


def number(quantity: Quantity, unit: Unit, lang: str, *, with_unit: bool = True) -> str:
    """Write a quantity with its bound: 188.9万, 1.7万余人, 近12万人, 18.5%, over 32,000 people."""
    rate = unit.key in _RATES
    text = (
        _rate(quantity.value, quantity.margin, 2 if unit.key == "fold" else 1)
        if rate
        else _amount(quantity.value, quantity.margin, lang)
    )
    before, after = _RATE_AFFIX[quantity.bound] if rate and lang == "zh" else _AFFIX[lang][quantity.bound]
    tail = unit.tail(lang) if with_unit or unit.key == "percent" else ""
    space = " " if lang == "en" and tail and tail != "%" else ""
    return f"{before}{text}{after}{space}{tail}"


def value(found: Value, lang: str, *, with_unit: bool = True) -> str:
    """Write one value."""
    return number(found.quantity, INDICATORS[found.indicator].unit, lang, with_unit=with_unit)


_TURNED = {"=": "=", "~": "~", "<": ">", ">": "<"}
_SIGNS = {"=": "", "~": "≈", "<": "<", ">": ">"}


def headline(quantity: Quantity, unit: Unit, lang: str) -> str:
    """Write a headline number: whole in Chinese, in English as short as 2.236M or >32,000, the unit being in the label."""
    if lang == "zh":
        return number(quantity, unit, lang)
    plain = number(Quantity(quantity.value, "=", quantity.margin), unit, lang, with_unit=False)
    return _SIGNS[quantity.bound] + plain.replace(" million", "M").replace(" billion", "bn")


def when(found: Value, lang: str) -> str:
    """Write the period of a value (a stock of December is of the year's end), marked where the source did not state it."""
    label = period.parse(found.period).label(lang)
    if _is_stock(found) and found.period.endswith("-12"):
        label = tr(lang, mark("end of {year}"), year=found.year)
    return tr(lang, mark("{period} (inferred)"), period=label) if found.inferred else label


def _is_stock(found: Value) -> bool:
    measure = MEASURES.get(found.claims[0].measure)
    return measure is not None and measure.kind is Kind.STOCK


def change(made: Change, lang: str) -> str:
    """Write a change on the year before: 同比增长18.4%, 提高1.2个百分点, 持平."""
    size = abs(made.quantity.value)
    if size < _FLAT:
        return tr(lang, mark("level with the year before"))
    rising = made.quantity.value > 0
    bound = made.quantity.bound if rising else _TURNED[made.quantity.bound]
    before = _RATE_AFFIX[bound][0] if lang == "zh" else _AFFIX["en"][bound][0]
    amount = f"{before}{_rate(size, 0)}"
    if _is_stock(made.new) and not made.in_points:
        message = mark("up {amount}% from a year earlier") if rising else mark("down {amount}% from a year earlier")
    elif made.in_points:
        message = (
            mark("up {amount} points on the year before") if rising else mark("down {amount} points on the year before")
        )
    else:
        message = mark("up {amount}% on the year before") if rising else mark("down {amount}% on the year before")
    return tr(lang, message, amount=amount)


def short_change(made: Change, lang: str) -> str:
    """Write a change for a tile: +18.4%, +>38.2%, −1.2个百分点; a bound is one of the size, as in the sentence."""
    if abs(made.quantity.value) < _FLAT:
        return tr(lang, mark("level"))
    sign = "+" if made.quantity.value > 0 else "−"
    unit = tr(lang, mark("points")) if made.in_points else "%"
    space = " " if made.in_points and lang == "en" else ""
    return f"{sign}{_size(made)}{space}{unit}"


def bare_change(made: Change) -> str:
    """Write a change over a column whose axis names the unit: 18.4, >38.2, −3.2."""
    return f"{'−' if made.quantity.value < 0 else ''}{_size(made)}"


def _size(made: Change) -> str:
    """The size of a change with its bound; a fall turns the bound round."""
    bound = made.quantity.bound if made.quantity.value > 0 else _TURNED[made.quantity.bound]
    return f"{_SIGNS[bound]}{_rate(abs(made.quantity.value), 0)}"


def finding(found: Value, tree: RegionTree, lang: str, changed: Change | None = None) -> str:
    """Write the sentence a card's title states: who, when, what, how much and how it moved."""
    message = (
        mark("{region}, {period}: {label} {value}")
        if changed is None
        else mark("{region}, {period}: {label} {value}, {change}")
    )
    return tr(
        lang,
        message,
        region=tree.short(found.region, lang),
        period=when(found, lang),
        label=label(found.indicator, lang),
        value=value(found, lang),
        change=change(changed, lang) if changed else "",
    )


def label(indicator: str, lang: str) -> str:
    """Name an indicator."""
    return tr(lang, INDICATORS[indicator].label)
