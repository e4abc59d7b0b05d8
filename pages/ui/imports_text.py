"""The section for figures from text: an article is pasted, figures are proposed, an editor takes some of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics.claims import VERDICTS, Verdict, sentence
from analytics.errors import Refused
from analytics.i18n import mark, tr
from analytics.ingest import text as reading
from analytics.ingest.text import article
from analytics.ingest.text.letters import clean
from analytics.provenance import GRADES
from analytics.store.models import Grade
from pages.ui import choices, data, imports_candidates, imports_desk, imports_progress, imports_report
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.ingest.text import Candidate
    from pages.ui.data import View
    from pages.ui.imports_desk import Entry

_BADGES: Final = {
    Verdict.CONTRADICTS: ":orange-badge[:material/flag: {}]",
    Verdict.UNDECIDED: ":gray-badge[:material/help: {}]",
    Verdict.AGREES: ":green-badge[:material/check: {}]",
}
_KEY: Final = "text_article"
_MOST_SAID: Final = 30


@dataclass(frozen=True)
class Pasted:
    """An article as the editor gave it, personal numbers blacked out."""

    publication: article.Publication
    text: str
    region: str = ""

    @property
    def key(self) -> str:
        """A name of it for widgets."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def show(view: View) -> None:
    """Draw the section: the form, what was proposed, and how the acceptance stands."""
    lang = view.lang
    _form(view)
    pasted: Pasted | None = st.session_state.get(_KEY)
    if pasted is None:
        message = mark(
            "Paste an article above. Numbers that look like figures are proposed with what they count, where and when; you decide which are right. No text leaves this server, and nothing is stored before you accept it."
        )
        st.info(tr(lang, message), icon=":material/article:")
        return
    found = _proposed(pasted, view.selection.store, view.revision)
    if not found:
        message = mark("No figure was found in this text: none of its numbers says what it counts.")
        st.warning(tr(lang, message), icon=":material/search_off:")
        return
    slot = f"text_table:{pasted.key}"
    imports_candidates.draw(pasted.text, found, view, slot)
    st.button(
        tr(lang, mark("Look at what the ticked figures change")),
        icon=":material/difference:",
        key="text_preview",
        on_click=_preview,
        args=(pasted, slot, view),
    )
    # Beside the button: a long text stands between it and the top of the page.
    if refused := st.session_state.pop("text_refused", None):
        st.error(plain(refused.text(lang)), icon=":material/error:")
    if entry := _entry(pasted, view):
        _report(entry, view)


@lru_cache(maxsize=32)
def _proposed(pasted: Pasted, store: str, revision: int) -> tuple[Candidate, ...]:
    tree = data.reference(store, revision).tree
    about = pasted.publication
    return reading.propose(pasted.text, tree, title=about.title, published=about.published, region=pasted.region)


def _form(view: View) -> None:
    lang = view.lang
    with st.form("text_form"):
        left, middle, right = st.columns((3, 4, 2))
        with left:
            st.text_input(tr(lang, mark("Publisher")), key="text_publisher", max_chars=80, persist_state="session")
        with middle:
            st.text_input(
                tr(lang, mark("Title of the article")), key="text_title", max_chars=160, persist_state="session"
            )
        with right:
            st.text_input(
                tr(lang, mark("Date")),
                key="text_date",
                max_chars=20,
                placeholder="2024-06-15",
                help=tr(
                    lang, mark("Day, month or year of publication; 'this year' and 'so far' in the text refer to it.")
                ),
                persist_state="session",
            )
        left, middle, right = st.columns((3, 4, 2))
        with left:
            st.selectbox(
                tr(lang, mark("Region of the article (if it is one)")),
                data.near(view),
                index=None,
                format_func=choices.caller(view),
                key="text_region",
                filter_mode="contains",
                accept_new_options=True,
                placeholder=tr(lang, mark("from the text")),
                persist_state="session",
            )
        with middle:
            st.text_input(
                tr(lang, mark("Address (if there is one)")), key="text_url", max_chars=300, persist_state="session"
            )
        with right:
            st.selectbox(
                tr(lang, mark("Grade of the source")),
                article.GRADES,
                index=article.GRADES.index(Grade.MEDIA),
                format_func=lambda grade: tr(lang, GRADES[grade]),
                key="text_grade",
                persist_state="session",
            )
        message = mark("Text of the article, at most {most} characters; telephone and identity numbers are blacked out")
        st.text_area(tr(lang, message, most=f"{reading.MOST:,}"), key="text_text", height=220, persist_state="session")
        st.form_submit_button(
            tr(lang, mark("Find figures")), icon=":material/manage_search:", key="text_find", on_click=_submitted
        )


def _submitted() -> None:
    """Take over what the form holds; what is missing is said above the page of the coming run."""
    state = st.session_state
    written = str(state.get("text_date") or "")
    publication = article.Publication(
        clean(str(state.get("text_publisher") or "").strip()),
        clean(str(state.get("text_title") or "").strip()),
        imports_candidates.stored(written) if written.strip() else "",
        clean(str(state.get("text_url") or "").strip()),
        str(state.get("text_grade") or Grade.MEDIA.value),
    )
    text = str(state.get("text_text") or "")
    if refused := _lacking(publication, text):
        imports_report.complain(refused)
        return
    state[_KEY] = Pasted(publication, clean(text), choices.meant(state.get("text_region")))
    state.pop("text_chosen", None)


def _lacking(publication: article.Publication, text: str) -> Refused | None:
    """What stands in the way of looking for figures."""
    if not publication.complete:
        message = mark(
            "Publisher, title and date of the article must be given: a figure without its source is not taken."
        )
        return Refused(message)
    if not text.strip():
        return Refused(mark("Paste the text of the article first."))
    if len(text) > reading.MOST:
        return Refused(reading.TOO_LONG, count=f"{len(text):,}", most=f"{reading.MOST:,}")
    return None


def _preview(pasted: Pasted, slot: str, view: View) -> None:
    """Hand the ticked figures over to a worker, as an uploaded file is."""
    store = view.selection.store
    edits = dict(st.session_state.get(slot, {})).get("edited_rows", {})
    try:
        taken = imports_candidates.chosen(_proposed(pasted, store, view.revision), edits, view.lang)
        content = article.write(pasted.publication, pasted.text, taken)
        job = imports_desk.examine(memoryview(content), f"{pasted.publication.title}{article.SUFFIX}", store)
    except Refused as refused:
        st.session_state["text_refused"] = refused
        return
    st.session_state["text_chosen"] = (pasted.key, job.id)


def _entry(pasted: Pasted, view: View) -> Entry | None:
    """The examined figures of this article, if somebody asked for them."""
    key, job = st.session_state.get("text_chosen", ("", ""))
    if key != pasted.key:
        return None
    return next((one for one in imports_desk.entries(view.selection.store, texts=True) if one.key == job), None)


def _report(entry: Entry, view: View) -> None:
    gone = imports_desk.gone([entry], view.selection.store)
    st.divider()
    imports_progress.follow([entry.latest], view.lang)
    imports_report.show(entry, view, gone)
    found = imports_desk.outcome(entry.latest)
    if found and found.batch is not None and found.batch not in gone:
        _findings(entry, view)


def _findings(entry: Entry, view: View) -> None:
    """What the claim checks find about the new figures, contradictions first."""
    lang, tree = view.lang, data.shared(view).tree
    found = imports_desk.findings(entry, view)
    st.subheader(tr(lang, mark("What the checks say of these figures")), anchor=False)
    if not found:
        st.caption(tr(lang, mark("No other figure of the store can be held against them yet.")))
        return
    lines = []
    for one in found[:_MOST_SAID]:
        badge = _BADGES[one.verdict].format(plain(tr(lang, VERDICTS[one.verdict])))
        lines.append(f"{badge}  {plain(sentence(one, tree, lang))}")
    # Two sources of one figure are held against the same others in the same words.
    st.markdown("\n\n".join(dict.fromkeys(lines)))
    if len(found) > _MOST_SAID:
        st.caption(tr(lang, mark("and {count} more"), count=len(found) - _MOST_SAID))
