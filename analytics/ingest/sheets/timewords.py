"""Where a title speaks of a time: whole periods, parts of a year, days, and words that only the month of the table makes clear."""

from __future__ import annotations

import re
from typing import Final

from analytics.ingest.sheets import moments
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.stretches import spelt

_UNTIL: Final = "(?:截至|截止至?)"
_MONTH: Final = "(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:19|20)\d{2}年?"
PERIODS: Final = re.compile(
    rf"\(?((?:截至|截止|至)?{_YEAR}"
    rf"(?:-{_YEAR}|\d{{1,2}}-\d{{1,2}}月|\d{{1,2}}月(?:\d{{1,2}}日|底|末)?|上半年|下半年|第?[一二三四]季度|前三季度|度|底|末|年末|年底)?)\)?"
)
_PARTS: Final = re.compile(
    rf"(?<!\d)\(?((?:截[至止]至?)第?[一二三四1-4]季度[末底]?|{_MONTH}-{_MONTH}月"
    rf"|(?:{_UNTIL}(?=\d{{1,2}}月))?{_MONTH}月[份底末]?|第?[一二三四1-4]季度[底末]?|上半年|下半年)\)?"
)
# A day, or days on end, whose year is not written with them: 6月15-16日, 截止6月30日.
DAYS: Final = re.compile(
    rf"(?<!\d){_UNTIL}?{_MONTH}月[0-3]?\d[日号]?(?:(?:-|~|至|到|、|和)(?:{_MONTH}月)?[0-3]?\d[日号]?)*(?<=[日号])"
)
_ENDS: Final = re.compile("(年[末底])(?=.)")
# Periods that only the month of the table or of the row makes clear.
RELATIVE: Final = ("本月", "本季", "本年累计", "累计")
_RELATIVE: Final = re.compile(
    r"\(?(?:(本月|当月)(?![末底])|(本季|当季)度?(?!末)|((?:本年度?|当年|年初(?:至今|以来)?|全年|年|1?[至-]本月[止底末]?|截[至止]本月[止底末]?)累计)|(累计))"
    r"(?:完成|发生)?(?:[数值](?!量))?\)?"
)
_SINCE_JANUARY: Final = re.compile("0?1-|上半年|前三季度|第?[一1]季度")
# What was done in a time, as it stands beside the plan of the year: 一季度完成.
_DONE: Final = re.compile("(?:实际)?完成(?:数|量|值|情况)?$|实际(?:数|值)?$")
_WHOLE_YEAR: Final = frozenset(("全年合计", "全年总计", "全年共计"))


def is_within(word: str) -> bool:
    """Whether a text is a part of a year and nothing else: 6月, 一季度."""
    return not word.isdigit() and moments.within_year(word, "2000") is not None


def alone(word: str) -> tuple[str, str] | None:
    """The period, or the part of a year, that a text is and nothing more."""
    word = _DONE.sub("", word) or word
    if period := moments.text(word):
        return period, ""
    return ("", "全年" if word in _WHOLE_YEAR else word) if is_within(word) else None


def without_period(word: str) -> tuple[str, str]:
    """Cut out a period with its year, and give it as it is stored."""
    for match in PERIODS.finditer(word):
        if period := moments.text(match[1]):
            return word[: match.start()] + word[match.end() :], period
    return word, ""


def without_part(word: str) -> tuple[str, str]:
    """Cut out a part of a year or its end: 6月报名人数, 报名人数(一季度), 年末持证人数; 1-5月累计 says one thing twice."""
    part = _PARTS.search(word) or _ENDS.match(word)
    if part is None or not is_within(part[1]):
        return word, ""
    rest = word[: part.start()] + word[part.end() :]
    return rest.replace("累计", "", 1) if _SINCE_JANUARY.match(part[1]) else rest, part[1]


def without_relative(word: str, *, total: bool) -> tuple[str, str]:
    """Cut out what is told by the month of the table: 本月报名人数; 累计 of a ``total`` is all there are, whatever the month."""
    found = _RELATIVE.search(word)
    if found is None or (found[4] and total):
        return word, ""
    kind = next(place for place in range(4) if found[place + 1])
    return word[: found.start()] + word[found.end() :], RELATIVE[kind]


def parts_of_year(title: str) -> set[str]:
    """The months and quarters a text names without a year: 6月, 一季度."""
    word = DAYS.sub("", PERIODS.sub("", spelt(plain(title))))
    return {match[1] for match in _PARTS.finditer(word) if is_within(match[1])}


def days_of_year(title: str) -> set[str]:
    """The days a text names without a year: 6月15-16日, 截止6月30日."""
    return {match[0] for match in DAYS.finditer(PERIODS.sub("", spelt(plain(title))))}
