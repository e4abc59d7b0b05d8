"""Empty forms: a workbook for the selected region, ready to fill in and import."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.i18n import mark, tr
from analytics.indicators import TOPIC_LABELS, Topic
from analytics.ingest import templates
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.settings import DEMO
from pages.ui import data
from pages.ui.imports_report import XLSX
from pages.ui.text import plain

if TYPE_CHECKING:
    from pages.ui.data import View

_USUAL_YEARS: Final = 3


def show(view: View) -> None:
    """Let the reader choose topic and years; the region is the selected one."""
    lang, tree = view.lang, data.shared(view).tree
    topics = list(Topic)
    with st.container(border=True):
        topic = st.selectbox(
            tr(lang, mark("Topic")),
            topics,
            format_func=lambda one: tr(lang, TOPIC_LABELS[one]),
            key="form_topic",
            persist_state="session",
            width=320,
        )
        first, last = st.slider(
            tr(lang, mark("Years to fill in")),
            FIRST_YEAR,
            LAST_YEAR,
            (LAST_YEAR - _USUAL_YEARS, LAST_YEAR - 1),
            key="form_years",
            persist_state="session",
            width=420,
        )
        years = range(first, last + 1)
        _describe(view, topic, years)
        st.download_button(
            tr(lang, mark("Download the form")),
            partial(
                templates.template,
                topic,
                tree,
                view.region,
                years,
                lang,
                simulated=view.selection.store == DEMO,
            ),
            file_name=templates.file_name(topic, tree, view.region, lang),
            mime=XLSX,
            icon=":material/download:",
            key="form",
            on_click="ignore",
        )


def _describe(view: View, topic: Topic, years: range) -> None:
    lang, tree = view.lang, data.shared(view).tree
    message = mark(
        "{region} and its {children} regions × {years} years: {rows} rows, {columns} columns to fill in: {names}."
    )
    asked = templates.measures(topic)
    names = ("、" if lang == "zh" else ", ").join(tr(lang, one.label) for one in asked)
    rows = templates.of_years(tree, view.region, years)
    children = len({code for code, _ in rows} - {view.region})
    places = {"children": children, "years": len(years), "rows": len(rows), "columns": len(asked), "names": names}
    st.markdown(plain(tr(lang, message, region=tree.name(view.region, lang), **places)))
    note = mark(
        "Choose the region on the left. A second sheet says what each column counts and how to write what is not known."
    )
    st.caption(tr(lang, note))
