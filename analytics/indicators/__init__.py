"""The dictionary of indicators: what every number means, declared once."""

from __future__ import annotations

from analytics.indicators.combining import OPERATIONS, Operation, combinable
from analytics.indicators.entries import INDICATORS, MEASURES, RATIOS, counted, measures_of
from analytics.indicators.model import (
    KIND_LABELS,
    POLARITY_LABELS,
    TOPIC_LABELS,
    Indicator,
    Kind,
    Measure,
    Polarity,
    Ratio,
    Topic,
    Unit,
)
from analytics.indicators.strata import ALL, STRATA, Stratum

__all__ = [
    "ALL",
    "INDICATORS",
    "KIND_LABELS",
    "MEASURES",
    "OPERATIONS",
    "POLARITY_LABELS",
    "RATIOS",
    "STRATA",
    "TOPIC_LABELS",
    "Indicator",
    "Kind",
    "Measure",
    "Operation",
    "Polarity",
    "Ratio",
    "Stratum",
    "Topic",
    "Unit",
    "combinable",
    "counted",
    "measures_of",
]
