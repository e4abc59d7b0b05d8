"""The page for meetings: decks are made, ordered, worded, frozen, deleted and brought back; cards are pinned."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from analytics.i18n import LANGUAGES
from analytics.selection import Selection
from analytics.store import decks
from analytics.store.decks import Pin
from pages import present
from pages.ui import data, nav, present_desk
from tests.facts import observe, take
from tests.pages.test_pages import LEAK, opened, sound, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from analytics.store.decks import Deck
    from tests.conftest import Deployment

STORE = "published"
TREND = Pin("trend:exam_registered", "100000", 2008, 2026)
RANKING = Pin("ranking:exam_registered", "100000", 2008, 2026)


@pytest.fixture
def meeting(deployment: Deployment, store_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own with the published figures, to keep decks in."""
    shutil.copy(store_folder / "published.db", tmp_path)
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


def kept(*pins: Pin, title: str = "四川汇报") -> Deck:
    return present_desk.save(STORE, decks.fresh(title, Selection(), pins))


def now(deck: Deck) -> Deck:
    return next(one for one in present_desk.listed(STORE) if one.id == deck.id)


def button(at: AppTest, label: str) -> AppTest:
    """Press a button."""
    pressed: AppTest = next(one for one in at.button if one.label == label).click().run()
    sound(pressed)
    return pressed


def said(at: AppTest) -> str:
    texts = (*words(at), *(str(one.value) for kind in (at.toast, at.success) for one in kind))
    return " ".join(texts).replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.usefixtures("meeting")
def test_without_decks_the_page_says_how_to_make_one(lang: str) -> None:
    at = opened(present.PAGE, lang=lang)
    sound(at)
    (info,) = at.info
    assert ("加入汇报" if lang == "zh" else "Pin") in info.value
    assert "deck" not in at.query_params


@pytest.mark.usefixtures("meeting")
def test_a_ready_made_deck_of_the_region_has_only_figures_there_are() -> None:
    at = opened(present.PAGE, region="510000")
    at.radio(key="deck_kind").set_value("region").run()
    at = button(at, "生成")
    (deck,) = present_desk.listed(STORE)
    assert deck.title == "四川省社会工作人才工作汇报"
    assert deck.selection.region == "510000"
    assert len(deck.slides) >= 5
    view = data.View(deck.selection, data.revision(STORE))
    assert all(not figure.empty for pin in deck.slides if (figure := present_desk.figure(pin, view)))
    assert at.query_params["deck"] in (deck.id, [deck.id])
    assert [text for text in words(at) if LEAK.search(text)] == []


@pytest.mark.usefixtures("meeting")
def test_a_card_is_pinned_with_its_region_and_years() -> None:
    deck = kept()
    at = opened(nav.exam.PAGE, region="510000", years="2019-2024", part="course")
    more = next(one for one in at.get("button_group") if (one.key or "").endswith("@510000"))
    key = more.key.removeprefix("more:").removesuffix("@510000")
    at = more.set_value("pin").run()
    sound(at)
    assert "已加入“四川汇报”，为第1页" in said(at)
    assert now(deck).slides == (Pin(key, "510000", 2019, 2024),)


@pytest.mark.usefixtures("meeting")
def test_the_first_pin_makes_a_deck() -> None:
    at = opened(nav.exam.PAGE, part="places")
    more = next(one for one in at.get("button_group") if (one.key or "").startswith("more:map:"))
    more.set_value("pin").run()
    (deck,) = present_desk.listed(STORE)
    assert (deck.title, deck.slides) == ("新汇报", (Pin("map:exam_registered", "100000", 2008, 2026),))


@pytest.mark.usefixtures("meeting")
def test_slides_are_moved_taken_out_and_brought_back() -> None:
    deck = kept(TREND, RANKING)
    at = opened(present.PAGE, deck=deck.id)
    sound(at)
    at = button(at, "下移")
    assert now(deck).slides == (RANKING, TREND)
    assert at.radio(key=f"slide_box:{deck.id}").value == 1
    at = button(at, "移除")
    assert now(deck).slides == (RANKING,)
    button(at, "撤销")
    assert now(deck).slides == (RANKING, TREND)


@pytest.mark.usefixtures("meeting")
def test_words_are_kept_and_numbers_of_no_figure_named() -> None:
    deck = kept(TREND)
    at = opened(present.PAGE, deck=deck.id)
    box = next(one for one in at.text_input if one.key.startswith("headline:"))
    at = box.set_value("报名达到999万人").run()
    sound(at)
    assert now(deck).slides[0].headline == "报名达到999万人"
    assert "999万" in at.warning[0].value
    assert "（经编辑）" in at.radio(key=f"slide_box:{deck.id}").options[0]
    note = next(one for one in at.text_area if one.key.startswith("note:"))
    at = note.set_value("先讲报名").run()
    at.text_input(key=f"deck_occasion:{deck.id}").set_value("评审会").run()
    assert (now(deck).slides[0].note, now(deck).occasion) == ("先讲报名", "评审会")


@pytest.mark.usefixtures("meeting")
def test_a_deck_without_title_is_refused_in_a_sentence() -> None:
    deck = kept(TREND)
    at = opened(present.PAGE, deck=deck.id)
    at = at.text_input(key=f"deck_title:{deck.id}").set_value("  ").run()
    assert [one.value for one in at.error] == ["请填写汇报标题。"]
    assert now(deck).title == "四川汇报"


@pytest.mark.usefixtures("meeting")
def test_a_deck_is_duplicated_deleted_and_brought_back() -> None:
    deck = kept(TREND)
    at = button(opened(present.PAGE, deck=deck.id), "复制一份")
    assert sorted(one.title for one in present_desk.listed(STORE)) == ["四川汇报", "四川汇报（副本）"]
    at = button(at, "删除")
    assert [one.title for one in present_desk.listed(STORE)] == ["四川汇报"]
    at = button(at, "恢复“四川汇报（副本）”")
    assert at.selectbox(key="deck_box").value != deck.id
    assert len(present_desk.listed(STORE)) == 2


@pytest.mark.usefixtures("meeting")
def test_decks_of_one_title_are_told_apart() -> None:
    first, second = kept(TREND), kept(RANKING)
    at = opened(present.PAGE, deck=first.id)
    box = at.selectbox(key="deck_box")
    assert sorted(box.options) == sorted(f"四川汇报 · {one.id}" for one in (first, second))
    assert box.select(second.id).run().radio(key=f"slide_box:{second.id}").value == 0
    assert at.query_params["deck"] in (second.id, [second.id])


@pytest.mark.usefixtures("meeting")
def test_a_link_to_a_deck_that_is_not_there_is_named() -> None:
    at = opened(present.PAGE, deck="nothing")
    sound(at)
    assert "nothing" in at.warning[0].value


def frozen(deck: Deck) -> list[decks.Kept]:
    return list(present_desk.snapshots(STORE, deck))


@pytest.mark.usefixtures("meeting")
def test_a_snapshot_stays_as_it_was_and_tells_what_changed_since() -> None:
    deck = kept(TREND)
    at = button(opened(present.PAGE, deck=deck.id), "冻结")
    (first,) = frozen(deck)
    assert first.id in said(at)
    at = button(at, "冻结")
    assert "未另存" in said(at)
    assert len(frozen(deck)) == 1
    before = present_desk.frozen(STORE, first.id)
    with present_desk._changing(STORE) as session:  # noqa: SLF001 - an import, made here without its worker
        take(session, observe("exam_registered", y2026=2500000, source="official 2026-08-01"), name="later")
    view = data.View(Selection(), data.revision(STORE))
    found = present_desk.since(now(deck), view, first.id)
    assert [(one.label, one.new) for one in found.new] == [("2026", "250.00万")]
    assert found.dropped == ()
    assert present_desk.frozen(STORE, first.id) == before
    at = opened(present.PAGE, deck=deck.id)
    at.session_state[f"since:{deck.id}"] = True
    at = at.run()
    sound(at)
    assert "新增1个，修订0个，取消0个" in said(at)
    shown = at.dataframe[-1].value
    assert list(shown["现为"]) == ["250.00万"]
    assert list(shown["原因"]) == ["official 2026-08-01，2026-08-01"]
    button(at, "冻结")
    assert len(frozen(deck)) == 2


@pytest.mark.usefixtures("meeting")
def test_what_stands_behind_a_slide_opens_for_its_own_years() -> None:
    deck = kept(Pin("trend:exam_registered", "100000", 2019, 2021))
    at = opened(present.PAGE, deck=deck.id)
    more = next(one for one in at.get("button_group") if (one.key or "").startswith("more:"))
    at = more.set_value("origins").run()
    sound(at)
    assert "2020年" in said(at)
    assert "2024年" not in said(at)


@pytest.mark.usefixtures("meeting")
def test_a_snapshot_that_was_tampered_with_is_refused() -> None:
    deck = kept(TREND)
    view = data.View(Selection(), data.revision(STORE))
    made, _ = present_desk.freeze(deck, view)
    changed = made.to_json().replace("223.6万", "323.6万")
    with present_desk._changing(STORE) as session:  # noqa: SLF001 - somebody writes into the database
        decks.freeze(
            session, name="abcabcabcabc", made=datetime.now(UTC).isoformat(), revision=1, store=STORE, document=changed
        )
    with pytest.raises(Exception, match="damaged"):
        present_desk.frozen(STORE, "abcabcabcabc")
