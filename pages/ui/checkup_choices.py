"""The claims that people chose to show: which, why, by whom, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics import numerals, period
from analytics.i18n import mark, tr
from analytics.indicators import ALL, INDICATORS, STRATA
from analytics.provenance import local
from pages.ui import data, decisions
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.store.choosing import InForce
    from pages.ui.data import View


def show(view: View) -> None:
    """List the choices that stand, the latest first."""
    lang = view.lang
    found = decisions.in_force(view)
    if not found:
        message = mark(
            "Nobody has chosen a claim yet. Where several are about one figure, open 'Where from' or the finding about them."
        )
        st.info(tr(lang, message), icon=":material/inbox:")
        return
    for one in found:
        _choice(one, view)


def _choice(one: InForce, view: View) -> None:
    lang, chosen = view.lang, one.chosen
    by = chosen.by or tr(lang, mark("nobody named"))
    with st.container(border=True):
        st.markdown(f"**{plain(_about(one, view))}**")
        message = mark("chosen by {by} on {when}: {reason}")
        st.markdown(plain(tr(lang, message, by=by, when=local(chosen.at), reason=chosen.reason)))
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.value is None:
                gone = mark("This claim is not in the store at present; the usual order decides until it comes back.")
                st.caption(tr(lang, gone), width="content")
            if st.button(
                tr(lang, mark("Take back")), icon=":material/undo:", key=f"choice:{chosen.number}", type="tertiary"
            ):
                decisions.attempt(decisions.take_back, chosen.number, view, lang=lang)


def _about(one: InForce, view: View) -> str:
    """What the choice is about, and what it shows."""
    lang, tree = view.lang, data.shared(view).tree
    measure = INDICATORS[one.measure]
    group = tr(lang, STRATA[one.stratum].label) if one.stratum != ALL else ""
    value = numerals.number(one.value, measure.unit, lang) if one.value else "—"
    place = tree.full_name(one.region, lang) if one.region in tree else one.region
    said = (place, period.parse(one.period).label(lang), tr(lang, measure.label), group, value, one.chosen.figure_id)
    return " · ".join(filter(None, said))
