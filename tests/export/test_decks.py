"""Decks become documents, documents are frozen exactly, and two of them are compared number by number."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from analytics import export
from analytics.contents import PAGES
from analytics.errors import Refused
from analytics.export import Document, Wanted, docx, pptx, readymade, web, xlsx
from analytics.export.changes import Moved, changes
from analytics.export.document import sound
from analytics.export.drawing.cited import query
from analytics.selection import Selection
from analytics.store import decks
from analytics.store.decks import Pin
from tests.export.conftest import MADE
from tests.export.samples import means
from tests.facts import observe, store, take, tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.export.formats import Format
    from analytics.figures.build import Context

TREND = Pin("trend:exam_registered", "510000", 2008, 2026, note="先讲报名")
RANKING = Pin("ranking:exam_registered", "100000", 2024, 2024, headline="各省差距很大")


def deck(*pins: Pin) -> decks.Deck:
    return decks.fresh("汇报", Selection("510000"), pins, occasion="评审会", speaker="王主任")


def test_a_deck_shows_each_pin_for_its_own_region_and_years(nation: Context) -> None:
    made = export.deck(nation, deck(TREND, RANKING), MADE)
    assert [figure.region for figure in made.figures] == ["510000", "100000"]
    assert made.slides[1].title == "各省差距很大"
    assert made.slides[0].title == made.figures[0].title
    assert (made.occasion, made.speaker, made.slides[0].note) == ("评审会", "王主任", "先讲报名")
    assert made.scope.startswith("四川省")


@pytest.mark.parametrize(
    "bad",
    [
        replace(TREND, key="trend:no_such"),
        replace(TREND, key="nothing:"),
        replace(TREND, region="999999"),
        replace(TREND, key="ledger:no_topic"),
        replace(TREND, key="stations:x"),
    ],
)
def test_what_cannot_be_shown_is_left_out_and_nothing_at_all_is_refused(nation: Context, bad: Pin) -> None:
    assert [figure.key for figure in export.deck(nation, deck(bad, TREND), MADE).figures] == [TREND.key]
    with pytest.raises(Refused, match="no slide"):
        export.deck(nation, deck(bad), MADE)


@pytest.mark.parametrize("page", PAGES)
def test_a_document_comes_back_from_json_exactly(nation: Context, page: str) -> None:
    made = export.page(nation, Wanted(page), MADE)
    again = Document.from_json(made.to_json())
    assert again == made
    assert again.fingerprint == made.fingerprint
    assert made.fingerprint.startswith(made.name)


def test_a_changed_letter_of_a_frozen_document_is_noticed(exam: Document) -> None:
    assert sound(exam.name, exam.to_json())
    assert not sound(exam.name, exam.to_json().replace("223.6", "233.6", 1))


def test_an_older_programs_document_is_still_read(exam: Document) -> None:
    text = exam.to_json().replace('"speaker":""', '"forgotten":1')
    assert Document.from_json(text) == exam


def document(session: Session) -> Document:
    return export.deck(export.context(session, Selection("510000")), deck(TREND), MADE)


def test_new_revised_and_dropped_numbers_with_the_reason() -> None:
    with store(observe("exam_registered", "510000", y2021=80, y2022=100, y2023=110)) as session:
        old = document(session)
        assert changes(old, document(session)).none
        take(
            session, observe("exam_registered", "510000", y2024=150, y2023=120, source="official 2025-03-01"), name="b"
        )
        new = document(session)
        found = changes(old, new)
    title = new.figures[0].title
    place = ("trend:exam_registered@510000", "510000", "报名人数")
    assert found.new == (Moved(*place, "2024", "", "150", "official 2025-03-01，2025-03-01", title),)
    assert found.revised == (Moved(*place, "2023", "110", "120", "official 2025-03-01，2025-03-01", title),)
    assert found.dropped == ()


def test_a_number_that_is_gone_is_dropped() -> None:
    with store(observe("exam_registered", "510000", y2021=80, y2022=100, y2023=110)) as session:
        old = document(session)
    with store(observe("exam_registered", "510000", y2022=100, y2023=110)) as session:
        found = changes(old, document(session))
    assert [(one.label, one.old, one.new) for one in found.dropped] == [("2021", "80", "")]
    assert found.revised == found.new == ()


def test_tables_are_compared_cell_by_cell(nation: Context) -> None:
    made = export.deck(nation, deck(Pin("compare:440000", "510000", 2008, 2026)), MADE)
    figure = made.figures[0]
    rows = (("报名人数", "1人", figure.rows[0][2]), *figure.rows[1:])
    other = replace(made, slides=(replace(made.slides[0], figure=replace(figure, rows=rows)),))
    (one,) = changes(made, other).revised
    assert (one.series, one.label, one.old, one.new) == ("四川", "报名人数", figure.rows[0][1], "1人")


def test_ready_made_decks_name_figures_that_can_be_shown(nation: Context) -> None:
    chosen = Selection("510000")
    for pins in (
        readymade.region_report(tree(), chosen),
        readymade.comparison(tree(), chosen, ["440000", "330000"]),
        readymade.exam_year(tree(), chosen),
    ):
        made = export.deck(nation, deck(*pins), MADE)
        assert len(made.slides) >= 5


def test_a_comparison_takes_five_known_regions_once_each() -> None:
    others = ["440000", "440000", "999999", "510000", "330000", "320000", "110000", "120000", "130000"]
    pins = readymade.comparison(tree(), Selection("510000"), others)
    assert pins[0].key == "compare:440000,330000,320000,110000,120000"
    assert {pin.region for pin in pins} == {"510000", "440000", "330000", "320000", "110000", "120000"}


def test_a_deck_says_which_regions_and_years_its_slides_cover(nation: Context) -> None:
    made = export.deck(nation, deck(replace(TREND, end=2025), replace(RANKING, start=2019)), MADE)
    assert made.scope == "四川省及另外1个地区 · 2008—2025年 · 公开数据"
    # None of the deck's own region: the first shown is named instead.
    made = export.deck(nation, deck(RANKING), MADE)
    assert made.scope == "全国 · 2024年 · 公开数据"


def test_each_slide_is_asked_for_again_with_its_own_years(nation: Context) -> None:
    made = export.deck(nation, deck(TREND, RANKING), MADE)
    said = [query(made, slide, means(nation)) for slide in made.slides]
    assert ["2008—2026年" in one for one in said] == [True, False]
    assert all(made.name in one for one in said)


@pytest.mark.parametrize("module", [docx, pptx, xlsx, web])
def test_a_title_that_no_file_could_hold_as_it_is(module: Format, nation: Context) -> None:
    """A soft line break out of a slide, a letter XML forbids, and more than file properties take."""
    named = replace(deck(TREND), title="年度\x0b汇报\ufffe" + "长" * 300, speaker="王\x0b主任")
    out = io.BytesIO()
    module.write(export.deck(nation, named, MADE), out, means(nation))
    assert out.getvalue()


def test_notes_keep_their_lines(nation: Context) -> None:
    out = io.BytesIO()
    pptx.write(export.deck(nation, deck(replace(TREND, note="一\n二")), MADE), out, means(nation))
    told = [one.notes_slide.notes_text_frame.text for one in Presentation(out).slides if one.has_notes_slide]
    assert [text.startswith("一\n二\n") for text in told].count(True) == 1


def test_two_who_freeze_the_same_keep_one(exam: Document) -> None:
    known = {"name": exam.name, "made": exam.made, "revision": 1, "store": "published", "document": exam.to_json()}
    with store() as session:
        assert decks.freeze(session, **known, page="exam") is True
        assert decks.freeze(session, **known, page="exam") is False
        assert decks.frozen(session, exam.name) == exam.to_json()


def test_a_longer_number_is_no_reason_for_a_shorter_one() -> None:
    with store(observe("exam_registered", "510000", y2021=12, y2022=100)) as session:
        old = document(session)
        later = observe("exam_registered", "510000", y2023=120, source="official 2024-03-01")
        take(session, later, name="b")
        take(session, observe("exam_registered", "510000", y2020=12, source="media 2024-04-01"), name="c")
        found = changes(old, document(session))
    reasons = {one.label: one.reason for one in found.new}
    assert reasons["2023"] == "official 2024-03-01，2024-03-01"
    assert reasons["2020"].startswith("media")


@pytest.mark.parametrize("module", [docx, pptx, xlsx, web])
def test_beside_a_persons_headline_stands_what_the_figure_finds(module: Format, nation: Context) -> None:
    made = export.deck(nation, deck(RANKING), MADE)
    out = io.BytesIO()
    module.write(made, out, means(nation))
    packed = zipfile.ZipFile(out) if zipfile.is_zipfile(out) else None
    text = (
        "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
        if packed
        else out.getvalue().decode()
    )
    assert f"标题经编辑；图表结论为：{made.figures[0].title}" in text
