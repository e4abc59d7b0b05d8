"""What a reader chooses within a page: the indicator of a map, a year, regions to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.figures import usual
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from pages.ui import choices, data

if TYPE_CHECKING:
    from analytics.regions import RegionTree

_MOST_BESIDE = 5


def indicator(offered: tuple[str, ...]) -> str:
    """Let the reader choose the indicator of map and ranking; where none is chosen, the first that fills a map."""
    view = choices.viewed()
    lang = view.lang
    asked: str = st.session_state["chosen"].get("map", "")
    if asked not in offered:
        tree = data.shared(view).tree
        asked = usual.indicator(
            offered, lambda key: len(data.figure(f"map:{key}", view).rows), usual.places(tree, view.region)
        )
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


def moment() -> str:
    """Let the reader move along the years in which stations opened; the last one where none is chosen."""
    view = choices.viewed()
    shared = data.shared(view)
    if not shared.opened:
        return ""
    first, last = shared.opened[0], usual.moment(shared.opened, shared.extent.ends, view.selection.end)
    if first >= last:
        return str(last)
    asked: str = st.session_state["chosen"].get("at", "")
    year = int(asked) if asked in map(str, range(first, last + 1)) else last
    st.session_state["moment_box"] = year
    st.slider(
        tr(view.lang, mark("Open by the end of")), first, last, key="moment_box", on_change=_moment_chosen, width=320
    )
    return str(year)


def _moment_chosen() -> None:
    choices.change(at=str(st.session_state["moment_box"]))


def _map_chosen() -> None:
    choices.change(map=st.session_state["map_box"])


def beside() -> str:
    """Let the reader choose up to five regions to stand beside the selected one; gives their codes with commas."""
    view = choices.viewed()
    lang, tree = view.lang, data.shared(view).tree
    chosen = _beside(tree, tree[view.region].parent or "")
    st.session_state["beside_box"] = None
    st.selectbox(
        tr(lang, mark("Compare with (up to five)")),
        data.near(view),
        index=None,
        format_func=choices.caller(view),
        key="beside_box",
        accept_new_options=True,
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


def _beside(tree: RegionTree, usual: str) -> list[str]:
    """The regions of the link; the parent where it names none."""
    asked = st.session_state["chosen"].get("with", usual).split(",")
    return [code for code in dict.fromkeys(asked) if code in tree][:_MOST_BESIDE]


def _beside_added(chosen: list[str]) -> None:
    if added := choices.meant(st.session_state["beside_box"]):
        _beside_set([*chosen, added])


def _beside_set(codes: list[str]) -> None:
    choices.change(**{"with": ",".join(codes) or "-"})
