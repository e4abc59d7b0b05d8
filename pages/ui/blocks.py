"""Building blocks of pages: header, headline tiles, and whole pages from their description."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from analytics import period
from analytics.i18n import mark, tr
from analytics.settings import DEMO
from pages.ui import choices, data, details, drawings, exports
from pages.ui.cards import card
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.contents import Card, Page
    from analytics.figures.spec import Figure, Tile
    from analytics.store.read import Extent

_FEW = 2
_MOST_ABOVE = 4
_NARROWEST = 340


def header(view: data.View, title: str) -> None:
    """The page's title, whether this is a demonstration, the clickable path to the region, how far the store reaches."""
    lang, shared = view.lang, data.shared(view)
    shown = plain(title)
    if view.selection.store == DEMO:
        simulated = tr(lang, mark("Demo data (simulated)"))
        shown += f" :orange-badge[{plain(simulated)}]"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.title(shown, anchor=False, width="content")
        choices.path(view)
        _acts(view, plain(_reach(shared.extent, lang)))


def _acts(view: data.View, caption: str) -> None:
    """What can be done with the whole page, under the line that says how far the store reaches."""
    page = exports.shown_page()
    if page is None:
        st.caption(caption, width="content")
        return
    lang = view.lang
    labels = {"export": f":material/download: {tr(lang, mark('Export'))}"}
    if _with_headlines(page.tiles, view):
        labels = {"origins": f":material/source: {tr(lang, mark('Where from'))}", **labels}
    st.pills(caption, list(labels), format_func=labels.__getitem__, key="page_acts", on_change=_act, width="content")


def _act() -> None:
    """Note what was asked for; the button is free again."""
    asked = st.session_state["page_acts"]
    st.session_state["page_acts"] = None
    if asked:
        {"origins": details.ask_headlines, "export": exports.ask}[asked]()


def _reach(extent: Extent, lang: str) -> str:
    """How far a store reaches, from how many sources, and how often they say different things."""
    until = period.parse(extent.ends[:7]).label(lang) if extent.ends else "—"
    parts = [
        tr(lang, mark("Figures up to {until}"), until=until),
        tr(lang, mark("{count} source") if extent.sources == 1 else mark("{count} sources"), count=extent.sources),
    ]
    if extent.disputed:
        parts.append(tr(lang, mark("{count} with several claims"), count=extent.disputed))
    return " · ".join(parts)


def show(page: Page, choose: Callable[[], str] | None = None, *, read_out: bool = False) -> None:
    """Draw a page: its headline numbers, the chosen section's cards, what the region above has, and what is missing.

    ``choose`` draws a control beside the sections and gives what ``*`` in a card's key stands for; ``read_out`` adds
    the paragraph under the headline numbers.
    """
    view = choices.viewed()
    shown = tiles(page.tiles, view, data.read_out(page.path, view) if read_out else "")
    with st.container(horizontal=True, vertical_alignment="center") if choose else nullcontext():
        section = choices.section(page.sections, view)
        wild = any("*" in card.key for card in section.cards)
        wanted = choose() if choose and wild else ""
    cards = [one.chosen(wanted) for one in section.cards]
    figures = [(one, data.figure(one.key, view)) for one in cards]
    grid([(one, figure, view) for one, figure in figures if not figure.empty])
    missing = [(one, figure) for one, figure in figures if figure.empty]
    _above(missing, view)
    _missing([figure for _, figure in missing], view.lang)
    details.open_asked(view, shown)


def tiles(indicators: tuple[str, ...], view: data.View, said: str = "") -> list[Tile]:
    """Draw the headline row with what is ``said`` of it, and give its numbers; a row of another region is named."""
    if own := drawings.headlines(indicators, view, said):
        st.html(own)
    shown = _with_headlines(indicators, view)
    for there in shown:
        if there.region != view.region:
            name = data.shared(view).tree.name(there.region, view.lang)
            st.caption(plain(tr(view.lang, mark("For comparison: {region}"), region=name)))
            st.html(drawings.headlines(indicators, there))
    return [tile for there in shown for tile in data.headlines(indicators, there)]


def _with_headlines(indicators: tuple[str, ...], view: data.View) -> list[data.View]:
    """Whose headline numbers are shown: the region's own, under few also those of the nearest above that has more."""
    if not indicators:
        return []
    own = len(data.headlines(indicators, view))
    shown = [view] if own else []
    if own < _FEW:
        above = (view.at(node.code) for node in reversed(data.shared(view).tree.ancestors(view.region)))
        shown += [there for there in above if len(data.headlines(indicators, there)) >= _FEW][:1]
    return shown


def grid(drawn: list[tuple[Card, Figure, data.View]]) -> None:
    """Lay cards out two in a row, equally high; a wide card takes a row of its own, and so does one left alone."""
    for wide, together in groupby(drawn, key=lambda one: one[0].wide):
        cards = [(figure, view) for _, figure, view in together]
        paired = 0 if wide else len(cards) // 2 * 2
        if paired:
            with st.grid(2, min_column_width=_NARROWEST, gap="small"):
                for one in cards[:paired]:
                    card(*one)
        for one in cards[paired:]:
            card(*one)


def _above(missing: list[tuple[Card, Figure]], view: data.View) -> None:
    """What the nearest region above shows for the cards this region cannot fill."""
    tree = data.shared(view).tree
    found = []
    for one, _ in missing:
        for node in reversed(tree.ancestors(view.region)):
            other = view.at(node.code)
            figure = data.figure(one.key, other)
            if not figure.empty:
                found.append((replace(one, wide=False), figure, other))
                break
    if found:
        st.header(plain(tr(view.lang, mark("What the regions above have"))), anchor=False, divider="gray")
        grid(found[:_MOST_ABOVE])


def _missing(figures: list[Figure], lang: str) -> None:
    if figures:
        with st.expander(
            tr(lang, mark("Not published ({count})"), count=len(figures)), icon=":material/visibility_off:"
        ):
            st.caption("\n\n".join(plain(figure.title) for figure in figures))
