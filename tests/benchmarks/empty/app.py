"""Serves a page with nothing on it, the same way as Yanzhen: what Streamlit itself costs."""

import streamlit as st

app = st.App("frame.py")
