"""Which files were taken in, by whom, and taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.i18n import mark, tr
from pages.ui import imports_desk, imports_progress, imports_report, imports_tables, tables
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.ingest.desk import Past
    from analytics.ingest.jobs import Seen
    from pages.ui.data import View

_MOST_NAMED: Final = 10


def show(view: View) -> None:
    """Draw the history with what can be done about one import."""
    lang, store = view.lang, view.selection.store
    batches = imports_desk.history(store)
    undoing = imports_desk.undoing(store)
    _table(batches, lang)
    imports_progress.follow(list(undoing.values()), lang)
    own = [past for past in batches if _imported(past)]
    if not own:
        message = mark("Nobody has imported a file yet; the store holds what came with the program.")
        st.info(tr(lang, message), icon=":material/history:")
        return
    past = _chosen(own, lang)
    _actions(past, undoing.get(past.number), view)


def _table(batches: tuple[Past, ...], lang: str) -> None:
    titles = (mark("No."), mark("File"), mark("Accepted"), mark("Accepted by"), mark("Figures"), mark("Standing"))
    table = tables.texts([tr(lang, title) for title in titles], [_row(past, lang) for past in batches])
    alt = tr(lang, mark("{count} imports, the latest first"), count=len(batches))
    st.dataframe(table, hide_index=True, alt=alt, height=imports_tables.height(len(batches)), lazy=tables.LAZY)


def _row(past: Past, lang: str) -> tuple[str, ...]:
    return (
        str(past.number),
        past.file_name if _imported(past) else tr(lang, mark("what came with the program")),
        imports_desk.local(past.accepted_at),
        past.accepted_by or "—",
        f"{past.rows:,}",
        _standing(past, lang),
    )


def _imported(past: Past) -> bool:
    """Whether a person brought the file; the program's own figures are not undone here."""
    return bool(past.accepted_by or past.kept_as)


def _standing(past: Past, lang: str) -> str:
    if past.undone_at is None:
        return tr(lang, mark("in the store"))
    return tr(lang, mark("undone {when}"), when=imports_desk.local(past.undone_at))


def _chosen(own: list[Past], lang: str) -> Past:
    by_number = {past.number: past for past in own}
    chosen = by_number.get(st.session_state.get("import_past", 0), own[0])
    st.session_state["import_batch"] = chosen.number
    st.selectbox(
        tr(lang, mark("Import to look at")),
        list(by_number),
        format_func=lambda number: f"{number} · {by_number[number].file_name}",
        key="import_batch",
        on_change=_choose,
        filter_mode="contains",
    )
    return chosen


def _choose() -> None:
    st.session_state["import_past"] = st.session_state["import_batch"]


def _actions(past: Past, undo: Seen | None, view: View) -> None:
    lang = view.lang
    if undo and past.undone_at is None and imports_report.trouble(undo, lang):
        return
    with st.container(horizontal=True):
        kept = imports_desk.kept(past)
        if kept:
            st.download_button(
                tr(lang, mark("Download the file as it came")),
                kept,
                file_name=past.file_name,
                icon=":material/download:",
                key=f"kept:{past.number}",
                on_click="ignore",
            )
        running = undo is not None and undo.alive
        if past.undone_at is None:
            label = tr(lang, mark("Undo this import"))
            if st.button(label, icon=":material/undo:", key=f"undo:{past.number}", disabled=running):
                _ask(past, view)
    if undo and past.undone_at is not None:
        _undone(undo, lang)


def _undone(undo: Seen, lang: str) -> None:
    found = imports_desk.outcome(undo)
    if found:
        message = mark("Figures taken out: {rows}. The store is as if this file had never been imported.")
        st.success(tr(lang, message, rows=f"{found.rows:,}"), icon=":material/undo:")


def _ask(past: Past, view: View) -> None:
    lang = view.lang

    def confirm() -> None:
        message = mark(
            "{name}, import No. {number}: its figures ({rows}) are taken out, and what the store held before is shown again. The file itself is kept."
        )
        st.markdown(plain(tr(lang, message, name=past.file_name, number=past.number, rows=f"{past.rows:,}")))
        _later(past, view)
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button(tr(lang, mark("Keep it")), key="undo_not"):
                st.rerun()
            if st.button(
                tr(lang, mark("Undo this import")),
                icon=":material/undo:",
                key="undo_yes",
                on_click=imports_report.attempt,
                args=(imports_desk.undo, past, view.selection.store),
            ):
                st.rerun()

    st.dialog(tr(lang, mark("Undo this import?")))(confirm)()


def _later(past: Past, view: View) -> None:
    """Name the later imports that touch the same cells; they stay."""
    later = imports_desk.depends(past, view.selection.store)
    if not later:
        return
    lang = view.lang
    message = mark("Later imports touch the same cells and stay as they are: {names}")
    names = [f"{one.number} · {one.file_name} ({one.cells:,})" for one in later[:_MOST_NAMED]]
    if len(later) > _MOST_NAMED:
        names.append(tr(lang, mark("and {count} more"), count=len(later) - _MOST_NAMED))
    said = tr(lang, message, names=("；" if lang == "zh" else "; ").join(names))
    st.warning(plain(said), icon=":material/layers:")
