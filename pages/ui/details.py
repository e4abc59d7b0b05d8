"""What stands behind a figure, one click away: its table, where every number comes from, what it counts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from analytics.errors import Refused
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr
from pages.ui import data, drawings, present_desk, tables, wherefrom
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.figures.spec import Figure, Tile

_MOST_ROWS = 60
_LABELS = {
    "table": (mark("Table"), "table"),
    "origins": (mark("Where from"), "source"),
    "definition": (mark("Definition"), "menu_book"),
    "pin": (mark("Pin"), "keep"),
}


def offer(figure: Figure, view: data.View, caption: str) -> None:
    """The line under a figure: who says so and what to know, then what can be opened."""
    slot = f"more:{figure.key}@{view.region}"
    st.pills(
        plain(caption) or "\u00a0",
        _offered(figure),
        format_func=lambda what: _label(what, figure, view.lang),
        key=slot,
        on_change=_ask,
        args=(slot, figure.key, view.region),
        label_visibility="visible" if caption else "collapsed",
    )


def _offered(figure: Figure) -> list[str]:
    table = ["table"] if figure.shape is not Shape.TABLE and figure.rows else []
    return [*table, *(["origins"] if figure.sourced else []), *(["definition"] if figure.definitions else []), "pin"]


def _label(what: str, figure: Figure, lang: str) -> str:
    text, icon = _LABELS[what]
    if what == "origins" and figure.disputed:
        text = tr(lang, mark("Where from · {count} disputed"), count=figure.disputed)
        return f":material/flag: {text}"
    return f":material/{icon}: {tr(lang, text)}"


def _ask(slot: str, key: str, region: str) -> None:
    """Note what was asked for; the coming run opens it, and the button is free again."""
    st.session_state["asked"] = (st.session_state[slot], key, region)
    st.session_state[slot] = None


def ask_headlines() -> None:
    """Note that the headline numbers' origins were asked for; the coming run opens them."""
    st.session_state["asked_headlines"] = True


def open_asked(view: data.View, headlines: Sequence[Tile] = ()) -> None:
    """Open what the reader asked for in the last run, over the page with these headline numbers."""
    what, key, region = st.session_state.pop("asked", None) or ("", "", "")
    of_headlines = st.session_state.pop("asked_headlines", False)
    if what == "pin":
        _pin(key, region, view)
    elif what:
        there = view.at(region)
        figure = data.figure(key, there)
        _dialog(figure.title, lambda: _OPEN[what](figure, there))
    elif of_headlines:
        _dialog(tr(view.lang, mark("Where the headline numbers come from")), lambda: _headlines(headlines, view))


def _pin(key: str, region: str, view: data.View) -> None:
    """Put the card into the session's deck, and say into which."""
    try:
        deck = present_desk.pin(view, key, region, st.session_state.get("deck", ""))
    except Refused as refused:
        st.toast(plain(refused.text(view.lang)), icon=":material/error:")
        return
    st.session_state["deck"] = deck.id
    message = mark("Pinned to '{title}' as slide {place}.")
    st.toast(plain(tr(view.lang, message, title=deck.title, place=len(deck.slides))), icon=":material/keep:")


def _dialog(title: str, content: Callable[[], None]) -> None:
    st.dialog(plain(title), width="large", icon=None)(content)()


def _headlines(shown: Sequence[Tile], view: data.View) -> None:
    for region, together in groupby(shown, key=lambda one: one.region):
        indicators = tuple(one.indicator for one in together)
        for found in data.traced_headlines(indicators, view.at(region)):
            st.markdown(f"##### {plain(found.label)}  {plain(found.value)}")
            slot = f"headline:{found.indicator}@{region}"
            wherefrom.show(found.origins, found.computations, view.at(region), slot)


def _table(figure: Figure, view: data.View) -> None:
    shown = drawings.table(figure.key, view)
    if len(figure.rows) > _MOST_ROWS:
        st.dataframe(shown, hide_index=True, alt=figure.alt, lazy=tables.LAZY)
    else:
        st.table(shown, border="horizontal", hide_index=True)


def _origins(figure: Figure, view: data.View) -> None:
    traced = data.traced(figure.key, view)
    wherefrom.show(traced.origins, traced.computations, view, f"card:{figure.key}@{view.region}")


def _definitions(figure: Figure, _view: data.View) -> None:
    lines = []
    for one in figure.definitions:
        lines.append(f"**{plain(one.label)}**  {plain(one.text)}")
        if one.formula:
            lines.append(f":gray[{plain(one.formula)}]")
    st.markdown("\n\n".join(lines))


_OPEN = {"table": _table, "origins": _origins, "definition": _definitions}
