"""How cells of the workbook look: three-line tables, numbers with the decimals and unit of the screen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from analytics.export.pictures.marks import wide
from analytics.export.words import clean, simulated
from analytics.figures.theme import LIGHT
from analytics.i18n import mark, tr
from analytics.numerals import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.document import Document
    from analytics.figures.spec import Number

CONTENTS: Final = mark("Contents")
_FACES: Final = "微软雅黑"
_NARROWEST: Final = 8
_WIDEST: Final = 46
_LETTER: Final = 7.0
_BOUNDS: Final = {"~": mark("about"), "<": mark("under"), ">": mark("over")}
_LINE: Final = 1
_LINE_POINTS: Final = 15.0
_PAGE: Final = 760.0
_LATIN: Final = 0x2E80
_HEADER: Final = 100  # letters; Excel takes 255 for the whole header


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        """Make formats in ``book``."""
        self._book = book
        self._made: dict[str, Any] = {}

    def look(self, name: str, **more: Any) -> Any:  # noqa: ANN401 - as above
        """The format of a name, with what is given at first."""
        if name not in self._made:
            face = {"font_name": _FACES, "font_size": 10, "valign": "top"}
            self._made[name] = self._book.add_format({**face, **more})
        return self._made[name]

    @property
    def title(self) -> Any:  # noqa: ANN401 - as above
        """A sheet's title."""
        return self.look("title", font_size=14, bold=True, font_color=LIGHT.line[0])

    @property
    def muted(self) -> Any:  # noqa: ANN401 - as above
        """Sources and notes."""
        return self.look("muted", font_color=LIGHT.muted)

    @property
    def warning(self) -> Any:  # noqa: ANN401 - as above
        """What says that figures are simulated."""
        return self.look("warning", font_color=LIGHT.accent, bold=True)

    @property
    def head(self) -> Any:  # noqa: ANN401 - as above
        """The head of a three-line table."""
        return self.look("head", bold=True, top=_LINE, bottom=_LINE, text_wrap=True, indent=1)

    @property
    def over_numbers(self) -> Any:  # noqa: ANN401 - as above
        """The head of a column of numbers, which stand right."""
        return self.look("over numbers", bold=True, top=_LINE, bottom=_LINE, text_wrap=True, align="right")

    @property
    def text(self) -> Any:  # noqa: ANN401 - as above
        """A text in a table."""
        return self.look("text", text_wrap=True, indent=1)

    @property
    def link(self) -> Any:  # noqa: ANN401 - as above
        """A link."""
        return self.look("link", font_color=LIGHT.line[0], underline=1)

    @property
    def foot(self) -> Any:  # noqa: ANN401 - as above
        """The line that ends a table."""
        return self.look("foot", top=_LINE)

    def number(self, decimals: int, unit: str = "") -> Any:  # noqa: ANN401 - as above
        """A number with its decimals and unit as on the screen."""
        places = f".{'0' * decimals}" if decimals else ""
        tail = clean(unit).replace('"', "")
        space = " " if tail and tail.isascii() and tail != "%" else ""
        written = f"#,##0{places}" + (f'"{space}{tail}"' if tail else "")
        return self.look(f"number {written}", num_format=written, align="right")


def remark(number: Number | None, lang: str) -> str:
    """What stands beside a number that is a bound or disputed."""
    if number is None:
        return ""
    bound = tr(lang, _BOUNDS[number.bound]) if number.bound in _BOUNDS else ""
    return " ".join(filter(None, (bound, "⚑" if number.disputed else "")))


def rounded(value: float, decimals: int, bound: str) -> float:
    """A number as its cell keeps it: a bound is rounded away from what it bounds, as on the screen; Excel would not."""
    if bound == "=":
        return value
    return float(fixed(value, decimals, bound).replace(",", "").replace("−", "-"))


def top(sheet: Any, title: str, document: Document, styles: Styles, under: Sequence[str] = ()) -> int:  # noqa: ANN401
    """Write the head of a sheet and give the first free row."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    said = simulated(document)
    # An ampersand begins a code in headers.
    named = clean(document.title)[:_HEADER].replace("&", "&&")
    sheet.set_header(f"&L{named}&R{said}")
    sheet.set_footer("&C&P / &N")
    sheet.write_string(0, 0, clean(title), styles.title)
    row = 1
    for line in filter(None, (said, *under)):
        sheet.write_string(row, 0, clean(line), styles.warning if line == said else styles.muted)
        row += 1
    return row


def folded(text: str) -> list[str]:
    """A long text in lines of a page's width: Excel neither wraps what runs over several columns nor prints it well."""
    lines = [""]
    for letter in clean(text):
        if wide(lines[-1] + letter) > _PAGE and (letter == " " or ord(letter) > _LATIN):
            lines.append("")
        lines[-1] += letter
    return [line.strip() for line in lines]


def heights(texts: Sequence[str], columns: Sequence[int]) -> float:
    """How many points high a row is whose texts wrap in columns of some widths: not every program measures it itself."""
    most = max(math.ceil((wide(text) / _LETTER + 2) / width) for text, width in zip(texts, columns, strict=True))
    return most * _LINE_POINTS


def widths(sheet: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Make columns as wide as their texts, within reason; longer ones wrap."""
    for column in range(max((len(row) for row in rows), default=0)):
        longest = max((wide(row[column]) for row in rows if column < len(row)), default=0) / _LETTER + 3
        sheet.set_column(column, column, min(max(longest, _NARROWEST), _WIDEST))
