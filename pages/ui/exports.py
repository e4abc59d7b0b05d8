"""The export menu: what is on the page as a file, made outside the page and fetched when it is ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.contents import OVERVIEW, PAGES, REGION, STATIONS
from analytics.errors import Refused
from analytics.export import jobs
from analytics.i18n import mark, tr
from pages.ui import data
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analytics.contents import Page
    from analytics.export.jobs import Seen
    from analytics.workers import State

_POLL_SECONDS: Final = 1
# The formats by the names the command knows them by: their modules load libraries that only a worker needs.
NAMES: Final = {
    "pptx": (mark("Slides (PowerPoint)"), "slideshow"),
    "docx": (mark("Word document"), "description"),
    "xlsx": (mark("Excel workbook"), "table_chart"),
    "pdf": (mark("PDF"), "picture_as_pdf"),
    "html": (mark("Web page"), "language"),
    "csv": (mark("CSV table"), "csv"),
    "pack": (mark("Everything (zip)"), "folder_zip"),
}
_STEPS: Final = {
    "waiting": (mark("Waiting in line"), 0.0),
    "gathering": (mark("Gathering the figures"), 0.15),
    "writing": (mark("Writing the file"), 0.4),
}
_SIZES: Final = ((2**20, "MB"), (2**10, "kB"))


def ask() -> None:
    """Note that the menu was asked for; the coming run opens it."""
    st.session_state["export_asked"] = True
    st.session_state.pop("export_trouble", None)


def open_asked(view: data.View) -> None:
    """Open the menu over the page where it was asked for in the last run."""
    page = shown_page()
    if st.session_state.pop("export_asked", False) and page is not None:
        title = tr(view.lang, mark("Export: {page}"), page=tr(view.lang, page.title))
        offer(view, title, _parts(page, view))


def offer(view: data.View, title: str, parts: dict[str, Sequence[str]]) -> None:
    """Open a menu: ``parts`` give for what can be chosen the arguments by which the command exports it."""
    # Without the rerun the look at the file would go on behind the closed window.
    st.dialog(plain(title), icon=None, on_dismiss="rerun")(lambda: _menu(view, parts))()


def shown_page() -> Page | None:
    """The page of figures the reader is on, if it is one."""
    return PAGES.get(st.session_state.get("page") or OVERVIEW.path)


def _parts(page: Page, view: data.View) -> dict[str, Sequence[str]]:
    """The section that is seen, then the whole page."""
    chosen, selection = st.session_state.get("chosen", {}), view.selection
    wanted = chosen.get({REGION.path: "with", STATIONS.path: "at"}.get(page.path, "map"), "").strip("-")
    whole = (
        f"--page={page.path}",
        f"--region={selection.region}",
        f"--years={selection.start}-{selection.end}",
        f"--store={selection.store}",
        f"--lang={selection.lang}",
        f"--choice={wanted}",
        "--freeze",
    )
    seen = st.session_state.get("part_box", "")
    titles = {one.key: one.title for one in page.sections}
    parts: dict[str, Sequence[str]] = {tr(view.lang, mark("The whole page")): whole}
    if seen in titles and len(titles) > 1:
        named = tr(view.lang, mark("Only '{section}'"), section=tr(view.lang, titles[seen]))
        parts[named] = (*whole, f"--section={seen}")
    return parts


def _menu(view: data.View, parts: dict[str, Sequence[str]]) -> None:
    lang = view.lang
    st.pills(
        tr(lang, mark("Format")),
        list(NAMES),
        default=next(iter(NAMES)),
        required=True,
        format_func=lambda name: f":material/{NAMES[name][1]}: {tr(lang, NAMES[name][0])}",
        key="export_format",
    )
    if len(parts) > 1:
        st.radio(tr(lang, mark("What")), list(parts), key="export_part")
    st.button(
        tr(lang, mark("Make the file")),
        type="primary",
        icon=":material/play_arrow:",
        key="export_make",
        on_click=_submit,
        args=(parts, view.revision),
    )
    if trouble := st.session_state.get("export_trouble"):
        st.error(plain(trouble.text(lang)), icon=":material/error:")
    job = st.session_state.get("export_job")
    if job and job[0] == _asked(parts):
        _follow(job[1], lang)


def _asked(parts: dict[str, Sequence[str]]) -> list[str]:
    """What the widgets of the menu ask for."""
    part = st.session_state.get("export_part", "")
    return [*parts.get(part, next(iter(parts.values()))), f"--format={st.session_state['export_format']}"]


def _submit(parts: dict[str, Sequence[str]], revision: int) -> None:
    asked = _asked(parts)
    st.session_state.pop("export_trouble", None)
    try:
        st.session_state["export_job"] = (asked, jobs.submit(data.configured(), asked, revision))
    except Refused as refused:
        st.session_state["export_trouble"] = refused


def _follow(name: str, lang: str) -> None:
    """Look again every second until the file is there."""
    seen = jobs.look(data.configured(), name)
    st.fragment(lambda: _progress(name, lang), run_every=_POLL_SECONDS if seen and seen.alive else None)()


def _progress(name: str, lang: str) -> None:
    seen = jobs.look(data.configured(), name)
    if seen and seen.files:
        for path in seen.files:
            _download(path, lang)
        _kept(seen.state, lang)
    elif seen is None or not seen.alive:
        _trouble(seen, lang)
    else:
        text, share = _STEPS.get(seen.state.step, _STEPS["writing"])
        share += (1 - share) * seen.state.done / seen.state.total if seen.state.total else 0
        st.progress(min(share, 1.0), tr(lang, text))


def _kept(state: State, lang: str) -> None:
    """Whether the figures of a page's file were frozen; those of a presentation were before."""
    if state.error:
        st.caption(plain(tr(lang, mark("Not frozen: {why}"), why=tr(lang, state.error, **state.places))))
    elif state.frozen:
        message = mark("Frozen as {id}: the link /show?present={id} shows these figures whatever changes.")
        st.caption(plain(tr(lang, message, id=state.frozen)))


def _trouble(seen: Seen | None, lang: str) -> None:
    message = mark("The file was broken off. Ask for it again.")
    said = tr(lang, seen.state.error, **seen.state.places) if seen and seen.state.error else tr(lang, message)
    st.error(plain(said), icon=":material/error:")


def _download(path: Path, lang: str) -> None:
    words = tr(lang, mark("Download {name} ({size})"), name=path.name, size=size(path.stat().st_size))
    st.download_button(
        plain(words),
        partial(path.read_bytes),
        file_name=path.name,
        icon=":material/download:",
        on_click="ignore",
        key=f"download:{path.parent.parent.name}:{path.name}",
    )


def size(count: int) -> str:
    """A size in words: 482 kB."""
    step, word = next(((step, word) for step, word in _SIZES if count >= step), (1, "B"))
    return f"{count / step:,.1f} {word}" if word == "MB" else f"{count / step:,.0f} {word}"
