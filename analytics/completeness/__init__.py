"""What has been reported and what has not: due dates, the state of every cell, ages and breaks of series."""

from __future__ import annotations

from analytics.completeness.due import Calendar
from analytics.completeness.series import Age, Break, Reason, ages, breaks
from analytics.completeness.states import Cell, Doubt, State, cell, cells, lacking

__all__ = [
    "Age",
    "Break",
    "Calendar",
    "Cell",
    "Doubt",
    "Reason",
    "State",
    "ages",
    "breaks",
    "cell",
    "cells",
    "lacking",
]
