"""Parts of a region that a line over a table names: streets, towns, 本级, zones; their figures are not the region's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sheets.places import Places

# A run of several kinds (乡镇街道, 镇、街道) is all there are; 城乡 and the like are no places.
_RUN: Final = re.compile(
    r"(?<!含)(?<!包括)(?<![^部]分)(?<!^分)(?<!按)(?<!按各)(?:街道|镇街|街镇|街乡|[镇乡])(?:[、/和及与(]*(?:街道|[街镇乡])\)?)*"
)
_NO_TOWN: Final = re.compile("城乡|乡村|城镇|[返家下还老侨水同]乡|乡(?=[土贤情愁亲音])")
_TYPES: Final = {"街": "type:street", "镇": "type:town", "乡": "type:rural"}
# What may stand before 街道 or 镇 that names no single one.
_GENERAL: Final = re.compile(r"(?:^|[各个有部体辖内的和及与年度月底末]|区域|基层|[\d、,:;()\[\]《》〔〕-])$")
_AREA: Final = re.compile(
    r"[省市区县州]?本级(?![及和与、(])|主城区|中心城区|城区|[远近]郊|郊区|(?<![省各、县])市区(?![县(、])|旗县(?!区)"
    r"|(?:(?![省市县区州盟旗年月度各])[\u4e00-\u9fff]){0,2}(?:高新区|经开区|开发区|自贸区|经济区|片区|新区)"
)
_SOME: Final = re.compile(r"部分[省市区县州盟旗地]{1,3}|[一二两三四五六七八九十几\d]+个?[市区县州盟旗](?![年月])")
_COMMUNITY: Final = re.compile(
    r"(?:^|[省市县区州盟旗年月度])(?P<name>(?:(?!城乡|[省市县区州盟旗年月度各、和及与()])[\u4e00-\u9fff]){2,6})(?<!街道)(?<!乡镇)(?<!辖)(?<!部)社区"
    "(?!工作|治理|服务|建设|人才|社[工会]|专职|矫正|党|组织|减灾|教育|养老|居民自治)"
)
_LONGEST: Final = 8


class Narrow(NamedTuple):
    """A part of a region at its place; ``kind`` is one that is named, all of a type, an area, or some of its parts (三市)."""

    row: int
    column: int
    text: str
    kind: Literal["named", "type", "area", "some"]


def count(text: str) -> int:
    """The number that a text such as 14个市 or 二十一市州 begins with, below a hundred; nothing said is none."""
    word = text[: len(text) - len(text.lstrip("0123456789一二两三四五六七八九十"))]
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.partition("十")
    digits = {letter: value for value, letter in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
    return digits.get(ones, 0) + 10 * digits.get(tens, 1) if ten else digits.get(word, 0)


def types(text: str, places: Places) -> frozenset[str]:
    """The groups of townships a line speaks of, without those that only stand in the name of a region: 新乡市, 景德镇."""
    return frozenset(_TYPES[sign] for run in _runs(plain(text), places) for sign in run[0] if sign in _TYPES)


def read(row: int, column: int, text: str, places: Places) -> Narrow | None:
    """Find the part of a region that a line speaks of."""
    word = plain(text)
    for run in _runs(word, places):
        if len({sign for sign in run[0] if sign in _TYPES}) == 1:
            before = word[: run.start()]
            general = _GENERAL.search(before) or _ends_with_place(before, places)
            said = _tail(before) + run[0]
            return Narrow(row, column, run[0] if general else said, "type" if general else "named")
    if named := _COMMUNITY.search(word):
        return Narrow(row, column, f"{named['name']}社区", "named")
    for area in _AREA.finditer(word):
        if not (_in_place(word, area.start(), area.end(), places) or _is_district(word, area, places)):
            return Narrow(row, column, area[0], "area")
    some = (found for found in _SOME.finditer(word) if not _in_place(word, found.start(), found.end(), places))
    return next((Narrow(row, column, found[0], "some") for found in some), None)


def _runs(word: str, places: Places) -> Iterator[re.Match[str]]:
    covered = _NO_TOWN.sub(lambda found: "·" * len(found[0]), word)
    for run in _RUN.finditer(covered):
        if not _in_place(word, run.start(), run.end(), places):
            yield run


def _in_place(word: str, start: int, end: int, places: Places) -> bool:
    """Whether some letters are a part of the name of a region: written in full, or in short where a name may begin."""
    for first in range(max(0, start - _LONGEST), start + 1):
        for last in range(end, min(len(word), end + _LONGEST) + 1):
            name = word[first:last]
            begins = not first or word[first - 1] in "省市区县州年度月、(:"
            # 浦东新区 is a region by itself; so is 城区 somewhere, but in a title it is a part of a city.
            longer = last - first > min(end - start, len("城区"))
            if longer and (begins or name[-1] in "省市县区州盟旗") and name in places.names:
                return True
    return False


def _is_district(word: str, area: re.Match[str], places: Places) -> bool:
    """Whether 城区 or 郊区 is what a district of the city before it is called: 晋城市城区."""
    starts = range(max(0, area.start() - _LONGEST), area.start()) if area[0] in places.names else ()
    return any(places.quiet(word[start : area.end()]) for start in starts)


def _ends_with_place(before: str, places: Places) -> bool:
    """Whether a region stands right before; a short name only at the beginning, for 龙泉镇 has nothing to do with 龙泉市."""
    lengths = range(2, min(len(before), 2 * _LONGEST) + 1)
    whole = [before[-length:] for length in lengths if before[-1] in "省市县区州盟旗国" or length == len(before)]
    return any(name in places.names for name in whole)


def _tail(before: str) -> str:
    """The name that stands before 街道: letters up to the last region, year or sign."""
    found = re.search(r"[^省市县区州盟旗年月度\W\d_]{1,6}$", before)
    return found[0] if found else ""
