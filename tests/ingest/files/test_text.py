"""Text files are read as they are written, whatever separates and encodes them."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analytics.ingest.sandbox import delimiter, encoding, text
from analytics.ingest.sandbox.out import Out, Stop
from tests.ingest.files.making import book, codes, limited

if TYPE_CHECKING:
    from pathlib import Path

TABLE = [["地区", "年份", "人数"], ["北京", "2024", "1234"], ["天津", "2024", "5.450"]]
ENCODINGS = [
    ("utf-8", b"", []),
    ("utf-8", codecs.BOM_UTF8, []),
    ("gb18030", b"", ["file-encoding"]),
    ("utf-16-le", codecs.BOM_UTF16_LE, []),
    ("utf-16-be", codecs.BOM_UTF16_BE, []),
    ("utf-16-le", b"", ["file-encoding"]),
    ("utf-16-be", b"", ["file-encoding"]),
]


@pytest.mark.parametrize("mark", delimiter.CANDIDATES)
@pytest.mark.parametrize(("code", "bom", "warned"), ENCODINGS)
def test_a_table_is_the_same_in_every_dress(
    tmp_path: Path, mark: str, code: str, bom: bytes, warned: list[str]
) -> None:
    data = bom + "\r\n".join(mark.join(row) for row in TABLE).encode(code)
    found = book(tmp_path, data, "a.csv")
    assert [one.rows for one in found.sheets] == [TABLE]
    assert (found.sheets[0].name, codes(found)) == ("", warned)


SEPARATED = [
    ("年份;人数\n2023;1,234\n2024;2,345", ";"),
    ("2023;1,234\n2024;2,345", ";"),
    ("年份,人数\n2023,234\n2024,345", ","),
    ("100,200\n300,400", ","),
    ("地区，服务\n北京，养老、助残\n天津，养老、助残", "，"),
    ("地区,服务\n北京,养老、助残\n天津,养老、助残、儿童", ","),
    ("2024年统计表\n地区\t人数\n北京\t1,234\n注：a，b，c", "\t"),
    ('地区,说明\n北京,"a;b"\n天津,"c;d"', ","),
    ("单列\n一\n二", ","),
    ("", ","),
]


@pytest.mark.parametrize(("lines", "mark"), SEPARATED)
def test_the_separator_is_what_gives_the_most_even_table(lines: str, mark: str) -> None:
    assert delimiter.find(lines.splitlines(keepends=True)) == mark


# Letters, digits and signs that are no separators; Han letters stay within what GB2312 has as well.
CELLS = some.text("abcXYZ0189.%-()（）年人北京天津重庆“”", min_size=1, max_size=8)
TABLES = some.integers(2, 6).flatmap(
    lambda width: some.lists(some.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=8)
)


@given(TABLES, some.sampled_from(delimiter.CANDIDATES))
def test_any_even_table_shows_its_separator(table: list[list[str]], mark: str) -> None:
    assert delimiter.find([mark.join(row) + "\n" for row in table]) == mark


@given(some.lists(some.lists(some.text('ab,;\t"\n年、，', max_size=5), min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_a_writer_quotes_is_read_back(table: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(table)
    written.seek(0)
    pieces = text.pieces(written, ",", Out(io.BytesIO()), skips=False)
    cells = {
        (first + at, column): cell
        for first, rows, _ in pieces
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell
    }
    assert cells == {(at, column): cell for at, row in enumerate(table) for column, cell in enumerate(row) if cell}


@pytest.fixture(scope="module")
def given_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("texts") / "given"


@given(
    words=some.text(some.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=30, max_size=60),
    code=some.sampled_from(["utf-8", "gb18030"]),
)
def test_chinese_text_is_read_as_what_it_was_written(given_file: Path, words: str, code: str) -> None:
    given_file.write_bytes(words.encode(code))
    assert encoding.find(str(given_file)).encoding == code


@given(some.binary(max_size=300))
def test_no_bytes_are_too_strange_for_an_answer(given_file: Path, data: bytes) -> None:
    given_file.write_bytes(data)
    with contextlib.suppress(Stop):
        text.read(str(given_file), Out(io.BytesIO()))


def test_numbers_stay_as_written(tmp_path: Path) -> None:
    found = book(tmp_path, b'code,value\n010000,"1,234"\n=1+1,-5\n@x,+3\n', "a.txt").sheets[0]
    assert found.rows == [["code", "value"], ["010000", "1,234"], ["=1+1", "-5"], ["@x", "+3"]]


def test_blank_lines_and_cells_keep_their_places(tmp_path: Path) -> None:
    assert book(tmp_path, b"\n\na,b,\n,,\n,c\n\n\n", "a.csv").sheets[0].rows == [[], [], ["a", "b"], [], [None, "c"]]


def test_a_quoted_cell_may_hold_lines_and_separators(tmp_path: Path) -> None:
    data = 'a,b\n"一\n二","三,""四"""\nc,d\n'.encode()
    assert book(tmp_path, data, "a.csv").sheets[0].rows == [["a", "b"], ["一\n二", '三,"四"'], ["c", "d"]]


def test_a_first_line_that_names_the_separator_is_obeyed(tmp_path: Path) -> None:
    assert book(tmp_path, b"sep=;\na,x;b\nc,x;d", "a.csv").sheets[0].rows == [[], ["a,x", "b"], ["c,x", "d"]]


BROKEN = [
    (b"a,b\nc,\xff\xff\n", "file-undecodable", 2),
    ("地区,人数\n北京,1\n".encode() + "天".encode()[:2] + b",2\n", "file-undecodable", 3),
    ("地区\n".encode("utf-16") + b"\0", "file-undecodable", 2),
    ("地区".encode("utf-32"), "file-undecodable", 1),
    (b"a,b\n1,2\n3,\0\n", "file-not-text", 3),
    (b"1," * 600_000, "line-too-long", 1),
    (b"x\n" + b"," * 300 + b"1\n", "too-many-columns", 0),
    (b"x\n" + b"1," * 300 + b"1\n", "too-many-columns", 0),
    (b'a,b\nc,"d\ne,f\n', "quote-open", 2),
    (b'a,b\n"' + b"c\n" * 50_000, "quote-open", 2),
    (b'a,b\n"' + b"c\n" * 200 + b'",d\n', "quote-open", 2),
]


@pytest.mark.parametrize(("data", "code", "row"), BROKEN)
def test_what_cannot_be_read_is_told_by_its_row(tmp_path: Path, data: bytes, code: str, row: int) -> None:
    found = book(tmp_path, data, "a.csv")
    errors = [issue for issue in found.issues if issue.severity == "error"]
    assert (found.sheets, [(issue.code, issue.row) for issue in errors]) == ((), [(code, row)])


def test_more_rows_than_a_sheet_has_are_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, "ROWS", 1_000)
    assert len(book(tmp_path, b"1\n" * 1_000, "a.csv").sheets[0].rows) == 1_000
    assert codes(book(tmp_path, b"1\n" * 1_001, "a.csv")) == ["file-too-heavy"]


def test_blank_lines_without_end_are_nothing(tmp_path: Path) -> None:
    assert book(tmp_path, b"1\n" + b"\n" * 300_000, "a.csv").sheets[0].rows == [["1"]]


def test_lines_without_end_are_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, "LINES", 1_000)
    assert codes(book(tmp_path, b"1\n" + b"\n" * 1_000, "a.csv")) == ["file-too-heavy"]


def test_equal_texts_are_one_object(tmp_path: Path) -> None:
    rows = book(tmp_path, "地区,人数\n".encode() + "北京,1\n".encode() * 20_000, "a.csv").sheets[0].rows
    assert len({id(row[0]) for row in rows}) == 2


def test_hidden_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    found = book(tmp_path, "a,b\n\u202ec,d\x07\n".encode(), "a.csv")
    assert found.sheets[0].rows == [["a", "b"], ["c", "d"]]
    assert dict(found.issues[0].places) == {"count": 2, "cells": "A2, B2", "cell": "A2"}
