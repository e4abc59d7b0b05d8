"""What the parts of the page for meetings share: doing what a callback is for, and where a deck is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from analytics.errors import Refused
from analytics.settings import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.store.decks import Deck
    from pages.ui.data import View


def attempt(change: Callable[[], Deck | None]) -> None:
    """Do what a callback is for, keep the deck it gives, and note what is refused for the coming run to say."""
    try:
        deck = change()
    except Refused as refused:
        st.session_state["present_trouble"] = refused
        return
    if deck is not None:
        open_(deck.id)


def open_(name: str) -> None:
    """Let the coming run show a deck, whatever its address names."""
    st.session_state["deck"] = name
    st.session_state["deck_opened"] = True


def address(name: str, view: View, **more: str) -> str:
    """Where a deck or snapshot is shown full screen."""
    store = {} if view.selection.store == PUBLISHED else {"store": view.selection.store}
    return "show?" + urlencode({"present": name, **store, "lang": view.lang, **more})
