"""What a column is for, by the parts of its title from the top down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, Topic
from analytics.ingest.book import Odd
from analytics.ingest.sheets import glosses, moments, titles, units, within, words, written
from analytics.ingest.sheets.plain import plain, shown
from analytics.ingest.sheets.words import Said

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

LONGEST: Final = 200  # letters of a title or label; a longer text is none, whatever words it holds
_INDEX: Final = re.compile(r"甲|乙|丙|丁|栏次|行次|编号|序号|[a-zA-Z]|-?")
_FEW: Final = 2
_SPLIT: Final = re.compile(r"[\\/|\n]")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_FULL_NAME: Final = re.compile("[省市县区州盟旗]$|^全国$")
# What may have people of its own, and what says that these are meant all the same.
_HOLDERS: Final = re.compile("机构|站|单位|服务|项目|志愿")
_PERSONS: Final = re.compile("人才|持证|考试|报名|队伍|社会工作者")
# Persons of such a holder, who are not all there are: 驻站社会工作者, 机构人才队伍.
_HELD: Final = re.compile("(?:机构|站|单位)(?:内|中|的|所属|专职|从业|在职|工作)*(?:社会工作者|人才)(?:队伍)?")
_PLANNED: Final = re.compile(r"\(?(?:年度)?(?:计划|目标|任务|指标任务|计划任务|目标任务|任务目标|任务指标)数?\)?")
_DONE: Final = re.compile(r"\(?(?:实际)?(?:完成|实际)数?\)?")
_PEOPLE: Final = frozenset({"人", "人次"})
NOTHING: Final = Said()
_COUNTS_PEOPLE: Final = re.compile("人(?!才|次|口|均)|社工(?!站|点|机构|服务|室|岗|组织)|工作者")
_REGIONS: Final = ("region", "province", "prefecture", "county")
# 审核通过 over 合格人数 may be those approved or those who passed.
_EITHER_PASSED: Final = frozenset({"exam_approved", "exam_passed"})
# What townships or residents may be counted for: under 培训 those it reached.
_SERVED: Final = re.compile("培训|服务|覆盖|建站|活动|试点")


@dataclass(frozen=True)
class Column:
    """One column: its ``role`` (region, code, value, figures, unknown, …) and what its title says of its figures.

    ``place`` is a region as the title writes it.
    """

    number: int
    title: str
    role: str
    said: Said = NOTHING
    place: str = ""


def roles_of(title: str) -> tuple[str, ...]:
    """The roles of a corner cell that names both sides: 年份＼地区."""
    parts = [part for part in _SPLIT.split(title.replace("＼", "\\").replace("／", "/")) if plain(part)]
    found = tuple(titles.role(part) or ("value" if words.said(part).measures else "") for part in parts)
    return found if len(found) > 1 and all(found) else ()


def part(value: Value, places: Places) -> tuple[Said, str]:
    """What one cell of a title says, and the region it names."""
    if not isinstance(value, str):
        period, _ = moments.cell(value)
        dated = isinstance(value, Odd) and value.kind == "date"
        return (Said(period=period if dated else period[:4]) if period else Said(rest=shown(value))), ""
    if len(value) > LONGEST:
        return Said(rest=value), ""
    said = words.said(value)
    if said.scope == "全国":
        return said, said.scope
    if (said.rest or said.nothing) and places.is_place(value):
        return Said(), value.strip()
    if said.rest and said.rest in plain(value) and _FULL_NAME.search(said.rest) and places.is_place(said.rest):
        return replace(said, rest=""), said.rest
    return said, ""


def named(number: int, parts: list[Value], places: Places) -> Column:
    """Name a column by the cells of its title."""
    texts = [shown(value) for value in parts]
    title = " ".join(text.strip() for text in texts)
    read = [part(value, places) for value in parts]
    if read[-1][1]:
        # 县级市 over 昆山市 says what that is.
        kept = [at for at, text in enumerate(texts) if at == len(texts) - 1 or titles.role(text) not in _REGIONS]
        texts, read = [texts[at] for at in kept], [read[at] for at in kept]
    place = next((named for _said, named in reversed(read) if named), "")
    said = _together([one for one, _place in read], texts)
    told = not said.nothing or bool(place or said.scope)
    role = titles.role(title) or titles.role(texts[-1]) or ("" if told else titles.role(texts[0]))
    if role and not (role == "value" and told) and not (role == "stratum" and said.measures and len(parts) > 1):
        return Column(number, title, role, said)
    if corner := roles_of(texts[-1]):
        return Column(number, title, "/".join(corner), said)
    if said.rest or not (told or said.unit):
        return Column(number, title, "unknown", said)
    return Column(number, title, "figures" if told else "value", said, place)


def _together(parts: list[Said], texts: list[str]) -> Said:
    """Join what the parts of a title say, the lowest first; a group title over it may only be neutral."""
    lowest, above, over = parts[-1], list(reversed(parts[:-1])), list(reversed(texts[:-1]))
    one_name = "".join(texts[-2:])
    fused = above and (
        not lowest.measures or titles.measure_names().get(plain(one_name), "") not in ("", *lowest.measures)
    )
    joined = words.said(one_name) if fused else NOTHING
    if joined.measures and not joined.rest:
        # 报名 over 人数: the two are one name.
        lowest, above, over = joined, above[1:], over[1:]
    elif lowest.nothing and words.counts(texts[-1]):
        # 人员 under 社工站 counts something else than 社工站 does.
        lowest = replace(lowest, rest=joined.rest)
    if lowest.nothing and _is_count(plain(texts[-1]), plain("".join(texts[:-1]))):
        lowest = replace(lowest, rest="")
    either = lowest.either and not any(one.measures for one in above)
    measures = () if lowest.either and not either else lowest.measures
    measures = measures or next((one.measures for one in above if one.measures), ())
    # 高级社会工作师 over 报名人数 is a group of it, over 人数 it is what is counted.
    named = [
        one for one in (lowest, *above) if one is lowest or not one.either or set(measures).isdisjoint(one.measures)
    ]
    groups = dict.fromkeys(stratum for one in named for stratum in one.strata)
    strata = tuple(stratum for stratum in groups if stratum != ALL) or tuple(groups)
    rest = lowest.rest + "".join(one.rest for one in above if not words.neutral(one.rest))
    rest += "".join(text for one, text in zip(above, over, strict=True) if _is_within(measures, one, plain(text)))
    if measures and not (parts[-1].measures or _of_people(measures)) and _COUNTS_PEOPLE.search(plain(texts[-1])):
        rest += texts[-1]  # 社工人数 under 社工站
    if not words.fits(measures, strata):
        rest += "".join(texts)  # 其中：中级 under 社工站社会工作者 counts no stations
    if len(strata) > 1 or _apart([one.period for one in (lowest, *above) if one.period]):
        rest += " ".join(texts)
    return Said(
        measures,
        strata,
        max((one.period for one in (lowest, *above)), key=len),
        next((one.unit for one in (lowest, *above) if one.unit), None),
        rest,
        either,
        next((one.within for one in (lowest, *above) if one.within), ""),
        next((one.scope for one in (lowest, *above) if one.scope), ""),
    )


def _is_count(last: str, over: str) -> bool:
    """Whether a title only says that the things over it are counted: 个数, and 站数 under 社工站."""
    return last in ("个数", "家数", "支数") or (last in ("站数", "机构数", "队伍数") and over.endswith(last[:-1]))


def _of_people(measures: tuple[str, ...]) -> bool:
    return any(MEASURES[key].unit.zh in _PEOPLE or MEASURES[key].unit.zh.startswith("%") for key in measures)


def _is_within(measures: tuple[str, ...], over: Said, text: str) -> bool:
    """Whether a title over a measure's names something else it may be counted within: 社工站 or 民办机构 over 持证人数."""
    topics = {MEASURES[key].topic for key in measures}
    if topics & {Topic.EXAM, Topic.CERTIFICATION} and within.inside(text):
        return True
    if topics & {Topic.EXAM, Topic.CERTIFICATION} and _HOLDERS.search(text) and not over.period:
        return not _PERSONS.search(_HELD.sub("", text))
    if (topics == {Topic.BASE} and _SERVED.search(text)) or {*measures, *over.measures} == _EITHER_PASSED:
        return True
    kin = {MEASURES[key].topic for key in over.measures} & (topics - {Topic.WORKFORCE})
    same = {key.split("_")[0].rstrip("s") for key in measures} & {
        key.split("_")[0].rstrip("s") for key in over.measures
    }
    return bool(measures and over.measures) and not (over.either or kin or same)


def _apart(periods: list[str]) -> bool:
    """Whether periods of one title are of different years."""
    return len({period[:4] for period in periods}) > 1


def counts_other(title: str, unit: str) -> bool:
    """Whether the word for what is counted that a title ends in, 人数 or 个数, counts something else than ``unit`` does."""
    word = next((plain(part) for part in reversed(title.split())), "")
    counted = {"总人数": "人", "个数": "个"}.get(word) or words.COUNT_WORDS.get(word)
    return bool(counted) and bool({counted, unit} & _PEOPLE) and counted != unit


def is_index(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: 甲 1 2 3, or 甲 1 甲 1 over two blocks side by side."""
    texts = [plain(shown(value)).strip("()") for _column, value in grid.filled(row)]
    half = len(texts) // 2
    texts = texts[:half] if half and texts[:half] == texts[half:] else texts
    numbers = [int(text) for text in texts if text.isdigit()]
    others = [text for text in texts if not text.isdigit()]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    enough = len(numbers) >= _FEW or (numbers == [1] and others[:1] == ["甲"])
    return counted and enough and numbers[0] <= 3 and bool(others) and all(map(_INDEX.fullmatch, others))  # noqa: PLR2004 - the first columns may be 甲 乙


def is_units(grid: Grid, row: int) -> bool:
    """Whether a row holds units, and nothing else but their name before them and dashes for those that have none."""
    texts = [plain(shown(value)).lower() for _column, value in grid.filled(row)]
    told = texts[1:] if texts and titles.role(texts[0]) == "unit" else texts
    said = [text for text in told if text not in written.MISSING]
    return bool(said) and all(map(units.read, said))


def is_kind_over(grid: Grid, over: int, row: int, column: int) -> bool:
    """Whether a kind of regions, 县级市, is merged over several that each title figures, this one among them."""
    wide = (merge := grid.merge(over, column)) is not None and merge[3] > merge[1]
    kind = titles.role(shown(grid.shown(over, column))) in _REGIONS
    return wide and kind and row < len(grid) and isinstance(grid.own(row + 1, column), (int, float))


def is_gloss(grid: Grid, over: int, row: int) -> bool:
    """Whether a row only says in English what the row over it says."""
    cells = [(shown(grid.shown(over, column)), shown(value)) for column, value in grid.filled(row)]
    return len(cells) >= _FEW and all(_glosses(chinese, english) for chinese, english in cells)


def _glosses(chinese: str, english: str) -> bool:
    if _HAN.search(english) or any(character.isdigit() for character in english):
        return False
    said = words.said(chinese)
    return glosses.same_role(chinese, english) or (not said.rest and glosses.fits(english, said.measures, said.strata))


def only_looks_dated(cells: list[Value], figures: tuple[Column, ...], labels: list[str], places: Places) -> bool:
    """Whether a row is no heading: a region and more in brackets beside figures that look like years, as 1900 does."""
    beside = [cells[one.number - 1] for one in figures if one.said.measures and one.number <= len(cells)]
    years = [value for value in beside if type(value) is int or type(value) is float]
    rising = len(years) > 1 and all(later - year == 1 for year, later in pairwise(years))
    return bool(years) and not rising and any(places.is_place(plain(text).partition("(")[0]) for text in labels)


def settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Decide corner cells that name both sides by the other columns."""
    across = [column for column in columns if column.role == "figures"]
    taken = "region" if any(c.place for c in across) else "period" if any(c.said.period for c in across) else ""
    taken = taken or ("measure" if any(c.said.measures for c in across) else "")
    made = []
    for column in columns:
        if "/" in column.role:
            sides = column.role.split("/")
            role = next((side for side in sides if side not in (taken, "figures", "value")), sides[0])
            made.append(replace(column, role=role))
        else:
            made.append(column)
    return _done(made)


def _done(made: list[Column]) -> tuple[Column, ...]:
    """Of a plan and what was done of it, take what was done: 计划数 and 完成数 of one measure, one of each."""
    kinds = [next((kind for kind in (_PLANNED, _DONE) if kind.fullmatch(column.said.rest)), None) for column in made]
    alike = [replace(column.said, rest="") if kind else None for column, kind in zip(made, kinds, strict=True)]
    pairs = [
        said is not None
        and bool(said.measures)
        and alike.count(said) == len((_PLANNED, _DONE))
        and sum(one is _DONE for one, other in zip(kinds, alike, strict=True) if other == said) == 1
        for said in alike
    ]
    return tuple(
        replace(column, role="figures", said=said) if pair and said and kind is _DONE else column
        for column, kind, said, pair in zip(made, kinds, alike, pairs, strict=True)
    )
