"""Building blocks of pages: header, headline tiles, and whole pages from their description."""

from __future__ import annotations

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
        st.caption(plain(_reach(shared.extent, lang)), width="content")
        exports.button(view)


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
    shown = tiles(page.tiles, view)
    if read_out and (said := data.read_out(page.path, view)):
        st.markdown(plain(said))
    with st.container(horizontal=True, vertical_alignment="center"):
        section = choices.section(page.sections, view)
        if shown:
            details.offer_headlines(shown, view.lang)
        wild = any("*" in card.key for card in section.cards)
        wanted = choose() if choose and wild else ""
    cards = [one.chosen(wanted) for one in section.cards]
    figures = [(one, data.figure(one.key, view)) for one in cards]
    grid([(one, figure, view) for one, figure in figures if not figure.empty])
    missing = [(one, figure) for one, figure in figures if figure.empty]
    _above(missing, view)
    _missing([figure for _, figure in missing], view.lang)
    details.open_asked(view)


def tiles(indicators: tuple[str, ...], view: data.View) -> list[Tile]:
    """Draw the headline row and give its numbers; under few, those of the nearest region above that has more, named."""
    tree = data.shared(view).tree
    own = _tile_row(indicators, view)
    if len(own) >= _FEW:
        return own
    for node in reversed(tree.ancestors(view.region)):
        there = view.at(node.code)
        if len(data.headlines(indicators, there)) >= _FEW:
            st.caption(plain(tr(view.lang, mark("For comparison: {region}"), region=tree.name(node.code, view.lang))))
            return [*own, *_tile_row(indicators, there)]
    return own


def _tile_row(indicators: tuple[str, ...], view: data.View) -> list[Tile]:
    found = data.headlines(indicators, view)
    if found:
        st.html(drawings.headlines(indicators, view))
    return list(found)


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
