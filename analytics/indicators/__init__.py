"""The dictionary of indicators: what every number means, declared once."""

from __future__ import annotations

from analytics.indicators import base, certification, exam, service, stations, training, workforce
from analytics.indicators.model import KIND_LABELS, TOPIC_LABELS, Indicator, Kind, Measure, Ratio, Topic, Unit
from analytics.indicators.strata import ALL, STRATA, Stratum

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        *exam.MEASURES,
        *certification.MEASURES,
        *training.MEASURES,
        *stations.MEASURES,
        *workforce.MEASURES,
        *service.MEASURES,
        *base.MEASURES,
    )
}
RATIOS: dict[str, Ratio] = {
    ratio.key: ratio
    for ratio in (*exam.RATIOS, *certification.RATIOS, *training.RATIOS, *stations.RATIOS, *service.RATIOS)
}
INDICATORS: dict[str, Indicator] = {**MEASURES, **RATIOS}

__all__ = [
    "ALL",
    "INDICATORS",
    "KIND_LABELS",
    "MEASURES",
    "RATIOS",
    "STRATA",
    "TOPIC_LABELS",
    "Indicator",
    "Kind",
    "Measure",
    "Ratio",
    "Stratum",
    "Topic",
    "Unit",
]


def measures_of(indicator: str) -> tuple[str, ...]:
    """Name the stored measures an indicator is read from, the published claim of a ratio included."""
    found = INDICATORS[indicator]
    if isinstance(found, Measure):
        return (found.key,)
    return tuple(key for key in (found.numerator, found.denominator, found.published) if key)
