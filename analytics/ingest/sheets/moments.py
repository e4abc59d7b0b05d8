"""Statistical periods as people write them: 2024年, ２０２４, 2024.0, 2024年上半年, 2024年1—6月, 202406."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics import period
from analytics.indicators import Kind
from analytics.ingest.book import Odd
from analytics.ingest.sheets.plain import plain, shown
from analytics.ingest.sheets.stretches import spelt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.book import Value

_Y = r"(?P<y>(?:19|20)\d{2})"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_CHINESE: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR_WORDS: Final = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PART_IN_BRACKETS: Final = re.compile(r"((?:19|20)\d{2}年)\(([^()]+)\)?$")
_UNTIL: Final = re.compile("截至到?|截止[至到]?")
_TO: Final = r"(?:-|~|至|到)"
_MIDNIGHT: Final = re.compile(r"(?<=\d)[ T]0{1,2}:00(?::00(?:\.0+)?)?\s*$")
_ISO: Final = re.compile(r"\d{4}([-/.]?)\d{1,2}\1\d{1,2}")
_PATTERNS: Final = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (rf"{_Y}(?:\.0+)?(?:年|年度|年份)?", "{y}"),
        (rf"{_Y}(?:年|年度)?(?:底|末|年底|年末)", "{y}-12-31"),
        (rf"{_Y}(?:年|年度)?(?:全年|合计|累计)", "{y}"),
        (rf"{_Y}(?:年|[-/]){_M}(?:月份?)?", "{y}-{m}"),
        # 2024.1 may be what a sheet left of 2024.10.
        (rf"{_Y}\.(?P<m>0[1-9]|[2-9]|1[0-2])(?:月份?)?|{_Y.replace('<y>', '<y1>')}\.(?P<m1>1)月份?", "{y}-{m}"),
        (rf"{_Y}(?P<m>0[1-9]|1[0-2])", "{y}-{m}"),
        (rf"{_Y}(?:年|[-/.]){_M}月?(?:底|末)", "{y}-{m}-31"),
        (rf"{_Y}(?:年|[-/.]){_M}(?:月|[-/.]){_D}日?", "{y}-{m}-{d}"),
        (rf"{_Y}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])", "{y}-{m}-{d}"),
        (rf"{_Y}年?(?:第?(?P<q>[一二三四1-4])季度?|[-/]?[Qq](?P<q1>[1-4]))", "{y}-Q{q}"),
        (rf"{_Y}年?(?:上半年|[Hh]1)", "{y}-01..{y}-06"),
        (rf"{_Y}年?(?:下半年|[Hh]2)", "{y}-07..{y}-12"),
        (rf"{_Y}年?前三季度", "{y}-01..{y}-09"),
        (rf"{_Y}(?:年|[-/.]){_M}月?{_TO}(?P<n>0?[1-9]|1[0-2])月", "{y}-{m}..{y}-{n}"),
        (rf"{_Y}年?{_TO}(?P<y2>(?:19|20)\d{{2}})年?", "{y}..{y2}"),
    )
)
_SPAN: Final = re.compile(rf"(.*\d(?:年|月|日)?){_TO}((?:(?:19|20)\d{{2}}(?:年|[-/.]?))?\d{{1,2}}(?:月|[-/.]?).*)")
_MONTH: Final = re.compile(r"(0?[1-9]|1[0-2])月?份?|(0?[1-9]|1[0-2])月?(?:-|~|至)(0?[1-9]|1[0-2])月")
_QUARTER_END: Final = re.compile("(.+季度?)[末底]")
_PART_END: Final = re.compile(r"(?:(?:0?[1-9]|1[0-2])月|第?[一二三四1-4]季度?)[底末]")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度?|[Qq]([1-4])")
_HALVES: Final = {"上半年": ("01", "06"), "下半年": ("07", "12"), "全年": ("01", "12"), "前三季度": ("01", "09")}
_WHOLE_YEAR: Final = re.compile("全年(?:合计|总计|共计)")
YEAR_ENDS: Final = ("年末", "年底")
_EPOCH: Final = date(1899, 12, 30).toordinal()
_MOST: Final = 10**9
_LONGEST: Final = 64  # letters; no period takes as many, and 1-1-1-… of a thousand would be tried at each dash
_SERIALS: Final = (36_526, 55_153)  # 2000-01-01 to 2050-12-31
IN_TEXT: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?=年|度|[-~至到/.](?:19|20)\d{2}年)"
    r"|(?<!\d)(20\d{2})(?!\d|[.,]\d|[余多]?[人名位个家支件户期场次门堂元万亿多%‰])"
)


def in_digits(word: str) -> str:
    """Give a plain text with its years in digits: 二〇二四年 as 2024年."""
    return _YEAR_WORDS.sub(lambda found: found[0].translate(_CHINESE), word)


@lru_cache(maxsize=16_384)
def text(written: str) -> str | None:
    """Read a text as a period in stored form; nothing for what is none, two-digit years included.

    What holds at a moment (截至2024年6月, 2024年底) is its day, so that a month's or a year's count is not taken from it.
    """
    word = plain(_MIDNIGHT.sub("", written)).strip("()")
    if len(word) > _LONGEST:
        return None
    word = in_digits(word)
    until = _UNTIL.match(word)
    if until:
        word = word[until.end() :]
    word = spelt(_PART_IN_BRACKETS.sub(r"\1\2", word))
    if ended := _QUARTER_END.fullmatch(word):
        return ending_day(text(ended[1]) or "..")
    for pattern, made in _PATTERNS:
        if match := pattern.fullmatch(word):
            found = _filled(made, match.groupdict())
            return ending_day(found) if found and until else found
    return None if until else _from_to(word)


def _filled(made: str, parts: dict[str, str | None]) -> str | None:
    part = {key.rstrip("1"): value for key, value in parts.items() if value}
    two = {key: part.get(key, "").zfill(2) for key in ("m", "n", "d")}
    found = made.format(y=part["y"], y2=part.get("y2"), q=_QUARTERS.get(part.get("q", ""), 0), **two)
    if made.endswith("-31"):
        found = f"{found[:8]}{monthrange(int(found[:4]), int(found[5:7]))[1]}"
    try:
        period.parse(found)
    except ValueError:
        return None
    return shortest(found)


@lru_cache(maxsize=4096)
def shortest(found: str) -> str:
    """Write a span as what it is: January to December is the year, April to June the second quarter."""
    first, _, last = found.partition("..")
    if not last:
        return found
    if first == last:
        return first
    year, months = first[:4], (first[5:], last[5:])
    if last[:4] != year or not all(months):
        return found
    if months == ("01", "12"):
        return year
    quarters = {("01", "03"): 1, ("04", "06"): 2, ("07", "09"): 3, ("10", "12"): 4}
    return f"{year}-Q{quarters[months]}" if months in quarters else found


def ending_day(found: str) -> str | None:
    """The day up to which something is told; a span has none."""
    if ".." in found:
        return None
    year, month, day = period.parse(found).end
    return f"{year}-{month:02}-{min(day, monthrange(year, month)[1]):02}"


@lru_cache(maxsize=4096)
def whole_month(found: str) -> str:
    """The month a day is the last of, or nothing."""
    return found[:7] if len(found) == len("2024-01-31") and ending_day(found[:7]) == found else ""


def last_month(found: str) -> str:
    """The month a quarter or a span of months ends with, or nothing."""
    if "Q" not in found and not (".." in found and found.count("-") > 1):
        return ""
    year, month, _day = period.parse(found).end
    return f"{year}-{month:02}"


def _from_to(word: str) -> str | None:
    """Read what runs from one month to another, or from the first day of one to the last of another."""
    match = _SPAN.fullmatch(word)
    first = text(match[1]) if match else None
    if match is None or first is None or first.count("-") < 1 or ".." in first or "Q" in first:
        return None
    last = text(match[2]) or text(f"{first[:4]}年{match[2]}")
    if last is None or len(last) != len(first) or "Q" in last:
        return None
    if len(first) == len("2024-01-01"):
        if not first.endswith("-01") or ending_day(last[:7]) != last:
            return None
        first, last = first[:7], last[:7]
    return shortest(f"{first}..{last}") if first <= last else None


def cell(value: Value) -> tuple[str | None, str]:
    """Read a cell of a column of periods: the period, or nothing, and the code of a warning if something was assumed."""
    if isinstance(value, bool) or value is None:
        return None, ""
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, Odd):
        if value.kind == "date":
            found = text(shown(value)[:10])
            return found, "date-as-period" if found and not value.shows else ""
        if value.kind == "number" and value.value is not None:
            return _number(value.value)
        return None, ""
    return _dated(value)


def _dated(written: str) -> tuple[str | None, str]:
    """Read a text; a day in figures alone is what a sheet makes of a date, and is told."""
    found = text(written)
    day = found is not None and len(found) == len("2024-01-01")
    return found, "date-as-period" if day and _ISO.fullmatch(plain(_MIDNIGHT.sub("", written))) else ""


def _number(value: float) -> tuple[str | None, str]:
    if not abs(value) < _MOST or value != int(value):
        return None, ""
    if _SERIALS[0] <= value <= _SERIALS[1]:
        return date.fromordinal(_EPOCH + int(value)).isoformat(), "date-as-period"
    return _dated(str(int(value)))


def _end_within(word: str, year: str) -> str | None:
    if word in YEAR_ENDS:
        return f"{year}-12-31"
    return ending_day(within_year(_UNTIL.sub("", word).rstrip("底末"), year) or "..")


def within_year(value: Value, year: str) -> str | None:
    """Read a cell of a column of months or quarters beside one of years: 6, 6月, 1-6月, 一季度, 上半年, 全年."""
    word = spelt(plain(shown(value)))
    if word in YEAR_ENDS or _UNTIL.match(word) or _PART_END.fullmatch(word):
        return _end_within(word, year)
    if (word := _WHOLE_YEAR.sub("全年", word)) in _HALVES:
        return shortest("..".join(f"{year}-{month}" for month in _HALVES[word]))
    if match := _MONTH.fullmatch(word):
        first, last = ((match[1] or match[number]).zfill(2) for number in (2, 3))
        return shortest(f"{year}-{first}..{year}-{last}") if first <= last else None
    if match := _QUARTER.fullmatch(word):
        return f"{year}-Q{_QUARTERS[match[1] or match[2]]}"
    full = text(word)
    if full is None or not full.startswith(year):
        return None
    return full[:7] if len(full) == len("2024-01-01") and _ISO.fullmatch(word) else full


def is_part(value: Value) -> bool:
    """Whether a text names a part of a year without its year: 1-6月, 上半年; a bare number is none."""
    if not isinstance(value, str) or plain(value).isdigit() or text(value):
        return False
    return within_year(value, "2000") is not None


def year(value: Value) -> str | None:
    """Read a whole year, as in a column of years and parts of them: 2024年."""
    found, assumed = cell(value)
    return found if found and not assumed and len(found) == len("2024") else None


def part_of_year(value: Value) -> str | None:
    """Read a part of a year that is written with its year, as in a column of quarters or months: 2024年第一季度."""
    found = text(value) if isinstance(value, str) else None
    return found if found and len(found) in (len("2024-Q1"), len("2024-01..2024-06")) else None


def last_day(days: str, year: str) -> str | None:
    """The day of ``year`` that a text of one or several days ends with: 2024-06-16 of 6月15-16日; nothing for what is no date."""
    numbers = re.findall(r"(\d+)(月?)", days)
    months = [number for number, month in numbers if month]
    return text(f"{year}年{months[-1]}月{numbers[-1][0]}日") if months and not numbers[-1][1] else None


def relative(word: str, base: str, *, moment: bool) -> str | None:
    """The period that 本月, 本季 or 累计 is of where the table or the row is of ``base``; nothing where that is not clear.

    ``moment`` says that the figure stands at a moment, so that 累计 is what stands at the end of ``base``.
    """
    first, _, last = base.partition("..")
    end = last or whole_month(first) or first
    if (last and not first.endswith("-01")) or len(end) > len("2024-01"):
        return None
    month = "" if len(end) == len("2024") else f"{end[:5]}{int(end[-1]) * 3:02}" if "Q" in end else end
    if word == "本月":
        return month if "Q" not in end and month else None
    if word == "本季":
        return f"{end[:5]}Q{int(month[5:]) // 3}" if month and int(month[5:]) % 3 == 0 else None
    if moment:
        return month or end
    return shortest(f"{month[:4]}-01..{month}") if month else end


def years_in(written: str) -> set[str]:
    """Every year a title speaks of."""
    word = plain(written)
    word = in_digits(word)
    return {a or b for a, b in IN_TEXT.findall(word)}


def years(periods: Iterable[str]) -> tuple[int, ...] | None:
    """Give the years that periods end in, if there are any."""
    return tuple(sorted({period.parse(one).year for one in periods if one})) or None


def filed(written: str, kind: Kind) -> str:
    """What stands at the end of a month is filed under the month; a stock of a past year or of a part of one is that of its end."""
    if kind is Kind.FLOW:
        return shortest(written)
    month = whole_month(written)
    if month:
        return month
    found = shortest(written)
    if kind is Kind.STOCK and (last := last_month(found)):
        return last
    past = len(found) == len("2024") and found < str(date.today().year)  # noqa: DTZ011 - the year people write
    return f"{found}-12" if past and kind is Kind.STOCK else found
