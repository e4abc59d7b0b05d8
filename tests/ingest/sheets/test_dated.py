"""Dates that a format shows as years or months, over columns and beside rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from odf import number, opendocument, style, table

from analytics.ingest.book import Odd
from analytics.ingest.files import read
from tests.ingest.sheets.taking import Rows, take

if TYPE_CHECKING:
    from pathlib import Path

YEARS = [("year", "2023-01-01"), ("year", "2024-01-01")]


def cell(shows: str, text: str) -> Odd:
    """A date as a sheet shows it."""
    return Odd("date", float((date.fromisoformat(text) - date(1899, 12, 30)).days), text, shows)


def across(*dates: tuple[str, str], title: str = "报名人数") -> Rows:
    """A table of one city under dates."""
    return [[title], ["地区", *(cell(*one) for one in dates)], ["成都市", *range(5, 5 + len(dates))]]


@pytest.mark.parametrize("day", ["01-01", "12-31", "06-30"])
def test_years_over_columns(day: str) -> None:
    taken = take(across(("year", f"2023-{day}"), ("year", f"2024-{day}")))
    assert taken.told == []
    assert [fact[1:5:3] for fact in taken.facts] == [("2023", 5), ("2024", 6)]


def test_one_year_over_a_column() -> None:
    assert [fact[1] for fact in take(across(YEARS[0])).facts] == ["2023"]


def test_months_over_columns() -> None:
    taken = take(across(("month", "2024-05-01"), ("month", "2024-06-30")))
    assert taken.told == []
    assert [fact[1] for fact in taken.facts] == ["2024-05", "2024-06"]


def test_years_of_different_days_are_named() -> None:
    dates = (*YEARS, ("year", "2022-06-30"))
    assert take(across(*dates)).errors == [("heading-date", "D2")]


def test_whole_dates_over_columns_are_named() -> None:
    taken = take(across(("", "2023-12-31"), ("", "2024-12-31")))
    assert [told for told in taken.errors if told[0] == "heading-date"] == [
        ("heading-date", "B2"),
        ("heading-date", "C2"),
    ]


@pytest.mark.parametrize(("shows", "period"), [("month", "2024-06"), ("year", "2024")])
def test_dates_beside_rows_are_of_the_time_they_show(shows: str, period: str) -> None:
    taken = take([["地区", "日期", "报名人数"], ["成都市", cell(shows, "2024-06-30"), 5]])
    assert taken.told == []
    assert [fact[1] for fact in taken.facts] == [period]


def test_a_whole_date_beside_a_row_is_still_a_day() -> None:
    taken = take([["地区", "日期", "报名人数"], ["成都市", cell("", "2024-06-30"), 5]])
    assert [code for code, _cell in taken.errors] == ["flow-of-day"]


def test_a_workbook_says_what_its_dates_show(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append([date(2024, 1, 1)] * 3)
    for at, code in zip(("A1", "B1", "C1"), ('yyyy"年"', 'yyyy"年"m"月"', "yyyy-mm-dd"), strict=True):
        book.active[at].number_format = code
    book.save(tmp_path / "a.xlsx")
    shown = read(tmp_path / "a.xlsx", "a.xlsx").sheets[0].rows[0]
    assert [one.shows for one in shown if isinstance(one, Odd)] == ["year", "month", ""]


def test_an_open_document_says_what_its_dates_show(tmp_path: Path) -> None:
    made = opendocument.OpenDocumentSpreadsheet()
    row = table.TableRow()
    for name, parts in (("y", [number.Year]), ("m", [number.Year, number.Month]), ("d", [number.Year, number.Day])):
        shown = number.DateStyle(name=f"N{name}")
        for part in parts:
            shown.addElement(part())
            shown.addElement(number.Text(text="年"))
        made.automaticstyles.addElement(shown)
        made.automaticstyles.addElement(style.Style(name=f"c{name}", family="table-cell", datastylename=f"N{name}"))
        row.addElement(table.TableCell(stylename=f"c{name}", valuetype="date", datevalue="2024-01-01"))
    sheet = table.Table(name="表")
    sheet.addElement(row)
    made.spreadsheet.addElement(sheet)
    made.save(str(tmp_path / "a.ods"))
    cells = read(tmp_path / "a.ods", "a.ods").sheets[0].rows[0]
    assert [one.shows for one in cells if isinstance(one, Odd)] == ["year", "month", ""]
