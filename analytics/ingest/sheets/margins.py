"""What comments and print headers say beside the cells of a sheet, where it may change what the figures are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.codes import issue
from analytics.ingest.sheets import lines, moments, notes, units, words
from analytics.ingest.sheets.grid import place_of
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.places import Places

_UNIT: Final = re.compile(r"单位[:为是]+([^()。;:,]{1,8})")
_COMMENT: Final = re.compile(r"([A-Z]+\d+) (.*)", re.DOTALL)


def issues(told: Iterable[Issue], sheet: str, periods: Collection[str], places: Places) -> Iterator[Issue]:
    """Ask about comments and headers of a sheet that say more than its figures, which are of ``periods``, are known to be."""
    for one in told:
        said = dict(one.places)
        if one.sheet == sheet and one.code == "headers-unread":
            for text in str(said.get("text", "")).split("；"):
                if _changes(text, periods, places):
                    yield issue("note-unclear", sheet, text=text)
        elif one.sheet == sheet and one.code == "comments-unread":
            for found in map(_COMMENT.fullmatch, re.split(r"\n(?=[A-Z]+\d+ )", str(said.get("said", "")))):
                if found and notes.read(found[2], unit=False)[1]:
                    yield issue("note-unclear", sheet, *place_of(found[1]), text=" ".join(found[2].split()))


def _changes(text: str, periods: Collection[str], places: Places) -> bool:
    """Whether a header says another year than the figures', a unit such as 百人, or words that nobody knows; a date alone is when it was printed."""
    if moments.text(text):
        return False
    unit = _UNIT.search(plain(text))
    counted = units.read(unit[1]) if unit else None
    other = moments.years_in(text) - {period[:4] for period in periods}
    return bool(
        other
        or (counted and counted.scale > 1)
        or words.in_sentence(text).rest
        or lines.in_title(text, places, trade=True)
    )
