"""Building blocks of pages: header, headline tiles, and whole pages from their description."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from analytics import period
from analytics.i18n import mark, tr
from analytics.settings import DEMO
from pages.ui import choices, data
from pages.ui.cards import card, height, where_from
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.figures.spec import Figure, Tile
    from pages.ui.page import Card, Page

_FEW = 2
_MOST_ABOVE = 4
_TILES = 5


def header(view: data.View, title: str) -> None:
    """The clickable path to the region, the page's title, whether this is a demonstration, and how far the store reaches."""
    lang, shared = view.lang, data.shared(view)
    tree = shared.tree
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
            for node in tree.path(view.region):
                if node.code != tree.root:
                    st.markdown("›", width="content")
                st.button(
                    tree.short(node.code, lang),
                    key=f"path:{node.code}",
                    type="tertiary",
                    disabled=node.code == view.region,
                    on_click=choices.go,
                    args=(node.code,),
                )
            st.title(plain(title), anchor=False, width="content")
            if view.selection.store == DEMO:
                st.badge(tr(lang, mark("Demo data (simulated)")), icon=":material/science:", color="orange")
        extent = shared.extent
        message = mark("Figures up to {until} · {sources} sources · {disputed} cells with several claims")
        until = period.parse(extent.ends[:7]).label(lang) if extent.ends else "—"
        st.caption(
            plain(tr(lang, message, until=until, sources=extent.sources, disputed=extent.disputed)), width="content"
        )


def show(page: Page, choose: Callable[[], str] | None = None) -> None:
    """Draw a page: its headline numbers, its cards that have figures, what the region above has, and what is missing.

    ``choose`` draws a control below the headline and gives what ``*`` in a card's key stands for.
    """
    view = choices.viewed()
    tiles(page.tiles, view)
    wanted = choose() if choose else ""
    cards = [replace(one, key=one.key.replace("*", wanted)) for one in page.cards]
    figures = [(one, data.figure(one.key, view)) for one in cards]
    grid([(one, figure, view) for one, figure in figures if not figure.empty])
    missing = [(one, figure) for one, figure in figures if figure.empty]
    _above(missing, view)
    _missing([figure for _, figure in missing], view.lang)


def tiles(indicators: tuple[str, ...], view: data.View) -> None:
    """The headline row; where the region has few, the nearest region above that has them stands in, named."""
    tree = data.shared(view).tree
    own = [found for key in indicators if (found := data.headline(key, view))]
    _tile_row(own, view)
    if len(own) >= _FEW:
        return
    for node in reversed(tree.ancestors(view.region)):
        above = [found for key in indicators if (found := data.headline(key, view.at(node.code)))]
        if len(above) >= _FEW:
            st.caption(plain(tr(view.lang, mark("For comparison: {region}"), region=tree.name(node.code, view.lang))))
            _tile_row(above, view.at(node.code))
            return


def _tile_row(found: list[Tile], view: data.View) -> None:
    if not found:
        return
    with st.grid(min(max(len(found), 3), _TILES), min_column_width=140, gap="small"):
        for one in found[:_TILES]:
            _tile(one, view)


def _tile(one: Tile, view: data.View) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(plain(one.label), help=plain(one.definition))
        st.metric(
            one.label,
            one.value,
            one.delta or None,
            label_visibility="collapsed",
            delta_color="off",
            delta_description=one.base or None,
            delta_arrow="off" if one.rising is None else "up" if one.rising else "down",
            chart_data=list(one.track) or None,
        )
        st.caption(plain(one.note) + (" ⚑" if one.disputed else ""))
        where_from(one.origins, f"tile:{one.indicator}@{one.region}", view.lang)


def grid(drawn: list[tuple[Card, Figure, data.View]]) -> None:
    """Lay cards out in two columns, each in the shorter one; a wide card takes a row of its own."""
    waiting: list[tuple[Card, Figure, data.View]] = []
    for one in drawn:
        if one[0].wide:
            _columns(waiting)
            card(one[1], one[2])
            waiting = []
        else:
            waiting.append(one)
    _columns(waiting)


def _columns(drawn: list[tuple[Card, Figure, data.View]]) -> None:
    if len(drawn) == 1:
        card(drawn[0][1], drawn[0][2])
    if len(drawn) < _FEW:
        return
    stacks: tuple[list[tuple[Figure, data.View]], ...] = ([], [])
    heights = [0, 0]
    for _, figure, view in drawn:
        shorter = heights.index(min(heights))
        stacks[shorter].append((figure, view))
        heights[shorter] += height(figure)
    for column, stack in zip(st.columns(2, gap="small"), stacks, strict=True):
        with column:
            for place, (figure, view) in enumerate(stack, start=1):
                card(figure, view, last=place == len(stack))


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
            for figure in figures:
                st.caption(plain(figure.title))
