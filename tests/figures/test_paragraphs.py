"""The paragraph of a page says what an official reads out, worked out by hand from a few facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.contents import DICTIONARY, EXAM, PAGES, STATIONS, WORKFORCE
from analytics.figures.build import Context, paragraphs
from analytics.figures.build.paragraphs import LEADS
from analytics.indicators import INDICATORS
from analytics.selection import Selection
from analytics.store import read
from tests.facts import observe, store, tree, view

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.contents import Page
    from tests.facts import Facts

HAINAN, ITS_PARTS = "460000", [node.code for node in tree().reporting_children("460000")]
TINGHU = "320902"


def said(session: Session, page: Page, region: str, lang: str = "zh") -> tuple[str, ...]:
    ctx = Context(session, tree(), read.sources(session), Selection(region, lang=lang))
    return paragraphs(ctx, page)


def parts(year: str, first: float, rest: float) -> Facts:
    """Registrations of every part of Hainan in a year: one number for the first, another for the others."""
    return tuple(
        reading
        for place, code in enumerate(ITS_PARTS)
        for reading in observe("exam_registered", code, at={year: first if place == 0 else rest})
    )


def test_change_and_driver_where_every_part_reports() -> None:
    rest = len(ITS_PARTS) - 1
    old, new = 100 * (rest + 1), 400 + 100 * rest
    with store(
        observe("exam_registered", HAINAN, y2023=old, y2024=new), parts("2023", 100, 100), parts("2024", 400, 100)
    ) as session:
        first = tree().short(ITS_PARTS[0], "zh")
        assert said(session, EXAM, HAINAN) == (
            f"2024年海南报名人数{new:,}人，同比增长{300 / old * 100:.1f}%。增量主要来自{first}（增加300人），占增量的100.0%。",
        )


def test_share_and_rank_among_siblings() -> None:
    with store(
        observe("exam_registered", y2024=1000),
        observe("exam_registered", "510000", y2024=300),
        observe("exam_registered", "440000", y2024=400),
        observe("exam_registered", "330000", y2024=300),
    ) as session:
        assert said(session, EXAM, "510000") == (
            "2024年四川报名人数300人，占全国的30.0%，在全国有数据的3个省份中并列第2位。",
        )
        assert said(session, EXAM, "440000", "en") == (
            "Exam registrations in Guangdong, 2024: 400 people, 40.0% of China, number 1 of the 3 provinces of China that published.",
        )


def test_the_months_of_a_later_year_are_compared_with_the_same_months() -> None:
    months = {f"{year}-01..{year}-06": number for year, number in ((2024, 1000), (2025, 1200))}
    with store(observe("exam_registered", y2024=2100, at=months)) as session:
        assert said(session, EXAM, "100000") == ("2025年1—6月全国报名人数1,200人，累计同比增长20.0%。",)


def test_a_target_and_a_dispute() -> None:
    with store(
        observe("professionals_total", y2024=90000),
        observe("professionals_total", y2024=80000, source="media 2024-01-01"),
        observe("professionals_total_target", y2025=100000),
    ) as session:
        (text,) = said(session, WORKFORCE, "100000")
        assert text == (
            "2024年全国社会工作专业人才总量9万人，完成2025年目标10万人的90.0%。"
            "另有来源公布社会工作专业人才总量为8万人，口径可能不同。"
        )


def test_where_nothing_is_known_nothing_is_said() -> None:
    with store(observe("exam_registered", y2024=1)) as session:
        assert said(session, STATIONS, "100000") == ()
        assert said(session, EXAM, TINGHU) == ()
        assert said(session, DICTIONARY, "100000") == ()


def test_leads_are_indicators_of_pages() -> None:
    assert set(LEADS) <= set(PAGES)
    assert {one for leads in LEADS.values() for one in leads} <= set(INDICATORS)


@pytest.mark.parametrize("page", LEADS)
@pytest.mark.parametrize("region", ["100000", "510000", "510100", "330523"])
def test_no_paragraph_is_longer_than_six_sentences(page: str, region: str) -> None:
    with view(region) as ctx:
        found = paragraphs(ctx, PAGES[page])
    assert len(found) <= 1
    assert all(1 <= text.count("。") <= 6 for text in found)
