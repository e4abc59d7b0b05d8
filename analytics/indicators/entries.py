"""All indicators of all topics, by key."""

from __future__ import annotations

from analytics.indicators import base, certification, exam, service, stations, training, workforce
from analytics.indicators.model import Indicator, Measure, Ratio, Topic

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


def measures_of(indicator: str) -> tuple[str, ...]:
    """Name the stored measures an indicator is read from, the published claim of a ratio included."""
    found = INDICATORS[indicator]
    if isinstance(found, Measure):
        return (found.key,)
    return tuple(key for key in (found.numerator, found.denominator, found.published) if key)


def counted(topic: Topic) -> tuple[Measure, ...]:
    """The measures of a topic that units are asked to report."""
    return tuple(one for one in MEASURES.values() if one.topic is topic and one.counted)
