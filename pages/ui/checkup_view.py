"""The checkup page: how the last check stands, how much agrees, and the findings that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.claims import Verdict
from analytics.i18n import mark, tr
from analytics.provenance import local
from pages.ui import checkup_findings, choices, data, decisions, imports_progress, imports_report
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.contents import Section
    from analytics.ingest.jobs import Seen
    from pages.ui.data import Checkup, View

_NEVER: Final = mark(
    "The figures of this store were not yet held against each other. It takes some seconds and runs in the background."
)
_OLDER: Final = mark("Figures changed since the last check of {when}: what is below may be out of date.")
_CURRENT: Final = mark("Checked {when}; every figure of the store is taken into account.")


def page(sections: tuple[Section, ...], drawn: dict[str, Callable[[View], None]]) -> None:
    """Draw the chosen section by what is named for its key."""
    view = choices.viewed()
    chosen = choices.section(sections, view)
    for refused in st.session_state.pop("import_complaints", []):
        st.error(plain(refused.text(view.lang)), icon=":material/error:")
    drawn[chosen.key](view)


def show(view: View) -> None:
    """Draw the findings about the selected region and all below it."""
    known = data.checkup(view.selection.store, view.revision)
    if not status(known, view):
        return
    inside = _inside(view)
    _numbers(known, inside, view.lang)
    checkup_findings.show(known, inside, view)


def status(known: Checkup, view: View) -> bool:
    """Say whether the findings are those of the present figures, offer a check; tell whether there ever was one."""
    lang = view.lang
    job = decisions.checking(view.selection.store)
    running = job is not None and job.alive
    when = local(known.checked_at) if known.checked_at else ""
    if known.current:
        st.caption(tr(lang, _CURRENT, when=when))
    else:
        _due(known, job, running, view)
    if running and job:
        imports_progress.follow([job], lang)
    return known.checked_at is not None


def _due(known: Checkup, job: Seen | None, running: bool, view: View) -> None:  # noqa: FBT001 - one of three states
    lang = view.lang
    if job and not running and (job.broken or job.state.step == "failed"):
        said = (
            tr(lang, job.state.error, **job.state.places) if job.state.error else tr(lang, mark("The check broke off."))
        )
        st.error(plain(said), icon=":material/error:")
    if known.checked_at:
        st.warning(tr(lang, _OLDER, when=local(known.checked_at)), icon=":material/update:")
    else:
        st.info(tr(lang, _NEVER), icon=":material/fact_check:")
    st.button(
        tr(lang, mark("Check again") if known.checked_at else mark("Check now")),
        icon=":material/play_arrow:",
        key="checkup_run",
        disabled=running,
        on_click=imports_report.attempt,
        args=(decisions.check, view.selection.store),
    )


def _inside(view: View) -> frozenset[str]:
    """The selected region and all that lie or once lay in it."""
    return frozenset(data.shared(view).tree.within(view.region))


def _numbers(known: Checkup, inside: frozenset[str], lang: str) -> None:
    """How many comparisons came out which way, in the selected region and below."""
    here = [one for one in known.findings if one.finding.region in inside]
    still = [one.finding.verdict for one in here if one.closed is None]
    agreeing = sum(one.found for one in known.agreeing if one.region in inside)
    shown = (
        (
            mark("Do not agree"),
            still.count(Verdict.CONTRADICTS),
            mark("Both cannot be true as written; scope may differ."),
        ),
        (mark("Cannot be told"), still.count(Verdict.UNDECIDED), mark("A part is missing, or a limit leaves it open.")),
        (mark("Closed"), len(here) - len(still), mark("A person looked at it and gave a reason.")),
        (mark("Agree"), agreeing, mark("Comparisons that fit; they are counted and not listed.")),
    )
    with st.grid(len(shown), min_column_width=140, gap="small"):
        for name, number, help_ in shown:
            st.metric(tr(lang, name), f"{number:,}", help=tr(lang, help_), border=True)
