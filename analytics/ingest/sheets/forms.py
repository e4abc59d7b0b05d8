"""Forms without a heading, filled in label by label: 报名人数 | 426 | 参考人数 | 351. They are read as a list of their labels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.ingest.book import Sheet, column_letters
from analytics.ingest.sheets import moments, titles, units, words, written
from analytics.ingest.sheets.grid import place_of
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue, Reading
    from analytics.ingest.sheets.places import Places

_HEAD: Final = ("指标", "数值", "单位")
_REGIONS: Final = ("地区", "数值", "单位")
# A label and its value in one cell: 持证社工人数：5210人。
_SENTENCE: Final = re.compile(r"([^:：]{2,24})[:：]\s*([^:：]{1,16}?)[。；;，,]?")
_FEW: Final = 2
# Labels whose values hold for the whole form, and what a line that says so begins with.
_OVER: Final = {
    **dict.fromkeys(("region", "province", "prefecture", "county"), "填报地区"),
    "period": "统计年度",
}
_CELL: Final = re.compile(r"[A-Z]{1,3}\d+")
_Place = tuple[int, int]


class _Pair(NamedTuple):
    """A label, its value and its unit, each with its cell's column; none where it has no unit."""

    label: tuple[int, str]
    value: tuple[int, Value]
    unit: tuple[int, str] | None


class Folded(NamedTuple):
    """A form as a list, and the cells of the form by those of the list."""

    sheet: Sheet
    cells: dict[_Place, _Place]

    def issue(self, one: Issue) -> Issue:
        """Give an issue at its cell of the form."""
        row, column = self._of(place_of(one.cell)) if one.cell else (self._of((one.row, 1))[0], 0)
        cell = f"{column_letters(column)}{row}" if column else ""
        place = "!".join(part for part in (one.sheet, cell or str(row or "")) if part)
        told = tuple((name, self._text(value) if name == "cells" else value) for name, value in one.places)
        return replace(one, row=row, cell=cell, place=place, places=told)

    def reading(self, one: Reading) -> Reading:
        """Give a reading at its cell of the form."""
        cell = self._text(one.cell)
        return one._replace(cell=cell, place=one.place.replace(one.cell, cell) if one.cell else one.place)

    def _text(self, value: object) -> str:
        return _CELL.sub(lambda found: self._name(place_of(found[0])), str(value))

    def _name(self, place: _Place) -> str:
        row, column = self._of(place)
        return f"{column_letters(column)}{row}"

    def _of(self, place: _Place) -> _Place:
        return self.cells.get(place) or (self.cells.get((place[0], 1), place)[0], place[1])


def fold(sheet: Sheet, places: Places) -> Folded | None:
    """Make a list of a form; nothing where a sheet is none, or holds what is hidden or struck through.

    Every row with a number must be of labels and values in turn, and several of the labels must name what is counted.
    """
    if sheet.hidden_rows or sheet.hidden_columns or sheet.struck:
        return None
    pairs = {number: found for number, row in enumerate(sheet.rows, start=1) if (found := _pairs(row))}
    labels = [pair.label[1] for found in pairs.values() for pair in found]
    regions = bool(labels) and all(titles.is_total(label) or places.is_place(label) for label in labels)
    named = [label for label in labels if regions or _counts(label)]
    others = (row for number, row in enumerate(sheet.rows, start=1) if number not in pairs)
    if len(named) < _FEW or any(isinstance(value, (int, float)) for row in others for value in row):
        return None
    made = _List()
    over = [(number, pair) for number, found in pairs.items() for pair in found if _holds_for_all(pair)]
    for number, row in enumerate(sheet.rows, start=1):
        if number == min(pairs):
            for at, pair in over:
                made.add(at, [(pair.label[0], f"{_OVER[titles.role(pair.label[1])]}：{shown(pair.value[1])}")])
            made.add(number, [(1, title) for title in (_REGIONS if regions else _HEAD)])
        if number not in pairs:
            made.add(number, list(enumerate(row, start=1)))
        for pair in pairs.get(number, ()):
            if not _holds_for_all(pair):
                made.add(number, [pair.label, pair.value, pair.unit or (pair.value[0], None)])
    return Folded(replace(sheet, rows=made.rows, merged=()), made.cells)


class _List:
    """The rows of a list, and the cells of the form by those of the list."""

    def __init__(self) -> None:
        self.rows: list[list[Value]] = []
        self.cells: dict[_Place, _Place] = {}

    def add(self, row: int, cells: Sequence[tuple[int, Value]]) -> None:
        """Add a row of values, each with the column it has in a row of the form."""
        self.rows.append([value for _column, value in cells])
        self.cells |= {(len(self.rows), at): (row, column) for at, (column, _value) in enumerate(cells, start=1)}


def _pairs(row: list[Value]) -> list[_Pair]:
    """The labels of a row with their values, in turn; nothing where it is of anything else."""
    cells = [(column, value) for column, value in enumerate(row, start=1) if not blank(value)]
    found: list[_Pair] = []
    if len(cells) == 1 and isinstance(cells[0][1], str) and (match := _SENTENCE.fullmatch(cells[0][1].strip())):
        cells = [(cells[0][0], match[1]), (cells[0][0], match[2])]
    while cells:
        (at, label), *cells = cells
        if not isinstance(label, str) or _is_number(label):
            return []
        value: tuple[int, Value] = (at + 1, None)
        if cells and (_is_number(cells[0][1]) or titles.role(label) in _OVER):
            value, *cells = cells
        elif not _counts(label):
            return []
        unit = cells.pop(0) if cells and isinstance(cells[0][1], str) and units.read(cells[0][1]) else None
        found.append(_Pair((at, label), value, (unit[0], shown(unit[1])) if unit else None))
    return found if any(pair.value[1] is not None for pair in found) else []


def _holds_for_all(pair: _Pair) -> bool:
    """Whether a label is of the whole form: 县区 | 安吉县, 年度 | 2023."""
    return titles.role(pair.label[1]) in _OVER


def _counts(label: str) -> bool:
    said = words.said(label)
    return bool(said.measures) and not said.rest


def _is_number(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return True
    if not isinstance(value, str) or moments.text(value) or not any(letter.isdigit() for letter in plain(value)):
        return False
    try:
        return written.read(value) is not None
    except written.NoNumber:
        return False
