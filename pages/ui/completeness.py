"""The section on completeness: who has reported a measure for a year, who is to be asked, how old and how even figures are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.completeness import lacking
from analytics.contents import Card
from analytics.figures.build.reporting import of_year
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, MEASURES, TOPIC_LABELS, Topic, counted
from analytics.ingest import templates
from analytics.selection import FIRST_YEAR
from analytics.settings import DEMO
from pages.ui import blocks, choices, data, details
from pages.ui.imports_report import XLSX
from pages.ui.text import plain

if TYPE_CHECKING:
    from pages.ui.data import View

USUAL: Final = "exam_registered"
_ASKED: Final = tuple(measure.key for topic in Topic for measure in counted(topic))


def show(view: View) -> None:
    """Draw the section: the roll call of one measure and year with its form, then years, ages and breaks."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = _measure(view.lang)
        year = _year(measure, view)
        _form(measure, year, view)
    topic = MEASURES[measure].topic
    cards = (
        Card(f"rollcall:{measure},{year}", wide=True),
        Card(f"reported:{measure}", wide=True),
        Card(f"record:{topic}", wide=True),
        Card("breaks:", wide=True),
        Card("ages:", wide=True),
    )
    figures = [(one, data.figure(one.key, view)) for one in cards]
    blocks.grid([(one, figure, view) for one, figure in figures if not figure.empty])
    for _, figure in figures:
        if figure.empty:
            st.caption(plain(figure.title))
    details.open_asked(view)


def _measure(lang: str) -> str:
    """Let the reader choose one of the measures that forms ask for; the link names it as ``of``."""
    asked: str = st.session_state["chosen"].get("of", "")
    chosen = asked if asked in _ASKED else USUAL
    st.session_state["reported_box"] = chosen
    st.selectbox(
        tr(lang, mark("Measure")),
        _ASKED,
        format_func=lambda key: _label(key, lang),
        key="reported_box",
        on_change=lambda: choices.change(of=st.session_state["reported_box"]),
        filter_mode="contains",
        width=360,
    )
    return chosen


def _label(key: str, lang: str) -> str:
    topic = tr(lang, TOPIC_LABELS[MEASURES[key].topic])
    return tr(lang, mark("{topic}: {label}"), topic=topic, label=tr(lang, INDICATORS[key].label))


def _year(measure: str, view: View) -> int:
    """Let the reader choose the year of the roll call; the one most have reported where the link names none."""
    last = min(view.selection.end, view.day.year)
    years = list(range(last, min(view.selection.start, last) - 1, -1)) or [FIRST_YEAR]
    asked: str = st.session_state["chosen"].get("at", "")
    latest = next((cell.year for cell in of_year(data.called(measure, view))), last)
    chosen = int(asked) if asked in map(str, years) else latest
    st.session_state["called_box"] = chosen
    st.selectbox(
        tr(view.lang, mark("Year")),
        years,
        key="called_box",
        on_change=lambda: choices.change(at=str(st.session_state["called_box"])),
        width=120,
    )
    return chosen


def _form(measure: str, year: int, view: View) -> None:
    """Offer a form that asks exactly those who have not reported."""
    lang, tree = view.lang, data.shared(view).tree
    missing = [cell.region for cell in lacking(of_year(data.called(measure, view), year))]
    if not missing:
        return
    found = MEASURES[measure]
    st.download_button(
        tr(lang, mark("Form for the {count} that have not reported"), count=len(missing)),
        partial(
            templates.template,
            found.topic,
            tree,
            view.region,
            [year],
            lang,
            simulated=view.selection.store == DEMO,
            places=missing,
            asked=(found,),
        ),
        file_name=templates.file_name(found.topic, tree, view.region, lang, tr(lang, found.label), str(year)),
        mime=XLSX,
        icon=":material/download:",
        key="form_missing",
        on_click="ignore",
    )
