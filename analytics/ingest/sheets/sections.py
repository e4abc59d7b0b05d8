"""Which lines hold for a table that stands under another one: a section's own lines do not hold for the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import STRATA
from analytics.ingest.sheets import units
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from analytics.ingest.sheets.context import Context, Line
    from analytics.ingest.sheets.places import Places

_AGAIN: Final = re.compile(r"\(?续表?")
_NUMBER: Final = "[一二三四五六七八九十]{1,3}"
_MARKS: Final = {
    "chapter": re.compile(rf"{_NUMBER}[、.]|第{_NUMBER}部分"),
    "paragraph": re.compile(rf"\({_NUMBER}\)"),
    "point": re.compile(r"\d{1,2}[、.](?=\D|20\d\d)|\(\d{1,2}\)"),
    "annex": re.compile(r"附件[:]?(?:\d|[一二三四五六七八九十])"),
    "table": re.compile(r"附?表[:]?(?:\d|[一二三四五六七八九十])"),
}


def _mark(line: Line) -> str:
    """The kind of number a line begins with: 一、 or 表二; nothing where it has none."""
    text = plain(line.text)
    return next((kind for kind, mark in _MARKS.items() if mark.match(text)), "") if line.title else ""


class Outline:
    """The lines over the tables of a sheet that still hold, from the widest to the nearest."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, Line]] = []

    def enter(self, lines: list[Line]) -> list[Line] | None:
        """Take the lines over the next table; give those that hold for it from before where its number says which."""
        marked = [(_mark(line), line) for line in lines if line.title]
        kind = next((mark for mark, _line in marked if mark), "")
        again = next((place for place, (mark, _line) in enumerate(self._lines) if kind and mark == kind), None)
        if again is not None:
            del self._lines[again:]
        held = [line for _mark, line in self._lines]
        self._lines += marked
        return held if again is not None else None


def below(inner: Context, outer: Context, lines: list[Line], places: Places, *, sure: bool) -> Context:
    """Let a table take from the one above what it does not say; ``sure`` says that its number tells what holds.

    A table of 全市 is not of the district above, and 万人 over one table need not hold for the next.
    """
    region = places.tree.get(outer.region) if outer.region else None
    if inner.scope and region and not region.name.endswith(inner.scope[-1]):
        outer = replace(outer, region=None)
    scaled = next((unit for unit in outer.unit_cells if unit.scale > 1), None)
    own = next((line for line in lines if line.title), lines[0])
    again = bool(_AGAIN.match(plain(own.text)))
    doubt = None
    if scaled and not (sure or again) and not (inner.unit_cells or inner.unread_unit):
        doubt = own.row, own.column, units.spelt(scaled)
    return _grouped(inner, replace(inner.under(outer), doubtful_unit=doubt), outer, own, sure=sure or again)


def _grouped(inner: Context, made: Context, outer: Context, own: Line, *, sure: bool) -> Context:
    """Let a table that takes its time from a title above take the group that title names too, or ask.

    A title of its own, 二、持证情况, may be of the same group or of everyone.
    """
    if inner.strata or not outer.strata or made.titles == inner.titles or made.narrowed:
        return made
    if sure or not own.title:
        return replace(made, strata=outer.strata)
    name = catalogue("zh").get(STRATA[outer.strata[0]].label, outer.strata[0])
    return replace(made, narrowed=(own.row, own.column, name))
