"""The reader's choice: read from the URL, changed from the sidebar, maps and rankings, kept across pages."""

from __future__ import annotations

import streamlit as st

from analytics.i18n import LANGUAGES, mark, tr
from analytics.indicators import INDICATORS
from analytics.selection import FIRST_YEAR, LAST_YEAR, parse, store_of
from analytics.settings import DEMO, PUBLISHED, STORES
from pages.ui import data

OWN = ("store", "region", "years", "lang", "map", "with")
_BESIDE_SELECTION = ("map", "with")
_MOST_BESIDE = 5
_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_STORE_NAMES = {PUBLISHED: mark("Published figures"), DEMO: mark("Demo data")}


def current(page: str) -> tuple[data.View, list[str]]:
    """What the URL chooses, in its store's present revision; a page opened from the menu carries the last choice on."""
    params = {key: value for key in OWN if (value := st.query_params.get(key)) is not None}
    switched = st.session_state.get("page", page) != page
    st.session_state["page"] = page
    changed = st.session_state.pop("changed", False)
    if changed or (switched and not params):
        params = dict(st.session_state.get("chosen", {}))
    store = store_of(params)
    revision = data.revision(store)
    tree = data.reference(store, revision).tree
    if changed and params.get("region") not in tree:
        params.pop("region", None)  # another store was chosen, and it does not hold the region
    selection, complaints = parse(params, tree)
    kept: dict[str, str] = {key: params[key] for key in _BESIDE_SELECTION if key in params}
    _write({**selection.params(tree.root), **kept})
    view = data.View(selection, revision)
    st.session_state["view"] = view
    return view, complaints


def viewed() -> data.View:
    """What the present run shows."""
    chosen: data.View = st.session_state["view"]
    return chosen


def _write(wanted: dict[str, str]) -> None:
    st.session_state["chosen"] = wanted
    for key in OWN:
        if key in wanted:
            if st.query_params.get(key) != wanted[key]:
                st.query_params[key] = wanted[key]
        elif key in st.query_params:
            del st.query_params[key]


def _change(**changed: str) -> None:
    """Note a changed choice; the coming run takes it before the URL, and writes it there (a callback cannot)."""
    st.session_state["chosen"] = {**st.session_state.get("chosen", {}), **changed}
    st.session_state["changed"] = True


def go(region: str) -> None:
    """Move the whole view to a region; for callbacks."""
    _change(region=region)


def _region_chosen() -> None:
    go(st.session_state["region_box"])


def _years_chosen() -> None:
    start, end = st.session_state["years_slider"]
    _change(years=f"{start}-{end}")


def _language_chosen() -> None:
    _change(lang=st.session_state["language"])


def _store_chosen() -> None:
    _change(store=st.session_state["store"])


def way_out(lang: str) -> None:
    """Where the demo store cannot be shown, lead back to the published one."""
    if DEMO in (st.query_params.get("store"), st.session_state.get("chosen", {}).get("store")):
        st.button(tr(lang, mark("Back to the published figures")), on_click=_change, kwargs={"store": PUBLISHED})


def sidebar(view: data.View) -> None:
    """Draw the choosers under the menu."""
    lang, selection = view.lang, view.selection
    labels = data.region_labels(lang, selection.store, view.revision)
    st.session_state["region_box"] = selection.region
    st.session_state["years_slider"] = (selection.start, selection.end)
    st.session_state["language"] = lang
    st.session_state["store"] = selection.store
    with st.sidebar:
        st.selectbox(
            tr(lang, mark("Region")),
            list(labels),
            format_func=labels.__getitem__,
            key="region_box",
            on_change=_region_chosen,
            filter_mode="contains",
            help=tr(lang, mark("Type a name, a code or the first letters in pinyin (cds finds 成都市).")),
        )
        st.slider(tr(lang, mark("Years")), FIRST_YEAR, LAST_YEAR, key="years_slider", on_change=_years_chosen)
        st.segmented_control(
            tr(lang, mark("Figures")),
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
        )


def indicator(offered: tuple[str, ...]) -> str:
    """Let the reader choose the indicator of map and ranking; the first with figures where none is chosen."""
    view = viewed()
    lang = view.lang
    asked: str = st.session_state["chosen"].get("map", "")
    if asked not in offered:
        asked = next((key for key in offered if not data.figure(f"map:{key}", view).empty), offered[0])
    st.session_state["map_box"] = asked
    label = tr(lang, mark("Indicator of map and ranking"))
    st.selectbox(
        label,
        offered,
        format_func=lambda key: tr(lang, mark("Map and ranking: {label}"), label=tr(lang, INDICATORS[key].label)),
        label_visibility="collapsed",
        key="map_box",
        on_change=_map_chosen,
        width=320,
    )
    return asked


def _map_chosen() -> None:
    _change(map=st.session_state["map_box"])


def beside() -> str:
    """Let the reader choose up to five regions to stand beside the selected one; gives their codes with commas."""
    view = viewed()
    lang, tree = view.lang, data.shared(view).tree
    labels = data.region_labels(lang, view.selection.store, view.revision)
    chosen = _beside(labels, tree[view.region].parent or "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.session_state["beside_box"] = None
        st.selectbox(
            tr(lang, mark("Compare with (up to five)")),
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key="beside_box",
            placeholder=tr(lang, mark("Compare with (up to five)")),
            label_visibility="collapsed",
            disabled=len(chosen) >= _MOST_BESIDE,
            on_change=_beside_added,
            args=(chosen,),
            filter_mode="contains",
            width=320,
        )
        for code in chosen:
            st.button(
                tree.short(code, lang),
                icon=":material/close:",
                help=tr(lang, mark("Take {region} out of the comparison"), region=tree.short(code, lang)),
                key=f"beside:{code}",
                on_click=_beside_set,
                args=([other for other in chosen if other != code],),
            )
    return ",".join(chosen)


def _beside(labels: dict[str, str], usual: str) -> list[str]:
    """The regions of the link; the parent where it names none."""
    asked = st.session_state["chosen"].get("with", usual).split(",")
    return [code for code in dict.fromkeys(asked) if code in labels][:_MOST_BESIDE]


def _beside_added(chosen: list[str]) -> None:
    added = st.session_state["beside_box"]
    if added:
        _beside_set([*chosen, added])


def _beside_set(codes: list[str]) -> None:
    _change(**{"with": ",".join(codes) or "-"})
