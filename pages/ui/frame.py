"""The frame around every page: menu, choosers, path, and a sentence instead of an exception."""

from __future__ import annotations

import logging

import streamlit as st

from analytics.errors import Refused
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr
from pages.ui import blocks, choices, exports, nav
from pages.ui.text import plain
from pages.ui.turns import turn

_LOG = logging.getLogger("yanzhen")
_ICON = "/app/static/mark.png"  # served by Streamlit itself: a path would be opened and read on every run
_MARK = "/app/static/name.svg"


def _language() -> str:
    asked = st.query_params.get("lang") or st.session_state.get("chosen", {}).get("lang", DEFAULT)
    return asked if asked in LANGUAGES else DEFAULT


def main() -> None:
    """Draw one run of the app."""
    lang = _language()
    if st.session_state.get("titled") != lang:  # a browser keeps it until it loads the page anew, as another session
        st.set_page_config(page_title=tr(lang, mark("Yanzhen: social-work talent")), page_icon=_ICON, layout="wide")
        st.session_state["titled"] = lang
    st.logo(_MARK, size="large", icon_image=_ICON)
    page = st.navigation(nav.pages(lang), expanded=True)
    try:
        view, complaints = choices.current(page.url_path)
        choices.sidebar(view)
        for complaint in complaints:
            st.warning(plain(complaint), icon=":material/link_off:")
        with st.container(key=f"page_{page.url_path}"):
            blocks.header(view, page.title)
            page.run()
        exports.open_asked(view)
    except Refused as refused:
        choices.way_out(lang)
        st.error(plain(refused.text(lang)), icon=":material/error:")
    except Exception:  # noqa: BLE001 - whatever goes wrong, a reader sees a sentence and the log has the rest
        _LOG.exception("page %s", page.url_path)
        st.error(
            tr(
                lang,
                mark(
                    "This page could not be shown. The details are in the server's log; load the page again, or choose another region."
                ),
            ),
            icon=":material/error:",
        )


with turn():
    main()
