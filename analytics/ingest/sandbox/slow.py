"""Reads sheets, or single rows, that are not written the ordinary way, with a real parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import struck, xml
from analytics.ingest.sandbox.cells import COLUMNS
from analytics.ingest.sandbox.strings import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.cells import Placed, Plain
    from analytics.ingest.sandbox.pieces import Row
    from analytics.ingest.sandbox.values import Readers

_REF: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ROW_STYLE: Final = re.compile(rb"""<row\b[^>]*?\ss=["']([0-9]{1,6})["']""")
_HEADERS: Final = [side + what for side in ("odd", "even", "first") for what in ("Header", "Footer")]
_BARE: Final = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?! s=)')
_TRUE: Final = ("1", "true")


class Slow:
    """A sheet read element by element."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.headers: list[str] = []
        # Ranges that a condition may strike through.
        self.conditional: list[str] = []
        self._under = ""
        self.merged: list[tuple[int, int, int, int]] = []
        self.last = -1
        self._formulas: dict[str, str] = {}
        self._done: list[Row] = []
        self._hides = True
        self._next = 0
        self._values: list[Plain] = []
        self._odd: list[Placed] = []
        self._path: list[str] = []
        self._cell: xml.Attributes = {}
        self._formula: xml.Attributes | None = None
        self._texts_of: dict[str, list[str]] = {}
        self._run = Run()
        self._crossed = False
        self._struck_row = False
        self._struck_columns: list[tuple[int, int]] = []

    def inherits(self, row: bytes) -> bool:
        """Tell whether cells of a row may be struck through because it or their column is."""
        if any(map(self._readers.is_struck, _ROW_STYLE.findall(row))):
            return True
        if not self._struck_columns:
            return False
        # A style stands right behind the name of a cell, if it has one.
        columns = (COLUMNS[name] + 1 for name in _BARE.findall(row))
        return any(first <= at <= last for at in columns for first, last in self._struck_columns)

    def read(self, data: bytes, *, hides: bool = True) -> list[Row]:
        """Give the rows in a piece of a sheet; ``hides`` if its hidden rows are not yet known."""
        self._hides = hides
        made = self._parser()
        made.Parse(b"<piece>" + data + b"</piece>", True)  # noqa: FBT003 - expat takes no keywords
        self._hides = True
        return self._drain()

    def document(self, head: bytes, blocks: Iterator[bytes]) -> Iterator[Row]:
        """Give the rows of a whole sheet whose beginning was read already."""
        made = self._parser()
        made.Parse(head)
        for block in blocks:
            yield from self._drain()
            made.Parse(block)
        made.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
        yield from self._drain()

    def hide(self, number: int) -> None:
        """Keep the number, from 1, of a row that is not shown."""
        if self.hidden_rows and self.hidden_rows[-1][1] == number - 1:
            self.hidden_rows[-1] = (self.hidden_rows[-1][0], number)
        else:
            self.hidden_rows.append((number, number))

    def condition(self, attributes: xml.Attributes) -> None:
        """Keep the range of a condition whose format strikes through; the range stands first, its rules follow."""
        self._under = attributes.get("sqref", self._under)
        rule = attributes.get("dxfId", "")
        if rule.isdecimal() and int(rule) in self._readers.conditional and self._under not in self.conditional:
            self.conditional.append(self._under)

    def merge(self, ref: str) -> None:
        """Keep a merged range."""
        first, _, last = ref.partition(":")
        top, bottom = _REF.fullmatch(first), _REF.fullmatch(last or first)
        if not top or not bottom:
            raise ValueError
        left, right = COLUMNS[top[1].encode()] + 1, COLUMNS[bottom[1].encode()] + 1
        self.merged.append((int(top[2]), left, int(bottom[2]), right))

    def _drain(self) -> list[Row]:
        done, self._done = self._done, []
        return done

    def _parser(self) -> xml.Parser:
        self._path.clear()
        made = xml.parser()
        made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = self._start, self._end, self._text
        return made

    def _start(self, name: str, attributes: xml.Attributes) -> None:
        name = xml.local(name)
        self._path.append(name)
        if name == "c":
            self._cell, self._formula, self._texts_of = attributes, None, {}
            self._crossed = False
        elif name == "f":
            self._formula = attributes
        elif name == "row":
            self.last = int(attributes["r"]) - 1 if "r" in attributes else self.last + 1
            self._values, self._odd, self._next = [], [], 0
            self._struck_row = self._readers.is_struck(attributes.get("s", "0"))
            if self._hides and _unseen(attributes, "ht"):
                self.hide(self.last + 1)
        elif name == "col":
            self._column_begins((int(attributes["min"]), int(attributes["max"])), attributes)
        elif name == "mergeCell":
            self.merge(attributes["ref"])
        elif name in ("conditionalFormatting", "cfRule"):
            self.condition(attributes)
        elif name in _HEADERS:
            self.headers.append("")
        else:
            self._run.start(name, attributes)

    def _column_begins(self, span: tuple[int, int], attributes: xml.Attributes) -> None:
        if _unseen(attributes, "width"):
            self.hidden_columns.append(span)
        if self._readers.is_struck(attributes.get("style", "0")):
            self._struck_columns.append(span)

    def _text(self, text: str) -> None:
        if self._path[-1] in ("v", "f", "t") and "rPh" not in self._path:
            self._texts_of.setdefault(self._path[-1], []).append(text)
            # A run that only sets words apart by a blank says nothing.
            self._crossed |= self._run.is_struck and self._path[-1] == "t" and not text.isspace()
        elif self._path[-1] in _HEADERS:
            self.headers[-1] += text

    def _end(self, _: str) -> None:
        name = self._path.pop()
        if name == "c":
            self._keep()
        elif name == "row":
            self._done.append((self.last, self._values, self._odd))

    def _keep(self) -> None:
        """Put the cell that ends here into its row."""
        texts = {name: "".join(parts) for name, parts in self._texts_of.items()}
        at = self._column()
        self._next = at + 1
        kind = self._cell.get("t", "n")
        raw = texts.get("t" if kind == "inlineStr" else "v", "")
        formula = self._written(texts.get("f", ""))
        if not raw and (self._formula is None or kind == "str"):
            return
        reader = self._readers.of(kind, int(self._cell.get("s", "0")))
        value = reader(raw.replace("&", "&amp;").replace("\r", "&#13;").encode()) if raw else ("formula", None, formula)
        if self._is_struck(at):
            value = struck.mark(value)
        if at < len(self._values):
            raise ValueError
        self._values += [None] * (at - len(self._values))
        if isinstance(value, tuple):
            self._odd.append((self.last, at, value))
        self._values.append(None if isinstance(value, tuple) else value)

    def _is_struck(self, at: int) -> bool:
        """Tell whether the cell is struck through other than by its own style: in its text, by its row or its column."""
        if self._crossed or "s" in self._cell:
            return self._crossed
        return self._struck_row or any(first <= at + 1 <= last for first, last in self._struck_columns)

    def _column(self) -> int:
        """Give the column of the cell; one that does not say stands next to the one before."""
        if "r" not in self._cell:
            return self._next
        found = _REF.fullmatch(self._cell["r"])
        if not found:
            raise ValueError
        return COLUMNS[found[1].encode()]

    def _written(self, text: str) -> str:
        """Give the formula of the cell as written; one shared with others stands at the first of them only."""
        if self._formula is None:
            return ""
        shared = self._formula.get("si", "") if self._formula.get("t") == "shared" else ""
        if shared and text:
            self._formulas[shared] = text
        return "=" + (text or self._formulas.get(shared, ""))


def _unseen(attributes: xml.Attributes, size: str) -> bool:
    return attributes.get("hidden") in _TRUE or float(attributes.get(size, "1")) == 0
