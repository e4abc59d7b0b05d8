"""What the lines around a table, and the names of its sheet and file, say of the time that its figures are of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, Kind
from analytics.ingest.sheets import astray, moments, synonyms, timewords
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sheets.context import Line

# A date in brackets, or the end of a year alone in its cell, as it stands over a balance sheet.
_AS_OF: Final = re.compile(
    r"\(((?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2}))(?:统计)?(?:数据?)?\)|^((?:19|20)\d{2}年12月31日)$"
)
_NOTED: Final = re.compile(
    r"(?:注|备注|说明)?:?(?:\(?\d[.、)])?(?:本|此|该|上)表(?:中|内|所列|各项|所有|全部)*(?:数据|数字|指标|人数)?(?:均?[为系是])?"
    r"((?:截[至止]至?)?(?:19|20)\d{2}年(?:度|底|末|\d{1,2}月(?:底|末|\d{1,2}日)?|第?[一二三四]季度|[上下]半年|前三季度)?)(?:的?(?:统计)?(?:数据|数字|数))?[。;,]?"
)
# What names the day up to which something is counted; 截止 alone only before a colon.
COUNTED_ON: Final = "(?:(?:统计|数据|调查)+(?:截[至止])?|截[至止])(?:时间|日期|时点)"
COUNTED_TO: Final = f"(?:{COUNTED_ON}|(?:数据|统计)?截[至止]到?|时点):"
_NAMED: Final = re.compile(f"{COUNTED_TO}?|{astray.MADE_ON}:?")
_DATED: Final = re.compile(
    rf"\(?{COUNTED_TO}((?:19|20)\d{{2}}(?:年(?:\d{{1,2}}月(?:\d{{1,2}}日|底|末)?|底|末)|[-/.]\d{{1,2}}[-/.]\d{{1,2}}))\)?[。;]?"
)
# Over a table, a colon before one month or day, and not before 1-6月, says up to when.
_UNTIL: Final = re.compile(
    rf"(?:{COUNTED_TO}|^\(?(?:时间|日期):)"
    r"(?=(?:19|20)\d{2}(?:年\d{1,2}月(?:\d{1,2}日|底|末)?|[-/.]\d{1,2}[-/.]\d{1,2})(?:[)。;,]|$))"
)
# A line under a table that only says when it is of: 统计年度：2024, 截至2024年底.
_YEAR_OF: Final = re.compile(
    r"\(?(?:(?:统计|数据|所属|报告|业务|填报)?(?:年度|年份)|报告期|统计期):((?:19|20)\d{2}年?度?)\)?[。;]?"
    r"|\(?(?:(?:以上|本表|表中)?(?:数据|数字))?(?:均?[为是系])?(截[至止]到?(?:19|20)\d{2}年(?:底|末|\d{1,2}月(?:底|末|\d{1,2}日)))(?:的?(?:数据|数字|数))?\)?[。;]?"
)
# A clause of a note that only says up to when something was counted: 持证人数为截至2024年底累计数.
_UP_TO: Final = re.compile(
    r"(?:(?<=[。;:,、.])|(?<=\d\))|^)([\u4e00-\u9fff]{0,12}?)(?:数据|数字)?(?:均?[为系是]|统计)?(?:截[至止]到?|更新[至到])"
    r"((?:19|20)\d{2}年(?:12月(?:31日|底|末)?|底|末))(?:的?(?:累计|统计)?(?:人数|数据|数字|总数|数))?(?=[。;,]|$)"
)
# A clause that says when the year's exam was held: 2023年考试于6月17日至18日举行.
_HELD: Final = re.compile(
    r"(?:((?:19|20)\d{2})年度?)?(?:全国)?(?:社会工作者)?(?:职业(?:水平|资格))?考试(?:时间)?(?:定于|[于在为是:])((?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日?)?"
    r"(?:[-至到和、]\d{1,2}日?)?(?:举行|进行|组织|开考)?(?=[。;,]|$)"
)
# A clause that says which number of a year a measure is: 持证人数为年末数, 报名人数为全年数.
_NUMBER_OF: Final = re.compile(
    r"(?:(?<=[,。;:、.])|^)((?:表中|其中)?[\u4e00-\u9fff“”\"]{0,14}?)(?:数据|数字)?均?[为系是](?:(?:年末|年底|期末|时点)(?:累计|时点)?(?:人?数|数据)|(累计)(?:持证)?(?:人?数|总数)|(全年)(?:累计)?(?:人?数|数据))(?=[,。;]|$)"
)
_ALL: Final = re.compile("(?:以上|上述|本表|表中|表内|各项|所有|全部|有关|相关)*")


@dataclass(frozen=True)
class Times:
    """The years, the periods shorter than one, and the parts and days of an unsaid year that one place speaks of."""

    years: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    @property
    def several(self) -> bool:
        """Whether more years than one are named, or more parts of one."""
        return len(self.years) > 1 or (bool(self.years) and len(self.spans) + len(self.parts) > 1)

    def shorter(self, year: str) -> dict[str, str]:
        """The parts of ``year`` that are spoken of, as written or stored, with their periods."""
        spans = {span: span for span in self.spans if span[:4] == year}
        spans |= {part: found for part in self.parts if year and (found := moments.within_year(part, year))}
        return spans | {day: found[:7] for day in self.days if year and (found := moments.last_day(day, year))}


def of(texts: Iterable[str]) -> Times:
    """Read what texts say of the time that figures are of."""
    cleaned = [astray.spoken(_UNTIL.sub("截至", plain(text))) for text in texts]
    spans = frozenset[str]().union(*(astray.read(text).periods for text in cleaned))
    return Times(
        frozenset[str]().union(*(moments.years_in(text) for text in cleaned), {span[:4] for span in spans}),
        spans,
        frozenset[str]().union(*(timewords.parts_of_year(text) for text in cleaned)),
        frozenset[str]().union(*(timewords.days_of_year(text) for text in cleaned)),
    )


def dated(titles: tuple[str, ...]) -> Times:
    """The last day of a month in brackets or alone, where nothing else names a year: 持证人数（2023年12月31日）; parts as ever."""
    days = {moments.text(match[1] or match[3]) for text in titles for match in _AS_OF.finditer(plain(text))}
    ends = frozenset(day for day in days if day and moments.whole_month(day))
    return replace(of(titles), years=frozenset(day[:4] for day in ends), spans=ends)


def told(text: str) -> Times:
    """What one line says of time: as a note, else as a title, else by its date in brackets or alone."""
    said = of((noted(text) or text,))
    return said if said.years else dated((text,))


def of_notes(lines: Iterable[Line]) -> Times | None:
    """The time that a note says all of the table is of, 本表为2023年末数据, where nothing else names a year."""
    told = [found for line in lines if not line.title and (found := noted(line.text))]
    return of(told) if told else None


def counted_to(name: str, value: str) -> str:
    """The line that two cells make, 统计时间 | 2023-11-30, or nothing where they name no day of counting or sending."""
    if not _NAMED.fullmatch(plain(name)) or not moments.text(value):
        return ""
    return f"{name.strip().rstrip(':：')}：{value.strip()}"


def noted(text: str) -> str:
    """The time that a note says, and says nothing else, or nothing; a date of counting is the day up to which is counted."""
    if dated := _DATED.fullmatch(plain(text)):
        return f"截至{dated[1]}"
    if of_year := _YEAR_OF.fullmatch(plain(text)):
        return of_year[1] or of_year[2]
    found = _NOTED.fullmatch(plain(text))
    return found[1] if found else ""


def without_end(text: str, known: Times) -> str:
    """A note without what only says that its year is counted to the end, of the whole table or of a stock, and when its exam was."""
    if len(known.years) != 1 or known.spans or known.parts or known.days:
        return text
    (year,) = known.years
    rest = _UP_TO.sub(lambda found: "" if _says_end(found, year) else found[0], plain(text))
    return _HELD.sub(lambda found: "" if {found[1] or year, (found[2] or year)[:4]} == {year} else found[0], rest)


def without_kind(text: str) -> str:
    """A note on whole years without what only says of a stock that it is the year's end's, of a flow that it is all the year's."""
    return _NUMBER_OF.sub(lambda found: "" if _says_kind(found) else found[0], plain(text))


def _says_kind(found: re.Match[str]) -> bool:
    measure = synonyms.measure(re.sub('^(?:表中|其中)|[“”"]', "", found[1]))
    if measure is None:
        return bool(_ALL.fullmatch(found[1])) and not (found[2] or found[3])
    return (MEASURES[measure].kind is Kind.STOCK) != bool(found[3])


def _says_end(found: re.Match[str], year: str) -> bool:
    measure = synonyms.measure(found[1])
    stock = measure is not None and MEASURES[measure].kind is Kind.STOCK
    return found[2].startswith(year) and (stock or bool(_ALL.fullmatch(found[1])))
