"""A store is a function of its live batches: taking one out leaves it as if it had never come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from analytics import period
from analytics.store import write
from analytics.store.digest import content_hash
from analytics.store.models import Batch, Observation, Station
from analytics.store.undo import undo
from tests.facts import store

if TYPE_CHECKING:
    from collections.abc import Iterable

# All of Zhoushan's four counties, two of them with months, so that sums are made at every level below the province.
COUNTIES = ("330902", "330903", "330921", "330922")
ZHOUSHAN = "330900"
GRADES = ("official", "reported", "media")
PERIODS = ("2024", "2023", *(f"2024-{month:02d}" for month in range(1, 13)), "2024-01..2024-06")


@dataclass(frozen=True)
class Claim:
    """One claim of a made-up file."""

    region: str
    when: str
    measure: str
    value: float
    bound: str
    source: int
    reason: str = ""
    stratum: str = "all"


@dataclass(frozen=True)
class File:
    """One made-up file: claims, sources in its own words, and stations."""

    claims: tuple[Claim, ...]
    words: tuple[tuple[str, str], ...]
    stations: tuple[tuple[str, str, int], ...] = field(default=())
    kept: bool = False


CLAIMS = st.builds(
    Claim,
    region=st.sampled_from((*COUNTIES, ZHOUSHAN)),
    when=st.sampled_from(PERIODS),
    measure=st.sampled_from(("training_attendances", "certified_total")),
    value=st.sampled_from((1.0, 2.0, 0.1, 0.2, 0.7, 1000.0)),
    bound=st.sampled_from("===~<>"),
    source=st.integers(0, 2),
    reason=st.sampled_from(("", "", "", "seen")),
    stratum=st.sampled_from(("all", "all", "level:senior")),
)


@st.composite
def whole_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Every county's figure, or a county's twelve months: what sums are made of."""
    source, value = draw(st.integers(0, 2)), draw(st.sampled_from((0.1, 0.2, 3.0)))
    if draw(st.booleans()):
        when = draw(st.sampled_from(PERIODS[:3]))
        return tuple(Claim(code, when, "certified_total", value, "=", source) for code in COUNTIES)
    region, last = draw(st.sampled_from((*COUNTIES, ZHOUSHAN))), draw(st.sampled_from((6, 12)))
    months = PERIODS[2 : 2 + last]
    return tuple(Claim(region, month, "training_attendances", value, "=", source) for month in months)


FILES = st.builds(
    File,
    claims=st.one_of(
        st.lists(CLAIMS, max_size=6).map(tuple),
        whole_claims(),
        st.tuples(whole_claims(), whole_claims(), st.lists(CLAIMS, max_size=3)).map(lambda three: sum(map(tuple, three), ())),
    ),
    words=st.tuples(*(st.tuples(st.sampled_from(GRADES), st.sampled_from(("2023", "2024", "2025-05")))) for _ in range(3))),
    stations=st.lists(st.tuples(st.sampled_from(COUNTIES[:2]), st.sampled_from("甲乙"), st.integers(1, 3)), max_size=3).map(tuple),
    kept=st.booleans(),
)
