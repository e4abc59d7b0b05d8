"""Reports as a program draws them: page numbers, headings and numbers are on the pages, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.export import docx
from tests import office
from tests.export.made import BARS, COLUMNS, FUNNEL, LINE, TABLE, document, simulated

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.export.means import Means

pytestmark = pytest.mark.office


def test_every_page_has_its_number_and_says_what_it_is(means: Means, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    with path.open("wb") as out:
        docx.write(simulated(document(LINE, BARS, FUNNEL, COLUMNS, TABLE)), out, means)
    pages = ["".join(page.split()) for page in office.pages(path)]
    assert 4 <= len(pages) <= 9
    for number, page in enumerate(pages, 1):
        assert "演示数据（模拟）" in page
        assert page.endswith(f"—{number}—")
    whole = "".join(pages)
    for words in ("一、基本情况", "（一）2024年报名人数188.9万人", "25.5%⚑", "合计18%", "参考（2024年未公布）"):
        assert words in whole
    for number in range(1, 61):
        assert f"甘孜藏族自治州{number}{number}人" in whole
