"""What a deck showed when it was frozen, and what changed since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from analytics.i18n import mark, tr
from pages.ui import data, imports_desk, present_acts, present_desk, tables
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.export.changes import Changes, Moved
    from analytics.store.decks import Deck, Kept
    from pages.ui.data import View

_MOST = 200


def show(deck: Deck, view: View) -> None:
    """Draw the snapshots and, where asked for, what changed since one of them."""
    lang = view.lang
    kept = present_desk.snapshots(view.selection.store, deck)
    if not kept:
        return
    label = tr(lang, mark("What changed since · snapshots ({count})"), count=len(kept))
    with st.expander(label, icon=":material/history:", key=f"since:{deck.id}", on_change="rerun") as opened:
        if opened.open:
            one = _choose(kept, view)
            st.link_button(
                tr(lang, mark("Show this snapshot")), present_acts.address(one.id, view), icon=":material/slideshow:"
            )
            if deck.slides:
                _since(present_desk.since(deck, view, one.id), view)


def _choose(kept: tuple[Kept, ...], view: View) -> Kept:
    by_id = {one.id: one for one in kept}
    name = st.selectbox(
        tr(view.lang, mark("Snapshot")),
        list(by_id),
        format_func=lambda name: f"{_local(by_id[name].made)} · {name}",
        key="snapshot_box",
        width=420,
    )
    return by_id[name]


def _local(made: str) -> str:
    return imports_desk.local(datetime.fromisoformat(made))


def _since(found: Changes, view: View) -> None:
    lang = view.lang
    if found.none:
        st.success(tr(lang, mark("Every number is as it was.")), icon=":material/check:")
        return
    message = mark("{new} new, {revised} revised, {dropped} dropped")
    st.caption(plain(tr(lang, message, new=len(found.new), revised=len(found.revised), dropped=len(found.dropped))))
    kinds = ((mark("revised"), found.revised), (mark("new"), found.new), (mark("dropped"), found.dropped))
    rows = [_row(tr(lang, kind), one, view) for kind, moved in kinds for one in moved][:_MOST]
    titles = (mark("Change"), mark("Figure"), mark("Region"), mark("Number"), mark("Was"), mark("Is"), mark("Why"))
    table = tables.texts([tr(lang, title) for title in titles], rows)
    alt = tr(lang, mark("What changed since the snapshot"))
    st.dataframe(table, hide_index=True, alt=alt, lazy=tables.LAZY)


def _row(kind: str, one: Moved, view: View) -> tuple[str, ...]:
    tree = data.shared(view).tree
    region = tree.short(one.region, view.lang) if one.region in tree else one.region
    return kind, one.title, region, f"{one.series} · {one.label}", one.old, one.new, one.reason
