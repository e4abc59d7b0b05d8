"""One finding in full: what was stated, what follows, why they may differ, every claim it used, and closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics import claims
from analytics.claims import Verdict, listing, words
from analytics.i18n import mark, tr
from analytics.provenance import local
from pages.ui import data, decisions, wherefrom
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.claims.listing import Listed
    from analytics.provenance import Origin
    from pages.ui.data import View

_BADGES: Final = {
    Verdict.CONTRADICTS: ":red-badge[:material/flag: {}]",
    Verdict.UNDECIDED: ":gray-badge[:material/help: {}]",
}
_MOST: Final = 60


def show(one: Listed, view: View) -> None:
    """Draw a finding."""
    lang, found = view.lang, one.finding
    with st.container(border=True):
        badge = _BADGES[found.verdict].format(plain(listing.verdict(found, lang)))
        st.markdown(f"{badge} **{plain(claims.title(found.rule, lang))}** :gray[:small[{found.id}]]")
        st.markdown(plain(claims.sentence(found, data.shared(view).tree, lang)))
        st.markdown(_facts(one, view))
        told = data.told(found.claims, view)
        with st.expander(tr(lang, mark("Figures it looked at ({count})"), count=len(told)), expanded=len(told) <= 4):  # noqa: PLR2004 - few
            st.markdown("\n\n".join(wherefrom.origin(origin, lang) for origin in told[:_MOST]))
        decisions.standing([origin for origin in told if _rivalled(origin.cell, told)], view, f"finding:{found.id}")
        _closing(one, view)


def _rivalled(cell: tuple[str, ...], told: tuple[Origin, ...]) -> bool:
    return sum(other.cell == cell for other in told) > 1 or any(other.choice for other in told if other.cell == cell)


def _facts(one: Listed, view: View) -> str:
    """What was stated beside what follows from the other figures, line by line."""
    lang, found, tree = view.lang, one.finding, data.shared(view).tree
    guess = mark("Possible explanation") if found.verdict is Verdict.CONTRADICTS else mark("It would follow")
    computed = words.span(found.computed, found.indicator, lang) if listing.computable(found) else ""
    lines = [
        (mark("Stated"), words.stated(found, lang)),
        (mark("By calculation"), computed),
        (mark("Arithmetic"), words.arithmetic(found)),
        (mark("Gap"), f"{one.gap:.1%}" if one.gap else ""),
        (mark("Left open because"), words.text(found.why, tree, lang) if found.why else ""),
        (guess, words.text(found.hypothesis, tree, lang) if found.hypothesis else ""),
    ]
    return "  \n".join(f":gray[{plain(tr(lang, name))}]  {plain(said)}" for name, said in lines if said)


def _closing(one: Listed, view: View) -> None:
    lang, slot = view.lang, f"close:{one.finding.id}"
    if one.closed:
        closed = one.closed
        by = closed.by or tr(lang, mark("nobody named"))
        message = mark("Closed {when} by {by}: {reason}")
        said = tr(lang, message, when=local(closed.at), by=by, reason=closed.reason)
        st.success(plain(said), icon=":material/task_alt:")
        if st.button(tr(lang, mark("Open it again")), icon=":material/undo:", key=f"{slot}:again"):
            decisions.attempt(decisions.reopen, closed.number, view, lang=lang)
        return
    with st.expander(tr(lang, mark("Close this finding")), icon=":material/task_alt:"):
        why, who = decisions.reason(slot, lang)
        note = mark(
            "It is no longer counted and the marks on the figures go. It opens again by itself when one of its figures changes."
        )
        st.caption(tr(lang, note))
        if st.button(tr(lang, mark("Close")), icon=":material/task_alt:", key=f"{slot}:do"):
            decisions.attempt(decisions.close, one, view, why, who, lang=lang)
