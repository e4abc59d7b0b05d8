"""Whether several sheets that hold figures may be taken together, or which of them counts is for a person to say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import ALL, MEASURES, Topic
from analytics.ingest import readings
from analytics.ingest.codes import issue
from analytics.ingest.masks import masked
from analytics.ingest.sheets import lines, moments, timewords, units, words
from analytics.ingest.sheets.grid import place_of
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.ingest.book import Sheet
    from analytics.ingest.draft import Issue, Reading, StationReading
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

VERSIONS: Final = mark(
    "Several sheets hold figures: {sheets}. The name {name} is that of a version, a copy or an example; which sheet "
    "counts is for you to say."
)
OTHERWISE: Final = mark(
    "Several sheets hold figures: {sheets}. The sheet {name} is named otherwise than what its table says it is of; "
    "which is right is for you to say."
)
NUMBERED: Final = mark(
    "The sheet's name {name} may be a month, but its figures would be those of the whole year: name it {name}月, or otherwise."
)
UNIT: Final = mark("The unit {unit} stands on the sheet {sheet}; whether it holds for the sheet {name} is not said.")
# 初 and 新 alone begin names of places (新乡); 个旧 is a city.
_VERSION: Final = re.compile(
    r"[初终草定底原]*稿|备份|备用|副本|拷贝|(?<!个)旧|作废|废[弃止表]|快报|修[改订正]|更[正改]|订正|改[前后动]|调整[前后]|审[核定]?[前后]|核[定对]|原[始表件]|历史|临时|测试|样[表本]|(?<!比)例|说明|须知|指南|要求|字典|参数|模板"
    r"|新[版表]|第[一二三四五六七八九\d]+[版次]|版本|最[终新]|copy|draft|backup|bak|old|new|temp|test|sample|final|v\d"
    r"|\(\d+\)$|^[原新旧草]$",
    re.IGNORECASE,
)
_LAST: Final = re.compile("(?:上一?|去)年度?")
_THIS: Final = re.compile("(?:本|今|当)年度?")
_MONTH: Final = re.compile("[1-9]|1[0-2]")
_SHOWN: Final = 20
_MANY: Final = 3
_Key = tuple[str, str, str, str]


class _Scaled(NamedTuple):
    """A unit such as 万人 and the measures of the title that says it; none for a line over a table."""

    unit: units.Counted
    measures: tuple[str, ...]

    def may_hold(self, readings: Sequence[Reading]) -> bool:
        """Whether figures without a unit may be meant in this one."""
        if self.measures:
            return any(reading.measure in self.measures for reading in readings)
        return not self.unit.unit or any(reading.unit == self.unit.unit for reading in readings)


@dataclass
class Part:
    """What one sheet gave; ``scaled`` are units such as 万人 that lines or titles say, ``unsaid`` that a table has none."""

    sheet: Sheet
    readings: list[Reading] = field(default_factory=list)
    stations: list[StationReading] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tables: int = 0
    scaled: list[_Scaled] = field(default_factory=list)
    unsaid: bool = False

    @property
    def name(self) -> str:
        """The sheet's name as it may be shown."""
        return masked(self.sheet.name)

    @property
    def qualifies(self) -> bool:
        """Whether the sheet holds something to be taken, or something wrong that stands in the way of it."""
        return bool(self.readings or self.stations or (self.tables and any(i.severity == "error" for i in self.issues)))

    def hear(self, table: Table) -> None:
        """Note what a table's lines and titles say of its unit."""
        titled = [(column.said.unit, column.said.measures) for column in table.figures if column.said.unit]
        said = [(unit, ()) for unit in table.context.unit_cells]
        self.scaled += [_Scaled(unit, measures) for unit, measures in (*said, *titled) if unit.scale > 1]
        self.unsaid |= not (said or titled or table.of("unit"))


def asked(parts: Sequence[Part], places: Places) -> list[Issue]:
    """Why a person has to say which of the sheets count; nothing where each says something of its own."""
    told = {"sheets": listed(parts)}
    clashes = list(_clashes(parts))
    found = []
    for part in parts:
        if not clashes and _VERSION.search(plain(part.sheet.name)):
            found.append(issue("several-sheets", part.name, message=Refused(VERSIONS, name=part.name, **told)))
        elif _is_otherwise(part, places):
            found.append(issue("several-sheets", part.name, message=Refused(OTHERWISE, name=part.name, **told)))
    if clashes:
        later = Counter(again.sheet for _first, again in clashes).most_common(1)[0][0]
        found.append(issue("several-sheets", later, count=len(clashes), **told))
        found += [readings.twice(first, again, places.tree) for first, again in islice(clashes, _SHOWN)]
    return found


def compare_years(parts: Sequence[Part]) -> None:
    """Drop the doubt about sheets named 上年 beside 本年 where their figures are of the year before."""
    years = {name: {int(one.period[:4]) for one in part.readings} for part in parts if (name := plain(part.sheet.name))}
    this = [one for name, one in years.items() if _THIS.fullmatch(name)]
    for part in parts:
        last = years.get(plain(part.sheet.name), set())
        if _LAST.fullmatch(plain(part.sheet.name)) and last and this == [{year + 1 for year in last}]:
            _drop_doubt(part)


def _drop_doubt(part: Part) -> None:
    """Take out the doubt about a sheet's name, which has no cell."""
    part.issues = [one for one in part.issues if one.code != "title-unclear" or one.cell]


def numbered(part: Part, place: int) -> Iterator[Issue]:
    """Ask whether a sheet named 6 that is not the sixth is of June, where its counts are those of the year over them."""
    name = plain(part.sheet.name)
    month = int(name) if _MONTH.fullmatch(name) else place
    yearly = any(
        len(one.period) == len("2024") and MEASURES[one.measure].topic is not Topic.EXAM for one in part.readings
    )
    if month != place and yearly and any(one.code == "period-from-title" for one in part.issues):
        told = Refused(NUMBERED, name=part.name)
        yield issue("title-unclear", part.name, text=part.name, rest=part.name, message=told)


def settled(part: Part, places: Places) -> None:
    """Drop the doubt about a name such as 初稿: a person chose the sheet."""
    if not lines.in_title(_VERSION.sub("", plain(part.sheet.name)), places):
        _drop_doubt(part)


def listed(parts: Sequence[Part]) -> str:
    """The names of sheets in their order."""
    return "、".join(part.name for part in parts)


def join(parts: Sequence[Part], *, chosen: bool) -> tuple[list[Reading], list[StationReading], list[Issue]]:
    """The figures and stations of sheets taken together, those that two state alike once, and what is told of that.

    What a person has chosen is not told again.
    """
    seen: dict[_Key, Reading] = {}
    readings: list[Reading] = []
    issues = [*_units(parts), *_stations(parts), *_copies(parts)]
    counts = []
    for part in parts:
        same = Counter[str]()
        for reading in part.readings:
            first = seen.setdefault(_key(reading), reading)
            if first.sheet != reading.sheet and _alike(first, reading):
                same[first.sheet] += 1
            else:
                readings.append(reading)
        counts.append(f"{part.name} ({len(part.readings) + len(part.stations)})")
        issues += [issue("sheets-alike", part.name, count=count, first=first) for first, count in same.items()]
    told = [] if chosen else [issue("sheets-together", sheets="、".join(counts))]
    return readings, [station for part in parts for station in part.stations], [*told, *issues]


def _key(reading: Reading) -> _Key:
    return reading.region_code, reading.period, reading.measure, reading.stratum


def _alike(first: Reading, again: Reading) -> bool:
    mine, other = ((one.value, one.bound, one.margin, one.source_id) for one in (first, again))
    return mine == other


def _clashes(parts: Sequence[Part]) -> Iterator[tuple[Reading, Reading]]:
    """The figures that two sheets give different values."""
    seen: dict[_Key, Reading] = {}
    for part in parts:
        for reading in part.readings:
            first = seen.setdefault(_key(reading), reading)
            if first.sheet != reading.sheet and (first.value, first.bound) != (reading.value, reading.bound):
                yield first, reading


def _stations(parts: Sequence[Part]) -> Iterator[Issue]:
    """The stations that two sheets list."""
    seen: dict[tuple[str, str], StationReading] = {}
    for part in parts:
        for station in part.stations:
            first = seen.setdefault((station.region_code, station.name), station)
            if first.sheet != station.sheet:
                at = place_of(station.cell)
                yield issue("station-twice", station.sheet, *at, first=f"{first.sheet}!{first.cell}")


def _copies(parts: Sequence[Part]) -> Iterator[Issue]:
    """The sheets that hold, cell for cell, another one's numbers under another name: copied and perhaps not filled in."""
    seen: dict[tuple[tuple[str, float], ...], Part] = {}
    for part in parts:
        numbers = tuple((reading.cell, reading.value) for reading in part.readings)
        first = seen.setdefault(numbers, part)
        if (
            first is not part
            and len(numbers) >= _MANY
            and set(map(_key, first.readings)).isdisjoint(map(_key, part.readings))
        ):
            yield issue("sheets-copied", part.name, count=len(numbers), first=first.name)


def _units(parts: Sequence[Part]) -> Iterator[Issue]:
    """The sheets that say no unit where another one's lines say 万人: a table copied there may have lost it."""
    for part in parts:
        for other in parts if part.unsaid else ():
            scaled = next((one for one in other.scaled if one.may_hold(part.readings)), None)
            if scaled and other is not part:
                message = Refused(UNIT, unit=units.spelt(scaled.unit), sheet=other.name, name=part.name)
                yield issue("unit-above", part.name, message=message)
                break


def _is_otherwise(part: Part, places: Places) -> bool:
    """Whether a sheet's name says a region, year, month, measure or level that no figure on it is of: a copied sheet."""
    if not part.readings:
        return False
    name, said = part.sheet.name, words.in_sentence(part.sheet.name)
    years = moments.years_in(name)
    # A kind of township may only stand in a place's name: 新乡市.
    groups = {stratum for stratum in said.strata if stratum != ALL and not stratum.startswith("type:")}
    region = places.in_title(name)
    return (
        (bool(years) and years.isdisjoint(reading.period[:4] for reading in part.readings))
        or (bool(said.measures) and set(said.measures).isdisjoint(reading.measure for reading in part.readings))
        or (bool(groups) and groups.isdisjoint(reading.stratum for reading in part.readings))
        or (region is not None and not any(_is_in(reading.region_code, region, places) for reading in part.readings))
        or _is_of_other_month(part)
    )


def _is_in(code: str, region: str, places: Places) -> bool:
    return code in places.tree and any(above.code == region for above in places.tree.path(code))


def _is_of_other_month(part: Part) -> bool:
    periods = {reading.period for reading in part.readings}
    named = timewords.parts_of_year(part.sheet.name)
    if len(periods) > 1 or len(named) != 1:
        return False
    period = periods.pop()
    found = moments.within_year(named.pop(), period[:4]) or ""
    return period not in {found, moments.last_month(found)} if found else True
