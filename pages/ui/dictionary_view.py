"""The dictionary page: a list that can be searched, one indicator in detail beside it, and what may be combined."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.contents import Card
from analytics.i18n import LANGUAGES, mark, tr
from analytics.indicators import INDICATORS, OPERATIONS, RATIOS, TOPIC_LABELS, Operation, combinable
from pages.ui import blocks, choices, data, details, drawings, tables
from pages.ui.text import plain

if TYPE_CHECKING:
    import pyarrow as pa

    from analytics.contents import Page
    from pages.ui.data import View

_KEYS: Final = tuple(INDICATORS)
_LISTED: Final = (0, 1, 7)  # of the whole dictionary: indicator, topic, number of figures
_HEIGHT: Final = 610


def show(page: Page) -> None:
    """Draw the chosen section: the indicators, what may be combined, or the sources."""
    view = data.everywhere(choices.viewed())
    section = choices.section(page.sections, view)
    chosen = st.session_state["chosen"].get("of", "")
    chosen = chosen if chosen in INDICATORS else _KEYS[0]
    if section.key == "indicators":
        _indicators(chosen, view)
    elif section.key == "combining":
        with st.container(border=True):
            _combining(chosen, view.lang)
    else:
        blocks.grid([(card, data.figure(card.key, view), view) for card in section.cards])
    details.open_asked(view)


def _indicators(chosen: str, view: View) -> None:
    listed, detail = st.columns([2, 3], gap="small", border=True)
    with listed:
        _list(chosen, view)
    with detail:
        _detail(chosen, view)
    cards = [(Card(key), data.figure(key, view), view) for key in (f"holders:{chosen}", f"tellers:{chosen}")]
    blocks.grid([one for one in cards if not one[1].empty])
    for _, figure, _ in cards:
        if figure.empty:
            st.caption(plain(figure.title))


def _list(chosen: str, view: View) -> None:
    """The indicators that hold what was typed, in a name, a definition or an alias; a click opens one."""
    lang, figure = view.lang, data.figure("dictionary:", view)
    typed = st.text_input(
        tr(lang, mark("Search by name, definition, unit or column title")),
        key="dictionary_search",
        type="search",
        placeholder=tr(lang, mark("A word or several")),
        max_chars=80,
        persist_state="session",
    )
    words = tuple((typed or "").casefold().split())
    found, shown = _found(words, view)
    message = mark("{count} of {all} indicators")
    st.caption(tr(lang, message, count=len(found), all=len(figure.rows)))
    slot = f"dictionary_list:{' '.join(words)}"
    rows = [found.index(_KEYS.index(chosen))] if _KEYS.index(chosen) in found else []
    st.dataframe(
        shown,
        hide_index=True,
        height=_HEIGHT,
        key=slot,
        on_select=lambda: _opened(slot, found),
        selection_mode="single-row",
        selection_default={"selection": {"rows": rows}},
        alt=figure.alt,
        lazy=tables.LAZY,
    )


@lru_cache(maxsize=256)
def _found(words: tuple[str, ...], view: View) -> tuple[tuple[int, ...], pa.Table]:
    """The places of the indicators that hold all the words, and their rows of the list."""
    figure = data.figure("dictionary:", view)
    found = tuple(place for place, row in enumerate(figure.rows) if _holds(_KEYS[place], row, words))
    rows = [[figure.rows[place][one] for one in _LISTED] for place in found]
    return found, tables.texts([figure.columns[one] for one in _LISTED], rows)


def _holds(key: str, row: tuple[str, ...], words: tuple[str, ...]) -> bool:
    text = " ".join((key, *row)).casefold()
    return all(word in text for word in words)


def _opened(slot: str, found: tuple[int, ...]) -> None:
    rows = st.session_state[slot].selection.rows
    if rows:
        choices.change(of=_KEYS[found[rows[0]]])


def _detail(chosen: str, view: View) -> None:
    found, key = INDICATORS[chosen], f"entry:{chosen}"
    st.subheader(plain(tr(view.lang, found.label)), anchor=False)
    st.markdown(plain(tr(view.lang, found.definition)))
    st.table(drawings.table(key, view), border="horizontal", hide_index=True)


def _combining(chosen: str, lang: str) -> None:
    """Let the reader ask whether two indicators may be combined, and say why not."""
    offered = list(Operation)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        operation = st.selectbox(
            tr(lang, mark("Operation")),
            offered,
            format_func=lambda one: tr(lang, OPERATIONS[one]),
            key="combine_how",
            width=270,
        )
        first = _named(lang, mark("First indicator"), f"combine_first:{chosen}", chosen)
        single = operation not in (Operation.ADD, Operation.DIVIDE, Operation.CHANGE)
        second = (
            first if single else _named(lang, mark("Second indicator"), f"combine_second:{chosen}", _beside(chosen))
        )
    refusal = combinable(first, second, operation)
    if refusal:
        st.info(plain(refusal.text(lang)), icon=":material/block:")
    else:
        st.success(tr(lang, mark("Allowed: the dictionary defines it.")), icon=":material/check:")


def _beside(chosen: str) -> str:
    """What an indicator is divided by, if anything, else the next of the list."""
    below = next((ratio.denominator for ratio in RATIOS.values() if ratio.numerator == chosen), None)
    return below or _KEYS[(_KEYS.index(chosen) + 1) % len(_KEYS)]


def _named(lang: str, title: str, slot: str, usual: str) -> str:
    chosen: str = st.selectbox(
        tr(lang, title),
        _KEYS,
        index=_KEYS.index(usual),
        format_func=_labels(lang).__getitem__,
        key=slot,
        filter_mode="contains",
        width=300,
    )
    return chosen


@lru_cache(maxsize=len(LANGUAGES))
def _labels(lang: str) -> dict[str, str]:
    """Every indicator with its topic, by key."""
    message = mark("{topic}: {label}")
    return {
        key: tr(lang, message, topic=tr(lang, TOPIC_LABELS[one.topic]), label=tr(lang, one.label))
        for key, one in INDICATORS.items()
    }
