"""How a number was computed that nobody published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics import narrative, period
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, Ratio
from analytics.provenance.names import exactly, group
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.compute import Change
    from analytics.indicators import Indicator
    from analytics.provenance.names import Names
    from analytics.values import Value


@dataclass(frozen=True)
class Computation:
    """A number that nobody published: what it is and how it was computed; ``inputs`` are the claims it was made of."""

    what: str
    where: str
    when: str
    value: str
    formula: str
    inputs: tuple[str, ...]


def computations(values: Iterable[Value], names: Names) -> tuple[Computation, ...]:
    """How the computed ones of some values were computed, each once."""
    made = (value for value in values if value.computed)
    return tuple(dict.fromkeys(_computation(value, names) for value in made))


def _computation(value: Value, names: Names) -> Computation:
    ratio, (top, bottom) = INDICATORS[value.indicator], value.claims[:2]
    label = narrative.label(value.indicator, names.lang)
    return Computation(
        what=label + group(value.stratum, names.lang),
        where=names.tree.short(value.region, names.lang),
        when=period.parse(value.period).label(names.lang),
        value=narrative.value(value, names.lang),
        formula=f"{exactly(quantity_of(top))} ÷ {exactly(quantity_of(bottom))}{_scale(ratio)}",
        inputs=tuple(claim.figure_id for claim in value.claims),
    )


def change(made: Change, names: Names) -> Computation:
    """How a change on the year before was computed."""
    lang, new, old = names.lang, made.new, made.old
    sign = "−" if made.in_points else "÷"
    formula = f"{exactly(new.quantity)} {sign} {exactly(old.quantity)}" + ("" if made.in_points else " − 1")
    message = mark("{label}: change on {period}")
    return Computation(
        what=tr(lang, message, label=narrative.label(new.indicator, lang), period=narrative.when(old, lang)),
        where=names.tree.short(new.region, lang),
        when=period.parse(new.period).label(lang),
        value=narrative.short_change(made, lang),
        formula=formula,
        inputs=tuple(dict.fromkeys(claim.figure_id for claim in (*new.claims, *old.claims))),
    )


def formula(indicator: str, lang: str) -> str:
    """Write how a ratio is computed: numerator ÷ denominator × scale."""
    ratio = INDICATORS[indicator]
    if not isinstance(ratio, Ratio):
        return ""
    return f"{narrative.label(ratio.numerator, lang)} ÷ {narrative.label(ratio.denominator, lang)}{_scale(ratio)}"


def _scale(ratio: Indicator) -> str:
    """By what a quotient is multiplied."""
    if not isinstance(ratio, Ratio):
        return ""
    return {100: " × 100%" if ratio.unit.key == "percent" else " × 100", 10_000: " × 10,000"}.get(int(ratio.scale), "")
