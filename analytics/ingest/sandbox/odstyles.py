"""Gathers the styles of an OpenDocument sheet: what each makes of a number, and which tables are not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analytics.ingest.sandbox.xml import Attributes

_DATES: Final = ("date-style", "time-style")
_SHOWN: Final = ("year", "month", "day", "hours", "minutes", "seconds", "day-of-week", "quarter", "week-of-year")
_SHOWS: Final = {"y": "year", "ym": "month", "my": "month"}
_NUMBERS: Final = ("number-style", "percentage-style", "currency-style")
_LINE, _KIND = "text-line-through-style", "text-line-through-type"
_TELLING: Final = re.compile("[A-Za-z\u3400-\u9fff%‰％]")


class Styles:
    """The styles met so far, by their names."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        # Which page each style of a table is printed on.
        self.pages: dict[str, str] = {}
        self._formats: dict[str, tuple[str, str]] = {}
        self._cells: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._lines: dict[str, bool] = {}
        self.has_lines = False
        self._style = self._format = self._kind = ""
        self._code: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if name in ("style", "default-style"):
            self._style = attributes.get("name", "")
            self._cells[self._style] = attributes.get("data-style-name", "")
            self._parents[self._style] = attributes.get("parent-style-name", "")
            self.pages[self._style] = attributes.get("master-page-name", "")
        elif (
            name == "text-properties"
            and self._style
            and not self._kind
            and (line := attributes.get(_LINE) or attributes.get(_KIND))
        ):
            self._lines[self._style] = line != "none"
            self.has_lines |= line != "none"
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden_tables.add(self._style)
        elif name in _DATES or name in _NUMBERS:
            self._format, self._kind, self._code = attributes.get("name", ""), name, []
        elif name in _SHOWN and self._kind in _DATES:
            self._code.append(name[0])
        elif name == "number" and self._kind:
            scaled = float(attributes.get("display-factor", "1")) != 1
            self._code.append("0" + "," * scaled)

    def text(self, text: str) -> None:
        """Take in what stands between the parts of a number."""
        if self._kind and self._kind not in _DATES:
            self._code.append(text)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name == self._kind:
            code = "".join(self._code)
            telling = _TELLING.search(code) or "," in code
            shows = "date", _SHOWS.get(code, "")
            self._formats[self._format] = shows if name in _DATES else ("number", code) if telling else ("", "")
            self._kind = ""

    def strikes(self, style: str) -> bool:
        """Tell whether what has a style, of a cell or of a part of a text, is struck through."""
        for _ in range(8):
            if style in self._lines:
                return self._lines[style]
            style = self._parents.get(style, "")
        return False

    def of(self, style: str) -> tuple[str, str]:
        """Say what a cell style makes of a number: a kind of Odd and its format."""
        for _ in range(8):
            if code := self._cells.get(style):
                return self._formats.get(code, ("", ""))
            style = self._parents.get(style, "")
        return "", ""
