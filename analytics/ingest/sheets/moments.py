"""Statistical periods as people write them: 2024年, ２０２４, 2024.0, 2024年上半年, 2024年1—6月, 202406."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.ingest.book import Odd
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value

FIRST_YEAR: Final = 2000
_Y = r"(?P<y>(?:19|20)\d{2})"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_CHINESE: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR_WORDS: Final = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_UNTIL: Final = r"(?:截至|截止|截止至|至)?"
_PATTERNS: Final = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (rf"{_UNTIL}{_Y}(?:\.0+)?(?:年|年度|年份)?", "{y}"),
        (rf"{_UNTIL}{_Y}(?:年|年度)?(?:底|末|年底|年末)", "{y}-12"),
        (rf"{_Y}(?:年|年度)?(?:全年|合计|累计)", "{y}"),
        (rf"{_UNTIL}{_Y}(?:年|[-/.]){_M}月?(?:底|末|份)?", "{y}-{m}"),
        (rf"{_Y}(?P<m>0[1-9]|1[0-2])", "{y}-{m}"),
        (rf"{_UNTIL}{_Y}(?:年|[-/.]){_M}(?:月|[-/.])(?P<d>0?[1-9]|[12]\d|3[01])日?", "{y}-{m}-{d}"),
        (rf"{_Y}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])", "{y}-{m}-{d}"),
        (rf"{_Y}年?(?:第?(?P<q>[一二三四1-4])季度?|[-/]?[Qq](?P<q2>[1-4]))", "{y}-Q{q}"),
        (rf"{_Y}年?(?:上半年|[Hh]1)", "{y}-01..{y}-06"),
        (rf"{_Y}年?(?:下半年|[Hh]2)", "{y}-07..{y}-12"),
        (rf"{_Y}年?前三季度", "{y}-01..{y}-09"),
        (rf"{_Y}(?:年|[-/.]){_M}月?(?:-|~|至|到)(?P<n>0?[1-9]|1[0-2])月", "{y}-{m}..{y}-{n}"),
        (rf"{_Y}年?(?:-|~|至|到)(?P<y2>(?:19|20)\d{{2}})年?", "{y}..{y2}"),
    )
)
_MONTH: Final = re.compile(r"(0?[1-9]|1[0-2])月?份?|(0?[1-9]|1[0-2])月?(?:-|~|至)(0?[1-9]|1[0-2])月")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度?|[Qq]([1-4])")
_HALVES: Final = {"上半年": "01..06", "下半年": "07..12", "全年": ""}
_EPOCH: Final = date(1899, 12, 30).toordinal()
_SERIALS: Final = (36_526, 55_153)  # 2000-01-01 to 2050-12-31
IN_TEXT: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|度|[-~至到/.](?:19|20)\d{2}年)|(?<!\d)(20\d{2})(?!\d)")


@lru_cache(maxsize=16_384)
def text(written: str) -> str | None:
    """Read a text as a period in stored form; nothing for what is none, two-digit years included."""
    word = plain(written).strip("()").lstrip("'")
    word = _YEAR_WORDS.sub(lambda found: found[0].translate(_CHINESE), word)
    for pattern, made in _PATTERNS:
        if match := pattern.fullmatch(word):
            return _filled(made, match.groupdict())
    return None


def _filled(made: str, parts: dict[str, str | None]) -> str | None:
    quarter = parts.get("q") or parts.get("q2")
    two = {key: (value or "").zfill(2) for key, value in parts.items() if key in ("m", "n", "d")}
    period = made.format(y=parts["y"], y2=parts.get("y2"), q=_QUARTERS.get(quarter or "", 0), **two)
    first, _, last = period.partition("..")
    return None if last and first > last else period


def cell(value: Value) -> tuple[str | None, str]:
    """Read a cell of a column of periods: the period, or nothing, and the code of a warning if something was assumed."""
    if isinstance(value, bool) or value is None:
        return None, ""
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, Odd):
        if value.kind == "date":
            return value.text[:10], "date-as-period"
        if value.kind == "number" and value.value is not None:
            return _number(value.value)
        return None, ""
    return text(value), ""


def _number(value: float) -> tuple[str | None, str]:
    if value != int(value):
        return None, ""
    if _SERIALS[0] <= value <= _SERIALS[1]:
        return date.fromordinal(_EPOCH + int(value)).isoformat(), "date-as-period"
    return text(str(int(value))), ""


def within_year(value: Value, year: str) -> str | None:
    """Read a cell of a column of months or quarters beside one of years: 6, 6月, 1-6月, 一季度, 上半年, 全年."""
    word = plain(shown(value))
    if word in _HALVES:
        first, _, last = _HALVES[word].partition("..")
        return f"{year}-{first}..{year}-{last}" if last else year
    if match := _MONTH.fullmatch(word):
        if match[2]:
            return f"{year}-{match[2].zfill(2)}..{year}-{match[3].zfill(2)}" if int(match[2]) <= int(match[3]) else None
        return f"{year}-{match[1].zfill(2)}"
    if match := _QUARTER.fullmatch(word):
        return f"{year}-Q{_QUARTERS[match[1] or match[2]]}"
    full = text(word)
    return full if full and full.startswith(year) else None


def years_in(written: str) -> set[str]:
    """Every year a title speaks of."""
    word = plain(written)
    word = _YEAR_WORDS.sub(lambda found: found[0].translate(_CHINESE), word)
    return {a or b for a, b in IN_TEXT.findall(word)}
