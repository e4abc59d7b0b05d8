"""The findings that people closed: when, why, and which of them are open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics import claims
from analytics.i18n import mark, tr
from analytics.provenance import local
from pages.ui import data, decisions, wherefrom
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.claims.closing import Closed
    from pages.ui.data import View

_MOST = 100


def show(view: View) -> None:
    """List what was closed, the latest first."""
    lang = view.lang
    known = data.checkup(view.selection.store, view.revision)
    if not known.closings:
        message = mark("Nobody has closed a finding yet. Open one under 'Findings' and give a reason.")
        st.info(tr(lang, message), icon=":material/inbox:")
        return
    standing = {one.closed.number for one in known.findings if one.closed}
    there = {one.finding.id for one in known.findings}
    for one in known.closings[:_MOST]:
        _closing(one, view, closed=one.number in standing, there=one.finding.id in there)
    if len(known.closings) > _MOST:
        st.caption(tr(lang, mark("The first {count} are listed."), count=_MOST))


def _closing(one: Closed, view: View, *, closed: bool, there: bool) -> None:
    lang = view.lang
    by = one.by or tr(lang, mark("nobody named"))
    with st.container(border=True):
        head = tr(lang, mark("Closed {when} by {by}: {reason}"), when=local(one.at), by=by, reason=one.reason)
        st.markdown(f"**{plain(head)}**")
        st.markdown(plain(claims.sentence(one.finding, data.shared(view).tree, lang)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(_standing(one, lang, closed=closed, there=there)), width="content")
            if there:
                st.markdown(f":small[[{wherefrom.more(lang)}]({wherefrom.link(one.finding, view)})]")
            if closed and st.button(
                tr(lang, mark("Open it again")), icon=":material/undo:", key=f"reopen:{one.number}", type="tertiary"
            ):
                decisions.attempt(decisions.reopen, one.number, view, lang=lang)


def _standing(one: Closed, lang: str, *, closed: bool, there: bool) -> str:
    if one.reopened_at:
        return tr(lang, mark("opened again {when}"), when=local(one.reopened_at))
    if closed:
        return tr(lang, mark("closed"))
    if there:
        return tr(lang, mark("open again by itself: one of its figures changed"))
    return tr(lang, mark("its figures no longer give this finding"))
