"""The reader's choice: read from the URL, changed from the sidebar, maps and rankings, kept across pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.errors import Refused
from analytics.i18n import LANGUAGES, mark, tr
from analytics.selection import FIRST_YEAR, LAST_YEAR, parse, store_of
from analytics.settings import DEMO, PUBLISHED, STORES
from pages.ui import data

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.contents import Section

OWN = ("store", "region", "years", "lang", "part", "map", "with", "at", "of", "finding")
_BESIDE_SELECTION = ("part", "map", "with", "at", "of", "finding")
# What only one page reads; another forgets it.
_OF_ONE_PAGE = {"finding": "checkup"}
_LONGEST = 80
_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_STORE_NAMES = {PUBLISHED: mark("Published"), DEMO: mark("Demo")}


def current(page: str) -> tuple[data.View, list[str]]:
    """What the URL chooses, in its store's present revision; a page opened from the menu carries the last choice on."""
    asked = st.query_params.to_dict()
    params = {key: asked[key] for key in OWN if key in asked}
    switched = st.session_state.get("page", page) != page
    changed = st.session_state.pop("changed", False)
    if changed or (switched and not params):
        params = dict(st.session_state.get("chosen", {}))
    for name, only in _OF_ONE_PAGE.items():
        if page != only:
            params.pop(name, None)
    store = store_of(params)
    revision = data.revision(store)
    tree = data.reference(store, revision).tree
    if changed and params.get("region") not in tree:
        params.pop("region", None)  # another store was chosen, and it does not hold the region
    selection, complaints = parse(params, tree)
    kept: dict[str, str] = {key: params[key] for key in _BESIDE_SELECTION if key in params}
    _write({**selection.params(tree.root), **kept}, asked)
    st.session_state["page"] = page  # last: a run cut short before this has not yet carried the choice on
    view = data.View(selection, revision)
    st.session_state["view"] = view
    if misread := st.session_state.pop("misread", None):
        complaints.append(misread.text(view.lang))
    return view, complaints


def viewed() -> data.View:
    """What the present run shows."""
    chosen: data.View = st.session_state["view"]
    return chosen


def _write(wanted: dict[str, str], shown: dict[str, str]) -> None:
    """Bring the address in step with the choice, where it is not: at once, for each change is a step of the history."""
    st.session_state["chosen"] = wanted
    kept = {key: shown[key] for key in shown if key not in OWN or key in wanted}
    if {**kept, **wanted} != shown:
        st.query_params.from_dict({**kept, **wanted})


def change(**changed: str) -> None:
    """Note a changed choice; the coming run takes it before the URL, and writes it there (a callback cannot)."""
    st.session_state["chosen"] = {**st.session_state.get("chosen", {}), **changed}
    st.session_state["changed"] = True


def go(region: str) -> None:
    """Move the whole view to a region; for callbacks."""
    change(region=region)


def _region_chosen() -> None:
    if code := meant(st.session_state["region_box"]):
        go(code)


def meant(text: str | None) -> str:
    """The region a reader chose or typed; what cannot be told is noted for the coming run to say."""
    if not text:
        return ""
    try:
        return data.shared(viewed()).tree.find(text[:_LONGEST]).code
    except Refused as refused:
        st.session_state["misread"] = refused
        return ""


def _years_chosen() -> None:
    start, end = st.session_state["years_slider"]
    change(years=f"{start}-{end}")


def _language_chosen() -> None:
    change(lang=st.session_state["language"])


def _store_chosen() -> None:
    change(store=st.session_state["store"])


def way_out(lang: str) -> None:
    """Where the demo store cannot be shown, lead back to the published one."""
    if DEMO in (st.query_params.get("store"), st.session_state.get("chosen", {}).get("store")):
        st.button(tr(lang, mark("Back to the published figures")), on_click=change, kwargs={"store": PUBLISHED})


def caller(view: data.View) -> Callable[[str], str]:
    """What gives the label of a region; what was typed stays as it is."""
    labels = data.region_labels(view.lang, view.selection.store, view.revision)
    return lambda code: labels.get(code, code)


def sidebar(view: data.View) -> None:
    """Draw the choosers under the menu."""
    lang, selection = view.lang, view.selection
    tree, label = data.shared(view).tree, caller(view)  # what is chosen needs no code or initials to be found by
    st.session_state["region_box"] = selection.region
    st.session_state["years_slider"] = (selection.start, selection.end)
    st.session_state["language"] = lang
    st.session_state["store"] = selection.store
    with st.sidebar:
        st.selectbox(
            tr(lang, mark("Region")),
            data.near(view),
            format_func=lambda code: tree.name(code, lang) if code == selection.region else label(code),
            key="region_box",
            on_change=_region_chosen,
            filter_mode="contains",
            accept_new_options=True,
            help=tr(
                lang,
                mark(
                    "Type a name, a code or the first letters in pinyin (cds finds 成都市). The list holds provinces, cities and what is around; press Enter to go to a county elsewhere."
                ),
            ),
        )
        st.slider(tr(lang, mark("Years")), FIRST_YEAR, LAST_YEAR, key="years_slider", on_change=_years_chosen)
        st.segmented_control(
            tr(lang, mark("Data")),
            STORES,
            format_func=lambda store: tr(lang, _STORE_NAMES[store]),
            key="store",
            on_change=_store_chosen,
            required=True,
            help=tr(
                lang,
                mark(
                    "Published figures are real and sparse. Demo data are simulated: they show a complete reporting year in Sichuan, and are never mixed with published figures."
                ),
            ),
        )
        st.segmented_control(
            tr(lang, mark("Language")),
            LANGUAGES,
            format_func=_LANGUAGE_NAMES.__getitem__,
            key="language",
            on_change=_language_chosen,
            required=True,
            label_visibility="collapsed",  # its words name it, and with a line above it stood below an office screen
        )


def path(view: data.View) -> None:
    """The way down to the region; a click goes back up."""
    lang, tree = view.lang, data.shared(view).tree
    codes = [node.code for node in tree.path(view.region)]
    st.session_state["path_box"] = view.region
    st.pills(
        tr(lang, mark("Path to the region")),
        codes,
        format_func=lambda code: tree.short(code, lang),
        key="path_box",
        on_change=_step_chosen,
        label_visibility="collapsed",
        width="content",
    )


def _step_chosen() -> None:
    if code := st.session_state["path_box"]:
        go(code)


def section(offered: tuple[Section, ...], view: data.View) -> Section:
    """Let the reader choose a section of the page, the first with a figure where none is chosen."""
    lang = view.lang
    asked: str = st.session_state["chosen"].get("part", "")
    found = next((one for one in offered if one.key == asked), None)
    if found is None:
        _forget("part")  # another page's section
        found = _fullest(offered, view)
    if len(offered) > 1:
        titles = {one.key: tr(lang, one.title) for one in offered}
        st.session_state["part_box"] = found.key
        st.segmented_control(
            tr(lang, mark("Section")),
            list(titles),
            format_func=titles.__getitem__,
            key="part_box",
            on_change=_section_chosen,
            required=True,
            label_visibility="collapsed",
            width="content",
        )
    return found


def _forget(name: str) -> None:
    st.session_state["chosen"].pop(name, None)
    if name in st.query_params:
        del st.query_params[name]


def _fullest(offered: tuple[Section, ...], view: data.View) -> Section:
    """The first section in which the region has a figure of its own, else the nearest region above has one.

    A page that begins with a section without cards always opens there.
    """
    for node in reversed(data.shared(view).tree.path(view.region) if offered[0].cards else ()):
        there = view.at(node.code)
        for one in offered:
            if any(not data.figure(card.chosen(card.usual).key, there).empty for card in one.cards):
                return one
    return offered[0]


def _section_chosen() -> None:
    change(part=st.session_state["part_box"])
