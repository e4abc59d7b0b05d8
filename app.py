"""Serves Yanzhen: streamlit run app.py."""

import streamlit as st

from pages.ui.geodata import routes
from pages.ui.server import lifespan, middleware

app = st.App("pages/ui/frame.py", lifespan=lifespan, routes=routes(), middleware=middleware())
