"""From a value back to who published it: source lines for cards, claims for the where-from view."""

from __future__ import annotations

from analytics.provenance.computed import Computation, change, computations, formula
from analytics.provenance.lines import source_line
from analytics.provenance.names import GRADES, Names, local, spoken, sum_of
from analytics.provenance.origins import STANDINGS, Origin, origins, told

__all__ = [
    "GRADES",
    "STANDINGS",
    "Computation",
    "Names",
    "Origin",
    "change",
    "computations",
    "formula",
    "local",
    "origins",
    "source_line",
    "spoken",
    "sum_of",
    "told",
]
