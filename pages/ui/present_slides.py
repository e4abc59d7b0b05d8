"""The slides of a deck: their order, and the words and figure of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.i18n import mark, tr
from pages.ui import present_acts, present_desk
from pages.ui.cards import card
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.store.decks import Deck, Pin
    from pages.ui.data import View


def show(deck: Deck, view: View) -> View:
    """Draw the list of slides beside the chosen one, and give the view of that one."""
    lang = view.lang
    if not deck.slides:
        _undo(deck, view)
        message = mark("No slides yet. Choose 'Pin' under any card on the other pages.")
        st.info(tr(lang, message), icon=":material/keep:")
        return view
    listed, chosen = st.columns([2, 3])
    with listed:
        place = _choose(deck, view)
        _order(deck, place, view)
    with chosen:
        _slide(deck, place, view)
    pin = deck.slides[place]
    return present_desk.seen(pin, view) if present_desk.figure(pin, view) else view


def _choose(deck: Deck, view: View) -> int:
    """The list of slides; the one chosen stays chosen while it moves."""
    places = list(range(len(deck.slides)))
    place: int = min(st.session_state.get("slide", 0), places[-1])
    key = f"slide_box:{deck.id}"
    st.session_state[key] = place
    st.radio(
        tr(view.lang, mark("Slides")),
        places,
        format_func=lambda at: f"{at + 1}\\. {plain(title(deck.slides[at], view))}",
        key=key,
        on_change=lambda: st.session_state.update(slide=st.session_state[key]),
    )
    return place


def title(pin: Pin, view: View) -> str:
    """What a slide is called: a person's headline, else its figure's finding."""
    if pin.headline:
        return tr(view.lang, mark("{headline} (edited)"), headline=pin.headline)
    figure = present_desk.figure(pin, view)
    return figure.title if figure else tr(view.lang, mark("not known here: {key}"), key=pin.key)


def _order(deck: Deck, place: int, view: View) -> None:
    lang, last = view.lang, len(deck.slides) - 1
    with st.container(horizontal=True):
        st.button(
            tr(lang, mark("Up")),
            icon=":material/arrow_upward:",
            disabled=place == 0,
            on_click=_move,
            args=(deck, place, -1, view),
        )
        st.button(
            tr(lang, mark("Down")),
            icon=":material/arrow_downward:",
            disabled=place == last,
            on_click=_move,
            args=(deck, place, 1, view),
        )
        st.button(
            tr(lang, mark("Take out")),
            icon=":material/delete:",
            on_click=_change,
            args=(deck, deck.without(place), view),
        )
        _undo(deck, view)


def _undo(deck: Deck, view: View) -> None:
    """Bring back the slides as they were before this session's last change."""
    before: tuple[str, tuple[Pin, ...]] = st.session_state.get("slides_before", ("", ()))
    if before[0] == deck.id and before[1] != deck.slides:
        st.button(
            tr(view.lang, mark("Undo")),
            icon=":material/undo:",
            on_click=_change,
            args=(deck, deck.with_slides(before[1]), view),
        )


def _move(deck: Deck, place: int, by: int, view: View) -> None:
    st.session_state["slide"] = place + by
    _change(deck, deck.moved(place, by), view)


def _change(deck: Deck, changed: Deck, view: View) -> None:
    """Save changed slides; what they were can be brought back."""
    st.session_state["slides_before"] = (deck.id, deck.slides)
    present_acts.attempt(lambda: present_desk.save(view.selection.store, changed))


def _slide(deck: Deck, place: int, view: View) -> None:
    """The words of the chosen slide, each saved when it is left, and its figure."""
    lang, pin = view.lang, deck.slides[place]
    slot = f"{deck.id}:{place}:{deck.changed}"
    words = (f"headline:{slot}", f"note:{slot}")
    st.session_state[words[0]], st.session_state[words[1]] = pin.headline, pin.note
    st.text_input(
        tr(lang, mark("Headline in your own words")),
        key=words[0],
        placeholder=tr(lang, mark("as the figure finds")),
        max_chars=200,
        on_change=_rewrite,
        args=(deck, place, words, view),
    )
    st.text_area(
        tr(lang, mark("Notes for the speaker")),
        key=words[1],
        height=130,
        max_chars=2000,
        on_change=_rewrite,
        args=(deck, place, words, view),
    )
    figure = present_desk.figure(pin, view)
    if figure is None or figure.empty:
        st.info(plain(figure.title if figure else title(pin, view)), icon=":material/visibility_off:")
        return
    if strange := present_desk.strange(pin, figure):
        message = mark("These numbers of the headline are not in the figure: {numbers}.")
        st.warning(
            plain(tr(lang, message, numbers="、".join(strange) if lang == "zh" else ", ".join(strange))),
            icon=":material/rule:",
        )
    with st.container():  # straight in the column a card as high as its row would press the notes together
        card(figure, present_desk.seen(pin, view))


def _rewrite(deck: Deck, place: int, words: tuple[str, str], view: View) -> None:
    headline, note = (st.session_state[word] for word in words)
    _change(deck, deck.rewritten(place, headline=headline, note=note), view)
