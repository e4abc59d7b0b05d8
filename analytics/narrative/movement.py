"""How a value moved on its base: 同比, 环比, 累计同比, in percent, in points or in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, MEASURES, Kind, Measure, Ratio
from analytics.numerals import fixed, number
from analytics.quantity import Quantity, difference, growth

if TYPE_CHECKING:
    from analytics.values import Value

_TINY: Final = 30  # of fewer, a percentage is a play of chance: only the difference is said
_MONTHS: Final = 12
_TURNED: Final = {"=": "=", "~": "~", "<": ">", ">": "<"}
BOUND: Final = {
    "zh": {"=": "", "~": "约", "<": "不到", ">": "超"},
    "en": {"=": "", "~": "about ", "<": "under ", ">": "over "},
}
YEAR, STOCK, SPAN, STEP = "year", "stock", "span", "step"
_GREW: Final = {
    (YEAR, True): mark("up {amount}% on the year before"),
    (YEAR, False): mark("down {amount}% on the year before"),
    (STOCK, True): mark("up {amount}% from a year earlier"),
    (STOCK, False): mark("down {amount}% from a year earlier"),
    (SPAN, True): mark("up {amount}% on the same months of the year before"),
    (SPAN, False): mark("down {amount}% on the same months of the year before"),
    (STEP, True): mark("up {amount}% on the period before"),
    (STEP, False): mark("down {amount}% on the period before"),
}
_POINTS: Final = {
    (YEAR, True): mark("up {amount} points on the year before"),
    (YEAR, False): mark("down {amount} points on the year before"),
    (STOCK, True): mark("up {amount} points from a year earlier"),
    (STOCK, False): mark("down {amount} points from a year earlier"),
    (SPAN, True): mark("up {amount} points on the same months of the year before"),
    (SPAN, False): mark("down {amount} points on the same months of the year before"),
    (STEP, True): mark("up {amount} points on the period before"),
    (STEP, False): mark("down {amount} points on the period before"),
}
_COUNTED: Final = {
    (YEAR, True): mark("{amount} more than the year before"),
    (YEAR, False): mark("{amount} fewer than the year before"),
    (STOCK, True): mark("{amount} more than a year earlier"),
    (STOCK, False): mark("{amount} fewer than a year earlier"),
    (SPAN, True): mark("{amount} more than in the same months of the year before"),
    (SPAN, False): mark("{amount} fewer than in the same months of the year before"),
    (STEP, True): mark("{amount} more than the period before"),
    (STEP, False): mark("{amount} fewer than the period before"),
}
_LEVEL: Final = {
    YEAR: mark("level with the year before"),
    STOCK: mark("level with a year earlier"),
    SPAN: mark("level with the same months of the year before"),
    STEP: mark("level with the period before"),
}
_SIDE: Final = {
    ">": mark("higher than before, by how much is not known"),
    "<": mark("lower than before, by how much is not known"),
}


def movement(new: Value, old: Value | None, lang: str) -> str:
    """Write how a value moved on its base: 同比, 环比, 累计同比 or 比上年; 不可比 where there is no base to compare with.

    Counts grow by percent, rates rise by points; over a base of fewer than 30 only the difference is said.
    """
    basis = _basis(new, old) if old else ""
    if old is None or not basis or not _comparable(new, old):
        return tr(lang, mark("not comparable with the year before"))
    if INDICATORS[new.indicator].unit.key == "percent":
        return _in_points(difference(new.quantity, old.quantity), basis, lang)
    apart = difference(new.quantity, old.quantity)
    if old.number == 0:
        return _from_nothing(new, apart, basis, lang)
    if abs(old.number) < _TINY and _is_count(new):
        return _counted(apart, new, basis, lang)
    made = growth(new.quantity, old.quantity)
    if made is None or _unknown(made):
        return tr(lang, mark("not comparable with the year before"))
    return _sized(made, basis, _GREW, fixed(abs(made.value), 1, outer(made)), lang)


def _basis(new: Value, old: Value) -> str:
    """What a value is compared with: the year before, the same months of it, or the period just before; else nothing."""
    late, early = period.parse(new.period), period.parse(old.period)
    if late.is_span != early.is_span or late.is_cumulative or early.is_cumulative:
        return ""
    apart = [end - begin for end, begin in zip(late.end[:2], early.end[:2], strict=True)]
    if apart == [1, 0] and _length(late) == _length(early):
        if late.is_span:
            return SPAN
        return STOCK if _kind(new) is Kind.STOCK else YEAR
    months = apart[0] * _MONTHS + apart[1]
    return STEP if not late.is_span and months in (1, 3) and months == _length(late) == _length(early) else ""


def _length(one: period.Period) -> int:
    """How many months a period runs over."""
    start = one.start or one.end
    return (one.end[0] - start[0]) * _MONTHS + one.end[1] - start[1] + 1


def _kind(found: Value) -> Kind | None:
    measure = MEASURES.get(found.claims[0].measure)
    return measure.kind if measure else None


def _comparable(new: Value, old: Value) -> bool:
    """Whether two values count the same thing: published rates name no denominator, and plans are not developments."""
    definition = INDICATORS[new.indicator]
    if (new.indicator, new.region, new.stratum) != (old.indicator, old.region, old.stratum):
        return False
    if isinstance(definition, Ratio):
        return new.computed and old.computed
    return definition.kind not in (Kind.RATE, Kind.STANDARD)


def _is_count(found: Value) -> bool:
    return isinstance(INDICATORS[found.indicator], Measure)


def _unknown(made: Quantity) -> bool:
    return made.bound == "?" or (made.bound == ">" and made.value < 0)


def outer(made: Quantity) -> str:
    """The bound of a change's size; a fall turns the bound round."""
    return made.bound if made.value > 0 else _TURNED[made.bound]


def _sized(made: Quantity, basis: str, words: dict[tuple[str, bool], str], text: str, lang: str) -> str:
    if flat(made.value):
        return tr(lang, _SIDE.get(made.bound, _LEVEL[basis]))
    return tr(lang, words[basis, made.value > 0], amount=BOUND[lang][outer(made)] + text)


def flat(value: float) -> bool:
    """Whether a change is nothing at the one decimal it would be written with (持平)."""
    return fixed(abs(value), 1) == fixed(0, 1)


def _in_points(made: Quantity, basis: str, lang: str) -> str:
    if made.bound == "?":
        return tr(lang, mark("not comparable with the year before"))
    return _sized(made, basis, _POINTS, fixed(abs(made.value), 1, outer(made)), lang)


def _counted(apart: Quantity, new: Value, basis: str, lang: str) -> str:
    """The bare difference, 12 more than the year before."""
    if apart.bound == "?":
        return tr(lang, mark("not comparable with the year before"))
    if apart.value == 0:
        return tr(lang, _SIDE.get(apart.bound, _LEVEL[basis]))
    size = Quantity(abs(apart.value), outer(apart), apart.margin)
    return tr(lang, _COUNTED[basis, apart.value > 0], amount=number(size, INDICATORS[new.indicator].unit, lang))


def _from_nothing(new: Value, apart: Quantity, basis: str, lang: str) -> str:
    if new.number == 0:
        return tr(lang, _LEVEL[basis])
    more = _counted(apart, new, basis, lang)
    return tr(lang, mark("{more} (growth from zero cannot be given)"), more=more)
