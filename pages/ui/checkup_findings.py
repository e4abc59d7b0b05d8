"""The list of findings: what the reader wants to see of it, the table, its export, and the one that was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, get_args

import streamlit as st

from analytics import claims
from analytics.claims import Verdict, listing
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from pages.ui import checkup_one, choices, data, tables

if TYPE_CHECKING:
    from analytics.claims.listing import Listed, Wanted
    from pages.ui.data import Checkup, View

_PAGE: Final = 50
_VERDICTS: Final = {Verdict.CONTRADICTS: mark("do not agree"), Verdict.UNDECIDED: mark("cannot be told")}
_STATES: Final = {"open": mark("open"), "closed": mark("closed")}
_HEIGHT: Final = (12 + 1) * 35 + 3
# Pixels: a full date, a number of ten digits, two of six, with room left for the last column on an office screen.
_WIDTHS: Final = {"Period": 94, "Stated": 107, "By calculation": 136}
# English words are longer; what is cut of them stands in full under the table, and the numbers are what is compared.
_ENGLISH: Final = {"Check": 142, "Region": 100, "Indicator": 178, "Stated": 122, "By calculation": 152}


def show(known: Checkup, inside: frozenset[str], view: View) -> None:
    """Draw the findings of some regions that the reader asks for."""
    lang = view.lang
    here = [one for one in known.findings if one.finding.region in inside]
    if not here:
        message = mark("Nothing about this region and those below it contradicts or is left open.")
        st.info(tr(lang, message), icon=":material/done_all:")
        return
    wanted = _wanted(here, inside, lang)
    found = listing.select(here, wanted)
    if found:
        _table(found, view)
        _exports(found, view)
    else:
        st.info(tr(lang, mark("No finding is like this. Choose other conditions.")), icon=":material/filter_alt_off:")
    asked = st.session_state["chosen"].get("finding", "")
    chosen = next((one for one in here if one.finding.id == asked), found[0] if found else None)
    if chosen:
        checkup_one.show(chosen, view)


def _wanted(here: list[Listed], inside: frozenset[str], lang: str) -> Wanted:
    """What the reader wants to see."""
    rules = dict.fromkeys(one.finding.rule for one in here)
    measures = dict.fromkeys(key for one in here for key in one.finding.measures)
    everything = tr(lang, mark("All"))
    with st.container(horizontal=True, vertical_alignment="top"):
        verdict = st.pills(
            tr(lang, mark("Verdict")),
            list(_VERDICTS),
            format_func=lambda one: tr(lang, _VERDICTS[one]),
            key="finding_verdict",
        )
        state = st.pills(
            tr(lang, mark("Standing")),
            list(_STATES),
            default="open",
            format_func=lambda one: tr(lang, _STATES[one]),
            key="finding_state",
        )
        rule = st.selectbox(
            tr(lang, mark("Check")),
            sorted(rules),
            index=None,
            format_func=lambda one: claims.title(one, lang),
            placeholder=everything,
            key="finding_rule",
            width=200,
        )
        measure = st.selectbox(
            tr(lang, mark("Indicator")),
            sorted(measures),
            index=None,
            format_func=lambda one: tr(lang, INDICATORS[one].label),
            placeholder=everything,
            key="finding_measure",
            filter_mode="contains",
            width=200,
        )
        sort = st.selectbox(
            tr(lang, mark("Order")),
            get_args(listing.Sort),
            format_func=lambda one: tr(lang, listing.SORTS[one]),
            key="finding_sort",
            width=160,
        )
    return listing.Wanted(verdict, rule, measure, state, inside, sort)


def _table(found: list[Listed], view: View) -> None:
    lang, tree = view.lang, data.shared(view).tree
    pages = -(-len(found) // _PAGE)
    page = st.pagination(pages, key="finding_page", max_visible_pages=5) if pages > 1 else 1
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    rows = [listing.row(one, tree, lang) for one in shown]
    names = [tr(lang, name) for name in listing.COLUMNS]
    ids = [one.finding.id for one in shown]
    key = f"findings:{page}:{hash(tuple(ids))}"
    widths = _WIDTHS | (_ENGLISH if lang == "en" else {})
    st.dataframe(
        tables.texts(names, rows),
        hide_index=True,
        height="content" if len(shown) <= 12 else _HEIGHT,  # noqa: PLR2004 - rows, as in ``_HEIGHT``
        alt=tr(lang, mark("Findings: {count}"), count=len(found)),
        column_config={tr(lang, name): st.column_config.TextColumn(width=wide) for name, wide in widths.items()},
        key=key,
        on_select=partial(_row_clicked, key, ids),
        selection_mode="single-row",
    )


def _row_clicked(key: str, ids: list[str]) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        choices.change(finding=ids[chosen[0]])


def _exports(found: list[Listed], view: View) -> None:
    lang, tree = view.lang, data.shared(view).tree
    name = tr(lang, mark("findings"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            tr(lang, mark("Download as CSV")),
            partial(listing.to_csv, found, tree, lang),
            file_name=f"{name}-{view.region}.csv",
            mime="text/csv",
            icon=":material/download:",
            key="findings_csv",
            on_click="ignore",
        )
        st.download_button(
            tr(lang, mark("Download as JSON")),
            partial(listing.to_json, found, tree, lang),
            file_name=f"{name}-{view.region}.json",
            mime="application/json",
            icon=":material/data_object:",
            key="findings_json",
            on_click="ignore",
        )
        message = mark("{count} findings. Choose a row to read one in full.")
        st.caption(tr(lang, message, count=f"{len(found):,}"))
