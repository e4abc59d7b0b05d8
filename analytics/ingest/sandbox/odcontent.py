"""Follows the elements of an OpenDocument sheet and keeps its cells; what is repeated stays short until it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import limits, xml
from analytics.ingest.sandbox.cells import letters
from analytics.ingest.sandbox.odvalues import Cell
from analytics.ingest.sandbox.struck import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.ingest.sandbox.cells import Odd, Placed, Plain, Struck
    from analytics.ingest.sandbox.odstyles import Styles
    from analytics.ingest.sandbox.out import Out
    from analytics.ingest.sandbox.pieces import Row

_CELLS: Final = ("table-cell", "covered-table-cell")
_UNSEEN: Final = ("collapse", "filter")
_HEADERS: Final = [side + last for side in ("header", "footer") for last in ("", "-left", "-first")]
_WIDEST: Final = 1 << 16


@dataclass
class Table:
    """One sheet: its rows with their numbers and how often each stands, and what concerns rows, columns and ranges."""

    name: str
    is_hidden: bool
    page: str
    kept: list[tuple[int, int, list[Plain], list[tuple[int, Odd | Struck]]]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Give every row as often as it stands."""
        for first, times, values, odd in self.kept:
            for number in range(first, first + times):
                placed: list[Placed] = [(number, column, value) for column, value in odd]
                yield number, values.copy(), placed


class Content:
    """All sheets of a file."""

    def __init__(self, styles: Styles, out: Out) -> None:
        self.tables: list[Table] = []
        self._styles, self._out = styles, out
        self._path: list[str] = []
        self._row = self._column = self._repeat = self._count = 0
        self._row_style = ""
        self._defaults: list[tuple[int, str]] = []
        self._values: list[Plain] = []
        self._odd: list[tuple[int, Odd | Struck]] = []
        self._cell: Cell | None = None
        # The texts of print headers and footers by the page they are of, and how deep the one being read stands.
        self.headers: dict[str, list[str]] = {}
        self._page, self._header = "", 0

    def parse(self, blocks: Iterable[bytes]) -> None:
        """Take in one part of the file."""
        made = xml.parser()
        made.StartElementHandler, made.EndElementHandler, made.CharacterDataHandler = self._start, self._end, self._text
        for block in blocks:
            made.Parse(block)
        made.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords

    def _start(self, name: str, attributes: xml.Attributes) -> None:
        prefix, _, name = name.rpartition(":")
        self._path.append(name)
        attributes = {
            ("calc-" if key.startswith("calcext:") else "") + xml.local(key): value for key, value in attributes.items()
        }
        if name == "master-page":
            self._page = attributes.get("name", "")
        elif prefix == "style" and name in _HEADERS and attributes.get("display") != "false":
            self.headers.setdefault(self._page, []).append("")
            self._header = len(self._path)
        if self._cell:
            self._cell.start(name, attributes)
        elif prefix == "table" and name in _STARTS and (self.tables or name == "table"):
            _STARTS[name](self, attributes)
        elif prefix in ("style", "number"):
            self._styles.start(name, attributes)

    def _text(self, text: str) -> None:
        if self._cell:
            self._cell.text(text)
        elif self._header:
            # What stands in a field is the number of the page, the day or a name.
            self.headers[self._page][-1] += text if self._path[-1] in ("p", "span") else " "
        else:
            self._styles.text(text)

    def _end(self, _: str) -> None:
        name = self._path.pop()
        if len(self._path) < self._header:
            self._header = 0
        if self._cell and name in _CELLS:
            self._keep(self._cell)
            self._cell = None
        elif self._cell:
            self._cell.end(name)
        elif name == "table-row":
            self._keep_row()
        else:
            self._styles.end(name)

    def _table(self, attributes: xml.Attributes) -> None:
        style = attributes.get("style-name", "")
        is_hidden = style in self._styles.hidden_tables
        self.tables.append(Table(attributes["name"], is_hidden, self._styles.pages.get(style, "")))
        self._row = self._column = 0
        self._defaults = []

    def _columns(self, attributes: xml.Attributes) -> None:
        times = _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _UNSEEN:
            self.tables[-1].hidden_columns.append((self._column + 1, self._column + times))
        self._column += times
        self._defaults.append((self._column, attributes.get("default-cell-style-name", "")))

    def _row_begins(self, attributes: xml.Attributes) -> None:
        self._repeat = _times(attributes, "number-rows-repeated")
        self._row_style = attributes.get("default-cell-style-name", "")
        if attributes.get("visibility") in _UNSEEN:
            self.tables[-1].hidden_rows.append((self._row + 1, self._row + self._repeat))
        self._column = 0
        self._values, self._odd = [], []

    def _cell_begins(self, attributes: xml.Attributes) -> None:
        self._cell = Cell(attributes)

    def _keep(self, cell: Cell) -> None:
        """Put a cell where it stands, as often as it does."""
        times = _times(cell.attributes, "number-columns-repeated")
        held = cell.value(lambda: self._styles.of(self._style(cell)))
        lines = (self._style(cell), *cell.spans) if self._styles.has_lines and held is not None else ()
        value = mark(held) if any(map(self._styles.strikes, lines)) else held
        self._merge(cell)
        if cell.note is not None:
            self.tables[-1].comments[f"{letters(self._column)}{self._row + 1}"] = cell.note
        if value is not None:
            if self._column > _WIDEST:
                raise ValueError
            self._values += [None] * (self._column - len(self._values))
            for _ in range(min(times, limits.COLUMNS + 1)):
                if isinstance(value, tuple):
                    self._odd.append((len(self._values), value))
                self._values.append(None if isinstance(value, tuple) else value)
        self._column += times

    def _style(self, cell: Cell) -> str:
        """Give the style of a cell: its own, its row's or its column's."""
        own = cell.attributes.get("style-name", "") or self._row_style
        return own or next((style for end, style in self._defaults if self._column < end), "")

    def _merge(self, cell: Cell) -> None:
        down, right = (_times(cell.attributes, f"number-{what}-spanned") for what in ("rows", "columns"))
        if down > 1 or right > 1:
            row, column = self._row, self._column
            self.tables[-1].merged.append((row + 1, column + 1, row + down, column + right))

    def _keep_row(self) -> None:
        if self._values:
            self._count += len(self._values) + 1
            if self._count > limits.CELLS:
                self._out.refuse("file-too-heavy")
            self.tables[-1].kept.append((self._row, self._repeat, self._values, self._odd))
        self._row += self._repeat


_STARTS: Final = {
    "table": Content._table,  # noqa: SLF001 - the class's own table of what each element does
    "table-column": Content._columns,  # noqa: SLF001
    "table-row": Content._row_begins,  # noqa: SLF001
    "table-cell": Content._cell_begins,  # noqa: SLF001
    "covered-table-cell": Content._cell_begins,  # noqa: SLF001
}


def _times(attributes: xml.Attributes, name: str) -> int:
    """Give how often something stands; anything but a number of at least one is damage."""
    times = int(attributes.get(name, "1"))
    if times < 1:
        raise ValueError
    return times
