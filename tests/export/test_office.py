"""Ten figures of the published store, read back out of slides and reports: the numbers and words of the screen."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx as word
import openpyxl
import pptx as powerpoint
import pytest

from analytics import export
from analytics.export import Wanted, docx, pptx
from analytics.figures.spec import Shape
from tests.export.conftest import MADE

if TYPE_CHECKING:
    from analytics.export import Document
    from analytics.export.means import Means
    from analytics.figures.build import Context
    from analytics.figures.spec import Figure

DRAWN = (Shape.LINE, Shape.COLUMNS, Shape.BARS, Shape.FUNNEL)


@pytest.fixture(scope="module")
def ten(nation: Context, exam: Document) -> Document:
    funnel = export.page(nation, Wanted("certification", "course"), MADE).slides[0]
    coverage = export.page(nation, Wanted("stations"), MADE).slides[0]
    ledgers = [slide for slide in exam.slides if slide.figure.shape is Shape.TABLE]
    others = [slide for slide in exam.slides if slide.figure.shape is not Shape.TABLE]
    return replace(exam, slides=(*others, ledgers[-1], funnel, coverage))


@pytest.fixture(scope="module", params=[pptx, docx], ids=["pptx", "docx"])
def file(request: pytest.FixtureRequest, ten: Document, means: Means) -> tuple[str, BytesIO]:
    out = BytesIO()
    request.param.write(ten, out, means)
    return request.param.SUFFIX, out


def shown(figure: Figure) -> dict[str, list[tuple[float, str]]]:
    """Numbers and words by series; a stage that is not published has none."""
    return {
        series.name: sorted((one.value, one.text) for one in series.marks if not (one.faint and not one.value))
        for series in figure.series
    }


def in_book(content: bytes, names: list[str]) -> dict[str, list[tuple[float, str]]]:
    """What the workbook behind a chart holds: numbers, and the words beside them."""
    heads, *rows = openpyxl.load_workbook(BytesIO(content))["Data"].iter_rows(values_only=True)
    return {
        name: sorted(
            (row[heads.index(name)], row[heads.index(f"{name}（显示值）")])
            for row in rows
            if row[heads.index(name)] is not None
        )
        for name in names
    }


def tables(suffix: str, file: BytesIO) -> list[list[tuple[str, ...]]]:
    """The rows of all tables without their headings."""
    if suffix == docx.SUFFIX:
        found = word.Document(file).tables
    else:
        slides = powerpoint.Presentation(file).slides
        found = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    return [[tuple(cell.text for cell in row.cells) for row in list(one.rows)[1:]] for one in found]


def test_charts_hold_the_numbers_and_words_of_the_screen(file: tuple[str, BytesIO], ten: Document) -> None:
    archive = ZipFile(file[1])
    drawn = [figure for figure in ten.figures if figure.shape in DRAWN]
    assert len(drawn) == 7
    for number, figure in enumerate(drawn, 1):
        (name,) = [one for one in archive.namelist() if one.endswith(f"embeddings/figure{number}.xlsx")]
        wanted = shown(figure)
        for series, found in in_book(archive.read(name), list(wanted)).items():
            assert [text for _, text in found] == [text for _, text in wanted[series]], figure.key
            assert [value for value, _ in found] == pytest.approx([value for value, _ in wanted[series]], rel=1e-14)


def test_tables_hold_the_rows_of_the_screen(file: tuple[str, BytesIO], ten: Document) -> None:
    rows = [row for table in tables(*file) for row in table]
    for figure in ten.figures:
        if figure.shape is Shape.TABLE:
            assert set(figure.rows) <= set(rows), figure.key


def test_maps_have_their_numbers_beside_them(file: tuple[str, BytesIO], ten: Document) -> None:
    pairs = {row[at : at + 2] for table in tables(*file) for row in table for at in (0, 2)}
    maps = [figure for figure in ten.figures if figure.shape is Shape.MAP]
    assert len(maps) == 2
    for figure in maps:
        flagged = {(one.label, one.text + (" ⚑" if one.disputed else "")) for one in figure.series[0].marks}
        assert flagged <= pairs, figure.key
