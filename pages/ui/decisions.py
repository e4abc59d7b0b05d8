"""What a reader decides about figures: closing findings, choosing claims, having a store checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.claims import closing
from analytics.errors import Refused
from analytics.i18n import mark, tr
from analytics.ingest import jobs
from analytics.store import choosing, reasons
from analytics.store.opening import reading, writing
from pages.ui import data
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.claims.listing import Listed
    from analytics.ingest.jobs import Seen
    from analytics.provenance import Origin
    from analytics.store.choosing import InForce
    from pages.ui.data import View

# A page waits no longer for another change of the store.
_WAIT_MS: Final = 8_000
_WIDE: Final = 240


def close(one: Listed, view: View, reason: str, by: str) -> None:
    """Close a finding as the reader saw it."""
    with writing(data.configured(), view.selection.store, wait_ms=_WAIT_MS) as session:
        closing.close(session, one.finding.id, one.inputs, reason=reason, by=by)


def reopen(number: int, view: View) -> None:
    """Open a closed finding again."""
    with writing(data.configured(), view.selection.store, wait_ms=_WAIT_MS) as session:
        closing.reopen(session, number)


def choose(figure: str, view: View, reason: str, by: str) -> None:
    """Show another claim of a cell, and have what that touches checked again."""
    with writing(data.configured(), view.selection.store, wait_ms=_WAIT_MS) as session:
        choosing.choose(session, figure, reason=reason, by=by)
    _follow(view)


def take_back(choice: int, view: View) -> None:
    """End a choice, and have what that touches checked again."""
    with writing(data.configured(), view.selection.store, wait_ms=_WAIT_MS) as session:
        choosing.take_back(session, choice)
    _follow(view)


def in_force(view: View) -> list[InForce]:
    """The choices that stand in the store of a view."""
    with reading(data.configured(), view.selection.store) as session:
        return choosing.in_force(session)


def _follow(view: View) -> None:
    if data.checkup(view.selection.store, view.revision).checked_at is not None:
        check(view.selection.store)


def check(store: str) -> None:
    """Have a store checked by a worker."""
    jobs.check(data.configured(), store=store)


def checking(store: str) -> Seen | None:
    """How the latest check of a store stands."""
    found = (seen for seen in jobs.listed(data.configured(), store) if seen.job.kind == "check")
    return next(found, None)


def reason(slot: str, lang: str) -> tuple[str, str]:
    """Ask why and who; the name is kept for the session."""
    why = st.text_input(tr(lang, mark("Reason")), key=f"{slot}:why", max_chars=reasons.LONGEST)
    who = st.text_input(
        tr(lang, mark("Name (optional)")),
        st.session_state.get("decided_by", ""),
        key=f"{slot}:who",
        max_chars=reasons.LONGEST_NAME,
        autocomplete="name",
        width=_WIDE,
    )
    st.session_state["decided_by"] = who or st.session_state.get("decided_by", "")
    return why or "", who or ""


def attempt(act: Callable[..., None], *arguments: object, lang: str) -> None:
    """Do what was asked and show the page anew; what is refused is said where it was asked."""
    try:
        act(*arguments)
    except Refused as refused:
        st.error(plain(refused.text(lang)), icon=":material/error:")
    else:
        st.rerun()


def standing(origins: Sequence[Origin], view: View, slot: str) -> None:
    """Let the reader show another claim where several are about one cell, or take such a choice back."""
    lang = view.lang
    others = {one.figure_id: one for one in origins if not one.current}
    chosen = {one.figure_id: one for one in origins if one.choice}
    if not others and not chosen:
        return
    with st.expander(tr(lang, mark("Show another claim, or take a choice back")), icon=":material/swap_horiz:"):
        if others:
            _choice(others, view, slot)
        for one in chosen.values():
            label = tr(lang, mark("Take back the choice of {value} ({where}, {when})"), **_places(one))
            if st.button(plain(label), icon=":material/undo:", key=f"{slot}:back:{one.choice}"):
                attempt(take_back, one.choice, view, lang=lang)


def _places(one: Origin) -> dict[str, str]:
    return {"value": one.value, "where": one.where, "when": one.when}


def _choice(others: dict[str, Origin], view: View, slot: str) -> None:
    lang = view.lang
    figure = st.selectbox(
        tr(lang, mark("Claim to show instead")),
        list(others),
        format_func=lambda key: _named(others[key]),
        key=f"{slot}:claim",
        filter_mode="contains",
    )
    why, who = reason(slot, lang)
    note = mark("The reason is kept and shown with the figure. Sums and shares made of it follow at once.")
    st.caption(tr(lang, note))
    if st.button(tr(lang, mark("Show this claim")), icon=":material/task_alt:", key=f"{slot}:choose"):
        attempt(choose, figure, view, why, who, lang=lang)


def _named(one: Origin) -> str:
    said = (one.where, one.when, one.what, one.value, one.publisher, one.published)
    return " · ".join(filter(None, said))
