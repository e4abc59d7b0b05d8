"""Workbooks drawn as text, what they must give, and a check of one against the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.ingest import interpret
from analytics.ingest.book import Book, Sheet
from analytics.ingest.sheets.grid import column_of
from analytics.regions import RegionTree, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Draft, Issue

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CORNERS = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


@cache
def tree() -> RegionTree:
    """The regions of the release."""
    return read_tree(Path("sample_data/regions"))


@dataclass(frozen=True)
class Case:
    """A workbook, the facts it must give (region period measure [group] value) and its issues (code cell)."""

    name: str
    text: str
    facts: str = ""
    issues: str = ""
    merged: str = ""
    file: str = "表.xlsx"
    sheet: str = "Sheet1"
    more: dict[str, Any] = field(default_factory=dict)


def sheet(text: str, merged: str = "", name: str = "Sheet1", **more: Any) -> Sheet:  # noqa: ANN401 - parts of a Sheet
    r"""Draw a sheet: a line a row, cells between bars, a leading ' for digits that are text, \n for a line break."""
    rows = [
        [_cell(part.strip(" ")) for part in line.split("|")]
        for line in text.removeprefix("\n").removesuffix("\n").split("\n")
    ]
    return Sheet(name, rows, merged=tuple(_range(one) for one in merged.split()), **more)


def _cell(text: str) -> Value:
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text.removeprefix("'").replace("\\n", "\n") or None


def _range(text: str) -> tuple[int, int, int, int]:
    match = _CORNERS.fullmatch(text)
    assert match, text
    return int(match[2]), column_of(match[1]), int(match[4]), column_of(match[3])


def book(*sheets: Sheet, name: str = "表.xlsx") -> Book:
    """A book of sheets."""
    return Book(name, "0" * 64, ".xlsx", sheets)


def understood(*sheets: Sheet, name: str = "表.xlsx", chosen: Sequence[str] = ()) -> Draft:
    """Read sheets into a draft."""
    return interpret.draft(book(*sheets, name=name), tree(), {}, chosen)


def facts(draft: Draft) -> list[str]:
    """The readings as lines: region, period, measure, group unless all, value with its bound unless exact."""
    return [
        " ".join(
            part
            for part in (
                reading.region_code,
                reading.period,
                reading.measure,
                "" if reading.stratum == "all" else reading.stratum,
                f"{reading.bound.strip('=')}{reading.value:.15g}",
            )
            if part
        )
        for reading in draft.readings
    ]


def issues(draft: Draft) -> list[str]:
    """The issues as lines: the code and the cell, the row or nothing."""
    return [f"{issue.code} {issue.cell or issue.row or ''}".strip() for issue in draft.issues]


def quotes_nothing(found: Sequence[Issue]) -> list[str]:
    """The issues whose sentence names or quotes something that is empty."""
    return [f"{one.code} {one.cell} {name}" for one in found for name, value in one.places if not str(value).strip()]


def lines(text: str) -> list[str]:
    """The lines of a text, without the blank ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def check(case: Case) -> None:
    """Read a case and compare; of a refused one only the issues count."""
    draft = understood(sheet(case.text, case.merged, case.sheet, **case.more), name=case.file)
    assert not quotes_nothing(draft.issues)
    assert sorted(issues(draft)) == sorted(lines(case.issues)), [*map(str, draft.issues), *facts(draft)]
    if case.facts or not any(issue.severity == "error" for issue in draft.issues):
        assert sorted(facts(draft)) == sorted(lines(case.facts))
