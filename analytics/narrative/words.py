"""Values and their changes as sentences an official reads out, in Chinese and English."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analytics import period
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, MEASURES, Kind
from analytics.numerals import SIGNS, fixed, number

if TYPE_CHECKING:
    from analytics.compute import Change
    from analytics.regions import RegionTree
    from analytics.values import Value

_FLAT = 0.05
_TURNED = {"=": "=", "~": "~", "<": ">", ">": "<"}
_BOUND_WORDS_ZH = {"=": "", "~": "约", "<": "不到", ">": "超"}
_BOUND_WORDS_EN = {"=": "", "~": "about ", "<": "under ", ">": "over "}
_EVEN = mark("level with the year before")
_LEVEL = {">": mark("higher than the year before"), "<": mark("lower than the year before")}
_UP, _DOWN = mark("up {amount}% on the year before"), mark("down {amount}% on the year before")
_UP_STOCK, _DOWN_STOCK = mark("up {amount}% from a year earlier"), mark("down {amount}% from a year earlier")
_UP_POINTS = mark("up {amount} points on the year before")
_DOWN_POINTS = mark("down {amount} points on the year before")


def value(found: Value, lang: str, *, with_unit: bool = True) -> str:
    """Write one value."""
    return number(found.quantity, INDICATORS[found.indicator].unit, lang, with_unit=with_unit)


def when(found: Value, lang: str) -> str:
    """Write the period of a value (a stock of December is of the year's end), marked where the source did not state it."""
    december = _is_stock(found) and found.period.endswith("-12")
    return _when(found.period, found.year if december else None, found.inferred, lang)


@lru_cache(maxsize=1024)  # one text for all the values of a period
def _when(text: str, ended: int | None, inferred: bool, lang: str) -> str:  # noqa: FBT001 - kept by these four
    label = period.parse(text).label(lang) if ended is None else tr(lang, mark("end of {year}"), year=ended)
    return tr(lang, mark("{period} (inferred)"), period=label) if inferred else label


def _is_stock(found: Value) -> bool:
    measure = MEASURES.get(found.claims[0].measure)
    return measure is not None and measure.kind is Kind.STOCK


def rises(made: Change) -> bool | None:
    """Whether a change is upwards; None where it is too small to tell (持平)."""
    return None if abs(made.quantity.value) < _FLAT else made.quantity.value > 0


def change(made: Change, lang: str) -> str:
    """Write a change on the year before: 同比增长18.4%, 提高1.2个百分点, 与上年持平."""
    if abs(made.quantity.value) < _FLAT:
        return tr(lang, _LEVEL.get(made.quantity.bound, _EVEN))
    rising = made.quantity.value > 0
    words = {"zh": _BOUND_WORDS_ZH, "en": _BOUND_WORDS_EN}[lang]
    bound, text = _size(made)
    if made.in_points:
        message = _UP_POINTS if rising else _DOWN_POINTS
    elif _is_stock(made.new):
        message = _UP_STOCK if rising else _DOWN_STOCK
    else:
        message = _UP if rising else _DOWN
    return tr(lang, message, amount=words[bound] + text)


def short_change(made: Change, lang: str) -> str:
    """Write a change for a tile: +18.4%, +超38.1%, −1.2个百分点; a bound is one of the size, as in the sentence."""
    if abs(made.quantity.value) < _FLAT:
        return tr(lang, mark("level")) if made.quantity.bound in "=~" else change(made, lang)
    sign = "+" if made.quantity.value > 0 else "−"
    unit = tr(lang, mark("points")) if made.in_points else "%"
    space = " " if made.in_points and lang == "en" else ""
    bound, text = _size(made)
    if lang == "en" and bound != "=":
        return f"{'up' if sign == '+' else 'down'} {SIGNS[bound]}{text}{space}{unit}"
    return f"{sign}{_BOUND_WORDS_ZH[bound]}{text}{space}{unit}"


def bare_change(made: Change) -> str:
    """Write a change over a column whose axis names the unit: 18.4, >38.1, −3.2."""
    bound, text = _size(made)
    return f"{'−' if made.quantity.value < 0 else ''}{SIGNS[bound]}{text}"


def _size(made: Change) -> tuple[str, str]:
    """The bound and size of a change; a fall turns the bound round."""
    bound = made.quantity.bound if made.quantity.value > 0 else _TURNED[made.quantity.bound]
    return bound, fixed(abs(made.quantity.value), 1, bound)


def finding(found: Value, tree: RegionTree, lang: str, changed: Change | None = None) -> str:
    """Write the sentence a card's title states: who, when, what, how much and how it moved."""
    message = (
        mark("{label} in {region}, {period}: {value}")
        if changed is None
        else mark("{label} in {region}, {period}: {value}, {change}")
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


def label(indicator: str, lang: str, *, inside: bool = False) -> str:
    """Name an indicator; inside an English sentence it begins small."""
    said = tr(lang, INDICATORS[indicator].label)
    return said[0].lower() + said[1:] if inside else said
