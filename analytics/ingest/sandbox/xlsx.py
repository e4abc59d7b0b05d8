"""Reads .xlsx and .xlsm workbooks, strict ones too: the values of every sheet and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from analytics.ingest.sandbox import beside, limits, strings, styles, xml
from analytics.ingest.sandbox.pieces import CELLS, gather
from analytics.ingest.sandbox.relations import relations
from analytics.ingest.sandbox.sheet import Sheet, TooLong
from analytics.ingest.sandbox.values import Readers, Texts

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive
    from analytics.ingest.sandbox.out import Out

_DAMAGED = (ExpatError, ValueError, KeyError, IndexError, EOFError, StopIteration)
# Where texts are this long, pieces are short, because one text may stand in every cell.
_LONG_TEXT, _FEW_CELLS = 1_000, 2_000


def read(archive: Archive, out: Out) -> None:
    """Write all sheets."""
    try:
        _Workbook(archive, out).write()
    except xml.Unsafe:
        out.refuse("file-unsafe")
    except TooLong:
        out.refuse("file-too-heavy")
    except _DAMAGED:
        out.refuse("file-damaged")


class _Workbook:
    def __init__(self, archive: Archive, out: Out) -> None:
        self.archive, self.out = archive, out
        self.path = next(part for kind, part in relations(archive, "").values() if kind == "officeDocument")
        self.parts = relations(archive, self.path)
        first = dict(reversed(self.parts.values()))
        self.since_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []
        self._look()
        known = styles.read(archive, first["styles"]) if "styles" in first else styles.Styles([], frozenset())
        self.texts = Texts(*(strings.shared(archive, first["sharedStrings"]) if "sharedStrings" in first else ([],)))
        self.readers = Readers(self.texts, known, since_1904=self.since_1904)

    def _look(self) -> None:
        for parent, name, attributes in xml.elements(self.archive.read(self.path)):
            if name == "workbookPr":
                self.since_1904 = attributes.get("date1904") in ("1", "true")
            elif (parent, name) == ("sheets", "sheet"):
                is_hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((attributes["name"], attributes["id"], is_hidden))

    def write(self) -> None:
        if any(name.endswith("vbaproject.bin") for name in self.archive):
            self.out.issue("file-macros")
        if any(kind == "externalLink" for kind, _ in self.parts.values()):
            self.out.issue("file-links")
        if len(self.sheets) > limits.SHEETS:
            self.out.refuse("file-too-heavy")
        for name, key, is_hidden in self.sheets:
            kind, part = self.parts[key]
            if kind == "worksheet":
                self._write(name, part, is_hidden=is_hidden)

    def _write(self, name: str, part: str, *, is_hidden: bool) -> None:
        if part not in self.archive:
            self.out.refuse("file-damaged")
        sheet = Sheet(self.readers)
        cells = _FEW_CELLS if self.texts.longest > _LONG_TEXT else CELLS
        rows = gather(sheet.rows(self.archive.blocks(part)), self.out, cells)
        if self.out.sheet(name, rows, is_hidden=is_hidden):
            beside.comments(self.out, self._comments(part))
            beside.headers(self.out, sheet.slow.headers)
            beside.conditions(self.out, [] if is_hidden else sheet.slow.conditional)
            self.out.end(sheet.slow.merged, sheet.slow.hidden_rows, sheet.slow.hidden_columns)

    def _comments(self, part: str) -> dict[str, str]:
        """Give the comments by their cells."""
        folder, _, sheet = part.rpartition("/")
        if f"{folder}/_rels/{sheet}.rels" not in self.archive:
            return {}
        related = relations(self.archive, part).values()
        found: dict[str, str] = {}
        for there in (there for kind, there in related if kind == "comments" and there in self.archive):
            found |= xml.texts(self.archive.read(there), "comment", "ref")
        return found
