"""How far files have come, looked at again every second until they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.i18n import mark, tr
from pages.ui import imports_desk
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.ingest.jobs import Seen

_STEPS: Final = {
    "waiting": (mark("Waiting in line"), 0.0),
    "reading": (mark("Reading the file"), 0.1),
    "checking": (mark("Checking every figure"), 0.3),
    "comparing": (mark("Comparing with the store"), 0.5),
    "storing": (mark("Storing"), 0.7),
    "rechecking": (mark("Holding figures against each other"), 0.8),
    "marking": (mark("Marking the cells in a copy"), 0.8),
    "finished": (mark("Done"), 1.0),
    "failed": (mark("Broken off"), 1.0),
}
_STEP_SHARE: Final = 0.2
_POLL_SECONDS: Final = 1


def follow(seen: list[Seen], lang: str) -> None:
    """Show how far jobs have come, looking again every second until they are done."""
    running = [one.job.id for one in seen if one.alive]
    if running:
        _progress(running, lang)


@st.fragment(run_every=_POLL_SECONDS)
def _progress(running: list[str], lang: str) -> None:
    for one in map(imports_desk.look, running):
        if one is None or not one.alive:
            st.rerun()
        reads = one.job.kind != "check" or one.state.step != "reading"
        text, share = _STEPS[one.state.step if reads else "rechecking"]
        share += _STEP_SHARE * min(one.state.done / one.state.total, 1) if one.state.total else 0
        st.progress(min(share, 1.0), f"{plain(_name(one, lang))} · {plain(tr(lang, text))}")


def _name(one: Seen, lang: str) -> str:
    return tr(lang, mark("Data checkup")) if one.job.kind == "check" else one.job.name
