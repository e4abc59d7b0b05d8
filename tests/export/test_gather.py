"""What a page shows becomes a document: the same figures, with every origin, under one digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from analytics import export
from analytics.contents import EXAM, PAGES
from analytics.errors import Refused
from analytics.export import Wanted
from analytics.figures.build import build
from analytics.selection import Selection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.export import Document
    from analytics.figures.build import Context

LATER = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_a_document_holds_the_figures_of_the_page_in_its_order(exam: Document) -> None:
    keys = [card.key for section in EXAM.sections for card in section.cards]
    assert [figure.key for figure in exam.figures] == [key for key in keys if key in {f.key for f in exam.figures}]
    assert exam.title == "全国考试报名情况"
    assert exam.scope == "全国 · 2008—2026年 · 公开数据"
    assert not exam.simulated


def test_its_figures_are_those_of_the_screen_with_their_origins(exam: Document, nation: Context) -> None:
    shown = build("trend:exam_registered,exam_sat,exam_passed", replace(nation, trace=False))
    gathered = exam.figures[0]
    assert replace(gathered, origins=()) == shown
    assert {origin.figure_id for origin in gathered.origins}


def test_the_paragraph_to_read_out_comes_with_it(exam: Document) -> None:
    (said,) = exam.paragraphs
    assert said.startswith("2025年全国报名人数223.6万人，同比增长18.4%。")


def test_a_section_alone_and_a_choice_for_the_star(nation: Context) -> None:
    made = export.page(nation, Wanted("overview", section="now", chosen="exam_registered"), LATER)
    assert {slide.section for slide in made.slides} == {made.slides[0].section}
    assert "map:exam_registered" in [figure.key for figure in made.figures]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_gathered_without_a_choice(nation: Context, page: str) -> None:
    made = export.page(nation, Wanted(page), LATER)
    assert made.slides
    assert "*" not in "".join(figure.key for figure in made.figures)


def test_the_digest_is_of_what_is_seen_not_of_the_moment(exam: Document, nation: Context) -> None:
    again = export.page(nation, Wanted("exam"), LATER)
    assert again.made != exam.made
    assert again.fingerprint == exam.fingerprint
    assert replace(exam, title="另一题").fingerprint != exam.fingerprint
    english = export.page(replace(nation, selection=Selection(lang="en")), Wanted("exam"), LATER)
    assert english.fingerprint != exam.fingerprint


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(Wanted("exams"), "没有“exams”这个页面"), (Wanted("exam", section="x"), "没有“x”这一部分")],
)
def test_what_is_not_there_is_refused(nation: Context, wanted: Wanted, said: str) -> None:
    with pytest.raises(Refused) as refused:
        export.page(nation, wanted, LATER)
    assert said in refused.value.text("zh")


def test_a_place_without_figures_is_refused(session: Session) -> None:
    county = export.context(session, Selection(region="650121", start=2008, end=2009))
    with pytest.raises(Refused, match="nothing to export"):
        export.page(county, Wanted("exam", section="course"), LATER)
