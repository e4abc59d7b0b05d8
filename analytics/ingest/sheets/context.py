"""What stands around a table and holds for all of it: titles, unit, source, region, period, measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.indicators import ALL
from analytics.ingest.sheets import agreeing, astray, moments, narrow, times, units, words
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.times import Times
from analytics.ingest.sheets.titles import is_of_holders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sheets.narrow import Narrow
    from analytics.ingest.sheets.places import Places

_UNIT: Final = re.compile(r"([\u4e00-\u9fff]{0,2})(?:单位[:为是]+|(?:^|\()单位)([^()。:]{1,12})")
_NUMBERED: Final = re.compile(r"\(?[一二三四五六七八九十]{1,3}[、.)]")
_GAP: Final = re.compile(r"(?<=[^:：])\s{2,}")
_OF_UNITS: Final = frozenset({"", "计量", "数据", "金额", "指标", "统计", "人数", "表中", "上数"})
_NO_UNIT: Final = re.compile(r"详?见|如[上下]?表|负责人|名称|代码|地址|盖章|公章|编码|性质|类型")
_IN_BRACKETS: Final = re.compile(r"[(\[【]([^()\[\]【】]{1,8})[)\]】]")
_SOURCE: Final = re.compile(r"(?:数据|资料|信息)?来源:?(.{2,80})")
# A sheet may be named after the year in which it is sent, or the day on which it was made.
_SENT: Final = re.compile(r"报|填|印|版|稿|制|发布|更新|批|\d日|\d{8}|\d[-./]\d{1,2}[-./]\d")
_NOTE: Final = re.compile(
    r"(?:注(?!册)|备注|说明|附注|资料来源|数据来源|来源|填表人?|填报人?|审核人?|制表人?|制表|联系人|联系电话|负责人|单位负责人|统计负责人|报出日期|填报日期|"
    r"口径|\*|①|\(?注(?!册)\d?\)?)(?:[:：\d]|$|[^省市县区州]{4,})"
)


class Line(NamedTuple):
    """A text beside a table; ``title`` where it stands over it and is no note, ``heading`` where it titles a column."""

    row: int
    column: int
    text: str
    title: bool
    heading: bool = False


@dataclass(frozen=True)
class Context:
    """What holds for a whole table where no cell says otherwise; ``times`` are those of titles, sheet and file.

    ``unread_unit``, ``narrowed`` and ``doubtful_unit`` are texts at their places: a unit nobody knows, a group nobody
    stores, and the unit of a table above; ``parts`` are parts of regions. ``several`` is the first text that names
    several years, ``scope`` a region named by its kind (全市); ``lent`` says that the region is the table's above,
    whose lines are ``above`` where its time holds too.
    """

    titles: tuple[str, ...] = ()
    unit_cells: dict[units.Counted, tuple[int, int]] = field(default_factory=dict)
    source: str = ""
    region: str | None = None
    times: tuple[Times, ...] = (Times(), Times(), Times())
    measures: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    unread_unit: tuple[int, int, str] | None = None
    narrowed: tuple[int, int, str] | None = None
    parts: tuple[Narrow, ...] = ()
    several: tuple[int, int, str] | None = None
    names: tuple[str, str] = field(default=("", ""))
    scope: str = ""
    doubtful_unit: tuple[int, int, str] | None = None
    lines: tuple[Line, ...] = ()
    lent: bool = False
    above: tuple[str, ...] = ()

    @property
    def _speaking(self) -> int:
        """The nearest place that names a year: 0 the titles, 1 the sheet, 2 the file; 3 where none does."""
        return next((place for place, times in enumerate(self.times) if times.years), len(self.times))

    @property
    def year(self) -> str | None:
        """The one year of the nearest place that names any; nothing where that place names several."""
        place = self._speaking
        years = self.times[place].years if place < len(self.times) else frozenset[str]()
        return next(iter(years)) if len(years) == 1 else None

    @property
    def period(self) -> str | None:
        """The one period all is said to be of: a year, or the one part or day of it that is named; never one of several."""
        year = self.year
        if year is None:
            return None
        spans, parts, days = self._within(year)
        if spans:
            found = agreeing.widest(spans)
            return found if not found or all(agreeing.ends_alike(part, found) for part in parts) else None
        if parts:
            found = moments.within_year(next(iter(parts)), year) if len(parts) == 1 else None
            months = {(moments.last_day(day, year) or "")[:7] for day in days}
            return found if not months or months == {found} else None
        if days:
            return moments.last_day(next(iter(days)), year) if len(days) == 1 else None
        return year

    def _within(self, year: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The spans, parts and days that the nearest place with any of ``year`` names; a sheet's full date is none."""
        for place, near in enumerate(self.times[: max(2, self._speaking + 1)]):
            dated = place == self._speaking
            spans = frozenset(one for one in near.spans if dated or (one[:4] == year and len(one) != len("2024-01-01")))
            if spans or near.parts or near.days:
                return spans, near.parts, near.days
        return frozenset(), frozenset(), frozenset()

    @property
    def days(self) -> frozenset[str]:
        """The days without a year that alone make a shorter period of the year all is of: 6月15-16日, 截止6月30日."""
        spans, parts, days = self._within(self.year) if self.year else (frozenset(), frozenset(), frozenset())
        return days if not (spans or parts) else frozenset()

    def shorter(self, year: str) -> dict[str, str]:
        """The parts of ``year`` that the titles or else the sheet's name speak of, as written or stored, with their periods."""
        return next((spans for near in self.times[:2] if (spans := near.shorter(year))), {})

    @property
    def apart(self) -> bool:
        """Whether the sheet is named after another time than the lines over the table speak of: 2月 under 2023年1月."""
        over, sheet = self.times[:2]
        if len(over.years) == 1 == len(sheet.years) and sheet.years != over.years:
            return not _SENT.search(self.names[0])
        mine, theirs = (set(near.shorter(self.year or "").values()) for near in (over, sheet))
        return bool(mine and theirs) and not any(agreeing.covers(one, other) for one in mine for other in theirs)

    def where(self, period: str) -> str:
        """The text that names a period, or the part of its year that it is."""
        year = period[:4]
        parted = len(period) > len("2024") and any(near.shorter(year) for near in self.times)
        told = [bool(near.shorter(year) if parted else near.years) for near in self.times]
        if not told[0]:
            return next((name for name, tells in zip(self.names, told[1:], strict=True) if tells), "")
        around = (*self.titles, *(line.text for line in self.lines), *self.above)
        said = [(text.strip(), times.told(text)) for text in around]
        named = (text for text, one in said if (one.shorter(year) if parted else year in one.years))
        return next(named, next((text for text, one in said if year in one.years), ""))

    def under(self, outer: Context) -> Context:
        """Take from the table above what this one does not say: region, unit, period, source."""
        own = any(times.years for times in self.times[:2])
        return replace(
            self,
            titles=self.titles if own else (*outer.titles, *self.titles),
            unit_cells=self.unit_cells or outer.unit_cells,
            source=self.source or outer.source,
            region=self.region or outer.region,
            lent=not self.region,
            times=self.times
            if own
            else (replace(outer.times[0], parts=self.times[0].parts, days=self.times[0].days), *self.times[1:]),
            unread_unit=self.unread_unit or (None if self.unit_cells else outer.unread_unit),
            narrowed=self.narrowed or outer.narrowed,
            parts=self.parts or outer.parts,
            several=self.several if own else outer.several or self.several,
            above=() if own else (*(line.text for line in outer.lines), *outer.above),
        )


def is_note(text: str) -> bool:
    """Whether a text is a note under or over a table."""
    return bool(_NOTE.match(plain(text)))


def says_something(text: str) -> bool:
    """Whether a line inside a table says what holds for the rows under it, other than where they are."""
    heard = words.said(text)
    known = bool(heard.period or heard.within or heard.measures or (heard.strata and heard.strata != (ALL,)))
    known = known or bool(words.in_sentence(text).rest) or plain(text).strip("()以下为:") in ("男", "女")
    return known or bool(times.of((text,)).years or _read_units([Line(1, 1, text, title=True)])[0])


def around(lines: list[Line], places: Places, sheet: str, file: str) -> Context:
    """Read the lines around a table, over it and under it, and the names of its sheet and file."""
    titles = tuple(line.text for line in lines if line.title)
    heard = [words.in_sentence(text) for text in titles]
    unit_cells, unread = _read_units([*lines, Line(0, 0, sheet, title=True)], places)
    strata = dict.fromkeys(stratum for text in titles for stratum in _groups(text, places))
    measures = dict.fromkeys(measure for one in heard for measure in one.measures)
    told = (times.of(titles), times.of((sheet,)), Times() if astray.read(file).unread else times.of((file,)))
    if not any(one.years for one in told):
        told = (times.of_notes(lines) or times.dated(titles), *told[1:])
    return Context(
        titles=titles,
        unit_cells=unit_cells,
        source=_source([line.text for line in lines]),
        region=_region(lines, sheet, places),
        times=told,
        measures=tuple(_nearest(titles, measures) or _of_holders(titles) or words.in_sentence(sheet).measures),
        strata=tuple(strata or _groups(sheet, places)),
        unread_unit=unread,
        narrowed=_narrowed(lines, sheet),
        parts=tuple(_parts(lines, sheet, places)),
        several=_several(lines, sheet, file),
        names=(sheet, file),
        scope=next((one.scope for one in heard if one.scope), ""),
        lines=tuple(line for line in lines if not line.heading),
    )


def _nearest(titles: tuple[str, ...], measures: dict[str, None]) -> tuple[str, ...]:
    """Of several measures the one that the numbered line right over the table names: 一、报名情况（人） under 考试及持证情况."""
    last = titles[-1] if len(measures) > 1 else ""
    named = words.in_sentence(last).measures if _NUMBERED.match(plain(last)) else ()
    return named if len(named) == 1 else tuple(measures)


def _of_holders(titles: tuple[str, ...]) -> tuple[str, ...]:
    return ("certified_total",) if any(map(is_of_holders, titles)) else ()


def _groups(text: str, places: Places) -> list[str]:
    """The groups a line names; a type of townships only where it is not part of a region's name."""
    types = narrow.types(text, places)
    named = [one for one in words.in_sentence(text).strata if one != ALL and not one.startswith("type:")]
    return [*named, *sorted(types)]


def _parts(lines: list[Line], sheet: str, places: Places) -> Iterator[Narrow]:
    """The parts of regions that titles, the sheet's name and the unit that reports name."""
    for line in (*lines, Line(0, 0, sheet, title=True)):
        unit = places.unit(line.text)
        if (line.title or unit) and (found := narrow.read(line.row, line.column, unit or line.text, places)):
            yield found._replace(kind="named") if unit else found


def _narrowed(lines: list[Line], sheet: str) -> tuple[int, int, str] | None:
    named = [*lines, Line(0, 0, sheet, title=True)]
    found = ((line.row, line.column, words.in_sentence(line.text).rest) for line in named if line.title)
    return next((at for at in found if at[2]), None)


def _several(lines: list[Line], sheet: str, file: str) -> tuple[int, int, str] | None:
    """The text that names more years than one, or more parts of one."""
    named = [*((line.row, line.column, line.text) for line in lines if line.title), (0, 0, sheet), (0, 0, file)]
    several = ((row, column, text.strip()) for row, column, text in named if times.of((text,)).several)
    return next(several, None)


def _region(lines: list[Line], sheet: str, places: Places) -> str | None:
    """The one region the lines name: of several the lowest where each lies in the next, else none."""
    codes = {
        *(code for line in lines if (code := places.reporting(line.text))),
        *(code for text in (*(line.text for line in lines if line.title), sheet) if (code := places.in_title(text))),
    }
    codes |= {code for line in lines if line.title for code in places.in_brackets(line.text)}
    above = {region.code for code in codes for region in places.tree.ancestors(code)}
    lowest = codes - above
    return lowest.pop() if len(lowest) == 1 else None


def _read_units(
    lines: list[Line], places: Places | None = None
) -> tuple[dict[units.Counted, tuple[int, int]], tuple[int, int, str] | None]:
    """The units said around a table: 单位：万人 in any line, （万人） in a title; and what was called one but is none."""
    found: dict[units.Counted, tuple[int, int]] = {}
    unread = None
    for line in (one._replace(text=part) for one in lines for part in _GAP.split(one.text)):
        word = plain(line.text)
        inner = (part for found in _IN_BRACKETS.findall(word) for part in found.split(","))
        # A sheet called 机构 is none of units.
        told = [units.read(part) for part in ((word, *inner) if line.row else inner)] if line.title else []
        for match in _UNIT.finditer(word):
            read = units.listed(match[2]) or ((one,) if (one := units.read(match[2])) else ())
            told.extend(read)
            called = match[1][-2:] in _OF_UNITS and not _NO_UNIT.match(match[2]) and ":" in match[0]
            if not read and called and not (places and places.reporting(line.text)):
                unread = unread or (line.row, line.column, match[2])
        for unit in told:
            if unit:
                found.setdefault(unit, (line.row, line.column))
    return found, unread


def _source(texts: list[str]) -> str:
    for text in texts:
        if match := _SOURCE.match(text.strip().strip("()（）").replace("：", ":")):
            return match[1].strip(" :。.)）")
    return ""
