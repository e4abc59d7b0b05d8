"""What a line or a sheet's name says of time that cannot be read, and its digits and letters that nobody accounts for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from analytics.ingest.sheets import moments, timewords
from analytics.ingest.sheets.places import LEAD
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.stretches import is_numbered, spelt
from analytics.ingest.sheets.titles import measure_names, stratum_names

_BRACKETS: Final = str.maketrans("[]【】〔〕{}<>《》", "()()()()()()")
_GONE: Final = " "
_YEAR: Final = r"(?:19|20)\d{2}"
SINCE: Final = re.compile(rf"{_YEAR}年?(?:\d{{1,2}}月)?(?:以来|至今)")
# A yearbook of 2024 holds the figures of 2023.
EDITION: Final = re.compile(
    rf"{_YEAR}年?(?:[\u4e00-\u9fff]{{0,8}}?)(?:年鉴|蓝皮书)|(?:年鉴|蓝皮书)\)?[-:·,(]*{_YEAR}(?!年末|年底|-)(?:年?[版卷]|年)?\)?"
)
_PART: Final = re.compile(r"[月日号季]|[qh]\d", re.IGNORECASE)
_DOCUMENTS: Final = re.compile(rf"[〔\[(]{_YEAR}[〕\])]第?\d+号")
_MAKING: Final = (
    "发布|公布|成文|发文|签发|刊发|生成|录入|下载|更新|填报|报出|填表|制表|打印|导出|上报|报送|印发|编制|填写"
)
MADE_ON: Final = f"(?:{_MAKING})(?:日期|时间)"
_MADE: Final = re.compile(
    rf"(?:{MADE_ON}|有效期(?:限)?至?):?[\d年月日./-]*"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数):?\d+次?"
    rf"|{_YEAR}年\d{{1,2}}月(?=公布|发布|印发|编制|编印|制表|填报|[制印发]$)"
)
_DAYS: Final = re.compile(
    r"(?<![截至止\d:])(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|[./-]\d{1,2}[./-]\d{1,2}日?|(?:0[1-9]|1[0-2])[0-3]\d)(?![\d月-]|[至到~]\d{1,2}月|(?:[-、至]\d{1,2}日)?(?:全国)?(?:社会工作者|社工|助理社会)[^,。;()]{0,10}考试)"
)
# Numbers of documents, tables and pages, and days on which something was made, published or reported.
_OTHERS: Final = re.compile(
    rf"\({_YEAR}\)第?\d+(?:-\d+)?号|第\d+号|[\u4e00-\u9fff]{{1,6}}\d+-?\d*表(?!\d)|[\u4e00-\u9fff]{{1,6}}\d{{1,2}}表(?=(?:19|20)\d{{2}}年)|(?:附件|[附续图]?表)\d+(?:[-.]\d+)*(?![\d月季])|表号:[^()]*|第\d+页|共\d+页|^-\d+-$"
    rf"|{MADE_ON}:?[\d年月日时分./:T-]*"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:电话|传真|邮编|手机)(?:号码)?:?[\d-]*"
)
_PLACES: Final = re.compile(r"(?<=年)\d{1,3}个?(?=[省市县区州盟旗])")
# Elsewhere ① is the mark of a footnote.
_CIRCLED: Final = re.compile("[\u2460-\u246b][月季期]")
_CLOCK: Final = re.compile(r"(?<=[日号])\d{1,2}[时点](?:\d{1,2}分)?")
_COUNT: Final = re.compile(
    r"(?<![第\d.])(?:前\d+(?:[名位强]|(?=[省市州县区]))|top\d+|\d+(?:\.\d+)?[万千百亿]?余?(?:人次|人|名|个(?!月|季)|家|支|户|场|期|天|小时|学时|元|%|‰|岁|多|余|倍)|近\d+年|\d+个?(?=[省市县区州]))"
)
_LETTERS: Final = (
    r"\d+|(?<=[年\d])[qhs](?=\d)|年(?!均)(?:度|份)?|年?[末底]|(?<=[\d一二三四五六七八九十])(?<!\d{4})(?:月份?|[日号]|季度?)|[上下]半年|全年|截[至止]至?|第(?=[\d一二三四五六七八九十]+季)"
    r"|[至到]|[-~/.+、和与及(),]|[一二三四五六七八九十]+(?=[月季])"
)
_RUN: Final = re.compile(f"(?:{_LETTERS})+", re.IGNORECASE)
_ANCHOR: Final = re.compile(
    rf"(?<!\d){_YEAR}(?!\d)|(?<!\d){_YEAR}(?:0[1-9]|1[0-2]|\d{{4}})(?!\d)|[\d一二三四五六七八九十](?:月|季)|\d{{1,2}}[日号]"
)
_DATE: Final = re.compile(rf"(?:截[至止]至?)?{_YEAR}(?:([-/.])\d{{1,2}}\1\d{{1,2}}|[-/.]\d{{2}}|\d{{2}}|\d{{4}})?")
_ENDED: Final = re.compile(r"[年度份末底月日号季]$")
_YEARS: Final = re.compile(rf"{_YEAR}(?:年度?|度)?(?:[-~至到、和与及/]{_YEAR}(?:年度?|度)?)*(?!\d)")
_ENDS: Final = re.compile(rf"{_YEAR}(?:年[末底]?)?(?:[-~至到、和与及]{_YEAR}(?:年[末底]?)?)+(?<=[末底])")
_DAY: Final = re.compile(r"(?:(\d{1,2})月)?(\d{1,2})(?=[日号]?)")
_BESIDE: Final = re.compile(rf"[(),]+|[、和与及](?={_YEAR}年)|(?<=年)|(?<=年度)")
_EDGES: Final = "-~/.+、和与及至到(),"
_ODD: Final = re.compile(r"第?[a-z\d]+(?:[-./+~][a-z\d]+)*(?:(?<=\d)(?:批次|[期类批轮次班届]))?")
# What programs and people call sheets: their numbers, versions and days, and copies of them.
_SHEET: Final = re.compile(
    r"(?:sheet|table|工作表|表)\d*(?:\(\d+\))?|[1-9]\d{0,2}|(?:0?[1-9]|1[0-2])\.(?:[012]?\d|3[01])|(?:0[1-9]|1[0-2])[0-3]\d|\d{6}|\d{8}|\d{1,2}-\d{1,2}"
)
# The number of a form, SG-03; Q1 and H1 are times.
_FORM: Final = re.compile(r"[a-z]{2,4}-?\d{1,3}")
_TAB: Final = re.compile(r"^\d{1,2}(?=[社培岗机志持报考人专证站])")
_TURNED: Final = re.compile(r"(\d{1,2})-(\d{1,2})")
_COPY: Final = re.compile(r"(?<=[\u4e00-\u9fff])\(?\d{1,2}\)?$|\(\d{1,2}\)$|v\d+(?:\.\d+)*$")
# English over or under Chinese titles, as yearbooks print it.
_ENGLISH: Final = (
    "a adcode and area areas as at basic by certification certified cities city code continued copy counties county "
    "csv data denominators district end exam examination examinations excel figures final for form holders in item "
    "items main national new note number of on passed people person persons population prefecture province "
    "provinces region regions registered registration registrations service services sheet social source staff "
    "station stations statistics table the title to total training unit units v work worker workers workforce wps "
    "xls xlsx year yearbook indicator indicators applicant applicants candidate candidates examinees participants certificates certificate qualified "
    "professional professionals talent talents institutions agencies community volunteers overview summary report statistical level levels"
)
_HARMLESS: Final = frozenset(_ENGLISH.split())
_WORD: Final = re.compile("(?<![A-Za-z0-9])[A-Za-z]+(?![A-Za-z0-9])")
_LAST_MONTH: Final = 12
_LONGEST: Final = 64  # letters of a run of stretches; all places in a longer one would be tried


class Read(NamedTuple):
    """The periods with their year that a text names, its first stretch of time that cannot be read, and what is no time."""

    periods: frozenset[str]
    unread: str
    rest: str


@lru_cache(maxsize=4096)
def read(text: str) -> Read:
    """Read every stretch of time in a title or a sheet's name, each as a whole; ``rest`` is the text without them."""
    whole = plain(_WORD.sub(_foreign, text)).translate(_BRACKETS)
    word = _PLACES.sub("", spelt(_OTHERS.sub(_GONE, _CLOCK.sub("", LEAD.sub("", spelt(whole))))))
    periods: set[str] = set()
    circled = _CIRCLED.search(text)
    unread = circled[0] if circled else whole if is_numbered(whole) and not _is_part(whole) else ""
    rest = word
    for found in _RUN.finditer(word):
        run = found[0].strip(_EDGES)
        if not run or not _ANCHOR.search(run) or _COUNT.match(word, found.start() + found[0].find(run)):
            continue
        named = _pieces(run.removeprefix("年"))
        if named is None:
            unread = unread or run
        else:
            periods.update(named)
        rest = rest.replace(run, _GONE, 1)
    return Read(frozenset(periods), unread, rest)


def spoken(text: str) -> str:
    """Give a text as it speaks of its figures' time: no numbers of documents, days something was made, years counted since."""
    word = _MADE.sub("", _DOCUMENTS.sub("", LEAD.sub("", spelt(plain(text)))))
    return SINCE.sub("", _DAYS.sub("", EDITION.sub("", word)))


def _foreign(found: re.Match[str]) -> str:
    return _GONE if found[0].lower() in _HARMLESS else f",{found[0]},"


def _pieces(run: str) -> list[str] | None:
    """The periods of the stretches that a run is made of, each read to its end; nothing where something is left over."""
    named: list[str] = []
    at, last = 0, ""
    if len(run) > _LONGEST:
        return None
    while at < len(run):
        end = next((end for end in range(len(run), at, -1) if _is_stretch(run[at:end], run[end : end + 1])), 0)
        if not end:
            return None
        # The part behind several years is of the last: 2024年、2025年上半年.
        found = moments.text(run[at:end]) or (moments.text(f"{last}年{run[at:end]}") if last else None)
        years = re.findall(_YEAR, run[at:end]) if _YEARS.fullmatch(run[at:end]) else []
        last = years[-1] if len(years) > 1 else ""
        if found and len(found) > len("2024") and not _YEARS.fullmatch(run[at:end]):
            named.append(found)
        gap = _BESIDE.match(run, end)
        if end < len(run) and gap is None:
            return None
        at = gap.end() if gap else end
    return named


def _is_stretch(piece: str, after: str) -> bool:
    """Whether a piece of a run is one way to write a year, a part of one, or days; ``after`` is the character behind it."""
    if after and piece[-1].isdigit() and after.isdigit():
        return False
    if years := _YEARS.fullmatch(piece) or _ENDS.fullmatch(piece):
        return _rising(years[0])
    if _DATE.fullmatch(piece) or _ENDED.search(piece):
        return moments.text(piece) is not None or _is_part(piece) or _are_days(piece)
    return False


def _rising(years: str) -> bool:
    named = re.findall(_YEAR, years)
    return "/" not in years and (not re.search("[-~至到]", years) or named == sorted(set(named)))


def _is_part(piece: str) -> bool:
    return not piece.isdigit() and moments.within_year(piece, "2000") is not None and not piece[0].isspace()


def _are_days(piece: str) -> bool:
    """Whether a piece names days that there are: 6月15-16日, 截至6月30日, 2024年6月15日至16日."""
    year = re.match(rf"(?:截[至止]至?)?({_YEAR})年", piece)
    bare = piece[year.end() :] if year else piece
    if not timewords.DAYS.fullmatch(bare):
        return False
    month = ""
    for day in _DAY.finditer(bare):
        month = day[1] or month
        if moments.text(f"{year[1] if year else 2000}年{month}月{day[2]}日") is None:
            return False
    return True


def part_unread(title: str) -> str:
    """The part of a year or the day in a column's title that cannot be read: 13月, 2023年9月31日."""
    unread = read(title).unread
    return unread if _PART.search(unread) else ""


def since(text: str) -> str:
    """The beginning of a stretch whose end is not said: 2023年3月以来."""
    found = SINCE.search(plain(text))
    return found[0] if found else ""


def odd(text: str, *, sheet: bool = False) -> tuple[str, ...]:
    """The digits and Latin letters of a title, or of a sheet's name, that are neither time nor known to be harmless."""
    word = _TAB.sub("", read(text).rest.lower()) if sheet else read(text).rest.lower()
    if sheet and _is_sheet(plain(text).lower()):
        return ()
    word = _COUNT.sub(_GONE, _COPY.sub("", word) if sheet else word)
    for name in _named_with_digits():
        word = word.replace(name, _GONE)
    return tuple(dict.fromkeys(one[0] for one in _ODD.finditer(word)))


def _is_sheet(name: str) -> bool:
    if not _SHEET.fullmatch(name):
        return bool(_FORM.fullmatch(name))
    turned = _TURNED.fullmatch(name)
    return not turned or not int(turned[1]) < int(turned[2]) <= _LAST_MONTH


@lru_cache(maxsize=1)
def _named_with_digits() -> tuple[str, ...]:
    """Names of measures and groups that hold digits or letters, the longest first."""
    known = (name for name in {*measure_names(), *stratum_names()} if re.search("[a-z0-9]", name))
    return tuple(sorted(known, key=len, reverse=True))
