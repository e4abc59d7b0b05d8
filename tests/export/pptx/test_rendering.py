"""Slides as a program draws them: every slide a page, with its title and its source on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pptx as library
import pytest

from analytics.export import pptx
from tests import office
from tests.export.made import BARS, COLUMNS, FUNNEL, LINE, TABLE, document, simulated

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.export.means import Means

pytestmark = pytest.mark.office


def squeezed(text: str) -> str:
    """Text without the blanks that a renderer puts between Chinese and Latin letters."""
    return "".join(text.split())


def test_every_slide_is_a_page_with_its_words(means: Means, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    with path.open("wb") as out:
        pptx.write(simulated(document(LINE, BARS, FUNNEL, COLUMNS, TABLE)), out, means)
    titles = [slide.shapes.title.text for slide in library.Presentation(str(path)).slides]
    pages = [squeezed(page) for page in office.pages(path)]
    assert len(pages) == len(titles)
    for title, page in zip(titles, pages, strict=True):
        assert squeezed(title) in page
        assert "演示数据（模拟）" in page
    for words in ("188.9万", "200万", "目标"):
        assert words in pages[4]
    for words in ("25.5%⚑", "约20.3%", "12%", "合计18%"):
        assert words in pages[5]
    assert "参考（2024年未公布）" in pages[6]
    rows = [row for page in pages for row in (f"甘孜藏族自治州{number}" for number in range(1, 61)) if row in page]
    assert {*rows} == {f"甘孜藏族自治州{number}" for number in range(1, 61)}
