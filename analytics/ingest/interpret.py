"""Understands a book: its one sheet of figures (or the chosen ones) becomes a draft, with an issue for all that is not said."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from analytics.ingest import together
from analytics.ingest.codes import issue
from analytics.ingest.draft import Draft
from analytics.ingest.sheets import (
    beside,
    facts,
    forms,
    margins,
    meaning,
    privacy,
    sites,
    tables,
    totals,
    untitled,
    usable,
)
from analytics.ingest.sheets.grid import Grid, address
from analytics.ingest.sheets.places import Places
from analytics.ingest.together import Part
from analytics.store.models import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analytics.ingest.book import Book, Sheet
    from analytics.ingest.draft import Issue, Reading, StationReading
    from analytics.ingest.sheets.found import Found
    from analytics.ingest.sheets.tables import Table
    from analytics.regions import RegionTree

REPORTED: Final = "reported"
_REPORTED_NAME: Final = "填报数据（未注明来源）"
_SEVERAL: Final = 2
_LIKE_FIGURES: Final = 4
_NAMED: Final = 5


def draft(book: Book, tree: RegionTree, known: Mapping[str, str], sheets: Sequence[str] = ()) -> Draft:
    """Read a book into a draft; ``known`` gives the ids of stored sources by title, ``sheets`` names the chosen sheets.

    Personal data anywhere refuse the file before anything else of it is told.
    """
    # Nothing here makes cycles, and looking for some among a million new readings takes a quarter of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _draft(book, tree, known, sheets)
    finally:
        if collecting:
            gc.enable()


def _draft(book: Book, tree: RegionTree, known: Mapping[str, str], sheets: Sequence[str]) -> Draft:
    name = privacy.masked(book.name)
    private = [found for sheet in book.sheets for found in privacy.check(sheet)]
    if private or not book.sheets:
        return Draft(name, book.sha256, (), issues=(*book.issues, *private))
    named = _Sources(known)
    places = Places(tree)
    parts = [_part(sheet, book, places, named) for sheet in book.sheets if not sheet.hidden and _wanted(sheet, sheets)]
    for place, part in enumerate(parts, start=1):
        part.issues.extend(together.numbered(part, place))
        if periods := {one.period for one in part.readings}:
            part.issues.extend(margins.issues(book.issues, part.name, periods, places))
    for part in parts if sheets else ():
        together.settled(part, places)
    issues = [*book.issues, *_hidden(book, sheets), *_chosen(book, sheets)]
    kept = [part for part in parts if part.qualifies]
    together.compare_years(kept)
    names = tuple(part.name for part in kept) if len(kept) >= _SEVERAL else ()
    if names and not sheets and (asked := together.asked(kept, places)):
        return Draft(name, book.sha256, (), issues=(*issues, *asked), sheets=names)
    if not kept and not any(found.severity == "error" for found in issues):
        told = [found for part in parts for found in part.issues]
        issues.extend((*told, untitled.no_table([part.sheet for part in parts], told)))
    issues.extend(_passed_over(parts, kept))
    readings, stations, told = together.join(kept, chosen=bool(sheets)) if names else _alone(kept)
    issues.extend((*told, *(found for part in kept for found in (*_struck(part.sheet), *part.issues))))
    used = {one.source_id for rows in (readings, stations) for one in rows}
    sources = tuple(row for row in named.rows() if row["id"] in used)
    return Draft(
        name,
        book.sha256,
        tuple(readings),
        sources=sources,
        issues=tuple(issues),
        stations=tuple(stations),
        present=True,
        sheets=names,
    )


def _alone(kept: list[Part]) -> tuple[list[Reading], list[StationReading], list[Issue]]:
    """What the only sheet gave, if there is one."""
    return (kept[0].readings, kept[0].stations, []) if kept else ([], [], [])


def _wanted(sheet: Sheet, sheets: Sequence[str]) -> bool:
    return not sheets or sheet.name in sheets or privacy.masked(sheet.name) in sheets


def _hidden(book: Book, sheets: Sequence[str]) -> Iterator[Issue]:
    for sheet in book.sheets:
        if sheet.hidden and any(value is not None for row in sheet.rows for value in row) and _wanted(sheet, sheets):
            yield issue("sheet-hidden", sheet.name, name=sheet.name)


def _chosen(book: Book, sheets: Sequence[str]) -> Iterator[Issue]:
    there = [sheet.name for sheet in book.sheets]
    for name in sheets:
        if name not in there and name not in map(privacy.masked, there):
            yield issue("no-such-sheet", name=name, sheets="、".join(there))


def _struck(sheet: Sheet) -> Iterator[Issue]:
    """Name what is shown struck through: a figure withdrawn, or corrected beside it, is not to be taken unasked."""
    spans = [
        (top, left, bottom, right)
        for top, left, bottom, right in sheet.struck
        if not sheet.hidden_rows.issuperset(range(top, bottom + 1))
        and not sheet.hidden_columns.issuperset(range(left, right + 1))
    ]
    if spans:
        named = [":".join(dict.fromkeys((address(top, left), address(low, right)))) for top, left, low, right in spans]
        listed = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
        yield issue("struck-out", sheet.name, *spans[0][:2], cells=listed)


def _passed_over(parts: list[Part], kept: list[Part]) -> Iterator[Issue]:
    """Name sheets that hold numbers but no table; a sheet of text is not worth a word."""
    for part in parts:
        if part in kept or not kept:
            continue
        if unplaced := [told for told in part.issues if told.code == "stations-unplaced"]:
            yield from unplaced
        else:
            numbers = sum(isinstance(value, (int, float)) for row in part.sheet.rows[:200] for value in row)
            if numbers >= _LIKE_FIGURES:
                yield issue("sheet-skipped", part.sheet.name, name=part.sheet.name)


class _Sources:
    """Ids of the sources a file names: a stored one of the same title, or a new one made from the text."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._texts: dict[str, str] = {}

    def id(self, text: str) -> str:
        """Give the id of a source text; no text is the unit's own report."""
        found = self._texts.get(text)
        if found is None:
            made = "S-" + hashlib.sha256(text.encode()).hexdigest()[:12] if text else REPORTED
            found = self._texts[text] = self._known.get(text, made) if text else made
        return found

    def rows(self) -> Iterator[dict[str, str]]:
        """The sources as the store keeps them."""
        today = date.today().isoformat()  # noqa: DTZ011 - the day a person sees on the wall
        for text, number in self._texts.items():
            title = text or _REPORTED_NAME
            yield {
                "id": number,
                "publisher": title,
                "title": title,
                "published": today,
                "url": "",
                "grade": Grade.REPORTED.value,
            }


def _part(sheet: Sheet, book: Book, places: Places, named: _Sources, *, may_be_form: bool = True) -> Part:
    part = Part(sheet)
    grid = Grid(sheet)
    stem = book.name.rsplit(".", 1)[0]
    found = tables.find(grid, places, stem)
    read: list[tuple[Table, Found]] = []
    for table in found:
        if not table.rows:
            continue
        part.tables += bool(sites.is_list(table) or table.figures or _holds_numbers(table))
        source = named.id(table.context.source)
        if sites.is_list(table):
            _stations(table, places, source, named, part)
        elif unplaced := sites.unplaced(table):
            part.issues.append(unplaced)
        elif table.figures:
            read.append((table, _figures(table, places, source, named, part, alone=len(found) == 1)))
        else:
            part.issues.extend(usable.look(table, places).issues)
    part.issues.extend(_totals(read, places))
    nothing = not (part.readings or part.stations or any(one.severity == "error" for one in part.issues))
    if nothing and may_be_form and (folded := forms.fold(sheet, places)):
        return _form(folded, sheet, _part(folded.sheet, book, places, named, may_be_form=False))
    if len(found) > 1:  # tables that share headings or notes are told of them once
        part.issues = list({(one.code, str(one)): one for one in part.issues}.values())
    return part


def _form(folded: forms.Folded, sheet: Sheet, part: Part) -> Part:
    """What a form gave that was read as a list, at the form's own cells."""
    readings = [folded.reading(one) for one in part.readings]
    return replace(part, sheet=sheet, readings=readings, issues=[folded.issue(one) for one in part.issues])


def _holds_numbers(table: Table) -> bool:
    """Whether a table without columns of figures holds numbers all the same; definitions do not."""
    cells = (value for row in table.rows for _column, value in table.grid.filled(row))
    return any(isinstance(value, (int, float)) or (isinstance(value, str) and value.isdecimal()) for value in cells)


def _stations(table: Table, places: Places, source: str, named: _Sources, part: Part) -> None:
    reader = sites.Stations(table, places, source, named.id)
    reader.read()
    part.stations.extend(reader.readings)
    part.issues.extend(reader.issues)


def _figures(table: Table, places: Places, source: str, named: _Sources, part: Part, *, alone: bool) -> Found:
    part.hear(table)
    found = facts.read(table, meaning.of(table, places), places, source, named.id, alone=alone)
    part.readings.extend(found.readings)
    part.issues.extend(found.issues)
    return found


def _totals(read: list[tuple[Table, Found]], places: Places) -> Iterator[Issue]:
    """Check the totals of each table, of a list wrapped into blocks side by side over all of them."""
    for table, found in read:
        others = [
            one
            for other, one in read
            if other is not table and other.head is table.head and beside.same_titles(other.columns, table.columns)
        ]
        yield from totals.check(found, places.tree, others)
