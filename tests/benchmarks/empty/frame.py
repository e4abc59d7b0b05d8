"""One page of the menu with a choice of 200 options and one line of text."""

from __future__ import annotations

import streamlit as st


def page() -> None:
    """Draw the choice and what was chosen."""
    chosen = st.selectbox("Option", [f"Option {number}" for number in range(200)], key="option_box")
    st.write(chosen)


st.navigation([st.Page(page, title="Empty", url_path="empty", default=True)]).run()
