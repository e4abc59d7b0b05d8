"""What a column is for, by the parts of its title from the top down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL
from analytics.ingest.book import Odd
from analytics.ingest.sheets import moments, titles, words
from analytics.ingest.sheets.plain import plain, shown
from analytics.ingest.sheets.words import Said

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.places import Places

LONGEST: Final = 200  # letters of a title or label; a longer text is none, whatever words it holds
_SPLIT: Final = re.compile(r"[\\/|\n]")
_FULL_NAME: Final = re.compile("[省市县区州盟旗]$|^全国$")
_PLANNED: Final = re.compile(r"\(?(?:计划|目标|任务|指标任务|计划任务)数?\)?")
_DONE: Final = re.compile(r"\(?(?:实际)?(?:完成|实际)数?\)?")
NOTHING: Final = Said()


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
    place = next((named for _said, named in reversed(read) if named), "")
    said = _together([one for one, _place in read], texts)
    told = not said.nothing or bool(place)
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
    lowest, above = parts[-1], list(reversed(parts[:-1]))
    joined = words.said("".join(texts[-2:])) if above and not lowest.measures else NOTHING
    if joined.measures and not joined.rest:
        # 报名 over 人数: the two are one name.
        lowest, above = joined, above[1:]
    either = lowest.either and not any(one.measures for one in above)
    measures = () if lowest.either and not either else lowest.measures
    measures = measures or next((one.measures for one in above if one.measures), ())
    groups = dict.fromkeys(s for one in (lowest, *above) if not (one.either and one is not lowest) for s in one.strata)
    strata = tuple(stratum for stratum in groups if stratum != ALL) or tuple(groups)
    rest = lowest.rest + "".join(one.rest for one in above if not words.neutral(one.rest))
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


def _apart(periods: list[str]) -> bool:
    """Whether periods of one title are of different years."""
    return len({period[:4] for period in periods}) > 1


def settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Decide corner cells that name both sides by the other columns."""
    across = [column for column in columns if column.role == "figures"]
    taken = "region" if any(c.place for c in across) else "period" if any(c.said.period for c in across) else ""
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
