"""Small workbooks in memory, taken the way a file is: understood, then checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analytics.ingest import checks, interpret, rules
from analytics.ingest.book import Book, Sheet
from tests.facts import tree
from tests.ingest.sheets.drawn import quotes_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Draft, Issue

Rows = list[list[Any]]


@dataclass(frozen=True)
class Taken:
    """What a workbook gave."""

    draft: Draft
    issues: tuple[Issue, ...]

    @property
    def facts(self) -> list[tuple[str, str, str, str, float, str]]:
        """Region, period, measure, group, value and bound of every figure."""
        return [(r.region_code, r.period, r.measure, r.stratum, r.value, r.bound) for r in self.draft.readings]

    @property
    def values(self) -> list[float]:
        """The values alone, by cell."""
        return [reading.value for reading in self.draft.readings]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Code and cell (or row, or nothing) of every issue."""
        return [(issue.code, issue.cell or (str(issue.row) if issue.row else "")) for issue in self.issues]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Code and cell of the issues that refuse the file."""
        return [told for told, issue in zip(self.told, self.issues, strict=True) if issue.severity == "error"]

    @property
    def sentences(self) -> str:
        """Everything said of the file, as a reader or a log may see it."""
        return "\n".join([self.draft.file_name, *(f"{issue} {issue.places} {issue.sheet}" for issue in self.issues)])


def rows(text: str) -> Rows:
    """Write a sheet of text cells as lines of cells with | between them; an empty cell holds nothing."""
    return [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]


def take(
    sheet: Sequence[Sequence[Value]],
    *,
    name: str = "x.xlsx",
    known: Mapping[str, str] | None = None,
    sheets: Sequence[Sheet] = (),
    chosen: Sequence[str] = (),
    **marks: Any,  # noqa: ANN401 - hidden rows, merged ranges, the sheet's name
) -> Taken:
    """Understand and check a workbook of one sheet, or of ``sheets`` too, of which ``chosen`` are read."""
    first = Sheet(marks.pop("title", "Sheet1"), [list(row) for row in sheet], **marks)
    draft = interpret.draft(Book(name, "0" * 64, ".xlsx", (first, *sheets)), tree(), known or {}, chosen)
    assert not quotes_nothing(draft.issues)
    kept, found = checks.check(draft.readings, tree())
    numbered = tuple(reading._replace(figure_id=str(place)) for place, reading in enumerate(kept))
    taken = replace(draft, readings=numbered)
    return Taken(taken, (*rules.check(taken, tree()), *found))
