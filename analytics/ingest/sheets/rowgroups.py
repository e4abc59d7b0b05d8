"""The group a row names in a column of its own: 助理社会工作师 under 级别."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import between, lines, titles, within, words
from analytics.ingest.sheets.plain import blank, marked, plain, shown
from analytics.ingest.sheets.wheres import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.ingest.book import Value
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.places import Places

# What may be counted of some only.
_PEOPLE: Final = ("exam_registered", "certified_total", "training_attendances", "professionals_total")
# What changes a count of things too: 新增, 市本级.
_NARROWING: Final = re.compile("新|计划|目标|任务|上年|去年|上期|同期|本级|[省市县区州]直|占|率|拟|在建|其中|部分")
# A code of a level or a group, which names nothing: 1, A, Ⅰ, 一.
_CODE: Final = re.compile("[一二三四五六七八九十甲乙丙丁]+")


def named(
    columns: Mapping[str, tuple[Column, ...]],
    cells: Mapping[int, Value],
    measures: tuple[str, ...],
    places: Places,
    faults: list[Fault],
) -> str | None:
    """The group of a row that counts ``measures``; nothing where no cell names one, with a fault where it is not known."""
    for column in columns["stratum"]:
        text = shown(cells[column.number])
        if blank(text) and not marked(text):
            continue
        said = words.said(text)
        whole = titles.stratum_names().get(plain(text).lower())
        known = whole or next(iter(said.strata), None)
        if known is None and columns["measure"] and _is_section(text, measures, places):
            continue
        if known is None or (not whole and (said.rest or said.period or said.within)):
            faults.append(Fault(column.number, "unknown-group", {"name": text}))
            return None
        return known
    return None


def _is_section(text: str, measures: tuple[str, ...], places: Places) -> bool:
    """Whether a label left of the names of what is counted only sorts them: 考试 under 类别, 机构 beside 社工机构数."""
    named = lines.HAN.search(_CODE.sub("", text))
    if named and measures and not within.counts_people(measures):
        return not _NARROWING.search(text)
    return bool(named) and not between.narrows(text, {*(measures or _PEOPLE)}, places)
