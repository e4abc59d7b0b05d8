"""The same ten figures, read back out of every format, are the same numbers."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analytics import export
from analytics.export import Wanted, docx, pdf, pptx, tidy, web, xlsx
from analytics.figures.spec import Shape
from analytics.numerals import fixed
from tests.export.conftest import MADE
from tests.export.samples import means

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.export import Document
    from analytics.export.formats import Format
    from analytics.figures.build import Context
    from analytics.figures.spec import Figure, Number

FIGURES = (
    ("exam", "trend:exam_registered,exam_sat,exam_passed"),
    ("exam", "growth:exam_registered"),
    ("exam", "levels:exam_registered"),
    ("exam", "trend:pass_rate_registered"),
    ("exam", "map:exam_registered"),
    ("exam", "ranking:exam_registered"),
    ("exam", "ranking:pass_rate_registered"),
    ("exam", "ledger:exam"),
    ("certification", "funnel:"),
    ("stations", "coverage:"),
)


@pytest.fixture(scope="module")
def ten(nation: Context) -> Document:
    """Ten figures of three pages in one document."""
    pages = {page: export.page(nation, Wanted(page), MADE) for page in dict.fromkeys(page for page, _ in FIGURES)}
    slides = [next(slide for slide in pages[page].slides if slide.figure.key == key) for page, key in FIGURES]
    return pages["exam"].__class__(**{**vars(pages["exam"]), "slides": tuple(slides)})


def written(module: Format, document: Document, nation: Context) -> bytes:
    out = io.BytesIO()
    module.write(document, out, means(nation))
    return out.getvalue()


def bare(text: str) -> str:
    """A text as every format must give it back, whatever it does with spaces, flags and long lines."""
    return re.sub(r"[\s⚑\u200b]+", "", text)


def cells(figure: Figure) -> list[tuple[str, Number]]:
    """The texts of a figure's table that write numbers, with the numbers."""
    return [
        (text, number)
        for texts, numbers in zip(figure.rows, figure.numbers, strict=True)
        for text, number in zip(texts, numbers, strict=True)
        if number is not None
    ]


class Tables(HTMLParser):
    """The cells of each table row of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    # The names are HTMLParser's.
    def handle_starttag(self, tag: str, _attrs: object) -> None:  # noqa: D102
        self.inside = tag == "td"
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        if tag == "td":
            self.inside = False

    def handle_data(self, data: str) -> None:  # noqa: D102
        if self.inside:
            self.found[-1] += data


def from_html(content: bytes, document: Document) -> list[list[str]]:
    """The texts of the number cells, figure by figure."""
    parts = content.decode().split('<section class="figure"')[1:]
    made = []
    for part, figure in zip(parts, document.figures, strict=True):
        reader = Tables()
        reader.feed(part.split("<footer>")[0])
        numeric = {bare(text) for text, _ in cells(figure)}
        made.append([text for text in map(bare, reader.found) if text in numeric])
    return made


def from_pdf(content: bytes, document: Document) -> list[list[str]]:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    whole = bare(text)
    return [
        [one for one, _ in ((bare(text), number) for text, number in cells(figure)) if one in whole]
        for figure in document.figures
    ]


def from_csv(content: bytes, document: Document) -> list[list[str]]:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    return [
        [bare(row["text"]) for row in rows if row["figure"] == str(place) and row["part"] == "table"]
        for place in range(1, len(document.figures) + 1)
    ]


READERS: dict[str, tuple[Format, Callable[[bytes, Document], list[list[str]]]]] = {
    "html": (web, from_html),
    "pdf": (pdf, from_pdf),
    "csv": (tidy, from_csv),
}


@pytest.mark.parametrize("name", READERS)
def test_every_number_is_written_as_on_the_screen(name: str, ten: Document, nation: Context) -> None:
    module, read = READERS[name]
    found = read(written(module, ten, nation), ten)
    for figure, texts in zip(ten.figures, found, strict=True):
        assert texts == [bare(text) for text, _ in cells(figure)], figure.key


def test_the_workbook_holds_the_numbers_themselves(ten: Document, nation: Context) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(xlsx, ten, nation)))
    for name, figure in zip(book.sheetnames[1:], ten.figures, strict=False):
        table = [
            cell.value for row in _table(book[name], figure) for cell in row if isinstance(cell.value, int | float)
        ]
        wanted = [_kept(number) for _, number in cells(figure)]
        assert table == pytest.approx(wanted), figure.key


def _kept(number: Number) -> float:
    """A bound is kept as it is written: rounded on its own side."""
    if number.bound == "=":
        return number.value
    return float(fixed(number.value, number.decimals, number.bound).replace(",", ""))


def _table(sheet: openpyxl.worksheet.worksheet.Worksheet, figure: Figure) -> list[tuple[openpyxl.cell.Cell, ...]]:
    """The rows below the table's head, which is the last row that begins with its first heading."""
    rows = list(sheet.iter_rows())
    head = max(place for place, row in enumerate(rows) if row[0].value == figure.columns[0])
    return rows[head + 1 : head + 1 + len(figure.rows)]


def test_the_numbers_of_charts_stand_in_workbook_and_table(ten: Document, nation: Context) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(xlsx, ten, nation)))
    lines = [line for line in tidy.lines(ten) if line.part == "chart"]
    for place, (name, figure) in enumerate(zip(book.sheetnames[1:], ten.figures, strict=False), 1):
        marks = [mark for series in figure.series for mark in series.marks]
        assert [line.text for line in lines if line.figure == place] == [mark.text for mark in marks]
        if figure.shape in (Shape.TABLE, Shape.FUNNEL):
            continue
        held = {
            round(cell.value, 6)
            for row in book[name].iter_rows()
            for cell in row
            if isinstance(cell.value, int | float)
        }
        exact = {round(mark.value, 6) for mark in marks if mark.bound == "="}
        assert exact <= held, figure.key


@pytest.mark.parametrize("module", [pptx, docx])
def test_slides_and_report_hold_the_same_numbers(module: Format, ten: Document, nation: Context) -> None:
    """Charts hold the numbers themselves, tables the texts of the screen."""
    packed = zipfile.ZipFile(io.BytesIO(written(module, ten, nation)))
    parts = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")]
    held = {
        round(float(one), 6) for part in parts for one in re.findall(r"<c:v>(-?[\d.]+(?:[eE][-+]?\d+)?)</c:v>", part)
    }
    said = bare("".join(one for part in parts for one in re.findall(r"<(?:[aw]:t(?: [^>]*)?|c:v)>([^<]*)</", part)))
    for figure in ten.figures:
        if figure.shape is Shape.TABLE:
            assert [text for text, _ in cells(figure) if bare(text) not in said] == [], figure.key
            continue
        for mark in (mark for series in figure.series for mark in series.marks):
            assert round(mark.value, 6) in held or bare(mark.text) in said, (figure.key, mark)
