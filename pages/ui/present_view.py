"""The page for meetings: which deck, what can be done with it, and what stands on its first slide."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from analytics.errors import Refused
from analytics.export import readymade
from analytics.i18n import mark, tr
from analytics.store.decks import UNKNOWN, Deck
from pages.ui import choices, data, details, exports, present_acts, present_desk, present_history, present_slides
from pages.ui.text import plain

if TYPE_CHECKING:
    from pages.ui.data import View

_KINDS: Final = {
    "empty": mark("Empty, for pinned cards"),
    "region": mark("Work report of the region"),
    "comparison": mark("Comparison with other regions"),
    "exam": mark("Analysis of the exam year"),
}
_FIELDS: Final = (("title", mark("Title")), ("occasion", mark("Occasion")), ("speaker", mark("Speaker")))


def show() -> None:
    """Draw the page."""
    view = choices.viewed()
    known = present_desk.listed(view.selection.store)
    deck = _chosen(known, view.lang)
    if trouble := st.session_state.pop("present_trouble", None):
        st.error(plain(trouble.text(view.lang)), icon=":material/error:")
    _bar(deck, known, view)
    if deck is None:
        message = mark("There is no presentation yet: make one here, or choose 'Pin' under any card.")
        st.info(tr(view.lang, message), icon=":material/present_to_all:")
        return
    _head(deck, view)
    seen = present_slides.show(deck, view)
    present_history.show(deck, view)
    details.open_asked(seen)
    _open_export(view)


def _chosen(known: tuple[Deck, ...], lang: str) -> Deck | None:
    """The deck of the link, else the session's, else the last changed; the address names it."""
    opened = st.session_state.pop("deck_opened", False)
    asked = st.query_params.get("deck", "")
    name = st.session_state.get("deck", "") if opened or not asked else asked
    by_id = {deck.id: deck for deck in known}
    if asked and not opened and asked not in by_id:
        st.warning(plain(Refused(UNKNOWN, id=asked[:40]).text(lang)), icon=":material/link_off:")
    deck = by_id.get(name) or (known[0] if known else None)
    st.session_state["deck"] = deck.id if deck else ""
    if deck and asked != deck.id:
        st.query_params["deck"] = deck.id
    elif asked and deck is None:
        del st.query_params["deck"]
    return deck


def _bar(deck: Deck | None, known: tuple[Deck, ...], view: View) -> None:
    """Choose a deck, make one, show it, keep it."""
    lang = view.lang
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if deck:
            titles = _told_apart(known)
            st.session_state["deck_box"] = deck.id
            st.selectbox(
                tr(lang, mark("Presentation")),
                list(titles),
                format_func=lambda name: titles.get(name, name),
                key="deck_box",
                on_change=lambda: present_acts.open_(st.session_state["deck_box"]),
                filter_mode="contains",
                width=420,
            )
        _new(view)
        if deck:
            _show_buttons(deck, view)
            _more(deck, view)
        _bring_back(view)


def _told_apart(known: tuple[Deck, ...]) -> dict[str, str]:
    """The titles of decks by id, with the id where two have one title: Streamlit knows an option by its label."""
    several = {title for title, count in Counter(one.title for one in known).items() if count > 1}
    return {one.id: f"{one.title} · {one.id}" if one.title in several else one.title for one in known}


def _new(view: View) -> None:
    lang = view.lang
    with st.popover(tr(lang, mark("New")), icon=":material/add:"):
        kind = st.radio(
            tr(lang, mark("Begin with")),
            list(_KINDS),
            format_func=lambda one: tr(lang, _KINDS[one]),
            key="deck_kind",
        )
        regions: list[str] = []
        if kind == "comparison":
            regions = st.multiselect(
                tr(lang, mark("Compare with (up to five)")),
                [code for code in data.near(view) if code != view.region],
                format_func=choices.caller(view),
                max_selections=readymade.MOST_BESIDE,
                key="deck_regions",
                filter_mode="contains",
            )
        st.caption(plain(_about(view)))
        st.button(
            tr(lang, mark("Make it")),
            key="deck_make",
            icon=":material/auto_awesome_motion:",
            on_click=present_acts.attempt,
            args=(lambda: present_desk.make(view, kind, regions),),
            disabled=kind == "comparison" and not regions,
        )


def _about(view: View) -> str:
    message = mark("For {region}, {start}–{end}, as chosen on the left.")
    name = data.shared(view).tree.name(view.region, view.lang)
    return tr(view.lang, message, region=name, start=view.selection.start, end=view.selection.end)


def _show_buttons(deck: Deck, view: View) -> None:
    lang, empty = view.lang, not deck.slides
    st.link_button(
        tr(lang, mark("Show")),
        present_acts.address(deck.id, view),
        icon=":material/slideshow:",
        help=tr(
            lang,
            mark("Full screen, for a clicker; freezes the figures. N opens the speaker's window, F fills the screen."),
        ),
        disabled=empty,
    )
    st.link_button(
        tr(lang, mark("Wall")),
        present_acts.address(deck.id, view, wall="20"),
        icon=":material/tv:",
        help=tr(lang, mark("For a screen in a hall: turns pages every 20 seconds and takes in new data by itself.")),
        disabled=empty,
    )
    st.button(
        tr(lang, mark("Freeze")),
        icon=":material/ac_unit:",
        help=tr(lang, mark("Keeps the figures as they are now under a link of their own.")),
        on_click=present_acts.attempt,
        args=(lambda: _freeze(deck, view),),
        disabled=empty,
    )

    st.button(
        tr(lang, mark("Export")),
        icon=":material/download:",
        help=tr(lang, mark("Slides, document, workbook and more, of the figures as they are now; freezes them.")),
        on_click=present_acts.attempt,
        args=(lambda: _ask_export(deck, view),),
        disabled=empty,
    )


def _ask_export(deck: Deck, view: View) -> None:
    made, _ = present_desk.freeze(deck, view)
    st.session_state["deck_export"] = (deck.title, made.name)


def _open_export(view: View) -> None:
    """Open the menu of files over the page where it was asked for in the last run."""
    title, name = st.session_state.pop("deck_export", ("", ""))
    if name:
        asked = (f"--deck={name}", f"--store={view.selection.store}", f"--lang={view.lang}")
        exports.offer(view, tr(view.lang, mark("Export: {page}"), page=title), {title: asked})


def _freeze(deck: Deck, view: View) -> None:
    made, new = present_desk.freeze(deck, view)
    message = mark("Frozen as {id}.") if new else mark("Nothing changed since it was frozen as {id}.")
    st.toast(plain(tr(view.lang, message, id=made.name)), icon=":material/ac_unit:")


def _more(deck: Deck, view: View) -> None:
    lang, store = view.lang, view.selection.store
    with st.popover(tr(lang, mark("More"))):
        st.button(
            tr(lang, mark("Duplicate")),
            icon=":material/content_copy:",
            on_click=present_acts.attempt,
            args=(lambda: present_desk.duplicate(store, deck, lang),),
        )
        st.button(
            tr(lang, mark("Delete")),
            icon=":material/delete:",
            on_click=present_acts.attempt,
            args=(lambda: _delete(store, deck),),
        )
        st.caption(tr(lang, mark("Link to this presentation; add it to the address of this site")))
        st.code(f"/present?{urlencode({'deck': deck.id, **view.selection.params()})}", language=None, wrap_lines=True)


def _delete(store: str, deck: Deck) -> None:
    present_desk.delete(store, deck)
    st.session_state["deck_deleted"] = (store, deck.id, deck.title)


def _bring_back(view: View) -> None:
    """Undo the deletion this session made last."""
    store, name, title = st.session_state.get("deck_deleted", ("", "", ""))
    if store != view.selection.store:
        return
    st.button(
        plain(tr(view.lang, mark("Bring back '{title}'"), title=title)),
        icon=":material/undo:",
        on_click=present_acts.attempt,
        args=(lambda: _restore(store, name),),
    )


def _restore(store: str, name: str) -> Deck:
    st.session_state.pop("deck_deleted")
    return present_desk.restore(store, name)


def _head(deck: Deck, view: View) -> None:
    """Title, occasion and speaker; each is saved when it is left."""
    columns = st.columns([2, 1, 1])
    for place, (name, label) in enumerate(_FIELDS):
        key = f"deck_{name}:{deck.id}"
        st.session_state[key] = getattr(deck, name)
        columns[place].text_input(
            tr(view.lang, label),
            key=key,
            max_chars=200,
            on_change=_renamed,
            args=(deck, view.selection.store, name, key),
        )


def _renamed(deck: Deck, store: str, name: str, key: str) -> None:
    present_acts.attempt(lambda: present_desk.save(store, replace(deck, **{name: st.session_state[key]})))
