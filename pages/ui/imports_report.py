"""The report on one file: what became of it, what it would change, and the acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.errors import Refused
from analytics.i18n import mark, tr
from analytics.ingest import jobs
from pages.ui import imports_desk, imports_tables
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.ingest.jobs import Seen
    from analytics.ingest.report import Report
    from pages.ui.data import View
    from pages.ui.imports_desk import Entry

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFUSED: Final = mark(
    "This file cannot be taken. Errors to mend first: {errors}. Nothing was stored. Mend the cells named below and upload the file again."
)
_REFUSED_TEXT: Final = mark(
    "These figures cannot be taken together. Errors to mend first: {errors}. Nothing was stored. Correct the figures named below in the table, or leave them out, and look again."
)
_WARNED: Final = mark(
    "This file can be taken. Figures: {rows}; warnings: {warnings}. Look at the warnings first: they say what was skipped or assumed."
)
_READY: Final = mark("This file can be taken. Figures: {rows}; nothing to complain of.")
_NOTHING: Final = mark("This file holds no figure, so there is nothing to store.")
_ALREADY: Final = mark(
    "This very file was accepted before as import No. {already}. It changes nothing and is not stored twice."
)
_STORED: Final = mark(
    "Accepted as import No. {batch}. Figures stored: {rows}; every page shows them. It can be undone under “Import history”."
)
_UNDONE: Final = mark("Accepted as import No. {batch}, and undone since. To take it in again, upload the file again.")


_UNDONE_TEXT: Final = mark(
    "Accepted as import No. {batch}, and undone since. To take the figures in again, look once more at what they change."
)


def label(entry: Entry, lang: str, gone: frozenset[int]) -> str:
    """A file in the chooser: its name, how it stands, when it came; ``gone`` are the batches undone."""
    return " · ".join((entry.name, _standing(entry, lang, gone), imports_desk.when(entry.examined.job.submitted)))


def _standing(entry: Entry, lang: str, gone: frozenset[int]) -> str:
    latest = entry.latest
    if latest.state.step == "failed" or latest.broken:
        return tr(lang, mark("broken off"))
    if not latest.ended:
        return tr(lang, mark("under way"))
    found = imports_desk.outcome(latest)
    if found is None or found.refused:
        return tr(lang, mark("refused"))
    if found.already is not None:
        return tr(lang, mark("taken in before"))
    if found.batch is None:
        return tr(lang, mark("to be accepted"))
    return tr(lang, mark("undone")) if found.batch in gone else tr(lang, mark("accepted"))


def show(entry: Entry, view: View, gone: frozenset[int]) -> None:
    """Draw the report on a file."""
    if trouble(entry.latest, view.lang):
        return
    found = imports_desk.outcome(entry.latest)
    if found is None:
        return  # under way: the progress above says so
    text = entry.examined.job.suffix == jobs.ARTICLE
    if found.batch in gone:
        undone = _UNDONE_TEXT if text else _UNDONE
        st.info(tr(view.lang, undone, batch=found.batch), icon=":material/undo:")
    else:
        _status(found, view.lang, text=text)
    _numbers(found, view.lang)
    if found.batch is None and found.already is None:
        _acceptance(entry, found, view.lang)
        _choice(entry, found, view.lang)
    imports_tables.details(entry, found, view)


def trouble(seen: Seen, lang: str) -> bool:
    """Say why a job broke off, and offer to begin it again."""
    if seen.broken:
        said = tr(
            lang, mark("The work on this file broke off before its end. Begin it again: nothing is stored twice.")
        )
    elif seen.state.step == "failed":
        said = tr(lang, seen.state.error, **seen.state.places)
    else:
        return False
    st.error(plain(said), icon=":material/error:")
    st.button(
        tr(lang, mark("Begin again")),
        icon=":material/replay:",
        key=f"again:{seen.job.id}",
        on_click=attempt,
        args=(imports_desk.again, seen.job),
    )
    return True


def attempt(act: Callable[..., object], *arguments: object) -> None:
    """Do what a button asks for; what is refused is said above the page of the coming run."""
    try:
        act(*arguments)
    except Refused as refused:
        complain(refused)


def complain(refused: Refused) -> None:
    """Note what the coming run says above the page."""
    st.session_state["import_complaints"] = [*st.session_state.get("import_complaints", []), refused]


def _status(found: Report, lang: str, *, text: bool) -> None:
    places = {
        "rows": f"{found.rows:,}",
        "errors": f"{found.errors:,}",
        "warnings": f"{found.warnings:,}",
        "batch": found.batch,
        "already": found.already,
    }
    if found.refused:
        st.error(tr(lang, _REFUSED_TEXT if text else _REFUSED, **places), icon=":material/block:")
    elif found.already is not None:
        st.info(tr(lang, _ALREADY, **places), icon=":material/content_copy:")
    elif found.batch is not None:
        st.success(tr(lang, _STORED, **places), icon=":material/task_alt:")
    elif not found.rows:
        st.warning(tr(lang, _NOTHING), icon=":material/draft:")
    elif found.warnings:
        st.warning(tr(lang, _WARNED, **places), icon=":material/rule:")
    else:
        st.success(tr(lang, _READY, **places), icon=":material/check:")


def _numbers(found: Report, lang: str) -> None:
    shown = [
        (mark("New figures"), found.new, mark("The store holds nothing yet from this source for their cells.")),
        (
            mark("Changed"),
            found.changed,
            mark("The store holds another value from the same source; the new one takes its place."),
        ),
        (mark("Unchanged"), found.unchanged, mark("The store holds the same value from the same source.")),
        (
            mark("Other sources differ"),
            found.conflicting,
            mark("Another source says otherwise; both stay, and the better one is shown."),
        ),
        (mark("Warnings"), found.warnings, mark("What was skipped or assumed.")),
    ]
    if found.refused:
        shown = [
            (mark("Figures read"), found.rows, mark("Read so far; none of them is stored.")),
            (mark("Errors"), found.errors, mark("Each must be mended before the file can be taken.")),
            shown[-1],
        ]
    with st.grid(max(len(shown), 3), min_column_width=140, gap="small"):
        for name, number, help_ in shown:
            st.metric(tr(lang, name), f"{number:,}", help=tr(lang, help_), border=True)


def _choice(entry: Entry, found: Report, lang: str) -> None:
    """Let the reader say which of several sheets count."""
    if not found.sheets:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            tr(lang, mark("The sheets that count")),
            found.sheets,
            default=found.sheets,
            key=f"sheets:{entry.key}",
            width=480,
        )
        st.button(
            tr(lang, mark("Read only these")),
            icon=":material/table_view:",
            key=f"choose:{entry.key}",
            on_click=_choose,
            args=(entry,),
        )


def _choose(entry: Entry) -> None:
    chosen = tuple(st.session_state[f"sheets:{entry.key}"])
    if not chosen:
        complain(Refused(mark("Choose one sheet or more, then read them.")))
        return
    try:
        job = imports_desk.choose(entry.examined.job, chosen)
    except Refused as refused:
        complain(refused)
    else:
        st.session_state["import_chosen"] = job.id


def _acceptance(entry: Entry, found: Report, lang: str) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        if not found.refused:
            st.text_input(
                tr(lang, mark("Accepted by (name)")),
                key="import_by",
                max_chars=40,
                persist_state="session",
                autocomplete="name",
                width=240,
            )
        st.button(
            tr(lang, mark("Accept and store")),
            icon=":material/task_alt:",
            key=f"accept:{entry.key}",
            disabled=found.refused or not found.rows,
            on_click=_accept,
            args=(entry,),
        )
        copy = imports_desk.marked(entry, lang)
        if copy:
            suffix = tr(lang, mark("marked"))
            st.download_button(
                tr(lang, mark("Your workbook with the cells marked")),
                copy,
                file_name=f"{entry.examined.job.name.rpartition('.')[0]}-{suffix}.xlsx",
                mime=XLSX,
                icon=":material/download:",
                key=f"marked:{entry.key}:{lang}",
                on_click="ignore",
            )


def _accept(entry: Entry) -> None:
    by = str(st.session_state.get("import_by") or "").strip()
    if by:
        attempt(imports_desk.accept, entry.examined.job, by)
    else:
        complain(Refused(mark("Enter the name of who accepts the file, then accept it.")))
