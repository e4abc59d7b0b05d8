"""The import page: upload, the files under way, and the section the reader chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analytics.errors import Refused
from analytics.i18n import mark, tr
from analytics.ingest import jobs
from pages.ui import (
    choices,
    imports_desk,
    imports_forms,
    imports_history,
    imports_progress,
    imports_report,
    imports_text,
)
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.contents import Page
    from pages.ui.data import View
    from pages.ui.imports_desk import Entry


def show(page: Page) -> None:
    """Draw the chosen section of the import page."""
    view = choices.viewed()
    section = choices.section(page.sections, view)
    for refused in st.session_state.pop("import_complaints", []):
        st.error(plain(refused.text(view.lang)), icon=":material/error:")
    drawn = {
        "import": _files,
        "text": imports_text.show,
        "history": imports_history.show,
        "templates": imports_forms.show,
    }
    drawn[section.key](view)


def _files(view: View) -> None:
    lang = view.lang
    _uploader(view)
    found = imports_desk.entries(view.selection.store)
    if not found:
        message = mark(
            "No file was looked at in the last seven days. Upload one: it is read and checked, and you see what it would change before anything is stored. Empty forms are under 'Forms'."
        )
        st.info(tr(lang, message), icon=":material/upload_file:")
        return
    gone = imports_desk.gone(found, view.selection.store)
    chosen = _chosen(found, lang, gone)
    imports_progress.follow([entry.latest for entry in found], lang)
    imports_report.show(chosen, view, gone)


def _uploader(view: View) -> None:
    lang = view.lang
    slot = f"import_upload:{st.session_state.setdefault('import_uploads', 0)}"
    with st.container(key=f"uploader_{lang}"):
        st.file_uploader(
            tr(lang, mark("Workbooks or tables to import: drop them here, or choose them")),
            type=[suffix.removeprefix(".") for suffix in jobs.SUFFIXES],
            accept_multiple_files=True,
            max_upload_size=jobs.MOST_BYTES // 2**20,
            key=slot,
            on_change=uploaded,
            args=(slot, view.selection.store),
        )
    message = mark(
        "Up to {count} files at once, each up to {most} MB: xlsx, xlsm, xls, xlsb, ods, csv, txt. A file is taken whole or not at all; nothing is stored before you accept it. Do not upload lists of persons."
    )
    st.caption(tr(lang, message, count=imports_desk.MOST_FILES, most=jobs.MOST_BYTES // 2**20))


def uploaded(slot: str, store: str) -> None:
    """Hand the files over and empty the uploader, so that the server need not keep them in memory.

    Streamlit calls again with what is already handed over where the run after it was broken off.
    """
    files = [one for one in st.session_state[slot] or [] if isinstance(one, UploadedFile)]
    if not files:
        return
    taken, complaints = [], []
    for one in files[: imports_desk.MOST_FILES]:
        try:
            taken.append(imports_desk.examine(one.getbuffer(), one.name, store).id)
        except Refused as refused:
            complaints.append(refused)
    if len(files) > imports_desk.MOST_FILES:
        message = mark("Only the first {count} files were taken; upload the others next.")
        complaints.append(Refused(message, count=imports_desk.MOST_FILES))
    st.session_state["import_complaints"] = complaints
    _forget(files)
    st.session_state["import_uploads"] += 1
    if taken:
        st.session_state["import_chosen"] = taken[0]


def _forget(files: list[UploadedFile]) -> None:
    """Let Streamlit drop uploaded files, which it otherwise holds in memory until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for one in files:
            context.uploaded_file_mgr.remove_file(context.session_id, one.file_id)


def _chosen(found: list[Entry], lang: str, gone: frozenset[int]) -> Entry:
    by_key = {entry.key: entry for entry in found}
    chosen = by_key.get(st.session_state.get("import_chosen", ""), found[0])
    st.session_state["import_file"] = chosen.key  # each run, for its label tells how the file stands now
    st.selectbox(
        tr(lang, mark("File to look at")),
        list(by_key),
        format_func=lambda key: imports_report.label(by_key[key], lang, gone),
        key="import_file",
        on_change=_choose,
        filter_mode="contains",
    )
    return chosen


def _choose() -> None:
    st.session_state["import_chosen"] = st.session_state["import_file"]
