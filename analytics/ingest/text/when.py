"""What a sentence says about time: moments, spans, and what they are compared with; read as titles of tables are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from analytics import period as periods
from analytics.indicators import Kind, Measure, Topic
from analytics.ingest.sheets import moments

Role = Literal["at", "until", "since", "within", "base", "target", "unclear"]

_YEAR: Final = r"(?:19|20)\d\d年(?:度)?"
_THIS: Final = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_LOOSE: Final = "上一年度|上年度|上一年|前一年|上年|当年|同年|次年"
_TAIL: Final = (
    r"(?:(?:1[0-2]|0?[1-9])月?(?:-|至|到)(?:1[0-2]|0?[1-9])月(?:份)?"
    r"|(?:1[0-2]|0?[1-9])月(?:份)?(?:(?:3[01]|[12]\d|0?[1-9])日|底|末|初|上旬|中旬|下旬)?"
    r"|上半年|下半年|第?[一二三四]季度|前三季度|年?底|年?末|年?初|全年)?"
)
_PLAN: Final = r"[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:时期|期间)?"
_NOW: Final = "(?:截至|截止到?|到)?(?:目前|当前|现在|发稿时?|日前)|现有|现已|迄今(?:为止)?|至今"
_TOKEN: Final = re.compile(
    rf"(?P<since>(?:自|从)?(?P<from>{_YEAR}(?:(?:1[0-2]|0?[1-9])月)?|今年|去年|{_PLAN})[^,，。;；\d]{{0,8}}?(?:以来|来(?=[,，累共])|起(?=[,，])))"
    r"|(?P<vague>近年来|近些年来?|近几年来?|多年来|历年来?|(?:最?近|过去)?(?:\d{1,2}|[两二三四五六七八九十]+)年(?:多)?(?:来|间|以来)|长期以来|以来)"
    rf"|(?P<plan>{_PLAN}(?:末)?)"
    r"|(?P<span>(?P<y1>(?:19|20)\d\d)年?(?:-|至|到)(?P<y2>(?:19|20)\d\d)年(?:度)?(?:期间|间)?)"
    rf"|(?P<point>(?P<word>截至|截止到?|截至到|到|至|自|从|由)?(?P<year>{_YEAR}|{'|'.join(_THIS)}|{_LOOSE})(?P<tail>{_TAIL})(?P<same>同期)?)"
    rf"|(?P<now>{_NOW})"
    r"|(?P<part>(?<!\d)(?:(?:1[0-2]|0?[1-9])月(?:份)?(?:(?:3[01]|[12]\d|0?[1-9])日|底|末|初)?|上半年|下半年|[一二三四]季度|前三季度|年底|年末|年初))"
)
_BASE: Final = re.compile(r"(?:较|比|与|同|和|于|超|过|是|当|较之|相比)$")
_COMPARED: Final = re.compile(r"^(?:相比|增|上升|提高|下降|减|多出?|的?[\d.]+倍)")
_FIVE: Final = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
_DAY: Final = len("2024-06-15")
_YEAR_LONG: Final = 4


@dataclass(frozen=True)
class Moment:
    """A stretch that speaks of time; ``period`` is empty where it cannot be told, ``deictic`` where the date told it."""

    start: int
    end: int
    role: Role
    period: str = ""
    words: str = ""
    deictic: bool = False


def find(text: str, published: str) -> list[Moment]:
    """Find what a sentence says about time; ``published`` is the article's day, month or year, which 今年 refers to."""
    found: list[Moment] = []
    year = ""
    for match in _TOKEN.finditer(text):
        found.append(_moment(text, match, published, year))
        if found[-1].role in ("at", "until", "target") and found[-1].period and ".." not in found[-1].period:
            year = found[-1].period[:4]
    return found


def _moment(text: str, match: re.Match[str], published: str, year: str) -> Moment:
    """Read one token; ``year`` is the one named before it, to which a month belongs."""
    start, end = match.span()
    words = match[0]
    if match["point"]:
        return _point(text, match, published)
    if match["part"]:
        return _part(start, end, words, published, year)
    if match["since"] or match["now"]:
        found = _since(match["from"], published) if match["since"] else published[: len("2024-06")]
        return Moment(start, end, "since" if match["since"] else "until", found, words, deictic=True)
    if match["vague"]:
        return Moment(start, end, "unclear", "", words)
    within = _plan(words, published) if match["plan"] else moments.text(f"{match['y1']}-{match['y2']}年") or ""
    return Moment(start, end, "within", within, words)


def _part(start: int, end: int, words: str, published: str, year: str) -> Moment:
    """A part of a year: of the year named before it, else of the article's, if it is over."""
    tail = words.removeprefix("年") if words.startswith("年") else words
    if year:
        return Moment(start, end, "at", _dated(f"{year}年{tail}"), words)
    found = _dated(f"{published[:4]}年{tail}") if published else ""
    over = bool(found) and not _after(found, published)
    return Moment(start, end, "at", found if over else "", words, deictic=True)


def _point(text: str, match: re.Match[str], published: str) -> Moment:
    start, end = match.span()
    year, tail, word = match["year"], match["tail"], match["word"] or ""
    before = _BASE.search(text[max(0, start - 2) : start])
    base = bool(before) or bool(match["same"]) or (year in _LOOSE and bool(_COMPARED.match(text[end : end + 6])))
    deictic = year in _THIS
    if deictic:
        shown = f"{int(published[:4]) + _THIS[year]}年" if published else ""
    else:
        shown = "" if year in _LOOSE.split("|") else year
    found = _dated(f"{shown}{tail.removeprefix('年') if tail[:2] in ('年底', '年末') else tail}") if shown else ""
    role: Role = "base" if base else "until" if word.startswith("截") else "at"
    if not base and word in ("到", "至") and not match["same"]:
        role = "target" if found and published and _after(found, published) else "until"
        found = found if published else ""
    elif not base and found and published and _after(found, published):
        role = "target"
    return Moment(start, end, role, found, match[0], deictic)


def _dated(words: str) -> str:
    found = moments.text(words.removesuffix("全年") + ("年" if words.isdecimal() else "")) or ""
    return moments.whole_month(found) or found


def _since(word: str, published: str) -> str:
    """The span from a year's or month's begin to the article's date."""
    if not published:
        return ""
    if word in _THIS:
        first = f"{int(published[:4]) + _THIS[word]}"
    elif found := re.search("十([一二三四五])五", word):
        first = str(_FIVE[found[1]])
    else:
        first = moments.text(word) or ""
    last = published[: len("2024-06")]
    if not first:
        return ""
    if len(last) > _YEAR_LONG and len(first) == _YEAR_LONG:
        first += "-01"
    first = first[: len(last)]
    return moments.shortest(f"{first}..{last}") if first <= last else ""


def _plan(words: str, published: str) -> str:
    """The years of a five-year plan, once they are over."""
    found = re.search("十([一二三四五])五", words)
    first = _FIVE[found[1]] if found else 0
    over = bool(published) and int(published[:4]) > first + 4
    return f"{first}..{first + 4}" if over and not words.endswith("末") else ""


def _after(found: str, published: str) -> bool:
    """Whether a period ends after the article's date, as far as that is known; the article's own year is not after it."""
    end, now = periods.parse(found).end, periods.parse(published).end
    if len(found) == _YEAR_LONG:
        return end[0] > now[0]
    return end[:2] > now[:2] if len(found) < _DAY else end > now


def settle(moment: Moment, measure: Measure, *, cumulative: bool) -> str:
    """Give the period under which a measure's figure of a moment is filed; nothing where that cannot be told."""
    found = moment.period
    if not found or measure.kind is Kind.STANDARD:
        return found[:4] if ".." not in found else ""
    if ".." in found:
        return found if measure.kind is Kind.FLOW and measure.topic is not Topic.EXAM else ""
    if measure.topic is Topic.EXAM:
        return "" if cumulative else found[:4]
    if measure.kind is Kind.FLOW:
        return _flow(moment, measure, cumulative=cumulative)
    mid_year = len(found) > _YEAR_LONG and not found.endswith("-12")
    if measure.key.endswith("growth_pct"):
        return "" if mid_year else found[:4]
    return found


def _flow(moment: Moment, measure: Measure, *, cumulative: bool) -> str:
    """What adds up needs a span: up to a moment only where the text says that it counts everything before."""
    found = moment.period
    if cumulative and moment.role == "until":
        return f"..{found[: len('2024-06')]}"
    yearly = measure.key in ("certified_new", "professionals_new", "community_workers_new")
    if moment.role == "until" or cumulative:
        return found[:4] if yearly and len(found) == _YEAR_LONG and not cumulative else ""
    return "" if len(found) == _DAY else found


def is_date(text: str) -> bool:
    """Whether a text is a day, month or year as stored."""
    try:
        return ".." not in text and "Q" not in text and bool(periods.parse(text))
    except ValueError:
        return False
