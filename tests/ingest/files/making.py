"""Makes workbooks for tests, honest and nasty ones, by hand where no library would write them so."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from analytics.ingest.files import child, read

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from analytics.ingest.book import Book

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def parts(
    rows: str,
    *,
    strings: str = "",
    styles: str = "",
    before: str = "",
    after: str = "",
    settings: str = "",
    sheet: str = "",
) -> dict[str, str | bytes]:
    """Give the parts of a workbook of one sheet, whose XML is written out by the test."""
    return {
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns:r="{OFFICE}">{settings}<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ),
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": sheet
        or f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
    }


def _relations(*what: tuple[str, str, str]) -> str:
    return "<Relationships>{}</Relationships>".format(
        "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in what)
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Pack members in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def book(folder: Path, data: bytes, name: str = "a.xlsx") -> Book:
    """Read bytes as a file of this name."""
    path = folder / "given"
    path.write_bytes(data)
    return read(path, name)


def sheet(folder: Path, rows: str, **more: str) -> Book:
    """Read a workbook of one sheet whose rows are written out."""
    return book(folder, zipped(parts(rows, **more)))


def limited(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    """Hold the process that reads to another limit."""
    changed = f"sys.path.append(sys.argv[1]); from analytics.ingest.sandbox import limits; limits.{limit} = {value};"
    monkeypatch.setattr(
        child, "_START", f"import sys; {changed} from analytics.ingest.sandbox.main import main; main(*sys.argv[2:])"
    )


def codes(read_book: Book) -> list[str]:
    """Give the codes of what was wrong."""
    return [issue.code for issue in read_book.issues]


def formats(*numbers: str) -> str:
    """Write styles 1, 2, … with these number formats; style 0 has none."""
    listed = "".join(f'<numFmt numFmtId="{170 + at}" formatCode="{code}"/>' for at, code in enumerate(numbers))
    used = "".join(f'<xf numFmtId="{170 + at}"/>' for at in range(len(numbers)))
    return f'<numFmts>{listed}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs>'
