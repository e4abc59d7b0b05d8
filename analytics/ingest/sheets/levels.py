"""Columns that name only a group, 助理社会工作师, behind the column of what they are groups of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.ingest.sheets import units, within
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from analytics.ingest.sheets.columns import Column

# Certificates of a level are no candidates of it.
_CERTIFICATE: Final = re.compile("证书|持证|取证|获证")
_THINGS: Final = {*units.THINGS, "场", "期", "次"}
_FEW: Final = 2
# 其中：高级社会工作师人数 behind 报名人数 are no more all there are than 其中：高级社会工作师.
_SENIORS: Final = ("senior_social_workers",)
_SENIOR: Final = ("level:senior",)


def joined(columns: tuple[Column, ...], titled: tuple[str, ...]) -> tuple[Column, ...]:
    """Give levels the measure of the column before them: behind 其中, or several where nothing else counts persons.

    ``titled`` are the measures that the lines over the table name.

    报名人数 | 其中：助理社会工作师 | 社会工作师, and 持证人数 | 助理社会工作师 | 社会工作师 | 高级社会工作师.
    """
    made = [_holders(column, columns) for column in columns]
    persons = {one.said.measures for one in columns if _counts_persons(one)}
    for at, column in enumerate(columns):
        run = _run(columns, at + 1, column) if _counts_persons(column) and not _of_others(column, columns) else []
        alone = len(persons) == 1 and titled in ((), column.said.measures)
        if run and (within.is_part(run[0].title) or (len(run) >= _FEW and alone)):
            for place, one in enumerate(run, start=at + 1):
                made[place] = _of(one, column)
    return tuple(
        replace(column, said=replace(column.said, strata=within.WORKERS))
        if within.is_share_of_workers(made[:at], column)
        else column
        for at, column in enumerate(made)
    )


def _holders(column: Column, columns: tuple[Column, ...]) -> Column:
    """其中：持证人数 behind 驻站社工: those of the staff who hold a certificate."""
    said, whole = column.said, within.before(columns, column)
    if whole is None or not within.is_part(column.title) or said.rest or whole.said.strata:
        return column
    if said.strata not in ((), (within.CERTIFIED,)) or not within.holders_of(said.measures, whole.said.measures):
        return column
    return _of(replace(column, said=replace(said, strata=(within.CERTIFIED,))), whole)


def _of_others(column: Column, columns: tuple[Column, ...]) -> bool:
    """Whether a column counts only a part of something else: 其中：持证人数 behind 从业人员."""
    return within.is_part(column.title) and bool(within.part_of(columns, column))


def may_be_of(column: Column, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The flow of persons, 报名人数, whose seniors a column 高级社会工作师 may count where no column is of all who hold a certificate."""
    others = [one for one in columns if _counts_persons(one)]
    measures = [key for one in others for key in one.said.measures]
    flows = all(MEASURES[key].kind is Kind.FLOW for key in measures)
    groups = any(one.said.strata and not one.said.measures for one in columns)
    return (measures[0],) if column.said.either and _is_level(column) and measures and flows and not groups else ()


def of_group(column: Column, columns: tuple[Column, ...]) -> str:
    """The column of a group of people that a level behind it may be of: 其中：助理社会工作师 behind 持证社区工作者."""
    if not _is_level(column):
        return ""
    before = next((one for one in reversed(columns) if one.number < column.number and not _is_level(one)), None)
    groups = {*before.said.strata} - {within.CERTIFIED} if before and before.role == "figures" else set[str]()
    return before.title if before and any(group.startswith("population:") for group in groups) else ""


def of_others(column: Column, measures: tuple[str, ...]) -> bool:
    """Whether a level counts something else than a title speaks of: 助理社会工作师 under agencies, 助理社工师证书 under candidates."""
    if not measures or not any(stratum.startswith("level:") for stratum in column.said.strata):
        return False
    things = all(MEASURES[key].unit.zh in _THINGS for key in measures)
    gained = _CERTIFICATE.search(plain(column.title)) and all(MEASURES[key].topic is Topic.EXAM for key in measures)
    return things or bool(gained)


def _counts_persons(column: Column) -> bool:
    said = column.said
    holders = said.either and within.counts_holders(said.measures)  # 持证社工, where it names the measure
    groups = {*said.strata} - {ALL} - ({within.CERTIFIED} if holders else set[str]())
    alone = column.role == "figures" and len(said.measures) == 1 and not (said.rest or groups)
    return alone and (not said.either or holders) and within.counts_people(said.measures)


def _run(columns: tuple[Column, ...], start: int, whole: Column) -> list[Column]:
    """The columns from a place on that name a level of what a column before them counts, and nothing else."""
    run: list[Column] = []
    for column in columns[start:]:
        if (
            not _is_level(column)
            or of_others(column, whole.said.measures)
            or (run and within.is_part(column.title) and not within.is_part(run[0].title))
        ):
            break
        run.append(column)
    return run


def _is_level(column: Column) -> bool:
    said = column.said
    if said.measures == _SENIORS and within.is_part(column.title):
        return True
    levels = bool(said.strata) and all(stratum.startswith("level:") for stratum in said.strata)
    told = said.rest or said.period or said.within or (said.measures and not said.either)
    return levels and not told


def _of(column: Column, whole: Column) -> Column:
    said = replace(
        column.said,
        measures=whole.said.measures,
        strata=column.said.strata or _SENIOR,
        period=whole.said.period,
        within=whole.said.within,
        unit=column.said.unit or whole.said.unit,
        either=False,
    )
    return replace(column, role="figures", said=said, place=whole.place)
