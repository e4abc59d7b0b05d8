"""The web page and the PDF need nothing else, say everything, and take no text for code."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from analytics.errors import Refused
from analytics.export import pdf, web
from tests.export.samples import HARMLESS, hostile, means, simulated

if TYPE_CHECKING:
    from analytics.export import Document
    from analytics.export.formats import Format
    from analytics.figures.build import Context


def made(module: Format, document: Document, nation: Context) -> bytes:
    out = io.BytesIO()
    module.write(document, out, means(nation))
    return out.getvalue()


def pages(content: bytes) -> list[str]:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    read = subprocess.run([program, "-", "-"], input=content, capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]


def test_the_page_loads_nothing_and_runs_nothing(exam: Document, nation: Context) -> None:
    page = made(web, exam, nation).decode()
    assert not re.findall(r"<(?:script|link|img|iframe|object|embed)\b|\bsrc=|@import|url\((?!#)", page)
    assert "default-src 'none'" in page
    for slide in exam.slides:
        assert slide.figure.source in page


def test_drawings_of_one_page_do_not_share_names(exam: Document, nation: Context) -> None:
    page = made(web, exam, nation).decode()
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(names)


def test_every_text_is_escaped(exam: Document, nation: Context) -> None:
    page = made(web, hostile(exam), nation).decode()
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;" in page
    assert "\x07" not in page


def test_tables_are_ready_for_the_printer(exam: Document, nation: Context) -> None:
    page = made(web, exam, nation).decode()
    assert "thead{display:table-header-group}" in page
    assert "break-inside:avoid" in page
    assert "size:A4" in page


def test_the_pdf_has_the_title_on_every_page_and_counts_them(exam: Document, nation: Context) -> None:
    found = pages(made(pdf, exam, nation))
    assert len(found) > 3
    for number, text in enumerate(found, 1):
        assert exam.title in text
        assert f"{number}/{len(found)}" in text.replace(" ", "")
    whole = re.sub(r"\s", "", "".join(found))
    for slide in exam.slides:
        assert re.sub(r"\s", "", slide.title) in whole


def test_the_contents_name_the_page_of_each_figure(exam: Document, nation: Context) -> None:
    found = pages(made(pdf, exam, nation))
    last = re.sub(r"\s", "", exam.slides[-1].title)
    at = next(number for number, text in enumerate(found, 1) if number > 1 and last in re.sub(r"\s", "", text))
    assert f"{last}{at}" in re.sub(r"\s", "", found[0]) or str(at) in found[0]


def test_what_looks_like_markup_is_set_as_text(exam: Document, nation: Context) -> None:
    found = re.sub(r"\s", "", "".join(pages(made(pdf, hostile(exam), nation))))
    assert re.sub(r"\s", "", HARMLESS) in found


@pytest.mark.parametrize("module", [web, pdf])
def test_simulated_figures_say_so_on_every_page(module: Format, exam: Document, nation: Context) -> None:
    content = made(module, simulated(exam), nation)
    if module is pdf:
        assert all("演示数据（模拟）" in text for text in pages(content))
        return
    parts = content.decode().split('<section class="figure"')
    assert all("演示数据（模拟）" in part for part in parts)
    assert "演示数据" not in made(module, exam, nation).decode()


def test_without_a_chinese_font_a_pdf_is_refused() -> None:
    assert pdf.fonts(("DejaVu Sans", "Noto Sans CJK SC")) == ("Noto Sans CJK SC", "Noto Sans CJK SC")
    assert pdf.fonts(("SimSun", "Microsoft YaHei")) == ("SimSun", "Microsoft YaHei")
    with pytest.raises(Refused) as refused:
        pdf.fonts(("DejaVu Sans", "Libertinus Serif"))
    assert "没有中文字体" in refused.value.text("zh")
