"""What a mark ⚑ stands for is told in every file: who says what against whom."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from analytics.claims.contested import Contradictions, contradictions
from analytics.export import docx, pptx, web, xlsx
from analytics.export.flags import flags, listed
from analytics.values import Contested
from tests.export.samples import means

if TYPE_CHECKING:
    from analytics.export import Document
    from analytics.figures.build import Context
    from analytics.figures.spec import Figure

TREND = "trend:exam_registered,exam_sat,exam_passed"


@pytest.fixture(scope="module")
def trend(exam: Document) -> Figure:
    return next(one for one in exam.figures if one.key == TREND)


def about(year: str, said: tuple[str, ...]) -> list[str]:
    return [line for line in said if line.startswith(f"全国{year}年“报名人数”")]


def test_an_open_finding_is_told_with_its_sources(trend: Figure, nation: Context) -> None:
    said = flags(trend.origins, contradictions(nation.session), nation)
    (line,) = about("2020", said)
    # One source has 60万以上, the one shown 近60万.
    assert "一处为>600,000人，采用的为不超过600,000人" in line
    assert line.endswith("说法来自：233网校(镜像域名)；中社部信息宣传中心(转载页), 后半为培训机构汇总。")


def test_without_a_finding_the_claims_of_a_cell_are_told(trend: Figure, nation: Context) -> None:
    (line,) = about("2020", flags(trend.origins, Contradictions(), nation))
    assert "采用近60万人（中社部信息宣传中心(转载页), 后半为培训机构汇总" in line
    assert "与之不一致的有60余万人（233网校(镜像域名)" in line


def test_what_a_person_closed_is_not_told(trend: Figure, nation: Context) -> None:
    cell = next(one.cell for one in trend.origins if one.denies and one.when == "2020年")
    both = frozenset(one.figure_id for one in trend.origins if one.cell == cell)
    closed = Contradictions(Contested(closed=frozenset({both})))
    assert about("2020", flags(trend.origins, closed, nation)) == []


def test_a_claim_that_can_be_true_as_well_denies_nothing(trend: Figure) -> None:
    # 188.9万 and 1,889,000 are one number; only what cannot be true with the number shown denies it.
    assert {one.when for one in trend.origins if one.denies} == {"2020年"}


def test_lines_are_numbered_under_a_heading() -> None:
    assert listed(("甲", "乙"), "zh") == ("⚑彼此对不上的数字（口径可能不同）", "1. 甲", "2. 乙")
    assert listed((), "zh") == ()


def test_every_format_tells_it(exam: Document, nation: Context) -> None:
    slide = next(one for one in exam.slides if one.figure.key == TREND)
    wanted = re.sub(r"\s", "", slide.flags[0])
    for module in (pptx, docx, web, xlsx):
        out = io.BytesIO()
        module.write(exam, out, means(nation))
        assert wanted in re.sub(r"\s", "", _text(out)), module.__name__


def _text(out: io.BytesIO) -> str:
    """All text of a file."""
    if not zipfile.is_zipfile(out):
        return out.getvalue().decode().replace("&gt;", ">")
    packed = zipfile.ZipFile(out)
    if "xl/workbook.xml" in packed.namelist():
        book = openpyxl.load_workbook(out)
        return "".join(str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row)
    parts = [
        packed.read(name).decode() for name in packed.namelist() if re.search(r"notesSlide\d+|document\.xml$", name)
    ]
    return re.sub(r"<[^>]+>", "", "".join(parts)).replace("&gt;", ">")
