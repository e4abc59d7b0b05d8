"""What a column title or a label says: a measure, a group, a period, a unit, or what the column is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from analytics.indicators import ALL
from analytics.ingest.sheets import moments, units
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.titles import measure_names, stratum_names

_FILLING: Final = (
    "其中 的 情况 本年 当年 年度 全年 统计 数据 : - / _ , ( ) 、 共 各 按 考试 等级 级别 类别 全国 全省 全市 全县 全区 "
    "人员 证书 资格 职业 水平 分 级 表 一览 汇总"
)
_FILLERS: Final = frozenset(_FILLING.split())
_COUNT_WORDS: Final = ("人数", "人次", "数量", "总数", "数", "人")
_NUMBERING: Final = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[、.)](?!\d)|[一二三四五六七八九十]+、|其中[:,、]?)"
)
_NEUTRAL: Final = re.compile(
    "队伍|建设|基本|人才|社会工作者?|社工站?|社工|培训|持证|报名|信息|概况|总体|站点|机构|服务|指标|工作|开展|阵地|专业|一|二|三|四|五|六|[、.:()\\-/]|专技"
)
_UNIT_NOTE: Final = re.compile(r"\(([^()]*)\)|[/:](?:单位[:]?)?([^/:()]{1,4})$")
_SIMILAR: Final = 75


@dataclass(frozen=True)
class Said:
    """What one text says about the figures under or beside it; several measures or groups are alternatives.

    ``rest`` was not understood; ``either`` says that one word names both a measure and a group (高级社会工作师).
    """

    measures: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    period: str = ""
    unit: units.Counted | None = None
    rest: str = ""
    either: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the text names neither measure nor group nor period."""
        return not (self.measures or self.strata or self.period)


def neutral(rest: str) -> bool:
    """Whether what was not understood of a group's title narrows nothing: 考试情况 over a column, but not 女性."""
    return not _NEUTRAL.sub("", rest)


@cache
def _vocabulary() -> re.Pattern[str]:
    known = {*measure_names(), *stratum_names(), *_FILLERS, *_COUNT_WORDS}
    listed = sorted((re.escape(word) for word in known), key=len, reverse=True)
    return re.compile("|".join(listed))


@lru_cache(maxsize=16_384)
def said(title: str) -> Said:
    """Take a title apart; ``rest`` is what was not understood.

    The whole title, without its unit, is tried as a name first, then cut into the longest known words.
    """
    word = _NUMBERING.sub("", plain(title).lower(), count=1) or plain(title).lower()
    if known := measure_names().get(word):
        return _sole(known, word)
    word, unit = _without_unit(word)
    if known := measure_names().get(word):
        return _sole(known, word, unit=unit)
    if period := moments.text(word):
        return Said(period=period, unit=unit)
    if unit is None and (alone := units.read(word)):
        return Said(unit=alone)
    word, period = _without_period(word)
    if known := measure_names().get(word.strip("()的")):
        return _sole(known, word.strip("()的"), period, unit)
    return _cut(word, period, unit)


def _sole(measure: str, word: str, period: str = "", unit: units.Counted | None = None) -> Said:
    group = stratum_names().get(word)
    return Said((measure,), (group,) if group else (), period, unit, either=bool(group))


def _without_unit(word: str) -> tuple[str, units.Counted | None]:
    for match in _UNIT_NOTE.finditer(word):
        note = (match[1] or match[2] or "").removeprefix("单位").lstrip(":")
        if unit := units.read(note):
            return word[: match.start()] + word[match.end() :], unit
    return word, None


PERIODS: Final = re.compile(
    r"\(?((?:截至|截止|至)?(?:19|20)\d{2}年?(?:-(?:19|20)\d{2}年?|\d{1,2}-\d{1,2}月|\d{1,2}月(?:\d{1,2}日|底|末)?|上半年|下半年|第?[一二三四]季度|前三季度|度|底|末|年末|年底)?)\)?"
)


def _without_period(word: str) -> tuple[str, str]:
    for match in PERIODS.finditer(word):
        if period := moments.text(match[1]):
            return word[: match.start()] + word[match.end() :], period
    return word, ""


def _cut(word: str, period: str, unit: units.Counted | None) -> Said:
    measures: list[str] = []
    strata: list[str] = []
    rest: list[str] = []
    at = 0
    for match in _vocabulary().finditer(word):
        rest.append(word[at : match.start()])
        at = match.end()
        measure, stratum = measure_names().get(match[0]), stratum_names().get(match[0])
        if stratum:
            strata.append(stratum)
        if measure:
            measures.append(measure)
    rest.append(word[at:])
    return _weighed(measures, strata, period, unit, "".join(rest))


def _weighed(measures: list[str], strata: list[str], period: str, unit: units.Counted | None, rest: str) -> Said:
    """A word that names both a measure and a group is the group where another word names the measure."""
    both = {stratum_names()[name]: key for name, key in measure_names().items() if name in stratum_names()}
    shared = [both[stratum] for stratum in strata if stratum in both]
    own = [key for key in measures if key not in shared]
    if own:
        measures = own
    kept = tuple(dict.fromkeys(stratum for stratum in strata if stratum != ALL or len(set(strata)) == 1))
    return Said(tuple(dict.fromkeys(measures)), kept, period, unit, rest)


@lru_cache(maxsize=4096)
def named_in(title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measures and the groups a sentence names; the longest names count, and one that is both is a measure."""
    found = [match[0] for match in _vocabulary().finditer(plain(title).lower())]
    measures = dict.fromkeys(measure_names()[word] for word in found if word in measure_names())
    strata = dict.fromkeys(
        stratum_names()[word] for word in found if word in stratum_names() and word not in measure_names()
    )
    return tuple(measures), tuple(strata)


@lru_cache(maxsize=4096)
def nearest_measure(title: str) -> str | None:
    """The known title most like an unknown one, if it is like it at all."""
    word, _unit = _without_unit(plain(title).lower())
    known = list(measure_names())
    found = process.extractOne(_without_period(word)[0], known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return found[0] if found else None
