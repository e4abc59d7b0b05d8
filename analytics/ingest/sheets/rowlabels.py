"""The names of what rows count, where indicators stand one below the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from analytics.indicators import MEASURES
from analytics.ingest.sheets import nearest, within, words
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.wheres import Fault

UNKNOWN: Final = "row-unknown"
PART: Final = "heading-part"
# Groups that only candidates make.
_CANDIDATES: Final = frozenset({"population:first_time", "population:with_earlier"})
_HELD: Final = ("certified_total",)
_PEOPLE: Final = ("人", "人次")
# What stands below a count and is none: 占比.
_SHARE: Final = re.compile(
    "(?:所)?占(?:比|比例|比重|总数(?:的)?比例?)?|比例|比重|构成比?|同比(?:增长|增减|变化)?|环比(?:增长)?|增(?:长率|幅|速)|较上年(?:增减|增长)?|排名|位次"
)
# What numbers a row, the widest first; a dash before it is deeper still.
_DEPTHS: Final = tuple(
    re.compile(mark)
    for mark in (
        "[一二三四五六七八九十]{1,3}[、.]",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[、.](?!\d)",
        r"\(\d{1,2}\)|\d{1,2}\.\d{1,2}|\d{1,2}\)",
        "-+",
    )
)
# A list may be numbered 1. from its second row on; what is deeper lies below.
_LISTED, _CIRCLED = 2, 3


class Label(NamedTuple):
    """The name of what a row counts.

    ``group`` says that it names a group only (``either``: or a measure, 持证社工), ``part`` that it is a part of the row before, ``whole`` the one measure of people it counts all of.
    """

    text: str
    group: bool
    either: bool
    part: bool
    measures: tuple[str, ...]
    whole: tuple[str, ...]


def read(text: str) -> Label:
    """What the name of what a row counts says."""
    said = words.said(text)
    levels = all(stratum.startswith("level:") for stratum in said.strata)
    group = is_group(said, text) and (said.either or levels or _CANDIDATES.issuperset(said.strata))
    holders = said.measures == _HELD and not said.rest  # 其中：持证社工, whose levels follow
    alone = len(said.measures) == 1 and (holders or not (said.rest or said.strata or group))
    people = alone and MEASURES[said.measures[0]].unit.zh in _PEOPLE
    return Label(
        text, group, said.either and not levels, within.is_part(text), said.measures, said.measures if people else ()
    )


@lru_cache(4096)
def is_below(text: str, before: str) -> bool:
    """Whether a row stands deeper than the one before, by its indent, number or dash: 1.1 under 1., (1) under none."""
    return _indent(text) > _indent(before) or _depth(text) > max(_depth(before), _LISTED)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _depth(text: str) -> int:
    """How deep a row's number is; none is widest."""
    if "\u2460" <= text.strip()[:1] <= "\u2473":
        return _CIRCLED  # which is no part of plain text
    return next((place for place, mark in enumerate(_DEPTHS) if mark.match(plain(text))), -1)


def is_group(said: words.Said, label: str) -> bool:
    """Whether a row's label names a group of what is counted: a level, and 持证社工 only behind 其中."""
    if not said.strata or said.rest:
        return False
    level = "其中" in plain(label) or all(stratum.startswith("level:") for stratum in said.strata)
    return level if said.either else not said.measures


def unknown(column: int, text: str, *, listed: bool) -> Fault:
    """Leave out an indicator that is not ours, as a column of it is; refuse what is nearly a name, and any in a list of single figures."""
    if (near := nearest.measure(text)) and nearest.is_slip(text, near):
        return Fault(column, "unknown-measure-near", {"name": text, "nearest": near})
    told = listed and not _SHARE.fullmatch(plain(text))
    return Fault(column, "unknown-measure" if told else UNKNOWN, {"name": text})
